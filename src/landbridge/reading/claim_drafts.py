"""Drafts of claims: what a statement in a text says as a row of claims.csv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.days import format_day, parse_published, parse_span
from landbridge.model.readings import Draft, Span
from landbridge.reading.claim_parts import DENIALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.readings import ClaimMention, Reading

__all__ = ["claim_drafts"]

_OUTER = "\"'\u201c\u201d\u2018\u2019`\u00ab\u00bb\u201e\u201f\u300c\u300d\uff02 \n\t,"
_LIMIT = re.compile(r"\b(?:by|before|until|till|within|no later than|on|in|during)\s+$", re.I)
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_DURATION = re.compile(r"P(\d+)([DWMY])$")
_LONGEST_TEXT = 1_000
_CONDITIONS = (
    "if ",
    "even if ",
    "unless ",
    "should ",
    "had ",
    "were ",
    "when ",
    "once ",
    "without ",
)


def claim_drafts(reading: Reading) -> Iterator[Draft]:
    """Put forward each claim whose speaker is named or described."""
    for claim in reading.claims:
        if claim.speaker:
            yield _draft(reading, claim)


def _draft(reading: Reading, claim: ClaimMention) -> Draft:
    text = reading.document.text
    whole = sorted((*claim.content, *claim.source, *claim.cue))
    spans = {"evidence": Span(whole[0].start, max(part.end for part in whole))}
    if claim.source:
        spans["source"] = claim.source[0]
    if claim.cue:
        spans["cue"] = claim.cue[0]
    for number, part in enumerate(claim.content, 1):
        spans["content" if number == 1 else f"content{number}"] = part
    cells = {
        "speaker": claim.speaker,
        "text": _words(text, claim),
        "modality": claim.modality,
        "date": claim.date,
        "proposition": claim.proposition,
        "due": _due(reading, claim),
    }
    return Draft(
        table="claims",
        cells={name: cell for name, cell in cells.items() if cell},
        spans=spans,
        rule=claim.rule,
        score=claim.score,
    )


def _words(text: str, claim: ClaimMention) -> str:
    """Give the words claimed, on one line, without quotation marks; of a denial with its cue."""
    cue = claim.cue[0] if claim.cue and "quote" not in claim.rule else None
    denial = [word for word in cue.of(text).split() if word.lower() in DENIALS] if cue else []
    if cue and denial and len(claim.content) == 1 and cue.end < claim.content[0].start:
        return " ".join(text[cue.start : claim.content[0].end].split())
    said = _joined(text, claim)
    return f"{denial[-1].lower()}: {said}" if denial else said


def _joined(text: str, claim: ClaimMention) -> str:
    """Put the words of a claim together, a condition with the comma behind it."""
    pieces = []
    for part in claim.content:
        words = " ".join(part.of(text).split())
        pieces.append(words.strip(_OUTER) if claim.kind == "direct" else _unmarked(words))
    joined = ""
    for piece in filter(None, pieces):
        stop = "." if joined and joined[-1].isalnum() and piece[0].isupper() else ""
        if joined.lower().startswith(_CONDITIONS) and joined[-1].isalnum() and not stop:
            stop = ","
        joined = f"{joined}{stop} {piece}".strip()
    return joined if len(joined) <= _LONGEST_TEXT else joined[: _LONGEST_TEXT - 1] + "\u2026"


def _unmarked(words: str) -> str:
    if words[:1] in _OUTER and words[-1:] in _OUTER and len(words) > 1:
        return words.strip(_OUTER)
    return words.strip(" \n\t,")


def _due(reading: Reading, claim: ClaimMention) -> str:
    """Give the last day that a prediction sets itself, where it does."""
    if claim.modality not in ("predicted", "conditional"):
        return ""
    text = reading.document.text
    published = parse_published(reading.document.published)
    said = published.last
    days = []
    for time in reading.times:
        if not any(part.covers(time.span) for part in claim.content):
            continue
        before = text[max(0, time.span.start - 20) : time.span.start]
        within = re.search(r"\bwithin\s+$", before, re.I) or time.span.of(text).lower().startswith(
            ("within", "in the next", "in the coming")
        )
        length = _DURATION.match(time.timex)
        if time.kind == "duration" and within and length:
            days.append(said + int(length.group(1)) * _DAYS[length.group(2)])
        elif time.kind == "date" and time.value and _LIMIT.search(before + ""):
            last = parse_span(time.value).last
            if last > said:
                days.append(last)
    return format_day(max(days)) if days else ""
