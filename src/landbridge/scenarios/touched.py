"""Which ground can be judged otherwise when rows come or go?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.geography import links_named, places_in
from landbridge.model.reports import CONTROL_EVENTS, PERMISSION_EVENTS

if TYPE_CHECKING:
    from landbridge.model.actors import Relation
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.reports import Report
    from landbridge.model.situations import Rows, Situation

__all__ = [
    "moved_reports",
    "only_holders_can_change",
    "places_bound_to_others",
    "reports_about",
    "touched_places",
    "uses_of_relations",
]


def touched_places(
    situation: Situation,
    problem: CorridorProblem,
    rows: tuple[Rows, Rows],
    uses: dict[Relation, set[str]],
    day: int,
    *,
    ahead: bool = False,
) -> set[str]:
    """Give the places that a report which comes or goes speaks of, or that used a row which goes.

    ``rows`` are those of the problem and those that are to count; ``uses`` says where a judgement
    of that day used each relation; ``ahead`` that reports about later days count for that day too.
    """
    base, less = rows
    links = {link.id: link for link in problem.network.links}
    touched: set[str] = set()
    for report in moved_reports(base, less, None if ahead else day):
        if report.place is not None:
            touched.update(places_in(report.place, situation.places, situation.areas))
        elif report.link is not None:
            for link in links_named(report.link, links):
                touched |= {link.a, link.b}
        else:
            touched |= {str(report.a), str(report.b)}
    if any(r.on(day) for r in set(base.rules) - set(less.rules)):
        return set(situation.places)
    stays = {id(row) for row in less.relations}
    for row in base.relations:
        if id(row) not in stays and row.on(day):
            touched |= uses.get(row, set())
    owners = situation.owners_of(touched)
    touched |= owners | situation.ground_of(owners)
    return touched & set(situation.places)


def moved_reports(base: Rows, less: Rows, day: int | None) -> list[Report]:
    """Give the reports about a day or earlier, or any, that come or go between sets of rows."""
    stay = set(map(id, less.reports))
    moved = [r for r in base.reports if id(r) not in stay]
    if len(less.reports) + len(moved) > len(base.reports):  # what was withdrawn has come back
        were = set(map(id, base.reports))
        moved += [r for r in less.reports if id(r) not in were]
    return [report for report in moved if day is None or report.first_day <= day]


def only_holders_can_change(
    rows: tuple[Rows, Rows], uses: dict[Relation, set[str]], day: int, *, ahead: bool = False
) -> bool:
    """Say whether all that comes or goes are reports of who holds a place or an area."""
    base, less = rows
    stays = {id(row) for row in less.relations}
    return (
        all(
            r.place is not None and r.event in CONTROL_EVENTS
            for r in moved_reports(base, less, None if ahead else day)
        )
        and len(base.rules) == len(less.rules)
        and not any(uses.get(row) for row in base.relations if id(row) not in stays)
    )


def places_bound_to_others(situation: Situation, rows: Rows) -> frozenset[str]:
    """Give the places where more than today's holder counts.

    A notice lapses with the holders since, and a link that a report names remembers its ends.
    """
    bound: set[str] = set()
    for report in rows.reports:
        if report.event in PERMISSION_EVENTS and report.place is not None:
            bound.update(places_in(report.place, situation.places, situation.areas))
        elif report.link is not None:
            for link in links_named(report.link, situation.links):
                bound |= {link.a, link.b}
        elif report.a is not None and report.b is not None:
            bound |= {report.a, report.b}
    return frozenset(bound)


def reports_about(situation: Situation, rows: Rows, places: set[str]) -> Rows:
    """Keep of the rows the reports that can matter to places: theirs, areas' and links'."""
    places = places | situation.owners_of(places)
    kept = tuple(
        r
        for r in rows.reports
        if r.place is None or r.place in places or r.place not in situation.places
    )
    return type(rows)(kept, rows.relations, rows.rules, rows.links)


def uses_of_relations(problem: CorridorProblem, day: int) -> dict[Relation, set[str]]:
    """Say at which places a judgement of that day used each relation."""
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
