"""What was learned of sources as one JSON document, and as rows for CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._csv import csv_text
from landbridge.briefings._sources_words import review_notes, source_name
from landbridge.briefings.document import answer_document

if TYPE_CHECKING:
    from landbridge.briefings._wire import Json
    from landbridge.model.belief import Interval, LearnedSource, SideRecord
    from landbridge.model.reviews import SourceReview
    from landbridge.model.situations import Situation

__all__ = ["review_csv", "review_document"]


def _interval(noun: Interval, digits: int = 4) -> Json:
    return {
        "mean": round(noun.mean, digits),
        "low": round(noun.low, digits),
        "high": round(noun.high, digits),
    }


def _side(side: SideRecord) -> Json:
    return {
        "holder": side.actor,
        "reports": round(side.reports, 2),
        "right": _interval(side.right),
        "named_instead": side.instead,
        "named_instead_share": round(side.instead_share, 4),
    }


def _source(one: LearnedSource, situation: Situation) -> Json:
    return {
        "source": one.source,
        "name": source_name(situation, one.source),
        "family": one.family,
        "reports": one.reports,
        "reliability": one.reliability,
        "graded": round(one.graded, 4),
        "right": _interval(one.right),
        "prior_only": one.prior_only,
        "by_holder": [_side(side) for side in one.by_side],
        "repeats": _interval(one.repeats),
        "lag_days": _interval(one.lag_days, 2),
        "published_after_days": one.published_after_days,
        "copies": one.copies,
        "copying": [
            {
                "other": test.other,
                "wrong": test.wrong,
                "after": test.after,
                "before": test.before,
                "p_value": float(f"{test.p_value:.3g}"),
                "copies": test.copies,
            }
            for test in one.copying
        ],
    }


def review_document(found: SourceReview, situation: Situation) -> Json:
    """Give what was learned as plain JSON values; every key is always there, null where absent."""
    return {
        "estimator": found.estimator,
        "known_by": wire.day(found.known_by),
        "newest_published": wire.day(found.newest_published),
        "reports": found.reports,
        "source": found.source,
        "sources": [_source(one, situation) for one in found.learned],
        "without_reports": list(found.silent),
        "hazards": [
            {
                "kind": rate.kind,
                "per_day": float(f"{rate.per_day:.4g}"),
                "place_days": round(rate.place_days, 1),
                "changes": round(rate.changes, 2),
            }
            for rate in found.hazards
        ],
        "answer": None if found.answer is None else answer_document(found.answer, situation),
        "notes": review_notes(found),
    }


_COLUMNS = (
    "source", "name", "family", "reports", "reliability", "graded", "right", "right_low",
    "right_high", "prior_only", "repeats", "lag_days", "published_after_days", "copies", "holder",
    "holder_reports", "holder_right", "holder_right_low", "holder_right_high", "named_instead",
    "named_instead_share",
)  # fmt: skip


def review_csv(found: SourceReview, situation: Situation) -> str:
    """Write a row for each source, and one more for each holder that it reports on."""
    rows: list[list[object]] = []
    for one in found.learned:
        head: list[object] = [
            one.source, source_name(situation, one.source), one.family, one.reports,
            one.reliability, one.graded, one.right.mean, one.right.low, one.right.high,
            one.prior_only, one.repeats.mean, one.lag_days.mean, one.published_after_days,
            one.copies,
        ]  # fmt: skip
        rows.append([*head, *[None] * 7])
        rows += [
            [
                *head, side.actor or "nobody known", side.reports, side.right.mean, side.right.low,
                side.right.high, side.instead, side.instead_share,
            ]
            for side in one.by_side
        ]  # fmt: skip
    return csv_text(_COLUMNS, rows)
