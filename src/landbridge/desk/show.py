"""How answers are shown: as text for a terminal and as JSON documents, after the display rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge import briefings
from landbridge.briefings._phrases import neutral, passage_word
from landbridge.briefings._words import NOT_A_CLEARANCE, headline, status_word
from landbridge.briefings.document import answer_document, only_at
from landbridge.desk._display import displayed, displayed_difference, without_junctions

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from landbridge.model.answers import Answer
    from landbridge.model.comparisons import Coverage
    from landbridge.model.corridors import Status
    from landbridge.model.situations import Situation

__all__ = [
    "NOT_A_CLEARANCE",
    "coverage_picture",
    "displayed",
    "displayed_difference",
    "document",
    "explanation",
    "named",
    "only_at",
    "shown_document",
    "shown_word",
    "status_words",
    "summary_line",
    "table",
    "text",
]


def document(
    answer: Answer, situation: Situation, *, recent_detail: bool = False
) -> dict[str, Any]:
    """Give an answer as one JSON document (docs/schema/answer.schema.json)."""
    return answer_document(displayed(answer, situation, recent_detail=recent_detail), situation)


def shown_document(answer: Answer, situation: Situation) -> dict[str, Any]:
    """Give an answer that is to be shown as it is as one JSON document."""
    return answer_document(answer, situation)


def text(
    answer: Answer,
    situation: Situation,
    *,
    width: int = 80,
    hints: Sequence[str] = (),
    recent_detail: bool = False,
) -> str:
    """Give an answer as text for a terminal."""
    shown = displayed(answer, situation, recent_detail=recent_detail)
    return briefings.render_answer(shown, situation, width=width, hints=hints)


def explanation(
    answer: Answer, situation: Situation, *, width: int = 80, place: str | None = None
) -> str:
    """Give every piece of an answer's route or gap with its lamps and reports, as text."""
    return briefings.render_explanation(
        without_junctions(answer, situation), situation, place=place, width=width
    )


def summary_line(answer: Answer, situation: Situation) -> str:
    """Give an answer in one sentence."""
    return headline(answer, situation)


def coverage_picture(found: Coverage, situation: Situation, form: str) -> bytes:
    """Draw coverage as a strip of months for each place; ``form`` is svg or png."""
    svg = briefings.render_coverage(found, situation)
    return svg.encode() if form == "svg" else briefings.render_png(svg)


def status_words(status: Status) -> str:
    """Give the words in which people read a status."""
    return status_word(status)


def shown_word(word: str) -> str:
    """Give the word in which people read a passage: open is "no known obstacle"."""
    return passage_word(word)


def named(text: str, situation: Situation) -> str:
    """Put names in the place of ids in a line of reasons."""
    return neutral(text, situation)


def table(
    headers: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    width: int = 80,
    numeric: Collection[int] = (),
) -> str:
    """Lay out rows under headers for a terminal."""
    return briefings.render_table(headers, rows, width=width, numeric=numeric)
