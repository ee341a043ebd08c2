"""Statements in a text that time can judge, with speaker, modality and proposition."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        ClaimMention,
        Document,
        EventMention,
        Mention,
        Quotation,
        TimeMention,
    )
    from landbridge.naming import Known
    from landbridge.reading.tokens import Sentence

__all__ = ["find_claims"]


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
    events: Sequence[EventMention],
    known: Known,
) -> tuple[ClaimMention, ...]:
    """Find claims."""
    return ()
