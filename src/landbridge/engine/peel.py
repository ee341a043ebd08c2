"""Peel trees off a graph of patches: what hangs on one other patch is answered by looking there.

A patch whose links all lead to and from one other, its *stem*, cannot lie between any two others.
Peeling such leaves, and what becomes one by that, leaves the *core*, which is all that a search has
to go to and fro in: a third of the patches where straight lines cut real-looking roads into cells.
Leaves are filled in afterwards, the last peeled first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Core", "peel"]


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """What is left of the links after peeling, and where the leaves hang.

    Attributes
    ----------
    patch
        ``[core]``: the patches of the core, rising
    position
        ``[patch]``: place in the core; ``-1 - i`` for the leaf peeled as number i
    first, head, first_in, tail
        links of the core in compressed rows, by positions in the core, out and in
    leaf, stem
        ``[leaf]``: in the order in which they were peeled
    up, down
        ``[leaf]``: whether a link leads from the leaf to its stem, and from the stem to the leaf
    """

    patch: NDArray[np.int32]
    position: NDArray[np.int32]
    first: NDArray[np.int32]
    head: NDArray[np.int32]
    first_in: NDArray[np.int32]
    tail: NDArray[np.int32]
    leaf: NDArray[np.int32]
    stem: NDArray[np.int32]
    up: NDArray[np.bool_]
    down: NDArray[np.bool_]


@kernel
def _peel(
    first: NDArray[np.int32],
    neighbour: NDArray[np.int32],
    degree: NDArray[np.int32],
    peeled: NDArray[np.bool_],
    leaf: NDArray[np.int32],
    stem: NDArray[np.int32],
) -> int:
    """Peel patches with one neighbour left, those with the lowest number first; gives how many."""
    filled = 0
    for patch in range(len(degree)):
        if degree[patch] == 1:
            leaf[filled] = patch
            filled += 1
    done = 0
    for at in range(len(leaf)):
        if at >= filled:
            break
        patch = leaf[at]
        if degree[patch] != 1:  # its one neighbour was peeled onto it
            continue
        for link in range(first[patch], first[patch + 1]):
            other = neighbour[link]
            if not peeled[other]:
                peeled[patch] = True
                leaf[done] = patch
                stem[done] = other
                done += 1
                degree[other] -= 1
                if degree[other] == 1:
                    leaf[filled] = other
                    filled += 1
                break
    return done


def _kept(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    patch: NDArray[np.int32],
    position: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Keep the links between patches of the core."""
    tail = np.repeat(np.arange(first.shape[0] - 1, dtype=np.int32), np.diff(first))
    inside = (position[tail] >= 0) & (position[head] >= 0)
    kept = np.zeros(patch.shape[0] + 1, dtype=np.int32)
    np.cumsum(np.bincount(position[tail[inside]], minlength=patch.shape[0]), out=kept[1:])
    return kept, position[head[inside]]


def peel(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    first_in: NDArray[np.int32],
    tail: NDArray[np.int32],
) -> Core:
    """Peel a graph given by its links out (``first, head``) and in (``first_in, tail``)."""
    count = first.shape[0] - 1
    starts = np.repeat(np.arange(count, dtype=np.int64), np.diff(first))
    ends = np.repeat(np.arange(count, dtype=np.int64), np.diff(first_in))
    key = np.unique(np.concatenate([starts * count + head, ends * count + tail]))
    both = np.zeros(count + 1, dtype=np.int32)
    degree = np.bincount(key // max(count, 1), minlength=count).astype(np.int32)
    np.cumsum(degree, out=both[1:])
    leaf, stem = (np.zeros(count, dtype=np.int32) for _ in range(2))
    columns = (both, (key % max(count, 1)).astype(np.int32), degree,
               np.zeros(count, dtype=np.bool_), leaf, stem)  # fmt: skip
    done, columns = _peel.run(4 * (count + key.shape[0]), columns)
    leaf, stem = (np.asarray(column[:done], dtype=np.int32) for column in columns[4:])
    position = np.zeros(count, dtype=np.int32)
    position[leaf] = -1 - np.arange(done, dtype=np.int32)
    patch = np.flatnonzero(position >= 0).astype(np.int32)
    position[patch] = np.arange(patch.shape[0], dtype=np.int32)
    out = starts * count + head
    wanted_up, wanted_down = (
        one.astype(np.int64) * count + other for one, other in ((leaf, stem), (stem, leaf))
    )
    return Core(
        patch, position, *_kept(first, head, patch, position),
        *_kept(first_in, tail, patch, position), leaf, stem,
        _among(out, wanted_up), _among(out, wanted_down),
    )  # fmt: skip


def _among(rising: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which of the wanted stand among rising numbers."""
    at = np.minimum(np.searchsorted(rising, wanted), max(rising.shape[0] - 1, 0))
    found: NDArray[np.bool_] = rising[at] == wanted if rising.size else np.zeros(0, dtype=np.bool_)
    return found
