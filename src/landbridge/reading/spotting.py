"""Where names stand in a text: one pass over its words for each kind, longest names first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.gazetteer import world
from landbridge.reading.known_names import fits_case
from landbridge.reading.name_words import (
    AGENT_AFTER,
    AGENT_BEFORE,
    DIRECTIONS,
    LANDMARK_HEADS,
    LANDMARK_KINDS,
    LANDMARKS,
    MONTHS_AND_DAYS,
    NO_NAMES,
    NOT_OF_PLACES,
    PERSON_TITLES,
    PLACE_BEFORE,
    REGION_WORDS,
    SAID,
)
from landbridge.reading.nations import CAPITALS, adjectives
from landbridge.reading.options import country_named, is_feature
from landbridge.reading.pieces import joined_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.reading.groups import Run
    from landbridge.reading.known_names import KnownNames, Owned
    from landbridge.reading.pieces import Piece

__all__ = ["Found", "Spotter"]

_LONGEST_TOWN = 5
_LEAST_LETTERS = 3
_MOST_AFTER = 3
_NO_PLACES = frozenset(
    """
    african european asian arab western eastern summer winter spring autumn senate parliament
    latin christian islamic facebook twitter instagram youtube telegram whatsapp internet
    """.split()
)
_BORDERS = frozenset("border borders frontier crossing crossings boundary link links road".split())
_ROMAN = frozenset({"ii", "iii", "iv"})


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


class Spotter:
    """Finds names among the words of one text; a word belongs to one name only."""

    def __init__(
        self,
        text: str,
        pieces: Sequence[Piece],
        runs: Sequence[Run],
        people: set[int],
        last_names: set[str],
        names: KnownNames,
    ) -> None:
        self._text, self._pieces, self._runs = text, pieces, runs
        self._people, self._last_names, self._names = people, last_names, names
        self._taken = bytearray(len(pieces))
        self._grouped = bytearray(len(pieces))
        self._found: list[Found] = []
        self._run_of = [-1] * len(pieces)
        for number, (first, end) in enumerate(runs):
            self._run_of[first:end] = [number] * (end - first)

    def find(
        self, groups: Iterable[tuple[int, int, str]], short: Mapping[str, tuple[int, int]]
    ) -> list[Found]:
        """Give the names in order of text."""
        groups = list(groups)
        for first, end, rule in groups:
            if rule == "mention-group-head":
                self._grouped[first:end] = b"\x01" * (end - first)
        self._own_names()
        for first, end, rule in groups:
            self._group(first, end, rule)
        self._short_forms(short)
        self._landmarks()
        self._nations()
        self._towns()
        self._unknown()
        return sorted(self._found, key=lambda one: one.span)

    # --- shared -----------------------------------------------------------------------------

    def _free(self, first: int, end: int) -> bool:
        return not any(self._taken[first:end])

    def _take(
        self, first: int, end: int, kind: str, rule: str, score: float, **more: object
    ) -> None:
        self._taken[first:end] = b"\x01" * (end - first)
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
            if key not in {"the", "nearby", "city", "town", "village", "of"} and (
                key not in DIRECTIONS
            ):
                return key
        return ""

    def _after(self, end: int) -> Piece | None:
        if end < len(self._pieces) and self._pieces[end].tied:
            return self._pieces[end]
        return None

    def _acts(self, first: int, end: int) -> bool:
        """Whether a country or capital is spoken of as its state."""
        before, after = self._before(first), self._after(end)
        if before in AGENT_BEFORE:
            earlier = self._pieces[first - 2].key if first > 1 else ""
            return before != "with" or earlier not in _BORDERS
        if before in PLACE_BEFORE:
            return False
        return after is not None and after.key in AGENT_AFTER

    # --- the situation's own ----------------------------------------------------------------

    def _own_names(self) -> None:
        pieces, names = self._pieces, self._names
        at = 0
        while at < len(pieces):
            most = names.longest(pieces[at].key)
            for length in range(min(most, len(pieces) - at), 0, -1):
                end = at + length
                if not self._tied(at, end):
                    continue
                owned = names.named(joined_key(pieces, at, end))
                words = self._words(at, end)
                owned = tuple(one for one in owned if fits_case(one.written, words))
                if owned and self._may_be_own(at, end, owned):
                    self._own(at, end, owned)
                    at = end - 1
                    break
            at += 1

    def _may_be_own(self, first: int, end: int, owned: Sequence[Owned]) -> bool:
        """Not part of a longer name of something else, and no person."""
        number = self._run_of[first]
        if any(self._grouped[first:end]) and all(one.kind != "actor" for one in owned):
            return False
        if end - first == 1 and (
            self._pieces[first].key in self._last_names or first in self._people
        ):
            return False
        if number < 0 or number != self._run_of[end - 1]:
            return True
        _, stop = self._runs[number]
        rest = self._pieces[end:stop]
        if all(one.kind == "actor" for one in owned):
            return True
        return (
            not rest
            or rest[0].key in LANDMARKS
            or rest[0].key in REGION_WORDS
            or (country_named(joined_key(self._pieces, first, end)) != "")
        )

    def _own(self, first: int, end: int, owned: tuple[Owned, ...]) -> None:
        kinds = {"actor" if one.kind == "actor" else "place" for one in owned}
        if kinds == {"actor", "place"} or (
            kinds == {"actor"} and self._is_ground(joined_key(self._pieces, first, end))
        ):
            kind = "actor" if self._acts(first, end) else "place"
        else:
            kind = kinds.pop()
        if kind == "place":
            end = self._with_region_word(end)
            stop = self._landmark_end(end)
            if stop > end:
                self._own_landmark(first, end, stop, owned)
                return
        lower = self._words(first, end).islower()
        rule = "mention-own-actor" if kind == "actor" else "mention-own-place"
        self._take(first, end, kind, rule, 0.7 if lower else 0.97, owned=owned)

    def _landmark_end(self, end: int) -> int:
        """Where the words end that make another thing of a town: "Qaim border crossing"."""
        stop, last = end, end
        while (after := self._after(stop)) is not None and stop - end < _MOST_AFTER and (
            after.key in LANDMARK_HEADS or after.key in LANDMARK_KINDS
        ):  # fmt: skip
            stop += 1
            if after.key in LANDMARK_HEADS:
                last = stop
        return last

    def _own_landmark(self, first: int, end: int, stop: int, owned: tuple[Owned, ...]) -> None:
        """A landmark of a name that the situation has: its own, or else none that is known."""
        places = self._names.known.places
        name, head = joined_key(self._pieces, first, end), self._pieces[stop - 1].key
        for key in (joined_key(self._pieces, first, stop), f"{name} {head}"):
            if own := tuple(one for one in self._names.named(key) if one.kind == "place"):
                self._take(first, stop, "place", "mention-own-place", 0.95, owned=own)
                return
        kept = tuple(
            one
            for one in owned
            if one.id in places and places[one.id].kind not in {None, "", "settlement"}
        )
        rule = "mention-own-place" if kept else "mention-landmark"
        self._take(first, stop, "place", rule, 0.85 if kept else 0.75, owned=kept)

    def _is_ground(self, key: str) -> bool:
        return country_named(key) != "" or key in CAPITALS

    def _with_region_word(self, end: int) -> int:
        """Take in "province" after "Anbar" only where it is written with a capital."""
        after = self._after(end)
        return end + 1 if after is not None and after.capital and after.key in REGION_WORDS else end

    # --- bodies -----------------------------------------------------------------------------

    def _group(self, first: int, end: int, rule: str) -> None:
        if not self._free(first, end):
            return
        country = next(
            (c for piece in self._pieces[first:end]
             if piece.capital and (c := country_named(piece.key))), ""
        )  # fmt: skip
        owned = self._names.named(joined_key(self._pieces, first, end))
        score = {"mention-group-head": 0.85, "mention-nation-noun": 0.85}.get(rule, 0.6)
        self._take(first, end, "actor", rule, score, country=country, owned=owned)

    def _short_forms(self, short: Mapping[str, tuple[int, int]]) -> None:
        for at, piece in enumerate(self._pieces):
            if piece.text in short and self._free(at, at + 1):
                first, end = short[piece.text]
                full = self._words(first, end)
                owned = self._names.named(joined_key(self._pieces, first, end))
                self._take(at, at + 1, "actor", "mention-short-form", 0.85, full=full, owned=owned)

    # --- places -----------------------------------------------------------------------------

    def _landmarks(self) -> None:
        """A name with a head such as crossing or air base, before or after it."""
        for first, end in self._runs:
            while first < end and self._skips(first, end):
                first += 1
            if first >= end:
                continue
            stop = end
            if self._pieces[first].key in NO_NAMES and end - first == 1:
                continue
            if self._pieces[end - 1].key in LANDMARKS:
                if end - first > 1 and self._free(first, end):
                    self._take(first, end, "place", "mention-landmark", 0.75)
                continue
            while (after := self._after(stop)) is not None and stop - end < 3 and (
                after.key in LANDMARKS or after.key in {"air", "border", "oil", "gas", "military"}
            ):  # fmt: skip
                stop += 1
            if stop > end and self._pieces[stop - 1].key in LANDMARKS and self._free(first, stop):
                single = self._pieces[first:end]
                if len(single) == 1 and single[0].text in adjectives():
                    continue
                if stop - end == 1 and self._pieces[end].key in {"border", "camps", "fields", "zone", "field",
                                                  "hospital", "security", "road", "plant"}:  # fmt: skip
                    continue
                self._take(first, stop, "place", "mention-landmark", 0.75)

    def _skips(self, at: int, end: int) -> bool:
        """A word that begins a sentence and is no part of the name after it."""
        piece = self._pieces[at]
        if piece.key in {"the", "a", "an"} or piece.key in MONTHS_AND_DAYS:
            return True
        return piece.initial and piece.key in NO_NAMES and at + 1 < end

    def _nations(self) -> None:
        """Countries and adjectives, and longer names that begin with one or hold one."""
        for first, end in self._runs:
            at = first
            while at < end:
                at += self._nation_at(at, first, end) or 1

    def _nation_at(self, at: int, first: int, end: int) -> int:
        pieces = self._pieces
        if self._skips(at, end):
            return 1
        for length in range(min(6, end - at), 0, -1):
            stop = at + length
            if not self._free(at, stop):
                continue
            words, key = self._words(at, stop), joined_key(pieces, at, stop)
            iso = country_named(key)
            if words in adjectives():
                rule, country = "mention-adjective", adjectives()[words]
                self._take(at, stop, "actor", rule, 0.6, country=country)
                return length
            if length > 1 and not iso and self._is_town_of_words(at, stop, end):
                self._take(at, stop, "place", "mention-gazetteer", 0.85)
                return length
            if not iso or (length == 1 and not self._is_country(at, first, end)):
                continue
            kind = "actor" if self._acts(at, stop) else "place"
            self._take(at, stop, kind, "mention-country", 0.9, country=iso)
            return length
        return 0

    def _is_town_of_words(self, at: int, stop: int, end: int) -> bool:
        """Several words that are a town or province, with nothing more of a name after them."""
        if any(one in self._people for one in range(at, stop)):
            return False
        rest = self._pieces[stop:end]
        whole = not rest or rest[0].key in REGION_WORDS or not self._is_name_word(stop)
        return whole and self._is_named(at, stop) and not self._misled(stop)

    def _is_country(self, at: int, first: int, end: int) -> bool:
        """One word that is a country, and not a part of the name of something else."""
        piece = self._pieces[at]
        if piece.key == "us" and piece.text not in {"US", "U.S."}:
            return False
        if self._text[piece.end : piece.end + 1] == "$" or at in self._people:
            return False
        if piece.key in self._last_names and self._before(at) not in PLACE_BEFORE:
            return False
        before = at > first and not self._skips(at - 1, end) and self._is_name_word(at - 1)
        after = at + 1 < end and self._is_name_word(at + 1)
        return not before and not after and not self._misled(at + 1)

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

    def _towns(self) -> None:
        for first, end in self._runs:
            self._towns_in(first, end)

    def _towns_in(self, first: int, end: int) -> None:
        """Towns and provinces that fill a run, but for words before and after that are no names."""
        pieces = self._pieces
        while first < end and (self._taken[first] or self._skips(first, end)):
            first += 1
        stop = first
        while stop < end and not self._taken[stop]:
            stop += 1
        if stop - first < 1 or stop - first > _LONGEST_TOWN + 1:
            return
        if any(at in self._people for at in range(first, stop)):
            return
        last = stop
        if pieces[last - 1].key in REGION_WORDS and last - first > 1:
            if not self._is_named(first, last) and not self._is_named(first, last - 1):
                return
        elif not self._is_named(first, last):
            return
        if not self._town_like(first, last) or self._misled(last):
            return
        key = joined_key(pieces, first, last)
        kind = "place"
        if key in CAPITALS and self._acts(first, last):
            kind = "actor"
        score = 0.85 if last - first > 1 or self._before(first) in PLACE_BEFORE else 0.7
        country = CAPITALS[key] if kind == "actor" else ""
        rule = "mention-capital" if kind == "actor" else "mention-gazetteer"
        self._take(first, last, kind, rule, score, country=country)

    def _is_named(self, first: int, end: int) -> bool:
        if self._pieces[first].key in DIRECTIONS and end - first > 1:
            key = joined_key(self._pieces, first, end)
            if key in world() or is_feature(key):
                return True
            first += 1
        key = joined_key(self._pieces, first, end)
        return len(key) >= _LEAST_LETTERS and (key in world() or is_feature(key))

    def _town_like(self, first: int, end: int) -> bool:
        """Whether a single word is likelier a town than a word, a person or a month."""
        if end - first > 1:
            return True
        piece = self._pieces[first]
        placed = self._before(first) in PLACE_BEFORE
        after = self._after(end)
        if after is not None and after.key in SAID and piece.key not in CAPITALS:
            return False
        if piece.key in MONTHS_AND_DAYS or (piece.key in self._last_names and not placed):
            return False
        if piece.text in {"I", "AM", "PM"} or (
            piece.text.isupper() and len(piece.key) <= 4 and not is_feature(piece.key)
        ):
            return False
        following = self._text[piece.end : piece.end + 2]
        qualified = following == ", " and self._country_follows(end)
        if piece.key in NO_NAMES:
            return qualified
        if piece.initial and not placed and not qualified:
            return world_people(piece.key) >= 200_000
        return placed or qualified or world_people(piece.key) >= 15_000

    def _country_follows(self, end: int) -> bool:
        if end >= len(self._pieces):
            return False
        for length in (1, 2, 3):
            key = joined_key(self._pieces, end, end + length)
            if country_named(key) or any(s.kind == "province" for s in world().named(key)):
                return True
        return False

    def _unknown(self) -> None:
        """Capitalised words after "in" or "near" that nothing has: places perhaps."""
        for first, end in self._runs:
            if first in self._people or not self._free(first, end) or end - first > 4:
                continue
            if self._before(first) not in {"in", "near", "outside", "around"}:
                continue
            keys = [piece.key for piece in self._pieces[first:end]]
            if any(key in MONTHS_AND_DAYS or key in NO_NAMES or key in _NO_PLACES for key in keys):
                continue
            words = self._words(first, end)
            if words.isupper() or keys[-1] in self._last_names:
                continue
            self._take(first, end, "place", "mention-unknown-place", 0.45)


def world_people(key: str) -> int:
    """How many people the largest place of a folded name has."""
    if is_feature(key):
        return 10**9
    return max((spot.people for spot in world().named(key)), default=0)
