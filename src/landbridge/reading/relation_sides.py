"""Who may stand in a relation that a sentence states: actors, states, names of neither list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.known_names import key_of
from landbridge.reading.nations import CAPITALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Mention
    from landbridge.reading.word_groups import Clauses

__all__ = ["sides_of"]

_INSIDE = re.compile(
    r"\b(?:in|near|inside|across|into|throughout|over|outside|around)"
    r" (?:the |northern |southern |eastern |western |central )*$",
    re.IGNORECASE,
)
_REACH = 40


def sides_of(text: str, clauses: Clauses, here: Sequence[Mention]) -> tuple[Span, ...]:
    """Give who may stand in a relation, in order of text; ``here`` are the sentence's names."""
    spans = [m.span for m in here if m.kind == "actor" or (_is_state(m) and not _inside(text, m))]
    at = 0
    while at < len(clauses.tokens):
        first = at
        while at < len(clauses.tokens) and clauses.tokens[at].tag.startswith("NNP"):
            at += 1
        if at > first and clauses.kinds[first] != "T":
            run = Span(clauses.tokens[first].start, clauses.tokens[at - 1].end)
            if not any(run.meets(mention.span) for mention in here):
                spans.append(run)
        at = max(at, first + 1)
    return tuple(sorted(spans))


def _is_state(mention: Mention) -> bool:
    """Whether the name of a place may stand for its state: a country, a capital."""
    return mention.means.startswith("country:") or key_of(mention.name) in CAPITALS


def _inside(text: str, land: Mention) -> bool:
    """Whether a country is only where something happens: "strikes in Iraq"."""
    start = land.span.start
    return _INSIDE.search(text[max(0, start - _REACH) : start]) is not None
