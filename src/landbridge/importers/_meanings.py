"""What the words and colours of a map mean: their holder, contested, or nothing to do with us."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import parse_published
from landbridge.errors import InputError, QuestionError
from landbridge.importers._changes import Standing
from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from landbridge.importers._contract import Importer
    from landbridge.model.imports import ImportSettings

__all__ = [
    "CONTESTED",
    "Meanings",
    "asked_km",
    "asked_yes",
    "colour_in",
    "counted",
    "folded_word",
    "refuse_published",
    "refuse_unknown",
    "standing_of",
]

CONTESTED = "contested"
_DISPUTED = {CONTESTED, "disputed"}
_NOTHING = "-"
_BESIEGES = re.compile(r"besieges?\s+(.+)\Z", re.IGNORECASE)
_COLOUR = re.compile(r"#?([0-9a-f]{6})(?:[0-9a-f]{2})?\Z", re.IGNORECASE)
_SHORT_COLOUR = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])\Z", re.IGNORECASE)
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_FARTHEST_KM = 1_000


@dataclass(frozen=True, slots=True)
class Meanings:
    """A table of theirs and ours.

    A meaning is an actor, several joined by ``+`` (contested among them), ``contested`` (by
    somebody who is not named), ``besieges ACTOR`` or ``-`` (to be left out). A word without one
    means itself.
    """

    table: Mapping[str, str]

    @classmethod
    def of(cls, settings: ImportSettings, name: str) -> Meanings:
        """Take a table from the file given with ``--map``; words are compared folded."""
        return cls.of_words(settings.map.get(name, {}))

    @classmethod
    def of_words(cls, named: Mapping[str, str]) -> Meanings:
        """Take a table of words and meanings."""
        return cls({folded_word(word): text.strip() for word, text in named.items()})

    def knows(self, word: str) -> bool:
        """Whether the table has the word."""
        return folded_word(word) in self.table

    def table_word(self, word: str) -> str:
        """What the table has for a word; the word itself where it has nothing."""
        return self.table.get(folded_word(word), word.strip())

    def standing(self, word: str) -> Standing | None:
        """Say who stands where the map has a word; None where it is to be left out."""
        return standing_of(self.table_word(word))


def standing_of(meaning: str) -> Standing | None:
    """Read a meaning."""
    if meaning in {"", _NOTHING}:
        return None
    if found := _BESIEGES.match(meaning):
        return Standing(besiegers=frozenset(_names(found[1])))
    names = _names(meaning)
    named = [name for name in names if fold(name) not in _DISPUTED]
    return Standing(frozenset(named), contested=len(named) < len(names))


def _names(text: str) -> list[str]:
    return [name for part in re.split(r"\s\+\s", text) if (name := part.strip())]


def folded_word(word: str) -> str:
    """Fold a word for comparison; a colour is #rrggbb however it is written."""
    word = word.strip()
    return colour_in(word) or fold(word) or word


def colour_in(text: str) -> str | None:
    """Read a colour of the web (#rgb, #rrggbb, #rrggbbaa, with # or without); None if it is none.

    Without a # it needs a figure in it, for words such as "facade" are made of the same letters.
    """
    text = text.strip()
    if short := _SHORT_COLOUR.match(text):
        return "#" + "".join(digit * 2 for digit in short.groups()).lower()
    found = _COLOUR.match(text)
    if found is None or not (text.startswith("#") or re.search(r"\d", text)):
        return None
    return f"#{found[1].lower()}"


def refuse_unknown(settings: ImportSettings, importer: Importer, tables: Collection[str]) -> None:
    """Refuse options and tables of words that an importer does not have.

    Raises
    ------
    InputError
        when there is one; the message names those that there are
    """
    for option in settings.options:
        if option not in importer.options:
            known = ", ".join(importer.options)
            message = f"{importer.name} has no option '{option}'; there are: {known}"
            raise QuestionError(f"--set {option}: {message}")
    for table in settings.map:
        if table not in tables:
            known = ", ".join(sorted(tables)) or "none"
            message = f"{importer.name} has no table '{table}' in a map; there are: {known}"
            raise QuestionError(f"--map: {message}")


def refuse_published(settings: ImportSettings) -> None:
    """Refuse a day of publication that is none.

    Raises
    ------
    InputError
        when it is not as format 1 has it
    """
    if settings.published:
        try:
            parse_published(settings.published)
        except ValueError as wrong:
            raise InputError(f"--published: {wrong}") from None


def counted(count: int, noun: str) -> str:
    """Write a number and its noun, in the plural where it needs one."""
    plural = noun + ("es" if noun.endswith("s") else "s")
    return f"{count:,} {noun if count == 1 else plural}"


def asked_yes(settings: ImportSettings, option: str) -> bool:
    """Read an option that is yes or no; not given, it is no.

    Raises
    ------
    InputError
        when it is neither
    """
    word = settings.options.get(option, "no").strip().lower()
    if word not in _YES:
        raise QuestionError(f"--set {option}={word}: write yes or no")
    return _YES[word]


def asked_km(settings: ImportSettings, option: str, default: float) -> float:
    """Read an option that is a distance in kilometres.

    Raises
    ------
    InputError
        when it is no number of kilometres that makes sense
    """
    word = settings.options.get(option, str(default)).strip()
    try:
        km = float(word)
    except ValueError:
        raise QuestionError(f"--set {option}={word}: write kilometres, such as 2.5") from None
    if not 0 <= km <= _FARTHEST_KM:
        raise QuestionError(f"--set {option}={word}: write kilometres from 0 to {_FARTHEST_KM:,}")
    return km
