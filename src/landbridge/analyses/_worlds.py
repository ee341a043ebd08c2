"""What is done with one block of drawn worlds: a task on plain arrays that gives counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN, Courses
from landbridge.engine.displaced import made_draws
from landbridge.engine.draws import rows_on
from landbridge.engine.gaps import gaps
from landbridge.engine.odds import Odds, odds
from landbridge.engine.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from landbridge.engine.courses import Rows
    from landbridge.engine.draws import Draws

__all__ = ["APART", "OddsPlan", "WorldCounts", "added", "ask_worlds"]

APART = -1
"""The width of a gap where no chain of links joins the ends."""


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
    total[apart] = APART
    counts: Counter[int] = Counter()
    for length, many in zip(total.tolist(), times.tolist(), strict=True):
        counts[length] += many
    return counts


def _counted(values: NDArray[np.int64]) -> Counter[int]:
    found, times = np.unique(values, return_counts=True)
    return Counter(dict(zip(found.tolist(), times.tolist(), strict=True)))


def added(blocks: Iterable[WorldCounts]) -> WorldCounts:
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
