"""How wide is the gap in each lane, and which ground on the way holds how much of it?

Of all ways the one with the least closed ground counts, then the least contested and unknown, then
the least open (lexicographic, by road). Units of control are let pass or not as a whole, so that
the overlay answers exactly as all roads would.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.distances import all_open, chosen_lanes, passage_table
from landbridge.engine.ends import join_ends
from landbridge.engine.gap_tree import GapTree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.courses import Courses
    from landbridge.engine.overlay import Overlay

__all__ = ["Gaps", "gaps"]

_AT_ONCE = 2**25
"""Bytes of passage that are laid out at once."""
_KINDS = np.array([0, 1, 1, 2], dtype=np.int8)
"""Open, doubtful (contested or unknown), closed."""


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """The gap of each lane.

    Attributes
    ----------
    millimetres
        ``[lane, 3]``: closed, contested and unknown, open; -1 where there is no way at all. Tolls
        are counted in
    first, unit, held, value
        what is not open on the way of lane d: from ``first[d]`` up to ``first[d + 1]``, by rising
        unit, ``held`` millimetres (with tolls) of ground of ``unit``, which is of ``value``
    """

    millimetres: NDArray[np.int64]
    first: NDArray[np.int64]
    unit: NDArray[np.int32]
    held: NDArray[np.int64]
    value: NDArray[np.int8]


def gaps(
    overlay: Overlay,
    courses: Courses,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    lanes: NDArray[np.int64] | None = None,
) -> Gaps:
    """Give the gap between any source and any target, lane by lane, and what holds it.

    Entering a node over ground that is not open costs its toll. A flown leg counts as open, and is
    not there while anything that must let it pass is closed; nor is a road while its gate is.
    Doubtful ground without length costs nothing. Equal ways are told apart by the order of vertices
    and arcs, the same in every run.

    Parameters
    ----------
    sources, targets
        nodes; they are passable whoever holds them, and one that is both is a way of no length
    lanes
        those asked for, in any order; all of them where left out
    """
    joined = join_ends(overlay, sources, targets)
    asked, position = np.unique(chosen_lanes(courses, lanes), return_inverse=True)
    at_once = max(_AT_ONCE // (courses.units + 1), 1)
    behind, ahead = all_open(joined)
    tree = GapTree(joined, behind, ahead)
    found = [
        _some(tree, passage_table(courses, asked[begin : begin + at_once]))
        for begin in range(0, asked.shape[0], at_once)
    ]
    if not found:
        nothing = np.zeros(0, dtype=np.int64)
        return Gaps(nothing.reshape(0, 3), np.zeros(1, dtype=np.int64), nothing.astype(np.int32),
                    nothing, nothing.astype(np.int8))  # fmt: skip
    millimetres, size, unit, held, value = (
        np.concatenate(parts) for parts in zip(*found, strict=True)
    )
    return _laid_out(millimetres, size, unit, held, value, position)


def _some(tree: GapTree, table: NDArray[np.int8]) -> tuple[NDArray[np.int64], ...]:
    """Give ``millimetres[lane, 3]``, ``size[lane]``, and unit, held, value one after the other."""
    lanes = table.shape[0]
    answer, way_of, ways = tree.answer(_KINDS[table])
    first = np.cumsum([0, *(way.shape[1] for way in ways)])
    unit, held = np.concatenate([np.zeros((2, 0), dtype=np.int64), *ways], axis=1)
    step_way = np.repeat(np.arange(first.shape[0] - 1), np.diff(first))
    units = table.shape[1]
    key, at = np.unique(step_way * units + unit, return_inverse=True)
    summed = np.zeros(key.shape[0], dtype=np.int64)
    np.add.at(summed, at, held)
    sizes = np.bincount(key // units, minlength=first.shape[0])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    size = np.where(way_of >= 0, sizes[way_of], 0)
    lane = np.repeat(np.arange(lanes), size)
    entry = (
        starts[way_of[lane]] + np.arange(lane.shape[0]) - np.repeat(np.cumsum(size) - size, size)
    )
    unit = (key % units)[entry]
    return answer, size, unit, summed[entry], table[lane, unit]


def _laid_out(
    millimetres: NDArray[np.int64],
    size: NDArray[np.int64],
    unit: NDArray[np.int64],
    held: NDArray[np.int64],
    value: NDArray[np.int8],
    position: NDArray[np.int64],
) -> Gaps:
    """Put lanes in the order in which they were asked for."""
    start = np.cumsum(size) - size
    first = np.zeros(position.shape[0] + 1, dtype=np.int64)
    np.cumsum(size[position], out=first[1:])
    entry = np.repeat(start[position] - first[:-1], size[position]) + np.arange(int(first[-1]))
    return Gaps(
        millimetres[position], first, unit[entry].astype(np.int32), held[entry], value[entry]
    )
