"""Nouns as plain JSON: days written out, metres as kilometres, reports by their id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.briefings._escape import plain
from landbridge.briefings._words import holder_name
from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.claims import Claim
    from landbridge.model.corridors import Front, Gap, GapHolder, Piece, Route, Since, Spell
    from landbridge.model.daily import CorridorRun
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = [
    "Json",
    "claim",
    "daily",
    "day",
    "gap",
    "jsonable",
    "km",
    "piece",
    "report",
    "route",
    "since",
    "spell",
]

Json = dict[str, Any]


def day(number: int | None) -> str | None:
    """Write a day as YYYY-MM-DD."""
    return None if number is None else format_day(number)


def km(metres: float | None) -> float | None:
    """Give kilometres to the metre."""
    return None if metres is None else round(metres / 1000, 3)


def jsonable(value: Any) -> Any:
    """Turn tuples, sets and enumerations into what JSON can say."""
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(jsonable(item) for item in value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def since(noun: Since) -> Json:
    """Write when a status began and when that could be known."""
    return {
        "earliest": day(noun.earliest),
        "settled": day(noun.settled),
        "earliest_known": day(noun.earliest_known),
        "settled_known": day(noun.settled_known),
    }


def piece(noun: Piece) -> Json:
    """Write a piece with its three lamps and the ids of its reports."""
    control = noun.passage.control
    return {
        "kind": noun.kind,
        "place": noun.place,
        "toward": noun.other,
        "link": noun.link,
        "ref": noun.ref,
        "mode": noun.mode,
        "km": km(noun.metres),
        "passage": noun.passage.value.word,
        "lamp": noun.passage.lamp,
        "control": {
            "kind": control.kind,
            "holders": list(control.holders),
            "unnamed": control.unnamed,
        },
        "permission": noun.passage.permission,
        "practicability": noun.passage.practicability,
        "condition": noun.passage.condition,
        "why": noun.passage.why,
        "reports": [r.id for r in noun.passage.reports],
    }


def route(noun: Route | None) -> Json | None:
    """Write a way; its geometry is a GeoJSON line where there are two points or more."""
    if noun is None:
        return None
    line = [[round(lon, 6), round(lat, 6)] for lon, lat in noun.line]
    return {
        "km": km(noun.metres),
        "hours": round(noun.hours, 2),
        "places": list(noun.places),
        "pieces": [piece(p) for p in noun.pieces],
        "geometry": {"type": "LineString", "coordinates": line} if len(line) > 1 else None,
    }


def _front(noun: Front | None, situation: Situation) -> Json | None:
    if noun is None:
        return None
    place = situation.places.get(noun.place)
    return {
        "place": noun.place,
        "name": place.name if place else noun.place,
        "toward": noun.toward,
        "lon": round(noun.lon, 6),
        "lat": round(noun.lat, 6),
    }


def _holders(holders: Iterable[GapHolder], situation: Situation) -> list[Json]:
    return [
        {
            "actor": h.actor if h.kind == "held" else None,
            "name": holder_name(h, situation),
            "kind": h.kind,
            "km": km(h.metres),
        }
        for h in holders
    ]


def daily(noun: CorridorRun, situation: Situation) -> Json:
    """Write a run of days with the length of its way or gap."""
    return {
        "from": day(noun.first),
        "to": day(noun.last),
        "status": str(noun.status),
        "route_km": km(noun.metres),
        "gap_km": km(noun.gap_metres),
        "closed_km": km(noun.closed_metres),
        "contested_or_unknown_km": km(noun.doubtful_metres),
        "holders": _holders(noun.holders, situation),
        "kept_open": noun.kept_open,
    }


def gap(noun: Gap | None, situation: Situation) -> Json | None:
    """Write what is missing: widths, fronts, holders, trend and pieces."""
    if noun is None:
        return None
    trend = noun.trend and {
        "km_per_week": round(noun.trend.km_per_week, 3),
        "moving_end": noun.trend.moving_end,
        "compared_with": day(noun.trend.compared_with),
    }
    return {
        "road_km": km(noun.road_metres),
        "by_passage": {
            "closed_km": km(noun.closed_metres),
            "contested_km": km(noun.contested_metres),
            "unknown_km": km(noun.unknown_metres),
            "open_km": km(noun.open_metres),
        },
        "straight_km": km(noun.straight_metres),
        "from": _front(noun.front_from, situation),
        "to": _front(noun.front_to, situation),
        "holders": _holders(noun.holders, situation),
        "trend": trend,
        "pieces": [piece(p) for p in noun.pieces],
    }


def spell(noun: Spell) -> Json:
    """Write a run of days."""
    return {
        "from": day(noun.first),
        "to": day(noun.last),
        "status": str(noun.status),
        "caused_by": [r.id for r in noun.caused_by],
        "other_causes": list(noun.other_causes),
    }


def report(noun: Report) -> Json:
    """Write a report in full, dates at the precision given."""
    return {
        "id": noun.id,
        "source": {
            "id": noun.source.id,
            "name": noun.source.name,
            "family": noun.source.family,
            "reliability": noun.source.reliability,
        },
        "published": noun.published.text,
        "date": noun.date.text,
        "event": noun.event,
        "place": noun.place,
        "link": noun.link,
        "a": noun.a,
        "b": noun.b,
        "actor": noun.actor,
        "other_actor": noun.other_actor,
        "for": noun.for_whom,
        "cargo": noun.cargo,
        "direction": noun.direction,
        "permission": noun.permission,
        "vehicle": noun.vehicle,
        "credibility": noun.credibility,
        "locator": noun.locator,
        "quote": noun.quote,
        "sensitivity": noun.sensitivity,
        "note": noun.note,
        "label": noun.label,
    }


def claim(noun: Claim) -> Json:
    """Write a claim as it was made; it is not judged."""
    return {
        "source": noun.source.id,
        "published": noun.published.text,
        "speaker": plain(noun.speaker),
        "text": plain(noun.text),
        "label": noun.label,
        "date": noun.date.text if noun.date else None,
        "modality": noun.modality,
        "proposition": noun.proposition,
        "due": noun.due.text if noun.due else None,
        "locator": noun.locator,
    }
