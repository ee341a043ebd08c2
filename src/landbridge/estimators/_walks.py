"""The course of one piece of ground: its reports read in order of days, and what stands after each.

How the reports of a day are settled is the front's affair; which of them count, and what stood
before them, is the walk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.estimators._events import outcome_of
from landbridge.model.control import UNKNOWN, ControlCourse, ControlState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.estimators._fronts import Front
    from landbridge.estimators._rules import Rule
    from landbridge.model.reports import Report

__all__ = ["course_of", "is_forgotten"]

_FORGOTTEN = "unknown: the newest report is more than"


def _agreed(ends: tuple[ControlCourse, ControlCourse], day: int) -> ControlState:
    """What stands on a link that no report has named yet: its ends' holder where they agree."""
    a, b = (end.on(max(day, 1)) for end in ends)
    return a if a.kind == b.kind and set(a.holders) == set(b.holders) else UNKNOWN


def course_of(
    own: Iterable[Report],
    wide: Iterable[Report],
    ends: tuple[ControlCourse, ControlCourse] | None,
    fade_after_days: int | None,
    *,
    early: bool,
    rule: Rule,
) -> ControlCourse:
    """Walk through the days on which something was placed, own reports before those of areas.

    ``ends`` are those of a link, which has no ground of its own until a report names it. Where the
    rule has a window, the days on which a report leaves it are walked through too.
    """
    events: dict[int, tuple[list[Report], list[Report]]] = {}
    for at, group in enumerate((own, wide)):
        for report in group:
            events.setdefault(report.placed(early=early), ([], []))[at].append(report)
    told = frozenset(events)
    if rule.window_days is not None:
        for day in told:
            events.setdefault(day + rule.window_days, ([], []))
    walk = _Walk(ends, rule.front(early), rule.front(early))
    for day in sorted(events):
        mine, areas = (sorted(group, key=lambda r: r.order) for group in events[day])
        walk.step(day, mine, areas)
    course = ControlCourse(tuple(walk.days), tuple(walk.states))
    return course if fade_after_days is None else _faded(course, told, fade_after_days, early=early)


class _Walk:
    """The state of one piece of ground while its reports are read in order of days."""

    def __init__(
        self, ends: tuple[ControlCourse, ControlCourse] | None, own: Front, wide: Front
    ) -> None:
        self.days = [1]
        self.states = [UNKNOWN]
        self._ends = ends
        self._own = own
        self._wide = wide

    def step(self, day: int, own: list[Report], wide: list[Report]) -> None:
        """Take in what was placed on one day."""
        state = self._told(self._own, day, own)
        if self._ends is None and self._own.empty:
            state = self._told(self._wide, day, wide)
        elif not self._own.empty:
            for report in wide:
                state = self._own.follow(report, state)
        if state is not self.states[-1]:
            if self.days[-1] == day:
                self.states[-1] = state
            else:
                self.days.append(day)
                self.states.append(state)

    def _told(self, front: Front, day: int, reports: list[Report]) -> ControlState:
        """Give the state that a front leaves once it has read the reports of a day."""
        lapsed = front.lapse(day)
        told = self._read(front, reports)
        if lapsed or "holder" in told:
            return front.resolve()
        return front.besiege(self.states[-1]) if told else self.states[-1]

    def _read(self, front: Front, reports: list[Report]) -> set[str]:
        """Put reports that have an effect on the front; say what they are about: holder, siege."""
        told: set[str] = set()
        for report in reports:
            view = front.own_view(report)
            outcome = outcome_of(report, view or self._standing(report.first_day - 1))
            if outcome is None:  # it may answer another report of its family about the same days
                beside = front.newest_beside(report)
                outcome = outcome_of(report, beside) if beside is not None else None
            if outcome is not None and outcome.about_siege and self._ends is not None:
                continue  # a road is not besieged: only a besieged place contests the links into it
            if outcome is not None:
                front.push(report, outcome)
                told.add("siege" if outcome.about_siege else "holder")
        return told

    def _standing(self, day: int) -> ControlState:
        if self._ends is not None and self._own.empty:
            return _agreed(self._ends, day)
        return ControlCourse(tuple(self.days), tuple(self.states)).on(max(day, 1))


def _faded(
    course: ControlCourse, told: frozenset[int], after_days: int, *, early: bool
) -> ControlCourse:
    """Forget each state so many days after its newest report, or the one that made it new."""
    days: list[int] = []
    states: list[ControlState] = []
    ends = (*course.days[1:], None)
    for day, state, end in zip(course.days, course.states, ends, strict=True):
        days.append(day)
        states.append(state)
        if not state.reports:
            continue
        days_of_reports = [r.placed(early=early) for r in state.reports]
        newest = max(days_of_reports if day not in told else [day, *days_of_reports])
        last = max(day, newest + after_days + 1)
        if end is None or last < end:
            why = f"{_FORGOTTEN} {after_days} days old"
            forgotten = ControlState("unknown", reports=state.reports, why=why)
            if last == day:
                states[-1] = forgotten
            else:
                days.append(last)
                states.append(forgotten)
    return ControlCourse(tuple(days), tuple(states))


def is_forgotten(state: ControlState) -> bool:
    """Whether a state is what is left of one whose reports are too old."""
    return state.kind == "unknown" and state.why.startswith(_FORGOTTEN)
