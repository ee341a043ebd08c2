"""How far points are from each other, and which places are near a point."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Nearby", "kilometres", "point_of"]

_RADIUS_KM = 6371.0088
_KM_A_DEGREE = math.pi * _RADIUS_KM / 180
_CELL_DEGREES = 0.25
_LARGEST_LON, _LARGEST_LAT = 180.0, 90.0

Point = tuple[float, float]


def kilometres(one: Point, other: Point) -> float:
    """Great-circle distance between (lon, lat) in degrees, by the haversine."""
    (lon, lat), (lon_2, lat_2) = one, other
    north, south = math.radians(lat), math.radians(lat_2)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(lon_2 - lon) / 2) ** 2
    )
    return 2 * _RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def point_of(lon: float | None, lat: float | None) -> Point | None:
    """Give a point, where both are there and lie on the globe."""
    if lon is None or lat is None or not (abs(lon) <= _LARGEST_LON and abs(lat) <= _LARGEST_LAT):
        return None
    return lon, lat


class Nearby:
    """Points with their ids, found by distance."""

    def __init__(self, points: Iterable[tuple[str, Point]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Point]]] = {}
        for key, point in points:
            self._cells.setdefault(_cell(point), []).append((key, point))

    def within(self, point: Point, km: float) -> list[tuple[float, str]]:
        """Give the distances (km) and ids of what lies within some kilometres, nearest first.

        Meant for short distances: all cells of a quarter degree in reach are looked through.
        """
        lon, lat = point
        high = min(_LARGEST_LAT, abs(lat) + km / _KM_A_DEGREE)
        narrow = max(math.cos(math.radians(high)), 1e-3)
        rows = math.ceil(km / _KM_A_DEGREE / _CELL_DEGREES)
        around = round(2 * _LARGEST_LON / _CELL_DEGREES)
        columns = min(math.ceil(km / _KM_A_DEGREE / narrow / _CELL_DEGREES), around // 2)
        middle, row = _cell((lon, lat))
        cells = {
            ((middle + x) % around, row + y)
            for x in range(-columns, columns + 1)
            for y in range(-rows, rows + 1)
        }
        found = [
            (kilometres(point, other), key)
            for cell in cells
            for key, other in self._cells.get(cell, ())
        ]
        return sorted(hit for hit in found if hit[0] <= km)


def _cell(point: Point) -> tuple[int, int]:
    lon, lat = point
    around = round(2 * _LARGEST_LON / _CELL_DEGREES)
    return math.floor(lon / _CELL_DEGREES) % around, math.floor(lat / _CELL_DEGREES)
