"""Kernel of `landbridge.engine.segments`: in each lane, the roads that every way takes.

First patches that every way goes through are found, then those are opened up to their vertices. A
*place* is a patch p that stays whole, or a vertex v of one that is opened, as ``count + v``. Both
times one way is found, and all is searched that can be reached without its next step; where nothing
is left to search, every way takes that step (Cairo et al. 2021, see `critical_segments`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["find_bridges"]

_NOT = -2
"""Not reached; -1 is an end."""

_REACHED = -2
"""Reached, by a place that has no step; 0 and more is a step of the way, -1 is not reached."""


@part
def _over_patches(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    is_open: NDArray[np.bool_],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    came_from: NDArray[np.int32],
    came_by: NDArray[np.int32],
    queue: NDArray[np.int32],
    way: NDArray[np.int32],
    way_link: NDArray[np.int32],
) -> int:
    """Search a way over patches by breadth: its patches, and the links to each; gives its size."""
    came_from[:] = _NOT
    filled, at, found = 0, 0, -1
    for source in sources:
        if is_open[source]:
            came_from[source] = -1
            queue[filled] = source
            filled += 1
            if found < 0 and is_target[source]:
                found = source
    while found < 0 and at < filled:
        patch = queue[at]
        at += 1
        for link in range(first[patch], first[patch + 1]):
            target = head[link]
            if is_open[target] and came_from[target] == _NOT:
                came_from[target], came_by[target] = patch, link
                if is_target[target]:
                    found = target
                    break
                queue[filled] = target
                filled += 1
    size = 0
    while found >= 0:
        queue[size] = found
        size += 1
        found = came_from[found]
    for step in range(size):
        way[step] = queue[size - 1 - step]
        way_link[step] = came_by[way[step]]
    return size


@part
def _open_up(  # noqa: PLR0912
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    is_open: NDArray[np.bool_],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    way: NDArray[np.int32],
    size: int,
    step_of: NDArray[np.int32],
    queue: NDArray[np.int32],
    opened: NDArray[np.bool_],
) -> None:
    """Mark the patches that every way goes through: those of the way that none goes around.

    ``step_of`` is the step of the way that each patch is, -1 for none, `_REACHED` once reached. All
    is searched that can be reached before the farthest step of the way found so far; where
    nothing is left, everybody goes through that step. Leaves ``step_of`` to be filled anew.
    """
    step_of[:] = -1
    for step in range(size):
        step_of[way[step]] = step
    filled, at, farthest, gone = 0, 0, -1, 0
    for source in sources:
        if is_open[source]:
            if step_of[source] >= 0:
                farthest = max(farthest, step_of[source])
            else:
                step_of[source] = _REACHED
                queue[filled] = source
                filled += 1
    while True:
        while gone < farthest:
            queue[filled] = way[gone]
            filled += 1
            gone += 1
        if at == filled:
            opened[way[farthest]] = True
            queue[filled] = way[farthest]
            filled += 1
            gone = farthest + 1
        patch = queue[at]
        at += 1
        if is_target[patch]:
            return
        for link in range(first[patch], first[patch + 1]):
            target = head[link]
            if not is_open[target] or step_of[target] == _REACHED:
                continue
            if step_of[target] >= 0:
                farthest = max(farthest, step_of[target])
            else:
                step_of[target] = _REACHED
                queue[filled] = target
                filled += 1


@part
def _lead_through(  # noqa: PLR0913, PLR0917  (a kernel takes arrays, not nouns)
    patch: int,
    entry: int,
    exit_: int,
    starts: NDArray[np.int32],
    is_goal: NDArray[np.bool_],
    patch_of: NDArray[np.int32],
    arc_first: NDArray[np.int32],
    arc_head: NDArray[np.int32],
    arc_edge: NDArray[np.int32],
    came_from: NDArray[np.int32],
    came_by: NDArray[np.int32],
    queue: NDArray[np.int32],
    trail: NDArray[np.int32],
    over: NDArray[np.int32],
    size: int,
    count: int,
) -> int:
    """Add to the trail a way inside a patch, vertex by vertex, by breadth; gives its new size.

    From ``entry`` (-1: any start) to ``exit_`` (-1: any goal). ``came_from`` comes as -2 for every
    vertex and is left so.
    """
    filled, at, found = 0, 0, -1
    for start in starts:
        if entry < 0 and patch_of[start] == patch:
            came_from[start] = -1
            queue[filled] = start
            filled += 1
    if entry >= 0:
        came_from[entry] = -1
        queue[0] = entry
        filled = 1
    while found < 0:
        vertex = queue[at]
        at += 1
        if vertex == exit_ or (exit_ < 0 and is_goal[vertex]):
            found = vertex
            break
        for arc in range(arc_first[vertex], arc_first[vertex + 1]):
            target = arc_head[arc]
            if patch_of[target] == patch and came_from[target] == _NOT:
                came_from[target], came_by[target] = vertex, arc_edge[arc]
                queue[filled] = target
                filled += 1
    steps, vertex = 0, found
    while came_from[vertex] >= 0:
        steps += 1
        vertex = came_from[vertex]
    for step in range(steps, -1, -1):
        trail[size + step] = count + found
        if step > 0:
            over[size + step] = came_by[found]
        found = came_from[found]
    for place in range(filled):
        came_from[queue[place]] = _NOT
    return size + steps + 1


@kernel
def find_bridges(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (one lane after another)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    link_edge: NDArray[np.int32],
    link_first: NDArray[np.int32],
    road_tail: NDArray[np.int32],
    road_head: NDArray[np.int32],
    road_edge: NDArray[np.int32],
    patch_of: NDArray[np.int32],
    arc_first: NDArray[np.int32],
    arc_head: NDArray[np.int32],
    arc_edge: NDArray[np.int32],
    words: NDArray[np.uint64],
    lanes: NDArray[np.int32],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    starts: NDArray[np.int32],
    is_goal: NDArray[np.bool_],
    edges: NDArray[np.int32],
    sizes: NDArray[np.int64],
) -> tuple[int, int]:
    """Fill ``edges`` with the critical ones, lane after lane, and ``sizes[lane]``.

    ``lanes`` are some in which there is a way. Ends before a lane for which there may not be room;
    gives how many lanes are done and how many edges there are. The columns up to ``arc_edge`` are
    those of `landbridge.engine.segments.SegmentGraph`, ``words`` is ``[unit, word]``. To call a
    function for each place that lists what lies next took 4 times as long.
    """
    count, places = len(unit), len(unit) + len(patch_of)
    is_open, opened = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
    way, way_link = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
    step_of, came_by_link = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
    came_from = np.full(len(patch_of), _NOT, dtype=np.int32)
    came_by = np.zeros(len(patch_of), dtype=np.int32)
    queue, trail, over = (np.zeros(places, dtype=np.int32), np.zeros(places, dtype=np.int32),
                          np.zeros(places, dtype=np.int32))  # fmt: skip
    state = np.full(places, -1, dtype=np.int32)
    filled, size = 0, 0
    for done in range(len(lanes)):
        word, bit = lanes[done] >> 6, np.uint64(1) << np.uint64(lanes[done] & 63)
        for patch in range(count):
            is_open[patch] = words[unit[patch], word] & bit != np.uint64(0)
            opened[patch] = False
        stands = size > 0
        for step in range(size):
            stands = stands and is_open[way[step]]
        if not stands:
            size = _over_patches(
                first, head, is_open, sources, is_target, step_of, came_by_link, queue, way,
                way_link,
            )  # fmt: skip
        _open_up(first, head, is_open, sources, is_target, way, size, step_of, queue, opened)
        length, entry, edge = 0, -1, -1
        for step in range(size):
            patch, road = way[step], -1
            if step + 1 < size:
                road = link_first[way_link[step + 1]]
            over[length] = edge
            if opened[patch]:
                length = _lead_through(
                    patch, entry, road_tail[road] if road >= 0 else -1, starts, is_goal, patch_of,
                    arc_first, arc_head, arc_edge, came_from, came_by, queue, trail, over, length,
                    count,
                )  # fmt: skip
            else:
                trail[length] = patch
                length += 1
            if road >= 0:
                entry, edge = road_head[road], road_edge[road]
                if not opened[patch] and not opened[way[step + 1]]:
                    edge = link_edge[way_link[step + 1]]
        if filled + length > len(edges):
            return done, filled
        for step in range(length):
            state[trail[step]] = step
        farthest, gone, last, at, before = -1, 0, 0, 0, filled
        for start in starts:
            patch = patch_of[start]
            place = count + start if opened[patch] else patch
            if not is_open[patch] or state[place] == _REACHED:
                continue
            if state[place] >= 0:
                farthest = max(farthest, state[place])
            else:
                state[place] = _REACHED
                queue[last] = place
                last += 1
        while True:
            while gone <= farthest:
                queue[last] = trail[gone]
                last += 1
                gone += 1
            if at == last:
                # nothing leads around the next road
                farthest += 1
                if filled == before or edges[filled - 1] != over[farthest]:
                    edges[filled] = over[farthest]
                    filled += 1
                continue
            place = queue[at]
            at += 1
            step = state[place] if state[place] >= 0 else -9
            if place < count:
                if is_target[place]:
                    break
                for link in range(first[place], first[place + 1]):
                    patch = head[link]
                    if not is_open[patch]:
                        continue
                    low, high = link_first[link], link_first[link + 1]
                    if not opened[patch]:
                        high = low + 1
                    for road in range(low, high):
                        target = count + road_head[road] if opened[patch] else patch
                        if state[target] > farthest:
                            edge = road_edge[road] if opened[patch] else link_edge[link]
                            if state[target] != step + 1 or edge < 0 or edge != over[step + 1]:
                                farthest = state[target]
                        elif state[target] == -1:
                            state[target] = _REACHED
                            queue[last] = target
                            last += 1
                continue
            if is_goal[place - count]:
                break
            for arc in range(arc_first[place - count], arc_first[place - count + 1]):
                patch = patch_of[arc_head[arc]]
                if not is_open[patch]:
                    continue
                target = count + arc_head[arc] if opened[patch] else patch
                if state[target] > farthest:
                    if state[target] != step + 1 or arc_edge[arc] != over[step + 1]:
                        farthest = state[target]
                elif state[target] == -1:
                    state[target] = _REACHED
                    queue[last] = target
                    last += 1
        for place in range(last):
            state[queue[place]] = -1
        for step in range(length):
            state[trail[step]] = -1
        sizes[lanes[done]] = filled - before
    return len(lanes), filled
