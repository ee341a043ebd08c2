"""What of an overlay is joined inside one unit: zones, and the vertices at which they meet.

A zone is a set of arcs of one unit that hang together, whichever way they lead. Where its unit is
open a zone is crossed without any gap, so for the question how much ground that is not open must be
crossed at least, open zones that meet are one place (`least_gaps` in ``gap_bounds.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.ends import Joined

__all__ = ["Zones", "zones_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """The zones of an overlay with its ends.

    Attributes
    ----------
    unit, must
        ``[zone]``: the unit, and whether its arcs are such that must be let pass
    first, zone
        ``zone[first[v]:first[v + 1]]``: the zones that meet at vertex v
    meeting
        vertices at which two zones or more meet, rising
    many
        those at which three meet or more
    one, other
        ``[pair]``: zones that meet where no third does, each pair once
    """

    unit: NDArray[np.int32]
    must: NDArray[np.bool_]
    first: NDArray[np.int64]
    zone: NDArray[np.int32]
    meeting: NDArray[np.int32]
    many: NDArray[np.int32]
    one: NDArray[np.int32]
    other: NDArray[np.int32]


@part
def _root(parent: NDArray[np.int32], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


@kernel
def _zones(  # noqa: C901, PLR0912  (four passes over the same scratch)
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    must: NDArray[np.bool_],
    free: int,
    zone_unit: NDArray[np.int32],
    zone_must: NDArray[np.bool_],
    first_zone: NDArray[np.int64],
    zone_of: NDArray[np.int32],
) -> int:
    """Number the zones; ``zone_of`` has room for two entries an arc. Gives how many there are."""
    vertices, arcs = len(first) - 1, len(head)
    tail = np.zeros(arcs, dtype=np.int32)
    start = np.zeros(2 * free + 4, dtype=np.int64)
    for vertex in range(vertices):
        for arc in range(first[vertex], first[vertex + 1]):
            tail[arc] = vertex
            start[2 * unit[arc] + must[arc] + 1] += 1
    for key in range(1, len(start)):
        start[key] += start[key - 1]
    order = np.zeros(arcs, dtype=np.int32)
    place = start.copy()
    for arc in range(arcs):
        key = 2 * unit[arc] + must[arc]
        order[place[key]] = arc
        place[key] += 1
    parent = np.zeros(vertices, dtype=np.int32)
    mark, number = np.full(vertices, -1, dtype=np.int32), np.zeros(vertices, dtype=np.int32)
    zone = np.zeros(arcs, dtype=np.int32)
    count = 0
    for key in range(len(start) - 1):
        for i in range(start[key], start[key + 1]):
            arc = order[i]
            for vertex in (tail[arc], head[arc]):
                if mark[vertex] != key:
                    mark[vertex] = key
                    parent[vertex] = vertex
                    number[vertex] = -1
            one, other = _root(parent, tail[arc]), _root(parent, head[arc])
            parent[max(one, other)] = min(one, other)
        for i in range(start[key], start[key + 1]):
            root = _root(parent, tail[order[i]])
            if number[root] < 0:
                number[root] = count
                zone_unit[count] = key // 2
                zone_must[count] = key % 2 == 1
                count += 1
            zone[order[i]] = number[root]
    entries = np.zeros(vertices, dtype=np.int64)
    for arc in range(arcs):
        entries[tail[arc]] += 1
        entries[head[arc]] += 1
    at = np.zeros(vertices + 1, dtype=np.int64)
    for vertex in range(vertices):
        at[vertex + 1] = at[vertex] + entries[vertex]
        entries[vertex] = 0
    pool = np.zeros(2 * arcs, dtype=np.int32)
    for arc in range(arcs):
        for vertex in (tail[arc], head[arc]):
            known = False
            for i in range(at[vertex], at[vertex] + entries[vertex]):
                if pool[i] == zone[arc]:
                    known = True
                    break
            if not known:
                pool[at[vertex] + entries[vertex]] = zone[arc]
                entries[vertex] += 1
    filled = 0
    for vertex in range(vertices):
        for i in range(at[vertex], at[vertex] + entries[vertex]):
            zone_of[filled] = pool[i]
            filled += 1
        first_zone[vertex + 1] = filled
    return count


def zones_of(joined: Joined) -> Zones:
    """Find the zones of an overlay with its ends, in time about proportional to its arcs."""
    arcs, vertices = joined.head.shape[0], joined.toll.shape[0]
    unit, must = np.zeros(arcs, dtype=np.int32), np.zeros(arcs, dtype=np.bool_)
    first, zone = np.zeros(vertices + 1, dtype=np.int64), np.zeros(2 * arcs, dtype=np.int32)
    count = _zones.compiled(
        joined.first, joined.head, joined.unit, joined.must, joined.free, unit, must, first, zone
    )
    sizes = np.diff(first)
    two = first[:-1][sizes == 2]  # noqa: PLR2004  (a pair)
    low, high = np.minimum(zone[two], zone[two + 1]), np.maximum(zone[two], zone[two + 1])
    pairs = np.unique(low.astype(np.int64) * count + high)
    meeting, many = (np.flatnonzero(sizes > few).astype(np.int32) for few in (1, 2))
    return Zones(
        unit[:count], must[:count], first, zone[: int(first[-1])], meeting, many,
        (pairs // max(count, 1)).astype(np.int32), (pairs % max(count, 1)).astype(np.int32),
    )  # fmt: skip
