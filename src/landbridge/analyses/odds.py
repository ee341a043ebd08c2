"""In what share of drawn courses of events was there a way, since when, and how wide was the gap?

Worlds are drawn by an estimator that can (`_drawn`), else by displacing recorded dates
(`engine.displaced`). They are asked in blocks of a fixed size, each a task on plain arrays whose
small result is added up in the order of blocks: so the answer does not depend on who runs the
tasks, how many at a time, or where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.analyses._table import legs, table_of
from landbridge.analyses._worlds import (
    APART,
    BEFORE,
    BEHIND,
    DisplacedPlan,
    DrawnBlock,
    OddsPlan,
    WorldCounts,
    added,
    ask_displaced,
    ask_drawn,
)
from landbridge.engine.courses import Courses
from landbridge.engine.displaced import made_draws
from landbridge.engine.draws import rows_on
from landbridge.engine.overlay import build_overlay
from landbridge.engine.robust import most_robust_routes
from landbridge.model.odds import (
    MADE_BY_DISPLACED_DATES,
    MOST_SPREAD,
    PERCENTS,
    SPREAD,
    CorridorOdds,
    GapQuantiles,
    OddsRun,
    RobustRoute,
    TurnQuantiles,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from landbridge.analyses._drawn import DrawnWorlds
    from landbridge.analyses._ground import Ground
    from landbridge.engine.draws import Draws
    from landbridge.engine.terrain import Terrain
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.odds import OddsQuestion

    Task = Callable[[Any, Any], WorldCounts]
    Run = Callable[[Task, Any, Sequence[Any]], Iterable[WorldCounts]]

__all__ = ["BLOCK", "LOOK_BACK", "odds_over_draws"]

LOOK_BACK = 40_000
"""Days before anything asked in which a beginning is looked for: more than a century."""

BLOCK = 1024
"""Worlds in a task: enough for kernels to pay, few enough for any machine's memory."""


def _in_order(task: Task, plan: Any, blocks: Sequence[Any]) -> Iterator[WorldCounts]:
    """Run one task after the other, here."""
    return (task(plan, block) for block in blocks)


def odds_over_draws(
    problem: CorridorProblem,
    wanted: OddsQuestion,
    on: int,
    period: tuple[int, int],
    last: int,
    *,
    drawn: DrawnWorlds | None = None,
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
    drawn
        worlds that an estimator draws from the seed; None for recorded dates displaced
    run
        gives the results of a task for each block, in their order
    block
        worlds in a task, a multiple of 64; does not change the result
    """
    if drawn is not None and drawn.only_day is not None:
        raise ValueError("odds need worlds of every day")
    spans = [(first, min(block, wanted.draws - first)) for first in range(0, wanted.draws, block)]
    first_worlds = min(wanted.draws, BLOCK)
    spread = None if drawn is not None else SPREAD if wanted.spread is None else wanted.spread
    if drawn is None:
        ground = table_of(problem).ground
        plan = _plan(problem, ground.terrain, on, period, last)
        made = _displaced(plan, ground, wanted.seed, spread or 0)
        patches = plan.overlay.patches
        first = made_draws(made.courses, patches, wanted.seed, 0, first_worlds, made.spread)
        plan, places = _with_route(plan, problem, first, made.first_day, made.end)
        total = added(run(ask_displaced, replace(made, odds=plan), spans))
    else:
        blocks = _Blocks(drawn, spans, max(1, min(on, period[0]) - LOOK_BACK), last)
        lead = blocks.at(0, first_worlds)
        plan = _plan(problem, drawn.ground.terrain, on, period, last)
        end = lead.first_day + lead.draws.days - 1
        plan, places = _with_route(plan, problem, lead.draws, lead.first_day, end)
        total = added(run(ask_drawn, plan, blocks))
    sure, maybe = total.on_day
    return CorridorOdds(
        sampler=MADE_BY_DISPLACED_DATES if drawn is None else drawn.source.sampler,
        draws=wanted.draws,
        seed=wanted.seed,
        spread=spread,
        on=on,
        open=sure,
        uncertain=maybe - sure,
        closed=wanted.draws - maybe,
        by_day=_runs(total, period, wanted.draws),
        last=last,
        opening=_turn(total.begins),
        closing=_turn(total.ends),
        gap=_gap(total.gaps),
        robust=RobustRoute(places, total.route, sure) if total.route else None,
        first_opening=_turn(total.opens),
        learned=None if drawn is None else drawn.source.learned,
    )


class _Blocks(Sequence[DrawnBlock]):
    """Blocks of worlds, each drawn when it is asked for; the newest one is kept."""

    def __init__(
        self, drawn: DrawnWorlds, spans: Sequence[tuple[int, int]], earliest: int, last: int
    ) -> None:
        self._drawn, self._spans, self._earliest, self._last = drawn, spans, earliest, last
        self._newest: tuple[tuple[int, int], DrawnBlock] | None = None

    def at(self, first_world: int, worlds: int) -> DrawnBlock:
        """Give some worlds."""
        key = first_world, worlds
        if self._newest is None or self._newest[0] != key:
            made = self._drawn.draws(first_world, worlds, self._earliest, self._last)
            self._newest = key, DrawnBlock(*made)
        return self._newest[1]

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, index: Any) -> Any:  # a block; no slices are taken
        return self.at(*self._spans[index])


def _plan(
    problem: CorridorProblem, terrain: Terrain, on: int, period: tuple[int, int], last: int
) -> OddsPlan:
    return OddsPlan(build_overlay(terrain), tuple(legs(problem)), on, *period, last)


def _displaced(plan: OddsPlan, ground: Ground, seed: int, spread: int) -> DisplacedPlan:
    """Lay out the days from before the first change until after the last one, one lane for each.

    The first lane lies as far before it as anything can be displaced, whatever the spread asked
    for, so that the same seed draws the same field for every spread, period and asked day. Days
    beyond either end are like the lane at that end.
    """
    changes = ground.days[1:] if ground.days.shape[0] > 1 else np.array([plan.on])
    first_day = max(
        int(changes[0]) - MOST_SPREAD - 1,
        min(plan.on, plan.since) - LOOK_BACK,
        int(ground.days[0]),
    )
    end = max(min(plan.last, int(changes[-1]) + MOST_SPREAD), first_day)
    days = np.arange(first_day, end + spread + 1, dtype=np.int64)
    return DisplacedPlan(plan, _by_days(ground, days), seed, spread, first_day, end)


def _with_route(
    plan: OddsPlan, problem: CorridorProblem, first: Draws, first_day: int, end: int
) -> tuple[OddsPlan, tuple[str, ...]]:
    """Choose the route to be counted: open as a whole in most of the first worlds, leg by leg.

    Gives its places too. It is chosen over the same worlds however the rest is cut into blocks.
    """
    patches = plan.overlay.patches
    rows = rows_on(first, min(max(plan.on, first_day), end) - first_day)
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


def _quantiles(counts: Counter[int]) -> list[int]:
    """Give for each of the percents the smallest value that so many of the worlds do not exceed."""
    values = sorted(counts)
    upto = np.cumsum([counts[value] for value in values])
    worlds = int(upto[-1])
    wanted = [-(-percent * worlds // 100) for percent in PERCENTS]
    return [values[at] for at in np.searchsorted(upto, wanted).tolist()]


def _turn(counts: Counter[int]) -> TurnQuantiles | None:
    """Quantiles of days, and the most frequent one; what lies outside is no day."""
    if not counts:
        return None
    days = (None if day in (BEFORE, BEHIND) else day for day in _quantiles(counts))
    seen = Counter({day: many for day, many in counts.items() if day not in (BEFORE, BEHIND)})
    mode = min(seen, key=lambda day: (-seen[day], day), default=None)
    return TurnQuantiles(
        worlds=counts.total(),
        days=tuple(days),
        mode=mode,
        mode_worlds=0 if mode is None else seen[mode],
        unseen=counts.total() - seen.total(),
        seen_days=tuple(_quantiles(seen)) if seen else (),
    )


def _gap(counts: Counter[int]) -> GapQuantiles | None:
    if not counts:
        return None
    joined = Counter({length: many for length, many in counts.items() if length != APART})
    metres = tuple(length / 1000 for length in _quantiles(joined)) if joined else ()
    return GapQuantiles(counts.total(), counts[APART], metres)


def _runs(total: WorldCounts, period: tuple[int, int], draws: int) -> tuple[OddsRun, ...]:
    """Join neighbouring days with the same counts."""
    runs: list[OddsRun] = []
    counts = zip(total.sure.tolist(), total.maybe.tolist(), strict=True)
    for day, (sure, maybe) in enumerate(counts, period[0]):
        run = OddsRun(day, day, sure, maybe - sure, draws - maybe)
        if runs and replace(run, first=runs[-1].first) == replace(runs[-1], last=day):
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(run)
    return tuple(runs)
