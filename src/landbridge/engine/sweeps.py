"""Which patches can be reached in each lane: every day, or every world, in one sweep.

Every patch carries a row of bits, one for each lane in which it lets the traveller through; what
has reached a patch goes on along all its links with a bitwise *and*. The idea of many searches in
one sweep is that of MS-BFS (Then et al., PVLDB 8, 2014), with days and worlds in the place of
sources, and with the pessimist's and the optimist's readings side by side in one row.

Only the core of the patches is swept to and fro. A source among the leaves climbs to the core
first; leaves are filled in afterwards, all of them or just those that are asked about.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.courses import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["joined", "sweep", "sweep_words"]

_LOOKS = 6
"""How often a link is looked at, as a rule of thumb for the amount of work."""

_BLOCK_BYTES = 1 << 21
_BLOCK_WORDS = 16
"""Rows that do not fit into some megabytes are swept in blocks of so many words: more looks, but at
what is near. On 91,000 patches and 5,000 days 16 words took 0.6 of the time of all at once, 8 and
32 words a little more than 16."""


@kernel
def _sweep(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    reached: NDArray[np.uint64],
    queue: NDArray[np.int32],
    waiting: int,
    queued: NDArray[np.bool_],
) -> int:
    """Move bits along links until nothing changes; gives how many links were looked at.

    ``queue`` is a ring of patches of which the first ``waiting`` begin, with their rows filled in.
    First come, first served: last come first served took five times as many looks on a made world
    of 2,000 cells, and going to and fro through the patches in order of their distance a tenth
    more. The inner loop has no branch, so that it is compiled to vector instructions.
    """
    count = len(first) - 1
    words = open_words.shape[1]
    front, looks = 0, 0
    while waiting > 0:
        patch = queue[front]
        front += 1
        if front == count:
            front = 0
        waiting -= 1
        queued[patch] = False
        for link in range(first[patch], first[patch + 1]):
            target = head[link]
            looks += 1
            gained = np.uint64(0)
            for word in range(words):
                new = reached[patch, word] & open_words[target, word] & ~reached[target, word]
                reached[target, word] |= new
                gained |= new
            if gained != 0 and not queued[target]:
                queued[target] = True
                end = front + waiting
                if end >= count:
                    end -= count
                queue[end] = target
                waiting += 1
    return looks


@kernel
def _fill(
    leaf: NDArray[np.int32],
    stem: NDArray[np.int32],
    passes: NDArray[np.bool_],
    open_words: NDArray[np.uint64],
    reached: NDArray[np.uint64],
) -> None:
    """Fill in the leaves from their stems, the last peeled first."""
    for at in range(len(leaf) - 1, -1, -1):
        if passes[at]:
            for word in range(reached.shape[1]):
                reached[leaf[at], word] |= reached[stem[at], word] & open_words[leaf[at], word]


def _sweep_integers(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    seeds: Mapping[int, NDArray[np.uint64]],
) -> NDArray[np.uint64]:
    """Do the same with a row as one Python integer, which has nothing to load first."""
    rows = _integers(open_words)
    starts, heads = first.tolist(), head.tolist()
    reached = [0] * len(rows)
    for seed, row in seeds.items():
        reached[seed] = _integers(row[None, :])[0]
    queue, queued = deque(seeds), set(seeds)
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


def _integers(words: NDArray[np.uint64]) -> list[int]:
    octets = words.astype("<u8", copy=False)
    return [int.from_bytes(row.tobytes(), "little") for row in octets]


def sweep_words(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    seeds: Mapping[int, NDArray[np.uint64]],
) -> NDArray[np.uint64]:
    """Do the sweep on ``open_words[patch, word]``; gives ``reached[patch, word]``.

    ``seeds`` are the patches that it begins at, each with the lanes in which it is reached from the
    start: some of those in which it is open.
    """
    count, words = open_words.shape
    if not _sweep.pays(head.shape[0] * _LOOKS * (1 + words // 64)):
        return _sweep_integers(first, head, open_words, seeds)
    block = words if open_words.nbytes <= _BLOCK_BYTES else _BLOCK_WORDS
    found = np.empty_like(open_words)
    for start in range(0, words, max(block, 1)):
        part = np.ascontiguousarray(open_words[:, start : start + block])
        reached = np.zeros_like(part)
        queue, queued = np.zeros(max(count, 1), dtype=np.int32), np.zeros(count, dtype=np.bool_)
        for at, (seed, row) in enumerate(seeds.items()):
            reached[seed], queue[at], queued[seed] = row[start : start + block], seed, True
        _sweep.compiled(first, head, part, reached, queue, len(seeds), queued)
        found[:, start : start + block] = reached
    return found


def _climb(
    patches: Patches, rows: Rows, sources: NDArray[np.int32], *, backward: bool
) -> dict[int, NDArray[np.uint64]]:
    """Give what is reached from the start: the sources, and what they climb through to the core."""
    core = patches.core
    seeds: dict[int, NDArray[np.uint64]] = {}
    passes = core.down if backward else core.up
    for source in np.unique(sources).tolist():
        patch, row = source, rows.words[patches.unit[source]]
        while True:
            seeds[patch] = seeds.get(patch, np.zeros_like(row)) | row
            leaf = -1 - int(core.position[patch])
            if leaf < 0 or not passes[leaf]:
                break
            patch = int(core.stem[leaf])
            row = row & rows.words[patches.unit[patch]]
    return seeds


def _sweep_core(
    patches: Patches, rows: Rows, seeds: Mapping[int, NDArray[np.uint64]], *, backward: bool
) -> NDArray[np.uint64]:
    """Sweep the core: ``[core, word]``."""
    core = patches.core
    links = (core.first_in, core.tail) if backward else (core.first, core.head)
    inside = {int(core.position[p]): row for p, row in seeds.items() if core.position[p] >= 0}
    return sweep_words(*links, rows.words[patches.unit[core.patch]], inside)


def sweep(
    patches: Patches, rows: Rows, sources: NDArray[np.int32], *, backward: bool = False
) -> Rows:
    """In which lanes can each patch be reached from any of the source patches?

    ``rows`` has a row for each unit, the result one for each patch. Backward: from which patches
    can one of the sources be reached? A source in closed ground reaches only the node that one
    starts at, so its patch is not reached in those lanes; who asks for that very node adds it.
    """
    core = patches.core
    seeds = _climb(patches, rows, sources, backward=backward)
    words = np.zeros((patches.count, rows.words.shape[1]), dtype=np.uint64)
    words[core.patch] = _sweep_core(patches, rows, seeds, backward=backward)
    for patch, row in seeds.items():
        words[patch] |= row
    passes = core.up if backward else core.down
    if _fill.pays(core.leaf.shape[0] * words.shape[1]):
        open_words = rows.words[patches.unit]
        _fill.compiled(core.leaf, core.stem, passes, open_words, words)
    else:
        for at in np.flatnonzero(passes)[::-1].tolist():
            leaf = core.leaf[at]
            words[leaf] |= words[core.stem[at]] & rows.words[patches.unit[leaf]]
    return Rows(rows.lanes, rows.doubtful, words)


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
    seeds = _climb(patches, rows, patches.of_node[sources], backward=False)
    reached = _sweep_core(patches, rows, seeds, backward=False)
    found = np.zeros((1, rows.words.shape[1]), dtype=np.uint64)
    for target in np.unique(patches.of_node[targets]).tolist():
        found[0] |= _row_at(patches, rows, seeds, reached, target)
    told = Rows(rows.lanes, rows.doubtful, found)
    return told.surely(0), told.perhaps(0)


def _row_at(
    patches: Patches,
    rows: Rows,
    seeds: Mapping[int, NDArray[np.uint64]],
    reached: NDArray[np.uint64],
    patch: int,
) -> NDArray[np.uint64]:
    """Give the lanes in which a patch is reached: down from the core where it is a leaf."""
    core, way = patches.core, []
    while core.position[patch] < 0:
        way.append(patch)
        patch = int(core.stem[-1 - int(core.position[patch])])
    row: NDArray[np.uint64] = reached[core.position[patch]]
    for leaf in reversed(way):
        if core.down[-1 - int(core.position[leaf])]:
            row = row & rows.words[patches.unit[leaf]]
        else:
            row = np.zeros_like(row)
        if leaf in seeds:
            row = row | seeds[leaf]
    return row
