"""Whom a source stands for: the full name behind a surname, "he", "the minister"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Mention, Span

__all__ = ["speaker_names"]

_PERSONAL = frozenset(["he", "she", "his", "her", "him"])
_OTHERS = frozenset(["it", "its", "they", "their", "them"])
_RELATIVE = frozenset(["who", "which", "that", "whose"])
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "prof",
        "professor",
        "president",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "sheikh",
        "sheik",
        "imam",
        "ayatollah",
        "senator",
        "sen",
        "rep",
        "representative",
        "gov",
        "governor",
        "mayor",
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "lieutenant",
        "lt",
        "captain",
        "capt",
        "brigadier",
        "brig",
        "admiral",
        "adm",
        "commander",
        "sergeant",
        "sgt",
        "secretary",
        "ambassador",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chief",
        "director",
        "prime",
        "foreign",
        "defence",
        "defense",
        "interior",
        "deputy",
        "vice",
        "former",
        "chairman",
        "chairwoman",
        "speaker",
        "judge",
        "justice",
        "rev",
        "reverend",
    ]
)
_OF_BODIES = frozenset(
    [
        "ministry",
        "army",
        "government",
        "agency",
        "committee",
        "council",
        "command",
        "party",
        "office",
        "department",
        "force",
        "forces",
        "coalition",
        "group",
        "movement",
        "observatory",
        "bank",
        "police",
        "court",
        "union",
        "front",
        "brigade",
        "army",
        "network",
        "center",
        "centre",
        "institute",
        "organisation",
        "organization",
        "nations",
        "house",
        "authority",
        "administration",
        "company",
        "times",
        "post",
        "news",
        "radio",
        "television",
        "report",
        "statement",
        "officials",
    ]
)
_NAME = re.compile(
    r"(?:[A-Z][\w.'\u2019-]*|[A-Z]\.)"
    r"(?: (?:(?:al|el|bin|ibn|de|da|van|von|der|di)[ -])*[A-Z][\w'\u2019-]*)+"
)
_ONE_WORD = re.compile(r"(?:[Tt]he )?[A-Z][\w'\u2019-]*$")
_BEFORE_OFFICES = frozenset(
    ["its", "his", "her", "their", "the", "a", "an", "one", "our", "another"]
)
_LONGEST_OFFICE = 3  # words of "the defence minister"
_NEAR = 500  # characters back in which "he" finds whom it means, where nobody spoke before
_APART = re.compile(r"\s*(?:,|\(|\bwho\b|\bwhich\b|\bwhose\b)")


@dataclass
class _Known:
    """Those who have spoken so far, the newest last."""

    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    by_last: dict[str, str] = field(default_factory=dict)
    by_role: dict[str, str] = field(default_factory=dict)
    in_text: dict[str, list[tuple[int, str]]] = field(default_factory=dict)


def _words(name: str) -> list[str]:
    return [word.strip(".,'\u2019").lower() for word in name.split()]


def _is_person(name: str) -> bool:
    words = _words(name)
    if not words or any(word in _OF_BODIES for word in words):
        return False
    proper = [word for word in name.split() if word.rpartition("-")[2][:1].isupper()]
    rest = [w for w in proper if w.strip(".").lower() not in _TITLES]
    return bool(rest) and name.split(maxsplit=1)[0].lower() != "the" and len(proper) >= 2 and (  # noqa: PLR2004
        not words[-1].endswith("s") or len(rest) >= 2  # noqa: PLR2004
    )  # fmt: skip


def _note(known: _Known, name: str, whole: str) -> None:
    if _is_person(name):
        known.people.append(name)
        bare = [word for word in name.split() if word.strip(".").lower() not in _TITLES]
        if len(bare) >= 2 or _words(bare[-1])[0] not in known.by_last:  # noqa: PLR2004
            known.by_last[_words(bare[-1])[0]] = name
        for word in _words(whole):
            if word in _TITLES or word.endswith(("man", "woman", "person", "ist", "er", "or")):
                known.by_role[word] = name
    else:
        known.bodies.append(name)
        words = _words(name)
        if words:
            known.by_role[words[-1]] = name


def _bare(source: str) -> str:
    """Give a source without what stands after a comma, a bracket or "who"."""
    cut = _APART.search(source)
    name = source[: cut.start()] if cut and cut.start() > 0 else source
    name = name.strip(" \n\t,")
    return re.sub(r"(?:'s|\u2019s|'|\u2019)$", "", " ".join(name.split()))


def _named_after(source: str) -> str:
    """Give the name in ``its director, Rami Tessin``; empty where a name comes first or none."""
    office, comma, rest = source.partition(",")
    first = office.split(maxsplit=1)[0] if office.split() else ""
    office_only = office.split()[-1:] and office.split()[-1].islower() and not _is_person(office)
    if not comma or not (first[:1].islower() or first.lower() in _BEFORE_OFFICES or office_only):
        return ""
    name = " ".join(rest.split(",")[0].split())
    return name if _NAME.fullmatch(name) and _is_person(name) else ""


def _same(text: str, source: Span, known: _Known) -> str:  # noqa: PLR0911
    """Give the name for one source, from who has spoken and what stands before it."""
    words = source.of(text)
    low = words.lower()
    if low in _PERSONAL:
        return known.people[-1] if known.people else _last_name(text, source.start) or words
    if low in _OTHERS:
        return known.bodies[-1] if known.bodies else words
    if low in _RELATIVE:
        return _just_before(text, source.start) or words
    name = _named_after(words) or _bare(words)
    parts = _words(name)
    capital = [word for word in name.split() if word[:1].isupper()]
    if (
        capital
        and parts
        and parts[-1] in known.by_last
        and all(part in _TITLES for part in parts[:-1])
    ):
        return known.by_last[parts[-1]]
    if len(capital) == 1 and len(parts) == 1 and (whole := _in_full(known, parts[0], source)):
        return whole
    if (
        parts
        and parts[0] in ("the", "this", "that")
        and len(parts) <= _LONGEST_OFFICE
        and not any(word[:1].isupper() for word in name.split()[1:])
    ):
        return known.by_role.get(parts[-1], name)
    return name


def _in_full(known: _Known, last: str, source: Span) -> str:
    """Give the newest full name with that last word before a source."""
    names = known.in_text.get(last, [])
    at = bisect_left(names, (source.start, ""))
    return names[at - 1][1] if at else ""


def _names_in(text: str) -> dict[str, list[tuple[int, str]]]:
    """Give the full names of people in a text with their places, by last word."""
    found: dict[str, list[tuple[int, str]]] = {}
    for match in _NAME.finditer(text):
        name = re.sub(r"(?:'s|\u2019s)$", "", match.group())
        if _is_person(name):
            found.setdefault(_words(name)[-1], []).append((match.start(), name))
    return found


def _last_name(text: str, before: int) -> str:
    near = text[max(0, before - _NEAR) : before]
    names = [match.group() for match in _NAME.finditer(near) if _is_person(match.group())]
    return names[-1] if names else ""


def _just_before(text: str, before: int) -> str:
    near = text[max(0, before - 120) : before].rstrip(" ,")
    names = [*_NAME.finditer(near), *_ONE_WORD.finditer(near)]
    return next((name.group() for name in names if name.end() == len(near)), "")


def speaker_names(
    text: str, sources: Sequence[tuple[Span, ...]], mentions: Sequence[Mention]
) -> list[str]:
    """Give the name that stands for each source, in order of text; empty where there is none.

    A surname becomes the full name given before, "he" and "she" who spoke last, "it" and "they"
    the body that did, "the minister" the one introduced so. What cannot be followed stays as it
    stands. A name that a mention settles to something of the situation keeps the text's words.
    """
    known = _Known(in_text=_names_in(text))
    order = sorted(range(len(sources)), key=lambda n: sources[n][0].start if sources[n] else -1)
    named = {(m.span.start, m.span.end): m.name for m in mentions if m.kind == "actor" and m.name}
    found = [""] * len(sources)
    for number in order:
        if not sources[number]:
            continue
        span = sources[number][0]
        name = _same(text, span, known)
        if (span.start, span.end) in named and span.of(text).lower() not in _PERSONAL | _OTHERS:
            name = name or named[span.start, span.end]
        found[number] = name
        if name and name.lower() not in _PERSONAL | _OTHERS | _RELATIVE:
            _note(known, name, span.of(text))
    return found
