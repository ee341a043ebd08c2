"""Who holds each piece of ground, if what is said of the nearest place holds for it too?

Ground of which reports speak is held as ``latest_report`` has it. Ground of which none does, by
then, takes what is said of the nearest place of which one does: along the roads, or in a straight
line where no road leads to one. Where several are equally near and are held otherwise, it is
contested among their holders. A siege is about its place alone, and is not taken over.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.estimators._fronts import side_of
from landbridge.estimators._grounds import Grounds
from landbridge.estimators._nearest_givers import nearest_by_day
from landbridge.estimators._rules import LATEST
from landbridge.estimators._walks import is_forgotten
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from landbridge.estimators._nearest_givers import Nearest
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
    """Give the course of every place and named link; ground without a report takes the nearest's.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    links
        the roads along which nearness is measured, each while it exists, whatever its direction
    fade_after_days
        what is forgotten has nothing to give any more, and takes from the nearest again
    early, memory
        as for every estimator
    """
    grounds = Grounds(
        reports, places, areas, early=early, fade_after_days=fade_after_days, memory=memory,
        rule=LATEST,
    )  # fmt: skip
    own = grounds.place_courses()
    nearest = nearest_by_day(places, links, _giving(own))
    courses = {place: _filled(own, place, nearest[place]) for place in places}
    return ControlHistory(courses, grounds.link_courses(links, courses))


def _is_silent(state: ControlState) -> bool:
    """Whether no report speaks of the ground, or none that is not forgotten."""
    return state is UNKNOWN or is_forgotten(state)


def _gives(state: ControlState) -> bool:
    """Whether there is something to take over: a holder, contenders, or that nobody is known."""
    return not _is_silent(state) and not (state.kind == "unknown" and bool(state.besiegers))


def _giving(courses: Mapping[str, ControlCourse]) -> dict[int, tuple[set[str], set[str]]]:
    """Say on which days which places begin or cease to have something to give."""
    turns: dict[int, tuple[set[str], set[str]]] = {}
    for place, course in courses.items():
        gave = False
        for day, state in zip(course.days, course.states, strict=True):
            if _gives(state) != gave:
                gave = not gave
                turns.setdefault(day, (set(), set()))[0 if gave else 1].add(place)
    return turns


def _filled(
    courses: Mapping[str, ControlCourse],
    place: str,
    nearest: Sequence[tuple[int, Nearest | None]],
) -> ControlCourse:
    """Fill the silent days of a course with what is said of the nearest places."""
    course = courses[place]
    spans = zip(course.days, (*course.days[1:], None), course.states, strict=True)
    if not nearest or not any(_is_silent(state) for state in course.states):
        return course
    days: list[int] = []
    states: list[ControlState] = []
    for first, end, state in spans:
        if not _is_silent(state):
            days.append(first)
            states.append(state)
            continue
        for day in _turning_days(courses, nearest, first, end):
            taken = _taken(courses, _on(nearest, day), day) or state
            if not states or taken != states[-1]:
                days.append(day)
                states.append(taken)
    return ControlCourse(tuple(days), tuple(states))


def _turning_days(
    courses: Mapping[str, ControlCourse],
    nearest: Sequence[tuple[int, Nearest | None]],
    first: int,
    end: int | None,
) -> list[int]:
    """Give the days within a span on which what is taken over can become another."""
    turns = {first}
    ends = (*(day for day, _ in nearest[1:]), None)
    for (since, found), until in zip(nearest, ends, strict=True):
        days = [since] if found is None else [since, *_days_of(courses, found)]
        turns.update(day for day in days if day >= since and (until is None or day < until))
    return sorted(day for day in turns if day >= first and (end is None or day < end))


def _days_of(courses: Mapping[str, ControlCourse], found: Nearest) -> list[int]:
    return [day for giver in found.givers for day in courses[giver].days]


def _on(nearest: Sequence[tuple[int, Nearest | None]], day: int) -> Nearest | None:
    standing = None
    for since, found in nearest:
        if since > day:
            break
        standing = found
    return standing


def _taken(
    courses: Mapping[str, ControlCourse], nearest: Nearest | None, day: int
) -> ControlState | None:
    """Take over what is said of the nearest places; None while there is none."""
    if nearest is None:
        return None
    said = [courses[giver].on(day) for giver in nearest.givers]
    reports = tuple(dict.fromkeys(report for state in said for report in state.reports))
    way = "by road" if nearest.by_road else "in a straight line, no road leads to one"
    where = f"{' and '.join(nearest.givers)}, {nearest.metres / 1000:.1f} km {way}"
    if len({side_of(state) for state in said}) == 1:
        why = f"{said[0].why}: said of the nearest with a report, {where}"
        unnamed = any(state.unnamed for state in said)
        return replace(
            said[0], besiegers=(), disputed=(), reports=reports, unnamed=unnamed, why=why
        )
    names = tuple(sorted({name for state in said for name in state.holders}))
    unnamed = len(names) < 2 or any(  # noqa: PLR2004  (it takes two)
        state.unnamed or state.kind == "unknown" for state in said
    )
    who = ", ".join(names) or "unnamed parties"
    why = f"contested among {who}: the nearest with a report are equally near and differ, {where}"
    return ControlState("contested", names, unnamed, reports=reports, why=why)
