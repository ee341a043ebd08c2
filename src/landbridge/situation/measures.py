"""Lengths of links and drawn lines: computed when rows are added, kept in the file by digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from landbridge.model.geography import GROUND_MODES
from landbridge.situation.geometry import great_circle_metres, parse_line, run_from_a_to_b

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.situation.codecs import Record

__all__ = ["Metres", "drawn_line", "link_metres", "load_digest", "points_of"]

_DETOUR = 1.25
"""A road on the ground is about a quarter longer than the great circle."""

Point = tuple[float, float]
Metres = tuple[float, bool]
"""A length, and whether it is estimated."""


def load_digest(*digests: str) -> str:
    """Digest the digests of what something was computed from."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def points_of(places: Sequence[Record]) -> dict[str, Point]:
    """Give longitude and latitude of each place."""
    return {
        str(place["id"]): (float(place["lon"] or 0), float(place["lat"] or 0)) for place in places
    }


def drawn_line(link: Record, points: Mapping[str, Point]) -> tuple[Point, ...]:
    """Give the line of a link from a to b; empty where none was drawn."""
    if not link["geometry"]:
        return ()
    a, b = points[str(link["a"])], points[str(link["b"])]
    return run_from_a_to_b(parse_line(link["geometry"]), a, b)


def link_metres(links: Sequence[Record], points: Mapping[str, Point]) -> list[Metres]:
    """Measure links: as written, else along the line, else estimated from the great circle."""
    return [_metres(link, points) for link in links]


def _metres(link: Record, points: Mapping[str, Point]) -> Metres:
    if link["km"]:
        return float(link["km"]) * 1000, False
    if link["geometry"]:
        return _geodesic_metres(drawn_line(link, points)), False
    circle = great_circle_metres(points[str(link["a"])], points[str(link["b"])])
    return circle * (_DETOUR if (link["mode"] or "road") in GROUND_MODES else 1.0), True


def _geodesic_metres(line: Sequence[Point]) -> float:
    from pyproj import Geod  # noqa: PLC0415  a heavy library, asked only where lines are added

    lons, lats = zip(*line, strict=True)
    return float(Geod(ellps="WGS84").line_length(lons, lats))
