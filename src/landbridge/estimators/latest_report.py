"""Who holds each piece of ground, if the newest report is believed?

The rules are those of `semantics`, section 3: the newest valid day wins; reports of different
families on days of which neither is later conflict, and the better grade wins only where it is
better in both fields; a report about an area sets only ground without a report of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.estimators._events import outcome_of
from landbridge.estimators._fronts import Front
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState
from landbridge.model.geography import places_in
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["estimate"]


def estimate(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool = False,
    fade_after_days: int | None = None,
    memory: MutableMapping[tuple[object, ...], ControlCourse] | None = None,
) -> ControlHistory:
    """Give the course of every place, and of every link that a report of control names.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    early
        place changes of imprecise date on the first day they can mean, not the last
    fade_after_days
        forget a state so many days after its newest report; None never forgets
    memory
        courses kept from one call to the next, keyed by the reports that they rest on
    """
    kept = [report for report in reports if report.event in CONTROL_EVENTS]
    memory = {} if memory is None else memory
    own, wide = _by_place(kept, places, areas)
    keys: dict[str, tuple[object, ...]] = {}
    courses: dict[str, ControlCourse] = {}
    for place in places:
        mine, around = own.get(place, []), wide.get(place, [])
        keys[place] = _key((*mine, None, *around), fade_after_days, early=early)
        if keys[place] not in memory:
            memory[keys[place]] = _course(mine, around, None, fade_after_days, early=early)
        courses[place] = memory[keys[place]]
    link_courses: dict[str, ControlCourse] = {}
    for link_id, about in _by_link(kept, links).items():
        a, b = links[link_id].a, links[link_id].b
        key = (_key(about, fade_after_days, early=early), keys[a], keys[b])
        if key not in memory:
            around = [report for report in wide.get(a, []) if report in wide.get(b, [])]
            ends = courses[a], courses[b]
            memory[key] = _course(about, around, ends, fade_after_days, early=early)
        link_courses[link_id] = memory[key]
    return ControlHistory(courses, link_courses)


def _key(
    reports: Iterable[Report | None], fade_after_days: int | None, *, early: bool
) -> tuple[object, ...]:
    """What a course rests on. The early reading is another one only where a date is imprecise."""
    reports = tuple(reports)
    early = early and any(r is not None and r.first_day != r.day for r in reports)
    return (early, fade_after_days, *(None if r is None else r.id for r in reports))


def _by_place(
    reports: Iterable[Report], places: Mapping[str, Place], areas: Mapping[str, Area]
) -> tuple[dict[str, list[Report]], dict[str, list[Report]]]:
    own: dict[str, list[Report]] = {}
    wide: dict[str, list[Report]] = {}
    inside: dict[str, list[str]] = {}
    for report in reports:
        spot = report.place
        if spot is None:
            continue
        if spot in places:
            own.setdefault(spot, []).append(report)
            continue
        if spot not in inside:
            inside[spot] = places_in(spot, places, areas)
        for place in inside[spot]:
            wide.setdefault(place, []).append(report)
    return own, wide


def _by_link(reports: Iterable[Report], links: Mapping[str, Link]) -> dict[str, list[Report]]:
    pairs: dict[frozenset[str], list[str]] = {}
    for link in links.values():
        if link.on_ground:
            pairs.setdefault(frozenset((link.a, link.b)), []).append(link.id)
    named: dict[str, list[Report]] = {}
    for report in reports:
        if report.link is not None and report.link in links:
            named.setdefault(report.link, []).append(report)
        elif report.a is not None and report.b is not None:
            for link_id in pairs.get(frozenset((report.a, report.b)), ()):
                named.setdefault(link_id, []).append(report)
    return named


def _agreed(ends: tuple[ControlCourse, ControlCourse], day: int) -> ControlState:
    """What stands on a link that no report has named yet: its ends' holder where they agree."""
    a, b = (end.on(max(day, 1)) for end in ends)
    return a if a.kind == b.kind and set(a.holders) == set(b.holders) else UNKNOWN


def _course(
    own: Iterable[Report],
    wide: Iterable[Report],
    ends: tuple[ControlCourse, ControlCourse] | None,
    fade_after_days: int | None,
    *,
    early: bool,
) -> ControlCourse:
    """Walk through the days on which something was placed, own reports before those of areas.

    ``ends`` are those of a link, which has no ground of its own until a report names it.
    """
    events: dict[int, tuple[list[Report], list[Report]]] = {}
    for at, group in enumerate((own, wide)):
        for report in group:
            events.setdefault(report.placed(early=early), ([], []))[at].append(report)
    walk = _Walk(ends)
    for day in sorted(events):
        mine, areas = (sorted(group, key=lambda r: r.order) for group in events[day])
        walk.step(day, mine, areas)
    course = ControlCourse(tuple(walk.days), tuple(walk.states))
    return course if fade_after_days is None else _fade(course, fade_after_days, early=early)


class _Walk:
    """The state of one piece of ground while its reports are read in order of days."""

    def __init__(self, ends: tuple[ControlCourse, ControlCourse] | None) -> None:
        self.days = [1]
        self.states = [UNKNOWN]
        self._ends = ends
        self._own = Front()
        self._wide = Front()

    def step(self, day: int, own: list[Report], wide: list[Report]) -> None:
        """Take in what was placed on one day."""
        state = self.states[-1]
        told = self._read(self._own, own)
        if "holder" in told:
            state = self._own.resolve()
        elif told:
            state = self._own.besiege(state)
        if self._ends is None and self._own.empty:
            told = self._read(self._wide, wide)
            if "holder" in told:
                state = self._wide.resolve()
            elif told:
                state = self._wide.besiege(state)
        elif not self._own.empty:
            for report in wide:
                state = _taken_with_area(report, state)
        if state is not self.states[-1]:
            if self.days[-1] == day:
                self.states[-1] = state
            else:
                self.days.append(day)
                self.states.append(state)

    def _read(self, front: Front, reports: list[Report]) -> set[str]:
        """Put reports that have an effect on the front; say what they are about: holder, siege."""
        told: set[str] = set()
        for report in reports:
            outcome = outcome_of(report, self._standing(report.first_day - 1))
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


def _taken_with_area(report: Report, state: ControlState) -> ControlState:
    """A place with a report of its own follows an area only out of the hands that lost the area."""
    if report.event != "takes" or report.other_actor is None or report.actor is None:
        return state
    if state.holder != report.other_actor:
        return state
    why = f"held by {report.actor}: took the area ({report.place}) from {report.other_actor}"
    return ControlState("held", (report.actor,), reports=(report, *state.reports), why=why)


def _fade(course: ControlCourse, after_days: int, *, early: bool) -> ControlCourse:
    """Forget each state so many days after its newest report."""
    days: list[int] = []
    states: list[ControlState] = []
    ends = (*course.days[1:], None)
    for day, state, end in zip(course.days, course.states, ends, strict=True):
        days.append(day)
        states.append(state)
        if not state.reports:
            continue
        last = max(day, *(r.placed(early=early) for r in state.reports)) + after_days + 1
        if end is None or last < end:
            days.append(last)
            why = f"unknown: the newest report is more than {after_days} days old"
            states.append(ControlState("unknown", reports=state.reports, why=why))
    return ControlCourse(tuple(days), tuple(states))
