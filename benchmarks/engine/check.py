"""At full size, are our answers those of a search of the full graph by SciPy?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.engine.full import gap_of
from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN
from landbridge.engine.draws import rows_by_day

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.peers.by_scipy import ByScipy
    from benchmarks.engine.worlds import World
    from landbridge.engine.draws import Draws
    from landbridge.engine.gaps import Gaps
    from landbridge.engine.odds import Odds

__all__ = ["check_gaps", "check_history", "check_lengths", "check_worlds"]


def drawn(lanes: NDArray[np.int64], count: int, seed: int) -> list[int]:
    """Draw lanes without repeats, all of them where there are no more."""
    rng = np.random.default_rng([seed, 8])
    return sorted(rng.choice(lanes, size=min(count, lanes.size), replace=False).tolist())


def check_history(
    world: World,
    slow: ByScipy,
    surely: NDArray[np.bool_],
    perhaps: NDArray[np.bool_],
    days: list[int],
) -> dict[str, int]:
    """Search the full graph on these days; count the days that differ.

    Where ground is ever contested or unknown, the optimist's search is made too.
    """
    wrong = 0
    for day in days:
        passage = world.courses.on(day)
        same = slow.connected(passage) == bool(surely[day])
        if same and world.courses.doubtful:
            hoped = np.where(passage <= UNKNOWN, OPEN, CLOSED).astype(np.int8)
            same = slow.connected(hoped) == bool(perhaps[day])
        wrong += not same
    return {"checked": len(days), "different": wrong}


def check_lengths(
    world: World, slow: ByScipy, told: NDArray[np.int64], days: list[int]
) -> dict[str, int]:
    """Search the shortest open way on these days; count those whose millimetres differ."""
    wrong = 0
    for day in days:
        found = slow.length(world.courses.on(day))
        wrong += (-1 if found is None else found) != int(told[day])
    return {"checked": len(days), "different": wrong}


def check_gaps(
    world: World, slow: ByScipy, days: NDArray[np.int64], told: Gaps, count: int, seed: int
) -> dict[str, int]:
    """Search the way of least gap on so many of the days that were told; count those that differ.

    Closed millimetres must be the same, and where no ground is doubtful the whole length too, to
    what a floating-point number leaves of it (a metre in ten kilometres).
    """
    chosen = drawn(np.arange(days.size), count, seed)
    wrong = 0
    for at in chosen:
        closed, length = gap_of(slow.gap(world.courses.on(int(days[at]))))
        ours = told.millimetres[at]
        same = closed == int(ours[0])
        if same and not world.courses.doubtful:
            same = abs(length - int(ours.sum())) <= 1e-4 * length
        wrong += not same
    return {"checked": len(chosen), "different": wrong}


def check_worlds(slow: ByScipy, draws: Draws, told: Odds, pairs: int, seed: int) -> dict[str, int]:
    """Search the full graph in drawn pairs of day and world; count those that differ."""
    rng = np.random.default_rng([seed, 9])
    keys = np.unique(rng.integers(draws.days * draws.worlds, size=pairs))
    wrong, at = 0, 0
    for day, rows in rows_by_day(draws):
        row = told.surely(day, day)[0]
        while at < keys.size and keys[at] // draws.worlds == day:
            lane = int(keys[at] % draws.worlds)
            bits = (rows.words[:, lane >> 6] >> np.uint64(lane & 63)) & np.uint64(1)
            passage = np.where(bits == 1, OPEN, CLOSED).astype(np.int8)
            wrong += slow.connected(passage) != bool(row[lane])
            at += 1
    return {"checked": int(keys.size), "different": wrong}
