"""Who gained what whom lost, as plain JSON values and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._change_words import (
    amount_document,
    ground_words,
    holder_words,
    succession_rules,
)
from landbridge.briefings._csv import csv_text
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.days import format_day
from landbridge.model.imported_roads import NODE
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.briefings._wire import Json
    from landbridge.model.recipes import Recipe
    from landbridge.model.situations import Situation
    from landbridge.model.succession import Handover, Heirs, Passed, Succession

__all__ = ["recipe_document", "succession_csv", "succession_document"]

_HEADERS = (
    "on", "lost_on", "days_between", "place", "name", "lon", "lat", "link", "from", "from_name",
    "to", "to_name", "places", "people", "places_without_people", "road_km", "reports",
)  # fmt: skip
_KINDS = {CONTESTED: "contested", NOBODY_KNOWN: "unknown"}


def recipe_document(recipe: Recipe | None) -> Json | None:
    """Write what is needed to compute this again."""
    if recipe is None:
        return None
    return {
        "query": wire.jsonable(recipe.query),
        "estimator": recipe.estimator,
        "settings": wire.jsonable(recipe.settings),
        "versions": wire.jsonable(recipe.versions),
        "digests": wire.jsonable(recipe.digests),
    }


def succession_document(found: Succession, situation: Situation) -> Json:
    """Give changes of hands as one JSON document (docs/schema/succession.schema.json)."""
    reports = {report.id: report for one in found.changes for report in one.reports}
    return {
        "area": found.area,
        "area_name": found.area_name,
        "since": wire.day(found.since),
        "until": wire.day(found.until),
        "known_by": wire.day(found.known_by),
        "newest_published": wire.day(found.newest_published),
        "estimator": found.estimator,
        "by": found.measure,
        "total": amount_document(found.total, found.measure),
        "people_from": found.people_from,
        "holders": [
            {
                "id": name,
                "kind": _KINDS.get(name, "actor"),
                "name": holder_words(situation, name),
            }
            for name in found.names
        ],
        "every": [_passed(one, found.measure) for one in found.every],
        "net": [_passed(one, found.measure) for one in found.net],
        "heirs": {
            "every": _heirs(found.heirs_every, found.measure),
            "net": _heirs(found.heirs_net, found.measure),
        },
        "changes": [_change(one, situation, found.measure) for one in found.changes],
        "reports": [wire.report(report) for report in reports.values()],
        "rules": list(succession_rules(found)),
        "recipe": recipe_document(found.recipe),
        "disclaimer": NOT_A_CLEARANCE,
    }


def _passed(one: Passed, measure: str) -> Json:
    return {
        "from": one.giver,
        "to": one.taker,
        "amount": amount_document(one.amount, measure),
        "changes": one.changes,
        "days_between": one.days_between,
    }


def _heirs(heirs: Iterable[Heirs], measure: str) -> list[Json]:
    return [
        {
            "loser": one.loser,
            "lost": amount_document(one.lost, measure),
            "heirs": [
                {
                    "to": heir.taker,
                    "amount": amount_document(heir.amount, measure),
                    "share": None if heir.share is None else round(heir.share, 4),
                }
                for heir in one.heirs
            ],
        }
        for one in heirs
    ]


def _change(one: Handover, situation: Situation, measure: str) -> Json:
    return {
        "place": None if one.ground.startswith(NODE) else one.ground,
        "link": one.link,
        "toward": None if one.toward is None or one.toward.startswith(NODE) else one.toward,
        "name": ground_words(situation, one.ground, one.link, one.toward),
        "from": one.giver,
        "to": one.taker,
        "lost_on": wire.day(one.lost_on),
        "gained_on": wire.day(one.gained_on),
        "days_between": one.days_between,
        "between": [
            {
                "kind": _KINDS[step.label],
                "from": wire.day(step.first),
                "to": wire.day(step.last),
                "contenders": list(step.contenders),
            }
            for step in one.between
        ],
        "amount": amount_document(one.amount, measure),
        "reports": [report.id for report in one.reports],
    }


def succession_csv(found: Succession, situation: Situation) -> str:
    """Write a row for each change of hands, oldest first."""
    people = found.measure == "people"
    rows: list[list[object]] = []
    for one in found.changes:
        place, amount = situation.places[one.ground], one.amount
        rows.append([
            format_day(one.gained_on), format_day(one.lost_on), one.days_between,
            None if one.ground.startswith(NODE) else one.ground,
            ground_words(situation, one.ground, one.link, one.toward), f"{place.lon:.6f}",
            f"{place.lat:.6f}", one.link, one.giver, holder_words(situation, one.giver), one.taker,
            holder_words(situation, one.taker), amount.places, amount.people if people else None,
            amount.without_people if people else None, f"{amount.road_km:.3f}",
            " ".join(report.id for report in one.reports),
        ])  # fmt: skip
    return csv_text(_HEADERS, rows)
