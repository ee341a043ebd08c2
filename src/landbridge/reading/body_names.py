"""Bodies that act among the words of a text: named, shortened, in capitals, in common nouns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.reading.bodies import NO_BODIES, bodies, longest_body
from landbridge.reading.known_names import fits_case
from landbridge.reading.options import country_named
from landbridge.reading.pieces import joined_key
from landbridge.reading.role_names import RoleNames

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BodyNames"]

_LEAST_LETTERS, _LONGEST_ACRONYM, _OFTEN = 3, 6, 2


class BodyNames(RoleNames):
    """Finds names of actors that are not the situation's own."""

    def _group(self, first: int, end: int, rule: str) -> None:
        if not self._free(first, end) or self._is_materiel(first, end, rule):
            return
        country = next(
            (c for piece in self._pieces[first:end]
             if piece.capital and (c := country_named(piece.key))), ""
        )  # fmt: skip
        owned = self._names.named(joined_key(self._pieces, first, end))
        score = {
            "mention-group-head": 0.85,
            "mention-nation-noun": 0.85,
            "mention-name-noun": 0.7,
        }.get(rule, 0.6)
        self._take(first, end, "actor", rule, score, country=country, owned=owned)

    def _short_forms(self, short: Mapping[str, tuple[int, int]]) -> None:
        for at, piece in enumerate(self._pieces):
            if piece.text in short and self._free(at, at + 1):
                first, end = short[piece.text]
                full = self._words(first, end)
                owned = self._names.named(joined_key(self._pieces, first, end))
                self._take(at, at + 1, "actor", "mention-short-form", 0.85, full=full, owned=owned)

    def _bodies(self) -> None:
        """Armed groups, alliances and offices that news names by name alone."""
        pieces = self._pieces
        for at, piece in enumerate(pieces):
            for length in range(longest_body().get(piece.key, 0), 0, -1):
                end = at + length
                if end > len(pieces) or not self._tied(at, end) or not self._free(at, end):
                    continue
                written = bodies().get(joined_key(pieces, at, end))
                if written is None or not fits_case(written, self._words(at, end)):
                    continue
                if any(self._grouped[at:end]):
                    break
                self._take(at, end, "actor", "mention-body", 0.85)
                break

    def _acronyms(self) -> None:
        """Words in capitals that a text uses more than once."""
        counted = Counter(
            piece.text
            for at, piece in enumerate(self._pieces)
            if _LEAST_LETTERS <= len(piece.text) <= _LONGEST_ACRONYM
            and piece.text.isupper()
            and piece.text.isalpha()
            and not self._shouted(at)
        )
        for at, piece in enumerate(self._pieces):
            if counted[piece.text] < _OFTEN or not self._free(at, at + 1):
                continue
            if piece.text not in NO_BODIES and not country_named(piece.key):
                self._take(at, at + 1, "actor", "mention-acronym", 0.5)

    def _shouted(self, at: int) -> bool:
        """Whether the words beside it are in capitals too, as in a headline."""
        beside = (*self._pieces[max(at - 1, 0) : at], *self._pieces[at + 1 : at + 2])
        return any(piece.text.isupper() and len(piece.text) > _LEAST_LETTERS for piece in beside)
