"""An answer as one JSON document, as ``docs/schema/answer.schema.json`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._reports import every_report
from landbridge.briefings._wire_odds import odds as odds_document
from landbridge.briefings._words import NOT_A_CLEARANCE, caveats, headline
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.briefings._wire import Json
    from landbridge.model.answers import Answer
    from landbridge.model.situations import Situation

__all__ = ["answer_document", "only_at"]


def _query(answer: Answer) -> Json:
    query = answer.query
    return {
        "origin": list(query.origin),
        "destination": list(query.destination),
        "traveller": query.traveller,
        "on": wire.day(query.on),
        "known_by": wire.day(query.known_by),
        "since": wire.day(query.since),
        "until": wire.day(query.until),
        "modes": list(query.modes),
        "via": list(query.via),
        "vehicle": query.vehicle,
        "cargo": query.cargo,
        "estimator": query.estimator,
        "policy": query.policy,
        "fade_after_days": query.fade_after_days,
        "corridor": query.corridor,
        "variants": {name: list(via) for name, via in query.variants.items()},
    }


def _fragility(answer: Answer) -> Json | None:
    fragility = answer.fragility
    if answer.status is not Status.OPEN or fragility is None:
        return None
    detour = fragility.detour
    extra = None
    if detour is not None and answer.route is not None:
        extra = wire.km(detour.metres - answer.route.metres)
    return {
        "single_points": list(fragility.single_points),
        "critical_links": list(fragility.critical_links),
        "min_cut": None if fragility.min_cut is None else list(fragility.min_cut),
        "disjoint_routes": fragility.disjoint_routes,
        "detour_km": wire.km(detour.metres) if detour else None,
        "detour_extra_km": extra,
    }


def _variants(answer: Answer, situation: Situation) -> Json:
    return {
        name: {
            "status": str(variant.status),
            "since": wire.since(variant.since),
            "route": wire.route(variant.route) if variant.status is Status.OPEN else None,
            "gap": None if variant.status is Status.OPEN else wire.gap(variant.gap, situation),
            "via": list(variant.via),
            "spells": [wire.spell(s) for s in variant.spells],
        }
        for name, variant in answer.variants.items()
    }


def _rests_on(answer: Answer) -> Json:
    single = answer.single_family
    changing = [test.family for test in answer.rests_on if test.changes]
    if not answer.rests_on:
        sentence = "No family of sources was left out in turn."
    elif single:
        sentence = f"This rests on a single family of sources: {single}."
    elif changing:
        sentence = f"Without any one of these families it would differ: {', '.join(changing)}."
    else:
        sentence = "No single family of sources changes it."
    families = [
        {
            "family": test.family,
            "sources": list(test.sources),
            "status": str(test.status),
            "changes": test.changes,
        }
        for test in answer.rests_on
    ]
    return {"families": families, "single_family": single, "sentence": sentence}


def _beside(answer: Answer) -> Json:
    """Write what stands beside an answer: seen used, contradictions, conditions, claims."""
    return {
        "first_seen_used": [
            {
                "day": wire.day(seen.report.day),
                "place": seen.place,
                "on_route": seen.on_route,
                "report": seen.report.id,
            }
            for seen in answer.first_seen_used
        ],
        "legally_open_since": wire.day(answer.legally_open_since),
        "contradictions": [
            {
                "kind": item.kind,
                "place": item.place,
                "link": item.link,
                "from": wire.day(item.first),
                "to": wire.day(item.last),
                "text": item.text,
                "on_answer": item.on_answer,
                "reports": [r.id for r in item.reports],
            }
            for item in answer.contradictions
        ],
        "conditions": [
            {
                "condition": item.condition,
                "place": item.place,
                "toward": item.other,
                "holder": item.holder,
                "why": item.why,
                "reports": [r.id for r in item.reports],
            }
            for item in answer.conditions
        ],
        "claims": [wire.claim(item) for item in answer.claims],
    }


def _recipe(answer: Answer) -> Json:
    recipe = answer.recipe
    return {
        "query": wire.jsonable(recipe.query),
        "estimator": recipe.estimator,
        "policy": recipe.policy,
        "settings": wire.jsonable(recipe.settings),
        "seed": recipe.seed,
        "versions": wire.jsonable(recipe.versions),
        "digests": wire.jsonable(recipe.digests),
        "suppositions": list(recipe.suppositions),
        "recent_detail": recipe.recent_detail,
        "extra": wire.jsonable(recipe.extra),
    }


def _by_day(answer: Answer, situation: Situation) -> Json | None:
    if answer.by_day is None:
        return None
    return {
        "kept_open_days": answer.kept_open_days,
        "runs": [wire.daily(run, situation) for run in answer.by_day],
    }


def _estimators(answer: Answer) -> list[Json] | None:
    if answer.estimators is None:
        return None
    return [
        {
            "name": view.name,
            "status": str(view.status),
            "differs": view.differs,
            "settled": wire.day(view.settled),
            "route_km": wire.km(view.route_metres),
            "gap_km": wire.km(view.gap_metres),
        }
        for view in answer.estimators
    ]


def answer_document(answer: Answer, situation: Situation) -> Json:
    """Give an answer as plain JSON values; every key is always there, null where absent.

    Days are YYYY-MM-DD, lengths are kilometres to the metre, places and actors are ids, reports
    are named by id and listed once under ``reports`` (those that the answer rests on first).
    """
    is_open = answer.status is Status.OPEN
    return {
        "query": _query(answer),
        "status": str(answer.status),
        "as_of": wire.day(answer.as_of),
        "known_by": wire.day(answer.known_by),
        "since": wire.since(answer.since),
        "route": wire.route(answer.route) if is_open else None,
        "gap": None if is_open else wire.gap(answer.gap, situation),
        "fragility": _fragility(answer),
        "spells": [wire.spell(s) for s in answer.spells],
        **_beside(answer),
        "variants": _variants(answer, situation),
        "rests_on": _rests_on(answer),
        "newest_report_age_days": answer.newest_report_age_days,
        "reports": [wire.report(r) for r in every_report(answer)],
        "recipe": _recipe(answer),
        "carried_forward_days": answer.carried_forward_days,
        "newest_published": wire.day(answer.newest_published),
        "optimist_route": wire.route(answer.optimist_route),
        "deciding": [wire.piece(p) for p in answer.deciding],
        "exposure": [r.id for r in answer.exposure],
        "estimators": _estimators(answer),
        "by_day": _by_day(answer, situation),
        "odds": None if answer.odds is None else odds_document(answer.odds),
        "unreviewed_proposals": answer.unreviewed,
        "warnings": list(answer.warnings),
        "notes": [*caveats(answer, situation), *answer.notes],
        "headline": headline(answer, situation),
        "disclaimer": NOT_A_CLEARANCE,
    }


def only_at(told: Json, place: str) -> Json:
    """Keep of a document's route and gap only the pieces that lie at, or lead towards, a place."""
    kept = dict(told)
    for part in ("route", "optimist_route", "gap"):
        if kept.get(part):
            pieces = [p for p in kept[part]["pieces"] if place in (p["place"], p["toward"])]
            kept[part] = {**kept[part], "pieces": pieces}
    return kept
