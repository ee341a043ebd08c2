"""The cheapest way when costs are compared in turn: closed, then doubtful, then open length.

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
def _search(  # noqa: PLR0913, PLR0917  (a kernel takes arrays, not nouns)
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    cost_1: NDArray[np.int64],
    cost_2: NDArray[np.int64],
    cost_3: NDArray[np.int64],
    toll_1: NDArray[np.int64],
    toll_2: NDArray[np.int64],
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    best_1: NDArray[np.int64],
    best_2: NDArray[np.int64],
    best_3: NDArray[np.int64],
    arrived_by: NDArray[np.int32],
) -> int:
    """Fill the best cost of each place and the arc that led there; give the target or -1."""
    heap = [(best_1[0], best_1[0], best_1[0], 0)]
    heappop(heap)
    for source in sources:
        best_1[source] = 0
        best_2[source] = 0
        best_3[source] = 0
        heappush(heap, (best_1[source], best_2[source], best_3[source], source))
    while len(heap) > 0:
        first, second, third, place = heappop(heap)
        if first != best_1[place] or second != best_2[place] or third != best_3[place]:
            continue
        if is_target[place]:
            return place
        if not passable[place]:
            continue
        for arc in range(first_arc[place], first_arc[place + 1]):
            target = head[arc]
            if not usable[arc] or not passable[target]:
                continue
            new_1 = first + cost_1[arc] + toll_1[target]
            if new_1 > best_1[target]:
                continue
            new_2 = second + cost_2[arc] + toll_2[target]
            new_3 = third + cost_3[arc]
            if new_1 == best_1[target] and (
                new_2 > best_2[target] or (new_2 == best_2[target] and new_3 >= best_3[target])
            ):
                continue
            best_1[target] = new_1
            best_2[target] = new_2
            best_3[target] = new_3
            arrived_by[target] = arc
            heappush(heap, (new_1, new_2, new_3, target))
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
    tolls: NDArray[np.int64] | None = None,
) -> tuple[int, list[int]] | None:
    """Find the way of least cost from any source to any target.

    Parameters
    ----------
    first_arc, head, tail
        arcs in compressed rows, and the place that each begins at
    costs
        ``[arc, 3]`` whole millimetres, compared entry by entry
    usable, passable
        arcs and places that may be used; a source or target that is not passable reaches only
        itself
    tolls
        ``[place, 2]``, charged to the first two entries on entering a place

    Returns
    -------
    the source that the way begins at and its arcs in order, or None where there is no way.
    Equal costs are decided by the order of arcs and places.
    """
    count = passable.shape[0]
    is_target = np.zeros(count, dtype=np.bool_)
    is_target[targets] = True
    if tolls is None:
        tolls = np.zeros((count, 2), dtype=np.int64)
    columns = (
        first_arc, head.astype(np.int64), *np.ascontiguousarray(costs.T),
        *np.ascontiguousarray(tolls.T), usable, passable, sources.astype(np.int64), is_target,
        *(np.full(count, _FAR, dtype=np.int64) for _ in range(3)),
        np.full(count, -1, dtype=np.int32),
    )  # fmt: skip
    found, columns = _search.run(head.shape[0] * 8, columns)
    arrived_by = columns[-1]
    if found < 0:
        return None
    way: list[int] = []
    place = int(found)
    while arrived_by[place] >= 0:
        arc = int(arrived_by[place])
        way.append(arc)
        place = int(tail[arc])
    way.reverse()
    return place, way
