"""What does an answer rest on, what speaks against it, and on what conditions is it open?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._kin import kin_of
from landbridge.analyses._owners import grounds_of, roads_among
from landbridge.analyses._table import legs, view_on
from landbridge.analyses._ways import pieces_of, route_on
from landbridge.engine import search
from landbridge.model.answers import Condition, FirstSeen
from landbridge.model.corridors import Status
from landbridge.model.passage import PassageValue
from landbridge.model.reports import OTHER_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from landbridge.model.actors import Actor, PermissionRule, Relation, Traveller
    from landbridge.model.claims import Claim
    from landbridge.model.corridors import CorridorProblem, Piece, Route
    from landbridge.model.geography import Area
    from landbridge.model.reports import Report
    from landbridge.model.sources import Source

_PLAIN = ("holds", "takes")
"""Reports that say who holds whatever stood before them."""

__all__ = [
    "claims_by",
    "conditions_on",
    "deciding_grounds",
    "disputes_on",
    "exposure",
    "families_behind",
    "first_seen_used",
    "legally_open_since",
    "reports_of",
    "watched_places",
]


def claims_by(claims: Iterable[Claim], day: int, known_by: int | None) -> tuple[Claim, ...]:
    """Give the claims that had been made by a day, as far as they were known."""
    last = day if known_by is None else min(day, known_by)
    return tuple(claim for claim in claims if claim.published.last <= last)


def disputes_on(problem: CorridorProblem, day: int) -> tuple[str, ...]:
    """Give the stances that rows of relations dispute on a day, wherever they count."""
    found = {course.on(day).dispute for course in problem.passage.places}
    return tuple(sorted(dispute for dispute in found if dispute is not None))


def reports_of(pieces: Iterable[Piece]) -> tuple[Report, ...]:
    """Give every report behind pieces, in the order in which they were written."""
    found = {report for piece in pieces for report in piece.passage.reports}
    return tuple(sorted(found, key=lambda report: report.row))


def conditions_on(route: Route | None) -> tuple[Condition, ...]:
    """Give what must be met on the open pieces of a route, each condition of a spot once."""
    found: dict[tuple[str, str, str | None], Condition] = {}
    for piece in route.pieces if route is not None else ():
        passage = piece.passage
        if passage.condition is None:
            continue
        key = (passage.condition, piece.place, passage.why)
        found.setdefault(
            key,
            Condition(
                passage.condition,
                piece.place,
                piece.other,
                passage.control.holder,
                passage.why,
                passage.reports,
            ),
        )
    return tuple(found.values())


def deciding_grounds(
    problem: CorridorProblem, day: int, status: Status, route: Route | None
) -> tuple[Piece, ...]:
    """Give the pieces of which at least one must change before the status of a day can.

    An open way is lost only on its route. A way that is not open can only be won across the edge of
    what can be reached; where it is uncertain, it can also be lost on the optimist's route.
    """
    pieces = list(route.pieces) if route is not None else []
    if status is Status.OPEN:
        return tuple(pieces)
    limit = PassageValue.OPEN if status is Status.UNCERTAIN else PassageValue.UNKNOWN
    view, network = view_on(problem, day), problem.network
    usable, passable = view.exists & (view.worst <= limit), view.place <= limit
    for sources, _ in legs(problem):
        reached = search(network.first_arc, network.head, usable, passable, sources)
        shut = ~usable | ~passable[network.head] | ~passable[network.tail]
        for arc in np.flatnonzero(shut & reached[network.tail]).tolist():
            step = (int(network.arc_link[arc]), int(network.arc_direction[arc]))
            pieces += pieces_of(problem, (int(network.tail[arc]), (step,)), day)
    return tuple(pieces)


def watched_places(problem: CorridorProblem, day: int, status: Status) -> set[str]:
    """Give the places of which one must change before the status of a day can."""
    route = route_on(problem, day, optimist=status is not Status.OPEN)
    pieces = deciding_grounds(problem, day, status, route)
    return {piece.place for piece in pieces} | {p.other for p in pieces if p.other is not None}


def families_behind(
    pieces: Sequence[Piece],
    reports: Iterable[Report],
    rules: Iterable[PermissionRule],
    problem: CorridorProblem,
    sources: Mapping[str, Source],
    areas: Mapping[str, Area],
    *,
    anywhere: bool = False,
    replaced: bool = False,
) -> dict[str, tuple[str, ...]]:
    """Give the families that have said anything about the ground of pieces, with their sources.

    That is: reports about the place, the link or an area around, relations that a judgement there
    used, explicit rules, and the links themselves. Nothing else can change those pieces. Where all
    that was ever said of the holder stands by itself, a report that later ones have replaced
    decides nothing, and its family is left out: unless ``replaced`` says that the estimator reads
    it all the same. ``anywhere`` says that what is told of other ground can change these pieces.
    """
    places = {place.id: place for place in problem.network.places}
    ends = (end for piece in pieces for end in (piece.place, piece.other))
    spots = grounds_of(problem.network, ends)
    wide = {f"country:{places[spot].country}" for spot in spots}
    wide |= {area.id for area in areas.values() if area.members & spots}
    links = roads_among(problem.network, (piece.link for piece in pieces))
    told = [
        report
        for report in reports
        if anywhere
        or report.place in spots
        or report.place in wide
        or report.link in links
        or (report.a in spots and report.b in spots)
        or report.retracts  # what it withdrew would come back
    ]
    entangled = _entangled(told, spots)
    controls = [piece.passage.control for piece in pieces]
    decisive = {r.id for control in controls for r in (*control.reports, *control.disputed)}
    found: dict[str, set[str]] = {}
    for report in told:
        alone = (
            report.event in ("holds", "takes") and report.place not in entangled and not replaced
        )
        if report.retracts or (
            report.event not in OTHER_EVENTS and (not alone or report.id in decisive)
        ):
            found.setdefault(report.family, set()).add(report.source.id)
    rows = {row.source for piece in pieces for row in piece.passage.relations}
    rows |= {rule.source for rule in rules}
    rows |= {
        link.source
        for link in problem.network.links
        if link.road is None and (anywhere or link.id in links)  # roads are the map
    }
    for source in rows:
        if source is not None and source in sources:
            found.setdefault(sources[source].family, set()).add(source)
    return {family: tuple(sorted(found[family])) for family in sorted(found)}


def _entangled(reports: Iterable[Report], spots: set[str]) -> set[str | None]:
    """Find spots where an old report can still matter.

    That is so where some report works on what stood before it (a loss, an entry, a siege), speaks
    of an area or of a link, or closes or opens: a change of holder ends that.
    """
    found: set[str | None] = {None}
    for report in reports:
        if report.place not in spots:
            found.add(report.place)
            found |= {report.a, report.b}
        elif report.event not in ("holds", "takes", *OTHER_EVENTS):
            found.add(report.place)
    return found


def exposure(
    problem: CorridorProblem, route: Route | None, reports: Iterable[Report], day: int
) -> tuple[Report, ...]:
    """Give the strikes reported on a route within the year before the day."""
    if route is None:
        return ()
    places = grounds_of(problem.network, route.places)
    links = roads_among(problem.network, route.links)
    return tuple(
        report
        for report in reports
        if report.event == "strikes"
        and day - 365 <= report.day <= day
        and (
            report.place in places
            or report.link in links
            or (report.a in places and report.b in places)
        )
    )


def _crossings(problem: CorridorProblem, route: Route | None) -> list[str]:
    """The crossings of a route; border points count where traffic is looked for."""
    places = {place.id: place for place in problem.network.places}
    return [p for p in route.places if places[p].kind == "crossing"] if route is not None else []


def first_seen_used(
    problem: CorridorProblem,
    route: Route | None,
    reports: Iterable[Report],
    relations: Iterable[Relation],
    traveller: Traveller,
    period: tuple[int | None, int],
) -> tuple[FirstSeen, ...]:
    """Give the first traffic of the traveller or its kin at each crossing in a period.

    Crossings of the route come with those of the same two countries off it: where reports name
    rival crossings, all are shown.
    """
    on_route = _crossings(problem, route)
    if route is None or not on_route:
        return ()
    rivals = _rivals(problem, route)
    kin = kin_of(traveller.actor, relations)
    first: dict[str, Report] = {}
    since, until = period
    for report in reports:
        if report.event != "moves" or (report.actor is not None and report.actor not in kin):
            continue
        if (since is not None and report.day < since) or report.day > until:
            continue
        for spot in _spots(problem, report):
            wanted = spot in on_route or spot in rivals
            if wanted and (spot not in first or report.day < first[spot].day):
                first[spot] = report
    found = [FirstSeen(report, spot, spot in on_route) for spot, report in first.items()]
    return tuple(sorted(found, key=lambda f: (f.report.day, not f.on_route, f.report.row)))


def _rivals(problem: CorridorProblem, route: Route) -> set[str]:
    """Crossings and border points of the same two countries as a border that a route crosses."""
    places = {place.id: place for place in problem.network.places}
    borders = {frozenset((places[a].country, places[b].country)) for a, b in pairwise(route.places)}
    return {
        end
        for link in problem.network.links
        if frozenset((places[link.a].country, places[link.b].country)) in borders
        and places[link.a].country != places[link.b].country
        for end in (link.a, link.b)
        if places[end].kind in ("crossing", "border-point")
    }


def _spots(problem: CorridorProblem, report: Report) -> Iterator[str]:
    """The places at which a report may have seen traffic."""
    for place in (report.place, report.a, report.b):
        if place in problem.network.position:
            yield place
    if report.link is not None:
        for link in problem.network.links:
            if report.link in (link.id, link.road):
                yield from (link.a, link.b)


def legally_open_since(
    problem: CorridorProblem,
    route: Route | None,
    reports: Iterable[Report],
    traveller: Traveller,
    actors: Mapping[str, Actor],
    day: int,
) -> int | None:
    """Give the latest opening by an authority over all crossings of the route.

    A crossing without any notice is ordinary ground. None where no crossing has an opening for the
    traveller or its kind, or where the last word at one of them is a closure.
    """
    found: list[int] = []
    crossings = _crossings(problem, route)
    on_route = set(route.links) if route is not None else set()
    ends = [k for k in problem.network.links if k.id in on_route]
    used = {
        c: {name for k in ends if c in (k.a, k.b) for name in (k.id, k.road) if name is not None}
        for c in crossings
    }
    for crossing in crossings:
        notices = [
            report
            for report in reports
            if (report.event in ("opens", "closes") or report.permission == "denied")
            and report.day <= day
            and (crossing in (report.place, report.a, report.b) or report.link in used[crossing])
            and report.for_whom in (None, traveller.actor, traveller.kind)
            and report.cargo in (None, traveller.cargo)
        ]
        if not notices:
            continue
        last = max(notices, key=lambda report: (report.day, *report.order))
        if last.event != "opens":
            return None
        openings = [r for r in notices if r.event == "opens" and _by_authority(r, actors)]
        if openings:
            found.append(max(report.day for report in openings))
    return max(found, default=None)


def _by_authority(report: Report, actors: Mapping[str, Actor]) -> bool:
    if report.actor is not None and report.actor in actors:
        return actors[report.actor].kind in ("state", "coalition")
    return report.source.kind == "authority"
