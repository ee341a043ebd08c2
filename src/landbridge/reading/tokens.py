"""Words of a text with their spans, sentence by sentence, and what part of speech each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Sentence", "Token", "tokenised"]

_WORD = re.compile(r"\w+(?:[.'\u2019\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: ``text[start:end]``; ``low`` is it in lower case, ``tag`` its Penn tag."""

    start: int
    end: int
    text: str
    low: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words."""

    span: Span
    tokens: tuple[Token, ...]


def tokenised(text: str, sentences: Iterable[Span]) -> tuple[Sentence, ...]:
    """Split sentences into words, each with its part of speech."""
    found = []
    for span in sentences:
        words = tuple(
            Token(m.start(), m.end(), m.group(), m.group().lower())
            for m in _WORD.finditer(text, span.start, span.end)
        )
        found.append(Sentence(span, words))
    return tuple(found)
