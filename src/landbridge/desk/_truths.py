"""Whether a proposition was so, day by day, and the reports that decide a day of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.days import FIRST_DAY
from landbridge.desk.influence import influence
from landbridge.desk.succession import succession
from landbridge.model.corridors import Status
from landbridge.model.verdicts import TruthCourse
from landbridge.questions import area_asked
from landbridge.scoring import Finding, all_of, enough, held_course, passed_on

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.propositions import Party, Proposition
    from landbridge.model.reports import Report

__all__ = ["course_of", "gained"]

_WAYS = {"closed": Status.CLOSED}


def course_of(record: Record, noun: Proposition, known_by: int | None) -> TruthCourse:
    """Give whether the state that a proposition speaks of was so, as known by a day.

    Raises
    ------
    QuestionError
        when nothing known by then can be asked
    """
    if noun.corridor is not None:
        status = _WAYS.get(noun.verb, Status.OPEN)
        return record.way(noun, known_by).course(status)
    assert noun.party is not None
    if noun.verb == "share":
        return _share(record, noun, noun.party, known_by)
    control = record.control(known_by)
    rules = _rules(record, noun.party, known_by)
    places = area_asked(record.situation, ",".join(noun.ground)).places
    courses = [control.places[place] for place in places if place in control.places]
    return all_of([held_course(course, rules) for course in courses])


def _rules(
    record: Record, party: Party, known_by: int | None
) -> tuple[tuple[int, frozenset[str], frozenset[str]], ...]:
    """Give from which day on whose ground counts surely, and whose perhaps."""
    if party.up_to is None:
        return ((FIRST_DAY, frozenset({party.actor}), frozenset()),)
    period = FIRST_DAY, record.newest
    rules = analyses.rules_over(party.actor, record.situation.relations, period, known_by=known_by)
    return tuple(
        (
            rule.first,
            rule.counted(party.up_to),
            frozenset(one.actor for one in rule.members if one.against),
        )
        for rule in rules
    )


def _share(record: Record, noun: Proposition, party: Party, known_by: int | None) -> TruthCourse:
    least, up_to = noun.least or 1.0, party.up_to or "own"
    found = influence(
        record.situation, party.actor, ",".join(noun.ground), known_by=known_by, up_to=up_to,
        by=noun.measure, memory=record.memory,
    )  # fmt: skip
    days, values = [FIRST_DAY], list[bool | None]([None])
    for run in found.runs:
        low, high = run.share(noun.measure, up_to), run.most(noun.measure, up_to)
        days.append(run.first)
        sure = low is not None and low >= least
        values.append(True if sure else None if high is None or high >= least else False)
    return TruthCourse(tuple(days), tuple(values))


def gained(
    record: Record, noun: Proposition, known_by: int | None, until: int
) -> tuple[Finding, tuple[Report, ...]]:
    """Say how much of what one party lost came to another in the period, and by which reports."""
    assert noun.party is not None and noun.other is not None  # noqa: PT018  (as above)
    assert noun.term.start is not None
    found = succession(
        record.situation, ",".join(noun.ground), since=noun.term.start.first, until=until,
        known_by=known_by, by=noun.measure, memory=record.memory,
    )  # fmt: skip
    rules = [_rules(record, party, known_by) for party in (noun.party, noun.other)]
    low, high, told, came = passed_on(found.changes, rules[0], rules[1], noun.measure)
    reports = dict.fromkeys(report for one in came for report in one.reports)
    return enough(low, high, noun.least, told), tuple(reports)
