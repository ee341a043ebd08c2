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
    SUPPOSED_ROW,
    heard_reports,
    supposed_control,
    supposed_links,
    supposed_relations,
    supposed_reports,
    supposed_rules,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.estimators import Estimator
    from landbridge.model.actors import PermissionRule, Relation
    from landbridge.model.control import ControlHistory
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.geography import Link, Place
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "Less",
    "Memory",
    "Prepared",
    "estimate_control",
    "known_then",
    "prepare",
    "stops_of",
    "without_family",
]


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
    links: tuple[str, ...]
    scenario: Scenario


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
    reports = standing_reports(heard_reports(situation.reports, scenario), known_by)
    reports += supposed_reports(scenario, query.on, query.traveller, query.cargo)
    known = [r for r in situation.relations if _known(r.published, known_by)]
    relations = supposed_relations(known, situation.sources, scenario, query.on)
    rules = [r for r in situation.permissions if _known(r.published, known_by)]
    rules = list(supposed_rules(rules, situation.sources, scenario))
    relations, kept_rules = memory.same.setdefault(
        (relations, tuple(rules)), (relations, tuple(rules))
    )
    network = build_network(
        situation.places.values(),
        supposed_links(situation.links.values(), situation.sources, scenario),
        modes=query.modes,
        known_by=known_by,
    )
    links = {link.id: link for link in network.links}
    control = estimate_control(
        situation, query, memory, scenario, reports, situation.places, links, early=early
    )
    kind = situation.actors[query.traveller].kind
    traveller = Traveller(query.traveller, kind, query.vehicle, query.cargo)
    passage = _named(POLICIES, query.policy, "policy")(
        control, network, traveller,
        reports=reports, relations=relations, rules=kept_rules, areas=situation.areas,
        early=early, memory=memory.passage,
    )  # fmt: skip
    problem = CorridorProblem(network, passage, stops_of(query, query.via, network.position), early)
    return Prepared(problem, traveller, reports, relations, kept_rules, tuple(links), scenario)


def estimate_control(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    scenario: Scenario,
    reports: tuple[Report, ...],
    places: dict[str, Place],
    links: dict[str, Link],
    *,
    early: bool,
) -> ControlHistory:
    """Believe the reports about these places and links as the query's estimator does."""
    estimator: Estimator = _named(ESTIMATORS, query.estimator, "estimator")
    control = estimator(
        reports, places, situation.areas, links,
        early=early, fade_after_days=query.fade_after_days, memory=memory.control,
    )  # fmt: skip
    return supposed_control(control, scenario, query.on)


@dataclass(frozen=True, slots=True)
class Less:
    """Fewer rows than a problem was prepared with; ``moved`` are the reports that come or go."""

    reports: tuple[Report, ...]
    moved: tuple[Report, ...]
    relations: tuple[Relation, ...]
    rules: tuple[PermissionRule, ...]
    links: tuple[str, ...]


def known_then(situation: Situation, query: CorridorQuery, base: Prepared, known_by: int) -> Less:
    """Keep of a problem's rows those that were known by an earlier day."""
    return Less(
        *_standing(situation, query, base, known_by, lambda r: r.known_day <= known_by),
        relations=tuple(r for r in base.relations if _known(r.published, known_by)),
        rules=tuple(r for r in base.rules if _known(r.published, known_by)),
        links=tuple(k for k in base.links if _known(situation.links[k].published, known_by)),
    )


def without_family(situation: Situation, query: CorridorQuery, base: Prepared, family: str) -> Less:
    """Keep of a problem's rows those that no source of a family stands behind."""
    gone = {s.id for s in situation.sources.values() if s.family == family}
    return Less(
        *_standing(situation, query, base, query.known_by, lambda r: r.source.id not in gone),
        relations=tuple(r for r in base.relations if r.source not in gone),
        rules=tuple(r for r in base.rules if r.source not in gone),
        links=tuple(k for k in base.links if situation.links[k].source not in gone),
    )


def _standing(
    situation: Situation,
    query: CorridorQuery,
    base: Prepared,
    known_by: int | None,
    counts: Callable[[Report], bool],
) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """Give the reports that stand among those that count, and how they differ from the base's.

    Where a retraction goes, what it withdrew comes back; else reports only go.
    """
    if not any(r.retracts and not counts(r) for r in base.reports):
        kept = tuple(r for r in base.reports if r.row >= SUPPOSED_ROW or counts(r))
        return kept, tuple(r for r in base.reports if r.row < SUPPOSED_ROW and not counts(r))
    heard = heard_reports(situation.reports, base.scenario)
    kept = standing_reports((r for r in heard if counts(r)), known_by)
    kept += supposed_reports(base.scenario, query.on, query.traveller, query.cargo)
    return kept, tuple(set(base.reports) ^ set(kept))


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
