"""Who passes where, day by day: one column for each run of days in which nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from landbridge.analyses._ground import ground_of
from landbridge.model.passage import PassageHistory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.passage import PassageCourse

__all__ = ["DayView", "Table", "halves_of_arcs", "legs", "run_on", "table_of", "view_on"]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Passage values by run of days: ``arc_near[arc, run]``, ``arc_far``, ``exists``, ``place``.

    ``days[run]`` is the first day of each run; ``days[0]`` is the first day of the calendar.
    ``ground`` is the same, laid out for kernels.
    """

    days: NDArray[np.int64]
    arc_near: NDArray[np.int8]
    arc_far: NDArray[np.int8]
    exists: NDArray[np.bool_]
    place: NDArray[np.int8]
    ground: Ground


@dataclass(frozen=True, slots=True, eq=False)
class DayView:
    """One day: the passage value of each arc's near and far half and of each place."""

    near: NDArray[np.int8]
    far: NDArray[np.int8]
    exists: NDArray[np.bool_]
    place: NDArray[np.int8]

    @property
    def worst(self) -> NDArray[np.int8]:
        """The worse half of each arc."""
        return np.maximum(self.near, self.far)


_TABLES: WeakKeyDictionary[PassageHistory, Table] = WeakKeyDictionary()
"""A table is a function of the passage alone, and variants of one question share theirs."""


def legs(problem: CorridorProblem) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """The legs of a problem, as the positions to start from and to reach."""
    for start, end in zip(problem.stops, problem.stops[1:], strict=False):
        yield np.array(start, dtype=np.int32), np.array(end, dtype=np.int32)


_Halves = tuple[tuple["PassageCourse", "PassageCourse"], tuple["PassageCourse", "PassageCourse"]]


@dataclass(frozen=True, slots=True, eq=False)
class _Kinds:
    """Links that pass alike, once: ``kinds[number[k]]`` are the halves of link k.

    A country's roads have tens of thousands of pieces, and few ways to be judged.
    """

    number: NDArray[np.int64]
    kinds: tuple[
        tuple[tuple[PassageCourse, PassageCourse], tuple[PassageCourse, PassageCourse]], ...
    ]

    def by_arc(
        self, problem: CorridorProblem, row: dict[int, int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the row of the near and of the far half of each arc, in its own direction."""
        told = [[[row[id(c)] for c in half] for half in halves] for halves in self.kinds]
        rows = np.array(told, dtype=np.int64).reshape(-1, 2, 2)
        link, way = self.number[problem.network.arc_link], problem.network.arc_direction
        return rows[link, way, way], rows[link, 1 - way, way]


def _kinds(passage: PassageHistory) -> _Kinds:
    found: dict[tuple[int, int, int, int], int] = {}
    kinds: list[_Halves] = []
    number = np.empty(len(passage.halves), dtype=np.int64)
    for k, halves in enumerate(passage.halves):
        (a, b), (c, d) = halves
        key = (id(a), id(b), id(c), id(d))
        at = found.get(key)
        if at is None:
            at = found[key] = len(kinds)
            kinds.append(halves)
        number[k] = at
    return _Kinds(number, tuple(kinds))


def _courses(passage: PassageHistory, kinds: _Kinds) -> dict[int, PassageCourse]:
    every = (*passage.places, *(c for half in kinds.kinds for end in half for c in end))
    return {id(course): course for course in every}


def halves_of_arcs(problem: CorridorProblem) -> Iterator[tuple[PassageCourse, PassageCourse]]:
    """The near and the far half of each arc, in its own direction."""
    network = problem.network
    for k, way in zip(network.arc_link.tolist(), network.arc_direction.tolist(), strict=True):
        halves = problem.passage.halves[k]
        yield halves[way][way], halves[1 - way][way]


def _exists(problem: CorridorProblem, days: NDArray[np.int64]) -> NDArray[np.bool_]:
    network = problem.network
    there = np.ones((len(network.links), days.shape[0]), dtype=np.bool_)
    for k, link in enumerate(network.links):
        if link.start is not None:
            there[k] &= days >= link.start.first
        if link.end is not None:
            there[k] &= days <= link.end.last
    return there[network.arc_link]


def table_of(problem: CorridorProblem) -> Table:
    """Lay out every day of a problem, once for each passage."""
    if problem.passage in _TABLES:
        return _TABLES[problem.passage]
    kinds = _kinds(problem.passage)
    courses = _courses(problem.passage, kinds)
    turns = {1}
    for course in courses.values():
        turns.update(course.days)
    for link in problem.network.links:
        if link.start is not None:
            turns.add(link.start.first)
        if link.end is not None:
            turns.add(link.end.last + 1)
    days = np.array(sorted(turns), dtype=np.int64)
    row = {key: at for at, key in enumerate(courses)}
    values = np.empty((len(courses), days.shape[0]), dtype=np.int8)
    for at, course in enumerate(courses.values()):
        said = np.array([int(passage.value) for passage in course.values], dtype=np.int8)
        values[at] = said[np.searchsorted(np.array(course.days), days, side="right") - 1]
    near_row, far_row = kinds.by_arc(problem, row)
    places = np.array([row[id(course)] for course in problem.passage.places], dtype=np.int64)
    near, far, exists = values[near_row], values[far_row], _exists(problem, days)
    ground = ground_of(problem.network, days, near, far, exists, values[places])
    table = Table(days, near, far, exists, values[places], ground)
    _TABLES[problem.passage] = table
    return table


def run_on(table: Table, day: int) -> int:
    """Give the run of days that a day lies in."""
    return int(np.searchsorted(table.days, day, side="right")) - 1


def view_on(problem: CorridorProblem, day: int) -> DayView:
    """Look at one day: out of the table where there is one, else course by course."""
    table = _TABLES.get(problem.passage)
    if table is not None:
        run = run_on(table, day)
        return DayView(
            table.arc_near[:, run], table.arc_far[:, run], table.exists[:, run], table.place[:, run]
        )
    kinds = _kinds(problem.passage)
    value = {key: int(c.on(day).value) for key, c in _courses(problem.passage, kinds).items()}
    near, far = (rows.astype(np.int8) for rows in kinds.by_arc(problem, value))
    exists = _exists(problem, np.array([day], dtype=np.int64))[:, 0]
    places = np.array([value[id(c)] for c in problem.passage.places], dtype=np.int8)
    return DayView(near, far, exists, places)
