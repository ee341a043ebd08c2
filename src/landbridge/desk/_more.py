"""What is worked out beside an answer only where somebody asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._compose import span_of

if TYPE_CHECKING:
    from landbridge.desk._since import Asked
    from landbridge.model.answers import Answer, More

__all__ = ["with_more"]


def with_more(answer: Answer, asked: Asked, more: More) -> Answer:
    """Add to an answer what was asked for beside it."""
    if more.by_day:
        runs = analyses.runs_by_day(
            asked.prepared.problem, *span_of(asked), kept_open_days=more.kept_open_days
        )
        answer = replace(answer, by_day=runs, kept_open_days=more.kept_open_days)
    return answer
