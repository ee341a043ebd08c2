"""Landmarks, countries, provinces and towns among the words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.gazetteer import world
from landbridge.reading.name_words import (
    DIRECTIONS,
    GENERIC_ACTORS,
    LANDMARKS,
    LANDMARKS_AFTER,
    MONTHS_AND_DAYS,
    NO_NAMES,
    PARTICLES,
    PLACE_BEFORE,
    REGION_WORDS,
    SAID,
)
from landbridge.reading.nations import CAPITALS, adjectives
from landbridge.reading.options import country_named, is_feature
from landbridge.reading.pieces import joined_key
from landbridge.reading.text_names import TextNames
from landbridge.reading.unknown_names import OF_GROUND
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Set

    from landbridge.reading.pieces import Piece

__all__ = ["PlaceNames"]

_LONGEST_TOWN = 5
_LEAST_LETTERS = 3
_MOST_AFTER = 3
_SHORT = 4
_LINKS = (", ", " and ", ", and ")
_KNOWN, _WELL_KNOWN, _KNOWN_THERE = 100_000, 200_000, 5_000
"""People of a town that is believed without a word such as "in" before it; at the beginning of a
sentence, where every word has a capital; and in a country that the text names."""
_ROADS = word_set("road highway motorway railway route axis track")
_BEFORE_HEADS = word_set("air border oil gas military")
_WEAK_HEADS = word_set("border camps fields zone field hospital security road plant")


_SHORT_STATES = frozenset({"US", "U.S.", "UK", "U.K."})
_OF_LAND = word_set("soil border borders coast territory airspace waters mainland")


class PlaceNames(TextNames):
    """Finds names of places that are not the situation's own."""

    def _landmarks(self) -> None:
        """A name with a head such as crossing or air base, before or after it."""
        for begin, end in self._runs:
            first = begin
            while first < end and self._skips(first, end):
                first += 1
            if first >= end or (self._pieces[first].key in NO_NAMES and end - first == 1):
                continue
            if self._pieces[end - 1].key in LANDMARKS:
                if end - first > 1 and self._free(first, end):
                    self._take(first, end, "place", "mention-landmark", 0.75)
                continue
            stop = self._heads_after(end)
            if stop > end and self._free(first, stop) and not self._is_common(first, end, stop):
                self._take(first, stop, "place", "mention-landmark", 0.75)

    def _road_ends(self) -> None:
        """Both towns of a road that is named after them: "the Khost-Gardez road"."""
        for begin, end in self._runs:
            first = begin + 1 if end > begin and self._skips(begin, end) else begin
            if end - first != len(("from", "to")) or not self._free(first, end):
                continue
            one, two = self._pieces[first:end]
            head = self._after(end)
            joined = self._text[one.end : two.start] in {"-", "\u2013"}
            if joined and head is not None and head.text in _ROADS and not (
                {one.key, two.key} & (DIRECTIONS | PARTICLES | MONTHS_AND_DAYS)
            ):  # fmt: skip
                self._take(first, first + 1, "place", "mention-road-end", 0.7)
                self._take(first + 1, end, "place", "mention-road-end", 0.7)

    def _heads_after(self, end: int) -> int:
        """Where the words end that say what a landmark is; ``end`` where none follow."""
        stop = end
        while (after := self._after(stop)) is not None and stop - end < _MOST_AFTER and (
            after.key in LANDMARKS or after.key in _BEFORE_HEADS or after.text in LANDMARKS_AFTER
        ):  # fmt: skip
            stop += 1
        last = self._pieces[stop - 1]
        return stop if last.key in LANDMARKS or last.text in LANDMARKS_AFTER else end

    def _is_common(self, first: int, end: int, stop: int) -> bool:
        """Whether it is "Syrian camps", or "Aleppo hospital" where nothing tells which."""
        if end - first == 1 and self._pieces[first].text in adjectives():
            return True
        return stop - end == 1 and self._pieces[end].key in _WEAK_HEADS

    def _nations(self) -> None:
        """Countries and adjectives, and longer names that begin with one or hold one."""
        for first, end in self._runs:
            at = first
            while at < end:
                at += self._nation_at(at, first, end) or 1

    def _nation_at(self, at: int, first: int, end: int) -> int:
        pieces = self._pieces
        least = 1 if self._skips(at, end) else 0
        for length in range(min(6, end - at), least, -1):
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
            acts = self._acts(at, stop) or self._does(at, stop) or self._with_another(at, stop)
            kind = "actor" if acts else "place"
            self._take(at, stop, kind, "mention-country", 0.9, country=iso)
            return length
        return 0

    def _with_another(self, at: int, stop: int) -> bool:
        """Whether it acts together with the country after "and": "Iran and Iraq agreed"."""
        if self._before(at) in PLACE_BEFORE or stop + 1 >= len(self._pieces):
            return False
        link, other = self._pieces[stop], self._pieces[stop + 1]
        joined = link.key == "and" and link.tied and other.tied and country_named(other.key)
        return bool(joined) and self._acts(stop + 1, stop + 2)

    def _does(self, at: int, stop: int) -> bool:
        """Whether a short form stands as an adjective before a noun: "a U.S. strike"."""
        after = self._after(stop)
        if after is None or after.capital or self._pieces[at].text not in _SHORT_STATES:
            return False
        tag = self._tags.get(after.start, "")
        return tag.startswith("NN") and after.key not in {*REGION_WORDS, *_OF_LAND}

    def _is_town_of_words(self, at: int, stop: int, end: int) -> bool:
        """Several words that are a town or province, with nothing more of a name after them."""
        if any(one in self._people for one in range(at, stop)):
            return False
        rest = self._pieces[stop:end]
        more = bool(rest) and (rest[0].key in PARTICLES or self._is_name_word(stop))
        whole = not more or rest[0].key in REGION_WORDS
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

    def _towns(self) -> None:
        self._countries = {one.country for one in self._found if one.country}
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
        while self._pieces[first].key in DIRECTIONS and end - first > 1:
            key = joined_key(self._pieces, first, end)
            if key in world() or is_feature(key):
                return True
            first += 1
        if self._pieces[first].key in DIRECTIONS:
            return False
        key = joined_key(self._pieces, first, end)
        return len(key) >= _LEAST_LETTERS and (key in world() or is_feature(key))

    def _town_like(self, first: int, end: int) -> bool:
        """Whether a single word is likelier a town than a word, a person or a month."""
        if end - first > 1:
            return True
        piece, placed = self._pieces[first], self._is_placed(first)
        if self._is_no_town(piece, end, placed=placed):
            return False
        qualified = self._text.startswith(", ", piece.end) and self._country_follows(end)
        tag = self._tags.get(piece.start, "NNP")
        common = bool(tag) and not tag.startswith("NNP") and not placed
        if common or qualified or piece.key in NO_NAMES:
            return qualified
        if placed:
            return True
        if not piece.initial and _most_people(piece.key, self._countries) >= _KNOWN_THERE:
            return True
        return _most_people(piece.key) >= (_WELL_KNOWN if piece.initial else _KNOWN)

    def _is_placed(self, first: int) -> bool:
        """Whether the words before say that a place follows: "in", "residents of", "Katy and"."""
        before, start = self._before(first), self._pieces[first].start
        if before in PLACE_BEFORE:
            return True
        if any(
            start - len(link) in self._place_ends and self._text.endswith(link, 0, start)
            for link in _LINKS
        ):
            return True
        owned = first > 0 and self._pieces[first - 1].key == "of"
        return owned and (before in OF_GROUND or before in GENERIC_ACTORS)

    def _is_no_town(self, piece: Piece, end: int, *, placed: bool) -> bool:
        """Whether it speaks, is a month or a last name, or a short word in capitals."""
        after = self._after(end)
        if after is not None and after.key in SAID and piece.key not in CAPITALS:
            return True
        if piece.key in MONTHS_AND_DAYS or (piece.key in self._last_names and not placed):
            return True
        return piece.text.isupper() and len(piece.key) <= _SHORT and not is_feature(piece.key)

    def _country_follows(self, end: int) -> bool:
        if end >= len(self._pieces):
            return False
        for length in (1, 2, 3):
            key = joined_key(self._pieces, end, end + length)
            if country_named(key) or any(s.kind == "province" for s in world().named(key)):
                return True
        return False

    def _spelt(self) -> None:
        """Places of the situation in another spelling."""
        known = self._names.known.places
        for first, end in self._runs if known else ():
            if not self._free(first, end) or end - first > _SHORT or self._skips(first, end):
                continue
            words = self._words(first, end)
            if first in self._people or words in adjectives() or words.isupper():
                continue
            if self._pieces[first].initial and self._pieces[first].key in NO_NAMES:
                continue
            verdict = self._names.spelt("place", words)
            if verdict.id in known:
                self._take(first, end, "place", "mention-own-spelling", 0.75)


def _most_people(key: str, countries: Set[str] | None = None) -> int:
    """How many people the largest place of a folded name has, in these countries or anywhere."""
    if countries is None and is_feature(key):
        return 10**9
    spots = world().named(key)
    return max((s.people for s in spots if countries is None or s.country in countries), default=0)
