"""Which places can be reached in each lane: all days (or all worlds) at once, 64 to a machine word.

A lane is one day, one world or one removed place. Every arc and every place carries a row of bits,
one for each lane in which it lets the traveller through; one sweep over the arcs moves all lanes.
The idea of many searches in one sweep is that of MS-BFS (Then et al., PVLDB 8, 2014), with days in
the place of sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["pack", "reach", "unpack"]


def pack(lanes: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Pack ``lanes[row, lane]`` into words, 64 lanes to a word, lane 0 in the lowest bit."""
    rows, count = lanes.shape
    words = (count + 63) // 64
    padded = np.zeros((rows, words * 64), dtype=np.uint8)
    padded[:, :count] = lanes
    return np.packbits(padded, axis=1, bitorder="little").view("<u8").astype(np.uint64)


def unpack(words: NDArray[np.uint64], count: int) -> NDArray[np.bool_]:
    """Give back ``lanes[row, lane]`` from packed words."""
    octets = np.ascontiguousarray(words.astype("<u8")).view(np.uint8)
    return np.unpackbits(octets, axis=1, bitorder="little")[:, :count].astype(np.bool_)


@kernel
def _sweep(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    arc_lanes: NDArray[np.uint64],
    place_lanes: NDArray[np.uint64],
    reached: NDArray[np.uint64],
    queue: NDArray[np.int32],
    queued: NDArray[np.bool_],
    waiting: int,
) -> None:
    """Move bits along arcs until nothing changes; ``reached`` is changed in place.

    Out of a place goes what reached it and is passable there, so that an end in closed ground
    reaches only itself. ``queue`` is a ring of place numbers with ``waiting`` entries at its start.
    """
    size = queue.shape[0]
    front = 0
    while waiting > 0:
        place = queue[front]
        front = (front + 1) % size
        waiting -= 1
        queued[place] = False
        out = reached[place] & place_lanes[place]
        for arc in range(first_arc[place], first_arc[place + 1]):
            target = head[arc]
            gained = out & arc_lanes[arc] & place_lanes[target] & ~reached[target]
            if gained.any():
                reached[target] |= gained
                if not queued[target]:
                    queued[target] = True
                    queue[(front + waiting) % size] = target
                    waiting += 1


def reach(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    arc_lanes: NDArray[np.uint64],
    place_lanes: NDArray[np.uint64],
    sources: NDArray[np.int32],
) -> NDArray[np.uint64]:
    """In which lanes can each place be reached from any of the sources?

    Parameters
    ----------
    first_arc, head
        arcs in compressed rows: those out of place p are ``head[first_arc[p]:first_arc[p + 1]]``
    arc_lanes, place_lanes
        ``[arc, word]`` and ``[place, word]``: lanes in which it is passable
    sources
        places reached in every lane from the start, passable or not

    Returns
    -------
    ``reached[place, word]``
    """
    reached = np.zeros_like(place_lanes)
    count = place_lanes.shape[0]
    queue = np.zeros(max(count, 1), dtype=np.int32)
    queued = np.zeros(count, dtype=np.bool_)
    reached[sources] = ~np.uint64(0)
    queue[: sources.shape[0]] = sources
    queued[sources] = True
    _sweep.run(
        head.shape[0] * 40, first_arc, head, arc_lanes, place_lanes, reached, queue, queued,
        sources.shape[0],
    )
    return reached
