"""Whether a proposition was so, day by day, and the reports that decide a day of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.days import FIRST_DAY
from landbridge.desk._staking import staked
from landbridge.desk.succession import succession
from landbridge.errors import QuestionError
from landbridge.model.corridors import Question, Status
from landbridge.model.influence import LEVELS
from landbridge.model.verdicts import TruthCourse
from landbridge.questions import area_asked
from landbridge.scoring import NO, Finding, all_of, enough, held_course, passed_on, share_reached

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
    period, near = (FIRST_DAY, record.newest), LEVELS[: LEVELS.index(party.up_to) + 1]
    rules = analyses.rules_over(party.actor, record.situation.relations, period, known_by=known_by)
    return tuple(
        (
            rule.first,
            rule.counted(party.up_to),
            frozenset(one.actor for one in rule.members if one.against and one.level in near),
        )
        for rule in rules
    )


def _share(record: Record, noun: Proposition, party: Party, known_by: int | None) -> TruthCourse:
    situation = record.situation
    try:
        found = staked(
            situation, ",".join(noun.ground), Question(known_by=known_by), noun.measure,
            record.memory,
        )  # fmt: skip
    except QuestionError:  # nothing known by then says who holds anything
        return TruthCourse((FIRST_DAY,), (None,))
    # Who is near may change after the newest report: to the end of what is covered, not of reports.
    period = found.period[0], max(found.period[1], record.end(known_by))
    rules = analyses.rules_over(party.actor, situation.relations, period, known_by=known_by)
    days, values = [FIRST_DAY], list[bool | None]([None])
    for run in analyses.shares_by_day(found.stakes, rules, period):
        days.append(run.first)
        values.append(share_reached(run, noun.measure, party.up_to, noun.least or 1.0))
    return TruthCourse(tuple(days), tuple(values))


def gained(
    record: Record, noun: Proposition, known_by: int | None, until: int
) -> tuple[Finding, tuple[Report, ...]]:
    """Say how much of what one party lost came to another in the period, and by which reports."""
    assert noun.party is not None and noun.other is not None  # noqa: PT018  (as above)
    assert noun.term.start is not None
    try:
        found = succession(
            record.situation, ",".join(noun.ground), since=noun.term.start.first, until=until,
            known_by=known_by, by=noun.measure, memory=record.memory,
        )  # fmt: skip
    except QuestionError:  # nothing known by then is told of the period
        return enough(0, 0, noun.least, "nothing was lost in the period"), ()
    rules = [_rules(record, party, known_by) for party in (noun.party, noun.other)]
    low, high, told, came, went = passed_on(found.changes, rules[0], rules[1], noun.measure)
    finding = enough(low, high, noun.least, told)
    deciding = went if finding.outcome == NO else came
    reports = dict.fromkeys(report for one in deciding for report in one.reports)
    return finding, tuple(reports)
