"""Which patches can be reached in each lane: every day, or every world, in one sweep.

Every patch carries a row of bits, one for each lane in which it lets the traveller through; what
has reached a patch goes on along all its links with a bitwise *and*. The idea of many searches in
one sweep is that of MS-BFS (Then et al., PVLDB 8, 2014), with days and worlds in the place of
sources, and with the pessimist's and the optimist's readings side by side in one row.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import COMPILE_ABOVE, kernel
from landbridge.engine.courses import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["joined", "sweep", "sweep_words"]

_LOOKS = 6
"""How often a link is looked at, as a rule of thumb for the amount of work."""


@kernel
def _sweep(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    sources: NDArray[np.int32],
    reached: NDArray[np.uint64],
    queue: NDArray[np.int32],
    queued: NDArray[np.bool_],
) -> int:
    """Move bits along links until nothing changes; gives how many links were looked at.

    First come, first served (the last come first served took 3 to 10 times as many looks). The
    inner loop has no branch, so that it is compiled to vector instructions.
    """
    count = len(first) - 1
    words = open_words.shape[1]
    front, waiting, looks = 0, 0, 0
    for source in sources:
        if not queued[source]:
            for word in range(words):
                reached[source, word] = open_words[source, word]
            queue[waiting] = source
            queued[source] = True
            waiting += 1
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


def _sweep_integers(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    sources: NDArray[np.int32],
) -> NDArray[np.uint64]:
    """Do the same with a row as one Python integer, which has nothing to load first."""
    octets = open_words.astype("<u8", copy=False)
    rows = [int.from_bytes(row.tobytes(), "little") for row in octets]
    starts, heads = first.tolist(), head.tolist()
    reached = [0] * len(rows)
    queue = deque(dict.fromkeys(sources.tolist()))
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


def sweep_words(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    open_words: NDArray[np.uint64],
    sources: NDArray[np.int32],
) -> NDArray[np.uint64]:
    """Do the sweep on ``open_words[patch, word]``; gives ``reached[patch, word]``.

    A source is given only the lanes in which it is open itself: what is reached of a patch beyond
    the very nodes that one starts at.
    """
    count, words = open_words.shape
    if head.shape[0] * _LOOKS * (1 + words // 64) < COMPILE_ABOVE:
        return _sweep_integers(first, head, open_words, sources)
    reached = np.zeros_like(open_words)
    queue = np.zeros(max(count, 1), dtype=np.int32)
    queued = np.zeros(count, dtype=np.bool_)
    _sweep.compiled(first, head, open_words, sources, reached, queue, queued)
    return reached


def sweep(
    patches: Patches, rows: Rows, sources: NDArray[np.int32], *, backward: bool = False
) -> Rows:
    """In which lanes can each patch be reached from any of the source patches?

    ``rows`` has a row for each unit, the result one for each patch. Backward: from which patches
    can one of the sources be reached? A source in closed ground reaches only the node that one
    starts at, so its patch is not reached in those lanes; who asks for that very node adds it.
    """
    links = (patches.first_in, patches.tail) if backward else (patches.first, patches.head)
    sources = np.ascontiguousarray(sources, dtype=np.int32)
    words = sweep_words(*links, rows.words[patches.unit], sources)
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
    reached = sweep(patches, rows, patches.of_node[sources])
    ends = np.unique(patches.of_node[targets])
    return np.any(reached.surely(ends), axis=0), np.any(reached.perhaps(ends), axis=0)
