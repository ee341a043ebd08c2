"""Shapes as well-known binary, and the types of geometry that layers have."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from landbridge.model.layers import Shape

__all__ = ["GEOMETRY_TYPES", "wkb"]

GEOMETRY_TYPES = {"point": "Point", "line": "LineString", "polygon": "MultiPolygon"}
_POINT, _LINE, _POLYGON, _MULTIPOLYGON = 1, 2, 3, 6


def wkb(shape: Shape | None, kind: str | None) -> bytes | None:
    """Write a shape as ISO well-known binary, little-endian; None stays None."""
    if shape is None or kind is None:
        return None
    if kind == "point":
        return _head(_POINT) + struct.pack("<dd", *shape)
    if kind == "line":
        return _head(_LINE) + _points(shape)
    polygons: Any = shape
    body = b"".join(
        _head(_POLYGON) + struct.pack("<I", len(rings)) + b"".join(map(_points, rings))
        for rings in polygons
    )
    return _head(_MULTIPOLYGON) + struct.pack("<I", len(polygons)) + body


def _head(kind: int) -> bytes:
    return struct.pack("<BI", 1, kind)


def _points(points: Any) -> bytes:
    flat = [float(part) for point in points for part in point]
    return struct.pack(f"<I{len(flat)}d", len(flat) // 2, *flat)
