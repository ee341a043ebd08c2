"""Ways over imported roads as people read them: stretches of one ground, not every junction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.answers import Answer, Condition, Contradiction
    from landbridge.model.comparisons import Difference, PieceChange
    from landbridge.model.corridors import Front, Gap, Piece, Route
    from landbridge.model.imported_roads import LaidRoads
    from landbridge.model.odds import CorridorOdds
    from landbridge.model.situations import Situation

__all__ = ["GROUND", "folded", "folded_difference", "roads_by"]

GROUND = "ground"
"""The kind of a piece that stands for all roads of a way over the ground of one place."""
_REFS_SHOWN = 4


def folded(answer: Answer, situation: Situation) -> Answer:
    """Give the copy of an answer in which junctions of imported roads are left out.

    Pieces one after another that lie on the same ground and let pass alike, for the same reason,
    become one. Lengths and lines stay; what was computed does not change.
    """
    laid = situation.laid
    if laid is None:
        return answer
    fragility = answer.fragility
    if fragility is not None:
        fragility = replace(fragility, detour=_route(fragility.detour, laid))
    variants = {
        name: replace(one, route=_route(one.route, laid), gap=_gap(one.gap, laid))
        for name, one in answer.variants.items()
    }
    return replace(
        answer,
        route=_route(answer.route, laid),
        optimist_route=_route(answer.optimist_route, laid),
        gap=_gap(answer.gap, laid),
        deciding=_pieces(answer.deciding, laid),
        fragility=fragility,
        variants=variants,
        conditions=_conditions(answer.conditions, laid),
        contradictions=_contradictions(answer.contradictions, laid),
        odds=_odds(answer.odds, laid),
        notes=_notes((*answer.notes, *laid.warnings, roads_by(situation))),
    )


def _notes(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, notes)))


def roads_by(situation: Situation) -> str:
    """Say whose the imported roads are, and under which licence; nothing where there are none."""
    if situation.roads is None:
        return ""
    named = [situation.sources[key] for key in dict.fromkeys(situation.roads.sources) if key]
    told = [f"{one.name} ({one.licence})" if one.licence else one.name for one in named]
    return f"Roads: {', '.join(told)}" if told else ""


def folded_difference(found: Difference, situation: Situation) -> Difference:
    """Give the copy of a comparison in which both answers, and what changed, are folded."""
    laid = situation.laid
    if laid is None:
        return found
    pieces: dict[object, PieceChange] = {}
    for one in found.pieces:
        ground = laid.ground.get(one.place, one.place)
        other = one.other if one.other not in laid.nodes and one.other != ground else None
        told = tuple(p and (p.value, p.why) for p in (one.before, one.after))
        pieces.setdefault((ground, other, told), replace(one, place=ground, other=other))
    before, after = folded(found.before, situation), folded(found.after, situation)
    in_words = {"route": _places_in_words, "conditions": _conditions_in_words}
    fields = [
        replace(one, before=in_words[one.field](before), after=in_words[one.field](after))
        if one.field in in_words
        else one
        for one in found.fields
    ]
    kept = tuple(one for one in fields if one.before != one.after)
    return replace(found, before=before, after=after, fields=kept, pieces=tuple(pieces.values()))


def _places_in_words(answer: Answer) -> str | None:
    return " - ".join(answer.route.places) if answer.route is not None else None


def _conditions_in_words(answer: Answer) -> str | None:
    return (
        "; ".join(dict.fromkeys(f"{c.condition} at {c.place}" for c in answer.conditions)) or None
    )


def _odds(odds: CorridorOdds | None, laid: LaidRoads) -> CorridorOdds | None:
    """Leave junctions out of the most robust route."""
    if odds is None or odds.robust is None:
        return odds
    places = tuple(place for place in odds.robust.places if place not in laid.nodes)
    return replace(odds, robust=replace(odds.robust, places=places))


def _conditions(conditions: Iterable[Condition], laid: LaidRoads) -> tuple[Condition, ...]:
    """Name the ground on which each condition is to be met, once for all of its roads."""
    found: dict[tuple[str, str, str], Condition] = {}
    for one in conditions:
        ground = laid.ground.get(one.place, one.place)
        other = one.other if one.other not in laid.nodes else None
        found.setdefault((one.condition, ground, one.why), replace(one, place=ground, other=other))
    return tuple(found.values())


def _contradictions(found: Iterable[Contradiction], laid: LaidRoads) -> tuple[Contradiction, ...]:
    """Name the ground of what does not fit, once for all of its roads."""
    told: dict[object, Contradiction] = {}
    for one in found:
        ground = laid.ground.get(one.place, one.place) if one.place is not None else None
        told.setdefault((one.kind, ground, one.text), replace(one, place=ground))
    return tuple(told.values())


def _route(route: Route | None, laid: LaidRoads) -> Route | None:
    if route is None:
        return None
    return replace(
        route,
        places=tuple(place for place in route.places if place not in laid.nodes),
        pieces=_pieces(route.pieces, laid),
    )


def _gap(gap: Gap | None, laid: LaidRoads) -> Gap | None:
    if gap is None:
        return None
    route = _route(gap.route, laid)
    return replace(
        gap,
        route=route or gap.route,
        pieces=_pieces(gap.pieces, laid),
        holders=tuple(one for one in gap.holders if one.metres > 0) or gap.holders,
        front_from=_front(gap.front_from, laid.nodes),
        front_to=_front(gap.front_to, laid.nodes),
    )


def _front(front: Front | None, nodes: Mapping[str, object]) -> Front | None:
    """Leave out what comes next where that is a mere junction."""
    if front is None or front.toward not in nodes:
        return front
    return replace(front, toward=None)


def _pieces(pieces: Iterable[Piece], laid: LaidRoads) -> tuple[Piece, ...]:
    found: list[Piece] = []
    refs: list[str] = []
    for piece in pieces:
        one = _on_ground(piece, laid)
        if found and _alike(found[-1], one):
            if piece.ref and piece.ref not in refs:
                refs.append(piece.ref)
            found[-1] = replace(
                found[-1], metres=found[-1].metres + one.metres, mode=found[-1].mode or one.mode,
                ref=_listed(refs), link=found[-1].link if found[-1].link == one.link else None,
            )  # fmt: skip
        else:
            refs = [piece.ref] if piece.ref else []
            found.append(one)
    return tuple(piece for piece in found if piece.kind != GROUND or piece.metres > 0)


def _on_ground(piece: Piece, laid: LaidRoads) -> Piece:
    """Put a piece of an imported road down to the ground that it lies on."""
    junction = piece.place in laid.nodes
    if not junction and (piece.other is None or piece.other not in laid.nodes):
        return piece  # a place itself, or a link that was written
    owner = laid.ground.get(piece.place, piece.place)
    return replace(piece, kind=GROUND, place=owner, other=None)


def _alike(one: Piece, two: Piece) -> bool:
    """Whether two pieces are the same ground in the same state."""
    here, there = one.passage, two.passage
    return one.kind == two.kind == GROUND and (
        (one.place, here.value, here.lamp, here.control.holders, here.why, here.condition)
        == (two.place, there.value, there.lamp, there.control.holders, there.why, there.condition)
    )


def _listed(refs: list[str]) -> str | None:
    more = ", …" if len(refs) > _REFS_SHOWN else ""
    return ", ".join(refs[:_REFS_SHOWN]) + more if refs else None
