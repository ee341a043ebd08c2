"""Words for verdicts on claims: headings, readings, phrases and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import DASH
from landbridge.briefings._phrases import known_words, neutral, prose_day, report_sentence
from landbridge.days import format_day

if TYPE_CHECKING:
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation
    from landbridge.model.verdicts import ClaimReview, Horizon, JudgedClaim, Phrase

__all__ = [
    "LEXICON_NAMES",
    "MARKS",
    "cited",
    "counted_words",
    "horizon_cells",
    "name_of",
    "phrase_words",
    "review_claims_notes",
    "span_words",
    "verdict_line",
]

MARKS = {
    "borne out": "✓",
    "contradicted": "✗",
    "contested in the record": "≈",
    "too early": "…",
    "not checkable": DASH,
}
"""One sign for each verdict, so that none is told by colour alone."""
LEXICON_NAMES = {"icd203": "ICD 203", "measured": "measured by surveys"}


def name_of(judged: JudgedClaim) -> str:
    """Give the label of a claim, or the number of its row."""
    return plain(judged.claim.label or f"row {judged.claim.row}")


def _percent_span(low: float, high: float) -> str:
    return f"{low * 100:.0f} to {high * 100:.0f} %"


def phrase_words(phrase: Phrase) -> str:
    """Say which words of likelihood were found and what they are taken to mean."""
    span = _percent_span(phrase.low, phrase.high)
    if not phrase.words:
        return f"said without a word of likelihood: taken as {span}"
    said = f"“{plain(phrase.words)}” ({LEXICON_NAMES[phrase.lexicon]}"
    if phrase.turned:
        told = _percent_span(phrase.said_low, phrase.said_high)
        return f"{said}: {told}), said of the opposite: taken as {span}"
    return f"{said}): taken as {span}"


def verdict_line(judged: JudgedClaim, *, now: bool) -> str:
    """Say a verdict with what decided it."""
    found = judged.now if now else judged.then
    said = f"{MARKS[found.word]} {found.word}"
    if found.why:
        said += f": {plain(found.why)}"
    if found.day is not None:
        said += f" ({prose_day(found.day)})"
    return said


def span_words(low: float, high: float) -> str:
    """Write two numbers, the smaller first; one where they read the same."""
    ends = sorted((f"{low:.2f}", f"{high:.2f}"), key=float)
    return " to ".join(dict.fromkeys(ends))


def horizon_cells(at: Horizon) -> tuple[str, ...]:
    """Write one horizon: days, last day, both verdicts, scores at both ends, and of the rivals."""
    told = at.forecast
    cells = (
        DASH if at.days is None else f"{at.days}",
        format_day(at.last),
        MARKS[at.then.word],
        f"{MARKS[at.now.word]} {at.now.word.removesuffix(' in the record')}",
    )
    if told is None:
        return (*cells, *[DASH] * 4)
    rate = DASH if told.base_rate is None else f"{told.base_rate.brier:.2f}"
    return (
        *cells,
        span_words(told.low.brier, told.high.brier),
        span_words(told.low.log, told.high.log),
        f"{told.persistence.brier:.2f}",
        rate,
    )


def cited(report: Report, situation: Situation) -> str:
    """Say what a report says, with its source, both dates, and its label or id."""
    return (
        f"{report_sentence(report, situation)}: {plain(report.source.name)}, "
        f"published {plain(report.published.text)}, about {plain(report.date.text)} "
        f"[{plain(report.label or report.id)}]"
    )


def counted_words(found: ClaimReview) -> str:
    """Count verdicts, as known now."""
    counts = {word: sum(one.now.word == word for one in found.claims) for word in MARKS}
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number)


def review_claims_notes(found: ClaimReview, situation: Situation) -> tuple[str, ...]:
    """Say how claims were judged and scored."""
    days = ", ".join(f"{days:,}" for days in found.asked.horizons_days)
    known = known_words(found.asked.known_by, found.newest_published)
    return (
        "“Then” counts reports published by the day of the claim, for a prediction by the end of "
        f"the days looked at; “now” is {known}. Claims are never evidence.",
        f"A prediction without a date is judged at {days} days; its verdict is that of the longest "
        "of them that the record can decide.",
        "Scores (Brier, and log in nats; smaller is better) are at both ends of what the words are "
        f"taken to mean ({LEXICON_NAMES[found.asked.lexicon]}). “Stays” is the Brier score of "
        "saying that all stays as on the day of the claim; “base” that of the share of spans of as "
        "many days in the record known then.",
        neutral("Rules: docs/explanation/claims.md.", situation),
    )
