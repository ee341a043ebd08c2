"""Ways through a network on one day, and how they are laid out: places, roads, pieces, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import legs, view_on
from landbridge.engine import cheapest_way
from landbridge.model.corridors import Piece, Route
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._table import DayView
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.geography import Link

__all__ = [
    "Way",
    "join",
    "leg_way",
    "pieces_of",
    "route_of",
    "route_on",
    "usable_arcs",
    "way_on",
]

Way = tuple[int, tuple[tuple[int, int], ...]]
"""The place that a way starts at, and its (link, direction) pairs in order."""

KM_PER_HOUR = {
    "motorway": 90.0,
    "trunk": 80.0,
    "primary": 70.0,
    "secondary": 55.0,
    "tertiary": 45.0,
    "track": 25.0,
}
"""Speeds of a lorry by class of road, for hours: rough by nature, stated in the reference."""
MODE_KM_PER_HOUR = {"road": 60.0, "track": 25.0, "rail": 50.0, "air": 700.0, "sea": 25.0}


def usable_arcs(view: DayView, *, optimist: bool) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Arcs and places that the pessimist (open only) or the optimist (all but closed) may use."""
    limit = PassageValue.UNKNOWN if optimist else PassageValue.OPEN
    return view.exists & (view.worst <= limit), view.place <= limit


def leg_way(
    problem: CorridorProblem,
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    leg: tuple[NDArray[np.int32], NDArray[np.int32]],
) -> tuple[int, list[int]] | None:
    """Give the shortest way of one leg, as the place it starts at and its arcs."""
    network = problem.network
    costs = np.zeros((network.head.shape[0], 3), dtype=np.int64)
    costs[:, 0] = network.millimetres[network.arc_link]
    return cheapest_way(
        network.first_arc, network.head, network.tail, costs, usable, passable, *leg
    )


def way_on(problem: CorridorProblem, day: int, *, optimist: bool = False) -> Way | None:
    """Give the shortest way on a day through all stops, or None."""
    usable, passable = usable_arcs(view_on(problem, day), optimist=optimist)
    found = []
    for leg in legs(problem):
        way = leg_way(problem, usable, passable, leg)
        if way is None:
            return None
        found.append(way)
    return join(problem, found)


def join(problem: CorridorProblem, ways: Sequence[tuple[int, list[int]]]) -> Way:
    """Put the ways of the legs behind one another."""
    network = problem.network
    steps = tuple(
        (int(network.arc_link[arc]), int(network.arc_direction[arc]))
        for _, way in ways
        for arc in way
    )
    return ways[0][0], steps


def pieces_of(problem: CorridorProblem, way: Way, day: int) -> tuple[Piece, ...]:
    """Give the pieces of a way in order, each as it was on that day.

    The ground at a place is a piece of its own, without length, where a way passes through it.
    """
    network, passage = problem.network, problem.passage
    start, steps = way
    pieces = [_ground(problem, start, day)]
    for k, direction in steps:
        link = network.links[k]
        order = (0, 1) if direction == 0 else (1, 0)
        for end in order if link.on_ground else order[:1]:
            place, other = (link.a, link.b) if end == 0 else (link.b, link.a)
            metres = link.metres / 2 if link.on_ground else link.metres
            kind = "half" if link.on_ground else "leg"
            found = passage.halves[k][end][direction].on(day)
            pieces.append(Piece(kind, place, other, link.id, link.ref, link.mode, metres, found))
        pieces.append(_ground(problem, _head(problem, k, direction), day))
    return tuple(pieces)


def _ground(problem: CorridorProblem, place: int, day: int) -> Piece:
    passage = problem.passage.places[place].on(day)
    return Piece("place", problem.network.places[place].id, None, None, None, None, 0.0, passage)


def _head(problem: CorridorProblem, link: int, direction: int) -> int:
    ends = problem.network.b if direction == 0 else problem.network.a
    return int(ends[link])


def route_of(problem: CorridorProblem, way: Way, day: int) -> Route:
    """Lay a way out as people read it: places, roads, pieces, kilometres and hours."""
    network = problem.network
    start, steps = way
    order = [start, *(_head(problem, k, direction) for k, direction in steps)]
    links = [network.links[k] for k, _ in steps]
    line: list[tuple[float, float]] = [(network.places[start].lon, network.places[start].lat)]
    for k, direction in steps:
        line.extend(_drawn(problem, k, direction)[1:])
    return Route(
        places=tuple(network.places[p].id for p in order),
        links=tuple(link.id for link in links),
        pieces=pieces_of(problem, way, day),
        metres=sum(int(network.millimetres[k]) for k, _ in steps) / 1000,
        hours=sum(link.metres / 1000 / _speed(link) for link in links),
        line=tuple(line),
    )


def _drawn(problem: CorridorProblem, k: int, direction: int) -> list[tuple[float, float]]:
    link = problem.network.links[k]
    ends = [problem.network.places[int(e[k])] for e in (problem.network.a, problem.network.b)]
    line = list(link.line) or [(end.lon, end.lat) for end in ends]
    return line if direction == 0 else line[::-1]


def _speed(link: Link) -> float:
    if link.kilometres_per_hour is not None:
        return link.kilometres_per_hour
    return KM_PER_HOUR.get(link.road_class or "", MODE_KM_PER_HOUR[link.mode])


def route_on(problem: CorridorProblem, day: int, *, optimist: bool = False) -> Route | None:
    """Give the shortest open route on a day; for the optimist, the shortest that is not closed."""
    way = way_on(problem, day, optimist=optimist)
    return None if way is None else route_of(problem, way, day)
