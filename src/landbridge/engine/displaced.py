"""Made worlds: every event of a base course some days earlier or later, neighbours together.

This is a stand-in for worlds drawn by an estimator. It says how sure an answer is if dates are
known to some days only. In a world every change of a unit happens z days later than in the base, z
whole and at most `spread` either way, as the random field of `fields` has it for that ground and
the base day; its standard deviation is half the spread. Events of a unit keep their order: none
happens before an earlier one, and one that catches up with an earlier one takes its place. What is
displaced to before day 0 holds from day 0; what is displaced to behind the last day never happens.
Contested and unknown stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part
from landbridge.engine.courses import OPEN, UNKNOWN
from landbridge.engine.draws import Draws
from landbridge.engine.fields import KNOT_DAYS, anchor_values, phase_weights, spread_anchors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.courses import Courses

__all__ = ["made_draws"]


def scale_of(spread: int) -> tuple[int, int]:
    """Give (factor, shift): a field's value times the factor, shifted right, is days.

    The field comes with a standard deviation of 37837 (of the sum of four 16-bit numbers).
    """
    shift = 1
    while (spread << shift) // (2 * 37837) < 1024 and shift < 30:  # noqa: PLR2004 (10 bits)
        shift += 1
    return (spread << shift) // (2 * 37837), shift


@kernel
def _slots(
    first: NDArray[np.int64],
    lane: NDArray[np.int32],
    spread: int,
    days: int,
    count: NDArray[np.int64],
) -> int:
    """Count the units that may flip on each day, ``count[day]``."""
    for unit in range(len(first) - 1):
        counted = 0
        for entry in range(first[unit] + 1, first[unit + 1]):
            start = max(lane[entry] - spread, counted + 1)
            stop = min(lane[entry] + spread, days - 1)
            for day in range(start, stop + 1):
                count[day] += 1
            counted = max(counted, stop)
    return 0


@part
def _draw(
    values: NDArray[np.int16],
    anchors: NDArray[np.int32],
    weights: NDArray[np.int32],
    knot: int,
    before: int,
    after: int,
    field: NDArray[np.int32],
) -> None:
    """Fill ``field[world]``: the field at a unit and a moment, times 2 ** 16 / 4."""
    worlds = len(field)
    for world in range(worlds):
        field[world] = 0
    for which in range(len(anchors)):
        if weights[which] == 0:
            continue
        one = np.int32((weights[which] * before) >> 10)
        two = np.int32((weights[which] * after) >> 10)
        for world in range(worlds):
            field[world] += (
                one * values[anchors[which], knot, world]
                + two * values[anchors[which], knot + 1, world]
            )


@kernel
def _displace(  # noqa: C901, PLR0912, PLR0917 (one pass over the events of all worlds)
    first: NDArray[np.int64],
    lane: NDArray[np.int32],
    value: NDArray[np.int8],
    limits: NDArray[np.int8],
    values: NDArray[np.int16],
    anchors: NDArray[np.int32],
    weights: NDArray[np.int32],
    phase: NDArray[np.int32],
    knot_days: int,
    spread: int,
    factor: int,
    shift: int,
    days: int,
    cursor: NDArray[np.int64],
    start: NDArray[np.uint64],
    flip_unit: NDArray[np.int32],
    flip: NDArray[np.uint64],
) -> int:
    """Fill start and flips; ``cursor[day]`` is where the day's flips begin, and then end.

    The bits that an event turns are gathered by the days of its displacement first: that little
    table stays in the nearest cache.
    """
    worlds = values.shape[2]
    width = (worlds + 63) // 64
    one = np.uint64(1)
    half = 1 << (shift - 1)
    field = np.zeros(worlds, dtype=np.int32)
    happens = np.zeros(worlds, dtype=np.int32)
    turned = np.zeros((2 * spread + 1, width), dtype=np.uint64)
    slot = np.zeros(days, dtype=np.int64)
    for unit in range(len(first) - 1):
        counted = 0
        for world in range(worlds):
            happens[world] = 0
        for entry in range(first[unit] + 1, first[unit + 1]):
            day = int(lane[entry])
            for other in range(max(day - spread, counted + 1), min(day + spread, days - 1) + 1):
                slot[other] = cursor[other]
                flip_unit[cursor[other]] = unit
                cursor[other] += 1
                counted = other
            _draw(
                values, anchors[unit], weights[unit], day // knot_days,
                phase[day % knot_days, 0], phase[day % knot_days, 1], field,
            )  # fmt: skip
            base = day - spread
            for world in range(worlds):
                moved = (np.int64(field[world] >> 12) * factor + half) >> shift
                moved = min(max(moved, -spread), spread)
                happens[world] = max(happens[world], day + moved)
                turned[happens[world] - base, world >> 6] |= one << np.uint64(world & 63)
            for reader in range(len(limits)):
                if (value[entry - 1] <= limits[reader]) == (value[entry] <= limits[reader]):
                    continue
                for offset in range(2 * spread + 1):
                    at = base + offset
                    if at <= 0:
                        for word in range(width):
                            start[unit, reader * width + word] ^= turned[offset, word]
                    elif at < days:
                        for word in range(width):
                            flip[slot[at], reader * width + word] ^= turned[offset, word]
            for offset in range(2 * spread + 1):
                for word in range(width):
                    turned[offset, word] = 0
    return 0


def made_draws(
    courses: Courses,
    patches: Patches,
    seed: int,
    first_world: int,
    worlds: int,
    spread: int = 10,
) -> Draws:
    """Draw a block of made worlds (see the file's head).

    A world's bits depend on the courses, the patches, the spread, the seed and the world's number;
    not on the block that it is drawn in.

    Parameters
    ----------
    courses
        what happens in the base, with days as lanes
    patches
        the ground, for who neighbours whom
    seed
        any whole number
    first_world, worlds
        which worlds: numbers ``first_world`` (a multiple of 64) and following
    spread
        the most days by which anything is displaced
    """
    if spread < 0:
        raise ValueError("spread must be 0 days or more")
    days, units = courses.lanes, courses.units
    doubtful = courses.doubtful
    limits = np.array([OPEN, UNKNOWN] if doubtful else [OPEN], dtype=np.int8)
    words = (worlds + 63) // 64 * limits.shape[0]
    anchors = spread_anchors(patches, units)
    knots = (days - 1) // KNOT_DAYS + 2
    values = anchor_values(max(len(anchors.unit), 1), knots, seed, first_world, worlds)
    start = np.zeros((units, words), dtype=np.uint64)
    start[:] = _all_worlds(worlds, courses.value[courses.first[:-1], None] <= limits)
    count = np.zeros(days + 1, dtype=np.int64)
    _slots.compiled(courses.first, courses.lane, spread, days, count[1:])
    first = np.cumsum(count)
    flip_unit = np.zeros(int(first[-1]), dtype=np.int32)
    flip = np.zeros((int(first[-1]), words), dtype=np.uint64)
    _displace.compiled(
        courses.first, courses.lane, courses.value, limits, values, anchors.of_unit,
        anchors.weight, phase_weights(), KNOT_DAYS, spread, *scale_of(spread), days,
        first[:-1].copy(), start, flip_unit, flip,
    )  # fmt: skip
    return Draws(first_world, worlds, days, doubtful, start, first, flip_unit, flip)


def _all_worlds(worlds: int, passes: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Give the rows of units that pass, or do not, in all worlds: ``passes[unit, reader]``."""
    row = np.full((worlds + 63) // 64, np.uint64(0xFFFFFFFFFFFFFFFF))
    if worlds % 64:
        row[-1] = (np.uint64(1) << np.uint64(worlds % 64)) - np.uint64(1)
    return (passes[:, :, None] * row).reshape(passes.shape[0], -1)
