"""How names are compared: forgivingly, through accents, articles, spelling variants."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.situations import Situation

__all__ = [
    "actor_id",
    "fold",
    "ground_id",
    "joined_words",
    "names_in",
    "near",
    "place_id",
    "resolve",
    "skeleton",
    "source_id",
]

_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|ar|as|az|an|at|ash|adh|ath|ez|er|es|ed|et|en|esh)\s+")
_VOWELS = re.compile(r"[aeiouyw\s]+")
_LEAST_CONSONANTS = 3
_NAMES_SHOWN = 12
_LISTED = re.compile(r"\s*geo:[^,]*,[^,]*|[^,]+")
"""A name in a list with commas; a point, geo:LAT,LON, has a comma of its own."""
_SAME = str.maketrans({"q": "k", "g": "j", "c": "k"})


def names_in(text: str) -> list[str]:
    """Part a list of names with commas; points (``geo:LAT,LON``) stay whole."""
    return [name.strip() for name in _LISTED.findall(text) if name.strip()]


def fold(name: str) -> str:
    """Lower case without accents, apostrophes and punctuation; words parted by one space."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    plain = re.sub("[\u2018\u2019'`\u02bf\u02be]", "", plain)  # apostrophes, ayn and hamza
    return " ".join(re.findall(r"\w+", plain))


def joined_words(name: str) -> str:
    """Write a name as one word in the way of ids: ``deir-ez-zor``."""
    return "-".join(fold(name).split())


def skeleton(name: str) -> str:
    """The consonants of a name without its articles: spellings of one Arabic name share it."""
    plain = _ARTICLE.sub("", fold(name) + " ")
    plain = _VOWELS.sub("", plain).replace("kh", "x").replace("gh", "j").replace("ou", "")
    plain = plain.translate(_SAME)
    return re.sub(r"(.)\1+", r"\1", plain)


def near(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The nearest known names, best first."""
    by_fold = {fold(candidate): candidate for candidate in known}
    hits = difflib.get_close_matches(fold(name), by_fold, n=count, cutoff=0.55)
    return [by_fold[hit] for hit in hits]


def resolve(name: str, named: Mapping[str, Iterable[str]], what: str) -> str:
    """Find the id that a person means.

    Parameters
    ----------
    name
        what was written: an id, a name or an alias, in any spelling
    named
        the names and aliases of each id
    what
        the word for it in messages, such as "place"

    Raises
    ------
    QuestionError
        when nothing or more than one id fits; the message names what is near
    """
    if name in named:
        return name
    for compare in (fold, skeleton):
        wanted = compare(name)
        if not wanted or (compare is skeleton and len(wanted) < _LEAST_CONSONANTS):
            continue
        found = [
            key
            for key, names in named.items()
            if compare(key) == wanted or any(compare(n) == wanted for n in names)
        ]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise QuestionError(f"{what} '{name}' can mean {', '.join(sorted(found))}: give the id")
    every = {n: key for key, names in named.items() for n in (key, *names)}
    hints = list(dict.fromkeys(every[hit] for hit in near(name, every)))
    if hints:
        raise QuestionError(f"no {what} '{name}'; near: {', '.join(hints)}")
    if not named:
        raise QuestionError(f"no {what} '{name}': there are none")
    shown = ", ".join(sorted(named)[:_NAMES_SHOWN])
    raise QuestionError(
        f"no {what} '{name}'; there are: {shown}{', …' if len(named) > _NAMES_SHOWN else ''}"
    )


def place_id(situation: Situation, name: str) -> str:
    """Find the place that a name means."""
    named = {p.id: (p.name, *p.aliases) for p in situation.named_places.values()}
    return resolve(name, named, "place")


def ground_id(situation: Situation, name: str) -> str:
    """Find the place or area that a name means; ``country:XX`` is meant as it is written."""
    if name.startswith("country:"):
        return name
    named = {p.id: (p.name, *p.aliases) for p in situation.named_places.values()}
    named |= {area.id: (area.name,) for area in situation.areas.values()}
    return resolve(name, named, "place or area")


def actor_id(situation: Situation, name: str) -> str:
    """Find the actor that a name means."""
    named = {a.id: (a.name, *a.aliases) for a in situation.actors.values()}
    return resolve(name, named, "actor")


def source_id(situation: Situation, name: str) -> str:
    """Find the source that a name means."""
    return resolve(name, {s.id: (s.name,) for s in situation.sources.values()}, "source")
