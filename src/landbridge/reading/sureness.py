"""How sure a text makes it that what some of its words tell of happened, word by word."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from landbridge.reading.factuality import factuality
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Span
    from landbridge.reading.tokens import Sentence

__all__ = ["sureness_of"]


def sureness_of(text: str, spans: Sequence[Span]) -> tuple[float, ...]:
    """Give the `factuality` (-3 to +3) of the first word of each span; 0 where it has none."""
    if not spans:
        return ()
    sentences = tokenised(text, find_sentences(text))
    starts = [sentence.span.start for sentence in sentences]
    return tuple(_of(sentences, bisect_right(starts, span.end - 1) - 1, span) for span in spans)


def _of(sentences: Sequence[Sentence], last: int, span: Span) -> float:
    """Look in the sentence in which a span ends, and in those before in which it begins."""
    first = last
    while first > 0 and sentences[first].span.start > span.start:
        first -= 1
    for sentence in sentences[max(first, 0) : last + 1]:
        for at, token in enumerate(sentence.tokens):
            if token.start < span.end and span.start < token.end:
                return factuality(sentence, at)
    return 0.0
