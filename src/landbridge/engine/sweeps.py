"""Which patches can be reached in each lane: every day, or every world, in one sweep.

Every patch carries a row of bits, one for each lane in which it lets the traveller through; what
has reached a patch goes on along all its links with a bitwise *and*. The idea of many searches in
one sweep is that of MS-BFS (Then et al., PVLDB 8, 2014), with days and worlds in the place of
sources, and with the pessimist's and the optimist's readings side by side in one row.

Large problems are contracted first (see `contraction`): what is left is to fill rows, climb from
the sources, go to and fro in the small core, and descend to the patches that are asked about.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.contraction import contraction_of
from landbridge.engine.courses import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["joined", "sweep"]

_LOOKS = 6
"""How often a link is looked at, as a rule of thumb for the amount of work."""

_BLOCK, _BLOCK_WORDS = 1 << 25, 32
"""Rows that take more than so many bytes are worked on in blocks of so many words. On 91,000
patches and 5,000 days (79 words) 48 took as long, 16 and all at once a tenth longer, 8 half as long
again."""


@kernel
def _fill_rows(  # noqa: C901, PLR0912, PLR0913, PLR0917  (one loop over plain arrays)
    order: NDArray[np.int32],
    first: NDArray[np.int32],
    link: NDArray[np.int32],
    triangle_first: NDArray[np.int64],
    triangle: NDArray[np.int32],
    up_row: NDArray[np.int32],
    down_row: NDArray[np.int32],
    two_way: bool,  # noqa: FBT001  (a kernel takes plain values)
    unit: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    through: NDArray[np.uint64],
    rows: NDArray[np.uint64],
) -> None:
    """Fill the rows of links that arise when patches are contracted in order."""
    words = open_words.shape[1]
    for step in range(len(order)):
        own, start = unit[order[step]], first[step]
        if triangle_first[step] == triangle_first[step + 1]:
            continue
        for slot in range(start, first[step + 1]):
            row = down_row[link[slot]]
            if row < 0:
                for word in range(words):
                    through[slot - start, word] = open_words[own, word]
            else:
                for word in range(words):
                    through[slot - start, word] = open_words[own, word] & rows[row, word]
        for at in range(triangle_first[step], triangle_first[step + 1]):
            one, two, between = triangle[at, 0], triangle[at, 1], triangle[at, 2]
            for turn in range(1 if two_way else 2):
                goes, comes = (one, two) if turn == 0 else (two, one)
                into = up_row[between] if turn == 0 else down_row[between]
                if into < 0:
                    continue
                row, local = up_row[link[comes]], goes - start
                if row < 0:
                    for word in range(words):
                        rows[into, word] |= through[local, word]
                else:
                    for word in range(words):
                        rows[into, word] |= through[local, word] & rows[row, word]


@kernel
def _climb(
    order: NDArray[np.int32],
    first: NDArray[np.int32],
    above: NDArray[np.int32],
    link: NDArray[np.int32],
    row_of: NDArray[np.int32],
    unit: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    rows: NDArray[np.uint64],
    reached: NDArray[np.uint64],
    active: NDArray[np.bool_],
) -> None:
    """Move what has reached contracted patches up to those that were left when they were."""
    words = open_words.shape[1]
    for step in range(len(order)):
        patch = order[step]
        if not active[patch]:
            continue
        for slot in range(first[step], first[step + 1]):
            target, row = above[slot], row_of[link[slot]]
            active[target] = True
            ground = unit[target]
            if row < 0:
                for word in range(words):
                    reached[target, word] |= reached[patch, word] & open_words[ground, word]
            else:
                for word in range(words):
                    new = reached[patch, word] & rows[row, word] & open_words[ground, word]
                    reached[target, word] |= new


@kernel
def _to_and_fro(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    row_of: NDArray[np.int32],
    unit: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    rows: NDArray[np.uint64],
    reached: NDArray[np.uint64],
    queue: NDArray[np.int32],
    waiting: int,
    queued: NDArray[np.bool_],
) -> None:
    """Move bits along the links of the core until nothing changes.

    ``queue`` is a ring of patches of which the first ``waiting`` begin, with their rows filled in.
    First come, first served: last come first served took five times as many looks on a made world
    of 2,000 cells, and going to and fro through the patches in order of their distance a tenth
    more. The inner loops have no branch, so that they are compiled to vector instructions.
    """
    count, words = len(queue), open_words.shape[1]
    front = 0
    while waiting > 0:
        patch = queue[front]
        front += 1
        if front == count:
            front = 0
        waiting -= 1
        queued[patch] = False
        for at in range(first[patch], first[patch + 1]):
            target, row = head[at], row_of[at]
            ground = unit[target]
            gained = np.uint64(0)
            if row < 0:
                for word in range(words):
                    new = reached[patch, word] & open_words[ground, word] & ~reached[target, word]
                    reached[target, word] |= new
                    gained |= new
            else:
                for word in range(words):
                    let = open_words[ground, word] & rows[row, word]
                    new = reached[patch, word] & let & ~reached[target, word]
                    reached[target, word] |= new
                    gained |= new
            if gained != 0 and not queued[target]:
                queued[target] = True
                end = front + waiting
                if end >= count:
                    end -= count
                queue[end] = target
                waiting += 1


@kernel
def _descend(
    order: NDArray[np.int32],
    first: NDArray[np.int32],
    above: NDArray[np.int32],
    link: NDArray[np.int32],
    row_of: NDArray[np.int32],
    unit: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    rows: NDArray[np.uint64],
    wanted: NDArray[np.bool_],
    reached: NDArray[np.uint64],
) -> None:
    """Fill in the contracted patches that are wanted, the last contracted first."""
    words = open_words.shape[1]
    for step in range(len(order)):  # what is above a wanted patch is wanted before it
        if wanted[order[step]]:
            for slot in range(first[step], first[step + 1]):
                wanted[above[slot]] = True
    for step in range(len(order) - 1, -1, -1):
        patch = order[step]
        if not wanted[patch]:
            continue
        ground = unit[patch]
        for slot in range(first[step], first[step + 1]):
            source, row = above[slot], row_of[link[slot]]
            if row < 0:
                for word in range(words):
                    reached[patch, word] |= reached[source, word] & open_words[ground, word]
            else:
                for word in range(words):
                    new = reached[source, word] & rows[row, word] & open_words[ground, word]
                    reached[patch, word] |= new


def _sweep_integers(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    sources: NDArray[np.int32],
) -> NDArray[np.uint64]:
    """Do the same on ``open_words[patch, word]`` with a row as one Python integer, uncontracted.

    Nothing has to be loaded for it, nor made once.
    """
    octets = open_words.astype("<u8", copy=False)
    rows = [int.from_bytes(row.tobytes(), "little") for row in octets]
    starts, heads = first.tolist(), head.tolist()
    reached = [0] * len(rows)
    queue = deque(sources.tolist())
    for source in queue:
        reached[source] = rows[source]
    queued = set(queue)
    while queue:
        patch = queue.popleft()
        queued.discard(patch)
        out = reached[patch]
        for target in heads[starts[patch] : starts[patch + 1]] if out else ():
            gained = out & rows[target] & ~reached[target]
            if gained:
                reached[target] |= gained
                if target not in queued:
                    queued.add(target)
                    queue.append(target)
    width = open_words.shape[1]
    told = b"".join(row.to_bytes(8 * width, "little") for row in reached)
    return np.frombuffer(told, dtype="<u8").reshape(-1, width).astype(np.uint64)


def _sweep_words(
    patches: Patches,
    open_words: NDArray[np.uint64],
    sources: NDArray[np.int32],
    wanted: NDArray[np.int32] | None,
    *,
    backward: bool,
) -> NDArray[np.uint64]:
    """Contract, climb, go to and fro, descend; gives ``reached[wanted, word]``."""
    plan = contraction_of(patches)
    up, down = (plan.down_row, plan.up_row) if backward else (plan.up_row, plan.down_row)
    core_row = plan.core_back if backward else plan.core_row
    words = open_words.shape[1]
    block = words if (plan.rows + patches.count) * words <= _BLOCK // 8 else _BLOCK_WORDS
    told = patches.count if wanted is None else wanted.shape[0]
    found = np.empty((told, words), dtype=np.uint64)
    widest = int(np.diff(plan.first).max(initial=0))
    for start in range(0, words, max(block, 1)):
        let = np.ascontiguousarray(open_words[:, start : start + block])
        width = let.shape[1]
        rows = np.zeros((plan.rows, width), dtype=np.uint64)
        reached = np.zeros((patches.count, width), dtype=np.uint64)
        active, queued, needed = (np.zeros(patches.count, dtype=np.bool_) for _ in range(3))
        _fill_rows.compiled(
            plan.order, plan.first, plan.link, plan.triangle_first, plan.triangle, plan.up_row,
            plan.down_row, plan.two_way, patches.unit, let,
            np.zeros((widest, width), dtype=np.uint64), rows,
        )  # fmt: skip
        reached[sources] = let[patches.unit[sources]]
        active[sources] = True
        steps = (plan.order, plan.first, plan.above, plan.link)
        _climb.compiled(*steps, up, patches.unit, let, rows, reached, active)
        active[plan.order] = False
        begin = np.flatnonzero(active).astype(np.int32)
        queue = np.zeros(max(patches.count, 1), dtype=np.int32)
        queue[: begin.shape[0]] = begin
        queued[begin] = True
        _to_and_fro.compiled(
            plan.core_first, plan.core_head, core_row, patches.unit, let, rows, reached, queue,
            begin.shape[0], queued,
        )  # fmt: skip
        needed[slice(None) if wanted is None else wanted] = True
        _descend.compiled(*steps, down, patches.unit, let, rows, needed, reached)
        found[:, start : start + block] = reached if wanted is None else reached[wanted]
    return found


def _reached(
    patches: Patches,
    rows: Rows,
    sources: NDArray[np.int32],
    wanted: NDArray[np.int32] | None,
    *,
    backward: bool = False,
) -> NDArray[np.uint64]:
    """Give ``reached[wanted, word]``, of all patches where none are named."""
    sources = np.unique(sources).astype(np.int32)
    if _to_and_fro.pays(patches.links * _LOOKS * (1 + rows.words.shape[1] // 64)):
        return _sweep_words(patches, rows.words, sources, wanted, backward=backward)
    links = (patches.first_in, patches.tail) if backward else (patches.first, patches.head)
    found = _sweep_integers(*links, rows.words[patches.unit], sources)
    return found if wanted is None else found[wanted]


def sweep(
    patches: Patches, rows: Rows, sources: NDArray[np.int32], *, backward: bool = False
) -> Rows:
    """In which lanes can each patch be reached from any of the source patches?

    ``rows`` has a row for each unit, the result one for each patch. Backward: from which patches
    can one of the sources be reached? A source in closed ground reaches only the node that one
    starts at, so its patch is not reached in those lanes; who asks for that very node adds it.
    """
    found = _reached(patches, rows, sources, None, backward=backward)
    return Rows(rows.lanes, rows.doubtful, found)


def joined(
    patches: Patches,
    rows: Rows,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """In which lanes is there a way from any of the source nodes to any of the target nodes?

    Gives ``[lane]`` for the pessimist and for the optimist. A node that is both needs no way.
    """
    if np.intersect1d(sources, targets).size:
        every = np.ones(rows.lanes, dtype=np.bool_)
        return every, every
    ends = np.unique(patches.of_node[targets]).astype(np.int32)
    found = _reached(patches, rows, patches.of_node[sources], ends)
    told = Rows(rows.lanes, rows.doubtful, np.bitwise_or.reduce(found, axis=0)[None, :])
    return told.surely(0), told.perhaps(0)
