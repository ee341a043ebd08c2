"""How what is known of sources is shown: text, JSON document, table and picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge import briefings
from landbridge.desk.in_words import file_form
from landbridge.desk.show import displayed

if TYPE_CHECKING:
    from landbridge.model.disagreements import Disagreements
    from landbridge.model.reviews import SourceReview
    from landbridge.model.situations import Situation

__all__ = [
    "FORMS",
    "disagreement_document",
    "disagreement_file",
    "disagreement_text",
    "review_displayed",
    "review_document",
    "review_file",
    "review_text",
    "write_disagreements",
    "write_review",
]

FORMS = ("csv", "svg", "png")


def disagreement_document(found: Disagreements) -> dict[str, Any]:
    """Give disagreements as one JSON document (docs/schema/disagree.schema.json)."""
    return briefings.disagreement_document(found)


def disagreement_text(
    found: Disagreements, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Give disagreements as text for a terminal; ``every`` leaves out nothing."""
    return briefings.disagreement_text(found, situation, width=width, every=every)


def disagreement_file(found: Disagreements, situation: Situation, form: str) -> bytes:
    """Write disagreements as a table (csv) or a picture of place by time (svg, png)."""
    if form == "csv":
        return briefings.disagreement_csv(found, situation).encode()
    svg = briefings.render_disagreements(found, situation)
    return svg.encode() if form == "svg" else briefings.render_png(svg)


def write_disagreements(
    output: str | Path | None, found: Disagreements, situation: Situation
) -> None:
    """Write them to a file of that name, if there is one."""
    if output is not None:
        content = disagreement_file(found, situation, file_form(str(output), FORMS))
        Path(output).write_bytes(content)


def review_displayed(
    found: SourceReview, situation: Situation, *, recent_detail: bool = False
) -> SourceReview:
    """Give the copy to show today: of recent days, places worth a question by district."""
    if found.answer is None:
        return found
    return replace(found, answer=displayed(found.answer, situation, recent_detail=recent_detail))


def review_document(found: SourceReview, situation: Situation) -> dict[str, Any]:
    """Give what was learned as one JSON document (docs/schema/sources.schema.json)."""
    return briefings.review_document(found, situation)


def review_text(
    found: SourceReview, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Give what was learned as text for a terminal; ``every`` leaves out nothing."""
    return briefings.review_text(found, situation, width=width, every=every)


def review_file(found: SourceReview, situation: Situation, form: str) -> bytes:
    """Write what was learned as a table (csv) or a picture, graded against learned (svg, png)."""
    if form == "csv":
        return briefings.review_csv(found, situation).encode()
    svg = briefings.render_review(found, situation)
    return svg.encode() if form == "svg" else briefings.render_png(svg)


def write_review(output: str | Path | None, found: SourceReview, situation: Situation) -> None:
    """Write it to a file of that name, if there is one."""
    if output is not None:
        Path(output).write_bytes(review_file(found, situation, file_form(str(output), FORMS)))
