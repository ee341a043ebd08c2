"""Shapes as GeoJSON geometries: coordinates rounded, rings turned as RFC 7946 has them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

__all__ = ["geometry"]

_DECIMALS = 7
"""Of a degree: a centimetre."""
_TYPES = {"point": "Point", "line": "LineString", "polygon": "MultiPolygon"}


def geometry(shape: Any, kind: str | None) -> dict[str, Any] | None:
    """Write a shape; rings of polygons run as the RFC has it, the outer one against the clock."""
    if shape is None or kind is None:
        return None
    if kind == "polygon":
        return {
            "type": "MultiPolygon",
            "coordinates": [
                [_ring(ring, outer=number == 0) for number, ring in enumerate(rings)]
                for rings in shape
            ],
        }
    return {"type": _TYPES[kind], "coordinates": _rounded(shape)}


def _rounded(shape: Any) -> Any:  # coordinates, nested as deep as the shape is
    if isinstance(shape, float | int):
        return round(float(shape), _DECIMALS)
    return [_rounded(part) for part in shape]


def _ring(ring: Any, *, outer: bool) -> list[Any]:
    points = list(ring)
    twice_area = sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise(points))
    return list(_rounded(points if (twice_area < 0) is outer else points[::-1]))
