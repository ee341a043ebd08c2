"""How did the way stand on each day? Added to an answer that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._compose import span_of
from landbridge.desk.prepare import prepare
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.answers import Answer
    from landbridge.model.situations import Situation

__all__ = ["with_days"]


def with_days(
    situation: Situation, answer: Answer, *, memory: Memory, kept_open_days: int | None = None
) -> Answer:
    """Give the answer with length or gap of every day of its period.

    With ``kept_open_days`` also where one route is kept open for so many days on end.

    Raises
    ------
    QuestionError
        when that is less than a day
    """
    if kept_open_days is not None and kept_open_days < 1:
        raise QuestionError(f"a route is kept open for 1 day or more, not for {kept_open_days}")
    prepared = prepare(situation, answer.query, memory)
    runs = analyses.runs_by_day(
        prepared.problem, *span_of(answer.query, prepared.rows), kept_open_days=kept_open_days
    )
    return replace(answer, by_day=runs, kept_open_days=kept_open_days)
