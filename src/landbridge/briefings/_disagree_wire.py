"""Disagreements as one JSON document (docs/schema/disagree.schema.json), and as rows for CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._csv import csv_text
from landbridge.briefings._disagree_words import ground_name, mapped_words, rules
from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.briefings._wire import Json
    from landbridge.model.answers import Contradiction
    from landbridge.model.disagreements import (
        Disagreements,
        DisagreementSpell,
        GroundRecord,
        PairRecord,
        ReversalRecord,
    )
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["disagreement_csv", "disagreement_document"]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _spell(spell: DisagreementSpell) -> Json:
    return {
        "place": spell.place,
        "link": spell.link,
        "from": wire.day(spell.first),
        "to": wire.day(spell.last),
        "days": spell.days,
        "kind": spell.kind,
        "insisted": spell.insisted,
        "said_until": wire.day(spell.spoken_until),
        "words": [
            {
                "voice": word.voice,
                "sources": list(word.sources),
                "meaning": word.kind,
                "holders": list(word.holders),
                "events": list(word.events),
                "from": wire.day(word.first),
                "to": wire.day(word.last),
                "reports": [report.id for report in word.reports],
            }
            for word in spell.words
        ],
        "ended": spell.ended,
        "ended_by": [report.id for report in spell.ended_by],
        "named_after": list(spell.named_after),
        "next_report": spell.next_report and spell.next_report.id,
        "on_answer": spell.on_answer,
    }


def _ground(record: GroundRecord) -> Json:
    return {
        "place": record.place,
        "link": record.link,
        "compared_days": record.compared_days,
        "opposed_days": record.opposed_days,
        "same_side_days": record.same_side_days,
        "contested_days": record.contested_days,
        "on_answer": record.on_answer,
    }


def _pair(pair: PairRecord) -> Json:
    changes = pair.changes
    apart = changes.apart_days
    return {
        "one": pair.one,
        "two": pair.two,
        "grounds": pair.grounds,
        "compared_days": pair.compared_days,
        "opposed_days": pair.opposed_days,
        "opposed_share": _share(pair.opposed_days, pair.compared_days),
        "same_side_days": pair.same_side_days,
        "contested_days": pair.contested_days,
        "changes": {
            "common": len(apart),
            "median_days_apart": changes.median_days,
            "within_1_day": sum(gap <= 1 for gap in apart),
            "within_3_days": sum(gap <= 3 for gap in apart),  # noqa: PLR2004  (as the key says)
            "within_7_days": sum(gap <= 7 for gap in apart),  # noqa: PLR2004  (as above)
            "beyond_14_days": sum(gap > 14 for gap in apart),  # noqa: PLR2004  (as above)
            "earlier_one": changes.earlier_one,
            "earlier_two": changes.earlier_two,
            "only_one": changes.only_one,
            "only_two": changes.only_two,
        },
    }


def _contradiction(found: Contradiction) -> Json:
    return {
        "kind": found.kind,
        "place": found.place,
        "link": found.link,
        "from": wire.day(found.first),
        "to": wire.day(found.last),
        "text": found.text,
        "on_answer": found.on_answer,
        "reports": [report.id for report in found.reports],
    }


def _reversal(record: ReversalRecord) -> Json:
    return {
        "source": record.source,
        "reports": record.reports,
        "changes": record.changes,
        "undone_within_2_days": record.count("undone", 2),
        "undone_within_14_days": record.count("undone", 14),
        "withdrawn": record.count("withdrawn"),
        "withdrawn_within_2_days": record.count("withdrawn", 2),
        "withdrawn_within_14_days": record.count("withdrawn", 14),
        "cases": [
            {
                "kind": one.kind,
                "place": one.place,
                "link": one.link,
                "first": one.first.id,
                "second": one.second.id,
                "days": one.days,
            }
            for one in record.reversals
        ],
    }


def _reports(found: Disagreements) -> Iterable[Report]:
    """Collect every report that is named, each once."""
    every: dict[str, Report] = {}
    groups: list[Iterable[Report]] = []
    for spell in found.spells:
        groups += [word.reports for word in spell.words]
        groups += [spell.ended_by, () if spell.next_report is None else (spell.next_report,)]
    groups += [one.reports for one in found.contradictions]
    groups += [(one.first, one.second) for r in found.reversals for one in r.reversals]
    for group in groups:
        for report in group:
            every.setdefault(report.id, report)
    return every.values()


def disagreement_document(found: Disagreements) -> Json:
    """Give disagreements as plain JSON values; every key is always there, null where absent."""
    query = found.query
    return {
        "from": wire.day(found.first),
        "to": wire.day(found.last),
        "known_by": wire.day(found.known_by),
        "newest_published": wire.day(found.newest_published),
        "carry_days": found.carry_days,
        "compared": "sources" if found.by_source else "families",
        "place": found.place,
        "source": found.source,
        "question": None
        if query is None
        else {
            "corridor": query.corridor,
            "origin": list(query.origin),
            "destination": list(query.destination),
            "traveller": query.traveller,
            "on": wire.day(query.on),
            "estimator": query.estimator,
        },
        "spells": [_spell(spell) for spell in found.spells],
        "grounds": [_ground(record) for record in found.grounds],
        "pairs": [_pair(pair) for pair in found.pairs],
        "contradictions": [_contradiction(one) for one in found.contradictions],
        "reversals": [_reversal(record) for record in found.reversals],
        "reports": [wire.report(report) for report in _reports(found)],
        "notes": rules(found),
    }


_COLUMNS = (
    "place", "link", "name", "from", "to", "days", "kind", "insisted", "said_until", "voice",
    "sources", "own_words", "taken_as", "holders", "word_from", "word_to", "reports", "ended",
    "ended_by", "next_report", "sensitivity",
)  # fmt: skip


def disagreement_csv(found: Disagreements, situation: Situation) -> str:
    """Write a row for each word of each spell."""
    rows = [
        [
            spell.place, spell.link, ground_name(situation, spell.place, spell.link),
            format_day(spell.first), format_day(spell.last), spell.days, spell.kind,
            spell.insisted, format_day(spell.spoken_until), word.voice, "; ".join(word.sources),
            "; ".join(word.events), mapped_words(word, situation), "; ".join(word.holders),
            format_day(word.first), format_day(word.last),
            "; ".join(report.id for report in word.reports), spell.ended,
            "; ".join(report.id for report in spell.ended_by),
            spell.next_report and spell.next_report.id,
            "; ".join(dict.fromkeys(r.sensitivity for r in word.reports if r.sensitivity)),
        ]
        for spell in found.spells
        for word in spell.words
    ]  # fmt: skip
    return csv_text(_COLUMNS, rows)
