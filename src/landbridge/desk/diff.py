"""Two answers side by side, and what decides the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.analyses import difference_between
from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory, prepare
from landbridge.model.scenarios import Scenario

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.comparisons import Difference
    from landbridge.model.corridors import Question
    from landbridge.model.situations import Situation

__all__ = ["compare", "diff"]


def diff(
    situation: Situation,
    one: tuple[Question, Scenario],
    two: tuple[Question, Scenario],
) -> Difference:
    """Answer two questions and compare."""
    memory = Memory()
    before = ask(situation, one[0], memory=memory, scenario=one[1], others=False)
    after = ask(situation, two[0], memory=memory, scenario=two[1], others=False)
    return compare(situation, before, after, (one[1], two[1]), memory)


def compare(
    situation: Situation,
    before: Answer,
    after: Answer,
    scenarios: tuple[Scenario, Scenario],
    memory: Memory,
) -> Difference:
    """Compare two answers that were computed with this memory."""
    problems = tuple(
        prepare(situation, answer.query, memory, scenario=scenario).problem
        for answer, scenario in zip((before, after), scenarios, strict=True)
    )
    return difference_between(before, after, (problems[0], problems[1]))
