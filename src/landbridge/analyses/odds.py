"""In what share of drawn courses of events was there a way, since when, and how wide was the gap?

Worlds are drawn by `engine.displaced` until an estimator draws its own. They are asked in blocks of
a fixed size, each a task on plain arrays whose small result is added up in the order of blocks: so
the answer does not depend on who runs the tasks, how many at a time, or where.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import legs, table_of
from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN, Courses
from landbridge.engine.displaced import made_draws
from landbridge.engine.draws import rows_on
from landbridge.engine.gaps import gaps
from landbridge.engine.odds import Odds, odds
from landbridge.engine.overlay import Overlay, build_overlay
from landbridge.model.odds import (
    MADE_BY_DISPLACED_DATES,
    MOST_SPREAD,
    PERCENTS,
    CorridorOdds,
    GapQuantiles,
    OddsRun,
    TurnQuantiles,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.engine.draws import Draws
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.odds import OddsQuestion

    Task = Callable[["OddsPlan", tuple[int, int]], "WorldCounts"]
    Run = Callable[[Task, "OddsPlan", Sequence[tuple[int, int]]], Iterable["WorldCounts"]]

__all__ = ["BLOCK", "OddsPlan", "WorldCounts", "ask_worlds", "odds_over_draws"]

BLOCK = 1024
"""Worlds in a task: enough for kernels to pay, few enough for any machine's memory."""

_APART = -1


@dataclass(frozen=True, slots=True, eq=False)
class OddsPlan:
    """All that a task needs: arrays and numbers, nothing that only this process knows.

    ``courses`` has one lane for each day from ``first_day`` on. ``asked``, ``since``, ``until`` and
    ``last`` are lanes: the asked day, the period told day by day, the last day looked at.
    """

    overlay: Overlay
    courses: Courses
    legs: tuple[tuple[NDArray[np.int32], NDArray[np.int32]], ...]
    seed: int
    spread: int
    first_day: int
    asked: int
    since: int
    until: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class WorldCounts:
    """What is counted in a block of worlds: small, and added up exactly.

    ``sure[day]`` and ``maybe[day]`` count worlds in which the way is open, and not closed, from
    ``since`` to ``until``; ``on_day`` does on the asked day. ``begins`` and ``ends`` count lanes,
    ``gaps`` millimetres by road (-1: no chain of links).
    """

    on_day: tuple[int, int]
    sure: NDArray[np.int64]
    maybe: NDArray[np.int64]
    begins: Counter[int]
    ends: Counter[int]
    gaps: Counter[int]


def _in_order(
    task: Task, plan: OddsPlan, blocks: Sequence[tuple[int, int]]
) -> Iterator[WorldCounts]:
    """Run one task after the other, here."""
    return (task(plan, block) for block in blocks)


def odds_over_draws(
    problem: CorridorProblem,
    wanted: OddsQuestion,
    on: int,
    period: tuple[int, int],
    last: int,
    *,
    run: Run = _in_order,
    block: int = BLOCK,
) -> CorridorOdds:
    """Draw worlds and count.

    Parameters
    ----------
    problem
        the recorded course of events, and the stops
    wanted
        how many draws, which seed, how far dates are displaced
    on
        the asked day
    period
        days to count one by one, both ends included
    last
        the last day looked at for an end of the run of open days; not before any of the others
    run
        gives the results of a task for each block, in their order
    block
        worlds in a task, a multiple of 64; does not change the result
    """
    plan = _plan(problem, wanted, on, period, last)
    blocks = [(first, min(block, wanted.draws - first)) for first in range(0, wanted.draws, block)]
    total = _added(run(ask_worlds, plan, blocks))
    sure, maybe = total.on_day
    return CorridorOdds(
        sampler=MADE_BY_DISPLACED_DATES,
        draws=wanted.draws,
        seed=wanted.seed,
        spread=wanted.spread,
        on=on,
        open=sure,
        uncertain=maybe - sure,
        closed=wanted.draws - maybe,
        by_day=_runs(total, period[0], wanted.draws),
        last=last,
        opening=_turn(total.begins, plan, 0),
        closing=_turn(total.ends, plan, plan.last),
        gap=_gap(total.gaps),
        robust=None,
    )


def _plan(
    problem: CorridorProblem, wanted: OddsQuestion, on: int, period: tuple[int, int], last: int
) -> OddsPlan:
    """Lay out the days from before the first change on, one lane for each.

    The first lane lies as far before it as anything can be displaced, whatever the spread asked
    for, so that the same seed draws the same field for every spread, period and asked day.
    """
    ground = table_of(problem).ground
    changes = ground.days[1:]
    earliest = int(changes[0]) if changes.size else on
    first_day = max(min(earliest - MOST_SPREAD - 1, on, period[0]), int(ground.days[0]))
    days = np.arange(first_day, last + wanted.spread + 1, dtype=np.int64)
    return OddsPlan(
        overlay=build_overlay(ground.terrain),
        courses=_by_days(ground, days),
        legs=tuple(legs(problem)),
        seed=wanted.seed,
        spread=wanted.spread,
        first_day=first_day,
        asked=on - first_day,
        since=period[0] - first_day,
        until=period[1] - first_day,
        last=last - first_day,
    )


def _by_days(ground: Ground, days: NDArray[np.int64]) -> Courses:
    """Give courses with a lane for each day in place of one for each run of days."""
    courses = ground.courses
    begins = np.maximum(ground.days[courses.lane] - int(days[0]), 0)
    unit = np.repeat(np.arange(courses.units), np.diff(courses.first))
    kept = begins < days.shape[0]
    kept[:-1] &= (unit[:-1] != unit[1:]) | (
        begins[1:] > 0
    )  # only the last one before the first day
    first = np.zeros(courses.units + 1, dtype=np.int64)
    np.cumsum(np.bincount(unit[kept], minlength=courses.units), out=first[1:])
    return Courses(days.shape[0], first, begins[kept].astype(np.int32), courses.value[kept])


def ask_worlds(plan: OddsPlan, block: tuple[int, int]) -> WorldCounts:
    """Draw one block of worlds, given as its first world and their number, and count."""
    first_world, worlds = block
    draws = made_draws(
        plan.courses, plan.overlay.patches, plan.seed, first_world, worlds, plan.spread
    )
    found = _by_all_stops(plan, draws)
    sure = found.surely(0, plan.last)
    now = sure[plan.asked]
    begins, ends = _open_runs(sure[:, now], plan.asked)
    period = slice(plan.since, plan.until + 1)
    maybe = int(found.not_closed_worlds[plan.asked])
    return WorldCounts(
        on_day=(int(now.sum()), maybe),
        sure=found.open_worlds[period],
        maybe=found.not_closed_worlds[period],
        begins=_counted(begins),
        ends=_counted(ends),
        gaps=_gaps(plan, draws, ~now) if not now.all() else Counter(),
    )


def _by_all_stops(plan: OddsPlan, draws: Draws) -> Odds:
    """Give in which worlds the way is open on which day, by all stops: the worst leg counts."""
    found: Odds | None = None
    for sources, targets in plan.legs:
        leg = odds(plan.overlay.patches, draws, sources, targets)
        found = leg if found is None else replace(found, words=found.words & leg.words)
    if found is None:
        raise ValueError("a problem has at least two stops")
    return found


def _open_runs(sure: NDArray[np.bool_], asked: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last lane of the run that holds the asked one, in worlds that are open on it."""
    before, after = ~sure[asked::-1], ~sure[asked:]
    begins = np.where(before.any(axis=0), asked + 1 - before.argmax(axis=0), 0)
    ends = np.where(after.any(axis=0), asked - 1 + after.argmax(axis=0), sure.shape[0] - 1)
    return begins, ends


def _gaps(plan: OddsPlan, draws: Draws, asked: NDArray[np.bool_]) -> Counter[int]:
    """Count millimetres of the gap by road over some worlds; worlds alike on the day are one."""
    rows = rows_on(draws, plan.asked)
    units = np.arange(draws.units, dtype=np.int32)
    sure, maybe = rows.surely(units)[:, asked], rows.perhaps(units)[:, asked]
    packed, times = np.unique(
        np.packbits(np.concatenate([sure, maybe]), axis=0).T, axis=0, return_counts=True
    )
    bits = np.unpackbits(packed.T, axis=0)[: 2 * draws.units].astype(np.bool_)
    table = np.where(bits[: draws.units], OPEN, np.where(bits[draws.units :], UNKNOWN, CLOSED))
    courses = Courses.of_table(table.astype(np.int8))
    total = np.zeros(packed.shape[0], dtype=np.int64)
    apart = np.zeros(packed.shape[0], dtype=np.bool_)
    for sources, targets in plan.legs:
        millimetres = gaps(plan.overlay, courses, sources, targets).millimetres
        apart |= millimetres[:, 0] < 0
        total += millimetres[:, 0] + millimetres[:, 1]
    total[apart] = _APART
    counts: Counter[int] = Counter()
    for length, many in zip(total.tolist(), times.tolist(), strict=True):
        counts[length] += many
    return counts


def _counted(values: NDArray[np.int64]) -> Counter[int]:
    found, times = np.unique(values, return_counts=True)
    return Counter(dict(zip(found.tolist(), times.tolist(), strict=True)))


def _added(blocks: Iterable[WorldCounts]) -> WorldCounts:
    """Add up blocks as they come, so that only one result is kept."""
    total: WorldCounts | None = None
    for one in blocks:
        if total is None:
            total = one
            continue
        total = WorldCounts(
            on_day=(total.on_day[0] + one.on_day[0], total.on_day[1] + one.on_day[1]),
            sure=total.sure + one.sure,
            maybe=total.maybe + one.maybe,
            begins=total.begins + one.begins,
            ends=total.ends + one.ends,
            gaps=total.gaps + one.gaps,
        )
    if total is None:
        raise ValueError("no block of worlds was asked")
    return total


def _quantiles(counts: Counter[int]) -> list[int]:
    """Give for each of the percents the smallest value that so many of the worlds do not exceed."""
    values = sorted(counts)
    upto = np.cumsum([counts[value] for value in values])
    worlds = int(upto[-1])
    wanted = [-(-percent * worlds // 100) for percent in PERCENTS]
    return [values[at] for at in np.searchsorted(upto, wanted).tolist()]


def _turn(counts: Counter[int], plan: OddsPlan, unseen: int) -> TurnQuantiles | None:
    """Quantiles of days; the lane ``unseen`` is the edge of what was looked at."""
    if not counts:
        return None
    days = [None if lane == unseen else plan.first_day + lane for lane in _quantiles(counts)]
    return TurnQuantiles(counts.total(), tuple(days))


def _gap(counts: Counter[int]) -> GapQuantiles | None:
    if not counts:
        return None
    joined = Counter({length: many for length, many in counts.items() if length != _APART})
    metres = tuple(length / 1000 for length in _quantiles(joined)) if joined else ()
    return GapQuantiles(counts.total(), counts[_APART], metres)


def _runs(total: WorldCounts, first: int, draws: int) -> tuple[OddsRun, ...]:
    """Join neighbouring days with the same counts."""
    runs: list[OddsRun] = []
    for day, (sure, maybe) in enumerate(
        zip(total.sure.tolist(), total.maybe.tolist(), strict=True), first
    ):
        run = OddsRun(day, day, sure, maybe - sure, draws - maybe)
        if runs and replace(run, first=runs[-1].first) == replace(runs[-1], last=day):
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(run)
    return tuple(runs)
