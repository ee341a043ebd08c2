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
from landbridge.model.scenarios import Scenario
from landbridge.network import build_network
from landbridge.policies import POLICIES
from landbridge.scenarios import rows_of, supposed_control

if TYPE_CHECKING:
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.passage import PassageHistory
    from landbridge.model.roads import RoadNetwork
    from landbridge.model.situations import Rows, Situation

__all__ = ["Memory", "Prepared", "judge", "prepare", "stops_of", "traveller_of"]


@dataclass(slots=True)
class Memory:
    """What was worked out for one situation. May be thrown away at any time."""

    control: dict[tuple[object, ...], Any] = field(default_factory=dict)
    passage: dict[tuple[object, ...], Any] = field(default_factory=dict)
    same: dict[object, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A problem, the rows that count in it, and what is supposed."""

    problem: CorridorProblem
    rows: Rows
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
    rows = rows_of(situation, query, scenario)
    rows = memory.same.setdefault((rows.relations, rows.rules, rows.reports, rows.links), rows)
    network = build_network(situation.places.values(), rows.links, modes=query.modes)
    passage = judge(situation, query, memory, network, rows, scenario, early=early)
    stops = stops_of(query, query.via, network.position)
    return Prepared(CorridorProblem(network, passage, stops, early), rows, scenario)


def judge(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    network: RoadNetwork,
    rows: Rows,
    scenario: Scenario,
    *,
    early: bool = False,
    only_day: int | None = None,
) -> PassageHistory:
    """Believe the reports as the query's estimator does; let its policy say who passes."""
    places = {place.id: place for place in network.places}
    links = {link.id: link for link in network.links}
    control = _named(ESTIMATORS, query.estimator, "estimator")(
        rows.reports, places, situation.areas, links,
        early=early, fade_after_days=query.fade_after_days, memory=memory.control,
    )  # fmt: skip
    passage: PassageHistory = _named(POLICIES, query.policy, "policy")(
        supposed_control(control, scenario, query.on), network, traveller_of(situation, query),
        reports=rows.reports, relations=rows.relations, rules=rows.rules, areas=situation.areas,
        early=early, only_day=only_day, memory=memory.passage,
    )  # fmt: skip
    return passage


def traveller_of(situation: Situation, query: CorridorQuery) -> Traveller:
    """Give the traveller of a query."""
    kind = situation.actors[query.traveller].kind
    return Traveller(query.traveller, kind, query.vehicle, query.cargo)


def stops_of(
    query: CorridorQuery, via: tuple[str, ...], position: dict[str, int]
) -> tuple[tuple[int, ...], ...]:
    """Give the positions of the stops: the origins, each place on the way, the destinations."""
    return (
        tuple(position[place] for place in query.origin),
        *((position[place],) for place in via),
        tuple(position[place] for place in query.destination),
    )


def _named(shelf: dict[str, Any], name: str, what: str) -> Any:  # whatever the shelf holds
    if name not in shelf:
        raise QuestionError(f"no {what} '{name}'; there are: {', '.join(sorted(shelf))}")
    return shelf[name]
