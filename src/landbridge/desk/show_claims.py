"""How verdicts on claims are shown: text, JSON document, table, ClaimReview and picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge import briefings
from landbridge.desk.in_words import file_form

if TYPE_CHECKING:
    from landbridge.model.situations import Situation
    from landbridge.model.verdicts import ClaimReview

__all__ = ["FORMS", "claims_document", "claims_file", "claims_text", "write_claims"]

FORMS = ("csv", "md", "svg", "png", "jsonld")


def claims_document(found: ClaimReview) -> dict[str, Any]:
    """Give verdicts as one JSON document (docs/schema/claims.schema.json)."""
    return briefings.claims_document(found)


def claims_text(
    found: ClaimReview, situation: Situation, *, width: int = 80, every: bool = False
) -> str:
    """Give verdicts as text for a terminal; ``every`` leaves out nothing."""
    return briefings.claims_text(found, situation, width=width, every=every)


def claims_file(found: ClaimReview, situation: Situation, form: str) -> bytes:
    """Write verdicts as a table (csv, md), a picture (svg, png) or schema.org ClaimReview."""
    if form == "csv":
        return briefings.claims_csv(found).encode()
    if form == "md":
        return briefings.claims_markdown(found, situation).encode()
    if form == "jsonld":
        document = briefings.claim_review_document(found, situation.title)
        return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
    svg = briefings.render_claims(found, situation)
    return svg.encode() if form == "svg" else briefings.render_png(svg)


def write_claims(output: str | Path | None, found: ClaimReview, situation: Situation) -> None:
    """Write verdicts to a file of that name, if there is one."""
    if output is not None:
        Path(output).write_bytes(claims_file(found, situation, file_form(str(output), FORMS)))
