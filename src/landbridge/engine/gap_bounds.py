"""How much ground that is not open must be crossed at least, from every vertex to one end?

Open ground is crossed without any gap, so zones of open ground that meet are one place, and only
what is not open is searched vertex by vertex, from the end outwards, until the other end is met. On
a million nodes that looks at some thousand vertices of the belt between two fronts; the plain
search looked at everything that is open on one side of it. What it gives leads that search.

One-way roads inside open ground are taken to lead both ways here: then it is a lower bound, which
is all that is asked of it. Leading this search in its turn by that of the row above, from the other
end, was no faster and left weaker bounds behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["least_gaps"]

_SHUT = 2


@part
def _root(parent: NDArray[np.int32], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


@part
def _push(
    closed: NDArray[np.int64], doubtful: NDArray[np.int64], names: NDArray[np.int32], size: int,
    k1: int, k2: int, name: int,
) -> int:  # fmt: skip
    """Put an entry on a heap; gives its new size."""
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if closed[above] < k1 or (closed[above] == k1 and doubtful[above] <= k2):
            break
        closed[at], doubtful[at], names[at] = closed[above], doubtful[above], names[above]
        at = above
    closed[at], doubtful[at], names[at] = k1, k2, name
    return size + 1


@part
def _pop(
    closed: NDArray[np.int64], doubtful: NDArray[np.int64], names: NDArray[np.int32], size: int
) -> int:
    """Take the first entry off a heap; gives its new size."""
    size -= 1
    k1, k2, name = closed[size], doubtful[size], names[size]
    at, low = 0, 1
    while low < size:
        if low + 1 < size and (
            closed[low + 1] < closed[low]
            or (closed[low + 1] == closed[low] and doubtful[low + 1] < doubtful[low])
        ):
            low += 1
        if closed[low] > k1 or (closed[low] == k1 and doubtful[low] >= k2):
            break
        closed[at], doubtful[at], names[at] = closed[low], doubtful[low], names[low]
        at = low
        low = 2 * at + 1
    closed[at], doubtful[at], names[at] = k1, k2, name
    return size


@kernel
def least_gaps(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (one search over shared scratch)
    row: int,
    start: int,
    goal: int,
    away: int,
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    millimetres: NDArray[np.int64],
    must: NDArray[np.bool_],
    toll: NDArray[np.int64],
    kind: NDArray[np.int8],
    zone_unit: NDArray[np.int32],
    zone_must: NDArray[np.bool_],
    first_zone: NDArray[np.int64],
    zone_of: NDArray[np.int32],
    meeting: NDArray[np.int32],
    many: NDArray[np.int32],
    one: NDArray[np.int32],
    other: NDArray[np.int32],
    place: NDArray[np.int32],
    place_gap: NDArray[np.int64],
    gap: NDArray[np.int64],
    stamps: NDArray[np.int32],
    least: NDArray[np.int64],
    next_in_place: NDArray[np.int32],
    closed: NDArray[np.int64],
    doubtful: NDArray[np.int64],
    names: NDArray[np.int32],
) -> bool:
    """Fill the least (closed, doubtful) millimetres between each vertex and ``goal``.

    That of ``start`` goes into ``least[row]``; what is not filled takes no less. Arcs are rows by
    the vertex nearer to the goal; ``away`` is 1 where they are against the way (the toll is then
    that of the vertex that they are rows of). Gives whether ``start`` was met.

    ``place[row, zone]`` is the place that an open zone is part of, -1 for another; its gap stands
    in ``place_gap[row, place]``, and that of a vertex in ``gap[row, vertex]``, with ``stamp`` as
    its third entry.
    """
    zones, stamp = len(zone_unit), stamps[row]
    least[row, 0], least[row, 1] = 0, 0
    here = place[row]
    for zone in range(zones):
        k = kind[zone_unit[zone]]
        here[zone] = zone if k == 0 or (zone_must[zone] and k < _SHUT) else -1
        place_gap[row, zone, 0] = -1
    for pair in range(len(one)):
        if here[one[pair]] >= 0 and here[other[pair]] >= 0:
            a, b = _root(here, one[pair]), _root(here, other[pair])
            here[max(a, b)] = min(a, b)
    for vertex in many:
        a = -1
        for i in range(first_zone[vertex], first_zone[vertex + 1]):
            if here[zone_of[i]] >= 0:
                b = _root(here, zone_of[i])
                if a >= 0:
                    here[max(a, b)] = min(a, b)
                    b = min(a, b)
                a = b
    for zone in range(zones):
        if here[zone] >= 0:
            here[zone] = _root(here, zone)
    last = -1
    for i in range(first_zone[start], first_zone[start + 1]):
        if here[zone_of[i]] >= 0:
            last = here[zone_of[i]]
    begin = -1
    for i in range(first_zone[goal], first_zone[goal + 1]):
        if here[zone_of[i]] >= 0:
            begin = here[zone_of[i]]
    if begin >= 0:
        place_gap[row, begin, 0] = 0
        place_gap[row, begin, 1] = 0
        if begin == last:
            return True
    # vertices at the rim of each place, as chains; the heads of the chains stand behind the links
    chain = len(toll)
    for zone in range(zones):
        next_in_place[chain + zone] = -1
    for vertex in meeting:
        rim, inside = False, -1
        for i in range(first_zone[vertex], first_zone[vertex + 1]):
            if here[zone_of[i]] >= 0:
                inside = here[zone_of[i]]
            else:
                rim = True
        if rim and inside >= 0:
            next_in_place[vertex] = next_in_place[chain + inside]
            next_in_place[chain + inside] = vertex
    size = _push(closed, doubtful, names, 0, 0, 0, goal)
    gap[row, goal, 0], gap[row, goal, 1] = 0, 0
    gap[row, goal, 2] = stamp
    entered = begin
    while True:
        if entered >= 0:
            k1, k2 = place_gap[row, entered, 0], place_gap[row, entered, 1]
            vertex = next_in_place[chain + entered]
            while vertex >= 0:
                if (
                    gap[row, vertex, 2] != stamp
                    or gap[row, vertex, 0] > k1
                    or (gap[row, vertex, 0] == k1 and gap[row, vertex, 1] > k2)
                ):
                    gap[row, vertex, 0], gap[row, vertex, 1] = k1, k2
                    gap[row, vertex, 2] = stamp
                    size = _push(closed, doubtful, names, size, k1, k2, vertex)
                vertex = next_in_place[vertex]
            entered = -1
        if size == 0:
            return False
        vertex, k1, k2 = names[0], closed[0], doubtful[0]
        size = _pop(closed, doubtful, names, size)
        if k1 != gap[row, vertex, 0] or k2 != gap[row, vertex, 1]:
            continue
        if vertex == start:
            least[row, 0], least[row, 1] = k1, k2
            return True
        for i in range(first_zone[vertex], first_zone[vertex + 1]):
            root = here[zone_of[i]]
            if root >= 0 and place_gap[row, root, 0] < 0:
                place_gap[row, root, 0], place_gap[row, root, 1] = k1, k2
                entered = root
        if entered >= 0 and entered == last:
            least[row, 0], least[row, 1] = k1, k2
            return True
        for arc in range(first[vertex], first[vertex + 1]):
            k = kind[unit[arc]]
            if k == 0 or must[arc]:
                continue
            beyond = head[arc]
            more = millimetres[arc] + (toll[vertex] if away else toll[beyond])
            g1, g2 = (k1 + more, k2) if k == _SHUT else (k1, k2 + more)
            if (
                gap[row, beyond, 2] != stamp
                or gap[row, beyond, 0] > g1
                or (gap[row, beyond, 0] == g1 and gap[row, beyond, 1] > g2)
            ):
                gap[row, beyond, 0], gap[row, beyond, 1] = g1, g2
                gap[row, beyond, 2] = stamp
                size = _push(closed, doubtful, names, size, g1, g2, beyond)
