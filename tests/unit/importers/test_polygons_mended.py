"""Polygons of others: what is mended and said, what is refused and why."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from maps_made import square

from landbridge.importers._polygons import (
    polygon_area_km2,
    polygon_of_geojson,
    polygon_of_rings,
)

Json = Any


def polygon(*rings: list[tuple[float, ...]]) -> Json:
    return {"type": "Polygon", "coordinates": [[list(point) for point in ring] for ring in rings]}


def test_polygon__in_order_is_left_as_it_is() -> None:
    made, notes = polygon_of_geojson(square(36, 33))
    assert notes == []
    assert made.equals(shapely.box(36, 33, 37, 34))


def test_ring__that_is_open_is_closed() -> None:
    made, notes = polygon_of_geojson(polygon([(0, 0), (1, 0), (1, 1)]))
    assert made.area == 0.5
    assert notes == ["ring not closed: closed"]


def test_heights__are_dropped() -> None:
    made, _ = polygon_of_geojson(polygon([(0, 0, 9), (1, 0, 9), (1, 1, 9), (0, 0, 9)]))
    assert not made.has_z


def test_hole__stays_open() -> None:
    hole = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 1.0)]
    made, _ = polygon_of_geojson(polygon([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)], hole))
    assert made.area == 15.5
    assert not made.covers(shapely.Point(1.6, 1.3))


def test_bow_tie__keeps_both_halves_and_says_how_large_they_are() -> None:
    made, (note,) = polygon_of_geojson(polygon([(0, 0), (4, 4), (4, 0), (0, 4), (0, 0)]))
    assert made.is_valid
    assert made.area == pytest.approx(8)
    assert note.startswith("not valid (self-intersection): mended")
    assert f"{polygon_area_km2(made):,.1f} km²" in note


def test_parts__that_overlap_are_one_ground_without_a_hole() -> None:
    parts = [square(0, 0, 2)["coordinates"], square(1, 1, 2)["coordinates"]]
    made, (note,) = polygon_of_geojson({"type": "MultiPolygon", "coordinates": parts})
    assert made.area == pytest.approx(7)
    assert made.covers(shapely.Point(1.5, 1.5))
    assert "-12.5%" in note


def test_collection__gives_its_polygons_and_counts_the_rest() -> None:
    inner = {"type": "GeometryCollection", "geometries": [square(0, 0), {"type": "Point"}]}
    outer = {"type": "GeometryCollection", "geometries": [inner, square(5, 5)]}
    made, notes = polygon_of_geojson(outer)
    assert made.area == pytest.approx(2)
    assert notes == ["1 Point left out"]


@pytest.mark.parametrize("east", [-179.0, 181.0])
def test_antimeridian__cuts_a_polygon_and_its_hole(east: float) -> None:
    shell = [(179.0, 0.0), (east, 0.0), (east, 2.0), (179.0, 2.0), (179.0, 0.0)]
    hole = [(179.5, 0.5), (east - 0.5, 0.5), (east - 0.5, 1.0), (179.5, 0.5)]
    made, notes = polygon_of_geojson(polygon(shell, hole))
    west, _, last, _ = made.bounds
    assert (west, last) == (-180, 180)
    assert made.area == pytest.approx(4 - 0.25)
    assert made.covers(shapely.Point(-179.2, 1.5))
    assert not made.covers(shapely.Point(0, 1))
    assert notes == ["cut at the antimeridian"]


def test_antimeridian__leaves_alone_what_covers_the_whole_earth() -> None:
    ring = [(-180.0, -60.0), (180.0, -60.0), (180.0, 60.0), (-180.0, 60.0), (-180.0, -60.0)]
    made, notes = polygon_of_geojson(polygon(ring))
    assert made.covers(shapely.Point(0, 0))
    assert notes == []


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (polygon([(33, 120), (34, 120), (34, 121), (33, 120)]), "Are lon and lat exchanged?"),
        (polygon([(0, 0), (400, 0), (1, 1), (0, 0)]), "longitude 400 is out of range"),
        (polygon([(0, 0), (float("nan"), 0), (1, 1)]), "not a finite number"),
        (polygon([(0, 80), (120, 80), (-120, 80), (0, 80)]), "goes round a pole"),
        (polygon([(0, 0), (1, 0)]), "is empty"),
        (polygon([(0, 0), (1, 0), (2, 0), (0, 0)]), "nothing is left"),
        (polygon(), "is empty"),
        ({"type": "Polygon"}, "are no list"),
        ({"type": "Polygon", "coordinates": [[["a", 1]]]}, "is no position"),
        ({"type": "Polygon", "coordinates": [[[10**400, 1]]]}, "too large"),
        ({"type": "LineString", "coordinates": []}, "holds no polygon, but LineString"),
        (None, "has no geometry"),
    ],
)
def test_polygon__that_cannot_be_used_says_why(geometry: Json, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("?", r"\?")):
        polygon_of_geojson(geometry)


def test_collections__nested_without_end_are_refused() -> None:
    geometry: Json = square(0, 0)
    for _ in range(30):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    with pytest.raises(ValueError, match="more than 20 deep"):
        polygon_of_geojson(geometry)


def test_points__are_counted_before_they_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("landbridge.importers._polygons.MOST_VERTICES", 100)
    with pytest.raises(ValueError, match="more than 100 points"):
        polygon_of_rings([[[(float(n), 0.0) for n in range(101)]]])


def test_area__is_measured_on_the_ellipsoid() -> None:
    assert polygon_area_km2(shapely.box(0, 0, 1, 1)) == pytest.approx(12308.8, rel=1e-3)
