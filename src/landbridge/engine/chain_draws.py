"""Whole courses of a cell drawn from its hidden Markov chain, in many worlds.

The chain is run forward, then each world is walked backward from its last day: who held on the last
day, how long they had held, from whom they had taken it, and so on (forward filtering, backward
sampling: Carter and Kohn, Biometrika 81, 1994). How long a state had lasted is drawn at once, as a
quantile, by a search in running sums; a world costs as many steps as it has changes.

Every random number is a hash (SplitMix64: Steele, Lea and Flood, OOPSLA 2014) of the seed, the
world, a cell nearby, the time and the purpose, so that every worker draws the same worlds. Cells
near each other use the same numbers: in each world a cell borrows from that cell of its
neighbourhood whose own hash is the smallest, so two cells agree as often as their neighbourhoods
overlap (min-wise hashing: Broder 1997). Each course by itself is drawn as it should be; neighbours
fall late or early, or not at all, together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.chains import WEEK_DAYS
from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["TOO_MANY", "draw_cell", "lucky_neighbours"]

KNOT_DAYS = 60
"""Neighbours share a number for changes that are looked back on from the same days or so."""

TOO_MANY = -1
"""Given in place of a count of changes where the room is too small."""

FLOOR = 1e-300
"""A chance of 0 becomes this, so that its logarithm is a number."""

LAST, PHASE, SETTLED, FRESH, BEFORE = 0, 1, 2, 3, 4
"""What a random number is for."""


@part
def _mixed(state: np.uint64) -> np.uint64:
    """One step of SplitMix64."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@part
def _uniform(world: np.uint64, cell: int, knot: int, purpose: int) -> float:
    """Give a number between 0 and 1 that hangs on all that is given, never 0."""
    step = np.uint64(0x9E3779B97F4A7C15)
    mixed = _mixed(world + step * np.uint64(cell + 1))
    mixed = _mixed(mixed + step * np.uint64(4096 * (knot + 1) + purpose))
    return (float(mixed >> np.uint64(11)) + 0.5) / 9007199254740992.0


@part
def _world(seed: np.uint64, world: int) -> np.uint64:
    """Give the hash that all of a world hangs on."""
    return _mixed(seed + np.uint64(0x9E3779B97F4A7C15) * np.uint64(world + 1))


@kernel
def lucky_neighbours(
    near: NDArray[np.int64], seed: np.uint64, first_world: int, lucky: NDArray[np.int32]
) -> None:
    """Choose, for each world, from which cell each cell borrows its numbers.

    Parameters
    ----------
    near
        ``[cell, i]``: the cells of its neighbourhood, itself among them; -1 behind the last
    seed, first_world
        what worlds hang on, and the number of the first
    lucky
        ``[cell, world]``: receives the cell
    """
    step = np.uint64(0x9E3779B97F4A7C15)
    for world in range(lucky.shape[1]):
        root = _world(seed, first_world + world)
        for cell in range(near.shape[0]):
            best, least = cell, ~np.uint64(0)
            for i in range(near.shape[1]):
                other = near[cell, i]
                if other < 0:
                    break
                mixed = _mixed(root ^ (step * np.uint64(2 * other + 1)))
                if mixed < least:
                    best, least = other, mixed
            lucky[cell, world] = best


@kernel
def draw_cell(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  (arrays; a walk back in time)
    day: NDArray[np.int64],
    likelihood: NDArray[np.float64],
    company: NDArray[np.uint8],
    news: NDArray[np.uint8],
    hazard: NDArray[np.float64],
    fresh_hazard: float,
    settles: float,
    silent: float,
    weights: NDArray[np.float32],
    start: NDArray[np.float64],
    forward: NDArray[np.float64],
    stayed: NDArray[np.float64],
    lucky: NDArray[np.int32],
    seed: np.uint64,
    first_world: int,
    changes: NDArray[np.int32],
    holder: NDArray[np.int8],
    count: NDArray[np.int32],
) -> None:
    """Draw the courses of one cell.

    Parameters
    ----------
    day, likelihood, company, news, hazard, fresh_hazard, settles, silent, weights, start
        those of `engine.chains.smooth_cells`, for this cell alone
    forward, stayed
        room for ``[day, state]``
    lucky
        ``[world]``: see `lucky_neighbours`
    seed, first_world
        what worlds hang on, and the number of the first
    changes, holder
        ``[world, change]``: receive the days on which somebody begins to hold, the last first, and
        who; the last one written is day 0
    count
        ``[world]``: receives how many there are, or `TOO_MANY`
    """
    days, holders = news.shape[0], start.shape[0]
    half = forward.shape[1] // 2
    entry = 0
    for t in range(days):
        scale = 0.0
        if t == 0:
            for k in range(holders):
                forward[0, k] = 0.0
                forward[0, half + k] = start[k]
        else:
            w, around, new = weights[t // WEEK_DAYS], company[t // WEEK_DAYS], news[t]
            total = 0.0
            for k in range(holders):
                leaves = forward[t - 1, k] * fresh_hazard
                leaves += forward[t - 1, half + k] * hazard[around[k], new]
                total += leaves / (1.0 - w[k])
            for k in range(holders):
                h = hazard[around[k], new]
                leaves = forward[t - 1, k] * fresh_hazard + forward[t - 1, half + k] * h
                kept = forward[t - 1, k] * (1.0 - fresh_hazard)
                comes = w[k] * (total - leaves / (1.0 - w[k]))
                fresh = kept * (1.0 - settles)
                settled = forward[t - 1, half + k] * (1.0 - h)
                forward[t, k] = fresh + comes
                forward[t, half + k] = settled + kept * settles
                one = max(fresh / max(fresh + comes, FLOOR), FLOOR)
                other = max(settled / max(settled + kept * settles, FLOOR), FLOOR)
                stayed[t, k] = stayed[t - 1, k] + np.log(min(one, 1.0))
                stayed[t, half + k] = stayed[t - 1, half + k] + np.log(min(other, 1.0))
        for k in range(holders):
            forward[t, k] *= silent
        while entry < day.shape[0] and day[entry] == t:
            for k in range(holders):
                forward[t, k] *= likelihood[entry, k]
                forward[t, half + k] *= likelihood[entry, half + k]
            entry += 1
        for k in range(holders):
            scale += forward[t, k] + forward[t, half + k]
        for k in range(holders):
            forward[t, k] /= scale
            forward[t, half + k] /= scale
    for world in range(count.shape[0]):
        root = _world(seed, first_world + world)
        shift = int(root >> np.uint64(40)) % KNOT_DAYS
        cell = lucky[world]
        t = days - 1
        left = _uniform(root, cell, (t + shift) // KNOT_DAYS, LAST)
        state = holders - 1
        for k in range(holders):
            left -= forward[t, k] + forward[t, half + k]
            if left < 0.0:
                state = k
                break
        both = forward[t, state] + forward[t, half + state]
        fresh_share = forward[t, state] / max(both, FLOOR)
        is_fresh = _uniform(root, cell, (t + shift) // KNOT_DAYS, PHASE) < fresh_share
        written, turn, knot = 0, 0, (t + shift) // KNOT_DAYS
        while True:
            # no number is used twice: walks of several changes between two knots count their turns
            turn = turn + 1 if (t + shift) // KNOT_DAYS == knot else 0
            knot = (t + shift) // KNOT_DAYS
            # the first day back on which the state was another is where its run began
            column = state if is_fresh else half + state
            purpose = FRESH if is_fresh else SETTLED
            bound = np.log(_uniform(root, cell, knot, 8 * turn + purpose))
            low, high = 0, t  # stayed[t] - stayed[low] is below the bound, or low is 0
            if stayed[t, column] - stayed[0, column] >= bound:
                high = 0
            else:
                while high - low > 1:
                    middle = (low + high) // 2
                    if stayed[t, column] - stayed[middle, column] < bound:
                        low = middle
                    else:
                        high = middle
            if high == 0 or not is_fresh:
                if high == 0:
                    if written >= changes.shape[1]:
                        written = TOO_MANY
                        break
                    changes[world, written] = 0
                    holder[world, written] = state
                    written += 1
                    break
                t, is_fresh = high - 1, True
                continue
            if written >= changes.shape[1]:
                written = TOO_MANY
                break
            changes[world, written] = high
            holder[world, written] = state
            written += 1
            w, around, new = weights[high // WEEK_DAYS], company[high // WEEK_DAYS], news[high]
            t = high - 1
            total = 0.0
            for k in range(holders):
                if k != state:
                    leaves = forward[t, k] * fresh_hazard
                    leaves += forward[t, half + k] * hazard[around[k], new]
                    total += leaves / (1.0 - w[k])
            left = _uniform(root, cell, knot, 8 * turn + BEFORE) * total
            before, was_fresh = -1, False
            for k in range(holders):
                if k == state:
                    continue
                one = forward[t, k] * fresh_hazard / (1.0 - w[k])
                other = forward[t, half + k] * hazard[around[k], new] / (1.0 - w[k])
                if one + other > 0.0:
                    before, was_fresh = k, left < one
                    left -= one + other
                    if left < 0.0:
                        break
            if before < 0:
                written = TOO_MANY
                break
            state, is_fresh = before, was_fresh
        count[world] = written
