"""What would one day's status be if less were known? Only touched ground is done again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.analyses import status_on
from landbridge.desk.prepare import estimate_control
from landbridge.model.control import UNKNOWN
from landbridge.model.passage import Passage, PassageCourse, PassageHistory, PassageValue
from landbridge.network import build_network
from landbridge.policies import POLICIES

if TYPE_CHECKING:
    from landbridge.desk.prepare import Less, Memory, Prepared
    from landbridge.model.actors import Relation
    from landbridge.model.corridors import CorridorProblem, CorridorQuery, Status
    from landbridge.model.roads import RoadNetwork
    from landbridge.model.situations import Situation

__all__ = ["status_under"]

_SHUT = PassageCourse((1,), (Passage(PassageValue.CLOSED, "practicability", UNKNOWN),))


def status_under(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    base: Prepared,
    less: Less,
    day: int,
    watched: set[str] | None = None,
) -> Status | None:
    """Give the status of a day with fewer rows.

    ``base`` holds the problem with all rows of the query, ``less`` those that are to count. Ground
    that nothing which comes or goes can touch is taken from the base, so that the cost is that of
    the difference. Where ``watched`` names the places of which one must change first, None says
    that none does: the status is the base's.
    """
    touched = _touched(situation, base, less, day, memory)
    gone = {link.id for link in base.problem.network.links} - set(less.links)
    if watched is not None and not gone:
        near = touched & watched
        if not near or not _changes(
            base, *_again(situation, query, memory, base, less, day, near), day
        ):
            return None
    passage, part = _again(situation, query, memory, base, less, day, touched)
    whole = _joined(base.problem, passage, part, gone)
    return status_on(replace(base.problem, passage=whole), day)


def _again(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    base: Prepared,
    less: Less,
    day: int,
    places: set[str],
) -> tuple[PassageHistory, RoadNetwork]:
    """Judge that day again at these places and on the links that lead to them."""
    network = base.problem.network
    near = {v.id: v for v in network.links if v.a in places or v.b in places}
    kept = {*places, *(end for link in near.values() for end in (link.a, link.b))}
    part_places = {place: situation.places[place] for place in sorted(kept)}
    part = build_network(part_places.values(), near.values(), modes=query.modes)
    reports = tuple(r for r in less.reports if _speaks_of(r.place, kept, situation))
    early = base.problem.early
    control = estimate_control(
        situation, query, memory, base.scenario, reports, part_places, near, early=early
    )
    passage = POLICIES[query.policy](
        control, part, base.traveller, reports=reports, relations=less.relations,
        rules=less.rules, areas=situation.areas, early=early, only_day=day, memory=memory.passage,
    )  # fmt: skip
    return passage, part


def _changes(base: Prepared, passage: PassageHistory, part: RoadNetwork, day: int) -> bool:
    """Whether a judgement of the part lets the traveller through otherwise than the base's."""
    network, old = base.problem.network, base.problem.passage
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


def _speaks_of(spot: str | None, places: set[str], situation: Situation) -> bool:
    """Whether a report about that spot can matter to the places; those about links always can."""
    return spot is None or spot in places or spot not in situation.places


def _touched(
    situation: Situation, base: Prepared, less: Less, day: int, memory: Memory
) -> set[str]:
    """Places that a report which comes or goes speaks of, or that used a row which goes."""
    links = {link.id: link for link in base.problem.network.links}
    touched: set[str] = set()
    for report in (r for r in less.moved if r.first_day <= day):
        if report.place is not None:
            touched |= _inside(situation, report.place)
        elif report.link in links:
            touched |= {links[str(report.link)].a, links[str(report.link)].b}
        else:
            touched |= {str(report.a), str(report.b)}
    if any(r.on(day) for r in set(base.rules) - set(less.rules)):
        return set(situation.places)
    stays = {id(row) for row in less.relations}
    gone = [row for row in base.relations if id(row) not in stays and row.on(day)]
    if gone:
        key = ("uses", id(base.problem.passage), day)
        if key not in memory.same:
            memory.same[key] = (_uses(base.problem, day), base.problem.passage)
        uses = memory.same[key][0]
        for row in gone:
            touched |= uses.get(row, set())
    return touched & set(situation.places)


def _inside(situation: Situation, spot: str) -> set[str]:
    if spot.startswith("country:"):
        country = spot.removeprefix("country:")
        return {p.id for p in situation.places.values() if p.country == country}
    return set(situation.areas[spot].members) if spot in situation.areas else {spot}


def _uses(problem: CorridorProblem, day: int) -> dict[Relation, set[str]]:
    """At which places a judgement of that day used each relation."""
    network = problem.network
    found: dict[Relation, set[str]] = {}
    for place, course in zip(network.places, problem.passage.places, strict=True):
        for row in course.on(day).relations:
            found.setdefault(row, set()).add(place.id)
    for link, halves in zip(network.links, problem.passage.halves, strict=True):
        for end, half in zip((link.a, link.b), halves, strict=True):
            if half[0] is not problem.passage.places[network.position[end]]:
                for row in (*half[0].on(day).relations, *half[1].on(day).relations):
                    found.setdefault(row, set()).add(end)
    return found


def _joined(
    problem: CorridorProblem, passage: PassageHistory, part: RoadNetwork, gone: set[str]
) -> PassageHistory:
    """Put the courses of a part of the network in the place of the whole one's.

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
