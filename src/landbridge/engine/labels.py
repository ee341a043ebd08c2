"""Which patches are joined to which, in every lane: the history of any pair by one comparison.

Where all links lead both ways, patches fall into components in each lane, and two that carry the
same label are joined. The lanes are taken in blocks: what is open throughout a block is joined once
for all its lanes, and each lane adds only what is open on some of them (union-find: Tarjan 1975).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part
from landbridge.engine.courses import OPEN
from landbridge.engine.readers import call, open_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.courses import Courses, Rows

__all__ = ["label_matrix", "pair_history"]

_BLOCK = 8
"""Lanes in a block, a divisor of 64."""


@part
def _root(parent: NDArray[np.int32], patch: int) -> int:
    while parent[patch] != patch:
        parent[patch] = parent[parent[patch]]
        patch = parent[patch]
    return patch


@part
def _unite(parent: NDArray[np.int32], one: int, other: int) -> None:
    """Join two components; the smaller patch names the whole."""
    one, other = _root(parent, one), _root(parent, other)
    if one < other:
        parent[other] = one
    elif other < one:
        parent[one] = other


@kernel
def _label(  # noqa: C901, PLR0912  (two rounds of one loop over plain arrays)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    words: NDArray[np.uint64],
    lanes: int,
    block: int,
    scratch: NDArray[np.int32],
    label: NDArray[np.uint32],
) -> None:
    """Fill ``label[lane, patch]`` with 1 + the smallest patch of its component, 0 where closed."""
    count = len(first) - 1
    base, parent, now_and_then, heads_of = scratch[0], scratch[1], scratch[2], scratch[3]
    every = ~np.uint64(0) >> np.uint64(64 - block)
    for start in range(0, lanes, block):
        word, shift = start >> 6, np.uint64(start & 63)
        throughout = every
        if start + block > lanes:
            throughout = every >> np.uint64(start + block - lanes)
        some, tops = 0, 0
        for patch in range(count):
            bits = (words[unit[patch], word] >> shift) & throughout
            base[patch] = patch if bits == throughout else -1
            if bits != np.uint64(0) and bits != throughout:
                now_and_then[some] = patch
                some += 1
            if base[patch] < 0:
                continue
            for link in range(first[patch], first[patch + 1]):
                if head[link] >= patch:
                    break
                if base[head[link]] >= 0:
                    _unite(base, patch, head[link])
        for patch in range(count):
            if base[patch] >= 0:
                base[patch] = base[base[patch]]
                if base[patch] == patch:
                    heads_of[tops] = patch
                    tops += 1
        for lane in range(start, min(start + block, lanes)):
            bit = np.uint64(1) << np.uint64(lane & 63)
            for at in range(tops):
                parent[heads_of[at]] = heads_of[at]
            for at in range(some):
                patch = now_and_then[at]
                parent[patch] = patch if words[unit[patch], word] & bit else -1
            for at in range(some):
                patch = now_and_then[at]
                if parent[patch] < 0:
                    continue
                for link in range(first[patch], first[patch + 1]):
                    target = head[link]
                    if base[target] >= 0:
                        _unite(parent, patch, base[target])
                    elif target < patch and words[unit[target], word] & bit:
                        _unite(parent, patch, target)
            for at in range(tops):
                parent[heads_of[at]] = _root(parent, heads_of[at])
            for patch in range(count):
                top = base[patch]
                label[lane, patch] = parent[top] + 1 if top >= 0 else 0
            for at in range(some):
                patch = now_and_then[at]
                if parent[patch] >= 0:
                    label[lane, patch] = _root(parent, patch) + 1


def label_matrix(
    patches: Patches, ground: Courses | Rows, *, limit: int = OPEN
) -> NDArray[np.uint16] | NDArray[np.uint32]:
    """Label every patch in every lane, so that joined ones and only they carry the same label.

    Parameters
    ----------
    patches, ground
        the collapsed roads, whose links must lead both ways, and the passage of each unit
    limit
        worst passage that lets pass

    Returns
    -------
    ``label[lane, patch]``: 1 + the smallest patch that it is joined to, 0 where it is closed; of 16
    bits where that is enough

    Raises
    ------
    ValueError
        where some link leads one way only: "joined" then depends on which end one starts from
    """
    both = np.array_equal(patches.first, patches.first_in)
    if not both or not np.array_equal(patches.head, patches.tail):
        raise ValueError(
            "labels need links that lead both ways, and some lead one way only: "
            "sweep from each origin instead (landbridge.engine.sweep)"
        )
    words = open_words(ground, limit)
    small = patches.count < np.iinfo(np.uint16).max
    label = np.zeros((ground.lanes, patches.count), dtype=np.uint16 if small else np.uint32)
    scratch = np.zeros((4, patches.count), dtype=np.int32)
    graph = (patches.first, patches.head, patches.unit)
    work = ground.lanes * patches.count
    call(_label, work, *graph, words, ground.lanes, _BLOCK, scratch, label)
    return label


def pair_history(
    label: NDArray[np.uint16] | NDArray[np.uint32], one: int, other: int
) -> NDArray[np.bool_]:
    """Say in which lanes two patches are joined, ``[lane]``, from `label_matrix`."""
    joined: NDArray[np.bool_] = (label[:, one] == label[:, other]) & (label[:, one] != 0)
    return joined
