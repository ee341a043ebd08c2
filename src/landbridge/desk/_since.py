"""Since when, and when could that first be known?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk.prepare import prepare
from landbridge.desk.variation import status_under
from landbridge.model.corridors import Since
from landbridge.scenarios import known_then

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory, Prepared
    from landbridge.model.corridors import CorridorHistory, CorridorProblem, CorridorQuery, Status
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["Asked", "asked_of", "since_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question made ready, and its earliest reading where a date is imprecise."""

    situation: Situation
    query: CorridorQuery
    memory: Memory
    prepared: Prepared
    early: Prepared | None


def asked_of(
    situation: Situation, query: CorridorQuery, memory: Memory, scenario: Scenario
) -> Asked:
    """Make a question ready, in the earliest reading too where a date is imprecise."""
    prepared = prepare(situation, query, memory, scenario=scenario)
    early = None
    if any(report.first_day != report.day for report in prepared.rows.reports):
        early = prepare(situation, query, memory, early=True, scenario=scenario)
    return Asked(situation, query, memory, prepared, early)


def since_of(
    asked: Asked, problem: CorridorProblem, history: CorridorHistory, status: Status
) -> Since:
    """Say since when the status of the asked day holds, and when that could first be known.

    The earliest reading places every imprecise date on the first day it can mean.
    """
    day = asked.query.on
    earliest, settled = analyses.since(history, day)
    base = replace(asked.prepared, problem=problem)
    known = _first_known(asked, base, status, settled)
    if asked.early is not None:
        early = replace(asked.early.problem, stops=problem.stops)
        early_history = analyses.corridor_history(early)
        if analyses.status_in(early_history, day) is status:
            first, _ = analyses.since(early_history, day)
            if earliest is not None and (first is None or first < earliest):
                base = replace(asked.early, problem=early)
                return Since(first, settled, _first_known(asked, base, status, first), known)
    if earliest == settled:
        return Since(earliest, settled, known, known)
    return Since(earliest, settled, _first_known(asked, base, status, earliest), known)


def _first_known(asked: Asked, base: Prepared, status: Status, day: int | None) -> int | None:
    """Give the first known day, not before the day itself, on which that day had that status."""
    if day is None:
        return None
    situation, last = asked.situation, asked.query.known_by
    ahead = base.estimator.looks_ahead
    about = (r for r in situation.reports if ahead or r.first_day <= day or r.retracts)
    published = [r.known_day for r in about]
    rows = [r.published for r in base.rows.relations if r.on(day)]
    rows += [r.published for r in base.rows.rules if r.on(day)]
    rows += [link.published for link in base.problem.network.links]
    published += [span.last for span in rows if span is not None]
    candidates = {d for d in published if d > day and (last is None or d <= last)}
    watched = analyses.watched_places(base.problem, day, status)
    for known_by in (day, *sorted(candidates)):
        less = known_then(situation, asked.query, base.rows, base.scenario, known_by)
        then = status_under(situation, asked.query, asked.memory, base, less, day, watched)
        if then in (None, status):  # None: nothing that decides is otherwise
            return known_by
    return None
