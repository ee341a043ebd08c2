"""Whether families of sources disagree about what decides a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk.variation import status_under
from landbridge.model.corridors import Status
from landbridge.model.scenarios import Scenario
from landbridge.questions import area_asked
from landbridge.scenarios import without_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.desk._record import Record, Way
    from landbridge.model.propositions import Proposition
    from landbridge.model.reports import Report

__all__ = ["disputes"]

_DAYS_LOOKED_AT = 4


def disputes(
    record: Record, noun: Proposition, known_by: int | None, days: Sequence[int]
) -> tuple[Report, ...]:
    """Give the reports of families that disagree on every one of the days that decide.

    Where the deciding state is undisputed on one of the days, there are none. Of a way only that
    counts which turns it: another family says otherwise of ground on it, and without the family
    that is believed there the status of the day would be another.
    """
    found: dict[Report, None] = {}
    for day in days[:_DAYS_LOOKED_AT]:
        if noun.corridor is not None:
            against = _of_way(record, record.way(noun, known_by), day)
        else:
            against = _of_ground(record, noun, known_by, day)
        if not against:
            return ()
        found |= dict.fromkeys(against)
    return tuple(found)


def _of_ground(
    record: Record, noun: Proposition, known_by: int | None, day: int
) -> tuple[Report, ...]:
    if noun.verb != "holds":
        return ()
    control = record.control(known_by)
    places = area_asked(record.situation, ",".join(noun.ground)).places
    states = [control.places[p].on(day) for p in places if p in control.places]
    return tuple(dict.fromkeys(report for state in states for report in state.disputed))


def _of_way(record: Record, way: Way, day: int) -> tuple[Report, ...]:
    status = analyses.status_in(way.history, day)
    if status is Status.UNCERTAIN:
        return ()
    if status is Status.OPEN:
        route = analyses.route_on(way.problem, day)
    else:
        gap = way.gap(day)
        route = None if gap is None else gap.route
    pieces = () if route is None else route.pieces
    found: dict[Report, None] = {}
    for disputed, believed in {
        piece.passage.control.disputed: piece.passage.control.reports
        for piece in pieces
        if piece.passage.control.disputed and piece.passage.control.kind == "held"
    }.items():
        if any(_turns(record, way, day, family, status) for family in _families(believed)):
            found |= dict.fromkeys(disputed)
    return tuple(found)


def _families(reports: Iterable[Report]) -> list[str]:
    return list(dict.fromkeys(report.family for report in reports))


def _turns(record: Record, way: Way, day: int, family: str, status: Status) -> bool:
    """Whether without a family the status of the day would be another."""
    made, situation = way.prepared, record.situation
    less = without_family(situation, way.query, made.rows, Scenario(), family)
    other = status_under(situation, way.query, record.memory, made, less, day)
    return other not in (None, status)
