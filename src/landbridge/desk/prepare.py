"""Make a question ready: the only room of the desk with a memory.

From reports to control, from control to passage, from passage to the problem that analyses read.
What is worked out on the way is kept by what it rests on, so that the same question for another
known day, without a source or under a supposition costs only what changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from landbridge.desk._believing import believe, chosen_estimator, learned_once
from landbridge.desk._judging import network_of, passage_under
from landbridge.model.corridors import CorridorProblem
from landbridge.model.scenarios import Scenario
from landbridge.questions import stops_of
from landbridge.scenarios import rows_of

if TYPE_CHECKING:
    from landbridge.estimators import ChosenEstimator, Learned
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.passage import PassageHistory
    from landbridge.model.roads import RoadNetwork
    from landbridge.model.situations import Rows, Situation

__all__ = ["Memory", "Prepared", "Setting", "judge", "prepare"]


@dataclass(slots=True)
class Memory:
    """What was worked out for one situation. May be thrown away at any time."""

    control: dict[tuple[object, ...], Any] = field(default_factory=dict)
    passage: dict[tuple[object, ...], Any] = field(default_factory=dict)
    same: dict[object, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything but the rows that a judgement depends on."""

    situation: Situation
    query: CorridorQuery
    memory: Memory
    scenario: Scenario
    estimator: ChosenEstimator
    early: bool = False
    learned: Learned | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A problem, the rows that count in it, what is supposed, who believes and what was learned.

    What an estimator learns is learned once, from the rows of the question: the same question with
    less evidence is read with it too.
    """

    problem: CorridorProblem
    rows: Rows
    scenario: Scenario
    estimator: ChosenEstimator
    learned: Learned | None = None


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
    estimator = chosen_estimator(situation, query.estimator)
    rows = rows_of(situation, query, scenario)
    rows = memory.same.setdefault((rows.relations, rows.rules, rows.reports, rows.links), rows)
    network = network_of(situation, rows.links, query.modes)
    learned = learned_once(situation, estimator, memory, rows)
    setting = Setting(situation, query, memory, scenario, estimator, early, learned)
    passage = judge(setting, network, rows)
    stops = stops_of(query, query.via, network.position)
    problem = CorridorProblem(network, passage, stops, early)
    return Prepared(problem, rows, scenario, estimator, learned)


def judge(
    setting: Setting, network: RoadNetwork, rows: Rows, *, only_day: int | None = None
) -> PassageHistory:
    """Believe the reports as the query's estimator does; let its policy say who passes."""
    links = {link.id: link for link in network.links}
    control = believe(setting, rows, {place.id: place for place in network.places}, links)
    return passage_under(setting, network, rows, control, only_day=only_day)
