"""Lines and points: WKT as people write it, GeoPackage geometry as the working file keeps it."""

from __future__ import annotations

import math
import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "LARGEST_LAT",
    "LARGEST_LON",
    "SRS",
    "great_circle_metres",
    "line_blob",
    "line_of_blob",
    "on_earth",
    "parse_line",
    "point_blob",
    "run_from_a_to_b",
    "wkb_blob",
]

SRS = 4326
LARGEST_LON = 180
LARGEST_LAT = 90
_MEAN_RADIUS = 6_371_008.8
_HEADER = struct.pack("<2sBBi", b"GP", 0, 1, SRS)
_LINE = re.compile(
    r"\s*(?:SRID=4326;)?\s*LINESTRING\s*(?:Z|M|ZM)?\s*\(([^()]*)\)\s*\Z", re.IGNORECASE
)
_LINE_STARTS = len(_HEADER) + struct.calcsize("<BII")

Point = tuple[float, float]


def on_earth(lon: float, lat: float) -> bool:
    """Whether they are degrees of longitude and latitude; nothing that is not a number is."""
    return -LARGEST_LON <= lon <= LARGEST_LON and -LARGEST_LAT <= lat <= LARGEST_LAT


def great_circle_metres(start: Point, end: Point) -> float:
    """Measure the great circle between two points (lon, lat), on a sphere of mean radius."""
    lon1, lat1, lon2, lat2 = (math.radians(degrees) for degrees in (*start, *end))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _MEAN_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def parse_line(text: str) -> tuple[Point, ...]:
    """Read a WKT line; heights are dropped.

    >>> parse_line("LINESTRING (36 33, 36.5 33.5)")
    ((36.0, 33.0), (36.5, 33.5))
    """
    match = _LINE.match(text)
    if match is None:
        word = text.strip().partition("(")[0].strip()[:30] or "nothing"
        join = "; join its parts into one" if word.upper().startswith("MULTI") else ""
        raise ValueError(
            f"{word} is not a WKT line: write LINESTRING (lon lat, lon lat, …) in WGS 84{join}"
        )
    points = tuple(_point(part) for part in match.group(1).split(","))
    if not points[1:]:
        raise ValueError("a line needs two points or more: write LINESTRING (lon lat, lon lat, …)")
    return points


def _point(text: str) -> Point:
    try:
        lon, lat = (float(word) for word in text.split()[:2])
    except ValueError:
        raise ValueError(
            f"'{text.strip()}' is not a point: write lon lat, such as 36.3 33.5"
        ) from None
    if not on_earth(lon, lat):
        raise ValueError(
            f"the point '{text.strip()}' is out of range: write WGS 84 degrees, lon lat"
        )
    return lon, lat


def run_from_a_to_b(line: Sequence[Point], a: Point, b: Point) -> tuple[Point, ...]:
    """Turn a line that was drawn from b to a."""
    as_drawn = great_circle_metres(line[0], a) + great_circle_metres(line[-1], b)
    turned = great_circle_metres(line[-1], a) + great_circle_metres(line[0], b)
    return tuple(line) if as_drawn <= turned else tuple(reversed(line))


def point_blob(lon: float, lat: float) -> bytes:
    """Write a point as a GeoPackage geometry."""
    return _HEADER + struct.pack("<BIdd", 1, 1, lon, lat)


def line_blob(line: Sequence[Point]) -> bytes:
    """Write a line as a GeoPackage geometry."""
    return (
        _HEADER
        + struct.pack("<BII", 1, 2, len(line))
        + b"".join(struct.pack("<dd", lon, lat) for lon, lat in line)
    )


def wkb_blob(wkb: bytes) -> bytes:
    """Put the header of GeoPackage before any well-known binary."""
    return _HEADER + wkb


def line_of_blob(blob: bytes) -> tuple[Point, ...]:
    """Read back what `line_blob` wrote."""
    return tuple(struct.iter_unpack("<dd", blob[_LINE_STARTS:]))
