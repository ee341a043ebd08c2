"""The way that needs least ground that is not open, and the two fronts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._fronts import nearest, points_reached
from landbridge.analyses._statuses import status_on
from landbridge.analyses._table import legs, view_on
from landbridge.analyses._ways import join, route_of
from landbridge.engine import cheapest_way
from landbridge.model.corridors import Gap, GapHolder, Status
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.analyses._fronts import Reached
    from landbridge.analyses._table import DayView
    from landbridge.model.corridors import CorridorProblem, Front, Route

__all__ = ["Sides", "gap_and_sides", "gap_on", "sides_of"]

Sides = list[tuple["Reached", "Reached"] | None]


def _costs(
    problem: CorridorProblem, view: DayView
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Closed, doubtful and open millimetres of arcs, tolls of places, and the arcs to use.

    A place that is not open costs one millimetre, so that a way through fewer such places wins
    where the roads are equal. A leg by air or sea never counts as gap, and is only there while it
    is not closed and neither of its ends is.
    """
    network = problem.network
    millimetres = network.millimetres[network.arc_link]
    column = np.array([2, 1, 1, 0], dtype=np.int64)  # open, contested, unknown, closed
    costs = np.zeros((network.head.shape[0], 3), dtype=np.int64)
    rows = np.arange(costs.shape[0])
    near = millimetres // 2
    np.add.at(costs, (rows, column[view.near]), near)
    np.add.at(costs, (rows, column[view.far]), millimetres - near)
    flown = np.array([not network.links[k].on_ground for k in network.arc_link], dtype=np.bool_)
    costs[flown] = 0
    costs[flown, 2] = millimetres[flown]
    ends = np.maximum(view.place[network.tail], view.place[network.head])
    usable = view.exists & (~flown | (np.maximum(view.worst, ends) < PassageValue.CLOSED))
    tolls = np.zeros((view.place.shape[0], 3), dtype=np.int64)
    tolls[np.arange(view.place.shape[0]), column[view.place]] = 1
    return costs, tolls[:, :2], usable


def _gap_route(problem: CorridorProblem, view: DayView, day: int) -> Route | None:
    network = problem.network
    costs, tolls, usable = _costs(problem, view)
    everywhere = np.ones(view.place.shape[0], dtype=np.bool_)
    ways = []
    for leg in legs(problem):
        way = cheapest_way(
            network.first_arc, network.head, network.tail, costs, usable, everywhere, *leg, tolls
        )
        if way is None:
            return None
        ways.append(way)
    return route_of(problem, join(problem, ways), day)


def gap_on(problem: CorridorProblem, day: int) -> Gap | None:
    """Give the gap of one day: None where the way is open, or no road joins the ends at all."""
    found = gap_and_sides(problem, day)
    return None if found is None else found[0]


def gap_and_sides(problem: CorridorProblem, day: int) -> tuple[Gap, Sides] | None:
    """Give the gap of one day, and what can be reached from both ends of each leg.

    None where the way is open, or where no road joins the ends at all. Of all ways it is the one
    with the least closed ground, then the least contested and unknown, then the least open
    (lexicographic, by road).
    """
    if status_on(problem, day) is Status.OPEN:
        return None
    view = view_on(problem, day)
    route = _gap_route(problem, view, day)
    if route is None:
        return None
    metres = dict.fromkeys(PassageValue, 0.0)
    for piece in route.pieces:
        flown = piece.kind == "leg"
        metres[PassageValue.OPEN if flown else piece.passage.value] += piece.metres
    sides = sides_of(problem, view)
    straight, front_from, front_to = _fronts(problem, sides)
    gap = Gap(
        route=route,
        closed_metres=metres[PassageValue.CLOSED],
        contested_metres=metres[PassageValue.CONTESTED],
        unknown_metres=metres[PassageValue.UNKNOWN],
        open_metres=metres[PassageValue.OPEN],
        straight_metres=straight,
        front_from=front_from,
        front_to=front_to,
        holders=_holders(route),
        pieces=tuple(p for p in route.pieces if p.passage.value is not PassageValue.OPEN),
    )
    return gap, sides


def _holders(route: Route) -> tuple[GapHolder, ...]:
    """Who holds how much of what is not open, most first."""
    metres: dict[tuple[str, tuple[str, ...]], float] = {}
    for piece in route.pieces:
        if piece.passage.value is not PassageValue.OPEN and piece.kind != "leg":
            key = (piece.passage.control.kind, piece.passage.control.holders)
            metres[key] = metres.get(key, 0.0) + piece.metres
    return tuple(
        GapHolder(names[0] if kind == "held" else None, kind, names, length)
        for (kind, names), length in sorted(metres.items(), key=lambda item: (-item[1], item[0]))
    )


def sides_of(problem: CorridorProblem, view: DayView) -> Sides:
    """For each leg, what can be reached from both of its ends; None where the leg is open."""
    sides: Sides = []
    for start, end in legs(problem):
        left = points_reached(problem, view, start, backward=False)
        right = points_reached(problem, view, end, backward=True)
        joined = (left.places & right.places).any()
        sides.append(None if joined else (left, right))
    return sides


def _fronts(
    problem: CorridorProblem, sides: Sides
) -> tuple[float | None, Front | None, Front | None]:
    """Sum the legs' straight lines; name the first front of the first and the last of the last."""
    found = [nearest(problem, *pair) for pair in sides if pair is not None]
    if not found:
        return None, None, None
    return sum(metres for metres, _, _ in found), found[0][1], found[-1][2]
