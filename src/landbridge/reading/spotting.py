"""Where names stand in a text: one pass over its words for each kind, longest names first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.bodies import bodies
from landbridge.reading.body_names import BodyNames
from landbridge.reading.known_names import fits_case
from landbridge.reading.name_words import LANDMARK_HEADS, LANDMARK_KINDS, LANDMARKS, REGION_WORDS
from landbridge.reading.nations import CAPITALS
from landbridge.reading.options import country_named
from landbridge.reading.pieces import joined_key
from landbridge.reading.place_names import PlaceNames
from landbridge.reading.text_names import Found
from landbridge.reading.unknown_names import UnknownNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.reading.known_names import Owned

__all__ = ["Found", "Spotter"]

_NAMED_GROUPS = frozenset({"mention-group-head", "mention-nation-noun"})
_MOST_AFTER = 3


class Spotter(BodyNames, PlaceNames, UnknownNames):
    """Finds names among the words of one text; a word belongs to one name only."""

    def find(
        self, groups: Iterable[tuple[int, int, str]], short: Mapping[str, tuple[int, int]]
    ) -> list[Found]:
        """Give the names in order of text."""
        groups = list(groups)
        for first, end, rule in groups:
            if rule in _NAMED_GROUPS and self._longer(first, end):
                self._grouped[first:end] = b"\x01" * (end - first)
        self._own_names()
        self._short_forms(short)
        self._bodies()
        for first, end, rule in groups:
            self._group(first, end, rule)
        self._road_ends()
        self._landmarks()
        self._nations()
        self._towns()
        self._spelt()
        self._acronyms()
        self._roles()
        self._unknown()
        return sorted(self._found, key=lambda one: one.span)

    def _longer(self, first: int, end: int) -> bool:
        """Whether words are more than the name of one body."""
        return joined_key(self._pieces, first, end) not in bodies()

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
