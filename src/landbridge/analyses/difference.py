"""What is different between two answers, and which pieces and reports decide it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import format_day
from landbridge.model.comparisons import Difference, FieldChange, PieceChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.answers import Answer
    from landbridge.model.corridors import CorridorProblem, Piece, Route
    from landbridge.model.passage import Passage

__all__ = ["difference_between"]

_Key = tuple[str, str | None, str | None]


def difference_between(
    before: Answer, after: Answer, problems: tuple[CorridorProblem, CorridorProblem]
) -> Difference:
    """Compare two answers; ``problems`` are what they were computed from, in the same order."""
    old, new = dict(_fields(before)), dict(_fields(after))
    fields = tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )
    keys = dict.fromkeys((*_keys(before), *_keys(after)))
    pieces = []
    for key in keys:
        then = _passage(problems[0], key, before.as_of)
        now = _passage(problems[1], key, after.as_of)
        if (then and (then.value, then.why)) != (now and (now.value, now.why)):
            pieces.append(PieceChange(key[0], key[1], key[2], then, now))
    told_before, told_after = set(before.reports), set(after.reports)
    return Difference(
        before,
        after,
        fields,
        tuple(sorted(pieces, key=_importance)),
        tuple(report for report in before.reports if report not in told_after),
        tuple(report for report in after.reports if report not in told_before),
    )


def _importance(change: PieceChange) -> tuple[bool, str, str]:
    """Pieces that open or shut come before those that only have other reasons."""
    same = bool(change.before and change.after and change.before.value == change.after.value)
    return same, change.place, change.other or ""


def _day(day: int | None) -> str | None:
    return None if day is None else format_day(day)


def _route(route: Route | None) -> str | None:
    return None if route is None else " - ".join(route.places)


def _fields(answer: Answer) -> Iterator[tuple[str, str | None]]:
    gap, fragility = answer.gap, answer.fragility
    yield "status", answer.status.value
    yield "since earliest", _day(answer.since.earliest)
    yield "since settled", _day(answer.since.settled)
    yield "route", _route(answer.route)
    yield "route km", f"{answer.route.metres / 1000:.0f}" if answer.route else None
    yield "gap by road, km", f"{gap.road_metres / 1000:.0f}" if gap else None
    straight = gap.straight_metres if gap else None
    yield "gap straight, km", f"{straight / 1000:.0f}" if straight is not None else None
    holders = [holder.actor or holder.kind for holder in gap.holders] if gap else []
    yield "gap held by", ", ".join(holders) or None
    yield "single points", ", ".join(fragility.single_points) if fragility else None
    conditions = dict.fromkeys(f"{c.condition} at {c.place}" for c in answer.conditions)
    yield "conditions", "; ".join(conditions) or None
    for name, variant in answer.variants.items():
        yield f"variant {name}", variant.status.value


def _keys(answer: Answer) -> Iterator[_Key]:
    gap = answer.gap
    for route in (answer.route, answer.optimist_route, gap.route if gap else None):
        for piece in route.pieces if route is not None else ():
            yield _key(piece)


def _key(piece: Piece) -> _Key:
    return piece.place, piece.other, piece.link


def _passage(problem: CorridorProblem, key: _Key, day: int) -> Passage | None:
    """The passage of a piece in a problem; None where the problem has no such piece."""
    place, _, link_id = key
    if link_id is None:
        at = problem.network.position.get(place)
        return None if at is None else problem.passage.places[at].on(day)
    for link, halves in zip(problem.network.links, problem.passage.halves, strict=True):
        if link.id == link_id:
            end = 0 if link.a == place else 1
            if not link.exists_on(day):
                return None
            return max((course.on(day) for course in halves[end]), key=lambda p: p.value)
    return None
