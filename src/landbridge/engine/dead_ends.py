"""Patches that no way needs: dead ends, and what one cannot come to or leave again.

A way that enters a patch has to leave it by another neighbour, so patches with one neighbour only
are left out, and then those that have become such. Ends that are asked about stay. Ways that visit
nothing twice are the same before and after, whatever is open, and so is what rests on them; roads
inside a patch are another matter, for a dead end may lead around some of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.condense import Patches
from landbridge.engine.readers import call

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["needed", "only"]


@kernel
def _peel(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    first_in: NDArray[np.int32],
    tail: NDArray[np.int32],
    fixed: NDArray[np.bool_],
    left: NDArray[np.bool_],
    queue: NDArray[np.int32],
) -> None:
    """Clear ``left[patch]`` for patches that no way needs; ``queue`` begins with every patch."""
    count = len(left)
    queued = np.ones(count, dtype=np.bool_)
    front, waiting = 0, count
    while waiting > 0:
        patch = queue[front]
        front = front + 1 if front + 1 < count else 0
        waiting -= 1
        queued[patch] = False
        if fixed[patch] or not left[patch]:
            continue
        near, several, out, into = -1, False, 0, 0
        for link in range(first[patch], first[patch + 1]):
            if left[head[link]]:
                out += 1
                several = several or (near >= 0 and near != head[link])
                near = head[link]
        for link in range(first_in[patch], first_in[patch + 1]):
            if left[tail[link]]:
                into += 1
                several = several or (near >= 0 and near != tail[link])
                near = tail[link]
        if out > 0 and into > 0 and several:
            continue
        left[patch] = False
        for side in range(2):
            low, high = first[patch], first[patch + 1]
            if side == 1:
                low, high = first_in[patch], first_in[patch + 1]
            for link in range(low, high):
                other = head[link] if side == 0 else tail[link]
                if left[other] and not queued[other]:
                    queued[other] = True
                    end = front + waiting
                    queue[end if end < count else end - count] = other
                    waiting += 1


def needed(patches: Patches, ends: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say of each patch, ``[patch]``, whether a way between some of the ends may need it."""
    fixed, left = np.zeros(patches.count, dtype=np.bool_), np.ones(patches.count, dtype=np.bool_)
    fixed[ends] = True
    queue = np.arange(patches.count, dtype=np.int32)
    graph = (patches.first, patches.head, patches.first_in, patches.tail)
    call(_peel, 4 * patches.links, *graph, fixed, left, queue)
    return left


def only(patches: Patches, left: NDArray[np.bool_]) -> tuple[Patches, NDArray[np.int32]]:
    """Give the patches that are left, with the links between them, and each one's number before.

    Nodes of patches that are left out have the number of patches in ``of_node``.
    """
    before = np.flatnonzero(left).astype(np.int32)
    number = np.full(patches.count, before.size, dtype=np.int32)
    number[before] = np.arange(before.size, dtype=np.int32)
    sides = []
    for first, other in ((patches.first, patches.head), (patches.first_in, patches.tail)):
        own = np.repeat(np.arange(patches.count), np.diff(first))
        kept = left[own] & left[other]
        rows = np.zeros(before.size + 1, dtype=np.int32)
        np.cumsum(np.bincount(number[own[kept]], minlength=before.size), out=rows[1:])
        sides += [rows, number[other[kept]]]
    of_node = number[patches.of_node]
    return Patches(of_node, patches.unit[before], *sides), before
