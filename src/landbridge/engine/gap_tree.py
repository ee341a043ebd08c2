"""The tree of searches behind `gaps`: all lanes together, halved until each has its way.

As in ``distances.py``: the best passage that a unit has in any of some lanes makes no way dearer
than it is in each of them; the way of least cost on that ground is the way of all lanes in which it
costs the same; the rest are halved, and searches take turns from the two ends, each led by what the
one above it found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.gap_bounds import least_gaps
from landbridge.engine.gap_search import search_way, walk_back
from landbridge.engine.zones import zones_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.ends import Joined

__all__ = ["GapTree"]

_FAR = 2**60
_BASE = 2
"""Rows of the stores before those of the first search: the lengths when all is open."""
_TOGETHER = 32
"""Lanes of a tree: what is open in any of many more says little; 8 and 64 were no faster."""


class GapTree:
    """Searches on one overlay with its ends, and what they need to remember of one another."""

    def __init__(self, joined: Joined, behind: NDArray[np.int64], ahead: NDArray[np.int64]) -> None:
        vertices, arcs = joined.toll.shape[0], joined.head.shape[0]
        zones = zones_of(joined)
        rows = _BASE + _TOGETHER.bit_length() + 1
        self._joined, self._zones = joined, zones
        # one cache line for all that a search knows of a vertex: cost, bound, stamps of both
        self._state = np.zeros((rows, vertices, 8), dtype=np.int64)
        self._state[0, :, 5], self._state[1, :, 5] = ahead, behind
        self._gap = np.zeros((rows, vertices, 3), dtype=np.int64)
        self._place = np.full((rows, zones.unit.shape[0]), -1, dtype=np.int32)
        self._place_gap = np.zeros((rows, zones.unit.shape[0], 2), dtype=np.int64)
        self._least, self._best = (np.zeros((rows, 3), dtype=np.int64) for _ in range(2))
        self._stamps = np.zeros(rows, dtype=np.int32)
        self._heap = np.zeros((arcs + 1, 3), dtype=np.int64)
        self._keys = np.zeros((2, 2 * (arcs + vertices) + 2), dtype=np.int64)
        self._names = np.zeros(2 * (arcs + vertices) + 2, dtype=np.int32)
        self._even = np.zeros(arcs + 1, dtype=np.int32)
        self._chain = np.zeros(vertices + zones.unit.shape[0], dtype=np.int32)
        self._on_way, self._seen, self._passed = (
            np.zeros(vertices, dtype=np.int32) for _ in range(3)
        )
        self._turn, self._over, self._held = (np.zeros(vertices, dtype=np.int64) for _ in range(3))
        self._stamp = 0
        self._no_way = behind[joined.target] >= _FAR
        self.looked = 0

    def answer(
        self, kinds: NDArray[np.int8]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], list[NDArray[np.int64]]]:
        """Give ``millimetres[lane, 3]``, ``way[lane]`` and the ways for ``kinds[lane, unit]``.

        A way is ``[(unit, millimetres), step]`` of what on it is not open; -1 where there is none.
        """
        lanes = kinds.shape[0]
        millimetres = np.full((lanes, 3), -1, dtype=np.int64)
        way_of = np.full(lanes, -1, dtype=np.int64)
        ways: list[NDArray[np.int64]] = []
        blocks = [] if self._no_way else range(0, lanes, _TOGETHER)
        pending = [(np.arange(b, min(b + _TOGETHER, lanes)), _BASE) for b in blocks]
        while pending:
            members, row = pending.pop()
            found = self._search(row, kinds[members].min(axis=0))
            if found is None:
                continue
            passed, best, way = found
            same = (kinds[np.ix_(members, passed)] == self._kind[passed]).all(axis=1)
            done, left = members[same], members[~same]
            if done.size:
                millimetres[done], way_of[done] = best, len(ways)
                ways.append(way)
            middle = (left.shape[0] + 1) // 2
            pending += [(some, row + 1) for some in (left[middle:], left[:middle]) if some.size]
        return millimetres, way_of, ways

    def _search(
        self, row: int, kind: NDArray[np.int8]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]] | None:
        """Give the units on the way of least cost, its cost, and what of it is not open."""
        ends, zones = self._joined, self._zones
        self._stamp += 1
        self._kind, self._stamps[row] = kind, self._stamp
        by_tail = (ends.first, ends.head, ends.unit, ends.millimetres, ends.must)
        by_head = (ends.first_in, ends.tail, ends.unit_in, ends.millimetres_in, ends.must_in)
        away = row % 2  # rows of odd number search from the target
        start, goal = (ends.target, ends.source) if away else (ends.source, ends.target)
        onward, back = (by_head, by_tail) if away else (by_tail, by_head)
        met = least_gaps.compiled(
            row, start, goal, 1 - away, *back, ends.toll, kind,
            zones.unit, zones.must, zones.first, zones.zone, zones.meeting, zones.many,
            zones.one, zones.other, self._place, self._place_gap, self._gap,
            self._stamps, self._least, self._chain, self._keys[0], self._keys[1], self._names,
        )  # fmt: skip
        if not met:
            return None
        looked = -1
        for most in (self._least[row].tolist(), (_FAR, _FAR, 0)):
            # the second time where one-way roads make the true gap more than the least
            if most[0] == _FAR and looked < 0:
                self._state[row, :, 6] = 0
            if looked < 0:
                looked = search_way.compiled(
                    row, start, goal, away, most[0], most[1], *onward, ends.toll, kind,
                    self._stamps, self._best, self._state, zones.first, zones.zone, self._place,
                    self._place_gap, self._least, self._gap, self._heap, self._names, self._even,
                )  # fmt: skip
        if looked < 0:
            return None
        self.looked += looked
        steps = walk_back.compiled(
            row, ends.source, ends.target, away, self._stamp, *by_tail, *by_head, ends.toll, kind,
            self._state, self._on_way, self._seen, self._turn, self._over,
            self._even, self._passed, self._held,
        )  # fmt: skip
        passed, held = self._passed[:steps].astype(np.int64), self._held[:steps]
        counted = held > 0
        way = np.stack([passed[counted], held[counted]])
        return np.unique(passed), self._best[row].copy(), way
