"""Single points, day by day: units of ground whose loss alone would close the way.

First ways are found: for each lane that no way yet covers one is searched, and it counts at once
for all lanes in which it stays open. A unit that some open way of a lane does without is no single
point there, so each lane's candidates are the units that its ways have in common. Then a second
way that avoids the candidates is searched for each lane, and shared in the same manner. What is
left is knocked out for good: each pair of lane and candidate becomes a lane of one more sweep, in
which that unit is closed with all its patches. The last step makes the result exact whatever the
ways were, also where a unit has many patches; the first steps only leave it less to do.

That two searches find all single points of a directed graph is known (Cairo et al., "A simplified
algorithm computing all s-t bridges and articulation points", 2021), but holds only where each unit
has one patch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.arrivals import arrivals
from landbridge.engine.compiler import kernel, part
from landbridge.engine.courses import OPEN, unpack, words_for
from landbridge.engine.dead_ends import needed, only
from landbridge.engine.readers import ByLane, call, lanes_of, open_words, patches_of_ends

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.courses import Courses, Rows

__all__ = ["common_units", "single_units"]

_WORDS_AT_ONCE = 32
"""Words of lanes in one knock-out sweep, to bound memory; 8 to 128 take about as long."""


@part
def _open(words: NDArray[np.uint64], row: int, lane: int) -> bool:
    return bool(words[row, lane >> 6] & (np.uint64(1) << np.uint64(lane & 63)))


@part
def _way(  # noqa: C901, PLR0912, PLR0913, PLR0917  (one search over plain arrays)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    words: NDArray[np.uint64],
    avoided: NDArray[np.uint64],
    lane: int,
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    seen: NDArray[np.int32],
    mark: int,
    by: NDArray[np.int32],
    queue: NDArray[np.int32],
    later: NDArray[np.int32],
    way: NDArray[np.int32],
) -> int:
    """Search a way by breadth that enters as few avoided patches as it can; gives its size."""
    waiting, deferred, at, found = 0, 0, 0, -1
    for source in sources:
        if _open(words, unit[source], lane):
            seen[source] = mark
            by[source] = -1
            queue[waiting] = source
            waiting += 1
            if found < 0 and is_target[source]:
                found = source
    while found < 0:
        if at == waiting:
            if deferred == 0:
                return 0
            for place in range(deferred):
                queue[place] = later[place]
            at, waiting, deferred = 0, deferred, 0
        patch = queue[at]
        at += 1
        for link in range(first[patch], first[patch + 1]):
            target = head[link]
            if seen[target] == mark or not _open(words, unit[target], lane):
                continue
            seen[target] = mark
            by[target] = patch
            if is_target[target]:
                found = target
                break
            if _open(avoided, unit[target], lane):
                later[deferred] = target
                deferred += 1
            else:
                queue[waiting] = target
                waiting += 1
    size = 0
    while found >= 0:
        way[size] = found
        size += 1
        found = by[found]
    return size


@kernel
def _common(  # noqa: C901, PLR0912, PLR0913, PLR0917  (two rounds of one loop over plain arrays)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    words: NDArray[np.uint64],
    lanes: int,
    wanted: NDArray[np.uint64],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    spared: NDArray[np.bool_],
    candidate: NDArray[np.uint64],
    live: NDArray[np.int32],
    scratch: NDArray[np.int32],
) -> int:
    """Fill ``candidate[unit, word]``: lanes in which all ways that were found use the unit.

    ``live`` takes the units that were ever a candidate; gives how many. ``scratch`` is
    ``[5, patch]`` of zeros.
    """
    seen, by, queue, later, way = scratch[0], scratch[1], scratch[2], scratch[3], scratch[4]
    units, width = candidate.shape
    on_way = np.zeros(units, dtype=np.int32)
    known = np.zeros(units, dtype=np.bool_)
    span = np.zeros(width, dtype=np.uint64)
    some = np.zeros(width, dtype=np.uint64)
    count, mark = 0, 0
    for turn in range(2):
        left = wanted.copy()
        for lane in range(lanes):
            word = lane >> 6
            bit = np.uint64(1) << np.uint64(lane & 63)
            if left[word] & bit == np.uint64(0):
                continue
            if turn == 1:
                some[word] = np.uint64(0)
                for entry in range(count):
                    some[word] |= candidate[live[entry], word]
                if some[word] & bit == np.uint64(0):
                    continue
            mark += 1
            size = _way(first, head, unit, words, candidate, lane, sources, is_target, seen, mark,
                        by, queue, later, way)  # fmt: skip
            span[:] = wanted
            for step in range(size):
                on_way[unit[way[step]]] = mark
                for at in range(width):
                    span[at] &= words[unit[way[step]], at]
            for entry in range(count):
                if on_way[live[entry]] != mark:
                    for at in range(width):
                        candidate[live[entry], at] &= ~span[at]
            if turn == 0:
                for step in range(size):
                    point = unit[way[step]]
                    if spared[point]:
                        continue
                    if not known[point]:
                        known[point] = True
                        live[count] = point
                        count += 1
                    for at in range(width):
                        candidate[point, at] |= span[at] & left[at]
            for at in range(width):
                left[at] &= ~span[at]
    return count


@kernel
def _lay_out(
    words: NDArray[np.uint64],
    pair_lane: NDArray[np.int32],
    pair_unit: NDArray[np.int32],
    rows: NDArray[np.uint64],
) -> None:
    """Fill ``rows[unit, word]`` with one lane for each pair: as in the pair's lane, but its unit.

    Pairs come sorted by lane, so that a unit is open or closed in long stretches of them.
    """
    pairs = len(pair_lane)
    for row in range(len(rows)):
        pair = 0
        while pair < pairs:
            lane = pair_lane[pair]
            open_ = _open(words, row, lane)
            start = pair
            while pair < pairs and (
                pair_lane[pair] == lane or _open(words, row, pair_lane[pair]) == open_
            ):
                lane = pair_lane[pair]
                pair += 1
            if not open_:
                continue
            low, high = start >> 6, (pair - 1) >> 6
            for word in range(low, high + 1):
                stretch = ~np.uint64(0)
                if word == low:
                    stretch &= ~np.uint64(0) << np.uint64(start & 63)
                if word == high:
                    stretch &= ~np.uint64(0) >> np.uint64(63 - ((pair - 1) & 63))
                rows[row, word] |= stretch
    for pair in range(pairs):
        rows[pair_unit[pair], pair >> 6] &= ~(np.uint64(1) << np.uint64(pair & 63))


def single_units(
    patches: Patches,
    ground: Courses | Rows,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    *,
    lanes: NDArray[np.int64] | None = None,
    limit: int = OPEN,
    spared: Collection[int] | None = None,
) -> ByLane:
    """List, for each lane with a way, the units whose loss alone would close it.

    Parameters
    ----------
    patches, ground
        the collapsed roads, and the passage of each unit: `Courses`, or `Rows` of bits
    sources, targets
        patches of the two ends; a way leads from any of the ones to any of the others
    lanes
        those that are asked about, every one if not given
    limit
        worst passage that lets pass (`OPEN`: as the pessimist reads; `UNKNOWN`: as the optimist)
    spared
        units that are not asked about; if not given, those of the patches of both ends

    Returns
    -------
    the units of each lane (of ``lanes``, if given), by number; none where there is no way. A unit
    is lost with all its patches.
    """
    sources, targets = (patches_of_ends(ends, patches.count) for ends in (sources, targets))
    words = open_words(ground, limit)
    is_spared = np.zeros(words.shape[0], dtype=np.bool_)
    if spared is None:
        is_spared[patches.unit[sources]] = is_spared[patches.unit[targets]] = True
    else:
        is_spared[np.fromiter(spared, dtype=np.int64)] = True
    patches, before = only(patches, needed(patches, np.concatenate([sources, targets])))
    sources = np.searchsorted(before, sources).astype(np.int32)
    is_target = np.zeros(patches.count, dtype=np.bool_)
    is_target[np.searchsorted(before, targets)] = True
    graph = (patches.first, patches.head, patches.unit)
    wanted = lanes_of(ground.lanes, lanes) & arrivals(patches, words, sources, is_target)
    pair_lane, pair_unit = common_units(
        graph, words, ground.lanes, wanted, sources, is_target, is_spared
    )
    kept = np.zeros(pair_lane.shape[0], dtype=np.bool_)
    for start in range(0, kept.shape[0], 64 * _WORDS_AT_ONCE):
        chunk = slice(start, start + 64 * _WORDS_AT_ONCE)
        rows = np.zeros((words.shape[0], words_for(pair_lane[chunk].shape[0])), dtype=np.uint64)
        call(_lay_out, rows.size * 8, words, pair_lane[chunk], pair_unit[chunk], rows)
        arrived = arrivals(patches, rows, sources, is_target)
        kept[chunk] = ~unpack(arrived, pair_lane[chunk].shape[0])
    first = np.zeros(ground.lanes + 1, dtype=np.int64)
    np.cumsum(np.bincount(pair_lane[kept], minlength=ground.lanes), out=first[1:])
    found = ByLane(first, pair_unit[kept])
    return found if lanes is None else found.only(lanes)


def common_units(
    graph: tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]],
    words: NDArray[np.uint64],
    lanes: int,
    wanted: NDArray[np.uint64],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    is_spared: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pair lanes with the units that a few ways have in common: all single points, and others.

    Parameters
    ----------
    graph
        links in compressed rows by patch, ``first`` and ``head``, and the unit of each patch
    words, lanes
        ``[unit, word]``: in which of so many lanes each unit lets pass
    wanted
        lanes, packed, in each of which there is a way
    sources, is_target
        patches at one end, and ``[patch]`` whether each is at the other
    is_spared
        ``[unit]``: units that are not asked about

    Returns
    -------
    lane and unit of each pair, by lane and then by unit. What is not among them is no single point
    """
    candidate = np.zeros_like(words)
    live = np.zeros(words.shape[0], dtype=np.int32)
    scratch = np.zeros((5, graph[2].shape[0]), dtype=np.int32)
    work = graph[1].shape[0] * int(unpack(wanted, lanes).sum())
    count = call(
        _common, work, *graph, words, lanes, wanted, sources, is_target, is_spared, candidate,
        live, scratch,
    )  # fmt: skip
    live = np.sort(live[:count])
    lane, at = np.nonzero(np.ascontiguousarray(unpack(candidate[live], lanes).T))
    return lane.astype(np.int32), live[at]
