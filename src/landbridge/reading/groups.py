"""Names of bodies that act, and common nouns for people who do, as spans of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.reading.bodies import bodies
from landbridge.reading.gazetteer import world
from landbridge.reading.name_words import (
    ACTOR_HEADS,
    FIRST_NAMES,
    GENERIC_ACTORS,
    MONTHS_AND_DAYS,
    NO_NAMES,
    PARTICLES,
    PERSON_TITLES,
    PLACE_BEFORE,
    SAID,
)
from landbridge.reading.nations import adjectives
from landbridge.reading.options import country_named, is_feature
from landbridge.reading.role_names import BACKING, OFFICES
from landbridge.reading.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.reading.pieces import Piece

__all__ = ["Run", "abbreviations", "groups_of", "people_of", "runs_of"]

Run = tuple[int, int]
"""Words from first to end of a run of capitalised words, small words inside it."""

_SHORT_FORM = re.compile(r"\s?\(([A-Z][A-Z-]{1,7})s?\)")
_BEFORE_HEAD = word_set(
    """
    government army border security special police military armed pro-government opposition
    rebel loyalist regime allied tribal national state government-backed backed led and air
    ground naval counter-terrorism counter terrorism tactical elite mechanised mechanized federal
    coalition riot local paramilitary islamist shia
    shiite sunni kurdish arab
    """
)
_MOST_BEFORE = 3
_PAIR, _TRIPLE = 2, 3
_MODIFYING = word_set("rebel government army police military militia opposition customs regime")
_GROUNDS = word_set("airfield airbase airport base barracks bridge camp crossing checkpoint gate")
_SMALL = word_set("the a an this these those in on but and when after while as for")
_NOT_FIRST = word_set("of as at an es la le au sur en do da dos das van von y del della di")


def runs_of(pieces: Sequence[Piece], text: str = "") -> list[Run]:
    """Runs of capitalised words, with of, al, el and the like between them."""
    found: list[Run] = []
    first = 0
    while first < len(pieces):
        if not _starts(pieces, first):
            first += 1
            continue
        end = first + 1
        while end < len(pieces) and pieces[end].tied:
            if pieces[end].capital or _is_number(pieces[end]):
                end += 1
                continue
            link = end
            while link < len(pieces) and pieces[link].tied and _links(pieces, link, text):
                link += 1
            if link > end and link < len(pieces) and pieces[link].tied and pieces[link].capital:
                end = link + 1
                continue
            break
        found.append((first, end))
        first = end
    return found


def _starts(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.capital:
        return True
    ahead = pieces[at + 1] if at + 1 < len(pieces) else None
    article = piece.key in PARTICLES and piece.key not in _NOT_FIRST
    return article and ahead is not None and ahead.tied and ahead.capital


def _links(pieces: Sequence[Piece], at: int, text: str) -> bool:
    piece = pieces[at]
    if piece.key in {"at", "as"} and text[piece.end : piece.end + 1] == " ":
        return False  # "the Drina at Zvornik"; but at-Tall
    if piece.key == "the":
        return pieces[at - 1].key == "of"
    return piece.key in PARTICLES and piece.text.islower()


def _is_number(piece: Piece) -> bool:
    return piece.text[0].isdigit() and len(piece.text) <= len("101st")


def people_of(pieces: Sequence[Piece], runs: Sequence[Run]) -> tuple[set[int], set[str]]:
    """Words that belong to names of persons, and folded last names that stand for them later."""
    words: set[int] = set()
    last_names: set[str] = set()
    for first, end in runs:
        start = first
        while start < end and (pieces[start].key in NO_NAMES and pieces[start].initial):
            start += 1
        titled = start > 0 and pieces[start - 1].key in PERSON_TITLES and pieces[start].tied
        while start < end and pieces[start].key in PERSON_TITLES:
            titled, start = True, start + 1
        if titled:  # Colonel Haitham Qarra of the Levant Division
            end = next((at for at in range(start, end) if pieces[at].key == "of"), end)  # noqa: PLW2901
        if (
            end - start < 1
            or pieces[start].text in adjectives()
            or "of" in _keys(pieces, start, end)
        ):
            continue
        if any(piece.key in ACTOR_HEADS for piece in pieces[start:end]):
            continue
        named = end - start > 1 and pieces[start].key in FIRST_NAMES
        initials = end - start > _PAIR and len(pieces[start + 1].key) == 1
        speaks = _PAIR <= end - start <= _TRIPLE and end < len(pieces) and pieces[end].key in SAID
        speaks = speaks and pieces[end].tied and country_named(pieces[end - 1].key) == ""
        speaks = speaks and (not start or pieces[start - 1].key not in PLACE_BEFORE)
        if named or titled or initials or speaks:
            words |= set(range(start, end))
            last_names.add(pieces[end - 1].key)
    return words, last_names


def _keys(pieces: Sequence[Piece], first: int, end: int) -> set[str]:
    return {piece.key for piece in pieces[first:end]}


def groups_of(
    text: str, pieces: Sequence[Piece], runs: Sequence[Run], people: set[int]
) -> Iterator[tuple[int, int, str]]:
    """Bodies and common nouns: words from first to end, with the rule that found them."""
    taken: set[int] = set()
    for first, end in runs:
        found = _in_run(pieces, first, end, people)
        if found is not None:
            taken |= set(range(found[0], found[1]))
            yield found
    for at, piece in enumerate(pieces):
        kind = GENERIC_ACTORS.get(piece.key)
        if kind is None or at in taken:
            continue
        if piece.capital and not piece.initial and _in_longer_run(pieces, at):
            continue
        ahead = pieces[at + 1] if at + 1 < len(pieces) else None
        if ahead is not None and ahead.tied and ahead.key in GENERIC_ACTORS:
            continue  # "government troops": found from its last word
        if ahead is not None and ahead.tied and piece.key in _MODIFYING and ahead.key in OFFICES:
            continue  # "a rebel envoy"
        start, rule = _widened(pieces, at, taken, people)
        while start and _hyphened(text, pieces, start) and start - 1 not in taken:
            start -= 1
        taken |= set(range(start, at + 1))
        yield start, at + 1, rule


def _in_longer_run(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a capitalised word beside it makes it a part of a name."""
    before = at > 0 and pieces[at].tied and pieces[at - 1].capital
    ahead = at + 1 < len(pieces) and pieces[at + 1].tied and pieces[at + 1].capital
    return (before and pieces[at - 1].text not in adjectives()) or ahead


def _in_run(
    pieces: Sequence[Piece], first: int, end: int, people: set[int]
) -> tuple[int, int, str] | None:
    """A run that ends with a head of a body, or has one before "of": "Free Army of X"."""
    while first < end and _says_nothing(pieces[first]) and first + 1 < end:
        first += 1
    if first in people or pieces[end - 1].key in _GROUNDS:
        return None
    if is_feature(" ".join(piece.key for piece in pieces[first:end])):
        return None  # the West Bank
    bounds = _body_in(pieces, first, end)
    return (*bounds, "mention-group-head") if bounds else None


def _body_in(pieces: Sequence[Piece], first: int, end: int) -> tuple[int, int] | None:
    """Where the name of a body stands in a run of capitalised words."""
    heads = [at for at in range(first, end) if pieces[at].key in ACTOR_HEADS]
    if not heads:
        return None
    last = heads[-1]
    owner = _whose_body(pieces, first, last)
    numbered = all(_is_number(piece) for piece in pieces[last + 1 : end])
    if heads == [first] and first and pieces[first].tied and _is_number(pieces[first - 1]):
        found = first - 1, end  # the 58th Division
    elif end - first == 1:
        return None
    elif owner:
        found = owner, last + 1
    elif numbered or pieces[last + 1].key == "of":
        found = first, end
    elif last > first:
        found = first, last + 1
    else:
        return None
    return found


def _whose_body(pieces: Sequence[Piece], first: int, last: int) -> int:
    """Where the name of a body begins whose men or officer stand before "of"; 0 for none."""
    titled = pieces[first].key in PERSON_TITLES or pieces[first].key in GENERIC_ACTORS
    if not titled:
        return 0
    for at in range(first + 1, last):
        if pieces[at].key == "of":
            at += 1  # noqa: PLW2901
            if pieces[at].key == "the":
                at += 1  # noqa: PLW2901
            return at if at < last else 0
    return 0


def _says_nothing(piece: Piece) -> bool:
    return piece.key in _SMALL or piece.key in MONTHS_AND_DAYS


def _hyphened(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word hangs on the one before it by a hyphen: pro-government."""
    return text[pieces[at - 1].end : pieces[at].start] == "-"


def _named_before(pieces: Sequence[Piece], at: int, people: set[int]) -> int:
    """Where a name begins that ends before a common noun and is no place: "Karen guerrillas"."""
    start = at
    while start and pieces[start].tied and pieces[start - 1].capital and at - start < _TRIPLE:
        start -= 1
    words = pieces[start:at]
    if not words or start in people or (words[0].initial and words[0].key in NO_NAMES):
        return at
    keys = [" ".join(piece.key for piece in words), words[0].key, words[-1].key]
    if any(key in MONTHS_AND_DAYS or country_named(key) or key in world() for key in keys):
        return at
    return start


def _widened(
    pieces: Sequence[Piece], at: int, taken: set[int], people: set[int]
) -> tuple[int, str]:
    """Take in the words before a common noun that say whose: "Iraqi border guards"."""
    start = at
    for _ in range(_MOST_BEFORE):
        before = start - 1
        if before < 0 or before in taken:
            break
        piece = pieces[before]
        if not pieces[start].tied:
            owned = pieces[start].start - piece.end == len("'s ")
            if owned and piece.capital and country_named(piece.key):
                return before, "mention-nation-noun"
            break
        if rule := _whose(pieces, before):
            return before, rule
        if _is_nation(piece):
            break
        if piece.key in _BEFORE_HEAD or piece.text in BACKING:
            start = before
            continue
        break
    if pieces[start].tied and start and pieces[start - 1].capital and start - 1 not in taken:
        first = _named_before(pieces, start, people)
        if first < start:
            return first, "mention-name-noun"
    if start != at and pieces[start].key in {"and", *BACKING}:
        start = at
    return start, "mention-common-noun"


def _is_nation(piece: Piece) -> bool:
    return piece.text in adjectives() or piece.key in {"us", "uk", "un", "eu", "nato"}


def _whose(pieces: Sequence[Piece], at: int) -> str:
    """The rule by which a word before a common noun says whose it is; empty where it does not."""
    if _is_backing(pieces, at + 1):
        return "mention-common-noun"  # "Turkish-backed factions" are no state's
    piece = pieces[at]
    nation = _is_nation(piece) and piece.text[0].isupper()
    return "mention-nation-noun" if nation or (piece.capital and piece.key in bodies()) else ""


def _is_backing(pieces: Sequence[Piece], start: int) -> bool:
    """Whether a name before stands only for who helps: Turkish-backed, Russian-led."""
    return pieces[start].text in BACKING and pieces[start - 1].capital


def abbreviations(
    text: str, pieces: Sequence[Piece], groups: Sequence[tuple[int, int, str]]
) -> dict[str, tuple[int, int]]:
    """Short forms in brackets after a name, with the words that they stand for."""
    found: dict[str, tuple[int, int]] = {}
    for first, end, _ in groups:
        match = _SHORT_FORM.match(text, pieces[end - 1].end)
        if match is None:
            continue
        initials = "".join(piece.key[0] for piece in pieces[first:end] if piece.capital)
        short = match.group(1).replace("-", "").lower()
        if short[0] == initials[:1] or short in initials or len(short) == len(initials):
            found.setdefault(match.group(1), (first, end))
    return found
