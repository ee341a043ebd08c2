"""Dates and durations in a text, anchored on the day of publication."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from landbridge.days import parse_published
from landbridge.model.readings import Span, TimeMention
from landbridge.reading.clocks import Clock, Meaning
from landbridge.reading.day_meanings import DAY_MEANINGS
from landbridge.reading.moments import span_of
from landbridge.reading.period_meanings import PERIOD_MEANINGS
from landbridge.reading.time_hints import NEEDS, hints_of
from landbridge.reading.time_words import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Match

    from landbridge.model.readings import Document
    from landbridge.reading.moments import Moment
    from landbridge.reading.tokens import Sentence

__all__ = ["find_times"]

_FUTURE = re.compile(
    r"(?i:\b(?:will|shall|would|'ll|won't|going to|plans?|planned|planning|scheduled|expected|due"
    r"|set (?:for|to)|slated|upcoming|tomorrow|intends?|hopes? to|to be (?:held|published|opened)"
    r"|is to|are to|was to|were to|may|might|could|begins?|opens?|starts?|meets?|deadline|by next"
    r"|next|extended|postponed|delayed|adjourned))\b"
)
_PAST = re.compile(
    r"(?i:\b(?:was|were|had|did|said|told|came|went|took|held|began|fell|left|made|met|won|lost|sent"
    r"|shot|hit|cut|killed|has|have|ago|since|last|after|earlier|\w{2,}ed))\b"
)
_MODAL_MONTH = frozenset({"May", "March", "Mar", "Sun", "Sat", "Mon", "Wed", "Fri", "Dec", "Jan"})
_MONTH_BEFORE = re.compile(
    r"(?i:\b(?:in|since|until|till|by|of|from|through|to|last|next|early|late|mid|this|and|or|between"
    r"|before|after|during|for|on|around|every|throughout|back in|past|the)[\s-])$"
)
_YEAR_BEFORE = re.compile(
    r"(?i:\b(?:in|since|until|till|by|of|from|through|to|early|late|mid|year|before|after|during|and"
    r"|between|or|the|summer|spring|autumn|winter|around|circa|back in)[\s-])$"
)
_BARE_BEFORE = re.compile(
    r"(?i:\b(?:for|takes?|took|taken|lasts?|lasted|within|over|or|even|after|spent|waited|in)\s)$"
)
_SEASON_BEFORE = re.compile(r"(?i:\b(?:in|during|every|each|by|before|since|until|this)\s)$")
_NOT_YEAR = re.compile(r"\s+(?:people|troops|men|km|kilomet|dollars|percent|met|miles|[a-z]+s\b)")
_SINCE = re.compile(r"(?i:\b(?:since|from)(?: the| about| at least)? )$")
_UNTIL = re.compile(r"(?i:\b(?:until|till|through)(?: the)? )$")
_BY = re.compile(r"(?i:\b(?:by|before|no later than)(?: the)? )$")
_MEANINGS = DAY_MEANINGS | PERIOD_MEANINGS
_LIKELY_YEARS = (1900, 2050)
_AROUND = 90
"""How many characters before and after a date say whether it lies ahead."""


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Find dates, times, durations and sets, and what they mean.

    Values are as TIMEX3 (ISO-TimeML) has them, seen from the last day of publication; ``value`` is
    the date or interval as in reports.csv. Days that are named without a year, and weekdays, are
    taken before or after publication by the verbs around them.
    """
    today = _today(document.published)
    text, before = document.text, None
    found = []
    for sentence in sentences:
        span = sentence.span
        hints = hints_of(token.low for token in sentence.tokens)
        for match, rule in _matches(text, span, hints) if hints else ():
            lean = _lean(text, span, match)
            if lean < 0 and _BY.search(text[max(span.start, match.start() - 24) : match.start()]):
                lean = 0
            clock = Clock(today, lean, before)
            meaning = _meaning(match, rule, clock)
            if meaning is None or not _likely(text, match, rule):
                continue
            if meaning.kind == "date" and meaning.moment.first is not None:
                before = meaning.moment
            found.append(_mention(text, match, rule, meaning, today))
    return tuple(found)


def _meaning(match: Match[str], rule: str, clock: Clock) -> Meaning | None:
    try:
        return _MEANINGS[rule](match, clock)
    except (ValueError, OverflowError):  # before the first or after the last day of the calendar
        return None


def _today(published: str) -> date:
    try:
        return date.fromordinal(parse_published(published).last)
    except ValueError:
        return date(1970, 1, 1)


def _matches(text: str, span: Span, hints: frozenset[str]) -> list[tuple[Match[str], str]]:
    """All that looks like a date, longest first where they overlap, in order of text."""
    hits = []
    for order, (rule, pattern) in enumerate(PATTERNS.items()):
        if not hints >= NEEDS[rule]:
            continue
        hits += [
            (match.start() - match.end(), order, match.start(), match, rule)
            for match in pattern.finditer(text, span.start, span.end)
        ]
    hits.sort(key=lambda hit: hit[:3])
    taken = bytearray(span.end - span.start)
    kept = []
    for _, _, start, match, rule in hits:
        left, right = start - span.start, match.end() - span.start
        if any(taken[left:right]):
            continue
        taken[left:right] = b"\x01" * (right - left)
        kept.append((match, rule))
    return sorted(kept, key=lambda hit: hit[0].start())


def _likely(text: str, match: Match[str], rule: str) -> bool:
    """Leave out words that are dates only sometimes: may, march, sun, a bare number."""
    start, end = match.span()
    words = match.group()
    before = text[max(0, start - 16) : start]
    if rule in {"date-month", "date-weekday"} and words.strip(".") in _MODAL_MONTH:
        return _MONTH_BEFORE.search(before) is not None
    if rule == "date-year" and _YEAR_BEFORE.search(before) is None:
        year = int(match["year"])
        return _LIKELY_YEARS[0] <= year < _LIKELY_YEARS[1] and _NOT_YEAR.match(text, end) is None
    if rule == "set-adverb":
        return words.islower()
    if rule == "duration":
        return not words.endswith("quarter") or not text.startswith(" of ", end)
    if rule == "duration-bare" or (rule == "date-season" and words.islower() and " " not in words):
        pattern = _BARE_BEFORE if rule == "duration-bare" else _SEASON_BEFORE
        return pattern.search(before) is not None
    return True


def _lean(text: str, span: Span, match: Match[str]) -> int:
    """Whether the words around speak of what will be (1) or was (-1): the nearest say so."""
    start, end = match.span()
    before = text[max(span.start, start - _AROUND) : start]
    after = text[end : min(span.end, end + _AROUND)]
    ahead = max((hit.end() for hit in _FUTURE.finditer(before)), default=-1)
    behind = max((hit.end() for hit in _PAST.finditer(before)), default=-1)
    if ahead >= 0 or behind >= 0:
        return 1 if _governs(before, ahead, behind) else -1
    future, past = _FUTURE.search(after), _PAST.search(after)
    if future is not None and (past is None or future.start() < past.start()):
        return 1
    return -1 if past is not None else 0


def _governs(before: str, ahead: int, behind: int) -> bool:
    """Whether a word of the future governs a date: later than the past ones, or with its verb."""
    if ahead >= behind:
        return True
    return ahead >= 0 and behind - ahead <= len(" be published ") and " be " in before[ahead:behind]


def _mention(text: str, match: Match[str], rule: str, meaning: Meaning, today: date) -> TimeMention:
    end = match.end()
    return TimeMention(
        Span(match.start(), end),
        meaning.kind,
        _value(text, match.start(), meaning.moment, today),
        meaning.moment.timex,
        rule,
        round(meaning.score, 2),
    )


def _value(text: str, start: int, moment: Moment, today: date) -> str:
    """The days as in reports.csv: since, until and by stretch them to or from publication."""
    if moment.first is None or moment.last is None:
        return ""
    before = text[max(0, start - 24) : start]
    if _SINCE.search(before) and moment.first < today:
        return span_of(moment.first, today)
    if _UNTIL.search(before) and moment.last > today:
        return span_of(today, moment.last)
    if _BY.search(before) and moment.last > today:
        return span_of(today, moment.last)
    return moment.value
