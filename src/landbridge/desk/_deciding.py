"""The reports that decide whether a proposition was so on a day, and what else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.days import format_day
from landbridge.model.control import UNKNOWN
from landbridge.model.corridors import Status
from landbridge.questions import area_asked

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.propositions import Proposition
    from landbridge.model.reports import Report

__all__ = ["deciding"]


def deciding(
    record: Record, noun: Proposition, known_by: int | None, day: int
) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    """Give the reports that decide how things stood on a day, and what else does.

    Of a way: what began the spell that holds the day; where it was not open, also what shuts its
    gap. Of ground: the reports of who held it, and those that dispute it.
    """
    if noun.corridor is not None:
        way = record.way(noun, known_by)
        status = analyses.status_in(way.history, day)
        begun = analyses.since(way.history, day)[1]
        spells = analyses.spells(way.problem, way.history, begun or day, day)
        reports = list(spells[-1].caused_by)
        causes = spells[-1].other_causes
        if status is not Status.OPEN:
            gap = way.gap(day)
            shut = () if gap is None else gap.pieces
            reports += analyses.reports_of(shut)
            disputes = (piece.passage.dispute for piece in shut)
            causes += tuple(dict.fromkeys(words for words in disputes if words is not None))
        elif not reports:
            route = analyses.route_on(way.problem, day)
            reports += analyses.reports_of(() if route is None else route.pieces)
        return tuple(dict.fromkeys(reports)), tuple(dict.fromkeys(causes))
    control = record.control(known_by)
    places = area_asked(record.situation, ",".join(noun.ground)).places
    states = [control.places[p].on(day) for p in places if p in control.places]
    told = dict.fromkeys(r for state in states for r in (*state.reports, *state.disputed))
    silent = [p for p in places if p in control.places and control.places[p].on(day) == UNKNOWN]
    said = tuple(f"nothing is reported of {place} by {format_day(day)}" for place in silent[:3])
    newest = sorted(told, key=lambda report: report.order, reverse=True)
    return tuple(newest), said
