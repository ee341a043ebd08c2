"""How actors stand to one another, as a text says: proxy of, ally of, hostile to."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        Document,
        Mention,
        RelationMention,
    )
    from landbridge.reading.tokens import Sentence

__all__ = ["find_relations"]


def find_relations(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[RelationMention, ...]:
    """Find relations between actors."""
    return ()
