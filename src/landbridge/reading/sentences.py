"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re

from landbridge.model.readings import Span

__all__ = ["find_sentences"]

_END = re.compile(r"[.!?…]+[\"'\u201d\u2019\u00bb)\]]*(?=\s)|\n\s*\n")


def find_sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences in order, without the space around them; paragraphs end sentences."""
    found, start = [], 0
    for match in [*_END.finditer(text), None]:
        end = len(text) if match is None else match.end()
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            found.append(Span(left, start + len(piece.rstrip())))
        start = end
    return tuple(found)
