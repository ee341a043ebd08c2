"""One claim over one window of days, as known by a day: the verdict with what decides it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import scoring
from landbridge.days import format_day
from landbridge.desk._deciding import deciding
from landbridge.desk._disputes import disputes
from landbridge.desk._truths import course_of, gained
from landbridge.model.verdicts import Verdict
from landbridge.questions import newest_published

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.propositions import Proposition
    from landbridge.model.reports import Report
    from landbridge.model.verdicts import TruthCourse
    from landbridge.scoring import AskedWindow, Finding

__all__ = ["nothing_known", "reading_of", "verdict_on"]

_READERS = {
    scoring.SOME_DAY: scoring.on_some_day,
    scoring.EVERY_DAY: scoring.on_every_day,
    scoring.ON_DATE: scoring.on_date,
}
_GROUND = ("holds", "share")


def nothing_known(record: Record, known_by: int | None) -> bool:
    """Whether no report had been published by a day."""
    return newest_published(record.situation, known_by) is None


def _stated(course: TruthCourse, noun: Proposition, window: AskedWindow) -> TruthCourse:
    """Give the course of the state that a window is about: denied where ``not`` belongs to it."""
    return course.denied if noun.negated and window.inside else course


def reading_of(
    record: Record, noun: Proposition, window: AskedWindow, day: int, published: int
) -> AskedWindow:
    """Settle how a window is read, where that depends on how things stood as known at the time."""
    if window.reading:
        return window
    course = _stated(course_of(record, noun, published), noun, window)
    stood = course.on(min(day, window.first)) is True
    return replace(window, reading=scoring.EVERY_DAY if stood else scoring.SOME_DAY)


def verdict_on(
    record: Record, noun: Proposition, window: AskedWindow, day: int, known_by: int | None
) -> Verdict:
    """Judge a proposition over a window whose reading is settled; ``day`` is that of the claim."""
    span = window.first, window.last
    if nothing_known(record, known_by):
        return Verdict("not checkable", "no report had been published by then", known_by, span)
    found, reports, causes = _found(record, noun, window, day, known_by)
    if noun.negated and not window.inside:
        found = scoring.denied(found)
    word, why = scoring.verdict_word(found.outcome), found.why
    if found.outcome == scoring.EARLY:
        why += f"; the record ends on {format_day(record.end(known_by))}"
    if found.outcome in (scoring.YES, scoring.NO) and found.day is not None:
        against = disputes(record, noun, known_by, (found.day, *found.other_days))
        if against:
            word, why = scoring.verdict_word(scoring.CONTESTED), "families of sources disagree"
            reports = tuple(dict.fromkeys((*against, *reports)))
    silent = found.outcome == scoring.CONTESTED and noun.verb in _GROUND and not reports
    if silent:
        word, why = "not checkable", "nothing was reported of the place by then"
    return Verdict(word, why, known_by, span, found.day, reports, causes)


def _found(
    record: Record, noun: Proposition, window: AskedWindow, day: int, known_by: int | None
) -> tuple[Finding, tuple[Report, ...], tuple[str, ...]]:
    """Find what the window says, with the reports and causes behind it."""
    end = record.end(known_by)
    if noun.verb == "gains":
        until = min(window.last, end)
        if until < window.first:
            return scoring.Finding(scoring.EARLY, None, "the period has not begun"), (), ()
        found, reports = gained(record, noun, known_by, until)
        if window.last > end and found.outcome != scoring.YES:
            found = scoring.Finding(scoring.EARLY, None, f"so far {found.why}")
        return found, reports, ()
    course = _stated(course_of(record, noun, known_by), noun, window)
    if noun.verb == "first open":
        named = noun.term.stated or window.days is not None
        term = (window.first, window.last) if named else None
        found = scoring.first_time(course, record.first(noun), term, day, end)
    elif noun.verb == "survives":
        found = scoring.survived(course, window.first, window.last, end)
    else:
        found = _READERS[window.reading](course, window.first, window.last, end)
    if found.day is None or found.outcome == scoring.EARLY:
        return found, (), ()
    return found, *deciding(record, noun, known_by, found.day)
