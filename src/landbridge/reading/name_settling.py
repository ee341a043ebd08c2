"""What the names in the columns of drafts mean: ids of the situation, or candidates."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from landbridge.model.readings import Candidate, Mention, Span
from landbridge.reading.known_names import key_of
from landbridge.reading.meanings import named_actor
from landbridge.reading.name_words import GENERIC_ACTORS
from landbridge.reading.nations import adjectives
from landbridge.reading.options import country_named
from landbridge.reading.pieces import pieces_of
from landbridge.reading.placing import asked_about, settle_asked
from landbridge.reading.sentences import find_sentences
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Document
    from landbridge.reading.known_names import KnownNames
    from landbridge.reading.pieces import Piece

__all__ = ["NameDesk", "Needed"]

_SURE, _CLEAR = 0.6, 0.25
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")
_TURNING = word_set(
    "of against anti to on for in at near from with and or under by ex former not than"
)
"""Words that make somebody else of a name: opponents of X, former X, X and others."""
_PRONOUNS = word_set(
    "he she it they we i you who which that this these those him her them us his its their"
)


@dataclass(frozen=True, slots=True)
class Needed:
    """A name in a draft that means nothing yet; ``mention`` is the one that stands there."""

    span: Span
    name: str
    mention: Mention | None
    candidates: tuple[Candidate, ...]


class NameDesk:
    """Settles spans of one document through its mentions; remembers what was not settled."""

    def __init__(self, document: Document, mentions: Sequence[Mention], names: KnownNames) -> None:
        self.document, self.names = document, names
        length = len(document.text)
        self.mentions = sorted((m for m in mentions if m.span.end <= length), key=lambda m: m.span)
        self.new_actors: dict[str, Needed] = {}
        self.new_places: dict[str, Needed] = {}

    @cached_property
    def _pieces(self) -> list[Piece]:
        return pieces_of(self.document.text, find_sentences(self.document.text))

    def actor(self, span: Span) -> tuple[str, tuple[Candidate, ...]]:
        """Whom a span means: an id of the situation or "", and candidates."""
        known = self.names.known.actors
        mention = self._at(span, "actor")
        likely = mention.candidates if mention is not None and mention.kind == "actor" else ()
        words = self._bare(span)
        if not likely or likely[0].means not in known:
            likely = (*self._by_words(words), *likely)
        likely = tuple({one.means: one for one in reversed(likely)}.values())[::-1]
        if likely and likely[0].means in known and _is_sure(likely):
            return likely[0].means, likely
        if key_of(words) not in _PRONOUNS:
            self._need(self.new_actors, span, words, mention, likely)
        return "", tuple(one for one in likely if one.means in known)

    def _by_words(self, words: str) -> tuple[Candidate, ...]:
        found = named_actor(words, self.names)
        if found and found[0].score >= _SURE:
            return found
        iso = country_named(key_of(words))
        first = words.split(" ", maxsplit=1)[0]
        if (
            not iso
            and key_of(words.rsplit(" ", maxsplit=1)[-1]) in GENERIC_ACTORS
            and first in adjectives()
        ):
            iso = adjectives()[first]
        state = self.names.state(iso, self.document.published) if iso else ""
        if not state:
            return found
        actor = self.names.known.actors[state]
        return (Candidate(state, actor.name, 0.8, "the state of that country", country=iso), *found)

    def place(self, span: Span, *, ground: bool) -> tuple[str, tuple[Candidate, ...]]:
        """Where a span means: an id of the situation or "", and candidates.

        ``ground`` says whether an area or a country will do too.
        """
        known = self.names.known
        mention = self._at(span, "place")
        if mention is not None and mention.kind == "place" and span.covers(mention.span):
            likely = mention.candidates
        else:
            asked = asked_about(self.document.text, span, self._pieces)
            likely = settle_asked([asked], self.names)[0]
        if likely and _is_sure(likely):
            means = likely[0].means
            if means in known.places or (
                ground and (means in known.areas or means.startswith("country:"))
            ):
                return means, likely
        words = self._bare(span)
        if key_of(words) not in _PRONOUNS:
            self._need(self.new_places, span, words, mention, likely)
        return "", tuple(one for one in likely if one.means)

    def _only_nouns_beside(self, span: Span, inner: Span) -> bool:
        """Whether the rest of a span is common nouns: "ISIS fighters" is ISIS."""
        text = self.document.text
        before, after = text[span.start : inner.start], text[inner.end : span.end]
        return (not before.strip(" \u201c\"'") or _small(before)) and _small(after)

    def _need(
        self,
        kept: dict[str, Needed],
        span: Span,
        words: str,
        mention: Mention | None,
        likely: tuple[Candidate, ...],
    ) -> None:
        kept.setdefault(key_of(words) or words, Needed(span, words, mention, likely))

    def _bare(self, span: Span) -> str:
        words = " ".join(span.of(self.document.text).split())
        for article in _ARTICLES:
            if words.startswith(article):
                return words.removeprefix(article)
        return words

    def _at(self, span: Span, kind: str) -> Mention | None:
        """The mention that a span is: the same, else the last inside it, else one around it."""
        first = bisect_left(self.mentions, span.start, key=lambda one: one.span.start)
        inside = []
        for at in range(max(first - 2, 0), len(self.mentions)):
            mention = self.mentions[at]
            if mention.span.start >= span.end:
                break
            if mention.span == span:
                return mention
            if mention.span.meets(span):
                inside.append(mention)
        alike = [one for one in inside if one.kind == kind] or inside
        at_end = [one for one in alike if one.span.end == span.end]
        if at_end:
            return at_end[-1]
        whole = [one for one in alike if span.covers(one.span)]
        if kind == "actor" and whole:  # a part of a longer name is not whom the name means
            return whole[-1] if self._only_nouns_beside(span, whole[-1].span) else None
        found = whole or alike
        return found[-1] if found else None


def _small(words: str) -> bool:
    return not any(word[:1].isupper() or word in _TURNING for word in words.split())


def _is_sure(likely: Sequence[Candidate]) -> bool:
    best = likely[0].score
    return best >= _SURE and (len(likely) == 1 or best - likely[1].score >= _CLEAR)
