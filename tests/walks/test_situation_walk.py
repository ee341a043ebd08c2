"""From a folder to a working file, to map programs, and back to the same folder."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pyogrio
import pytest

from landbridge.situation import SituationFile, check_folder

if TYPE_CHECKING:
    from pathlib import Path

SITUATION = """\
# A comment, an odd layout and a carriage return: all of it comes back.\r
format  =  1
title = "Two towns and a bridge — جسر"
[corridor.over]
origin = "east"
destination = "west"
traveller = "traders"
"""
TABLES = {
    "sources.csv": "name,id,licence,colour\n Spaced ,daily,,red\n",
    "actors.csv": "id,name,kind\ntraders,Traders,civilians\n",
    "places.csv": (
        "lat,lon,id,name,kind,country,aliases\n"
        '33.00,35.0,west,West,,SY,"الغرب; the ""old"" town"\n'
        "33.0,35.10,span,The bridge,crossing,SY,\n"
        "33.0,35.2,east,East,,SY,\n"
    ),
    "links.csv": (
        'a,b,km,geometry\nwest,span,9.5,\nspan,east,,"LINESTRING(35.1 33, 35.15 33.01, 35.2 33)"\n'
    ),
    "reports.csv": (
        "source,published,date,event,place,quote,credibility\n"
        'daily,2020-01-02T10:00Z,2020-01,closes,span,"two\r\nlines, and ""words""",2\n'
        "daily,2020-03,2020-02/2020-03,opens,span,-- a dash,\n"
        "daily,2020-03,2020-02/2020-03,moves,country:SY,,\n"
    ),
    "claims.csv": "source,published,speaker,text\n",
}
AREAS = {
    "type": "FeatureCollection",
    "name": "areas",
    "features": [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"id": "shore", "name": "Shore", "start": 2012, "depth": 1.50},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[[34.9, 32.9], [35.1, 32.9], [35.1, 33.1], [34.9, 32.9]]]],
            },
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the situation as its author would."""
    folder = tmp_path / "authored"
    folder.mkdir()
    (folder / "situation.toml").write_bytes(SITUATION.encode())
    (folder / "areas.geojson").write_text(json.dumps(AREAS, indent=1), "utf-8")
    for name, text in TABLES.items():
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture
def path(folder: Path, tmp_path: Path) -> Path:
    """Make the working file."""
    path = tmp_path / "working.gpkg"
    with SituationFile.create(path) as file:
        file.add(folder)
    return path


def cells(path: Path) -> list[list[str]]:
    """Read a CSV file as others do."""
    with path.open(newline="", encoding="utf-8") as text:
        return list(csv.reader(text))


def test_walk__folder_to_file_to_the_same_folder(folder: Path, path: Path, tmp_path: Path) -> None:
    assert {p.severity for p in check_folder(folder).problems} == {"warning"}
    out = tmp_path / "out"
    with SituationFile.open(path) as file:
        file.export(out)
    assert sorted(p.name for p in out.iterdir()) == sorted(p.name for p in folder.iterdir())
    assert (out / "situation.toml").read_bytes() == SITUATION.encode()
    assert json.loads((out / "areas.geojson").read_text("utf-8")) == AREAS
    for name in TABLES:
        assert cells(out / name) == cells(folder / name), name


def test_walk__the_exported_folder_makes_the_same_situation(path: Path, tmp_path: Path) -> None:
    with SituationFile.open(path) as file, SituationFile.create(tmp_path / "again.gpkg") as again:
        file.export(tmp_path / "out")
        again.add(tmp_path / "out")
        assert again.read() == file.read()


def test_walk__map_programs_see_the_layers(path: Path) -> None:
    layers = {str(name): shape for name, shape in pyogrio.list_layers(path)}
    assert (layers["places"], layers["links"], layers["crossings"]) == (
        "Point",
        "LineString",
        "Point",
    )
    assert layers["reports"] is None
    counts = {}
    for layer in ("places", "links", "crossings", "areas", "reports"):
        meta, _, shapes, fields = pyogrio.raw.read(path, layer=layer)
        counts[layer] = len(fields[0])
        if layer != "reports":
            assert meta["crs"] == "EPSG:4326"
            assert all(shape is not None for shape in shapes)
    assert counts == {"places": 3, "links": 2, "crossings": 1, "areas": 1, "reports": 3}


def test_walk__map_programs_see_the_right_shapes(path: Path) -> None:
    shapely = pytest.importorskip("shapely")
    _, _, crossings, fields = pyogrio.raw.read(path, layer="crossings", columns=["id"])
    assert list(fields[0]) == ["span"]
    assert shapely.from_wkb(crossings[0]).coords[:] == [(35.1, 33.0)]
    _, _, lines, _ = pyogrio.raw.read(path, layer="links")
    assert [len(shapely.from_wkb(line).coords) for line in lines] == [2, 3]
    assert list(pyogrio.read_info(path, layer="places")["total_bounds"]) == [
        35.0,
        33.0,
        35.2,
        33.01,
    ]


def test_walk__the_file_says_that_it_is_a_geopackage(path: Path) -> None:
    start = path.read_bytes()[:100]
    assert start[:16] == b"SQLite format 3\0"
    assert start[68:72] == b"GPKG"
    assert int.from_bytes(start[60:64], "big") == 10400
