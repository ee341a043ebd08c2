"""Claims with their verdicts as one JSON document, as rows for CSV, and as ClaimReview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._csv import csv_text
from landbridge.briefings._escape import plain

if TYPE_CHECKING:
    from landbridge.briefings._wire import Json
    from landbridge.model.verdicts import (
        ClaimReview,
        Forecast,
        Horizon,
        JudgedClaim,
        Phrase,
        Score,
        Verdict,
    )

__all__ = ["claim_review_document", "claims_csv", "claims_document"]

_RATINGS = {"contradicted": 1, "contested in the record": 2, "borne out": 3}


def _verdict(noun: Verdict) -> Json:
    return {
        "verdict": noun.word,
        "why": plain(noun.why),
        "known_by": wire.day(noun.known_by),
        "since": None if noun.window is None else wire.day(noun.window[0]),
        "until": None if noun.window is None else wire.day(noun.window[1]),
        "day": wire.day(noun.day),
        "reports": [report.id for report in noun.reports],
        "other_causes": [plain(cause) for cause in noun.causes],
    }


def _phrase(noun: Phrase | None) -> Json | None:
    if noun is None:
        return None
    return {
        "words": noun.words,
        "lexicon": noun.lexicon,
        "said": [noun.said_low, noun.said_high],
        "turned": noun.turned,
        "probability": [noun.low, noun.high],
        "source": noun.source,
    }


def _score(noun: Score | None) -> Json | None:
    if noun is None:
        return None
    return {
        "probability": round(noun.probability, 6),
        "brier": round(noun.brier, 6),
        "log": round(noun.log, 6),
    }


def _forecast(noun: Forecast | None) -> Json | None:
    if noun is None:
        return None
    return {
        "happened": noun.happened,
        "low": _score(noun.low),
        "high": _score(noun.high),
        "persistence": _score(noun.persistence),
        "base_rate": _score(noun.base_rate),
        "like_windows": noun.like_windows,
    }


def _horizon(noun: Horizon) -> Json:
    return {
        "days": noun.days,
        "since": wire.day(noun.first),
        "until": wire.day(noun.last),
        "reading": noun.reading,
        "then": _verdict(noun.then),
        "now": _verdict(noun.now),
        "score": _forecast(noun.forecast),
    }


def _judged(noun: JudgedClaim) -> Json:
    return {
        **wire.claim(noun.claim),
        "label_of_reading": noun.label or None,
        "then": _verdict(noun.then),
        "now": _verdict(noun.now),
        "phrase": _phrase(noun.phrase),
        "horizons": [_horizon(at) for at in noun.horizons],
        "note": noun.note or None,
    }


def claims_document(found: ClaimReview) -> Json:
    """Give verdicts as plain JSON values; every key is always there, null where absent."""
    verdicts = [
        verdict
        for one in found.claims
        for pair in ((one.then, one.now), *((at.then, at.now) for at in one.horizons))
        for verdict in pair
    ]
    reports = {report.id: report for verdict in verdicts for report in verdict.reports}
    return {
        "known_by": wire.day(found.asked.known_by),
        "newest_published": wire.day(found.newest_published),
        "horizons_days": list(found.asked.horizons_days),
        "lexicon": found.asked.lexicon,
        "draws": None if found.asked.odds is None else found.asked.odds.draws,
        "seed": None if found.asked.odds is None else found.asked.odds.seed,
        "claims": [_judged(one) for one in found.claims],
        "reports": [wire.report(r) for r in sorted(reports.values(), key=lambda r: r.row)],
        "recipe": wire.jsonable(found.recipe),
    }


_COLUMNS = (
    "label", "published", "speaker", "source", "modality", "text", "proposition", "reading",
    "horizon_days", "since", "until", "read_as", "verdict_then", "verdict_now", "why", "day",
    "reports", "phrase", "lexicon", "probability_low", "probability_high", "brier_low",
    "brier_high", "log_low", "log_high", "persistence", "brier_persistence", "base_rate",
    "brier_base_rate", "locator",
)  # fmt: skip


def claims_csv(found: ClaimReview) -> str:
    """Write a row for each claim, and for a prediction one for each horizon."""
    rows: list[list[object]] = []
    for one in found.claims:
        told = one.claim
        head: list[object] = [
            told.label, told.published.text, told.speaker, told.source.id, told.modality,
            told.text, told.proposition, one.label,
        ]  # fmt: skip
        if not one.horizons:
            now = one.now
            rows.append(
                [*head, None, None, None, None, one.then.word, now.word, now.why,
                 *[None] * 14, told.locator]
            )  # fmt: skip
        rows += [[*head, *_cells(at, one.phrase), told.locator] for at in one.horizons]
    return csv_text(_COLUMNS, rows)


def _cells(at: Horizon, phrase: Phrase | None) -> list[object]:
    told, now = at.forecast, at.now
    said: list[object] = [None] * 4
    if phrase is not None:
        said = [phrase.words or "(none)", phrase.lexicon, phrase.low, phrase.high]
    scores: list[object] = [None] * 8
    if told is not None:
        scores = [
            told.low.brier, told.high.brier, told.low.log, told.high.log,
            told.persistence.probability, told.persistence.brier,
            told.base_rate and told.base_rate.probability, told.base_rate and told.base_rate.brier,
        ]  # fmt: skip
    return [
        at.days, wire.day(at.first), wire.day(at.last), at.reading, at.then.word, now.word, now.why,
        wire.day(now.day), ";".join(report.id for report in now.reports), *said, *scores,
    ]  # fmt: skip


def claim_review_document(found: ClaimReview, title: str) -> Json:
    """Write verdicts as schema.org ClaimReview in JSON-LD (schema.org/ClaimReview).

    Ratings run from 1 (contradicted) over 2 (contested in the record) to 3 (borne out); claims that
    are too early or not checkable have the word alone.
    """
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "ClaimReview",
                "claimReviewed": plain(one.claim.text),
                "itemReviewed": {
                    "@type": "Claim",
                    "author": {"@type": "Person", "name": plain(one.claim.speaker)},
                    "datePublished": wire.day(one.claim.published.last),
                    "appearance": {
                        "@type": "CreativeWork",
                        **_address(one.claim.locator),
                        "publisher": {
                            "@type": "Organization", "name": plain(one.claim.source.name)
                        },
                    },
                },
                "reviewRating": {
                    "@type": "Rating",
                    **_rating(one.now.word),
                    "alternateName": one.now.word,
                },
                "reviewBody": plain(one.now.why),
                "author": {"@type": "Organization", "name": f"landbridge, from: {plain(title)}"},
            }
            for one in found.claims
        ],
    }  # fmt: skip


def _address(locator: str | None) -> dict[str, str]:
    """Give where it is said as an address of the web, else as words: no other scheme is a link."""
    if locator is None:
        return {}
    web = locator.lower().startswith(("https://", "http://"))
    return {"url" if web else "description": plain(locator)}


def _rating(word: str) -> dict[str, int]:
    """Give the number of a verdict; one that says neither yes nor no has none."""
    value = _RATINGS.get(word)
    return {} if value is None else {"ratingValue": value, "worstRating": 1, "bestRating": 3}
