"""Whom a source stands for: the full name behind a surname, "he", "the minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Mention, Span

__all__ = ["speaker_names"]


def speaker_names(
    text: str, sources: Sequence[tuple[Span, ...]], mentions: Sequence[Mention]
) -> list[str]:
    """Give the name that stands for each source."""
    return [source[0].of(text) if source else "" for source in sources]
