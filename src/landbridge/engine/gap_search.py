"""The search behind `gaps`: costs of three columns, all lanes together, one canonical way for each.

The tree of searches is that of ``distances.py``. Costs are (closed, doubtful, open) millimetres,
compared entry by entry; such triples add and compare as numbers do, so Dijkstra's method, bounds
and all that follows from them hold as they are. Packing a triple into one number was not done: with
millimetres there is no room for three columns of a large country, and two columns would need a
second kernel for doubtful ground.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["search_gaps"]

_FAR = 2**60
_SHUT = 2


@part
def _under(a1: int, a2: int, a3: int, b1: int, b2: int, b3: int) -> bool:
    """Whether triple a is less than triple b."""
    return a1 < b1 or (a1 == b1 and (a2 < b2 or (a2 == b2 and a3 < b3)))


@part
def _push(
    heap: NDArray[np.int64], names: NDArray[np.int32], size: int, k1: int, k2: int, k3: int,
    name: int,
) -> int:  # fmt: skip
    """Put an entry on a heap; gives its new size."""
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if not _under(k1, k2, k3, heap[above, 0], heap[above, 1], heap[above, 2]):
            break
        heap[at, 0], heap[at, 1], heap[at, 2] = heap[above, 0], heap[above, 1], heap[above, 2]
        names[at] = names[above]
        at = above
    heap[at, 0], heap[at, 1], heap[at, 2] = k1, k2, k3
    names[at] = name
    return size + 1


@part
def _pop(heap: NDArray[np.int64], names: NDArray[np.int32], size: int) -> int:
    """Take the first entry off a heap; gives its new size."""
    size -= 1
    k1, k2, k3, name = heap[size, 0], heap[size, 1], heap[size, 2], names[size]
    at, below = 0, 1
    while below < size:
        if below + 1 < size and _under(
            heap[below + 1, 0], heap[below + 1, 1], heap[below + 1, 2],
            heap[below, 0], heap[below, 1], heap[below, 2],
        ):  # fmt: skip
            below += 1
        if not _under(heap[below, 0], heap[below, 1], heap[below, 2], k1, k2, k3):
            break
        heap[at, 0], heap[at, 1], heap[at, 2] = heap[below, 0], heap[below, 1], heap[below, 2]
        names[at] = names[below]
        at = below
        below = 2 * at + 1
    heap[at, 0], heap[at, 1], heap[at, 2] = k1, k2, k3
    names[at] = name
    return size


@part
def _settle_bound(
    level: int, vertex: int, node: NDArray[np.int32], best: NDArray[np.int64],
    bound: NDArray[np.int64], bound_of: NDArray[np.int32],
    cost: NDArray[np.int64], cost_of: NDArray[np.int32],
) -> None:  # fmt: skip
    """Fill at least how much is left from a vertex in the search of a level (see distances)."""
    row = level + 1
    while row > 1 and bound_of[row, vertex] != node[row]:
        row -= 1
    while row <= level:
        row += 1
        b1 = best[row - 1, 0] - bound[row - 1, vertex, 0]
        b2 = best[row - 1, 1] - bound[row - 1, vertex, 1]
        b3 = best[row - 1, 2] - bound[row - 1, vertex, 2]
        if cost_of[row - 1, vertex] == node[row - 1]:
            c1, c2, c3 = (
                cost[row - 1, vertex, 0],
                cost[row - 1, vertex, 1],
                cost[row - 1, vertex, 2],
            )
            if _under(c1, c2, c3, b1, b2, b3):
                b1, b2, b3 = c1, c2, c3
        c1, c2, c3 = bound[row - 2, vertex, 0], bound[row - 2, vertex, 1], bound[row - 2, vertex, 2]
        if _under(b1, b2, b3, c1, c2, c3):
            b1, b2, b3 = c1, c2, c3
        bound[row, vertex, 0], bound[row, vertex, 1], bound[row, vertex, 2] = b1, b2, b3
        bound_of[row, vertex] = node[row]


@part
def _price(kind: int, must: np.bool_, millimetres: int, toll: int) -> tuple[int, int, int]:
    """Give the cost of an arc over open (0), doubtful (1) or closed (2) ground."""
    if must:
        return 0, toll if kind == 1 else 0, millimetres
    if kind == 0:
        return 0, 0, millimetres
    if kind == 1:
        return 0, millimetres + toll, 0
    return millimetres + toll, 0, 0


@part
def _tight(
    near: int, far: int, c1: int, c2: int, c3: int, cost: NDArray[np.int64], row: int
) -> Any:  # NumPy's bool or Python's
    """Whether the cost of ``far`` is that of ``near`` and the arc between them."""
    return (
        cost[row, near, 0] + c1 == cost[row, far, 0]
        and cost[row, near, 1] + c2 == cost[row, far, 1]
        and cost[row, near, 2] + c3 == cost[row, far, 2]
    )


@kernel
def search_gaps(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (the tree of searches)
    source: int,
    target: int,
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    millimetres: NDArray[np.int64],
    must: NDArray[np.bool_],
    first_in: NDArray[np.int64],
    tail: NDArray[np.int32],
    unit_in: NDArray[np.int32],
    millimetres_in: NDArray[np.int64],
    must_in: NDArray[np.bool_],
    toll: NDArray[np.int64],
    kinds: NDArray[np.int8],
    bound: NDArray[np.int64],
    answer: NDArray[np.int64],
    way_of: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64], int]:
    """Fill ``answer[lane, 3]`` and ``way_of[lane]`` for ``kinds[lane, unit]``.

    Gives the ways as ``first[way]``, ``unit[step]`` and ``millimetres[step]`` of ground that is not
    open, and how many vertices were looked at. A way is walked back from the target over arcs on
    ways of least cost, the lowest (vertex, arc) first, in depth and never twice to a vertex. What
    such a walk gives depends on the set of those arcs alone and does not change when others are
    taken from the set: so it is one and the same whichever lanes were asked together.
    """
    lanes, units = kinds.shape
    rows, vertices = bound.shape[0], bound.shape[1]
    cost = np.zeros((rows, vertices, 3), dtype=np.int64)
    cost_of, bound_of = (
        np.zeros((rows, vertices), dtype=np.int32),
        np.zeros((rows, vertices), dtype=np.int32),
    )
    node, best = np.zeros(rows, dtype=np.int32), np.zeros((rows, 3), dtype=np.int64)
    heap = np.zeros((len(head) + 1, 3), dtype=np.int64)
    names, even = np.zeros(len(head) + 1, dtype=np.int32), np.zeros(len(head) + 1, dtype=np.int32)
    kind = np.zeros(units, dtype=np.int8)
    on_way, seen = np.zeros(vertices, dtype=np.int32), np.zeros(vertices, dtype=np.int32)
    turn, over = np.zeros(vertices, dtype=np.int64), np.zeros(vertices, dtype=np.int64)
    used = np.zeros(vertices, dtype=np.int32)
    member = np.arange(lanes)
    low, high, depth = (
        np.zeros(2 * rows + 2, dtype=np.int64),
        np.zeros(2 * rows + 2, dtype=np.int64),
        np.zeros(2 * rows + 2, dtype=np.int64),
    )
    ways, filled = 0, 0
    way_first = np.zeros(lanes + 1, dtype=np.int64)
    way_unit, way_millimetres = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int64)
    high[0] = lanes
    pending, nodes, looked = 1, 0, 0
    while pending > 0:
        pending -= 1
        lo, hi, level = low[pending], high[pending], depth[pending]
        nodes += 1
        row = level + 1
        node[row] = nodes
        kind[:] = kinds[member[lo]]
        for i in range(lo + 1, hi):
            kind[:] = np.minimum(kind, kinds[member[i]])
        forward = level % 2 == 0
        start, goal = (source, target) if forward else (target, source)
        starts, ends = (first, head) if forward else (first_in, tail)
        unit_of, length, flown = (
            (unit, millimetres, must) if forward else (unit_in, millimetres_in, must_in)
        )
        size, ties, n1, n2, n3 = 0, 0, 0, 0, 0
        cost[row, start, 0], cost[row, start, 1], cost[row, start, 2] = 0, 0, 0
        cost_of[row, start] = nodes
        _settle_bound(level, start, node, best, bound, bound_of, cost, cost_of)
        n1, n2, n3 = bound[row, start, 0], bound[row, start, 1], bound[row, start, 2]
        if n3 < _FAR:
            even[0] = start
            ties = 1
        found = False
        while size > 0 or ties > 0:
            if ties > 0:
                ties -= 1
                vertex = even[ties]
            else:
                if found and _under(n1, n2, n3, heap[0, 0], heap[0, 1], heap[0, 2]):
                    break
                vertex = names[0]
                n1, n2, n3 = heap[0, 0], heap[0, 1], heap[0, 2]
                size = _pop(heap, names, size)
            s1, s2, s3 = cost[row, vertex, 0], cost[row, vertex, 1], cost[row, vertex, 2]
            if (
                s1 + bound[row, vertex, 0] != n1
                or s2 + bound[row, vertex, 1] != n2
                or s3 + bound[row, vertex, 2] != n3
            ):
                continue
            looked += 1
            if vertex == goal:
                found = True
                continue
            for arc in range(starts[vertex], starts[vertex + 1]):
                k = kind[unit_of[arc]]
                if k == _SHUT and flown[arc]:
                    continue
                other = ends[arc]
                c1, c2, c3 = _price(
                    k, flown[arc], length[arc], toll[other] if forward else toll[vertex]
                )
                c1, c2, c3 = s1 + c1, s2 + c2, s3 + c3
                if cost_of[row, other] == nodes and not _under(
                    c1, c2, c3, cost[row, other, 0], cost[row, other, 1], cost[row, other, 2]
                ):
                    continue
                _settle_bound(level, other, node, best, bound, bound_of, cost, cost_of)
                if bound[0, other, 2] >= _FAR or bound[1, other, 2] >= _FAR:
                    continue
                cost[row, other, 0], cost[row, other, 1], cost[row, other, 2] = c1, c2, c3
                cost_of[row, other] = nodes
                c1 += bound[row, other, 0]
                c2 += bound[row, other, 1]
                c3 += bound[row, other, 2]
                if c1 == n1 and c2 == n2 and c3 == n3:
                    even[ties] = other
                    ties += 1
                elif not found or not _under(n1, n2, n3, c1, c2, c3):
                    size = _push(heap, names, size, c1, c2, c3, other)
        if not found:
            for i in range(lo, hi):
                for column in range(3):
                    answer[member[i], column] = -1
            continue
        for column in range(3):
            best[row, column] = cost[row, goal, column]
        if not forward:
            even[0] = source
            on_way[source] = nodes
            ties = 1
            while ties > 0:
                ties -= 1
                vertex = even[ties]
                for arc in range(first[vertex], first[vertex + 1]):
                    other, k = head[arc], kind[unit[arc]]
                    if cost_of[row, other] != nodes or on_way[other] == nodes:
                        continue
                    if k == _SHUT and must[arc]:
                        continue
                    c1, c2, c3 = _price(k, must[arc], millimetres[arc], toll[other])
                    if _tight(other, vertex, c1, c2, c3, cost, row):
                        on_way[other] = nodes
                        even[ties] = other
                        ties += 1
        even[0] = target
        seen[target] = nodes
        turn[target] = first_in[target]
        at = 0
        while even[at] != source:
            vertex = even[at]
            arc = turn[vertex]
            if arc == first_in[vertex + 1]:
                at -= 1
                continue
            turn[vertex] += 1
            other, k = tail[arc], kind[unit_in[arc]]
            if seen[other] == nodes or cost_of[row, other] != nodes:
                continue
            if (k == _SHUT and must_in[arc]) or not (forward or on_way[other] == nodes):
                continue
            c1, c2, c3 = _price(k, must_in[arc], millimetres_in[arc], toll[vertex])
            near, far = (other, vertex) if forward else (vertex, other)
            if _tight(near, far, c1, c2, c3, cost, row):
                seen[other] = nodes
                turn[other] = first_in[other]
                over[other] = arc
                at += 1
                even[at] = other
        steps = 0
        for i in range(1, at + 1):
            passed = unit_in[over[even[i]]]
            if steps == 0 or used[steps - 1] != passed:
                used[steps] = passed
                steps += 1
        kept = lo
        for i in range(lo, hi):
            lane = member[i]
            same = True
            for step in range(steps):
                if kinds[lane, used[step]] != kind[used[step]]:
                    same = False
                    break
            if same:
                way_of[lane] = ways
                for column in range(3):
                    answer[lane, column] = best[row, column]
            else:
                member[kept] = lane
                kept += 1
        if kept < hi:
            if filled + at > len(way_unit):
                more_units = np.zeros(2 * len(way_unit) + at, dtype=np.int32)
                more_units[:filled] = way_unit[:filled]
                way_unit = more_units
                more = np.zeros(len(way_unit), dtype=np.int64)
                more[:filled] = way_millimetres[:filled]
                way_millimetres = more
            for i in range(1, at + 1):
                arc = over[even[i]]
                c1, c2, _ = _price(
                    kind[unit_in[arc]], must_in[arc], millimetres_in[arc], toll[even[i - 1]]
                )
                if c1 + c2 > 0:
                    way_unit[filled] = unit_in[arc]
                    way_millimetres[filled] = c1 + c2
                    filled += 1
            ways += 1
            way_first[ways] = filled
        if kept == lo:
            continue
        middle = (lo + kept) // 2
        low[pending], high[pending], depth[pending] = middle, kept, level + 1
        pending += 1
        if lo < middle:
            low[pending], high[pending], depth[pending] = lo, middle, level + 1
            pending += 1
    return way_first[: ways + 1], way_unit[:filled], way_millimetres[:filled], looked
