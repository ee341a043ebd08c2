"""The words of a text as names are compared by: each with its span and its folded form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.readings import Span

__all__ = ["Piece", "joined_key", "pieces_of"]

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., U.A.E.
    r"|[^\W_]+(?:['\u2019\u2018`\u02bf\u02be](?![sS]\b)[^\W_]+)*"
)
_SHORT = frozenset(
    [
        "st",
        "mt",
        "ft",
        "gen",
        "lt",
        "col",
        "sgt",
        "maj",
        "capt",
        "adm",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "rev",
        "sen",
        "rep",
        "gov",
        "sheikh",
        "no",
        "ste",
    ]
)
_LONGEST_GAP = 3
_POSSESSIVE = frozenset({"'s", "\u2019s", "'S"})
_PARTING = frozenset(',;:!?()[]"\u201c\u201d\u00ab\u00bb\u2026|/*#<>=+~')
_DASHES = frozenset("\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word. ``key`` is its folded form; ``tied`` says that it follows the one before it.

    ``capital`` that it begins with a capital letter, ``initial`` that it begins a sentence, a line
    or a quotation, where a capital says nothing. Words parted by a comma, a bracket or a dash are
    not tied.
    """

    start: int
    end: int
    text: str
    key: str
    capital: bool
    initial: bool
    tied: bool


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    if "." in word:
        return word.replace(".", "").casefold()
    return word.lower() if word.isascii() and word.isalnum() else fold(word).replace(" ", "")


def pieces_of(text: str, sentences: Iterable[Span]) -> list[Piece]:
    """Give the words of the sentences, in order."""
    found: list[Piece] = []
    for span in sentences:
        first, before = True, span.start
        for match in _WORD.finditer(text, span.start, span.end):
            word, start = match.group(), match.start()
            gap = text[before:start]
            tied = not first and _ties(gap, found[-1].key if found else "")
            initial = first or "\n" in gap or gap.endswith(("\u201c", '"', "\u00ab", "\u2018"))
            capital = word[0].isupper() or word[0].istitle() or _elided(word)
            found.append(Piece(start, match.end(), word, _key(word), capital, initial, tied))
            first, before = False, match.end()
    return found


def _elided(word: str) -> bool:
    """Whether it is a name after a short article: d'Ivoire."""
    return len(word) > len("d'I") and word[1] in "'\u2019" and word[2].isupper()


def _ties(gap: str, before: str) -> bool:
    if gap == " ":
        return True
    if gap[:2] in _POSSESSIVE:
        return before == "people"
    if len(gap) > _LONGEST_GAP or "\n\n" in gap:
        return False
    if not _PARTING.isdisjoint(gap) or (" " in gap and not _DASHES.isdisjoint(gap)):
        return False
    return "." not in gap or before in _SHORT or len(before) == 1


def joined_key(pieces: Sequence[Piece], first: int, end: int) -> str:
    """The folded form of the words from first to end."""
    return " ".join(piece.key for piece in pieces[first:end])
