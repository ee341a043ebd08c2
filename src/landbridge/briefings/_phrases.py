"""Dates, distances, reports and relations as words: the small pieces of every sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import actor_name, grade, place_name, report_where
from landbridge.days import format_day

if TYPE_CHECKING:
    from landbridge.days import DaySpan
    from landbridge.model.actors import Relation
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "citation",
    "count",
    "event_words",
    "km",
    "known_words",
    "neutral",
    "passage_word",
    "prose_day",
    "prose_span",
    "relation_words",
    "report_sentence",
]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_KINDS = "part_of|proxy_of|backed_by|ally_of|partner_of|tolerates|neutral_to|hostile_to"
_RELATION = re.compile(rf"([^\s,;()]+) ({_KINDS}) ([^\s,;()]+)")
_TOKEN = re.compile(r"(?<![\w-])(?:country:[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])")
_WHOLE_FROM, _LEAST = 9_950, 100
_SAID = {
    "part_of": "{0} is part of {1}",
    "ally_of": "{0} is an ally of {1}",
    "partner_of": "{0} is a partner of {1}",
    "tolerates": "{0} tolerates {1}",
    "neutral_to": "{0} is neutral to {1}",
    "hostile_to": "{0} is hostile to {1}",
    "proxy_of": "{0} is described as a proxy of {1} by {2}",
    "backed_by": "{0} is described as backed by {1} by {2}",
}
_EVENTS = {
    "holds": "{actor} holds {where}",
    "takes": "{actor} takes {where}{from_other}",
    "loses": "{actor} loses {where}{to_other}",
    "contests": "{actor} contests {where}{with_other}",
    "besieges": "{actor} besieges {where}",
    "enters": "{actor} enters {where}",
    "withdraws": "{actor} withdraws from {where}{to_other}",
    "closes": "{actor} closes {where}",
    "opens": "{actor} opens {where}",
    "restricts": "{actor} restricts {where}",
    "cuts": "{where} is cut{by_actor}",
    "repairs": "{where} is repaired{by_actor}",
    "damages": "{where} is damaged{by_actor}",
    "present": "{actor} is present at {where}",
    "moves": "traffic of {actor} is seen at {where}",
    "strikes": "a strike at {where}{attributed}",
    "agrees": "{actor} reaches an agreement about {where}{with_other}",
    "retracts": "an earlier report about {where} is withdrawn",
}
_EVENTS_WITHOUT_ACTOR = _EVENTS | {
    "closes": "{where} is closed",
    "opens": "{where} is opened",
    "restricts": "passage at {where} is restricted",
    "moves": "traffic is seen at {where}",
}


def count(number: int, word: str, plural: str | None = None) -> str:
    """Write a number with its word: 1 day, 2 days."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def prose_day(day: int | None) -> str:
    """Write a day as prose does.

    >>> from landbridge.days import parse_day
    >>> prose_day(parse_day("2017-08-23"))
    '23 August 2017'
    """
    if day is None:
        return "a day not known"
    year, month, number = format_day(day).split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {int(year)}"


def prose_span(span: DaySpan) -> str:
    """Write a date as exactly as it was given: 2017, August 2017, 23 August 2017, or from … to."""
    ends = []
    for part in span.text.split("/")[:2]:
        bits = part.strip().split("T")[0].split("-")
        if len(bits) > 1 and bits[1].isdigit() and 1 <= int(bits[1]) <= len(_MONTHS):
            bits[1] = _MONTHS[int(bits[1]) - 1]
        ends.append(" ".join(str(int(b)) if b.isdigit() else b for b in reversed(bits)))
    return plain(" to ".join(ends))


def km(metres: float) -> str:
    """Write a length in kilometres, whole ones from ten up.

    >>> km(412_300), km(4_210)
    ('412 km', '4.2 km')
    """
    if metres == 0:
        return "0 km"
    if metres < _WHOLE_FROM:
        return f"{metres / 1000:.1f} km" if metres >= _LEAST else "under 0.1 km"
    return f"{metres / 1000:,.0f} km"


def known_words(known_by: int | None, newest_published: int | None) -> str:
    """Say from when on nothing counts: the K of an answer."""
    if known_by is not None:
        return f"as far as known by {prose_day(known_by)}"
    if newest_published is not None:
        return f"as far as known from reports published up to {prose_day(newest_published)}"
    return "as far as recorded here"


def passage_word(word: str) -> str:
    """Show a passage word: open is only ever "no known obstacle"."""
    return "no known obstacle" if word == "open" else word


def neutral(text: str, situation: Situation) -> str:
    """Put a line of reasons into words: names for ids, relations as sentences.

    Relations that parties deny get the name of who describes them so.
    """

    def said(match: re.Match[str]) -> str:
        actor, kind, other = match.groups()
        rows = [r for r in situation.relations if (r.actor, r.kind, r.other) == match.groups()]
        return _SAID[kind].format(
            actor_name(situation, actor),
            actor_name(situation, other),
            _said_by(rows, situation),
        )

    def named(match: re.Match[str]) -> str:
        key = match.group()
        if key in situation.actors:
            return actor_name(situation, key)
        if key.startswith("country:") or key in situation.places or key in situation.areas:
            return place_name(situation, key)
        return key

    whole, end = [], 0
    for match in _RELATION.finditer(text):
        whole += [_TOKEN.sub(named, text[end : match.start()]), said(match)]
        end = match.end()
    return plain("".join([*whole, _TOKEN.sub(named, text[end:])]))


def relation_words(row: Relation, situation: Situation) -> str:
    """Say a relation; one that parties deny is described as such by its source."""
    actor, other = actor_name(situation, row.actor), actor_name(situation, row.other)
    return _SAID[row.kind].format(actor, other, _said_by([row], situation))


def _said_by(rows: list[Relation], situation: Situation) -> str:
    """Name the sources of rows of a relation."""
    names = [
        plain(situation.sources[row.source].name if row.source in situation.sources else row.source)
        for row in rows
        if row.source
    ]
    return ", ".join(dict.fromkeys(names)) or "the authors of this situation"


def report_sentence(report: Report, situation: Situation) -> str:
    """Say what a report says, in our own neutral words."""
    said = event_words(
        report.event,
        actor=actor_name(situation, report.actor) if report.actor else "",
        other=actor_name(situation, report.other_actor) if report.other_actor else "",
        where=report_where(report, situation),
        source=report.source.name,
    )
    return said + _terms(report, situation)


def event_words(event: str, *, actor: str, other: str, where: str, source: str) -> str:
    """Say what happened where, by names as they are shown; actor and other may be empty."""
    by = plain(source)
    parts = {
        "actor": actor or "somebody not named",
        "where": where,
        "from_other": f" from {other}" if other else "",
        "to_other": f" to {other}" if other else "",
        "with_other": f" with {other}" if other else "",
        "by_actor": f", attributed to {actor} by {by}" if actor else "",
        "attributed": f", attributed to {actor} by {by}" if actor else ", not attributed",
    }
    sentences = _EVENTS if actor else _EVENTS_WITHOUT_ACTOR
    if event not in sentences:
        return f"{parts['actor']}: {plain(event)} {where}"
    return sentences[event].format(**parts)


def _terms(report: Report, situation: Situation) -> str:
    """Say for whom, for what and how a closure or permission counts."""
    terms = []
    if report.for_whom:
        terms.append(f"for {actor_name(situation, report.for_whom)}")
    if report.cargo:
        terms.append(f"for {plain(report.cargo)}")
    if report.permission:
        terms.append(plain(report.permission))
    if report.direction in {"ab", "ba"} and report.a and report.b:
        terms.append("one direction only")
    if report.vehicle is not None:
        terms.append(f"up to vehicle class {report.vehicle}")
    return f" ({', '.join(terms)})" if terms else ""


def citation(report: Report) -> str:
    """Name source, grade, and the two dates of a report, with the words that it rests on."""
    said = (
        f"{plain(report.source.name)} ({grade(report)}), "
        f"published {prose_span(report.published)}, about {prose_span(report.date)}"
    )
    if report.quote:
        said += f": “{plain(report.quote)}”"
    if report.sensitivity:
        said += f" [marked sensitive: {plain(report.sensitivity)}]"
    return said
