"""Whole courses of events drawn from the model, neighbours together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.chain_draws import TOO_MANY, draw_cell, lucky_neighbours
from landbridge.estimators._grounds import Grounds as LatestGrounds
from landbridge.estimators._rules import LATEST
from landbridge.estimators.hidden_markov._courses import besieged_course
from landbridge.estimators.hidden_markov._likelihood import likelihoods
from landbridge.model.belief import DrawnControl
from landbridge.model.control import UNKNOWN, ControlCourse, ControlState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._model import Learned, Reading
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["TOGETHER_KM", "draw"]

TOGETHER_KM = 60.0
"""Places that lie nearer to each other share their luck, the more of it the nearer they are."""

ROOM = 64
"""How many changes a world may have at first; where one has more, the room is doubled."""


def draw(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    learned: Learned,
    seed: int,
    first_world: int,
    worlds: int,
    early: bool = False,
) -> DrawnControl:
    """Draw worlds ``first_world`` and those after it; a world is the same whatever else is drawn.

    Who besieges a place, and links that a report names, are as `latest_report` has them, in every
    world.
    """
    reports = tuple(reports)
    reading = learned.read(reports, places, areas, early=early)
    latest = LatestGrounds(
        reports, places, areas, early=early, fade_after_days=None, memory=None, rule=LATEST
    )
    newest = latest.place_courses()
    statements = reading.statements
    near = _neighbourhoods(learned)
    lucky = np.empty((len(learned.statements.cells), worlds), dtype=np.int32)
    number = np.uint64(seed % (1 << 64))
    lucky_neighbours.compiled(near, number, first_world, lucky)
    at = {cell: row for row, cell in enumerate(learned.statements.cells)}
    courses: dict[str, tuple[ControlCourse, ...]] = {}
    of_world: dict[str, NDArray[np.int32]] = {}
    likelihood = likelihoods(statements, reading.parameters, reading.echoes, learned.settings)
    day = np.maximum(statements.day - reading.parameters.lag[statements.voice], 0)
    order = np.lexsort((day, statements.cell))
    first = np.searchsorted(statements.cell, np.arange(len(statements.cells) + 1))
    for row, cell in enumerate(statements.cells):
        mine = order[first[row] : first[row + 1]]
        luck = lucky[at[cell]] if cell in at else np.full(worlds, len(at) + row, dtype=np.int32)
        drawn = _drawn(
            reading, learned, row, day[mine], likelihood[mine],
            luck, number, first_world,
        )  # fmt: skip
        courses[cell], of_world[cell] = _told_apart(reading, row, newest[cell], *drawn)
    nobody = np.zeros(worlds, dtype=np.int32)
    for place in places:
        if place not in courses:
            courses[place] = (besieged_course(ControlCourse((1,), (UNKNOWN,)), newest[place]),)
            of_world[place] = nobody
    named = latest.link_courses(links, newest)
    return DrawnControl(first_world, worlds, courses, of_world, named)


def _neighbourhoods(learned: Learned) -> NDArray[np.int64]:
    """``[cell, i]``: each cell and those near it, as they were learned of; -1 behind the last."""
    near, km = learned.nearness.cell, learned.nearness.km
    there = np.where(km <= TOGETHER_KM, near, -1)
    itself = np.arange(near.shape[0], dtype=np.int64)[:, None]
    return np.ascontiguousarray(np.concatenate([itself, there], axis=1))


def _drawn(
    reading: Reading,
    learned: Learned,
    row: int,
    day: NDArray[np.int64],
    likelihood: NDArray[np.float64],
    lucky: NDArray[np.int32],
    seed: np.uint64,
    first_world: int,
) -> tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int32]]:
    """Draw one cell in all worlds: days of change, holders, and how many, the last first."""
    grounds, parameters = reading.grounds, reading.parameters
    days, holders = grounds.news.shape[1], int(reading.statements.holders[row])
    worlds, half = lucky.shape[0], reading.statements.local.shape[1]
    room = ROOM
    while True:
        changes = np.zeros((worlds, room), dtype=np.int32)
        holder = np.zeros((worlds, room), dtype=np.int8)
        count = np.zeros(worlds, dtype=np.int32)
        draw_cell.compiled(
            np.ascontiguousarray(day), np.ascontiguousarray(likelihood), grounds.company[row],
            grounds.news[row], parameters.hazard, parameters.fresh_hazard,
            1.0 / learned.settings.fresh_days, float(parameters.quiet[row]), grounds.weights[row],
            np.ascontiguousarray(grounds.start[row, :holders]), np.zeros((days, 2 * half)),
            np.zeros((days, 2 * half)), lucky, seed, first_world, changes, holder, count,
        )  # fmt: skip
        if not (count == TOO_MANY).any() or room > days:
            return changes, holder, count
        room *= 2


def _told_apart(
    reading: Reading,
    row: int,
    newest: ControlCourse,
    changes: NDArray[np.int32],
    holder: NDArray[np.int8],
    count: NDArray[np.int32],
) -> tuple[tuple[ControlCourse, ...], NDArray[np.int32]]:
    """Give the different courses that occur, and which of them each world has."""
    statements = reading.statements
    names = (*statements.actors, None)
    local = statements.local[row, : int(statements.holders[row])]
    states = [_held(names[int(g)]) for g in local]
    known: dict[tuple[bytes, bytes], int] = {}
    courses: list[ControlCourse] = []
    of_world = np.empty(count.shape[0], dtype=np.int32)
    for world, many in enumerate(count.tolist()):
        when, who = changes[world, :many][::-1], holder[world, :many][::-1]
        key = when.tobytes(), who.tobytes()
        if key not in known:
            known[key] = len(courses)
            course = _course(statements.first_day, when.tolist(), who.tolist(), states)
            courses.append(besieged_course(course, newest))
        of_world[world] = known[key]
    return tuple(courses), of_world


def _held(actor: str | None) -> ControlState:
    if actor is None:
        return ControlState("unknown", why="held by nobody known, in this course of events")
    return ControlState("held", (actor,), why=f"held by {actor}, in this course of events")


def _course(
    first_day: int, days: list[int], holders: list[int], states: list[ControlState]
) -> ControlCourse:
    """Lay out one course; before the first day of the chain nothing is known."""
    begins = [first_day + day for day in days]
    held = [states[holder] for holder in holders]
    if begins[0] <= 1:
        return ControlCourse((1, *begins[1:]), tuple(held))
    return ControlCourse((1, *begins), (UNKNOWN, *held))
