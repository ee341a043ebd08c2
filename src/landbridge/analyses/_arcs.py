"""A corridor problem as arrays: arcs in compressed rows, and who passes where in each lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.passage import PassageCourse
    from landbridge.model.roads import RoadNetwork

__all__ = ["Arcs", "DayView", "Lanes", "arcs_of", "change_days", "lanes_of", "legs", "view_on"]


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Each link once in each direction it may be driven, sorted by the place it leaves.

    ``direction`` is 0 from a to b. The arcs out of place p are ``first[p]`` up to ``first[p + 1]``.
    """

    first: NDArray[np.int32]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    link: NDArray[np.int32]
    direction: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Who passes where: ``[arc, lane]`` and ``[place, lane]``, for the pessimist and the optimist."""

    arc_open: NDArray[np.bool_]
    arc_passable: NDArray[np.bool_]
    place_open: NDArray[np.bool_]
    place_passable: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class DayView:
    """One day: the passage value of each arc's near and far half and of each place."""

    near: NDArray[np.int64]
    far: NDArray[np.int64]
    exists: NDArray[np.bool_]
    place: NDArray[np.int64]

    @property
    def worst(self) -> NDArray[np.int64]:
        """The worse half of each arc."""
        return np.maximum(self.near, self.far)


def arcs_of(network: RoadNetwork) -> Arcs:
    """Lay out the arcs of a network; a one-way link has one."""
    rows = [
        (int(tail), int(head), k, direction)
        for k, link in enumerate(network.links)
        for direction, tail, head in (
            (0, network.a[k], network.b[k]),
            (1, network.b[k], network.a[k]),
        )
        if link.one_way in (None, ("ab", "ba")[direction])
    ]
    rows.sort(key=lambda row: (row[0], row[2], row[3]))
    columns = np.array(rows, dtype=np.int32).reshape(-1, 4)
    first = np.zeros(len(network.places) + 1, dtype=np.int32)
    np.cumsum(np.bincount(columns[:, 0], minlength=len(network.places)), out=first[1:])
    tail, head, link, direction = (np.ascontiguousarray(columns[:, i]) for i in range(4))
    return Arcs(first, tail, head, link, direction)


def legs(problem: CorridorProblem) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """The legs of a problem, as the positions to start from and to reach."""
    for start, end in zip(problem.stops, problem.stops[1:], strict=False):
        yield np.array(start, dtype=np.int32), np.array(end, dtype=np.int32)


def change_days(problem: CorridorProblem) -> NDArray[np.int64]:
    """Days on which anything can change, in order, from the first day of the calendar."""
    days = {1}
    for course in _courses(problem):
        days.update(course.days)
    for link in problem.network.links:
        if link.start is not None:
            days.add(link.start.first)
        if link.end is not None:
            days.add(link.end.last + 1)
    return np.array(sorted(days), dtype=np.int64)


def _courses(problem: CorridorProblem) -> Iterator[PassageCourse]:
    seen: set[int] = set()
    for course in (
        *problem.passage.places,
        *(c for half in problem.passage.halves for end in half for c in end),
    ):
        if id(course) not in seen:
            seen.add(id(course))
            yield course


def _row(course: PassageCourse, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Passage value of a course on each of the days."""
    values = np.array([int(passage.value) for passage in course.values], dtype=np.int64)
    at = np.searchsorted(np.array(course.days), days, side="right") - 1
    return values[at]


def lanes_of(problem: CorridorProblem, arcs: Arcs, days: NDArray[np.int64]) -> Lanes:
    """Say for each of the days which arcs and places let the traveller through."""
    rows: dict[int, NDArray[np.int64]] = {}
    for course in _courses(problem):
        rows[id(course)] = _row(course, days)
    halves = problem.passage.halves
    worst = np.full((arcs.head.shape[0], days.shape[0]), int(PassageValue.CLOSED), dtype=np.int64)
    for arc, (k, direction) in enumerate(zip(arcs.link, arcs.direction, strict=True)):
        pair = (rows[id(halves[k][end][direction])] for end in (0, 1))
        worst[arc] = np.maximum(*pair)
        link = problem.network.links[k]
        if link.start is not None:
            worst[arc, days < link.start.first] = int(PassageValue.CLOSED)
        if link.end is not None:
            worst[arc, days > link.end.last] = int(PassageValue.CLOSED)
    place = np.array([rows[id(course)] for course in problem.passage.places], dtype=np.int64)
    place = place.reshape(len(problem.passage.places), days.shape[0])
    return Lanes(
        worst == int(PassageValue.OPEN),
        worst < int(PassageValue.CLOSED),
        place == int(PassageValue.OPEN),
        place < int(PassageValue.CLOSED),
    )


def view_on(problem: CorridorProblem, arcs: Arcs, day: int) -> DayView:
    """Look at one day."""
    halves = problem.passage.halves
    count = arcs.head.shape[0]
    near, far = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    exists = np.empty(count, dtype=np.bool_)
    for arc, (k, direction) in enumerate(zip(arcs.link.tolist(), arcs.direction.tolist(), strict=True)):
        near[arc] = halves[k][direction][direction].on(day).value
        far[arc] = halves[k][1 - direction][direction].on(day).value
        exists[arc] = problem.network.links[k].exists_on(day)
    place = np.array([int(c.on(day).value) for c in problem.passage.places], dtype=np.int64)
    return DayView(near, far, exists, place)
