"""Make a question ready: the only room of the desk with a memory.

From reports to control, from control to passage, from passage to the problem that analyses read.
What is worked out on the way is kept by what it rests on, so that the same question for another
known day, without a source or under a supposition costs only what changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from landbridge.errors import QuestionError
from landbridge.estimators import ESTIMATORS
from landbridge.model.actors import Traveller
from landbridge.model.corridors import CorridorProblem
from landbridge.model.reports import standing_reports
from landbridge.model.scenarios import Scenario
from landbridge.network import build_network
from landbridge.policies import POLICIES
from landbridge.scenarios import (
    supposed_control,
    supposed_relations,
    supposed_reports,
    supposed_rules,
)

if TYPE_CHECKING:
    from landbridge.model.actors import PermissionRule, Relation
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["Memory", "Prepared", "prepare", "stops_of"]


@dataclass(slots=True)
class Memory:
    """What was worked out for one situation. May be thrown away at any time."""

    control: dict[tuple[object, ...], Any] = field(default_factory=dict)
    passage: dict[tuple[object, ...], Any] = field(default_factory=dict)
    same: dict[object, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A problem, and the rows that count in it."""

    problem: CorridorProblem
    traveller: Traveller
    reports: tuple[Report, ...]
    relations: tuple[Relation, ...]
    rules: tuple[PermissionRule, ...]


def prepare(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    *,
    early: bool = False,
    scenario: Scenario | None = None,
) -> Prepared:
    """Turn a situation and a query into a problem.

    Raises
    ------
    QuestionError
        when the estimator or the policy does not exist
    """
    scenario = scenario or Scenario()
    known_by = query.known_by
    reports = standing_reports(situation.reports, known_by)
    reports = supposed_reports(reports, scenario, query.on, query.traveller)
    known = [r for r in situation.relations if _known(r.published, known_by)]
    relations = supposed_relations(known, situation.sources, scenario, query.on)
    rules = [r for r in situation.permissions if _known(r.published, known_by)]
    rules = list(supposed_rules(rules, situation.sources, scenario))
    relations, kept_rules = memory.same.setdefault((relations, tuple(rules)), (relations, tuple(rules)))
    network = build_network(
        situation.places.values(), situation.links.values(), modes=query.modes, known_by=known_by
    )
    links = {link.id: link for link in network.links}
    control = _named(ESTIMATORS, query.estimator, "estimator")(
        reports, situation.places, situation.areas, links,
        early=early, fade_after_days=query.fade_after_days, memory=memory.control,
    )  # fmt: skip
    kind = situation.actors[query.traveller].kind
    traveller = Traveller(query.traveller, kind, query.vehicle, query.cargo)
    passage = _named(POLICIES, query.policy, "policy")(
        supposed_control(control, scenario, query.on), network, traveller,
        reports=reports, relations=relations, rules=kept_rules, areas=situation.areas,
        early=early, memory=memory.passage,
    )  # fmt: skip
    problem = CorridorProblem(network, passage, stops_of(query, query.via, network.position), early)
    return Prepared(problem, traveller, reports, relations, kept_rules)


def stops_of(
    query: CorridorQuery, via: tuple[str, ...], position: dict[str, int]
) -> tuple[tuple[int, ...], ...]:
    """Give the positions of the stops: the origins, each place on the way, the destinations."""
    return (
        tuple(position[place] for place in query.origin),
        *((position[place],) for place in via),
        tuple(position[place] for place in query.destination),
    )


def _known(published: Any, known_by: int | None) -> bool:  # a DaySpan or None
    return known_by is None or published is None or published.last <= known_by


def _named(shelf: dict[str, Any], name: str, what: str) -> Any:  # whatever the shelf holds
    if name not in shelf:
        raise QuestionError(f"no {what} '{name}'; there are: {', '.join(sorted(shelf))}")
    return shelf[name]
