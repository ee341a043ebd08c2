"""What a text says happened, will, did not or might: by whom, to whom, where, when."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        Document,
        EventMention,
        Mention,
        Quotation,
        TimeMention,
    )
    from landbridge.reading.tokens import Sentence

__all__ = ["find_events"]


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
) -> tuple[EventMention, ...]:
    """Find events with their roles and modes."""
    return ()
