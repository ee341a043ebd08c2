"""Was it so? Windows of days over a course of truth, with three answers and one for too early.

Only what is covered can decide: days up to ``end``. A day that is so decides "on some day" at once,
one that is not "on every day"; else the whole window must be covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.verdicts import TruthCourse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "CONTESTED",
    "EARLY",
    "INTERRUPTION_DAYS",
    "NO",
    "NOTHING",
    "YES",
    "Finding",
    "all_of",
    "denied",
    "enough",
    "first_time",
    "on_date",
    "on_every_day",
    "on_some_day",
    "survived",
    "verdict_word",
]

YES, NO, CONTESTED, EARLY, NOTHING = "yes", "no", "contested", "early", "nothing to judge"
_ROUNDING = 1e-9
"""Parts of kilometres that are added up differently are the same share all the same."""
INTERRUPTION_DAYS = 14
"""Spells of one status are one spell over interruptions of so many days, as in `history`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: yes, no, contested or early; the days that decide, and why."""

    outcome: str
    day: int | None = None
    why: str = ""
    other_days: tuple[int, ...] = ()


def on_some_day(course: TruthCourse, first: int, last: int, end: int) -> Finding:
    """Say whether it was so on at least one day from ``first`` to ``last``."""
    if first > end:
        return Finding(EARLY, None, "these days are not covered")
    runs = list(course.runs(first, min(last, end)))
    yes = [run for run in runs if run[2] is True]
    if yes:
        return Finding(YES, yes[0][0], "so on that day", tuple(run[0] for run in yes[1:]))
    if last > end:
        return Finding(EARLY, None, "not so yet, and there is time left")
    unsure = [run for run in runs if run[2] is None]
    if unsure:
        return Finding(CONTESTED, unsure[0][0], "on no day surely so, on some the record is unsure")
    return Finding(NO, min(last, end), "on no day of these")


def on_every_day(course: TruthCourse, first: int, last: int, end: int) -> Finding:
    """Say whether it was so on every day from ``first`` to ``last``."""
    found = on_some_day(course.denied, first, last, end)
    if found.outcome == YES:
        return Finding(NO, found.day, "not so on that day", found.other_days)
    if found.outcome == NO:
        return Finding(YES, found.day, "on every day of these")
    if found.outcome == CONTESTED:
        return Finding(CONTESTED, found.day, "on some of these days the record is unsure")
    if found.day is None and first > end:
        return found
    return Finding(EARLY, None, "not otherwise yet, and there is time left")


def on_date(course: TruthCourse, first: int, last: int, end: int) -> Finding:
    """Say whether it was so on a date, which may be as imprecise as from ``first`` to ``last``."""
    if first > end:
        return Finding(EARLY, None, "that day is not covered")
    values = {value for _, _, value in course.runs(first, min(last, end))}
    if last > end and len(values) == 1 and None not in values:
        return Finding(EARLY, None, "the date is imprecise, and not all its days are covered")
    if values == {True}:
        return Finding(YES, min(last, end), "so on that day")
    if values == {False}:
        return Finding(NO, min(last, end), "not so on that day")
    if len(values) > 1 and None not in values:
        return Finding(CONTESTED, first, "the date is imprecise, and it changed within it")
    return Finding(CONTESTED, first, "the record is unsure on that day")


def first_time(
    course: TruthCourse, first: int, term: tuple[int, int] | None, day: int, end: int
) -> Finding:
    """Say whether the spell that holds a day, or the next one after it, is the first of all.

    Parameters
    ----------
    course
        whether the way was open
    first
        the first day of the record
    term
        days of which one must be open, if it is said when; else any from ``day`` on
    day
        the day of the claim
    end
        the last day that is covered
    """
    since, until = term or (day, end)
    stop = min(until, end)
    opened = next((a for a, _, v in course.runs(since, stop) if v), None) if since <= stop else None
    begun = day if opened is None else _spell_start(course, opened, first)
    before = list(course.runs(first, begun - 1)) if first < begun else []
    earlier = next((a for a, _, value in before if value), None)
    if earlier is not None:
        return Finding(NO, earlier, "it had been so before")
    unsure = next((a for a, _, value in before if value is None), None)
    if opened is None and (term is None or until > end):
        if unsure is not None:
            return Finding(CONTESTED, unsure, "whether it had been so before, the record is unsure")
        return Finding(EARLY, None, "it has not been so yet, nor before")
    if opened is None:
        return Finding(NO, stop, "it was not so within the time stated")
    if unsure is not None:
        return Finding(CONTESTED, unsure, "whether it had been so before, the record is unsure")
    return Finding(YES, opened, "so, and on no day before")


def _spell_start(course: TruthCourse, day: int, first: int) -> int:
    """Reach back over short interruptions to the first day of the spell that a day lies in."""
    start = day
    runs = list(course.runs(first, day)) if first <= day else []
    for begins, ends, value in reversed(runs):
        if value:
            if start - ends - 1 > INTERRUPTION_DAYS:
                break
            start = begins
    # Days of doubt just before the spell are part of how it began.
    for begins, ends, value in reversed(runs):
        if ends == start - 1 and value is None and ends - begins < INTERRUPTION_DAYS:
            start = begins
    return start


def enough(low: float, high: float, least: float | None, told: str) -> Finding:
    """Say whether a share from ``low`` to ``high`` is at least so much; None: above nothing."""
    if least is None:
        outcome = YES if low > 0 else CONTESTED if high > 0 else NO
    else:
        wanted = least - _ROUNDING
        outcome = YES if low >= wanted else NO if high < wanted else CONTESTED
    return Finding(outcome, None, told)


def all_of(courses: Sequence[TruthCourse]) -> TruthCourse:
    """Give the course of all being so: no where one is not, unsure where one is unsure."""
    return _joined(courses, _and)


def _joined(
    courses: Sequence[TruthCourse], rule: Callable[[list[bool | None]], bool | None]
) -> TruthCourse:
    days = sorted({day for course in courses for day in course.days})
    return TruthCourse(
        tuple(days), tuple(rule([course.on(day) for course in courses]) for day in days)
    )


def _and(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def denied(found: Finding) -> Finding:
    """Give what was found of the opposite; why is still told of what it denies."""
    if found.outcome == NOTHING:
        return found
    turned = {YES: NO, NO: YES}.get(found.outcome, found.outcome)
    return Finding(turned, found.day, f"what it denies: {found.why}", found.other_days)


def survived(course: TruthCourse, turn: int, last: int, end: int) -> Finding:
    """Say whether what was so on the day before a turn stayed so from it to ``last``."""
    if last < turn:
        return Finding(NOTHING, None, "the time stated ends before the event")
    if turn > end:
        return Finding(EARLY, None, "the event is not covered")
    before = course.on(turn - 1)
    if before is False:
        return Finding(NOTHING, turn - 1, "it was not so on the day before: nothing to survive")
    found = on_every_day(course, turn, last, end)
    if before is None and found.outcome == YES:
        return Finding(CONTESTED, turn - 1, "the record is unsure on the day before")
    return found


def verdict_word(outcome: str) -> str:
    """Give the word of a verdict for what was found of what was claimed."""
    return {
        YES: "borne out",
        NO: "contradicted",
        CONTESTED: "contested in the record",
        EARLY: "too early",
        NOTHING: "not checkable",
    }[outcome]
