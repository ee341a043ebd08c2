"""The cheapest way when costs are compared one after the other: first closed, then doubtful, then
open length.

Dijkstra's method (1959) works for any cost that is totally ordered and never shrinks along a way,
so a triple compared entry by entry will do. Lengths are whole millimetres: sums do not depend on
their order, so the same question has the same answer on every machine.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["cheapest_way"]

_FAR = 2**62


@kernel
def _search(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    costs: NDArray[np.int64],
    place_costs: NDArray[np.int64],
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    best: NDArray[np.int64],
    arrived_by: NDArray[np.int32],
) -> int:
    """Fill ``best[place]`` and ``arrived_by[place]``; return the nearest target or -1."""
    heap = [(np.int64(0), np.int64(0), np.int64(0), np.int64(-1))]
    heappop(heap)
    for source in sources:
        best[source, 0] = 0
        best[source, 1] = 0
        best[source, 2] = 0
        heappush(heap, (np.int64(0), np.int64(0), np.int64(0), np.int64(source)))
    while len(heap) > 0:
        first, second, third, place = heappop(heap)
        if first != best[place, 0] or second != best[place, 1] or third != best[place, 2]:
            continue
        if is_target[place]:
            return int(place)
        if not passable[place]:
            continue
        for arc in range(first_arc[place], first_arc[place + 1]):
            target = head[arc]
            if not usable[arc] or not passable[target]:
                continue
            new_first = first + costs[arc, 0] + place_costs[target, 0]
            new_second = second + costs[arc, 1] + place_costs[target, 1]
            new_third = third + costs[arc, 2] + place_costs[target, 2]
            if new_first > best[target, 0]:
                continue
            if new_first == best[target, 0]:
                if new_second > best[target, 1]:
                    continue
                if new_second == best[target, 1] and new_third >= best[target, 2]:
                    continue
            best[target, 0] = new_first
            best[target, 1] = new_second
            best[target, 2] = new_third
            arrived_by[target] = arc
            heappush(heap, (new_first, new_second, new_third, np.int64(target)))
    return -1


def cheapest_way(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    tail: NDArray[np.int32],
    costs: NDArray[np.int64],
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    place_costs: NDArray[np.int64] | None = None,
) -> tuple[int, list[int]] | None:
    """Find the way of least cost from any source to any target.

    Parameters
    ----------
    first_arc, head, tail
        arcs in compressed rows, and the place that each begins at
    costs
        ``[arc, 3]`` whole millimetres, compared entry by entry
    usable, passable
        arcs and places that may be used; a source or target that is not passable reaches only itself
    place_costs
        ``[place, 3]``, charged on entering a place

    Returns
    -------
    the source that the way begins at and its arcs in order, or None where there is no way.
    Equal costs are decided by the order of arcs and places.
    """
    count = passable.shape[0]
    best = np.full((count, 3), _FAR, dtype=np.int64)
    arrived_by = np.full(count, -1, dtype=np.int32)
    is_target = np.zeros(count, dtype=np.bool_)
    is_target[targets] = True
    if place_costs is None:
        place_costs = np.zeros((count, 3), dtype=np.int64)
    found = _search.run(
        head.shape[0] * 8, first_arc, head, costs, place_costs, usable, passable, sources,
        is_target, best, arrived_by,
    )
    if found < 0:
        return None
    way: list[int] = []
    place = found
    while arrived_by[place] >= 0:
        arc = int(arrived_by[place])
        way.append(arc)
        place = int(tail[arc])
    way.reverse()
    return place, way
