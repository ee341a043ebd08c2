"""Polygons of others made good: closed, mended, cut at the antimeridian, and what was done to them.

Coordinates are lon, lat in WGS 84 degrees. A line between two points is the shorter way round the
earth, so a ring that steps from 179 to -179 crosses the antimeridian (RFC 7946, section 3.1.9).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["MOST_VERTICES", "polygon_area_km2", "polygon_of_geojson", "polygon_of_rings"]

MOST_VERTICES = 5_000_000
"""Points of one polygon, with all its parts and holes."""
_DEEPEST = 20
_FEWEST = 3
_LARGEST_LAT = 90.0
_LARGEST_LON = 180.0
_ROUND = 360.0
_WORTH_SAYING = 0.0005
"""Share of the area; mending that changes less is said without a figure."""

Geometry = Any  # shapely has no types
Json = Any
Point = tuple[float, float]
Ring = "Sequence[Point]"


def polygon_of_geojson(geometry: Json) -> tuple[Geometry, list[str]]:
    """Make one polygon of a GeoJSON geometry, and say in words what had to be mended.

    Polygons inside collections count; points and lines beside them are left out.

    Raises
    ------
    ValueError
        when it holds no polygon that can be used; the message says why
    """
    polygons: list[list[list[Point]]] = []
    left_out: dict[str, int] = {}
    _gather(geometry, polygons, left_out, 0)
    notes = [f"{count} {kind} left out" for kind, count in left_out.items()]
    if not polygons:
        there = ", ".join(left_out) or "nothing"
        raise ValueError(f"holds no polygon, but {there}: write a Polygon or MultiPolygon")
    polygon, said = polygon_of_rings(polygons)
    return polygon, [*notes, *said]


def _gather(
    geometry: Json, polygons: list[list[list[Point]]], left_out: dict[str, int], depth: int
) -> None:
    if not isinstance(geometry, dict):
        raise ValueError("has no geometry: write a Polygon or MultiPolygon")  # noqa: TRY004
    if depth > _DEEPEST:
        raise ValueError(f"nests collections more than {_DEEPEST} deep")
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        for part in _listed(geometry.get("geometries"), "geometries"):
            _gather(part, polygons, left_out, depth + 1)
    elif kind == "Polygon":
        polygons.append(_rings(geometry.get("coordinates")))
    elif kind == "MultiPolygon":
        polygons += [_rings(part) for part in _listed(geometry.get("coordinates"), "coordinates")]
    else:
        name = str(kind)[:40] if kind else "a geometry without type"
        left_out[name] = left_out.get(name, 0) + 1


def _listed(value: Json, what: str) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(f"{what} are no list: write closed rings of [lon, lat]")  # noqa: TRY004
    return value


def _rings(coordinates: Json) -> list[list[Point]]:
    return [
        [_point(point) for point in _listed(ring, "coordinates")]
        for ring in _listed(coordinates, "coordinates")
    ]


def _point(value: Json) -> Point:
    if (
        not isinstance(value, list)
        or len(value) < 2  # noqa: PLR2004  (lon and lat)
        or not all(isinstance(x, int | float) and not isinstance(x, bool) for x in value[:2])
    ):
        raise ValueError(f"{str(value)[:40]} is no position: write [lon, lat] in numbers")
    try:
        return float(value[0]), float(value[1])
    except OverflowError:
        raise ValueError("a coordinate is too large: write degrees") from None


def polygon_of_rings(
    polygons: Iterable[Sequence[Sequence[Point]]],
) -> tuple[Geometry, list[str]]:
    """Make one polygon of rings, an outer one and its holes for each part.

    Raises
    ------
    ValueError
        when nothing of it can be used; the message says why
    """
    import shapely  # noqa: PLC0415  a heavy library, asked only where polygons are

    notes: dict[str, int] = {}
    parts = []
    vertices = 0
    for rings in polygons:
        vertices += sum(len(ring) for ring in rings)
        if vertices > MOST_VERTICES:
            raise ValueError(f"has more than {MOST_VERTICES:,} points: simplify it")
        good = [_good_ring(ring, notes) for ring in rings]
        if not good or not good[0]:
            notes["part without area left out"] = notes.get("part without area left out", 0) + 1
            continue
        parts += _cut(good, notes)
    if not parts:
        raise ValueError("is empty: it has no ring of three points or more")
    whole = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    said = [f"{note} ({count} times)" if count > 1 else note for note, count in notes.items()]
    return _mended(whole, said)


def _good_ring(ring: Sequence[Point], notes: dict[str, int]) -> list[Point]:
    """Check and close a ring; an empty list where it has no area."""
    for lon, lat in ring:
        if not (math.isfinite(lon) and math.isfinite(lat)):
            raise ValueError("has a coordinate that is not a finite number")
        if abs(lat) > _LARGEST_LAT:
            exchanged = " Are lon and lat exchanged?" if abs(lon) <= _LARGEST_LAT else ""
            message = f"latitude {lat:g} is out of range: write lon, lat in WGS 84 degrees"
            raise ValueError(f"{message}.{exchanged}")
        if abs(lon) > 2 * _LARGEST_LON:
            raise ValueError(f"longitude {lon:g} is out of range: write WGS 84 degrees")
    points = [point for at, point in enumerate(ring) if at == 0 or point != ring[at - 1]]
    if len(points) > 1 and points[0] != points[-1]:
        points.append(points[0])
        notes["ring not closed: closed"] = notes.get("ring not closed: closed", 0) + 1
    return points if len(points) > _FEWEST else []


def _cut(rings: list[list[Point]], notes: dict[str, int]) -> list[Geometry]:
    """Make polygons of a part, cut where it crosses the antimeridian."""
    import shapely  # noqa: PLC0415

    unrolled = [_unrolled(ring) for ring in rings if ring]
    shell, holes = unrolled[0], [_beside(hole, unrolled[0]) for hole in unrolled[1:]]
    west, east = min(lon for lon, _ in shell), max(lon for lon, _ in shell)
    polygon = shapely.Polygon(shell, holes)
    if west >= -_LARGEST_LON and east <= _LARGEST_LON:
        return [polygon]
    notes["cut at the antimeridian"] = notes.get("cut at the antimeridian", 0) + 1
    polygon = polygon if polygon.is_valid else shapely.make_valid(polygon)
    pieces: list[Geometry] = []
    for turns in range(-2, 3):
        band = shapely.box(turns * _ROUND - _LARGEST_LON, -90, turns * _ROUND + _LARGEST_LON, 90)
        piece = shapely.intersection(polygon, band)
        shift = turns * _ROUND
        moved = shapely.transform(piece, lambda xy, by=shift: xy - (by, 0.0))
        pieces += [part for part in _polygonal(moved) if not part.is_empty]
    return pieces


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """Go on past 180 degrees instead of jumping; refuse a ring that goes round a pole."""
    points = [ring[0]]
    turn = 0.0
    for (lon_before, _), (lon, lat) in pairwise(ring):
        step = lon - lon_before
        if _LARGEST_LON < abs(step) < _ROUND:
            turn -= math.copysign(_ROUND, step)
        points.append((lon + turn, lat))
    if turn:
        raise ValueError("goes round a pole: cut it at the antimeridian")
    return points


def _beside(hole: list[Point], shell: list[Point]) -> list[Point]:
    """Move a hole by whole turns to where its shell is."""
    west, east = min(lon for lon, _ in shell), max(lon for lon, _ in shell)
    middle = sum(lon for lon, _ in hole) / len(hole)
    turns = round(((west + east) / 2 - middle) / _ROUND)
    return [(lon + turns * _ROUND, lat) for lon, lat in hole] if turns else hole


def _polygonal(geometry: Geometry) -> list[Geometry]:
    """The polygons in a geometry, whatever else mending leaves beside them."""
    if geometry.geom_type == "Polygon":
        return [geometry]
    return [part for piece in getattr(geometry, "geoms", ()) for part in _polygonal(piece)]


def _mended(polygon: Geometry, notes: list[str]) -> tuple[Geometry, list[str]]:
    import shapely  # noqa: PLC0415

    if polygon.is_valid:
        if not polygon.area:
            raise ValueError("is empty: its rings enclose no area")
        return polygon, notes
    reason = shapely.is_valid_reason(polygon).partition("[")[0].strip().lower()
    before = abs(float(polygon.area))
    # Each part by itself: mending them together would make holes where two parts overlap.
    mended = [shapely.make_valid(part) for part in _polygonal(polygon)]
    parts = [part for whole in mended for part in _polygonal(whole) if part.area]
    if not parts:
        raise ValueError(f"is not valid ({reason}) and nothing is left when it is mended")
    good = shapely.union_all(parts)
    change = good.area / before - 1 if before else math.inf
    by = f"by {change:+.1%} " if abs(change) <= 1 else ""
    by = "" if abs(change) < _WORTH_SAYING else f", which changed its area {by}to"
    area = f"{by} {polygon_area_km2(good):,.1f} km²" if by else ""
    return good, [*notes, f"not valid ({reason}): mended{area}"]


def polygon_area_km2(polygon: Geometry) -> float:
    """Measure the area of a polygon on the WGS 84 ellipsoid, in square kilometres."""
    import pyproj  # noqa: PLC0415
    from shapely.geometry.polygon import orient  # noqa: PLC0415

    earth = pyproj.Geod(ellps="WGS84")
    parts = [earth.geometry_area_perimeter(orient(part))[0] for part in _polygonal(polygon)]
    return abs(float(sum(parts))) / 1e6
