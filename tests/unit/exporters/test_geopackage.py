"""GeoPackage: read back by GDAL and geopandas, styled for QGIS, the same bytes every time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from defusedxml import ElementTree
from outgoing_world import laid_out, made_situation

from landbridge.exporters import Outgoing, exporter_named
from landbridge.exporters._qml import qml
from landbridge.model.layers import PATTERNS, Column, Layer, Look, Style

pyogrio = pytest.importorskip("pyogrio")
WRITE = exporter_named("geopackage").write
STYLE_COLUMNS = [
    "id", "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
    "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time",
]  # fmt: skip
"""As QGIS makes the table."""


@pytest.fixture(scope="module")
def path(closed: Outgoing, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "all.gpkg"
    path.write_bytes(WRITE(closed).files[""])
    return path


@pytest.fixture(scope="module")
def rows(path: Path) -> Iterator[Any]:
    """Ask the file as SQL."""
    connection = sqlite3.connect(path)
    yield lambda query, *values: connection.execute(query, values).fetchall()
    connection.close()


def test_write__every_layer_with_its_geometry(closed: Outgoing, path: Path) -> None:
    there = {str(name): kind for name, kind in pyogrio.list_layers(path)}
    kinds = {"point": "Point", "line": "LineString", "polygon": "MultiPolygon", None: None}
    assert there.pop("layer_styles") is None
    assert there == {layer.name: kinds[layer.shape] for layer in closed.layers.layers}
    for layer in closed.layers.layers:
        info = pyogrio.read_info(path, layer=layer.name)
        assert info["features"] == len(layer.rows)
        assert info["crs"] == ("EPSG:4326" if layer.shape else None)


def test_write__reads_back_as_frames(closed: Outgoing, path: Path) -> None:
    frame = pyogrio.read_dataframe(path, layer="holders")
    layer = closed.layers["holders"]
    assert frame["holder"].fillna("").tolist() == [
        row[layer.position("holder")] or "" for row in layer.rows
    ]
    assert [(p.x, p.y) for p in frame.geometry] == list(layer.shapes)
    info = pyogrio.read_info(path, layer="holders")
    kinds = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert kinds["start"] == kinds["end"] == "datetime64[D]"
    starts = frame["start"].to_numpy().astype("datetime64[D]")
    assert starts[1] == np.datetime64("2020-01-01")
    assert np.isnat(starts[0])


def test_write__last_days_have_a_last_moment(rows: Any) -> None:
    """Compared as text, as QGIS has it done, a row is there on every one of its days."""
    shown = "SELECT count(*) FROM holders WHERE (start <= ? OR start IS NULL)"
    shown += " AND (end_time >= ? OR end_time IS NULL)"
    for day in ("2020-02-29", "2020-03-01", "2020-05-31", "2020-06-01"):
        moment = f"{day}T00:00:00"
        assert rows(shown, moment, moment) == [(4,)], day
    assert rows("SELECT DISTINCT end, end_time FROM holders WHERE place = 'bridge'") == [
        ("2020-02-29", "2020-02-29T23:59:59.000Z"), (None, None),
    ]  # fmt: skip


def test_write__numbers_and_yes_or_no(path: Path) -> None:
    frame = pyogrio.read_dataframe(path, layer="links").set_index("id")
    assert frame.loc["bridge-gate", "km"] == 37.0
    assert bool(frame.loc["bridge-gate", "drawn"]) is True
    assert bool(frame.loc["gate-east", "estimated"]) is True
    assert frame["max_vehicle"].isna().all()


def test_write__styles_where_qgis_looks(closed: Outgoing, rows: Any) -> None:
    assert [row[1] for row in rows("PRAGMA table_info(layer_styles)")] == STYLE_COLUMNS
    told = rows(
        "SELECT f_table_name, f_geometry_column, f_table_catalog, f_table_schema, useAsDefault"
        " FROM layer_styles"
    )
    on_map = [layer.name for layer in closed.layers.layers if layer.shape]
    assert told == [(name, "geom", "", "", 1) for name in on_map]
    assert {row[0] for row in rows("SELECT column_name FROM gpkg_geometry_columns")} == {"geom"}


def test_write__style_of_holders(rows: Any) -> None:
    ((text,),) = rows("SELECT styleQML FROM layer_styles WHERE f_table_name = 'holders'")
    tree = ElementTree.fromstring(text, forbid_dtd=False)
    temporal = tree.find("temporal")
    told = [temporal.get(key) for key in ("enabled", "mode", "limitMode", "startField", "endField")]
    assert told == ["1", "2", "1", "start", "end_time"]
    renderer = tree.find("renderer-v2")
    assert renderer.get("type") == "categorizedSymbol"
    assert renderer.get("attr") == "shown_as"
    values = [c.get("value") for c in renderer.iterfind("categories/category")]
    assert values == ["The North", "The South", "contested", "unknown", "withheld", ""]
    symbols = {s.get("name") for s in renderer.iterfind("symbols/symbol")}
    assert symbols == {c.get("symbol") for c in renderer.iterfind("categories/category")}
    contested = renderer.find("symbols/symbol[@name='2']")
    assert contested.find(".//layer[@class='LinePatternFill']") is not None


def test_write__what_goes_along(closed: Outgoing, rows: Any, path: Path) -> None:
    told = pyogrio.read_info(path, layer="holders")["dataset_metadata"]
    assert told["LICENCE"] == "CC0-1.0"
    assert "The Wire, https://wire.example/ (CC-BY-4.0)" in told["ATTRIBUTION"]
    assert "A data set" not in told["ATTRIBUTION"]
    assert told["RECIPE"] == closed.layers.recipe
    assert told["MAY_BE_PASSED_ON"] == "yes"
    about = rows("SELECT identifier, description FROM gpkg_contents WHERE table_name = 'holders'")
    assert about[0][0] == "Who holds which place"
    assert about[0][1].startswith("Not a safety clearance.")


def test_write__the_same_layers_make_the_same_bytes(
    closed: Outgoing, path: Path, rows: Any
) -> None:
    assert WRITE(closed).files[""] == path.read_bytes()
    assert {row[0] for row in rows("SELECT last_change FROM gpkg_contents")} == {
        "2020-06-02T00:00:00.000Z"
    }


def test_write__one_layer_alone(closed: Outgoing, tmp_path: Path) -> None:
    path = tmp_path / "one.gpkg"
    path.write_bytes(WRITE(replace(closed, only="sources")).files[""])
    assert [str(name) for name, _ in pyogrio.list_layers(path)] == ["sources"]


def test_write__of_an_empty_situation(tmp_path: Path) -> None:
    empty = made_situation(
        sources={}, actors={}, relations=(), places={}, areas={}, links={}, reports=(), claims=(),
        permissions=(),
    )  # fmt: skip
    path = tmp_path / "empty.gpkg"
    path.write_bytes(WRITE(laid_out(None, empty)).files[""])
    assert pyogrio.read_info(path, layer="reports")["features"] == 0


@pytest.mark.parametrize("shape", ["point", "line", "polygon"])
def test_qml__draws_every_pattern_and_escapes(shape: str) -> None:
    looks = tuple(Look(p, f'"{p}" & <so>', "#3b5fa0", p) for p in PATTERNS)
    layer = Layer("x", "X", (Column("k"),), (), shape, style=Style("k", looks), label="k")
    tree = ElementTree.fromstring(qml(layer), forbid_dtd=False)
    labels = [c.get("label") for c in tree.iterfind("renderer-v2/categories/category")]
    assert labels == [*(look.label for look in looks), "other"]
    kinds = {s.get("type") for s in tree.iterfind("renderer-v2/symbols/symbol")}
    assert kinds == {{"point": "marker", "line": "line", "polygon": "fill"}[shape]}
    assert tree.find("temporal") is None
    drawn = [ElementTree.tostring(s) for s in tree.iterfind("renderer-v2/symbols/symbol")]
    assert len(set(drawn)) > (2 if shape == "line" else 1)


def test_qml__without_looks_one_symbol() -> None:
    tree = ElementTree.fromstring(qml(Layer("x", "X", (), (), "line")), forbid_dtd=False)
    assert tree.find("renderer-v2").get("type") == "singleSymbol"
    assert len(tree.findall("renderer-v2/symbols/symbol")) == 1
