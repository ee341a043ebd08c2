"""How fragile is an open way: which places alone would close it, and what else is there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import legs, run_on, table_of, view_on
from landbridge.analyses._ways import join, leg_way, route_of, usable_arcs
from landbridge.engine import (
    Courses,
    critical_segments,
    disjoint_routes,
    disjoint_ways,
    segment_graph,
    single_units,
    smallest_cut,
)
from landbridge.model.corridors import Fragility

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.corridors import CorridorProblem, Route
    from landbridge.model.roads import RoadNetwork

__all__ = ["fragility_on"]

_ROADS_TRIED = 200
"""Roads of a way that are left out in turn; a way over imported roads can have thousands."""

_Leg = tuple["NDArray[np.int32]", "NDArray[np.int32]"]
_Way = tuple[int, list[int]]


def fragility_on(problem: CorridorProblem, day: int) -> Fragility | None:
    """Say where an open way is weakest; None where it is not open.

    Places that the question names as ends or stops are not counted: without them there is no
    question. Over several legs, a place that breaks one breaks all; the smallest set and the number
    of disjoint routes are those of the weakest leg.
    """
    network = problem.network
    usable, passable = usable_arcs(view_on(problem, day), optimist=False)
    named = {place for stop in problem.stops for place in stop}
    singles: set[int] = set()
    cuts: list[list[int]] = []
    routes: list[int] = []
    ways: list[tuple[_Leg, _Way, set[int]]] = []
    for leg in legs(problem):
        way = leg_way(problem, usable, passable, leg)
        if way is None:
            return None
        alone = _single_points(problem, leg, named, day)
        singles |= alone
        if way[1]:
            count, cut = (
                _over_grounds(problem, leg, day)
                if _has_junctions(network)
                else disjoint_ways(
                    passable.shape[0], network.tail, network.head, usable, passable, *leg, named
                )
            )
            routes.append(count)
            if cut is not None:
                cuts.append(cut)
        ways.append((leg, way, alone))
    names = [place.id for place in problem.network.places]
    smallest = min(cuts, key=len) if cuts else None
    return Fragility(
        single_points=tuple(sorted(names[p] for p in singles)),
        min_cut=None if smallest is None else tuple(sorted(names[p] for p in smallest)),
        disjoint_routes=min(routes, default=0),
        detour=_detour(problem, (usable, passable), ways, day),
        critical_links=_critical_links(problem, day),
    )


def _has_junctions(network: RoadNetwork) -> bool:
    """Whether imported roads are in it: places are then ground, and roads meet in junctions."""
    return bool((network.ground != np.arange(network.ground.shape[0])).any())


def _over_grounds(problem: CorridorProblem, leg: _Leg, day: int) -> tuple[int, list[int] | None]:
    """Count routes that share no ground, and give a smallest set of grounds that all of them need.

    Ground whose roads do not all meet counts once for each part of it: the set is of fewest parts.
    """
    ground = table_of(problem).ground
    patches, only = ground.patches, _only_on(problem, day)
    start, end = (patches.of_node[ends] for ends in leg)
    count = int(disjoint_routes(patches, only, start, end)[0])
    cut = smallest_cut(patches, only, start, end, 0)
    network = problem.network
    parts = [] if cut is None else patches.unit[cut].tolist()
    lost = {_ground_of_unit(problem, int(unit)) for unit in parts}
    at_ends = {int(network.ground[end]) for ends in leg for end in ends.tolist()}
    if cut is None or lost & at_ends or None in lost:
        return count, None
    return count, sorted(place for place in lost if place is not None)


def _ground_of_unit(problem: CorridorProblem, unit: int) -> int | None:
    """Give the place whose ground a unit is part of; None for a road that begins or ends."""
    network, halves = problem.network, table_of(problem).ground.halves
    if unit < len(network.places):
        return int(network.ground[unit])
    half = halves[unit - len(network.places)]
    if half is None:
        return None
    link, side, _ = half
    return int(network.ground[int((network.a, network.b)[side][link])])


def _inner(problem: CorridorProblem, leg: _Leg, way: _Way) -> list[int]:
    """Places, or grounds, that a way passes through between its ends, in order, each once."""
    owner = problem.network.ground
    ends = {int(owner[end]) for ends in leg for end in ends.tolist()}
    passed = (int(owner[problem.network.head[arc]]) for arc in way[1])
    return [place for place in dict.fromkeys(passed) if place not in ends]


def _only_on(problem: CorridorProblem, day: int) -> Courses:
    """Passage of every unit on one day, as the only lane."""
    table = table_of(problem)
    return Courses.of_table(table.ground.courses.on(run_on(table, day))[:, None])


def _single_points(problem: CorridorProblem, leg: _Leg, named: set[int], day: int) -> set[int]:
    """Give the places whose loss alone closes a leg: each is knocked out in a lane of its own."""
    ground, places = table_of(problem).ground, len(problem.network.places)
    found = single_units(
        ground.patches, _only_on(problem, day), *(ground.patches.of_node[end] for end in leg),
        spared=[
            *problem.network.ground[[*named]].tolist(), *named,
            *np.flatnonzero(problem.network.ground != np.arange(places)).tolist(),
            *range(places, ground.terrain.units),
        ],
    )  # fmt: skip
    return set(found.of(0).tolist())


def _critical_links(problem: CorridorProblem, day: int) -> tuple[str, ...]:
    """Give the roads whose loss alone closes a leg, in the order in which they are travelled."""
    ground = table_of(problem).ground
    graph, only = segment_graph(ground.terrain, ground.patches), _only_on(problem, day)
    found: dict[str, None] = {}
    for leg in legs(problem):
        for edge in critical_segments(graph, only, *leg).of(0).tolist():
            found[problem.network.links[ground.edge_link[edge]].id] = None
    return tuple(found)


def _detour(
    problem: CorridorProblem,
    allowed: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    ways: list[tuple[_Leg, _Way, set[int]]],
    day: int,
) -> Route | None:
    """The shortest way round: off every place of the best way that can be avoided.

    Where no way avoids them all at once, the shortest that avoids one of them; where none does
    that, the shortest that leaves out one of its roads.
    """
    found = [_way_round(problem, allowed, *leg) for leg in ways]
    if all(way is None for way in found):
        return None
    steps = [
        way if other is None else other for (_, way, _), other in zip(ways, found, strict=True)
    ]
    return route_of(problem, join(problem, steps), day)


def _way_round(
    problem: CorridorProblem,
    allowed: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    leg: _Leg,
    way: _Way,
    alone: set[int],
) -> _Way | None:
    """The way round one leg: off all avoidable places, else off one, else off one of its roads."""
    avoidable = [p for p in _inner(problem, leg, way) if p not in alone]
    tried = [_without(problem, allowed, leg, avoidable)] if avoidable else []
    if not any(tried):
        tried = [_without(problem, allowed, leg, [place]) for place in avoidable]
    if not any(tried):
        links = problem.network.arc_link
        longest = sorted(way[1], key=lambda arc: -int(problem.network.millimetres[links[arc]]))
        tried = [
            leg_way(problem, allowed[0] & (links != links[arc]), allowed[1], leg)
            for arc in longest[:_ROADS_TRIED]
        ]
    return min((w for w in tried if w), key=lambda w: _length(problem, w), default=None)


def _without(
    problem: CorridorProblem,
    allowed: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    leg: _Leg,
    lost: list[int],
) -> _Way | None:
    usable, passable = allowed
    left = passable.copy()
    left[np.isin(problem.network.ground, lost)] = False
    return leg_way(problem, usable, left, leg)


def _length(problem: CorridorProblem, way: _Way) -> int:
    return int(problem.network.millimetres[problem.network.arc_link[way[1]]].sum())
