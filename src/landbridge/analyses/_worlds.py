"""What is done with one block of drawn worlds: a task on plain arrays that gives counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.days import LAST_DAY
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

__all__ = [
    "APART",
    "BEFORE",
    "BEHIND",
    "DisplacedPlan",
    "DrawnBlock",
    "OddsPlan",
    "WorldCounts",
    "added",
    "ask_displaced",
    "ask_drawn",
    "by_all_stops",
]

APART = -1
"""The width of a gap where no chain of links joins the ends."""

BEFORE, BEHIND = 0, LAST_DAY + 1
"""Days of what lies before, or behind, all that was looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class OddsPlan:
    """All that every task needs: arrays and numbers, nothing that only this process knows.

    ``on`` is the asked day, ``since`` and ``until`` bound the period told day by day, ``last`` is
    the last day looked at. ``route`` are the units of the route to be counted, None for none.
    """

    overlay: Overlay
    legs: tuple[tuple[NDArray[np.int32], NDArray[np.int32]], ...]
    on: int
    since: int
    until: int
    last: int
    route: NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DisplacedPlan:
    """The same, and what worlds are made of: recorded courses with their dates displaced.

    ``courses`` has one lane for each day from ``first_day`` on; those behind ``end`` are there so
    that what happens on them can be displaced to before.
    """

    odds: OddsPlan
    courses: Courses
    seed: int
    spread: int
    first_day: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DrawnBlock:
    """A block of worlds that an estimator drew, from ``first_day`` on.

    Its representation tells it from any other block: a task is known by those of its parts.
    """

    first_day: int
    draws: Draws

    def __repr__(self) -> str:
        """Name the block by its worlds and a digest of all that is in it."""
        draws, told = self.draws, hashlib.sha256()
        for array in (draws.start, draws.first, draws.unit, draws.flip):
            told.update(repr(array.shape).encode() + array.tobytes())
        digest = told.hexdigest()
        return f"DrawnBlock({draws.first_world}, {draws.worlds}, {self.first_day}, {digest})"


@dataclass(frozen=True, slots=True, eq=False)
class WorldCounts:
    """What is counted in a block of worlds: small, and added up exactly.

    ``sure[day]`` and ``maybe[day]`` count worlds in which the way is open, and not closed, from
    ``since`` to ``until``; ``on_day`` does on the asked day. ``begins`` and ``ends`` count the
    first and last days of the run of open days around the asked day, ``opens``, over worlds not
    open on it, the first day of the period on which the way opens; `BEFORE` and `BEHIND` are what
    lies outside. ``gaps`` counts millimetres by road (-1: no chain of links), ``route`` worlds in
    which all of the plan's route is open.
    """

    on_day: tuple[int, int]
    sure: NDArray[np.int64]
    maybe: NDArray[np.int64]
    begins: Counter[int]
    ends: Counter[int]
    opens: Counter[int]
    gaps: Counter[int]
    route: int


def ask_displaced(plan: DisplacedPlan, block: tuple[int, int]) -> WorldCounts:
    """Draw one block of worlds, given as its first world and their number, and count."""
    first_world, worlds = block
    patches = plan.odds.overlay.patches
    draws = made_draws(plan.courses, patches, plan.seed, first_world, worlds, plan.spread)
    return _count(plan.odds, draws, plan.first_day, plan.end)


def ask_drawn(plan: OddsPlan, block: DrawnBlock) -> WorldCounts:
    """Count over one block of worlds that were drawn before."""
    return _count(plan, block.draws, block.first_day, block.first_day + block.draws.days - 1)


def _count(plan: OddsPlan, draws: Draws, first_day: int, end: int) -> WorldCounts:
    """Count; days before the first one are like it, days behind the end like that."""

    def lane(day: int) -> int:
        return min(max(day, first_day), end) - first_day

    found = by_all_stops(plan, draws)
    asked, last = lane(plan.on), lane(plan.last)
    sure = found.surely(0, last)
    now, rows = sure[asked], rows_on(draws, asked)
    begins, ends = _open_runs(sure[:, now], asked)
    period = np.clip(np.arange(plan.since - 1, plan.until + 1), first_day, end) - first_day
    there = sure[np.minimum(period, last)][:, ~now]
    opened = there[1:] & ~there[:-1]
    opens = np.where(opened.any(axis=0), plan.since + opened.argmax(axis=0), BEHIND)
    return WorldCounts(
        on_day=(int(now.sum()), int(found.not_closed_worlds[asked])),
        sure=found.open_worlds[period[1:]],
        maybe=found.not_closed_worlds[period[1:]],
        begins=_counted(np.where(begins == 0, BEFORE, first_day + begins)),
        ends=_counted(np.where(ends == last, BEHIND, first_day + ends)),
        opens=_counted(opens),
        gaps=_gaps(plan, rows, ~now) if not now.all() else Counter(),
        route=0 if plan.route is None else _open_as_a_whole(rows, plan.route),
    )


def by_all_stops(plan: OddsPlan, draws: Draws) -> Odds:
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
            opens=total.opens + one.opens,
            gaps=total.gaps + one.gaps,
            route=total.route + one.route,
        )
    if total is None:
        raise ValueError("no block of worlds was asked")
    return total
