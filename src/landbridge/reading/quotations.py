"""Who is said to have said, thought, feared or planned what."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        Document,
        Mention,
        Quotation,
    )
    from landbridge.reading.tokens import Sentence

__all__ = ["find_quotations"]


def find_quotations(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """Find quotations and attributions, in order."""
    return ()
