"""Kernel of `landbridge.engine.disjoint`: routes of each lane, grown by augmenting walks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BETWEEN", "END", "SOURCE", "TARGET", "count_routes"]

BETWEEN, SOURCE, TARGET = 0, 1, 2
"""What a patch is to the question."""

END = -2
"""Stands for the neighbour on a route, or on a walk, where that is an end; -1 for none."""


@part
def _search(  # noqa: C901  (one search over plain arrays)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    is_open: NDArray[np.bool_],
    role: NDArray[np.int8],
    after: NDArray[np.int32],
    before: NDArray[np.int32],
    sources: NDArray[np.int32],
    entry: NDArray[np.int32],
    exit_: NDArray[np.int32],
    queue: NDArray[np.int32],
) -> int:
    """Search an augmenting walk; gives the patch at whose exit it arrives at a target, or -1.

    Entry p is p in the queue, exit p is p + count. ``entry`` and ``exit_`` take what each was
    reached from, -2 for a source; -1 is not reached. A patch on a route has the next one in
    ``after`` and the last one in ``before``, -2 where that is an end. A link may be walked again
    that a route takes: it leads to the entry of a patch that sends back where one came from. So the
    patches whose entry is reached and whose exit is not are the cut that is nearest to the sources.
    """
    count = len(role)
    entry[:] = -1
    exit_[:] = -1
    filled, at = 0, 0
    for source in sources:
        if not is_open[source]:
            continue
        for link in range(first[source], first[source + 1]):
            patch = head[link]
            if is_open[patch] and role[patch] == BETWEEN and entry[patch] == -1:
                entry[patch] = END
                queue[filled] = patch
                filled += 1
    while at < filled:
        state = queue[at]
        at += 1
        if state < count:
            # an entry: on through a free patch, or back along the route that comes in here
            onward = state if after[state] == -1 else before[state]
            if onward >= 0 and exit_[onward] == -1:
                exit_[onward] = state
                queue[filled] = onward + count
                filled += 1
            continue
        patch = state - count
        if after[patch] != -1 and entry[patch] == -1:
            entry[patch] = state
            queue[filled] = patch
            filled += 1
        for link in range(first[patch], first[patch + 1]):
            target = head[link]
            if not is_open[target] or role[target] == SOURCE:
                continue
            if role[target] == TARGET:
                return int(patch)
            if entry[target] == -1:
                entry[target] = state
                queue[filled] = target
                filled += 1
    return -1


@part
def _augment(
    patch: int,
    after: NDArray[np.int32],
    before: NDArray[np.int32],
    entry: NDArray[np.int32],
    exit_: NDArray[np.int32],
    walk: NDArray[np.int32],
) -> None:
    """Turn the walk that ends at the exit of a patch into routes, from the source on."""
    count = len(after)
    size = 0
    state = patch + count
    while state != END:
        walk[size] = state
        size += 1
        state = entry[state] if state < count else exit_[state - count]
    last = END
    for step in range(size - 1, -1, -1):
        state = walk[step]
        if state >= count:
            last = state - count
        elif entry[state] == state + count:
            # back from its exit to its entry: the patch is on no route any more
            after[state] = -1
            before[state] = -1
        else:
            before[state] = last
            if last >= 0:
                after[last] = state
    after[patch] = END


@part
def _touches(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    is_open: NDArray[np.bool_],
    role: NDArray[np.int8],
    patch: int,
    end: int,
) -> bool:
    for link in range(first[patch], first[patch + 1]):
        if is_open[head[link]] and role[head[link]] == end:
            return True
    return False


@part
def _beside(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    is_open: NDArray[np.bool_],
    role: NDArray[np.int8],
    ends: NDArray[np.int32],
    wanted: int,
) -> int:
    """Count the open links from ends to patches in a role."""
    found = 0
    for end in ends:
        if is_open[end]:
            for link in range(first[end], first[end + 1]):
                found += is_open[head[link]] and role[head[link]] == wanted
    return found


@part
def _take_over(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    first_in: NDArray[np.int32],
    tail: NDArray[np.int32],
    is_open: NDArray[np.bool_],
    role: NDArray[np.int8],
    after: NDArray[np.int32],
    before: NDArray[np.int32],
) -> int:
    """Drop routes that are not open any more; gives how many are left."""
    kept = 0
    for start in range(len(after)):
        if before[start] != END:
            continue
        whole = _touches(first_in, tail, is_open, role, start, SOURCE)
        last, patch = start, start
        while patch >= 0:
            whole = whole and is_open[patch]
            last = patch
            patch = after[patch]
        if whole and _touches(first, head, is_open, role, last, TARGET):
            kept += 1
            continue
        patch = start
        while patch >= 0:
            onward = after[patch]
            after[patch] = -1
            before[patch] = -1
            patch = onward
    return kept


@part
def _still_stands(
    first_in: NDArray[np.int32],
    tail: NDArray[np.int32],
    role: NDArray[np.int8],
    was_open: NDArray[np.bool_],
    is_open: NDArray[np.bool_],
    entry: NDArray[np.int32],
    exit_: NDArray[np.int32],
) -> int:
    """Count the open patches of the last search's cut; -1 where new ground may lead past it."""
    bound = 0
    for patch in range(len(role)):
        if not is_open[patch]:
            continue
        if entry[patch] != -1:
            bound += exit_[patch] == -1
            continue
        if was_open[patch]:
            continue
        if role[patch] == SOURCE:
            return -1
        for link in range(first_in[patch], first_in[patch + 1]):
            # whether the ground behind is open now does not matter: it may open again
            source = tail[link]
            if exit_[source] != -1 or (role[source] == SOURCE and role[patch] == BETWEEN):
                return -1
    return bound


@kernel
def count_routes(  # noqa: PLR0913, PLR0917  (a kernel takes arrays, not nouns)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    first_in: NDArray[np.int32],
    tail: NDArray[np.int32],
    rows: NDArray[np.uint64],
    unit: NDArray[np.int32],
    wanted: NDArray[np.bool_],
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    role: NDArray[np.int8],
    bounded: bool,  # noqa: FBT001  (kernels are called by position)
    scratch: NDArray[np.int32],
    routes: NDArray[np.int32],
) -> None:
    """Fill ``routes[lane]``, of ``rows[unit, word]``; ``scratch`` is ``[8, patch]``.

    Not ``bounded``, each lane ends with a search, and ``scratch[:2]`` holds what that of the last
    lane reached: entries and exits.
    """
    entry, exit_, after, before = scratch[0], scratch[1], scratch[2], scratch[3]
    count = len(role)
    queue, walk = scratch[4:6].reshape(2 * count), scratch[6:8].reshape(2 * count)
    after[:] = -1
    before[:] = -1
    is_open, was_open = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
    column = np.zeros(count, dtype=np.uint64)
    word, searched = -1, False
    for lane in range(len(wanted)):
        if not wanted[lane]:
            continue
        if lane >> 6 != word:
            word = lane >> 6
            for patch in range(count):
                column[patch] = rows[unit[patch], word]
        bit = np.uint64(1) << np.uint64(lane & 63)
        for patch in range(count):
            was_open[patch] = is_open[patch]
            is_open[patch] = column[patch] & bit != np.uint64(0)
        direct = _beside(first, head, is_open, role, sources, TARGET)
        most = count
        if bounded:
            out = _beside(first, head, is_open, role, sources, BETWEEN)
            most = min(out, _beside(first_in, tail, is_open, role, targets, BETWEEN))
        found = _take_over(first, head, first_in, tail, is_open, role, after, before)
        if searched and bounded:
            bound = _still_stands(first_in, tail, role, was_open, is_open, entry, exit_)
            searched = bound >= 0
            if searched:
                most = min(most, bound)
        while found < most:
            last = _search(first, head, is_open, role, after, before, sources, entry, exit_, queue)
            searched = last == -1
            if searched:
                break
            _augment(last, after, before, entry, exit_, walk)
            found += 1
        routes[lane] = found + direct
