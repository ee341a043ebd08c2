"""Contract patches in an order chosen once, so that a question of many lanes is a walk up and down.

Contracting a patch joins its neighbours by links that carry a row of bits: the lanes in which one
can go by the contracted patch. Which links arise does not depend on who lets pass, so order, links
and triangles are found once (George and Liu, SIAM Review 31, 1989, for least degree first); rows
are filled for each question. That is the customisable contraction hierarchy of Dibbelt, Strasser
and Wagner (JEA 21, 2016) with sets of days, *or* and *and* in the place of lengths, *min* and
*plus*. Patches with many neighbours are left: contracting them costs more than it saves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["ALWAYS", "Contraction", "contraction_of"]

MOST_NEIGHBOURS = 12
"""Patches with more neighbours stay in the core. On made worlds of 2,000 to 91,000 patches 8 to 24
differ by a third at most."""

ALWAYS = -1
"""The row of a link that was there from the start: it always lets pass."""


@dataclass(frozen=True, slots=True, eq=False)
class Contraction:
    """In which order patches are contracted, and which links that makes.

    Attributes
    ----------
    order
        ``[step]``: the patch contracted
    first, above, link
        ``above[first[i]:first[i + 1]]`` are the neighbours left when step i contracts its patch,
        each with the link that leads to it
    triangle_first, triangle
        ``triangle[triangle_first[i]:…]`` are (slot, slot, link): two neighbours of step i, the one
        that is contracted first before the other, and the link between them that it adds to
    up_row, down_row
        ``[link]``: which row holds the lanes of the link from its end that is contracted first to
        the other, and back; -1 where a link was there from the start and always lets pass
    rows
        how many rows there are
    two_way
        whether every link has the same row both ways
    core_first, core_head, core_row
        links between patches that are left, in compressed rows by patch, each with the row of its
        own direction
    core_back
        the row of the other direction
    """

    order: NDArray[np.int32]
    first: NDArray[np.int32]
    above: NDArray[np.int32]
    link: NDArray[np.int32]
    triangle_first: NDArray[np.int64]
    triangle: NDArray[np.int32]
    up_row: NDArray[np.int32]
    down_row: NDArray[np.int32]
    rows: int
    two_way: bool
    core_first: NDArray[np.int32]
    core_head: NDArray[np.int32]
    core_row: NDArray[np.int32]
    core_back: NDArray[np.int32]


@part
def _move(
    patch: int,
    degree: int,
    bucket: NDArray[np.int32],
    before: NDArray[np.int32],
    after: NDArray[np.int32],
    put: bool,  # noqa: FBT001  (a part of a kernel)
    old: int,
) -> None:
    """Take a patch out of its bucket of equal degree and, if wanted, put it into another."""
    last = len(bucket) - 1
    if old >= 0:
        if before[patch] >= 0:
            after[before[patch]] = after[patch]
        else:
            bucket[min(old, last)] = after[patch]
        if after[patch] >= 0:
            before[after[patch]] = before[patch]
    if put:
        at = min(degree, last)
        before[patch] = -1
        after[patch] = bucket[at]
        if bucket[at] >= 0:
            before[bucket[at]] = patch
        bucket[at] = patch


@part
def _find(keys: NDArray[np.int64], key: int) -> int:
    """Give the place of a key in an open hash table, or of the gap that it would fill."""
    mask = len(keys) - 1
    at = ((key * 0x9E3779B97F4A7C1) >> 20) & mask
    while keys[at] != -1 and keys[at] != key:
        at = (at + 1) & mask
    return at


@kernel
def _order(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (one loop over plain arrays)
    ends: NDArray[np.int32],
    open_link: NDArray[np.bool_],
    most: int,
    degree: NDArray[np.int32],
    keys: NDArray[np.int64],
    values: NDArray[np.int32],
    entry: NDArray[np.int32],
    following: NDArray[np.int32],
    other: NDArray[np.int32],
    of_link: NDArray[np.int32],
    bucket: NDArray[np.int32],
    before: NDArray[np.int32],
    after: NDArray[np.int32],
    order: NDArray[np.int32],
    first: NDArray[np.int32],
    above: NDArray[np.int32],
    link: NDArray[np.int32],
    triangle_first: NDArray[np.int64],
    triangle: NDArray[np.int32],
    link_end: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> bool:
    """Contract the patch with the fewest neighbours until all left have more than ``most``.

    Gives False where the room for links or triangles is too small; ``counts`` are then without
    meaning, else steps, slots, links and triangles.
    """
    patches, links = len(degree), len(ends)
    room = len(link_end)
    for number in range(links):
        low, high = ends[number, 0], ends[number, 1]
        at = _find(keys, low * patches + high)
        keys[at] = low * patches + high
        values[at] = number
        for side in range(2):
            end = ends[number, side]
            slot = 2 * number + side
            other[slot] = ends[number, 1 - side]
            of_link[slot] = number
            following[slot] = entry[end]
            entry[end] = slot
            degree[end] += 1
        link_end[number, 0], link_end[number, 1] = low, high
    for patch in range(patches - 1, -1, -1):
        _move(patch, degree[patch], bucket, before, after, True, -1)  # noqa: FBT003
    steps, slots, triangles, least = 0, 0, 0, 0
    done = np.zeros(patches, dtype=np.bool_)
    while True:
        while least <= most and bucket[least] < 0:
            least += 1
        if least > most:
            break
        patch = bucket[least]
        _move(patch, 0, bucket, before, after, False, degree[patch])  # noqa: FBT003
        done[patch] = True
        order[steps] = patch
        start = slots
        slot = entry[patch]
        while slot >= 0:
            if not done[other[slot]]:
                above[slots] = other[slot]
                link[slots] = of_link[slot]
                slots += 1
            slot = following[slot]
        for one in range(start, slots):
            for two in range(one + 1, slots):
                low, high = min(above[one], above[two]), max(above[one], above[two])
                at = _find(keys, low * patches + high)
                if keys[at] == -1:
                    if links == room:
                        return False
                    keys[at] = low * patches + high
                    values[at] = links
                    link_end[links, 0], link_end[links, 1] = low, high
                    for side in range(2):
                        end = link_end[links, side]
                        new = 2 * links + side
                        other[new] = link_end[links, 1 - side]
                        of_link[new] = links
                        following[new] = entry[end]
                        entry[end] = new
                        old = degree[end]
                        degree[end] += 1
                        if old < len(bucket) - 1:
                            _move(end, old + 1, bucket, before, after, True, old)  # noqa: FBT003
                    links += 1
                number = values[at]
                if number >= len(ends) or open_link[number]:
                    if triangles == len(triangle):
                        return False
                    triangle[triangles, 0] = one
                    triangle[triangles, 1] = two
                    triangle[triangles, 2] = number
                    triangles += 1
        for one in range(start, slots):
            neighbour = above[one]
            old = degree[neighbour]
            degree[neighbour] -= 1
            if old <= len(bucket) - 1:
                _move(neighbour, old - 1, bucket, before, after, True, old)  # noqa: FBT003
            least = min(least, degree[neighbour])
        steps += 1
        first[steps] = slots
        triangle_first[steps] = triangles
    counts[0], counts[1], counts[2], counts[3] = steps, slots, links, triangles
    return True


_CONTRACTIONS: WeakKeyDictionary[Patches, Contraction] = WeakKeyDictionary()
"""A contraction is a function of the patches alone."""


def contraction_of(patches: Patches) -> Contraction:
    """Contract patches; done once for each collapse of a terrain, when first asked for."""
    if patches not in _CONTRACTIONS:
        _CONTRACTIONS[patches] = _contract(patches, MOST_NEIGHBOURS)
    return _CONTRACTIONS[patches]


def _contract(patches: Patches, most: int) -> Contraction:
    """Contract patches while they have at most so many neighbours."""
    count = patches.count
    tail = np.repeat(np.arange(count, dtype=np.int64), np.diff(patches.first))
    head = patches.head.astype(np.int64)
    keys, number = np.unique(
        np.minimum(tail, head) * count + np.maximum(tail, head), return_inverse=True
    )
    ends = np.stack([keys // max(count, 1), keys % max(count, 1)], axis=1).astype(np.int32)
    ahead, back = (np.zeros(keys.shape[0], dtype=np.bool_) for _ in range(2))
    ahead[number[tail < head]] = True
    back[number[tail > head]] = True
    room = 4
    while (found := _try_order(count, ends, ~(ahead & back), most, room)) is None:
        room *= 2
    order, first, above, link, triangle_first, triangle, link_end = found
    position = np.arange(count, dtype=np.int64) + count
    position[order] = np.arange(order.shape[0])
    upward = position[link_end[:, 0]] < position[link_end[:, 1]]
    there = np.zeros((2, link_end.shape[0]), dtype=np.bool_)
    there[:, : ends.shape[0]] = ahead, back
    up_there, down_there = (
        np.where(upward, there[0], there[1]),
        np.where(upward, there[1], there[0]),
    )
    two_way = bool((ahead & back).all())
    up_row = np.where(up_there, ALWAYS, np.cumsum(~up_there) - 1)
    rows = int((~up_there).sum())
    down_row = (
        up_row if two_way else np.where(down_there, ALWAYS, rows + np.cumsum(~down_there) - 1)
    )
    turned = position[above[triangle[:, 0]]] > position[above[triangle[:, 1]]]
    triangle[turned, :2] = triangle[turned, 1::-1]
    left = np.flatnonzero((position[link_end] >= count).all(axis=1))
    # between two patches of the core, the one with the lower number counts as the first
    starts = np.concatenate([link_end[left, 0], link_end[left, 1]])
    leads = np.concatenate([link_end[left, 1], link_end[left, 0]])
    own, other = (np.concatenate([one[left], two[left]]) for one, two in
                  ((up_row, down_row), (down_row, up_row)))  # fmt: skip
    by_tail = np.lexsort((leads, starts))
    core_first = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.bincount(starts, minlength=count), out=core_first[1:])
    return Contraction(
        order, first, above, link, triangle_first, triangle,
        up_row.astype(np.int32), down_row.astype(np.int32),
        rows if two_way else rows + int((~down_there).sum()), two_way, core_first,
        leads[by_tail].astype(np.int32), own[by_tail].astype(np.int32),
        other[by_tail].astype(np.int32),
    )  # fmt: skip


_Found = tuple[
    "NDArray[np.int32]", "NDArray[np.int32]", "NDArray[np.int32]", "NDArray[np.int32]",
    "NDArray[np.int64]", "NDArray[np.int32]", "NDArray[np.int32]",
]  # fmt: skip


def _try_order(
    count: int, ends: NDArray[np.int32], open_link: NDArray[np.bool_], most: int, room: int
) -> _Found | None:
    """Order with room for so many times the links there are; None where that is too little."""
    links, triangles = room * ends.shape[0] + 16, 2 * room * ends.shape[0] + 16
    size = 1 << int(2 * links).bit_length()
    degree, before, after = (np.full(count, fill, dtype=np.int32) for fill in (0, -1, -1))
    entry, order = np.full(count, -1, dtype=np.int32), np.zeros(count, dtype=np.int32)
    first: NDArray[np.int32] = np.zeros(count + 1, dtype=np.int32)
    triangle_first: NDArray[np.int64] = np.zeros(count + 1, dtype=np.int64)
    above, link = (np.zeros(links, dtype=np.int32) for _ in range(2))
    triangle, link_end = (np.zeros((n, k), dtype=np.int32) for n, k in ((triangles, 3), (links, 2)))
    following, other, of_link = (np.zeros(2 * links, dtype=np.int32) for _ in range(3))
    counts = np.zeros(4, dtype=np.int64)
    enough = _order.compiled(
        ends, open_link, most, degree, np.full(size, -1, dtype=np.int64),
        np.zeros(size, dtype=np.int32), entry, following, other, of_link,
        np.full(most + 2, -1, dtype=np.int32), before, after, order, first, above, link,
        triangle_first, triangle, link_end, counts,
    )  # fmt: skip
    if not enough:
        return None
    steps, slots, links, triangles = counts.tolist()
    return (
        order[:steps], first[: steps + 1], above[:slots].copy(), link[:slots].copy(),
        triangle_first[: steps + 1], triangle[:triangles].copy(), link_end[:links].copy(),
    )  # fmt: skip
