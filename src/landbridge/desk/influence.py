"""How much of an area is under somebody and those near it, day by day?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._staking import staked
from landbridge.desk.prepare import Memory
from landbridge.errors import QuestionError
from landbridge.model.corridors import Question
from landbridge.model.influence import COUNTED, LEVELS, Influence
from landbridge.model.names import actor_id

if TYPE_CHECKING:
    from landbridge.model.situations import Situation

__all__ = ["influence"]


def influence(
    situation: Situation,
    actor: str,
    area: str,
    *,
    since: int | None = None,
    until: int | None = None,
    known_by: int | None = None,
    up_to: str = COUNTED,
    by: str = "places",
    estimator: str | None = None,
    memory: Memory | None = None,
) -> Influence:
    """Add up the ground of an area by how near its holder is to an actor, run by run of days.

    Who is near is what rows of relations say that are in force on the day and known by K
    (`analyses.whose`). All levels are told apart; ``up_to`` is the last one that counts.

    Parameters
    ----------
    area, since, until, by
        as in `succession`; for one day give it as both

    Raises
    ------
    QuestionError
        when something is named that is not there, or no day is left to look at
    """
    if up_to not in LEVELS:
        raise QuestionError(f"no level '{up_to}'; there are: {', '.join(LEVELS)}")
    key = actor_id(situation, actor)
    asked = Question(since=since, until=until, known_by=known_by, estimator=estimator)
    found = staked(situation, area, asked, by, memory or Memory())
    rules = analyses.rules_over(key, situation.relations, found.period, known_by=known_by)
    recipe = replace(
        found.told["recipe"], query={**found.told["recipe"].query, "actor": key, "with": up_to}
    )
    return Influence(
        actor=key, up_to=up_to, has_belief=found.has_belief, rules=rules,
        runs=analyses.shares_by_day(found.stakes, rules, found.period),
        holders=analyses.held_on(found.stakes, found.period[1]),
        **{**found.told, "recipe": recipe},
    )  # fmt: skip
