"""From the layers of a reading to the records that it puts forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.claim_drafts import claim_drafts
from landbridge.reading.report_drafts import relation_drafts, report_drafts

if TYPE_CHECKING:
    from landbridge.model.readings import Draft, Reading

__all__ = ["drafts_of"]


def drafts_of(reading: Reading) -> tuple[Draft, ...]:
    """Give drafts of reports, relations and claims, in order of text."""
    drafts = [*report_drafts(reading), *relation_drafts(reading), *claim_drafts(reading)]
    drafts.sort(
        key=lambda draft: (
            draft.spans["evidence"],
            draft.spans.get("trigger", draft.spans["evidence"]),
        )
    )
    return tuple(drafts)
