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
from landbridge.engine.draws import Draws, every_world
from landbridge.engine.fields import KNOT_DAYS, anchor_values, phase_weights, spread_anchors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.courses import Courses

__all__ = ["MOST_SPREAD", "made_draws"]

MOST_SPREAD = 127
"""The most days by which events can be displaced: an offset fits eight bits."""


def _scale_of(spread: int) -> tuple[int, int]:
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
) -> None:
    """Count the units that may flip on each day, ``count[day]``."""
    for unit in range(len(first) - 1):
        counted = 0
        for entry in range(first[unit] + 1, first[unit + 1]):
            day = int(lane[entry])
            start = max(day - spread, counted + 1)
            stop = min(day + spread, days - 1)
            for other in range(start, stop + 1):
                count[other] += 1
            counted = max(counted, stop)


@part
def _happen(  # noqa: PLR0913, PLR0917 (arrays)
    one: NDArray[np.int16],
    one_after: NDArray[np.int16],
    two: NDArray[np.int16],
    two_after: NDArray[np.int16],
    three: NDArray[np.int16],
    three_after: NDArray[np.int16],
    shares: NDArray[np.int32],
    spread: np.int32,
    factor: np.int32,
    shift: np.int32,
    day: np.int32,
    happens: NDArray[np.int32],
    offset: NDArray[np.uint8],
) -> None:
    """Say for each world when an event happens: the day, and days after the first one possible.

    ``one``, ``two`` and ``three`` are values ``[2, world]`` of anchors at both knots. All of it
    fits 32 bits, and is written so that the compiler keeps to them: half the vectors of 64.
    """
    half = np.int32(1 << (shift - 1))
    base = np.int32(day - spread)
    a, b, c = shares[0], shares[1], shares[2]
    d, e, f = shares[3], shares[4], shares[5]
    for world in range(len(happens)):
        field = np.int32(
            np.int32(np.int32(a * one[world]) + np.int32(b * one_after[world]))
            + np.int32(np.int32(c * two[world]) + np.int32(d * two_after[world]))
            + np.int32(np.int32(e * three[world]) + np.int32(f * three_after[world]))
        )
        moved = np.int32(np.int32(np.int32(np.int32(field >> 12) * factor) + half) >> shift)
        moved = np.int32(min(max(moved, -spread), spread))
        then = np.int32(max(happens[world], np.int32(day + moved)))
        happens[world] = then
        offset[world] = np.uint8(np.int32(then - base))


@part
def _sort_by_offset(
    packed: NDArray[np.uint64],
    digits: int,
    every: NDArray[np.uint64],
    planes: NDArray[np.uint64],
    chosen: NDArray[np.uint64],
) -> None:
    """Fill ``chosen[days, word]``: the worlds whose offset is so many days.

    ``packed`` are the offsets, eight worlds to a word, the first in the lowest octet: as they lie
    in memory on every machine that Numba compiles for. First the binary digits of the offsets,
    ``planes[digit, word]``, eight worlds at a time by a multiplication that brings eight bits
    together; from these the rows, digit by digit. Setting bits world by world took three times as
    long.
    """
    ones, gather = np.uint64(0x0101010101010101), np.uint64(0x0102040810204080)
    top = np.uint64(56)
    words = len(every)
    for word in range(words):
        for digit in range(digits):
            bits = np.uint64(0)
            for octet in range(8):
                some = ((packed[8 * word + octet] >> np.uint64(digit)) & ones) * gather
                bits |= (some >> top) << np.uint64(8 * octet)
            planes[digit, word] = bits
    for word in range(words):
        chosen[0, word] = every[word]
    for digit in range(digits):
        rows = 1 << digit
        for row in range(rows):
            for word in range(words):
                bits, plane = chosen[row, word], planes[digit, word]
                chosen[rows + row, word] = bits & plane
                chosen[row, word] = bits & ~plane


@part
def _turn(  # noqa: PLR0913, PLR0917 (arrays)
    first_day: int,
    rows: int,
    counted: int,
    unit: int,
    chosen: NDArray[np.uint64],
    turns: NDArray[np.uint64],
    cursor: NDArray[np.int64],
    slot: NDArray[np.int64],
    start: NDArray[np.uint64],
    flip_unit: NDArray[np.int32],
    flip: NDArray[np.uint64],
) -> int:
    """Turn the bits of the worlds of each day, from the first day on which the event can happen.

    The unit has a row on all days up to ``counted``; further ones are written, not turned. They are
    spread over much memory: writing rows of zeros first and turning them took twice as long.
    """
    days, width = len(cursor), chosen.shape[1]
    stop = min(first_day + rows, days)
    for day in range(max(first_day, counted + 1, 1), stop):
        at = cursor[day]
        slot[day] = at
        flip_unit[at] = unit
        cursor[day] = at + 1
        for reader in range(len(turns)):
            base, turn = reader * width, turns[reader]
            for word in range(width):
                flip[at, base + word] = chosen[day - first_day, word] & turn
    for reader in range(len(turns)):
        base, turn = reader * width, turns[reader]
        if turn == 0:
            continue
        for day in range(first_day, min(1, stop)):
            for word in range(width):
                start[base + word] ^= chosen[day - first_day, word]
        for day in range(max(first_day, 1), min(counted + 1, stop)):
            at = slot[day]
            for word in range(width):
                flip[at, base + word] ^= chosen[day - first_day, word]
    return max(counted, stop - 1)


@kernel
def _displace(  # noqa: PLR0913, PLR0917 (one pass over the events of all worlds)
    first: NDArray[np.int64],
    lane: NDArray[np.int32],
    value: NDArray[np.int8],
    limits: NDArray[np.int8],
    values: NDArray[np.int16],
    anchors: NDArray[np.int32],
    weights: NDArray[np.int32],
    phase: NDArray[np.int32],
    spread: int,
    factor: int,
    shift: int,
    every: NDArray[np.uint64],
    cursor: NDArray[np.int64],
    start: NDArray[np.uint64],
    flip_unit: NDArray[np.int32],
    flip: NDArray[np.uint64],
) -> None:
    """Fill start and flips; ``cursor[day]`` is where the day's flips begin, and then end.

    A reader's bit is turned by every event before and after which the unit lets pass differently.
    Of two events on one day both turn it, which is right: the later one holds.
    """
    days, width, knot_days = len(cursor), len(every), len(phase)
    digits = 0
    while (2 * spread) >> digits:
        digits += 1
    happens = np.zeros(values.shape[2], dtype=np.int32)
    packed = np.zeros(8 * width, dtype=np.uint64)
    offset = packed.view(np.uint8)
    planes = np.zeros((digits, width), dtype=np.uint64)
    chosen = np.zeros((1 << digits, width), dtype=np.uint64)
    shares = np.zeros(6, dtype=np.int32)
    slot = np.zeros(days, dtype=np.int64)
    turns = np.zeros(len(limits), dtype=np.uint64)
    for unit in range(len(first) - 1):
        counted = 0
        one, two, three = (
            values[anchors[unit, 0]],
            values[anchors[unit, 1]],
            values[anchors[unit, 2]],
        )
        happens[:] = 0
        for entry in range(first[unit] + 1, first[unit + 1]):
            day = int(lane[entry])
            knot = day // knot_days
            for which in range(3):
                for later in range(2):
                    share = weights[unit, which] * phase[day % knot_days, later]
                    shares[2 * which + later] = share >> 10
            _happen(
                one[knot], one[knot + 1], two[knot], two[knot + 1], three[knot], three[knot + 1],
                shares,
                np.int32(spread), np.int32(factor), np.int32(shift), np.int32(day), happens,
                offset,
            )  # fmt: skip
            _sort_by_offset(packed, digits, every, planes, chosen)
            for reader in range(len(limits)):
                before, after = value[entry - 1] <= limits[reader], value[entry] <= limits[reader]
                turns[reader] = np.uint64(0) if before == after else ~np.uint64(0)
            counted = _turn(
                day - spread, 2 * spread + 1, counted, unit, chosen, turns, cursor, slot,
                start[unit], flip_unit, flip,
            )  # fmt: skip


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
    if not 0 <= spread <= MOST_SPREAD:
        raise ValueError(f"spread must lie in 0 to {MOST_SPREAD} days")
    days, units = courses.lanes, courses.units
    doubtful = courses.doubtful
    limits = np.array([OPEN, UNKNOWN] if doubtful else [OPEN], dtype=np.int8)
    every = every_world(worlds)
    anchors = spread_anchors(patches, units)
    knots = (days - 1) // KNOT_DAYS + 2
    values = anchor_values(max(len(anchors.unit), 1), knots, seed, first_world, 64 * len(every))
    passes = courses.value[courses.first[:-1], None] <= limits
    start = (passes[:, :, None] * every).reshape(units, -1)
    count = np.zeros(days + 1, dtype=np.int64)
    _slots.compiled(courses.first, courses.lane, spread, days, count[1:])
    first = np.cumsum(count)
    flip_unit = np.empty(int(first[-1]), dtype=np.int32)
    flip = np.empty((int(first[-1]), start.shape[1]), dtype=np.uint64)
    _displace.compiled(
        courses.first, courses.lane, courses.value, limits, values, anchors.of_unit,
        anchors.weight, phase_weights(), spread, *_scale_of(spread), every, first[:-1].copy(),
        start, flip_unit, flip,
    )  # fmt: skip
    return Draws(first_world, worlds, days, doubtful, start, first, flip_unit, flip)
