"""One search behind `gaps`: the way of least cost in three columns, and the canonical way back.

Costs are (closed, doubtful, open) millimetres, compared entry by entry; such triples add and
compare as numbers do, so Dijkstra's method, bounds and all that follows from them hold as they are.
With millimetres there is no room for three columns of a large country in one number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["search_way", "walk_back"]

_FAR = 2**60
_SHUT = 2
_BASE = 2


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
def _settle_bound(  # noqa: C901, PLR0912, PLR0913, PLR0917  (the stores of all searches above)
    lowest: int, vertex: int, stamps: NDArray[np.int32], best: NDArray[np.int64],
    state: NDArray[np.int64],
    first_zone: NDArray[np.int64], zone_of: NDArray[np.int32],
    place: NDArray[np.int32], place_gap: NDArray[np.int64], least: NDArray[np.int64],
    gap: NDArray[np.int64],
) -> None:  # fmt: skip
    """Fill at least how much is left from a vertex in the search of a row, and remember it.

    The greatest of three bounds, each of which shrinks along no arc by more than the arc costs:
    that of the search two rows up, which went to the same end; what the search one row up found out
    (see ``distances.py``); and the least gap of this search with the length that is left of the
    whole way when all is open. Rows 0 and 1 are the lengths when all is open.
    """
    row = lowest
    while row > _BASE and state[row - 1, vertex, 7] != stamps[row - 1]:
        row -= 1
    while row <= lowest:
        b1, b2, b3 = state[row - 2, vertex, 3], state[row - 2, vertex, 4], state[row - 2, vertex, 5]
        if row > _BASE:
            c1 = best[row - 1, 0] - state[row - 1, vertex, 3]
            c2 = best[row - 1, 1] - state[row - 1, vertex, 4]
            c3 = best[row - 1, 2] - state[row - 1, vertex, 5]
            if state[row - 1, vertex, 6] == stamps[row - 1]:
                d1, d2, d3 = (
                    state[row - 1, vertex, 0],
                    state[row - 1, vertex, 1],
                    state[row - 1, vertex, 2],
                )
                if _under(d1, d2, d3, c1, c2, c3):
                    c1, c2, c3 = d1, d2, d3
            if _under(b1, b2, b3, c1, c2, c3):
                b1, b2, b3 = c1, c2, c3
        c1, c2 = least[row, 0], least[row, 1]
        if c1 > 0 or c2 > 0:
            if gap[row, vertex, 2] == stamps[row]:
                d1, d2 = gap[row, vertex, 0], gap[row, vertex, 1]
                if d1 < c1 or (d1 == c1 and d2 < c2):
                    c1, c2 = d1, d2
            for i in range(first_zone[vertex], first_zone[vertex + 1]):
                root = place[row, zone_of[i]]
                if root >= 0 and place_gap[row, root, 0] >= 0:
                    d1, d2 = place_gap[row, root, 0], place_gap[row, root, 1]
                    if d1 < c1 or (d1 == c1 and d2 < c2):
                        c1, c2 = d1, d2
            c3 = state[row % 2, vertex, 5] - c1 - c2
            if _under(b1, b2, b3, c1, c2, c3):
                b1, b2, b3 = c1, c2, c3
        state[row, vertex, 3], state[row, vertex, 4], state[row, vertex, 5] = b1, b2, b3
        state[row, vertex, 7] = stamps[row]
        row += 1


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
    near: int, far: int, c1: int, c2: int, c3: int, state: NDArray[np.int64], row: int
) -> Any:  # NumPy's bool or Python's
    """Whether the cost of ``far`` is that of ``near`` and the arc between them."""
    return (
        state[row, near, 0] + c1 == state[row, far, 0]
        and state[row, near, 1] + c2 == state[row, far, 1]
        and state[row, near, 2] + c3 == state[row, far, 2]
    )


@kernel
def search_way(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (one search over shared scratch)
    row: int,
    start: int,
    goal: int,
    away: int,
    most_1: int,
    most_2: int,
    first: NDArray[np.int64],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    millimetres: NDArray[np.int64],
    must: NDArray[np.bool_],
    toll: NDArray[np.int64],
    kind: NDArray[np.int8],
    stamps: NDArray[np.int32],
    best: NDArray[np.int64],
    state: NDArray[np.int64],
    first_zone: NDArray[np.int64],
    zone_of: NDArray[np.int32],
    place: NDArray[np.int32],
    place_gap: NDArray[np.int64],
    least: NDArray[np.int64],
    gap: NDArray[np.int64],
    heap: NDArray[np.int64],
    names: NDArray[np.int32],
    even: NDArray[np.int32],
) -> int:
    """Fill ``state[row, vertex]`` from ``start`` for every vertex on a way of least cost.

    Its entries: cost from the start (3), bound of what is left (3), and ``stamps[row]`` as a mark
    of this search's cost and bound. ``best[row]`` becomes the cost of ``goal``. What must cost
    more than ``most_1``, ``most_2`` is left out. Arcs are rows by the vertex nearer to the start;
    ``away`` is 1 where they are against the way. Gives how many vertices were looked at, or -1
    where there is no way.
    """
    stamp = stamps[row]
    size, ties, looked, found = 0, 1, 0, False
    state[row, start, 0], state[row, start, 1], state[row, start, 2] = 0, 0, 0
    state[row, start, 6] = stamp
    _settle_bound(
        row, start, stamps, best, state,
        first_zone, zone_of, place, place_gap, least, gap,
    )  # fmt: skip
    n1, n2, n3 = state[row, start, 3], state[row, start, 4], state[row, start, 5]
    even[0] = start
    while size > 0 or ties > 0:
        if ties > 0:
            # what lies on the way at no further cost goes first, the last found before the others
            ties -= 1
            vertex = even[ties]
        else:
            if found and _under(n1, n2, n3, heap[0, 0], heap[0, 1], heap[0, 2]):
                break
            vertex = names[0]
            n1, n2, n3 = heap[0, 0], heap[0, 1], heap[0, 2]
            size = _pop(heap, names, size)
        s1, s2, s3 = state[row, vertex, 0], state[row, vertex, 1], state[row, vertex, 2]
        if (
            s1 + state[row, vertex, 3] != n1
            or s2 + state[row, vertex, 4] != n2
            or s3 + state[row, vertex, 5] != n3
        ):
            continue
        looked += 1
        if vertex == goal:
            found = True
            continue
        for arc in range(first[vertex], first[vertex + 1]):
            k = kind[unit[arc]]
            if k == _SHUT and must[arc]:
                continue
            other = head[arc]
            if k == 0:
                c1, c2, c3 = s1, s2, s3 + millimetres[arc]
            else:
                c1, c2, c3 = _price(
                    k, must[arc], millimetres[arc], toll[vertex] if away else toll[other]
                )
                c1, c2, c3 = s1 + c1, s2 + c2, s3 + c3
            if c1 > most_1 or (c1 == most_1 and c2 > most_2):
                continue
            if state[row, other, 6] == stamp:
                if not _under(
                    c1, c2, c3, state[row, other, 0], state[row, other, 1], state[row, other, 2]
                ):
                    continue
            else:
                if state[0, other, 5] >= _FAR or state[1, other, 5] >= _FAR:
                    continue
                if state[row, other, 7] != stamp:
                    _settle_bound(
                        row, other, stamps, best, state,
                        first_zone, zone_of, place, place_gap, least, gap,
                    )  # fmt: skip
            e1, e2 = c1 + state[row, other, 3], c2 + state[row, other, 4]
            if e1 > most_1 or (e1 == most_1 and e2 > most_2):
                continue
            state[row, other, 0], state[row, other, 1], state[row, other, 2] = c1, c2, c3
            state[row, other, 6] = stamp
            c1 += state[row, other, 3]
            c2 += state[row, other, 4]
            c3 += state[row, other, 5]
            if c1 == n1 and c2 == n2 and c3 == n3:
                even[ties] = other
                ties += 1
            elif not found or not _under(n1, n2, n3, c1, c2, c3):
                size = _push(heap, names, size, c1, c2, c3, other)
    if not found:
        return -1
    best[row, :] = state[row, goal, :3]
    return looked


@kernel
def walk_back(  # noqa: C901, PLR0913, PLR0917  (one walk over shared scratch)
    row: int,
    source: int,
    target: int,
    away: int,
    stamp: int,
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
    kind: NDArray[np.int8],
    state: NDArray[np.int64],
    on_way: NDArray[np.int32],
    seen: NDArray[np.int32],
    turn: NDArray[np.int64],
    over: NDArray[np.int64],
    even: NDArray[np.int32],
    passed: NDArray[np.int32],
    held: NDArray[np.int64],
) -> int:
    """Fill the units that the way passes, ``passed[step]``, and what is not open, ``held[step]``.

    A way is walked back from the target over arcs on ways of least cost, the lowest (vertex, arc)
    first, in depth and never twice to a vertex. What such a walk gives depends on the set of those
    arcs alone and does not change when others are taken from the set: so it is one and the same
    whichever lanes were asked together, and from whichever end the search ran. Where that was the
    target's (``away``), the arcs on ways of least cost are found from the source first.
    """
    if away:
        even[0] = source
        on_way[source] = stamp
        ties = 1
        while ties > 0:
            ties -= 1
            vertex = even[ties]
            for arc in range(first[vertex], first[vertex + 1]):
                other, k = head[arc], kind[unit[arc]]
                if state[row, other, 6] != stamp or on_way[other] == stamp:
                    continue
                if k == _SHUT and must[arc]:
                    continue
                c1, c2, c3 = _price(k, must[arc], millimetres[arc], toll[other])
                if _tight(other, vertex, c1, c2, c3, state, row):
                    on_way[other] = stamp
                    even[ties] = other
                    ties += 1
    even[0] = target
    seen[target] = stamp
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
        if seen[other] == stamp or state[row, other, 6] != stamp:
            continue
        if (k == _SHUT and must_in[arc]) or (away and on_way[other] != stamp):
            continue
        c1, c2, c3 = _price(k, must_in[arc], millimetres_in[arc], toll[vertex])
        near, far = (vertex, other) if away else (other, vertex)
        if _tight(near, far, c1, c2, c3, state, row):
            seen[other] = stamp
            turn[other] = first_in[other]
            over[other] = arc
            at += 1
            even[at] = other
    for step in range(at):
        arc = over[even[step + 1]]
        k = kind[unit_in[arc]]
        c1, c2, _ = _price(k, must_in[arc], millimetres_in[arc], toll[even[step]])
        passed[step] = unit_in[arc]
        held[step] = c1 + c2
    return at
