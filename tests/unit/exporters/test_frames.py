"""Frames: a CRS, days as days, empty cells as such, and a word where geopandas is missing."""

from __future__ import annotations

import sys

import pytest
from outgoing_world import laid_out

from landbridge.errors import InputError
from landbridge.exporters import Outgoing, exporter_named, frame_of

pytest.importorskip("geopandas")


def test_frame__of_points(closed: Outgoing) -> None:
    frame = frame_of(closed.layers["holders"], closed.layers)
    assert type(frame).__name__ == "GeoDataFrame"
    assert frame.crs.to_epsg() == 4326
    assert str(frame["start"].dtype) == "datetime64[s]"
    row = frame[(frame["place"] == "bridge") & (frame["holder"] == "north")].iloc[0]
    assert str(row["start"].date()) == "2020-03-01"
    assert frame["end"].isna().sum() == 4
    assert (row.geometry.x, row.geometry.y) == (20.8, 40.0)


def test_frame__of_lines_and_of_empty_layers(closed: Outgoing, open_: Outgoing) -> None:
    frame = frame_of(closed.layers["gap"], closed.layers)
    assert list(frame.geometry.geom_type) == ["LineString"]
    assert frame.geometry.to_crs(3857).length.iloc[0] > 100_000
    fronts = frame_of(closed.layers["fronts"], closed.layers)
    assert frame[["from_name", "to_name"]].iloc[0].tolist() == fronts["place_name"].tolist()
    assert fronts["place_name"].notna().all()
    empty = frame_of(open_.layers["gap"], open_.layers)
    assert len(empty) == 0
    assert empty.crs.to_epsg() == 4326


def test_frame__without_shapes_is_plain(closed: Outgoing) -> None:
    frame = frame_of(closed.layers["spells"], closed.layers)
    assert type(frame).__name__ == "DataFrame"
    assert str(frame["days"].dtype) == "Int64"
    assert frame["status"].tolist()[-1] == "closed"
    assert frame["days"].sum() == (frame["end"] - frame["start"]).dt.days.sum() + len(frame)


def test_frame__yes_and_no(closed: Outgoing) -> None:
    frame = frame_of(closed.layers["links"], closed.layers)
    assert str(frame["drawn"].dtype) == "boolean"
    assert frame.set_index("id")["drawn"].to_dict()["gate-east"] is False


def test_frame__what_goes_along(closed: Outgoing) -> None:
    told = frame_of(closed.layers["reports"], closed.layers).attrs
    assert told["licence"] == "CC0-1.0"
    assert told["attribution"][-1].startswith("The Wire")
    assert told["may_be_passed_on"] is True


@pytest.mark.parametrize(
    ("form", "package", "extra"),
    [("geopackage", "pyogrio", "geo"), ("geoparquet", "pyarrow", "parquet")],
)
def test_export__says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, form: str, package: str, extra: str
) -> None:
    outgoing = laid_out()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=rf"needs {package}: pip install 'landbridge\[{extra}\]'"):
        exporter_named(form).write(outgoing)


def test_frame__says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    outgoing = laid_out()
    monkeypatch.setitem(sys.modules, "geopandas", None)
    with pytest.raises(InputError, match=r"pip install 'landbridge\[geo\]'"):
        frame_of(outgoing.layers["places"], outgoing.layers)
