"""How much is under somebody and those near it, as plain JSON values and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._change_words import amount_document, holder_words, influence_rules
from landbridge.briefings._csv import csv_text
from landbridge.briefings._names import actor_name
from landbridge.briefings._succession_wire import recipe_document
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.days import format_day
from landbridge.model.influence import BANDS, LEVELS

if TYPE_CHECKING:
    from landbridge.briefings._wire import Json
    from landbridge.model.actors import Relation
    from landbridge.model.influence import Belonging, Influence, ShareRun, Whose
    from landbridge.model.situations import Situation

__all__ = ["influence_csv", "influence_document"]

_HEADERS = (
    "from", "to", "actor", "area", "by", "with", "share", "share_at_most", "band", "counted",
    "places", "people", "places_without_people", "road_km",
)  # fmt: skip


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def influence_document(found: Influence, situation: Situation) -> Json:
    """Give shares as one JSON document (docs/schema/influence.schema.json)."""
    return {
        "actor": found.actor,
        "name": actor_name(situation, found.actor),
        "area": found.area,
        "area_name": found.area_name,
        "since": wire.day(found.since),
        "until": wire.day(found.until),
        "known_by": wire.day(found.known_by),
        "newest_published": wire.day(found.newest_published),
        "estimator": found.estimator,
        "shown": "best guess",
        "by": found.measure,
        "with": found.up_to,
        "counted": list(LEVELS[: LEVELS.index(found.up_to) + 1]),
        "total": amount_document(found.total, found.measure),
        "people_from": found.people_from,
        "runs": [_run(run, found) for run in found.runs],
        "whose": [_rule(rule, situation) for rule in found.rules],
        "holders": [
            {
                "id": name,
                "name": holder_words(situation, name),
                "amount": amount_document(amount, found.measure),
            }
            for name, amount in found.holders
        ],
        "rules": list(influence_rules(found, situation)),
        "recipe": recipe_document(found.recipe),
        "disclaimer": NOT_A_CLEARANCE,
    }


def _run(run: ShareRun, found: Influence) -> Json:
    return {
        "from": wire.day(run.first),
        "to": wire.day(run.last),
        "share": _share(run.share(found.measure, found.up_to)),
        "share_at_most": _share(run.most(found.measure, found.up_to)),
        "bands": {
            band: amount_document(amount, found.measure)
            for band, amount in zip(BANDS, run.amounts, strict=True)
        },
    }


def _rule(rule: Whose, situation: Situation) -> Json:
    return {
        "from": wire.day(rule.first),
        "to": wire.day(rule.last),
        "members": [_member(one, situation) for one in rule.members],
    }


def _member(one: Belonging, situation: Situation) -> Json:
    return {
        "actor": one.actor,
        "name": actor_name(situation, one.actor),
        "level": one.level,
        "disputed": bool(one.against),
        "chain": [_relation(row) for row in one.chain],
        "against": [_relation(row) for row in one.against],
    }


def _relation(row: Relation) -> Json:
    return {
        "actor": row.actor,
        "kind": row.kind,
        "other": row.other,
        "start": None if row.start is None else row.start.text,
        "end": None if row.end is None else row.end.text,
        "source": row.source,
        "published": None if row.published is None else row.published.text,
    }


def influence_csv(found: Influence) -> str:
    """Write a row for each run of days and each band that has ground in it."""
    people, near = found.measure == "people", LEVELS[: LEVELS.index(found.up_to) + 1]
    rows: list[list[object]] = []
    for run in found.runs:
        share = run.share(found.measure, found.up_to)
        most = run.most(found.measure, found.up_to)
        told = ["" if one is None else f"{one:.4f}" for one in (share, most)]
        for band, amount in zip(BANDS, run.amounts, strict=True):
            if amount.places or amount.millimetres:
                rows.append([
                    format_day(run.first), format_day(run.last), found.actor, found.area,
                    found.measure, found.up_to, *told, band, band in near, amount.places,
                    amount.people if people else None,
                    amount.without_people if people else None, f"{amount.road_km:.3f}",
                ])  # fmt: skip
    return csv_text(_HEADERS, rows)
