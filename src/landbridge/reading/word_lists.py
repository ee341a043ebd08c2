"""Lists of words written as running text."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text, each once."""
    return frozenset(text.split())
