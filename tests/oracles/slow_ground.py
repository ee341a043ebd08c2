"""Imported roads the slow way: points every few hundred metres, each judged by the nearest place.

Nothing of the network code is used: a point is somebody's where his place is the nearest within
reach on the same side of the walls, and points that lie next to one another are joined.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Sampled", "far_apart", "sampled"]

Point = tuple[float, float]
Wall = float
"""A wall that runs north and south through the whole map, at a longitude."""
_RADIUS_KM = 6_371.0088


def far_apart(one: Point, two: Point) -> float:
    """Measure km on the sphere."""
    turn = math.radians(two[0] - one[0])
    south, north = math.radians(one[1]), math.radians(two[1])
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin(turn / 2) ** 2
    )
    return 2 * _RADIUS_KM * math.asin(math.sqrt(half))


@dataclass(frozen=True)
class Sampled:
    """Points of all roads, whose ground each is (None beyond reach), and what lies side by side."""

    points: list[Point]
    owner: list[str | None]
    beside: list[tuple[int, int]]
    km: list[float]

    def status(self, start: Point, end: Point, passes: Mapping[str | None, str]) -> str:
        """Say open, closed or uncertain between two points of roads, by who lets pass where."""
        if self._joined(start, end, passes, {"open"}):
            return "open"
        wide = self._joined(start, end, passes, {"open", "unknown"})
        return "uncertain" if wide else "closed"

    def closed_km(self, passes: Mapping[str | None, str]) -> float:
        """Add up what lies between points that are shut."""
        return sum(
            length / 2
            for pair, length in zip(self.beside, self.km, strict=True)
            for at in pair
            if passes[self.owner[at]] == "closed"
        )

    def _joined(
        self, start: Point, end: Point, passes: Mapping[str | None, str], able: set[str]
    ) -> bool:
        parent = list(range(len(self.points)))

        def root(at: int) -> int:
            while parent[at] != at:
                parent[at] = parent[parent[at]]
                at = parent[at]
            return at

        may = [passes[one] in able for one in self.owner]
        for one, two in self.beside:
            if may[one] and may[two]:
                parent[root(one)] = root(two)
        first, last = self.points.index(start), self.points.index(end)
        return may[first] and may[last] and root(first) == root(last)


def sampled(
    lines: Sequence[Sequence[Point]],
    places: Mapping[str, Point],
    reach_km: float,
    walls: Sequence[Wall] = (),
    step_km: float = 0.2,
) -> Sampled:
    """Put points on every road, close together, and say whose ground each is."""
    number: dict[Point, int] = {}
    beside: list[tuple[int, int]] = []
    km: list[float] = []
    for line in lines:
        for start, end in pairwise(line):
            length = far_apart(start, end)
            parts = max(1, math.ceil(length / step_km))
            on = [
                (start[0] + (end[0] - start[0]) * k / parts,
                 start[1] + (end[1] - start[1]) * k / parts)
                for k in range(1, parts)
            ]  # fmt: skip
            chain = [number.setdefault(point, len(number)) for point in (start, *on, end)]
            beside += list(pairwise(chain))
            km += [length / parts] * parts
    points = list(number)
    return Sampled(points, [_owner(p, places, reach_km, walls) for p in points], beside, km)


def _side(point: Point, walls: Sequence[Wall]) -> int:
    return sum(point[0] > wall for wall in walls)


def _owner(
    point: Point, places: Mapping[str, Point], reach_km: float, walls: Sequence[Wall]
) -> str | None:
    near = [
        (far_apart(point, at), name)
        for name, at in places.items()
        if _side(at, walls) == _side(point, walls)
    ]
    away, name = min(near, default=(math.inf, ""))
    return name if away <= reach_km else None
