"""How long is the shortest way over open ground, in each lane?

All lanes are asked together. Ground that is open in any of them can only shorten ways, so the
shortest way on that ground is a lower bound for each; and it is the answer of every lane in which
all of it is open. The lanes that are left are halved and asked again, and each search leaves bounds
for those below it: the lengths it settled lead the next search, from the other end (A* of Hart,
Nilsson and Raphael, 1968, with bounds learned as in Adaptive A* of Koenig and Likhachev, 2005).
Neighbouring days are alike, which makes bounds tight; worlds that are not are answered as exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part
from landbridge.engine.courses import OPEN, UNKNOWN, rows_of
from landbridge.engine.ends import join_ends
from landbridge.engine.sweeps import joined as joined_lanes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.courses import Courses
    from landbridge.engine.ends import Joined
    from landbridge.engine.overlay import Overlay

__all__ = ["all_open", "chosen_lanes", "passage_table", "shortest_lengths"]

_FAR = 2**60
_AT_ONCE = 2**25
"""Bytes of passage that are laid out at once."""
_FEW = 16
"""Lanes for which it is not worth to ask first which are open at all."""


@part
def _push(heap: NDArray[np.int64], names: NDArray[np.int32], size: int, key: int, name: int) -> int:
    """Put an entry on a heap; gives its new size."""
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if heap[above] <= key:
            break
        heap[at] = heap[above]
        names[at] = names[above]
        at = above
    heap[at] = key
    names[at] = name
    return size + 1


@part
def _pop(heap: NDArray[np.int64], names: NDArray[np.int32], size: int) -> int:
    """Take the first entry off a heap; gives its new size."""
    size -= 1
    key, name = heap[size], names[size]
    at = 0
    below = 1
    while below < size:
        if below + 1 < size and heap[below + 1] < heap[below]:
            below += 1
        if heap[below] >= key:
            break
        heap[at] = heap[below]
        names[at] = names[below]
        at = below
        below = 2 * at + 1
    heap[at] = key
    names[at] = name
    return size


@part
def _bound(
    level: int, vertex: int, node: NDArray[np.int32], best: NDArray[np.int64],
    bound: NDArray[np.int64], bound_of: NDArray[np.int32],
    length: NDArray[np.int64], length_of: NDArray[np.int32],
) -> int:  # fmt: skip
    """Give at least how much is left from a vertex in the search of a level; remembers it.

    Rows -1 and 0 of levels (stored one and two rows up) are the lengths when all is open. A vertex
    that the search above settled lies at that length from its start, which is where this search
    goes to; any other at no less than what the search above still lacked there.
    """
    row = level + 1
    while row > 1 and bound_of[row, vertex] != node[row]:
        row -= 1
    while row <= level:
        row += 1
        least = best[row - 1] - bound[row - 1, vertex]
        if length_of[row - 1, vertex] == node[row - 1] and length[row - 1, vertex] < least:
            least = length[row - 1, vertex]
        bound[row, vertex] = max(least, bound[row - 2, vertex])
        bound_of[row, vertex] = node[row]
    return bound[level + 1, vertex]  # type: ignore[no-any-return]  # an entry is a number


@kernel
def _lengths(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (the tree of searches)
    source: int,
    target: int,
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    millimetres: NDArray[np.int64],
    first_in: NDArray[np.int64],
    tail: NDArray[np.int32],
    unit_in: NDArray[np.int32],
    millimetres_in: NDArray[np.int64],
    shut: NDArray[np.bool_],
    bound: NDArray[np.int64],
    answer: NDArray[np.int64],
) -> int:
    """Fill ``answer[lane]`` for ``shut[lane, unit]``; gives how many vertices were looked at.

    ``bound`` has a row for each level and one more, those for -1 and 0 filled.
    """
    lanes, units = shut.shape
    rows, vertices = bound.shape
    length = np.zeros((rows, vertices), dtype=np.int64)
    length_of, bound_of = (
        np.zeros((rows, vertices), dtype=np.int32),
        np.zeros((rows, vertices), dtype=np.int32),
    )
    node, best = np.zeros(rows, dtype=np.int32), np.zeros(rows, dtype=np.int64)
    came_by, came_over = np.zeros(vertices, dtype=np.int32), np.zeros(vertices, dtype=np.int32)
    heap, names = np.zeros(len(head) + 1, dtype=np.int64), np.zeros(len(head) + 1, dtype=np.int32)
    even = np.zeros(len(head) + 1, dtype=np.int32)
    closed = np.zeros(units, dtype=np.bool_)
    used = np.zeros(vertices, dtype=np.int32)
    member = np.arange(lanes)
    low, high, depth = (
        np.zeros(2 * rows + 2, dtype=np.int64),
        np.zeros(2 * rows + 2, dtype=np.int64),
        np.zeros(2 * rows + 2, dtype=np.int64),
    )
    high[0] = lanes
    pending, nodes, looked = 1, 0, 0
    while pending > 0:
        pending -= 1
        lo, hi, level = low[pending], high[pending], depth[pending]
        nodes += 1
        row = level + 1
        node[row] = nodes
        closed[:] = shut[member[lo]]
        for i in range(lo + 1, hi):
            closed &= shut[member[i]]
        forward = level % 2 == 0
        start, goal = (source, target) if forward else (target, source)
        starts, ends = (first, head) if forward else (first_in, tail)
        unit_of, cost = (unit, millimetres) if forward else (unit_in, millimetres_in)
        size, ties = 0, 0
        length[row, start] = 0
        length_of[row, start] = nodes
        now = _bound(level, start, node, best, bound, bound_of, length, length_of)
        if now < _FAR:
            even[0] = start
            ties = 1
        found = False
        while size > 0 or ties > 0:
            if ties > 0:
                ties -= 1
                vertex = even[ties]
                if length[row, vertex] + bound[row, vertex] < now:
                    continue
            else:
                vertex = names[0]
                now = heap[0]
                size = _pop(heap, names, size)
                if length[row, vertex] + bound[row, vertex] < now:
                    continue
            looked += 1
            if vertex == goal:
                found = True
                break
            so_far = length[row, vertex]
            for arc in range(starts[vertex], starts[vertex + 1]):
                if closed[unit_of[arc]]:
                    continue
                other = ends[arc]
                new = so_far + cost[arc]
                if length_of[row, other] == nodes and length[row, other] <= new:
                    continue
                left = _bound(level, other, node, best, bound, bound_of, length, length_of)
                if left >= _FAR:
                    continue
                length[row, other] = new
                length_of[row, other] = nodes
                came_by[other] = vertex
                came_over[other] = unit_of[arc]
                if new + left <= now:
                    even[ties] = other
                    ties += 1
                else:
                    size = _push(heap, names, size, new + left, other)
        if not found:
            for i in range(lo, hi):
                answer[member[i]] = -1
            continue
        best[row] = length[row, goal]
        steps = 0
        vertex = goal
        while vertex != start:
            over = came_over[vertex]
            if steps == 0 or used[steps - 1] != over:
                used[steps] = over
                steps += 1
            vertex = came_by[vertex]
        kept = lo
        for i in range(lo, hi):
            lane = member[i]
            whole = True
            for step in range(steps):
                if shut[lane, used[step]]:
                    whole = False
                    break
            if whole:
                answer[lane] = best[row]
            else:
                member[kept] = lane
                kept += 1
        if kept == lo:
            continue
        middle = (lo + kept) // 2
        if middle < kept:
            low[pending], high[pending], depth[pending] = middle, kept, level + 1
            pending += 1
        if lo < middle:
            low[pending], high[pending], depth[pending] = lo, middle, level + 1
            pending += 1
    return looked


@kernel
def _all_open(
    start: int,
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    millimetres: NDArray[np.int64],
    length: NDArray[np.int64],
) -> None:
    """Fill ``length[vertex]`` from a vertex when all is open; comes filled with `FAR`."""
    heap, names = np.zeros(len(head) + 1, dtype=np.int64), np.zeros(len(head) + 1, dtype=np.int32)
    length[start] = 0
    names[0] = start
    size = 1
    while size > 0:
        so_far, vertex = heap[0], names[0]
        size = _pop(heap, names, size)
        if so_far > length[vertex]:
            continue
        for arc in range(first[vertex], first[vertex + 1]):
            new = so_far + millimetres[arc]
            if new < length[head[arc]]:
                length[head[arc]] = new
                size = _push(heap, names, size, new, head[arc])


def all_open(joined: Joined) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the lengths from the source to each vertex, and from each to the target, all open."""
    count = joined.toll.shape[0]
    behind, ahead = (np.full(count, _FAR, dtype=np.int64) for _ in range(2))
    _all_open.compiled(joined.source, joined.first, joined.head, joined.millimetres, behind)
    _all_open.compiled(joined.target, joined.first_in, joined.tail, joined.millimetres_in, ahead)
    return behind, ahead


@kernel
def _table(
    first: NDArray[np.int64],
    lane: NDArray[np.int32],
    value: NDArray[np.int8],
    wanted: NDArray[np.int64],
    table: NDArray[np.int8],
) -> None:
    """Fill ``table[row, unit]`` with the passage in each wanted lane; those rise."""
    for unit in range(len(first) - 1):
        entry = first[unit]
        for row in range(len(wanted)):
            while entry + 1 < first[unit + 1] and lane[entry + 1] <= wanted[row]:
                entry += 1
            table[row, unit] = value[entry]


def passage_table(courses: Courses, wanted: NDArray[np.int64]) -> NDArray[np.int8]:
    """Give ``table[row, unit]`` for lanes that rise; one more unit, the last, is always open."""
    table = np.zeros((wanted.shape[0], courses.units + 1), dtype=np.int8)
    _table.compiled(courses.first, courses.lane, courses.value, wanted, table)
    return table


def chosen_lanes(courses: Courses, lanes: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Give the lanes that are asked for, all of them where none are named."""
    if lanes is None:
        return np.arange(courses.lanes)
    return np.asarray(lanes, dtype=np.int64)


def shortest_lengths(
    overlay: Overlay,
    courses: Courses,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    lanes: NDArray[np.int64] | None = None,
    *,
    limit: int = OPEN,
) -> NDArray[np.int64]:
    """Give the length of the shortest way from any source to any target, lane by lane.

    Parameters
    ----------
    sources, targets
        nodes; one that is both is a way of no length
    lanes
        those asked for, in any order; all of them where left out
    limit
        the worst passage that is let pass: `OPEN` for the pessimist, `UNKNOWN` for the optimist

    Returns
    -------
    ``[lane]``: millimetres, -1 where there is no way
    """
    joined = join_ends(overlay, sources, targets)
    behind, ahead = all_open(joined)
    chosen = chosen_lanes(courses, lanes)
    answer = np.full(courses.lanes, -1, dtype=np.int64)
    asked = np.unique(chosen)
    if limit in {OPEN, UNKNOWN} and asked.shape[0] > _FEW:
        told = joined_lanes(overlay.patches, rows_of(courses), sources, targets)
        asked = asked[told[0 if limit == OPEN else 1][asked]]
    at_once = max(_AT_ONCE // (courses.units + 1), 1)
    for begin in range(0, asked.shape[0], at_once):
        some = asked[begin : begin + at_once]
        shut = passage_table(courses, some) > limit
        found = np.full(some.shape[0], -1, dtype=np.int64)
        bound = np.zeros((shut.shape[0].bit_length() + 3, behind.shape[0]), dtype=np.int64)
        bound[0], bound[1] = behind, ahead
        _lengths.compiled(
            joined.source, joined.target, joined.first, joined.head, joined.unit,
            joined.millimetres, joined.first_in, joined.tail, joined.unit_in,
            joined.millimetres_in, shut, bound, found,
        )  # fmt: skip
        answer[some] = found
    return answer[chosen]
