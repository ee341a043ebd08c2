"""Names of actors and places in a text, and what each may mean."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        Document,
        Mention,
    )
    from landbridge.naming import Known
    from landbridge.reading.tokens import Sentence

__all__ = ["find_mentions"]


def find_mentions(
    document: Document, sentences: Sequence[Sentence], known: Known
) -> tuple[Mention, ...]:
    """Find names and settle them per document, with candidates."""
    return ()
