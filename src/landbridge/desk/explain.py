"""Every piece of the route or gap of one day, its three lamps, and the reports behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.desk.ask import ask

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Question
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["explain"]


def explain(
    situation: Situation,
    question: Question,
    *,
    scenario: Scenario | None = None,
    recent_detail: bool = False,
) -> Answer:
    """Answer a question; what is shown of it is every piece and every report."""
    return ask(situation, question, scenario=scenario, recent_detail=recent_detail)
