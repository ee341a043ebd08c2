"""Parts of an answer that ask the same question again: variants, known days, other families."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge._version import FILE_FORMAT, __version__
from landbridge.desk.prepare import prepare, stops_of
from landbridge.model.answers import FamilyTest, VariantAnswer
from landbridge.model.corridors import Since, Status
from landbridge.model.recipes import Recipe
from landbridge.model.scenarios import Scenario, Without

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory, Prepared
    from landbridge.model.corridors import CorridorHistory, CorridorProblem, CorridorQuery
    from landbridge.model.situations import Situation

__all__ = ["recipe_of", "rests_on", "since_of", "span_of", "variant_answers"]


def span_of(situation: Situation, query: CorridorQuery) -> tuple[int, int]:
    """Give the days to list spells for: the period asked, or all days from the first report on."""
    until = query.on if query.until is None else query.until
    if query.since is not None:
        return query.since, until
    return min((r.first_day for r in situation.reports if r.first_day <= until), default=until), until


def since_of(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    problem: CorridorProblem,
    history: CorridorHistory,
    scenario: Scenario,
) -> Since:
    """Say since when the status of the asked day holds, and when that could first be known.

    The earliest reading places every imprecise date on the first day it can mean.
    """
    day, status = query.on, analyses.status_on(problem, query.on)
    earliest, settled = analyses.since(history, day)
    early_first = False
    if any(r.first_day != r.day for r in situation.reports):
        early = prepare(situation, query, memory, early=True, scenario=scenario).problem
        early = replace(early, stops=problem.stops)
        if analyses.status_on(early, day) is status:
            first, _ = analyses.since(analyses.corridor_history(early), day)
            if first is not None and earliest is not None and first < earliest:
                earliest, early_first = first, True
    ask = (situation, query, memory, scenario, problem.stops, status)
    return Since(
        earliest,
        settled,
        None if earliest is None else _first_known(*ask, earliest, early=early_first),
        None if settled is None else _first_known(*ask, settled, early=False),
    )


def _first_known(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    scenario: Scenario,
    stops: tuple[tuple[int, ...], ...],
    status: Status,
    day: int,
    *,
    early: bool,
) -> int | None:
    """Give the first known day, not before the day itself, on which that day had that status."""
    published = [r.known_day for r in situation.reports if r.first_day <= day]
    rows = (*situation.relations, *situation.permissions, *situation.links.values())
    published += [row.published.last for row in rows if row.published is not None]
    last = query.known_by
    candidates = {d for d in published if d > day and (last is None or d <= last)}
    for known_by in (day, *sorted(candidates)):
        then = prepare(situation, replace(query, known_by=known_by), memory,
                       early=early, scenario=scenario).problem  # fmt: skip
        if analyses.status_on(replace(then, stops=stops), day) is status:
            return known_by
    return None


def variant_answers(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    prepared: Prepared,
    scenario: Scenario,
) -> dict[str, VariantAnswer]:
    """Answer the same question by each named variant."""
    found: dict[str, VariantAnswer] = {}
    for name, via in query.variants.items():
        stops = stops_of(query, via, prepared.problem.network.position)
        problem = replace(prepared.problem, stops=stops)
        history = analyses.corridor_history(problem)
        gap = analyses.gap_on(problem, query.on)
        found[name] = VariantAnswer(
            name=name,
            via=via,
            status=analyses.status_on(problem, query.on),
            since=since_of(situation, query, memory, problem, history, scenario),
            route=analyses.route_on(problem, query.on),
            gap=analyses.with_trend(problem, gap, query.on) if gap is not None else None,
            spells=analyses.spells(problem, history, *span_of(situation, query)),
        )
    return found


def rests_on(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    prepared: Prepared,
    status: Status,
    scenario: Scenario,
) -> tuple[FamilyTest, ...]:
    """Recompute the answer without each source family that stands behind it in turn."""
    sure = status is Status.OPEN
    route = analyses.route_on(prepared.problem, query.on, optimist=not sure)
    families = analyses.families_behind(
        prepared.problem, query.on, route, prepared.relations, situation.sources
    )
    found = []
    for family, sources in families.items():
        changes = (*scenario.changes, Without(family, family=True))
        without = prepare(situation, query, memory, scenario=Scenario(changes)).problem
        other = analyses.status_on(without, query.on)
        found.append(FamilyTest(family, sources, other, other is not status))
    return tuple(found)


def recipe_of(
    situation: Situation, query: CorridorQuery, scenario: Scenario, *, recent_detail: bool
) -> Recipe:
    """Write down what is needed to compute the answer again."""
    return Recipe(
        query=asdict(query),
        estimator=query.estimator,
        policy=query.policy,
        settings={"fade_after_days": query.fade_after_days},
        versions={"landbridge": __version__, "format": str(FILE_FORMAT)},
        digests=dict(situation.digests),
        suppositions=tuple(str(change) for change in scenario.changes),
        recent_detail=recent_detail,
    )
