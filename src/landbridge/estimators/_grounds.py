"""The courses of all ground: of each place, and of each link that a report of control names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.estimators._spots import reports_by_link, reports_by_place
from landbridge.estimators._walks import course_of
from landbridge.model.control import ControlHistory
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.estimators._rules import Rule
    from landbridge.model.control import ControlCourse
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["Grounds", "history_of"]

_Key = tuple[object, ...]


class Grounds:
    """Reports of control sorted by the ground that they speak of, and the courses read from them.

    ``memory`` keeps courses from one call to the next, by the reports that they rest on.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        places: Mapping[str, Place],
        areas: Mapping[str, Area],
        *,
        early: bool,
        fade_after_days: int | None,
        memory: MutableMapping[_Key, ControlCourse] | None,
        rule: Rule,
    ) -> None:
        self._kept = [report for report in reports if report.event in CONTROL_EVENTS]
        self._own, self._wide = reports_by_place(self._kept, places, areas)
        self._early, self._fade, self._rule = early, fade_after_days, rule
        self._memory = {} if memory is None else memory
        self._places = places
        self._keys: dict[str, _Key] = {}

    def place_courses(self) -> dict[str, ControlCourse]:
        """Give the course of every place."""
        courses: dict[str, ControlCourse] = {}
        for place in self._places:
            mine, around = self._own.get(place, []), self._wide.get(place, [])
            key = self._keys[place] = self._key((*mine, None, *around))
            if key not in self._memory:
                self._memory[key] = self._course(mine, around, None)
            courses[place] = self._memory[key]
        return courses

    def link_courses(
        self, links: Mapping[str, Link], courses: Mapping[str, ControlCourse]
    ) -> dict[str, ControlCourse]:
        """Give the course of each link that a report names, between places of these courses.

        Remembered only where the ends' courses are those of `place_courses`.
        """
        found: dict[str, ControlCourse] = {}
        for link_id, about in reports_by_link(self._kept, links).items():
            a, b = links[link_id].a, links[link_id].b
            ends = courses[a], courses[b]
            around = [report for report in self._wide.get(a, ()) if report in self._wide.get(b, ())]
            if any(self._memory.get(self._keys[end]) is not courses[end] for end in (a, b)):
                found[link_id] = self._course(about, around, ends)
                continue
            key = (self._key(about), self._keys[a], self._keys[b])
            if key not in self._memory:
                self._memory[key] = self._course(about, around, ends)
            found[link_id] = self._memory[key]
        return found

    def _course(
        self,
        own: Iterable[Report],
        wide: Iterable[Report],
        ends: tuple[ControlCourse, ControlCourse] | None,
    ) -> ControlCourse:
        return course_of(own, wide, ends, self._fade, early=self._early, rule=self._rule)

    def _key(self, reports: Iterable[Report | None]) -> _Key:
        """What a course rests on. The early reading is another only where a date is imprecise."""
        reports = tuple(reports)
        early = self._early and any(r is not None and r.first_day != r.day for r in reports)
        ids = (None if r is None else r.id for r in reports)
        return (self._rule.name, early, self._fade, *ids)


def history_of(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool,
    fade_after_days: int | None,
    memory: MutableMapping[_Key, ControlCourse] | None,
    rule: Rule,
) -> ControlHistory:
    """Give the courses of all places and named links, each from the reports that speak of it."""
    grounds = Grounds(
        reports, places, areas, early=early, fade_after_days=fade_after_days, memory=memory,
        rule=rule,
    )  # fmt: skip
    courses = grounds.place_courses()
    return ControlHistory(courses, grounds.link_courses(links, courses))
