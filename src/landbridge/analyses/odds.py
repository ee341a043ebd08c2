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
from landbridge.engine.robust import most_robust_routes
from landbridge.model.odds import (
    MADE_BY_DISPLACED_DATES,
    MOST_SPREAD,
    PERCENTS,
    CorridorOdds,
    GapQuantiles,
    OddsRun,
    RobustRoute,
    TurnQuantiles,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.engine.courses import Rows
    from landbridge.engine.draws import Draws
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.odds import OddsQuestion

    Task = Callable[["OddsPlan", tuple[int, int]], "WorldCounts"]
    Run = Callable[[Task, "OddsPlan", Sequence[tuple[int, int]]], Iterable["WorldCounts"]]

__all__ = ["BLOCK", "LOOK_BACK", "OddsPlan", "WorldCounts", "ask_worlds", "odds_over_draws"]

LOOK_BACK = 40_000
"""Days before anything asked in which a beginning is looked for: more than a century."""

BLOCK = 1024
"""Worlds in a task: enough for kernels to pay, few enough for any machine's memory."""

_APART = -1


@dataclass(frozen=True, slots=True, eq=False)
class OddsPlan:
    """All that a task needs: arrays and numbers, nothing that only this process knows.

    ``courses`` has one lane for each day from ``first_day`` on. ``asked``, ``since``, ``until`` and
    ``last`` are lanes: the asked day, the period told day by day, the last day looked at.
    ``route`` are the units of the route to be counted, None for none.
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
    route: NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class WorldCounts:
    """What is counted in a block of worlds: small, and added up exactly.

    ``sure[day]`` and ``maybe[day]`` count worlds in which the way is open, and not closed, from
    ``since`` to ``until``; ``on_day`` does on the asked day. ``begins`` and ``ends`` count lanes,
    ``gaps`` millimetres by road (-1: no chain of links); ``route`` counts worlds in which all of
    the plan's route is open.
    """

    on_day: tuple[int, int]
    sure: NDArray[np.int64]
    maybe: NDArray[np.int64]
    begins: Counter[int]
    ends: Counter[int]
    gaps: Counter[int]
    route: int


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
        the last day looked at for an end of the run of open days; not before any of the others.
        For its beginning `LOOK_BACK` days before the first of them are looked at, if need be
    run
        gives the results of a task for each block, in their order
    block
        worlds in a task, a multiple of 64; does not change the result
    """
    plan, places = _with_route(_plan(problem, wanted, on, period, last), problem, wanted.draws)
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
        by_day=_runs(total, plan, period, wanted.draws),
        last=last,
        opening=_turn(total.begins, plan, 0),
        closing=_turn(total.ends, plan, plan.last),
        gap=_gap(total.gaps),
        robust=RobustRoute(places, total.route, sure) if total.route else None,
    )


def _plan(
    problem: CorridorProblem, wanted: OddsQuestion, on: int, period: tuple[int, int], last: int
) -> OddsPlan:
    """Lay out the days from before the first change until after the last one, one lane for each.

    The first lane lies as far before it as anything can be displaced, whatever the spread asked
    for, so that the same seed draws the same field for every spread, period and asked day. Days
    beyond either end are like the lane at that end.
    """
    ground = table_of(problem).ground
    changes = ground.days[1:] if ground.days.shape[0] > 1 else np.array([on])
    first_day = max(
        int(changes[0]) - MOST_SPREAD - 1, min(on, period[0]) - LOOK_BACK, int(ground.days[0])
    )
    end = max(min(last, int(changes[-1]) + MOST_SPREAD), first_day)
    days = np.arange(first_day, end + wanted.spread + 1, dtype=np.int64)

    def lane(day: int) -> int:
        return min(max(day, first_day), end) - first_day

    return OddsPlan(
        overlay=build_overlay(ground.terrain),
        courses=_by_days(ground, days),
        legs=tuple(legs(problem)),
        seed=wanted.seed,
        spread=wanted.spread,
        first_day=first_day,
        asked=lane(on),
        since=lane(period[0]),
        until=lane(period[1]),
        last=lane(last),
    )


def _with_route(
    plan: OddsPlan, problem: CorridorProblem, draws: int
) -> tuple[OddsPlan, tuple[str, ...]]:
    """Choose the route to be counted: open as a whole in most of the first worlds, leg by leg.

    Gives its places too. It is chosen over the same worlds however the rest is cut into blocks.
    """
    patches = plan.overlay.patches
    first = made_draws(plan.courses, patches, plan.seed, 0, min(draws, BLOCK), plan.spread)
    rows = rows_on(first, plan.asked)
    there, node = np.unique(patches.of_node, return_index=True)
    nodes = dict(zip(there.tolist(), node.tolist(), strict=True))
    units: list[int] = []
    places: list[str] = []
    for sources, targets in plan.legs:
        best = most_robust_routes(patches, rows, sources, targets).best
        if best is None:
            return plan, ()
        way = best.patches.tolist() or [int(patches.of_node[np.intersect1d(sources, targets)[0]])]
        units += patches.unit[best.patches].tolist()
        named = [problem.network.places[nodes[patch]].id for patch in way if patch in nodes]
        places += named[1:] if places and places[-1] == named[0] else named
    return replace(plan, route=np.array(sorted(set(units)), dtype=np.int32)), tuple(places)


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
    now, rows = sure[plan.asked], rows_on(draws, plan.asked)
    begins, ends = _open_runs(sure[:, now], plan.asked)
    period = slice(plan.since, plan.until + 1)
    maybe = int(found.not_closed_worlds[plan.asked])
    return WorldCounts(
        on_day=(int(now.sum()), maybe),
        sure=found.open_worlds[period],
        maybe=found.not_closed_worlds[period],
        begins=_counted(begins),
        ends=_counted(ends),
        gaps=_gaps(plan, rows, ~now) if not now.all() else Counter(),
        route=0 if plan.route is None else _open_as_a_whole(rows, plan.route),
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


def _open_as_a_whole(rows: Rows, units: NDArray[np.int32]) -> int:
    return int(rows.surely(units).all(axis=0).sum())


def _gaps(plan: OddsPlan, rows: Rows, asked: NDArray[np.bool_]) -> Counter[int]:
    """Count millimetres of the gap by road over some worlds; worlds alike on the day are one."""
    units = np.arange(rows.words.shape[0], dtype=np.int32)
    sure, maybe = rows.surely(units)[:, asked], rows.perhaps(units)[:, asked]
    packed, times = np.unique(
        np.packbits(np.concatenate([sure, maybe]), axis=0).T, axis=0, return_counts=True
    )
    bits = np.unpackbits(packed.T, axis=0)[: 2 * len(units)].astype(np.bool_)
    table = np.where(bits[: len(units)], OPEN, np.where(bits[len(units) :], UNKNOWN, CLOSED))
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
            route=total.route + one.route,
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


def _runs(
    total: WorldCounts, plan: OddsPlan, period: tuple[int, int], draws: int
) -> tuple[OddsRun, ...]:
    """Join neighbouring days with the same counts."""
    runs: list[OddsRun] = []
    counts = zip(total.sure.tolist(), total.maybe.tolist(), strict=True)
    for day, (sure, maybe) in enumerate(counts, plan.first_day + plan.since):
        run = OddsRun(day, day, sure, maybe - sure, draws - maybe)
        if runs and replace(run, first=runs[-1].first) == replace(runs[-1], last=day):
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(run)
    runs[0] = replace(runs[0], first=period[0])
    runs[-1] = replace(runs[-1], last=period[1])
    return tuple(runs)
