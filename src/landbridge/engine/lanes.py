"""Which places can be reached in each lane: all days (or all worlds) at once.

A lane is one day, one world or one removed place. Every arc and every place carries a row of bits,
one for each lane in which it lets the traveller through; one sweep over the arcs moves all lanes.
The idea of many searches in one sweep is that of MS-BFS (Then et al., PVLDB 8, 2014), with days in
the place of sources.

Small problems keep a row as one Python integer as wide as it needs to be, which is faster than
anything that must first be loaded; large ones as 64-bit words in compiled code. Both are the same
sweep and are tested against each other.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.engine.compiler import COMPILE_ABOVE, kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "PackedLanes",
    "pack",
    "pack_lanes",
    "reach",
    "reach_packed",
    "reach_words",
    "unpack",
]

_SWEEPS = 6
"""How often an arc is looked at, as a rule of thumb for the amount of work."""


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


def _as_integers(lanes: NDArray[np.bool_]) -> list[int]:
    if lanes.shape[1] == 1:
        return lanes[:, 0].astype(np.int8).tolist()  # type: ignore[no-any-return]
    octets = np.packbits(lanes, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in octets]


def _as_lanes(rows: list[int], count: int) -> NDArray[np.bool_]:
    if count == 1:
        return np.array(rows, dtype=np.bool_)[:, None]
    width = (count + 7) // 8
    octets = b"".join(row.to_bytes(width, "little") for row in rows)
    table = np.frombuffer(octets, dtype=np.uint8).reshape(len(rows), width)
    return np.unpackbits(table, axis=1, bitorder="little")[:, :count].astype(np.bool_)


def _sweep_integers(
    first_arc: list[int],
    head: list[int],
    arc_lanes: list[int],
    place_lanes: list[int],
    sources: list[int],
    every: int,
) -> list[int]:
    """Move bits along arcs until nothing changes."""
    reached = [0] * len(place_lanes)
    for source in sources:
        reached[source] = every
    queue = deque(dict.fromkeys(sources))
    queued = set(queue)
    while queue:
        place = queue.popleft()
        queued.discard(place)
        out = reached[place] & place_lanes[place]
        if not out:
            continue
        for arc in range(first_arc[place], first_arc[place + 1]):
            target = head[arc]
            gained = out & arc_lanes[arc] & place_lanes[target] & ~reached[target]
            if gained:
                reached[target] |= gained
                if target not in queued:
                    queued.add(target)
                    queue.append(target)
    return reached


@kernel
def _sweep_words(
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

    ``queue`` is a ring of place numbers with ``waiting`` entries at its start.
    """
    size = queue.shape[0]
    words = reached.shape[1]
    front = 0
    while waiting > 0:
        place = queue[front]
        front = (front + 1) % size
        waiting -= 1
        queued[place] = False
        for arc in range(first_arc[place], first_arc[place + 1]):
            target = head[arc]
            changed = False
            for word in range(words):
                gained = (
                    reached[place, word]
                    & place_lanes[place, word]
                    & arc_lanes[arc, word]
                    & place_lanes[target, word]
                    & ~reached[target, word]
                )
                if gained != 0:
                    reached[target, word] |= gained
                    changed = True
            if changed and not queued[target]:
                queued[target] = True
                queue[(front + waiting) % size] = target
                waiting += 1


def reach_words(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    arc_lanes: NDArray[np.uint64],
    place_lanes: NDArray[np.uint64],
    sources: NDArray[np.int32],
) -> NDArray[np.uint64]:
    """Do the sweep of `reach` on packed words, ``[arc, word]`` and ``[place, word]``, compiled."""
    reached = np.zeros_like(place_lanes)
    count = place_lanes.shape[0]
    unique = np.unique(sources).astype(np.int32)
    queue = np.zeros(max(count, 1), dtype=np.int32)
    queued = np.zeros(count, dtype=np.bool_)
    reached[unique] = ~np.uint64(0)
    queue[: unique.shape[0]] = unique
    queued[unique] = True
    _sweep_words.compiled(
        first_arc, head, arc_lanes, place_lanes, reached, queue, queued, unique.shape[0]
    )
    return reached


@dataclass(frozen=True, slots=True)
class PackedLanes:
    """Lanes of arcs and places, laid out once for many sweeps: as integers or as words."""

    count: int
    arcs: Any
    places: Any
    as_words: bool


def pack_lanes(arc_lanes: NDArray[np.bool_], place_lanes: NDArray[np.bool_]) -> PackedLanes:
    """Lay out ``arc_lanes[arc, lane]`` and ``place_lanes[place, lane]`` for sweeps."""
    lanes = place_lanes.shape[1]
    if arc_lanes.shape[0] * _SWEEPS * (1 + lanes // 4096) < COMPILE_ABOVE:
        return PackedLanes(
            lanes, _as_integers(arc_lanes), _as_integers(place_lanes), as_words=False
        )
    return PackedLanes(lanes, pack(arc_lanes), pack(place_lanes), as_words=True)


def reach_packed(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    lanes: PackedLanes,
    sources: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """Do the sweep of `reach` on lanes that are laid out already."""
    if lanes.as_words:
        words = reach_words(first_arc, head, lanes.arcs, lanes.places, sources)
        return unpack(words, lanes.count)
    every = (1 << lanes.count) - 1
    rows = _sweep_integers(
        first_arc.tolist(), head.tolist(), lanes.arcs, lanes.places, sources.tolist(), every
    )
    return _as_lanes(rows, lanes.count)


def reach(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    arc_lanes: NDArray[np.bool_],
    place_lanes: NDArray[np.bool_],
    sources: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """In which lanes can each place be reached from any of the sources?

    Out of a place goes what reached it and is passable there, so that a source in closed ground
    reaches only itself.

    Parameters
    ----------
    first_arc, head
        arcs in compressed rows: those out of place p are ``head[first_arc[p]:first_arc[p + 1]]``
    arc_lanes, place_lanes
        ``[arc, lane]`` and ``[place, lane]``: lanes in which it is passable
    sources
        places reached in every lane from the start, passable or not

    Returns
    -------
    ``reached[place, lane]``
    """
    return reach_packed(first_arc, head, pack_lanes(arc_lanes, place_lanes), sources)
