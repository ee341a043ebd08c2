"""A part of a network judged again, and put back in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.control import UNKNOWN
from landbridge.model.passage import Passage, PassageCourse, PassageHistory, PassageValue
from landbridge.network.build import build_network

if TYPE_CHECKING:
    from collections.abc import Collection

    from landbridge.model.control import ControlHistory
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.roads import RoadNetwork

__all__ = ["differs", "part_around", "put_back", "same_holders"]

_SHUT = PassageCourse((1,), (Passage(PassageValue.CLOSED, "practicability", UNKNOWN),))


def part_around(network: RoadNetwork, places: Collection[str]) -> RoadNetwork:
    """Cut out some places, the links that lead to them, and the far ends of those.

    Of junctions of imported roads the place whose ground they lie on comes too: what is said of its
    ground is said of them.
    """
    links = [link for link in network.links if link.a in places or link.b in places]
    kept = {*places, *(end for link in links for end in (link.a, link.b))}
    at = [network.position[place] for place in kept if place in network.position]
    kept |= {network.places[int(network.ground[k])].id for k in at}
    modes = {link.mode for link in links}
    ground = {
        place.id: network.places[network.ground[at]].id
        for at, place in enumerate(network.places)
        if network.ground[at] != at and place.id in kept
    }
    parts = [place for place in network.places if place.id in kept]
    return build_network(parts, links, modes=modes, ground=ground)


def differs(problem: CorridorProblem, part: RoadNetwork, passage: PassageHistory, day: int) -> bool:
    """Say whether a part lets the traveller through otherwise than the whole does on a day."""
    network, old = problem.network, problem.passage
    for place, course in zip(part.places, passage.places, strict=True):
        if course.on(day).value != old.places[network.position[place.id]].on(day).value:
            return True
    position = {link.id: k for k, link in enumerate(network.links)}
    for link, halves in zip(part.links, passage.halves, strict=True):
        was = old.halves[position[link.id]]
        for end in (0, 1):
            for direction in (0, 1):
                now = halves[end][direction].on(day).value
                if now != was[end][direction].on(day).value:
                    return True
    return False


def same_holders(problem: CorridorProblem, control: ControlHistory, day: int) -> bool:
    """Say whether places are held on a day as the whole has it."""
    network, places = problem.network, problem.passage.places
    return all(
        course.on(day).stands_as(places[network.position[place]].on(day).control)
        for place, course in control.places.items()
    )


def put_back(
    problem: CorridorProblem, part: RoadNetwork, passage: PassageHistory, gone: Collection[str]
) -> PassageHistory:
    """Put the courses of a part in the place of the whole one's.

    A link that is gone lets nobody through.
    """
    network = problem.network
    places, halves = list(problem.passage.places), list(problem.passage.halves)
    for at, place in enumerate(part.places):
        places[network.position[place.id]] = passage.places[at]
    position = {link.id: k for k, link in enumerate(network.links)}
    for at, link in enumerate(part.links):
        halves[position[link.id]] = passage.halves[at]
    for link_id in gone:
        halves[position[link_id]] = ((_SHUT, _SHUT), (_SHUT, _SHUT))
    return PassageHistory(tuple(places), tuple(halves))
