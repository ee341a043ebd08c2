"""Names that another finder brings, beside our own and settled like them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.reading.known_names import known_names
from landbridge.reading.meanings import named_actor
from landbridge.reading.placing import settle_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.readings import Document, Mention
    from landbridge.naming import Known

__all__ = ["with_others"]

_SURE = 0.5
_GUESSES = frozenset({"mention-unknown-actor", "mention-unknown-place", "mention-acronym"})


def with_others(
    document: Document, ours: Sequence[Mention], others: Iterable[Mention], known: Known
) -> tuple[Mention, ...]:
    """Add the names of another finder that touch none of ours, in order of text.

    Where both have a name ours stays, since it may come from the situation itself, unless it was
    only guessed from the words beside it. Names of theirs
    that touch one another are taken from the left, the longer first.
    """
    text = document.text
    inside = [m for m in others if m.span.end <= len(text)]
    ours = _without_guesses(ours, inside)
    taken = [mention.span for mention in ours]
    new = []
    for mention in sorted(inside, key=lambda m: (m.span.start, -m.span.end)):
        if not any(mention.span.meets(span) for span in taken):
            taken.append(mention.span)
            new.append(replace(mention, name=mention.span.of(text)))
    places = [m for m in new if m.kind == "place"]
    settled = settle_places(text, [m.span for m in places], known)
    found = [
        replace(m, candidates=c, means=c[0].means if c else "")
        for m, c in zip(places, settled, strict=True)
    ]
    names = known_names(known)
    for mention in new:
        if mention.kind == "actor":
            meant = named_actor(mention.name, names)
            sure = meant[0].means if meant and meant[0].score >= _SURE else ""
            found.append(replace(mention, candidates=meant, means=sure))
    return tuple(sorted((*ours, *found), key=lambda m: m.span))


def _without_guesses(ours: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Leave out names that we only guessed where the other finder has one."""
    return [
        mention
        for mention in ours
        if mention.rule not in _GUESSES or not any(mention.span.meets(m.span) for m in others)
    ]
