"""Worlds changed in ways that must not matter, or must matter in one direction only."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from landbridge import analyses
from landbridge.desk.prepare import Memory, prepare
from landbridge.model.corridors import CorridorHistory, CorridorProblem, CorridorQuery
from landbridge.questions import query_of
from worlds.build import day, published_span
from worlds.random_worlds import World


def problem_of(world: World, *, early: bool = False, **more: Any) -> CorridorProblem:
    """Prepare a world's question for the last day of its calendar."""
    query = query_asked(world, **more)
    return prepare(world.situation, query, Memory(), early=early).problem


def query_asked(world: World, **more: Any) -> CorridorQuery:
    more.setdefault("on", day(60))
    return query_of(world.situation, replace(world.question, **more))


def history_of(world: World, **more: Any) -> CorridorHistory:
    """The status of all days."""
    return analyses.corridor_history(problem_of(world, **more))


def renamed(world: World) -> World:
    """Every id and name another one, so that their alphabetical order is turned round."""
    s = world.situation
    names = sorted({*s.places, *s.actors, *s.links, *s.sources, *s.areas})
    new = {name: f"n{len(names) - at:03d}" for at, name in enumerate(names)}
    families = {"one": new.get("one", "one")}

    def change(noun: Any, *columns: str) -> Any:
        told = {c: getattr(noun, c) for c in columns}
        return replace(noun, **{c: new.get(v, v) for c, v in told.items()})

    sources = {
        new[k]: replace(
            change(v, "id", "name"),
            family_name=families.get(v.family_name or "", v.family_name),
        )
        for k, v in s.sources.items()
    }
    report_columns = ("place", "link", "a", "b", "actor", "other_actor", "for_whom")
    situation = replace(
        s,
        sources=sources,
        actors={new[k]: change(v, "id", "name") for k, v in s.actors.items()},
        places={new[k]: change(v, "id", "name") for k, v in s.places.items()},
        areas={
            new[k]: replace(change(v, "id", "name"), members=frozenset(new[m] for m in v.members))
            for k, v in s.areas.items()
        },
        links={new[k]: change(v, "id", "a", "b", "source") for k, v in s.links.items()},
        relations=tuple(change(r, "actor", "other", "source") for r in s.relations),
        permissions=tuple(
            change(r, "holder", "traveller", "place", "link", "source") for r in s.permissions
        ),
        reports=tuple(
            replace(change(r, *report_columns), source=sources[new[r.source.id]]) for r in s.reports
        ),
    )
    q = world.question
    question = replace(
        q,
        origin=[new[p] for p in q.origin],
        destination=[new[p] for p in q.destination],
        via=[new[p] for p in q.via],
        traveller=new[str(q.traveller)],
    )
    return World(situation, question)


def turned_round(world: World) -> World:
    """The same question the other way."""
    q = world.question
    question = replace(q, origin=q.destination, destination=q.origin, via=[*reversed(q.via)])
    return World(world.situation, question)


def with_reports(world: World, reports: Any) -> World:
    """Other reports, numbered as they come."""
    rows = tuple(replace(report, row=at) for at, report in enumerate(reports))
    return World(replace(world.situation, reports=rows), world.question)


def published_apart(world: World) -> World:
    """Every report published on a day of its own, after all that is reported, in the old order."""
    order = sorted(world.situation.reports, key=lambda r: r.order)
    when = {r.id: published_span(60 + at) for at, r in enumerate(order)}
    reports = tuple(replace(r, published=when[r.id]) for r in world.situation.reports)
    question = replace(world.question, known_by=None)
    return World(replace(world.situation, reports=reports), question)


def dealt_anew(world: World, seed: int) -> World:
    """Rows of different families in another order; those of one family in their own."""
    piles: dict[str, list[Any]] = {}
    for report in world.situation.reports:
        piles.setdefault(report.family, []).append(report)
    random, rows = Random(seed), []
    while any(piles.values()):
        rows.append(piles[random.choice([f for f in sorted(piles) if piles[f]])].pop(0))
    return with_reports(world, rows)
