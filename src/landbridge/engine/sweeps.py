"""Which patches can be reached in each lane: every day, or every world, in one sweep.

Every patch carries a row of bits, one for each lane in which it lets the traveller through; what
has reached a patch goes on along all its links with a bitwise *and*. The idea of many searches in
one sweep is that of MS-BFS (Then et al., PVLDB 8, 2014), with days and worlds in the place of
sources, and with the pessimist's and the optimist's readings side by side in one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.courses import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["sweep", "sweep_words"]


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
    count = open_words.shape[0]
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
