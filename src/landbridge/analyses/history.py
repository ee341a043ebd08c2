"""On which days was there a way, and since when?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.analyses._statuses import corridor_history, status_in, status_on
from landbridge.analyses._ways import pieces_of, way_on
from landbridge.days import FIRST_DAY, LAST_DAY
from landbridge.model.corridors import Spell, Status
from landbridge.model.imported_roads import NODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.corridors import CorridorHistory, CorridorProblem, Piece
    from landbridge.model.passage import Passage
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork

__all__ = ["corridor_history", "since", "spells", "status_in", "status_on"]

INTERRUPTION_DAYS = 14
"""`earliest` reaches back over interruptions of at most so many days (`semantics`, section 2)."""


def _runs(history: CorridorHistory) -> Iterator[tuple[int, int, Status]]:
    ends = (*(day - 1 for day in history.days[1:]), LAST_DAY)
    yield from zip(history.days, ends, history.statuses, strict=True)


def since(history: CorridorHistory, day: int) -> tuple[int | None, int | None]:
    """Give (earliest, settled) for the status that holds on a day.

    Settled is the first day of the unbroken run that holds the day; earliest the first day of the
    first run of that status that is reached back from it over interruptions of at most 14 days
    each. None where the run begins before the record does.
    """
    runs = [run for run in _runs(history) if run[0] <= day]
    settled, _, status = runs[-1]
    earliest = settled
    for first, last, other in reversed(runs[:-1]):
        if earliest - last - 1 > INTERRUPTION_DAYS:
            break
        if other is status:
            earliest = first
    return (
        None if earliest == FIRST_DAY else earliest,
        None if settled == FIRST_DAY else settled,
    )


def spells(
    problem: CorridorProblem,
    history: CorridorHistory,
    first: int,
    last: int,
    *,
    why: bool = True,
) -> tuple[Spell, ...]:
    """Give the runs of days between two days, both included, and what began each.

    A run that began before the first day is cut there, and has no cause within the period. Causes
    are left out where nobody asks ``why``.
    """
    found = []
    for begins, ends, status in _runs(history):
        if ends < first or begins > last:
            continue
        clipped = begins < first or begins == FIRST_DAY
        reports, others = ((), ()) if clipped or not why else _causes(problem, history, begins)
        found.append(Spell(max(begins, first), min(ends, last), status, reports, others))
    return tuple(found)


def _causes(
    problem: CorridorProblem, history: CorridorHistory, day: int
) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    """What made the status of this day another than the day before's.

    Where it got better, the changed pieces of the new way; where it got worse, the changed pieces
    of the old one.
    """
    at = history.days.index(day)
    before, after = history.statuses[at - 1], history.statuses[at]
    rank = [Status.CLOSED, Status.UNCERTAIN, Status.OPEN]
    better = rank.index(after) > rank.index(before)
    way_day = day if better else day - 1
    sure = Status.OPEN in (before, after)
    way = way_on(problem, way_day, optimist=not sure)
    if way is None:
        return (), ()
    reports: dict[Report, None] = {}
    others: dict[str, None] = {}
    for old, new in zip(
        pieces_of(problem, way, day - 1), pieces_of(problem, way, day), strict=True
    ):
        changed = new.passage.value != old.passage.value
        if changed and (new.passage.value < old.passage.value) == better:
            placed = _placed_on(new.passage, day, early=problem.early)
            reports.update(dict.fromkeys(placed))
            if not placed:
                others.update(dict.fromkeys(_other_causes(problem.network, old, new, day)))
    if not reports and not others:
        others.update(dict.fromkeys(_link_changes(problem, day)))
    return tuple(sorted(reports, key=lambda r: r.row)), tuple(others)


def _other_causes(network: RoadNetwork, old: Piece, new: Piece, day: int) -> Iterator[str]:
    """What changed a piece without a report of that day: a relation that begins or has ended."""
    rows = dict.fromkeys((*new.passage.relations, *old.passage.relations))
    named = False
    for row in rows:
        begins = row.start is not None and row.start.first == day
        ended = row.end is not None and row.end.last + 1 == day
        if begins or ended:
            named = True
            source = f" ({row.source})" if row.source else ""
            yield f"{row} {'begins' if begins else 'has ended'}{source}"
    if not named:
        ground = network.places[int(network.ground[network.position[new.place]])].id
        where = "ground out of reach of any place" if ground.startswith(NODE) else ground
        yield f"{where}: {new.passage.why}"


def _placed_on(passage: Passage, day: int, *, early: bool) -> list[Report]:
    return [report for report in passage.reports if report.placed(early=early) == day]


def _link_changes(problem: CorridorProblem, day: int) -> Iterator[str]:
    for link in problem.network.links:
        if link.start is not None and link.start.first == day:
            yield f"{link.road or link.id} begins"
        if link.end is not None and link.end.last + 1 == day:
            yield f"{link.road or link.id} ended"
