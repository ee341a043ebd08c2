"""Display names of places, actors, links and sources, and the grade of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "DASH",
    "actor_name",
    "grade",
    "joined",
    "joined_places",
    "place_name",
    "report_address",
    "report_where",
]

DASH = "\N{EN DASH}"


def place_name(situation: Situation, key: str) -> str:
    """Name a place, an area or a country; what is not known is shown as written."""
    if key in situation.places:
        return plain(situation.places[key].name)
    if key in situation.areas:
        return plain(situation.areas[key].name)
    if key.startswith("country:"):
        return f"the country {plain(key.removeprefix('country:'))}"
    return plain(key)


def actor_name(situation: Situation, key: str) -> str:
    """Name an actor; what is not known is shown as written."""
    return plain(situation.actors[key].name if key in situation.actors else key)


def joined(words: Iterable[str], word: str = "and") -> str:
    """Join words as prose does.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    every = list(words)
    if every[1:]:
        return f"{', '.join(every[:-1])} {word} {every[-1]}"
    return "".join(every)


def joined_places(situation: Situation, keys: Iterable[str], word: str = "or") -> str:
    """Join the names of places."""
    return joined((place_name(situation, key) for key in keys), word)


def report_where(report: Report, situation: Situation) -> str:
    """Say where a report is about."""
    if report.place:
        return place_name(situation, report.place)
    if report.a and report.b:
        return f"{place_name(situation, report.a)}{DASH}{place_name(situation, report.b)}"
    if report.link and report.link in situation.links:
        link = situation.links[report.link]
        return f"{place_name(situation, link.a)}{DASH}{place_name(situation, link.b)}"
    return plain(report.link or "no place given")


def grade(report: Report) -> str:
    """Write the two Admiralty fields side by side, such as B2; what cannot be judged is a dash."""
    letter = report.source.reliability
    number = report.credibility
    if letter in (None, "F") and number in (None, 6):
        return "ungraded"
    shown = DASH if letter in (None, "F") else plain(letter)
    return shown + (DASH if number in (None, 6) else str(number))


def report_address(report: Report) -> str | None:
    """Give the web address to follow, if there is a plain one: locator, archive, source."""
    for candidate in (report.locator, report.source.archive_url, report.source.url):
        address = safe_url(candidate)
        if address:
            return address
    return None
