"""The parts of a briefing that show ways: route, gap, variants, fragility, conditions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._folding import GROUND
from landbridge.briefings._names import DASH, actor_name, joined, joined_places, place_name
from landbridge.briefings._outline import Section, line, lines, table
from landbridge.briefings._phrases import count, km, neutral, passage_word
from landbridge.briefings._words import (
    deciding_words,
    front_name,
    gap_words,
    grouped,
    holder_name,
    piece_name,
    since_words,
    status_word,
    trend_words,
)
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.briefings._outline import Cell, Lines, Table
    from landbridge.model.answers import Answer
    from landbridge.model.control import ControlState
    from landbridge.model.corridors import Gap, Piece, Route
    from landbridge.model.situations import Situation

__all__ = [
    "conditions_section",
    "control_words",
    "fragility_section",
    "variants_section",
    "way_sections",
]


def _hours(hours: float) -> str:
    """Say a time of travel: minutes under an hour, else whole hours."""
    return f"{hours * 60:,.0f} minutes" if hours < 1 else f"{hours:,.0f} hours"


def control_words(control: ControlState, situation: Situation) -> str:
    """Say who holds a piece of ground."""
    names = [actor_name(situation, key) for key in control.holders]
    if control.kind == "held":
        said = f"held by {names[0]}"
    elif control.kind == "contested":
        said = f"contested by {joined(names)}" if names else "contested"
        said += " and others not named" if control.unnamed and names else ""
    else:
        said = "holder unknown"
    around = [actor_name(situation, key) for key in control.besiegers]
    return said + (f", besieged by {joined(around)}" if around else "")


def _stretches(route: Route, situation: Situation) -> Table:
    """List the ground that a way over imported roads runs over, with roads, length and holder."""
    total = 0.0
    rows: list[list[str | Cell]] = []
    for piece in route.pieces:
        total += piece.metres
        road = " ".join(
            word for word in (piece.ref, piece.mode if piece.mode != "road" else None) if word
        )
        held = control_words(piece.passage.control, situation)
        rows.append(
            [
                piece_name(piece, situation),
                road,
                km(piece.metres) if piece.metres else "",
                km(total),
                line(held, piece.passage.reports),
            ]
        )
    return table("Ground in order", ["place", "road", "leg", "total", "control"], rows, {2, 3})


def _legs(route: Route, situation: Situation) -> Table:
    """List the places of a way in order, with road, length and holder."""
    if any(piece.kind == GROUND for piece in route.pieces):
        return _stretches(route, situation)
    ground = {p.place: p for p in route.pieces if p.other is None}
    total = 0.0
    rows: list[list[str | Cell]] = []
    for number, place in enumerate(route.places):
        link = (
            situation.links.get(route.links[number - 1]) if 0 < number <= len(route.links) else None
        )
        metres = link.metres if link else 0.0
        total += metres
        piece = ground.get(place)
        road = ""
        if link:
            parts = (link.ref, link.mode if link.mode != "road" or not link.ref else None)
            road = " ".join(part for part in parts if part)
        held = control_words(piece.passage.control, situation) if piece else ""
        rows.append(
            [
                place_name(situation, place),
                road,
                (km(metres) + (" est." if link.estimated else "")) if link else "",
                km(total),
                line(held, piece.passage.reports if piece else ()),
            ]
        )
    return table("Places in order", ["place", "road", "leg", "total", "control"], rows, {2, 3})


def _pieces(caption: str, pieces: tuple[Piece, ...], situation: Situation) -> Table:
    rows: list[list[str | Cell]] = []
    for piece, metres, reports, several in grouped(pieces):
        both = piece.kind != GROUND
        name = f"at {place_name(situation, piece.place)}, both sides" if both else ""
        why = neutral(piece.passage.why, situation)
        rows.append(
            [
                name if several and both else piece_name(piece, situation),
                km(metres) if several or piece.other or not both else "",
                passage_word(piece.passage.value.word),
                control_words(piece.passage.control, situation),
                line(f"{piece.passage.lamp}: {why}", reports),
            ]
        )
    return table(caption, ["piece", "length", "passage", "control", "what decides"], rows, {1})


def _gap_section(gap: Gap, situation: Situation) -> Section:
    straight = "" if gap.straight_metres is None else f"; {km(gap.straight_metres)} straight"
    parts = [
        f"{km(metres)} {word}"
        for word, metres in (
            ("closed", gap.closed_metres),
            ("contested", gap.contested_metres),
            ("unknown", gap.unknown_metres),
        )
        if metres
    ]
    fronts = None
    if gap.front_from and gap.front_to:
        fronts = (
            f"Last reached from the start: {front_name(gap.front_from, situation)}. "
            f"Last reached from the destination: {front_name(gap.front_to, situation)}."
        )
    width = f"{km(gap.road_metres)} by road ({', '.join(parts) or 'none'}){straight}."
    holders = table(
        "Who holds the gap",
        ["holder", "length"],
        [[holder_name(h, situation), km(h.metres)] for h in gap.holders],
        {1},
    )
    blocks = (
        lines([width, fronts, trend_words(gap)]),
        holders,
        _pieces("Pieces that are missing", gap.pieces, situation),
    )
    return Section("gap", "The gap", blocks)


def way_sections(answer: Answer, situation: Situation) -> list[Section]:
    """Show the route where there is one; else the gap, and what an uncertain answer hangs on."""
    sections = []
    if answer.route is not None:
        route = answer.route
        length = f"{km(route.metres)}, about {_hours(route.hours)}."
        blocks = (lines([length]), _legs(route, situation))
        sections.append(Section("route", "The route", blocks))
    if answer.status is Status.UNCERTAIN and answer.deciding:
        depends = f"It depends on {deciding_words(answer.deciding, situation)}."
        shown: list[Lines | Table] = [lines([depends])]
        shown.append(_pieces("Pieces that decide", answer.deciding, situation))
        if answer.optimist_route is not None:
            shown.append(_legs(answer.optimist_route, situation))
        sections.append(Section("deciding", "What it depends on", tuple(shown)))
    if answer.gap is not None:
        sections.append(_gap_section(answer.gap, situation))
    return sections


def variants_section(answer: Answer, situation: Situation) -> Section | None:
    """Give the state of each named variant."""
    if not answer.variants:
        return None
    rows = []
    for variant in answer.variants.values():
        length = km(variant.route.metres) if variant.route else DASH
        gap = km(variant.gap.road_metres) if variant.gap else DASH
        since = since_words(variant.status, variant.since, variant.spells, known=False)
        via = joined_places(situation, variant.via, "and")
        rows.append([variant.name, via, status_word(variant.status), since or DASH, length, gap])
    headers = ["variant", "by way of", "status", "since", "route", "gap"]
    made = table("The same question by each named variant", headers, rows, {4, 5})
    gaps = [
        f"{variant.name}: {gap_words(variant.gap, situation)}."
        for variant in answer.variants.values()
        if variant.gap is not None
    ]
    return Section("variants", "Variants", (made, lines(gaps)) if gaps else (made,))


def _road_name(situation: Situation, key: str) -> str:
    link = situation.links.get(key)
    if link is None:  # a count, where roads are not named
        return plain(key)
    if link.road is not None and situation.laid is not None:
        ground = place_name(situation, situation.laid.ground.get(link.a, link.a))
        return f"{plain(link.ref or link.road_class or 'a road')} near {ground}"
    ends = f"{place_name(situation, link.a)} to {place_name(situation, link.b)}"
    return f"{ends} ({plain(link.ref)})" if link.ref else ends


def fragility_section(answer: Answer, situation: Situation) -> Section | None:
    """Say where an open way is weakest."""
    fragility = answer.fragility
    if fragility is None:
        return None
    points = [place_name(situation, key) for key in fragility.single_points]
    if points:
        single = f"The loss of one of these alone would close it: {', '.join(points)}."
    else:
        single = "No single place would close it if lost."
    cut = None
    if fragility.min_cut:
        names = [place_name(situation, key) for key in fragility.min_cut]
        cut = f"The smallest set whose loss would close it: {joined(names)}."
    routes = f"Routes that share no place: {fragility.disjoint_routes}."
    roads = None
    if fragility.critical_links:
        told = Counter(_road_name(situation, key) for key in fragility.critical_links)
        names = [f"{name} ({n} stretches)" if n > 1 else name for name, n in told.items()]
        roads = f"The loss of one of these roads alone would close it: {'; '.join(names)}."
    detour = "There is no detour."
    if fragility.detour is not None:
        extra = fragility.detour.metres - (answer.route.metres if answer.route else 0.0)
        detour = f"The best detour is {km(fragility.detour.metres)}, {km(extra)} more."
    return Section("fragility", "How fragile it is", (lines([single, roads, cut, routes, detour]),))


def conditions_section(answer: Answer, situation: Situation) -> Section | None:
    """List what must be met on the way."""
    if not answer.conditions:
        return None
    rows: list[list[str | Cell]] = [
        [
            item.condition,
            place_name(situation, item.place)
            + (f" towards {place_name(situation, item.other)}" if item.other else ""),
            actor_name(situation, item.holder) if item.holder else DASH,
            line(neutral(item.why, situation), item.reports),
        ]
        for item in answer.conditions
    ]
    made = table(
        f"{count(len(rows), 'condition')} to be met", ["condition", "where", "holder", "why"], rows
    )
    return Section("conditions", "Conditions", (made,))
