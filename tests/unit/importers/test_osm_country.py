"""Whole countries against an independent count: ways, stretches, kilometres, shortest ways."""

from __future__ import annotations

import re

import networkx as nx
import numpy as np
import pytest

from landbridge.importers import osm
from landbridge.importers._osm_file import read_extract
from landbridge.importers._osm_roads import lay_roads
from landbridge.model.imports import ImportSettings
from landbridge.situation.geometry import parse_line
from oracles.slow_osm_roads import (
    EARTH,
    WANTED,
    contracted,
    count,
    directed,
    extract,
    sampled,
    stretch_graph,
)

COUNTRIES = {
    "liechtenstein-latest.osm.pbf": (554, 655, 398, 141.2),
    "andorra.osm.pbf": (586, 865, 736, 307.8),
}


def silent(_: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module", params=COUNTRIES)
def country(request):
    path = extract(request.param)
    pytest.importorskip("osmium")
    found = count(path)
    read = read_extract(path, WANTED, on_disk=False, progress=silent)
    return path, found, read, lay_roads(read, "openstreetmap", "2020-01-01", path.name, silent)


def ends(row) -> tuple[tuple[str, str], tuple[str, str]]:
    points = re.findall(r"(-?\d+\.\d+) (-?\d+\.\d+)", row.cells["geometry"])
    return points[0], points[-1]


def test_country__has_the_numbers_of_an_independent_count(country) -> None:
    path, found, read, laid = country
    assert read.ways == found.ways
    assert laid.segments == len(found.stretches)
    assert len(laid.rows) == contracted(stretch_graph(found)).number_of_edges()
    numbers = (read.ways, laid.segments, len(laid.rows), round(sum(laid.metres) / 1000, 1))
    assert numbers == COUNTRIES[path.name]


def test_country__is_as_long_as_its_ways(country) -> None:
    _, found, _, laid = country
    assert sum(laid.metres) == pytest.approx(found.metres, rel=1e-6)
    for row, metres in zip(laid.rows, laid.metres, strict=True):
        drawn = EARTH.line_length(*zip(*parse_line(row.cells["geometry"]), strict=True))
        assert drawn == pytest.approx(metres, abs=1e-3)
        assert abs(float(row.cells["km"]) - metres / 1000) <= 0.0005001


def test_country__has_the_ways_that_gdal_finds(country) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    path, found, _, _ = country
    classes = ", ".join(f"'{name}'" for name in sorted(WANTED.classes))
    meta, _, shapes, fields = pyogrio.raw.read(
        path, layer="lines", columns=["osm_id", "highway", "other_tags"],
        where=f"highway IN ({classes}) OR other_tags LIKE '%\"route\"=>\"ferry\"%'",
    )  # fmt: skip
    import shapely

    areas = [
        '"area"=>"yes"' in (tags or "") for tags in fields[list(meta["fields"]).index("other_tags")]
    ]
    lines = shapely.from_wkb(shapes)[~np.array(areas)]
    assert len(lines) == found.ways
    metres = sum(EARTH.line_length(*shapely.get_coordinates(line).T) for line in lines)
    assert metres == pytest.approx(found.metres, rel=1e-6)


def test_country__is_connected_as_before(country) -> None:
    """The shortest way between two junctions is as long over the roads as over the stretches."""
    _, found, _, laid = country
    where = found.where
    before = directed(
        [(where[tail], where[head], metres, one) for tail, head, metres, _, one in found.stretches]
    )
    after = directed(
        [
            (*ends(row), metres, row.cells.get("one_way") == "ab")
            for row, metres in zip(laid.rows, laid.metres, strict=True)
        ]
    )
    junctions = sorted(set(after) & set(before))
    assert set(after) <= set(before)
    reached = 0
    for origin, destination in sampled(junctions, 12):
        try:
            metres = nx.shortest_path_length(before, origin, destination, "metres")
        except nx.NetworkXNoPath:
            assert not nx.has_path(after, origin, destination)
            continue
        reached += 1
        told = nx.shortest_path_length(after, origin, destination, "metres")
        assert told == pytest.approx(metres, rel=1e-9, abs=1e-6)
    assert reached > 60
    parts = nx.number_weakly_connected_components
    assert parts(after) == parts(before)


def test_country__is_read_with_its_day_and_its_source(country) -> None:
    path, _, read, laid = country
    told = osm.read(path, ImportSettings())
    assert [row.table for row in told.rows[:1]] == ["sources"]
    assert told.rows[0].cells["licence"] == "ODbL-1.0"
    roads = [row for row in told.rows if row.table == "roads"]
    assert len(roads) == len(laid.rows)
    assert len({row.cells["id"] for row in roads}) == len(roads)
    assert {row.cells["published"] for row in roads} == {read.day}
    assert told == osm.read(path, ImportSettings(options={"nodes": "disk"}))
