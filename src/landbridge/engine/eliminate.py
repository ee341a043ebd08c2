"""Take the inner points of a unit out of its roads, and keep all lengths between those that stay.

Points go lowest degree first, and a neighbour is joined to a neighbour by a shortcut where no other
way is as short: the contraction of Geisberger et al. (WEA 2008), stopped where it would add more
than it takes away. It never looks beyond one unit, so no change of control ever touches a length.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["eliminate"]

_FAR = 2**60


@part
def _put(  # noqa: PLR0913, PLR0917  (scratch of the kernel)
    v: int, w: int, out: int, into: int,
    at: NDArray[np.int64], count: NDArray[np.int64], room: NDArray[np.int64],
    side: NDArray[np.int32], leave: NDArray[np.int64], enter: NDArray[np.int64], end: int,
) -> int:  # fmt: skip
    """Tell v of its neighbour w; gives the new end of the pool, in which there is room enough."""
    for slot in range(at[v], at[v] + count[v]):
        if side[slot] == w:
            leave[slot] = min(leave[slot], out)
            enter[slot] = min(enter[slot], into)
            return end
    if count[v] == room[v]:
        for slot in range(count[v]):
            side[end + slot] = side[at[v] + slot]
            leave[end + slot] = leave[at[v] + slot]
            enter[end + slot] = enter[at[v] + slot]
        at[v] = end
        room[v] = 2 * room[v]
        end += room[v]
    slot = at[v] + count[v]
    side[slot] = w
    leave[slot] = out
    enter[slot] = into
    count[v] += 1
    return end


@part
def _drop(
    v: int, w: int, at: NDArray[np.int64], count: NDArray[np.int64],
    side: NDArray[np.int32], leave: NDArray[np.int64], enter: NDArray[np.int64],
) -> None:  # fmt: skip
    """Let v forget its neighbour w."""
    last = at[v] + count[v] - 1
    for slot in range(at[v], last + 1):
        if side[slot] == w:
            side[slot] = side[last]
            leave[slot] = leave[last]
            enter[slot] = enter[last]
            count[v] -= 1
            return


@part
def _shortcuts(  # noqa: PLR0913, PLR0917  (scratch of the kernel)
    v: int, at: NDArray[np.int64], count: NDArray[np.int64], side: NDArray[np.int32],
    leave: NDArray[np.int64], enter: NDArray[np.int64],
    out_of: NDArray[np.int64], into: NDArray[np.int64],
    ends: NDArray[np.int32], lengths: NDArray[np.int64], tolled: NDArray[np.bool_],
) -> int:  # fmt: skip
    """Write the shortcuts that v's going away asks for; a witness has at most two steps.

    A way over a point that charges a toll is as short, but costs more, and witnesses nothing.

    ``out_of`` and ``into`` are scratch, `_FAR` for every point.
    """
    made = 0
    for i in range(at[v], at[v] + count[v]):
        one = side[i]
        for slot in range(at[one], at[one] + count[one]):
            if side[slot] != v:
                out_of[side[slot]] = leave[slot]
                into[side[slot]] = enter[slot]
        for k in range(i + 1, at[v] + count[v]):
            other = side[k]
            forth = enter[i] + leave[k]
            back = enter[k] + leave[i]
            witness_forth = out_of[other]
            witness_back = into[other]
            for slot in range(at[other], at[other] + count[other]):
                between = side[slot]
                if tolled[between]:
                    continue
                witness_forth = min(witness_forth, out_of[between] + enter[slot])
                witness_back = min(witness_back, into[between] + leave[slot])
            if forth >= witness_forth or forth >= _FAR:
                forth = _FAR
            if back >= witness_back or back >= _FAR:
                back = _FAR
            if forth < _FAR or back < _FAR:
                ends[2 * made] = one
                ends[2 * made + 1] = other
                lengths[2 * made] = forth
                lengths[2 * made + 1] = back
                made += 1
        for slot in range(at[one], at[one] + count[one]):
            out_of[side[slot]] = _FAR
            into[side[slot]] = _FAR
    return made


@part
def _thin_out(  # noqa: C901, PLR0912  (one search, read in one place)
    u: int, at: NDArray[np.int64], count: NDArray[np.int64], side: NDArray[np.int32],
    leave: NDArray[np.int64], enter: NDArray[np.int64], reached: NDArray[np.int64],
    touched: NDArray[np.int32], tolled: NDArray[np.bool_],
) -> None:  # fmt: skip
    """Forget the arcs out of u that another way replaces; ``reached`` is scratch, all `_FAR`.

    The other way must turn off at a point that is strictly nearer than the arc is long, or else two
    arcs of which one has no length could each be given up for the other; and it must not pass a
    point that charges a toll.
    """
    longest = 0
    for slot in range(at[u], at[u] + count[u]):
        if leave[slot] < _FAR:
            longest = max(longest, leave[slot])
    heap = [(np.int64(0), np.int64(u))]
    reached[u] = 0
    touched[0] = u
    seen = 1
    while len(heap) > 0:
        length, v = heappop(heap)
        if length > reached[v]:
            continue
        if length >= longest:
            break
        if tolled[v] and v != u:
            continue
        for slot in range(at[v], at[v] + count[v]):
            new = length + leave[slot]
            w = side[slot]
            if new <= longest and new < reached[w]:
                if reached[w] == _FAR:
                    touched[seen] = w
                    seen += 1
                reached[w] = new
                heappush(heap, (np.int64(new), np.int64(w)))
    for slot in range(at[u], at[u] + count[u]):
        w = side[slot]
        if leave[slot] >= _FAR:
            continue
        for other in range(at[w], at[w] + count[w]):
            y = side[other]
            if y == u or tolled[y]:
                continue
            if reached[y] < leave[slot] and reached[y] + enter[other] <= leave[slot]:
                for mine in range(at[w], at[w] + count[w]):
                    if side[mine] == u:
                        enter[mine] = _FAR
                leave[slot] = _FAR
                break
    for i in range(seen):
        reached[touched[i]] = _FAR


@kernel
def eliminate(  # noqa: C901, PLR0912, PLR0915  (one loop over units, all of it in scratch)
    first: NDArray[np.int64],
    p: NDArray[np.int32],
    q: NDArray[np.int32],
    there: NDArray[np.int64],
    back: NDArray[np.int64],
    stays: NDArray[np.bool_],
    charges: NDArray[np.bool_],
    most: int,
    slack: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
    """Give ``tail[arc]``, ``head[arc]``, ``millimetres[arc]`` of what is left, unit after unit.

    The last result says where the arcs of each unit begin, as ``first`` does for pieces. A point
    goes while it has at most ``most`` neighbours and asks for at most ``slack`` shortcuts more than
    it has neighbours; points that could not go are marked in ``stays``. Those that charge a toll
    are marked in ``charges`` and stay.
    """
    units = len(first) - 1
    widest = 1
    for unit in range(units):
        widest = max(widest, first[unit + 1] - first[unit])
    points = 2 * widest
    local = np.zeros(len(stays), dtype=np.int32)
    mark = np.full(len(stays), -1, dtype=np.int32)
    name = np.zeros(points, dtype=np.int32)
    gone, tolled = np.zeros(points, dtype=np.bool_), np.zeros(points, dtype=np.bool_)
    at, count, room = (
        np.zeros(points, dtype=np.int64),
        np.zeros(points, dtype=np.int64),
        np.zeros(points, dtype=np.int64),
    )
    out_of, into = np.full(points, _FAR, dtype=np.int64), np.full(points, _FAR, dtype=np.int64)
    touched = np.zeros(points, dtype=np.int32)
    waits = np.full(most + 1, -1, dtype=np.int64)
    turn, behind = np.zeros(4 * points, dtype=np.int32), np.zeros(4 * points, dtype=np.int64)
    ends, lengths = np.zeros(most * most, dtype=np.int32), np.zeros(most * most, dtype=np.int64)
    size = 8 * points + 64
    side, leave, enter = (
        np.zeros(size, dtype=np.int32),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
    )
    left = 0
    tail, head = np.zeros(1024, dtype=np.int32), np.zeros(1024, dtype=np.int32)
    millimetres = np.zeros(1024, dtype=np.int64)
    first_left = np.zeros(units + 1, dtype=np.int64)
    for unit in range(units):
        here = 0
        for piece in range(first[unit], first[unit + 1]):
            for point in (p[piece], q[piece]):
                if mark[point] != unit:
                    mark[point] = unit
                    local[point] = here
                    name[here] = point
                    gone[here] = False
                    tolled[here] = charges[point]
                    count[here] = 0
                    room[here] = 0
                    here += 1
                room[local[point]] += 1
        end = 0
        for v in range(here):
            at[v] = end
            room[v] = room[v] + 2
            end += room[v]
        for piece in range(first[unit], first[unit + 1]):
            v, w = local[p[piece]], local[q[piece]]
            end = _put(v, w, there[piece], back[piece], at, count, room, side, leave, enter, end)
            end = _put(w, v, back[piece], there[piece], at, count, room, side, leave, enter, end)
        queued = 0
        for v in range(here - 1, -1, -1):
            if not stays[name[v]] and count[v] <= most:
                turn[queued] = v
                behind[queued] = waits[count[v]]
                waits[count[v]] = queued
                queued += 1
        degree = 0
        while degree <= most:
            if waits[degree] < 0:
                degree += 1
                continue
            v = turn[waits[degree]]
            waits[degree] = behind[waits[degree]]
            if gone[v] or count[v] != degree:
                continue
            made = 0
            if degree > 1:
                made = _shortcuts(
                    v, at, count, side, leave, enter, out_of, into, ends, lengths, tolled
                )
                if made > degree + slack:
                    continue
            gone[v] = True
            need = 0
            for slot in range(at[v], at[v] + degree):
                w = side[slot]
                _drop(w, v, at, count, side, leave, enter)
                need += 4 * (room[w] + degree)
            if end + need > len(side):
                bigger = 2 * len(side) + need
                grown = np.zeros(bigger, dtype=np.int32)
                grown[:end] = side[:end]
                side = grown
                wider = np.zeros(bigger, dtype=np.int64)
                wider[:end] = leave[:end]
                leave = wider
                wider = np.zeros(bigger, dtype=np.int64)
                wider[:end] = enter[:end]
                enter = wider
            for i in range(made):
                v1, v2 = ends[2 * i], ends[2 * i + 1]
                forth, home = lengths[2 * i], lengths[2 * i + 1]
                end = _put(v1, v2, forth, home, at, count, room, side, leave, enter, end)
                end = _put(v2, v1, home, forth, at, count, room, side, leave, enter, end)
            if queued + degree > len(turn):
                fresh = np.zeros(2 * len(turn) + degree, dtype=np.int32)
                fresh[:queued] = turn[:queued]
                turn = fresh
                later = np.zeros(len(turn), dtype=np.int64)
                later[:queued] = behind[:queued]
                behind = later
            for slot in range(at[v], at[v] + degree):
                w = side[slot]
                if not stays[name[w]] and count[w] <= most:
                    turn[queued] = w
                    behind[queued] = waits[count[w]]
                    waits[count[w]] = queued
                    queued += 1
                    degree = min(degree, count[w])
        for u in range(here):
            if not gone[u]:
                stays[name[u]] = True
                _thin_out(u, at, count, side, leave, enter, out_of, touched, tolled)
        for u in range(here):
            if gone[u]:
                continue
            if left + count[u] > len(tail):
                bigger = 2 * len(tail) + count[u]
                grown = np.zeros(bigger, dtype=np.int32)
                grown[:left] = tail[:left]
                tail = grown
                grown = np.zeros(bigger, dtype=np.int32)
                grown[:left] = head[:left]
                head = grown
                wider = np.zeros(bigger, dtype=np.int64)
                wider[:left] = millimetres[:left]
                millimetres = wider
            for slot in range(at[u], at[u] + count[u]):
                if leave[slot] < _FAR:
                    tail[left] = name[u]
                    head[left] = name[side[slot]]
                    millimetres[left] = leave[slot]
                    left += 1
        first_left[unit + 1] = left
    return tail[:left], head[:left], millimetres[:left], first_left
