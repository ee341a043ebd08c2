"""Lines of vector files as roads: columns, pieces, systems of coordinates, every form of file."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of, vector_roads
from landbridge.model.imports import ImportSettings
from landbridge.situation.cells import READERS
from landbridge.situation.columns import TABLES

geopandas = pytest.importorskip("geopandas")
pytest.importorskip("pyogrio")
FORMS = ("shp", "gpkg", "fgb", "geojson", "zip", "kml")
VALLEY = Path(__file__).parent / "roads" / "valley.geojson"


def read(path: Path = VALLEY, columns: dict[str, str] | None = None, **options: str):
    named = {} if columns is None else {"columns": columns}
    return vector_roads.read(path, ImportSettings(map=named, options=options))


def roads(told) -> dict[str, dict[str, str]]:
    return {row.cells["id"]: dict(row.cells) for row in told.rows}


def refusal(path: Path, **options: str) -> str:
    with pytest.raises(InputError) as told:
        read(path, **options)
    return str(told.value)


def test_lines__are_parted_where_another_meets_them() -> None:
    told = roads(read())
    assert sorted(told) == ["n1-1", "n1-2", "n2", "n3-1", "n3-2", "n4"]
    assert told["n1-1"]["geometry"] == "LINESTRING (10.0000000 50.0000000, 10.0100000 50.0000000)"
    assert sorted(roads(read(node="none"))) == ["n1", "n2", "n3-1", "n3-2", "n4"]
    assert sorted(roads(read(node="ends"))) == sorted(told)


def test_lines__say_what_their_columns_say() -> None:
    told = roads(read())
    first, lane, banks, ferry = (told[road] for road in ("n1-1", "n2", "n3-1", "n4"))
    assert (first["class"], first["name"], first["ref"]) == ("primary", "Valley Road", "N1")
    assert (first["kmh"], first["km"], first["surface"]) == ("60.0", "0.717", "asphalt")
    assert (lane["one_way"], lane["kmh"]) == ("ab", "30.0")
    assert (banks["one_way"], banks["mode"], banks["features"]) == ("ba", "track", "bridge")
    assert (ferry["mode"], "one_way" in ferry) == ("sea", False)


def test_lines__every_cell_is_as_the_format_wants_it() -> None:
    for row in read().rows:
        columns = {column.name: column for column in TABLES["roads"].columns}
        for name, cell in row.cells.items():
            if columns[name].kind == "choice":
                assert cell in columns[name].choices
            else:
                READERS[columns[name].kind](cell)


def test_columns__guessed_are_shown_and_what_was_not_understood_is_said() -> None:
    told = read()
    assert told.guessed
    assert told.mapping["columns"]["class"] == "highway"
    assert [problem.severity for problem in told.problems] == ["warning"]
    assert "'sometimes'" in told.problems[0].message


def test_columns__of_the_users_own() -> None:
    told = read(columns={"class": "surface", "name": "ref"})
    assert not told.guessed
    assert roads(told)["valley-1-1"]["class"] == "asphalt"
    with pytest.raises(InputError, match="did you mean 'highway'"):
        read(columns={"class": "hihgway"})
    with pytest.raises(InputError, match="no column 'colour' of roads"):
        read(columns={"colour": "name"})


def test_ids__from_a_column_that_says_each_once(tmp_path: Path) -> None:
    frame = geopandas.read_file(VALLEY)
    frame["key"] = ["7", "7", "", "north"]
    frame.drop(columns="road_id").to_file(tmp_path / "keys.geojson")
    told = roads(read(tmp_path / "keys.geojson", id="key", node="none"))
    assert sorted(told) == ["keys-row1", "keys-row2", "keys-row3-1", "keys-row3-2", "north"]
    assert "no column 'nokey'" in refusal(tmp_path / "keys.geojson", id="nokey")


def test_ids__of_pieces_do_not_meet_those_of_others(tmp_path: Path) -> None:
    frame = geopandas.read_file(VALLEY)
    frame["road_id"] = ["a", "a-1", "b", "c"]
    frame.to_file(tmp_path / "meet.geojson")
    told = read(tmp_path / "meet.geojson")
    assert len(roads(told)) == len(told.rows)


@pytest.mark.parametrize("form", FORMS)
def test_forms__all_say_the_same(tmp_path: Path, form: str) -> None:
    frame = geopandas.read_file(VALLEY)
    path = tmp_path / f"valley.{form}"
    if form == "zip":
        frame.to_file(tmp_path / "in.shp")
        with zipfile.ZipFile(path, "w") as archive:
            for part in tmp_path.glob("in.*"):
                archive.write(part, part.name)
    elif form == "kml":
        frame.to_file(path, driver="KML", engine="pyogrio")
    else:
        frame.to_file(path)
    lines = {row.cells["geometry"] for row in read(path).rows}
    assert lines == {row.cells["geometry"] for row in read().rows}


def test_forms__are_recognised_only_where_they_surely_hold_lines(tmp_path: Path) -> None:
    frame = geopandas.read_file(VALLEY)
    frame.to_file(tmp_path / "lines.shp")
    frame.to_file(tmp_path / "lines.gpkg")
    for name in ("lines.shp", "lines.gpkg"):
        assert recognised(sample_of(tmp_path / name)) == ["roads"]
    assert recognised(sample_of(VALLEY)) == ["roads"]
    areas = shapely.buffer(frame.geometry.values, 0.1)
    frame.set_geometry(areas, crs=frame.crs).to_file(tmp_path / "areas.shp")
    assert "roads" not in recognised(sample_of(tmp_path / "areas.shp"))


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_coordinates__are_moved_or_asked_for(tmp_path: Path) -> None:
    frame = geopandas.read_file(VALLEY)
    moved = frame.to_crs("EPSG:32632")
    moved.to_file(tmp_path / "utm.gpkg")
    told = read(tmp_path / "utm.gpkg")
    assert {row.cells["geometry"] for row in told.rows} == {
        row.cells["geometry"] for row in read().rows
    }
    assert any("UTM" in note for note in told.notes)
    bare = moved.set_crs(None, allow_override=True)
    bare.to_file(tmp_path / "bare.shp")
    assert "names no system of coordinates" in refusal(tmp_path / "bare.shp")
    assert len(read(tmp_path / "bare.shp", crs="EPSG:32632").rows) == 6
    assert "no system of coordinates 'EPSG:999999'" in refusal(
        tmp_path / "bare.shp", crs="EPSG:999999"
    )
    wrong = moved.set_crs("EPSG:4326", allow_override=True)
    wrong.to_file(tmp_path / "wrong.gpkg")
    assert "system of coordinates is wrong" in refusal(tmp_path / "wrong.gpkg")


def test_coordinates__exchanged_are_refused_and_one_bad_line_is_put_down(tmp_path: Path) -> None:
    told = json.loads(VALLEY.read_text("utf-8"))
    line = told["features"][0]["geometry"]["coordinates"]
    told["features"] = told["features"][:1]
    told["features"][0]["geometry"]["coordinates"] = [[lat, 100 + lon] for lon, lat in line]
    path = tmp_path / "turned.geojson"
    path.write_text(json.dumps(told), "utf-8")
    assert "exchanged" in refusal(path)
    whole = json.loads(VALLEY.read_text("utf-8"))
    whole["features"][1]["geometry"]["coordinates"][0] = [10.0, 950.0]
    path.write_text(json.dumps(whole), "utf-8")
    problems = [p for p in read(path).problems if p.severity == "error"]
    assert [(p.line, p.file) for p in problems] == [(2, "turned.geojson")]


def test_geofabrik__letters_of_one_ways(tmp_path: Path) -> None:
    frame = geopandas.read_file(VALLEY)
    frame["oneway"] = ["B", "F", "T", "B"]
    frame.to_file(tmp_path / "letters.geojson")
    told = roads(read(tmp_path / "letters.geojson"))
    flows = [told[road].get("one_way", "") for road in ("n1-1", "n2", "n3-1", "n4")]
    assert flows == ["", "ab", "ba", ""]


def test_file__that_cannot_be_used_is_refused_in_words(tmp_path: Path) -> None:
    frame = geopandas.read_file(VALLEY)
    frame.to_file(tmp_path / "two.gpkg", layer="north")
    frame.to_file(tmp_path / "two.gpkg", layer="south")
    assert "several layers" in refusal(tmp_path / "two.gpkg")
    assert len(read(tmp_path / "two.gpkg", layer="south").rows) == 6
    assert "no layer 'east'" in refusal(tmp_path / "two.gpkg", layer="east")
    points = shapely.centroid(frame.geometry.values)
    frame.set_geometry(points, crs=frame.crs).to_file(tmp_path / "points.geojson")
    assert "holds no lines, but 4 points" in refusal(tmp_path / "points.geojson")
    garbage = tmp_path / "garbage.gpkg"
    garbage.write_bytes(b"a letter, and no map" * 500)
    assert "cannot be read" in refusal(garbage)
    (tmp_path / "empty.shp").touch()
    assert "is empty" in refusal(tmp_path / "empty.shp")
    assert "none of the vector files" in refusal(tmp_path / "roads.pdf")
    assert "cannot be read" in refusal(tmp_path / "missing.gpkg")
    pointing = tmp_path / "pointing.json"
    pointing.write_text("<OGRVRTDataSource></OGRVRTDataSource>")
    assert "where other files are" in refusal(pointing)
    laughs = tmp_path / "laughs.kml"
    laughs.write_text('<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>')
    assert "entities" in refusal(laughs)


def test_package__that_is_missing_is_named(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyogrio.raw", None)
    assert "landbridge[geo]" in refusal(VALLEY)


def test_file__of_landbridge_itself_is_refused(tmp_path: Path) -> None:
    import landbridge

    landbridge.new(tmp_path / "own.gpkg")
    assert "working file of landbridge" in refusal(tmp_path / "own.gpkg")


def test_shapefile__cut_off(tmp_path: Path) -> None:
    geopandas.read_file(VALLEY).to_file(tmp_path / "whole.shp")
    for name in ("shp", "dbf", "shx", "prj"):
        shutil.copy(tmp_path / f"whole.{name}", tmp_path / f"half.{name}")
    half = tmp_path / "half.shp"
    half.write_bytes(half.read_bytes()[:150])
    with contextlib.suppress(InputError):
        assert len(read(half).rows) < 6


@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.data())
def test_fuzz__a_good_file_with_some_bytes_changed(tmp_path_factory, data) -> None:
    good = bytearray(VALLEY.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        if data.draw(st.booleans()):
            good[at] = data.draw(st.integers(0, 255))
        else:
            del good[at : at + data.draw(st.integers(1, 60))]
    path = tmp_path_factory.getbasetemp() / "mutated.geojson"
    path.write_bytes(bytes(good))
    with contextlib.suppress(InputError):
        read(path)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    data=st.binary(max_size=300),
    form=st.sampled_from(("geojson", "gpkg", "shp", "fgb", "kml", "zip")),
)
def test_fuzz__any_bytes(tmp_path_factory, data: bytes, form: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any.{form}"
    path.write_bytes(data)
    with contextlib.suppress(InputError):
        read(path)
