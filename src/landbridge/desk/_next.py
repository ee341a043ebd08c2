"""Which place would it help most to know more about? Over worlds that the estimator draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._drawing import drawn_worlds
from landbridge.desk.prepare import Memory, prepare
from landbridge.questions import query_of

if TYPE_CHECKING:
    from landbridge.desk.prepare import Prepared
    from landbridge.model.corridors import Question
    from landbridge.model.odds import NextQuestion
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["WORLDS", "next_questions", "questions_over"]

WORLDS = 1024
"""Worlds that are looked at: places that say less than so many can show are left out."""


def next_questions(
    situation: Situation,
    question: Question,
    *,
    memory: Memory | None = None,
    scenario: Scenario | None = None,
    worlds: int = WORLDS,
    seed: int = 0,
    most: int = 10,
) -> tuple[NextQuestion, ...]:
    """Rank the places of which it would help to know who holds them on the asked day.

    There are none where the question's estimator draws no worlds, where the status is the same in
    all of them, or where no place says more about it than chance would.

    Raises
    ------
    QuestionError
        when the question names something that is not there, or makes no sense
    """
    query = query_of(situation, question)
    prepared = prepare(situation, query, memory or Memory(), scenario=scenario)
    drawn = drawn_worlds(situation, query, prepared, seed, only_day=query.on)
    if drawn is None:
        return ()
    return questions_over(situation, query.on, prepared, drawn, worlds, most)


def questions_over(
    situation: Situation,
    on: int,
    prepared: Prepared,
    drawn: analyses.DrawnWorlds,
    worlds: int,
    most: int,
) -> tuple[NextQuestion, ...]:
    """Rank places over worlds that are there already."""
    return analyses.questions_next(
        drawn, worlds, on, prepared.rows.reports, situation.areas, most=most
    )
