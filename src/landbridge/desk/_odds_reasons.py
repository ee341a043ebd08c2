"""What does each family of sources add to the odds, and what would it help to know next?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._drawing import drawn_worlds
from landbridge.desk._next import WORLDS, questions_over
from landbridge.model.odds import FamilyOdds
from landbridge.scenarios import without_family

if TYPE_CHECKING:
    from landbridge.desk.prepare import Prepared
    from landbridge.model.answers import Answer
    from landbridge.model.odds import CorridorOdds
    from landbridge.model.situations import Situation

__all__ = ["with_reasons"]

_FEWER_WORLDS = 256
"""Worlds for each family: the same numbers as the first of those with all, so few will do."""

_MOST_QUESTIONS = 5


def with_reasons(
    situation: Situation,
    answer: Answer,
    prepared: Prepared,
    drawn: analyses.DrawnWorlds,
    found: CorridorOdds,
) -> CorridorOdds:
    """Give odds over an estimator's worlds with what they rest on and the next best questions."""
    on, fewer = answer.as_of, min(found.draws, _FEWER_WORLDS)
    return replace(
        found,
        next_questions=questions_over(
            situation, on, prepared, drawn, min(found.draws, WORLDS), _MOST_QUESTIONS
        ),
        all_families=analyses.odds_on_day(drawn, fewer, on),
        without=_without_families(situation, answer, prepared, found.seed, fewer),
    )


def _without_families(
    situation: Situation, answer: Answer, prepared: Prepared, seed: int, worlds: int
) -> tuple[FamilyOdds, ...]:
    """Give the odds of the asked day without each family that the answer rests on, in turn.

    What was learned of the sources stays learned.
    """
    found = []
    for test in answer.rests_on:
        query, scenario = answer.query, prepared.scenario
        less = without_family(situation, query, prepared.rows, scenario, test.family)
        drawn = drawn_worlds(situation, query, prepared, seed, rows=less)
        if drawn is not None:
            odds = analyses.odds_on_day(drawn, worlds, answer.as_of)
            found.append(FamilyOdds(test.family, test.sources, odds))
    return tuple(found)
