"""In which lanes does anything arrive at all: one sweep that stops where the answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.readers import call

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["arrivals"]


@kernel
def _arrive(  # noqa: C901  (the branches of one loop)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    rows: NDArray[np.uint64],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
    reached: NDArray[np.uint64],
    queue: NDArray[np.int32],
    done: NDArray[np.uint64],
) -> None:
    """Sweep ``rows[unit, word]``; ``done`` takes the lanes in which a target is reached.

    ``reached`` has a row for each patch and one more for what goes on, and comes as zeros. What has
    arrived need not move on.
    """
    count, width = len(first) - 1, rows.shape[1]
    queued = np.zeros(count, dtype=np.bool_)
    out = reached[count]
    front, waiting = 0, 0
    for source in sources:
        for word in range(width):
            reached[source, word] = rows[unit[source], word]
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
        if is_target[patch]:
            for word in range(width):
                done[word] |= reached[patch, word]
            continue
        left = np.uint64(0)
        for word in range(width):
            out[word] = reached[patch, word] & ~done[word]
            left |= out[word]
        if left == np.uint64(0):
            continue
        for link in range(first[patch], first[patch + 1]):
            target = head[link]
            row = unit[target]
            gained = np.uint64(0)
            for word in range(width):
                new = out[word] & rows[row, word] & ~reached[target, word]
                reached[target, word] |= new
                gained |= new
            if gained != np.uint64(0) and not queued[target]:
                queued[target] = True
                end = front + waiting
                if end >= count:
                    end -= count
                queue[end] = target
                waiting += 1


def arrivals(
    patches: Patches,
    words: NDArray[np.uint64],
    sources: NDArray[np.int32],
    is_target: NDArray[np.bool_],
) -> NDArray[np.uint64]:
    """Give the lanes, packed, in which a way leads from a source patch to a target patch.

    ``words[unit, word]`` are the lanes in which each unit lets pass, ``is_target`` is ``[patch]``.
    The sweep of `landbridge.engine.sweeps.sweep`, less what has arrived already.
    """
    count, width = patches.count, words.shape[1]
    reached = np.zeros((count + 1, width), dtype=np.uint64)
    queue = np.zeros(count, dtype=np.int32)
    done = np.zeros(width, dtype=np.uint64)
    graph = (patches.first, patches.head, patches.unit)
    work = patches.links * width
    call(_arrive, work, *graph, words, sources, is_target, reached, queue, done)
    return done
