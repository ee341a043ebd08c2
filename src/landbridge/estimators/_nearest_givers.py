"""Which of the places that have something to give lies nearest to each place, day after day."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.lines import great_circle_metres

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.model.geography import Link, Place

__all__ = ["Nearest", "NearestGivers", "nearest_by_day"]

_FAR = np.iinfo(np.int64).max
_MM = 1000
"""Lengths are compared in whole millimetres: equally near means equal here."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest givers of a place, all equally far, and how far that is."""

    givers: tuple[str, ...]
    metres: float
    by_road: bool


class NearestGivers:
    """The nearest givers of every place: by road, in a straight line where no road leads to one.

    Givers can only be added: where one goes, or the roads change, a new one is made.
    """

    def __init__(self, places: Sequence[Place], links: Iterable[Link]) -> None:
        self._ids = [place.id for place in places]
        self._at = {place: at for at, place in enumerate(self._ids)}
        self._lon = np.array([place.lon for place in places], dtype=np.float64)
        self._lat = np.array([place.lat for place in places], dtype=np.float64)
        self._roads: list[list[tuple[int, int]]] = [[] for _ in places]
        for link in links:
            a, b, length = self._at[link.a], self._at[link.b], round(link.metres * _MM)
            self._roads[a].append((length, b))
            self._roads[b].append((length, a))
        self._by_road = [_FAR] * len(self._ids)
        self._road_givers: list[tuple[int, ...]] = [()] * len(self._ids)
        self._apart: NDArray[np.intp] = np.arange(len(self._ids))
        self._straight: NDArray[np.int64] = np.full(len(self._ids), _FAR, dtype=np.int64)
        self._straight_givers: list[tuple[int, ...]] = [()] * len(self._ids)

    def add(self, givers: Iterable[str]) -> set[str]:
        """Take in more givers; give the places whose nearest ones are others now."""
        new = sorted({self._at[giver] for giver in givers})
        changed = self._add_by_road(new)
        self._apart = np.array(
            [at for at in self._apart if self._by_road[at] == _FAR], dtype=np.intp
        )
        if self._apart.size:
            for giver in new:
                changed.update(self._add_straight(giver))
        return {self._ids[at] for at in changed}

    def of(self, place: str) -> Nearest | None:
        """Give the nearest givers of a place; None while there is no giver at all."""
        at = self._at[place]
        by_road = self._by_road[at] != _FAR
        givers = self._road_givers[at] if by_road else self._straight_givers[at]
        if not givers:
            return None
        far = self._by_road[at] if by_road else int(self._straight[at])
        return Nearest(tuple(self._ids[giver] for giver in sorted(givers)), far / _MM, by_road)

    def _add_by_road(self, new: list[int]) -> set[int]:
        """Search outwards from the new givers, as far as none of the old ones is nearer."""
        changed: set[int] = set()
        heap = [(0, giver, giver) for giver in new]
        while heap:
            far, at, giver = heappop(heap)
            if far > self._by_road[at] or giver in self._road_givers[at]:
                continue
            if far < self._by_road[at]:
                self._by_road[at], self._road_givers[at] = far, ()
            self._road_givers[at] += (giver,)
            changed.add(at)
            for length, other in self._roads[at]:
                if far + length <= self._by_road[other]:
                    heappush(heap, (far + length, other, giver))
        return changed

    def _add_straight(self, giver: int) -> list[int]:
        """Measure from a new giver to the places to which no road leads from any."""
        apart = self._apart
        metres = great_circle_metres(
            self._lon[giver], self._lat[giver], self._lon[apart], self._lat[apart]
        )
        far = np.rint(np.asarray(metres) * _MM).astype(np.int64)
        old = self._straight[apart]
        nearer, same = apart[far < old].tolist(), apart[far == old].tolist()
        for at in nearer:
            self._straight_givers[at] = (giver,)
        for at in same:
            self._straight_givers[at] += (giver,)
        self._straight[apart] = np.minimum(far, old)
        return [*nearer, *same]


def nearest_by_day(
    places: Mapping[str, Place],
    links: Mapping[str, Link],
    giving: Mapping[int, tuple[set[str], set[str]]],
) -> dict[str, list[tuple[int, Nearest | None]]]:
    """Give, for each place, its nearest givers from each day on which they become others.

    Parameters
    ----------
    places, links
        links that do not run over ground are no roads, nor are pieces of imported roads
    giving
        by day: the places that have something to give from then on, and those that no longer do
    """
    roads = [link for link in links.values() if link.on_ground and link.road is None]
    turns = {link.start.first for link in roads if link.start is not None}
    turns |= {link.end.last + 1 for link in roads if link.end is not None}
    found: dict[str, list[tuple[int, Nearest | None]]] = {place: [] for place in places}
    givers: set[str] = set()
    nearest: NearestGivers | None = None
    for day in sorted({*giving, *(turn for turn in turns if turn > 1)}):
        more, fewer = giving.get(day, (set(), set()))
        givers = (givers | more) - fewer
        if nearest is None or fewer or day in turns:
            there = [link for link in roads if link.exists_on(day)]
            nearest = NearestGivers(tuple(places.values()), there)
            nearest.add(givers)
            changed: Iterable[str] = places
        else:
            changed = nearest.add(more)
        for place in changed:
            course, now = found[place], nearest.of(place)
            if now != (course[-1][1] if course else None):
                course.append((day, now))
    return found
