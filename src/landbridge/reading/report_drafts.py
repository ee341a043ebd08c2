"""Drafts of reports and relations: what an event or a relation in a text says as a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from landbridge.days import format_day, parse_published, parse_span
from landbridge.model.readings import Draft, Span
from landbridge.model.reports import ACTOR_EVENTS, PERMISSION_EVENTS
from landbridge.reading.event_groups import GROUND, ROADS
from landbridge.reading.event_lemmas import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.readings import EventMention, Reading, RelationMention

__all__ = ["LEAST_CHANCE", "relation_drafts", "report_drafts"]

LEAST_CHANCE = 0.65
"""Chance below which an event is not put forward as a report."""
_STATES = frozenset(("holds", "besieges", "present", "contests"))
_OWNED = frozenset(("holds", "present"))
"""Events of which nothing is told without saying whose they are."""
_DAYS_BEFORE = 7
"""A change without a date is taken to have happened within a week before publication."""
_CERTAIN = frozenset(("the", "its", "their", "his", "this", "that", "both"))
_COUNTS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several")
)
_PAIR = re.compile(
    r"(\w[\w'\u2019]*(?: \w+)?)[-\u2013](\w[\w'\u2019]*)\s+(?:road|highway|motorway|railway|"
    r"railroad|track|trail|line|route|corridor)\b",
    re.I,
)
_PART = r"(?:(?:al|el|as|ash|ad|ar|an|at|az)-)?[^\W\d_a-z][\w'\u2019-]*"
_NAME = rf"({_PART}(?: {_PART}){{0,3}})"
_LINKING = re.compile(
    r"\b(?:road|highway|motorway|railway|track|route|corridor|[AEMNRD]-?\d{1,3})\s+(?:from|between|linking|"
    rf"connecting|joining)\s+{_NAME}\s+(?:and|to|with)\s+{_NAME}"
)
_CARGO = (
    ("relief", re.compile(r"\b(?:humanitarian|relief|aid|food|medical|medicine|UN)\b", re.I)),
    ("fuel", re.compile(r"\b(?:fuel|diesel|petrol|oil tankers?)\b", re.I)),
    ("arms", re.compile(r"\b(?:arms|weapons|ammunition|missiles)\b", re.I)),
    (
        "goods",
        re.compile(r"\b(?:trucks?|lorr(?:y|ies)|cargo|freight|goods|trade|commercial)\b", re.I),
    ),
    (
        "people",
        re.compile(
            r"\b(?:civilians?|passengers?|pilgrims?|patients?|travellers?|refugees|"
            r"pedestrians?|families|residents|people)\b",
            re.I,
        ),
    ),
)
_FOR = re.compile(
    r"\b(?:to|for)\s+((?:\w+[- ]){0,3}?(?:traffic|trucks?|lorr(?:y|ies)|vehicles?|convoys?|"
    r"civilians?|passengers?|pilgrims?|patients?|pedestrians?|cargo|freight|goods|"
    r"trade|travellers?|families|people|residents|aid|fuel))\b",
    re.I,
)
_DIRECTIONS = re.compile(r"\b(?:in both directions|both ways)\b", re.I)
_PERMISSIONS = (
    ("escort", re.compile(r"\bescort", re.I)),
    (
        "permit",
        re.compile(r"\b(?:permits?|passes|visas?|waivers?|authorisation|authorization)\b", re.I),
    ),
    ("notify", re.compile(r"\b(?:notif|notice|coordination)", re.I)),
)


def report_drafts(reading: Reading) -> Iterator[Draft]:
    """Put forward each believed event that names a place and, where needed, an actor."""
    text = reading.document.text
    for event in reading.events:
        if not event.event or event.score < LEAST_CHANCE:
            continue
        spots = list(_places(text, event))
        if event.event == "moves" and not event.roles.get("actor") and event.mode != "denied":
            continue
        if event.event == "agrees":
            if event.roles.get("actor"):
                yield _draft(reading, event, next(iter(spots), {}))
            continue
        for places in spots:
            if _enough(text, event, places):
                yield _draft(reading, event, places)


def _enough(text: str, event: EventMention, places: dict[str, Span]) -> bool:
    """Whether somebody or some place has a name, where the verb needs an actor."""
    if event.event not in ACTOR_EVENTS:
        return True
    if not event.roles.get("actor"):
        return event.event not in _OWNED and any(_named(text, span) for span in places.values())
    return True


def _named(text: str, span: Span) -> bool:
    return any(
        word[:1].isupper() or word[:1].isdigit() for word in re.split(r"[\s-]+", span.of(text))
    )


def _places(text: str, event: EventMention) -> Iterator[dict[str, Span]]:
    """Give the places of each row: a pair of ends for a road between two, else one place a row."""
    told = False
    for road in event.roles.get("road", ()):
        ends = _ends(text, road, event)
        if ends or _named(text, road) or _definite(text, road, event):
            told = True
            yield ends or {"place": road}
    if told and event.event not in ("strikes", "moves", "cuts", "damages"):
        return
    for span in event.roles.get("place", ()):
        if any(road.covers(span) for road in event.roles.get("road", ())):
            continue
        if _named(text, span) or (not told and _definite(text, span, event)):
            yield {"place": span}


def _definite(text: str, span: Span, event: EventMention) -> bool:
    """Whether a spot without a name is a certain one: "the gate", "their town"."""
    before = text[event.evidence.start : span.start].split()
    own = text[span.start : span.end].split()
    last = before[-1].casefold() if before else ""
    counted = event.event in ("strikes", "cuts", "damages") and (
        last in ("a", "an") or own[0].isdigit() or own[0].casefold() in _COUNTS
    )
    if last not in _CERTAIN and not counted:
        return False
    head = lemma_of(own[-1].casefold())
    return head in GROUND or any(lemma_of(word.casefold()) in ROADS for word in own)


def _ends(text: str, road: Span, event: EventMention) -> dict[str, Span]:
    match = _PAIR.search(text, road.start, road.end)
    if match and match.group(1)[0].isupper() and match.group(2)[0].isupper():
        return {"a": Span(*match.span(1)), "b": Span(*match.span(2))}
    match = _LINKING.search(text, road.start, min(event.evidence.end, road.end + 80))
    if match and match.start() <= road.end:
        return {"a": Span(*match.span(1)), "b": Span(*match.span(2))}
    return {}


def _draft(reading: Reading, event: EventMention, places: dict[str, Span]) -> Draft:
    text = reading.document.text
    date, date_span, dated_by = _date(reading, event)
    cells = {"event": event.event, "date": date, **_extras(text, event, places)}
    actors = {
        role: event.roles[role][0] for role in ("actor", "other_actor") if event.roles.get(role)
    }
    second = event.roles.get("actor", ())[1:2]
    if second and "other_actor" not in actors and event.event in ("contests", "agrees"):
        actors["other_actor"] = second[0]
    spans = {"evidence": event.evidence, "trigger": event.trigger}
    if date_span:
        spans["date"] = date_span
    return Draft(
        table="reports",
        cells={name: cell for name, cell in cells.items() if cell},
        spans=spans,
        actors=actors,
        places=places,
        mode=event.mode,
        rule=event.rule + dated_by,
        score=event.score,
    )


def _date(reading: Reading, event: EventMention) -> tuple[str, Span | None, str]:
    """Settle the date cell: what the text says, never later than the day of publication."""
    try:
        published = parse_published(reading.document.published)
    except ValueError:
        return "", None, ""
    for span in event.roles.get("date", ()):
        at = bisect_left(reading.times, span, key=lambda time: time.span)
        there = at < len(reading.times) and reading.times[at].span == span
        value = reading.times[at].value if there else ""
        try:
            told = parse_span(value)
        except ValueError:
            continue
        if event.mode != "past":
            return value, span, ""
        if not told.wholly_after(published):
            if told.last > published.last:
                value = f"{format_day(told.first)}/{format_day(published.last)}"
            return value, span, ""
    if event.mode != "past":
        return "", None, ""
    last = format_day(published.last)
    if event.event in _STATES:
        return last, None, "+date-none"
    return f"{format_day(max(1, published.last - _DAYS_BEFORE))}/{last}", None, "+date-none"


def _extras(text: str, event: EventMention, places: dict[str, Span]) -> dict[str, str]:
    """Read for whom, with what and which way, where the event is about passage."""
    if event.event not in PERMISSION_EVENTS and event.event != "moves":
        return {}
    said = text[event.trigger.start : min(event.evidence.end, event.trigger.end + 120)]
    extras: dict[str, str] = {}
    match = _FOR.search(said)
    about = match.group(1) if match else said if event.event == "moves" else ""
    if event.event == "moves":
        about = text[event.evidence.start : event.trigger.end]
    for cargo, pattern in _CARGO:
        if about and pattern.search(about):
            extras["cargo"] = cargo
            break
    if "a" in places and _DIRECTIONS.search(said):
        extras["direction"] = "both"
    if event.event == "restricts":
        extras["permission"] = next(
            (
                name
                for name, pattern in _PERMISSIONS
                if pattern.search(text[event.evidence.start : event.evidence.end])
            ),
            "",
        )
    return extras


def relation_drafts(reading: Reading) -> Iterator[Draft]:
    """Put forward each relation that the text states in words, not those read off events."""
    for relation in reading.relations:
        if relation.rule.startswith("relation-event-") or relation.score < LEAST_CHANCE:
            continue
        yield _relation_draft(relation)


def _relation_draft(relation: RelationMention) -> Draft:
    return Draft(
        table="relations",
        cells={"kind": relation.kind},
        spans={"evidence": relation.evidence, "trigger": relation.evidence},
        actors={"actor": relation.actor, "other": relation.other},
        rule=relation.rule,
        score=relation.score,
    )
