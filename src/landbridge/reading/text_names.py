"""The words of one text as names are looked for in them: what is taken, what stands beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.name_words import (
    AGENT_AFTER,
    AGENT_BEFORE,
    BE,
    DIRECTIONS,
    MONTHS_AND_DAYS,
    NO_NAMES,
    NOT_OF_PLACES,
    PERSON_TITLES,
    PLACE_BEFORE,
    REGION_WORDS,
    VERB_TAGS,
)
from landbridge.reading.nations import adjectives
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.reading.groups import Run
    from landbridge.reading.known_names import KnownNames, Owned
    from landbridge.reading.pieces import Piece

__all__ = ["Found", "TextNames"]

_BORDERS = word_set("border borders frontier crossing crossings boundary link links road")
_BETWEEN = frozenset({"the", "nearby", "city", "town", "village", "of"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text before it is settled; ``owned`` are what of the situation has it.

    ``full`` is the name that a short form stands for; ``country`` whom an adjective speaks of.
    """

    span: Span
    kind: str
    rule: str
    score: float
    owned: tuple[Owned, ...] = ()
    name: str = ""
    full: str = ""
    country: str = ""


class TextNames:
    """The words of one text, and which of them belong to a name already."""

    def __init__(
        self,
        text: str,
        pieces: Sequence[Piece],
        runs: Sequence[Run],
        people: set[int],
        last_names: set[str],
        names: KnownNames,
        tags: Mapping[int, str],
    ) -> None:
        self._text, self._pieces, self._runs = text, pieces, runs
        self._people, self._last_names, self._names = people, last_names, names
        self._tags = tags
        self._countries: set[str] = set()
        self._place_ends: set[int] = set()
        self._taken = bytearray(len(pieces))
        self._grouped = bytearray(len(pieces))
        self._found: list[Found] = []
        self._run_of = [-1] * len(pieces)
        for number, (first, end) in enumerate(runs):
            self._run_of[first:end] = [number] * (end - first)

    def _free(self, first: int, end: int) -> bool:
        return not any(self._taken[first:end])

    def _take(
        self, first: int, end: int, kind: str, rule: str, score: float, **more: object
    ) -> None:
        self._taken[first:end] = b"\x01" * (end - first)
        if kind == "place":
            self._place_ends.add(self._pieces[end - 1].end)
        span = Span(self._pieces[first].start, self._pieces[end - 1].end)
        name = span.of(self._text)
        self._found.append(Found(span, kind, rule, score, name=name, **more))  # type: ignore[arg-type]

    def _words(self, first: int, end: int) -> str:
        return self._text[self._pieces[first].start : self._pieces[end - 1].end]

    def _tied(self, first: int, end: int) -> bool:
        return all(piece.tied for piece in self._pieces[first + 1 : end])

    def _before(self, first: int) -> str:
        """The word before, past the, northern and such; empty where none is tied."""
        at = first
        while at > 0 and self._pieces[at].tied:
            at -= 1
            key = self._pieces[at].key
            if key not in _BETWEEN and key not in DIRECTIONS:
                return key
        return ""

    def _after(self, end: int) -> Piece | None:
        if end < len(self._pieces) and self._pieces[end].tied:
            return self._pieces[end]
        return None

    def _is_possessive(self, at: int) -> bool:
        """Whether a word is the s of an owner: "the town's"."""
        piece = self._pieces[at]
        return piece.key == "s" and self._text[piece.start - 1 : piece.start] in {"'", "\u2019"}

    def _acts(self, first: int, end: int) -> bool:
        """Whether a country or capital is spoken of as its state."""
        before, after = self._before(first), self._after(end)
        if before in AGENT_BEFORE:
            earlier = self._pieces[first - 2].key if first > 1 else ""
            return before != "with" or earlier not in _BORDERS
        if before in PLACE_BEFORE:
            return False
        return (after is not None and after.key in AGENT_AFTER) or self._governs(end)

    def _governs(self, end: int) -> bool:
        """Whether a verb that agrees with a subject follows, other than to be."""
        after = self._after(end)
        if after is None or self._tags.get(after.start, "") not in VERB_TAGS or after.key in BE:
            return False
        later = self._after(end + 1)
        return later is None or later.key not in BE

    def _skips(self, at: int, end: int) -> bool:
        """A word that begins a sentence and is no part of the name after it."""
        piece = self._pieces[at]
        if piece.key in {"the", "a", "an"} or piece.key in MONTHS_AND_DAYS:
            return True
        return piece.initial and piece.key in NO_NAMES and at + 1 < end

    def _is_name_word(self, at: int) -> bool:
        """Whether a capitalised word is a part of a name: no title, direction, adjective, noun."""
        piece = self._pieces[at]
        if self._taken[at] or not piece.capital:
            return False
        return not (
            piece.key in PERSON_TITLES
            or piece.text in adjectives()
            or piece.key in DIRECTIONS
            or piece.key in MONTHS_AND_DAYS
            or piece.key in REGION_WORDS
            or piece.text.isupper()
        )

    def _misled(self, end: int) -> bool:
        """Whether the word after makes of a place what is nowhere: Lassa fever."""
        after = self._after(end)
        return after is not None and after.key in NOT_OF_PLACES
