"""How far events move in each made world: a random field, smooth over ground and time.

The ground is a graph of units. Some of its units are *anchors*, spread by farthest-first traversal
(Gonzalez, Theoretical Computer Science 38, 1985), so that every connected part has one. Each has a
random number at every *knot*, `KNOT_DAYS` apart. A unit's value on a day is a weighted sum over its
nearest anchors and over the two knots around the day, of mean 0 and equal variance everywhere.

All is done in whole numbers, so that every machine and every worker gets the same bits. A random
number is a hash of the seed, the world, the anchor and the knot (SplitMix64: Steele, Lea and Flood,
OOPSLA 2014), turned into an almost normal one by adding its four 16-bit parts (Irwin and Hall).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from landbridge.engine.compiler import kernel, part
from landbridge.engine.condense import rows_by_tail

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = [
    "ANCHORS_OF_UNIT",
    "KNOT_DAYS",
    "UNITS_FOR_ANCHOR",
    "Anchors",
    "anchor_values",
    "phase_weights",
    "spread_anchors",
]

KNOT_DAYS = 60
"""Days between two knots: for about as long a displacement persists."""

UNITS_FOR_ANCHOR = 32
"""One anchor for so many units, and one more: about so much ground moves together."""

ANCHORS_OF_UNIT = 3
"""How many anchors, at most, a unit listens to."""

ONE = 1 << 12
"""The weight that stands for 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """Which anchors a unit listens to.

    Attributes
    ----------
    unit
        ``[anchor]``: where they are
    of_unit
        ``[unit, 3]``: the nearest anchors
    weight
        ``[unit, 3]``: their weights in 4096ths, 0 where there are fewer; the squares add up to 1
    """

    unit: NDArray[np.int32]
    of_unit: NDArray[np.int32]
    weight: NDArray[np.int32]


@kernel
def _hops(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    start: int,
    hops: NDArray[np.int32],
    queue: NDArray[np.int32],
) -> int:
    """Count links from the start by breadth-first search; ``hops`` comes filled with -1."""
    queue[0] = start
    hops[start] = 0
    front, filled = 0, 1
    while front < filled:
        unit = queue[front]
        front += 1
        for link in range(first[unit], first[unit + 1]):
            target = head[link]
            if hops[target] == -1:
                hops[target] = hops[unit] + 1
                queue[filled] = target
                filled += 1
    return filled


_ANCHORS: WeakKeyDictionary[Patches, dict[int, Anchors]] = WeakKeyDictionary()
"""Anchors are a function of the patches, and of how many units there are."""


def spread_anchors(patches: Patches, units: int) -> Anchors:
    """Choose the anchors, and each unit's weights.

    The first anchor is the lowest unit that a road enters, each further one the unit farthest from
    all so far: the lowest of equals, and one that cannot be reached is farther than any other. Of a
    unit's nearest anchors, the lower of equals first, the first three count, each by how much
    nearer it is than the fourth; they count the same if none is. A unit that no road enters
    follows anchor 0. Done once for the patches of a terrain, for all blocks of worlds.
    """
    made = _ANCHORS.setdefault(patches, {})
    if units not in made:
        made[units] = _spread(patches, units)
    return made[units]


def _spread(patches: Patches, units: int) -> Anchors:
    tail = np.repeat(np.arange(patches.count), np.diff(patches.first))
    ends = patches.unit[tail], patches.unit[patches.head]
    first, head = rows_by_tail(units, np.concatenate(ends), np.concatenate(ends[::-1]))
    far = np.iinfo(np.int32).max
    nearest = np.full(units, -1, dtype=np.int32)
    nearest[patches.unit] = far
    wanted = 1 + int((nearest > 0).sum()) // UNITS_FOR_ANCHOR
    anchors: list[int] = []
    hops: list[NDArray[np.int32]] = []
    queue = np.zeros(units, dtype=np.int32)
    while nearest.size and (nearest.max() == far or (len(anchors) < wanted and nearest.max() > 0)):
        anchors.append(int(nearest.argmax()))
        found = np.full(units, -1, dtype=np.int32)
        _hops.compiled(first, head, anchors[-1], found, queue)
        hops.append(np.where(found < 0, far, found))
        nearest = np.minimum(nearest, hops[-1])
    return Anchors(np.array(anchors, dtype=np.int32), *_weights(np.array(hops), units))


def _weights(hops: NDArray[np.int32], units: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give each unit's anchors and weights from ``hops[anchor, unit]``."""
    far = np.iinfo(np.int32).max
    none = np.full((ANCHORS_OF_UNIT + 1, units), far, dtype=np.int64)
    every = np.concatenate([hops.reshape(-1, units), none])
    order = np.argsort(every, axis=0, kind="stable")[: ANCHORS_OF_UNIT + 1]
    near = np.take_along_axis(every, order, axis=0)
    last = near[ANCHORS_OF_UNIT]
    farthest = np.where(near < far, near, 0).max(axis=0)
    limit = np.where(last < far, last, farthest + 1)
    order, near = order[:ANCHORS_OF_UNIT], near[:ANCHORS_OF_UNIT]
    raw = np.where(near < far, limit - near, 0)
    raw[:, raw.sum(axis=0) == 0] = 1
    raw[near == far] = 0
    raw[0, near[0] == far] = 1  # no road enters: anchor 0 alone
    shares = raw * ONE * ONE // np.maximum(_root_of((raw * raw).sum(axis=0) * ONE * ONE), 1)
    of_unit = np.where((near < far) & (raw > 0), order, 0)
    return np.ascontiguousarray(of_unit.T, np.int32), np.ascontiguousarray(shares.T, np.int32)


def _root_of(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give whole square roots, rounded down, exactly: as `math.isqrt` does."""
    roots = np.sqrt(numbers).astype(np.int64)
    roots -= roots * roots > numbers
    roots += (roots + 1) * (roots + 1) <= numbers
    return roots


def phase_weights() -> NDArray[np.int32]:
    """Give ``[day after a knot, 2]``: weights, in 4096ths, of the knot and of the next one.

    Linear interpolation, divided by its standard deviation.
    """
    weights = np.zeros((KNOT_DAYS, 2), dtype=np.int32)
    for day in range(KNOT_DAYS):
        raw = KNOT_DAYS - day, day
        length = isqrt((raw[0] ** 2 + raw[1] ** 2) * ONE * ONE)
        weights[day] = [share * ONE * ONE // length for share in raw]
    return weights


@part
def _mixed(state: np.uint64) -> np.uint64:
    """Mix a number (the finalizer of SplitMix64)."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@kernel
def _values(seed: np.uint64, first_world: int, values: NDArray[np.int16]) -> None:
    """Fill ``values[anchor, knot, world]`` with almost normal numbers."""
    step = np.uint64(0x9E3779B97F4A7C15)
    low = np.uint64(0xFFFF)
    for anchor in range(values.shape[0]):
        place = _mixed(seed + step * np.uint64(anchor + 1))
        for knot in range(values.shape[1]):
            moment = _mixed(place + step * np.uint64(knot + 1))
            for world in range(values.shape[2]):
                hashed = _mixed(moment + step * np.uint64(first_world + world + 1))
                parts = (
                    (hashed & low)
                    + ((hashed >> np.uint64(16)) & low)
                    + ((hashed >> np.uint64(32)) & low)
                    + (hashed >> np.uint64(48))
                )
                values[anchor, knot, world] = (np.int64(parts) - 131070) >> 2


def anchor_values(
    anchors: int, knots: int, seed: int, first_world: int, worlds: int
) -> NDArray[np.int16]:
    """Draw ``values[anchor, knot, world]``; the standard deviation is 9459.

    Every number depends on the seed, its world, anchor and knot alone.
    """
    values = np.zeros((anchors, knots, worlds), dtype=np.int16)
    _values.compiled(np.uint64(seed % (1 << 64)), first_world, values)
    return values
