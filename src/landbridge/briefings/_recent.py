"""How recent days are shown: weak points by district only, strikes not drawn over routes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.briefings._phrases import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.model.answers import Answer
    from landbridge.model.comparisons import Difference
    from landbridge.model.geography import Place
    from landbridge.model.odds import CorridorOdds, NextQuestion
    from landbridge.model.recipes import Recipe

__all__ = [
    "RECENT_DAYS",
    "coarse_questions",
    "coarsen_recent",
    "coarsen_recent_difference",
    "district",
]

RECENT_DAYS = 90
_SUPPOSITION = "supposition"
_NOTE = (
    "Display rule for recent days: weak points are shown by district, and strikes are not shown "
    "on the way. What was computed does not change."
)


def district(key: str, places: Mapping[str, Place]) -> str:
    """Name the district of a place: first-level unit and country, never the place itself."""
    place = places.get(key)
    if place is None:
        return "a district not recorded"
    known = [part for part in (place.admin1, place.country) if part]
    return ", ".join(known) or "a district not recorded"


def coarsen_recent(
    answer: Answer, today: int, *, recent_detail: bool, places: Mapping[str, Place]
) -> Answer:
    """Give the copy of an answer that may be shown on a day.

    For an answer about a day less than 90 days before ``today`` (or after it), single points,
    the smallest cut and the places of the next best questions become districts, critical roads are
    counted, the detour is shown by its length alone, and strikes are left out. ``recent_detail``
    shows everything; the recipe then says so. Nothing is recomputed.
    """
    if recent_detail or answer.as_of < today - RECENT_DAYS:
        if recent_detail and not answer.recipe.recent_detail:
            return replace(answer, recipe=replace(answer.recipe, recent_detail=True))
        return answer
    fragility = answer.fragility
    if fragility is not None:
        points = [district(key, places) for key in fragility.single_points]
        cut = (
            None if fragility.min_cut is None else [district(k, places) for k in fragility.min_cut]
        )
        detour = fragility.detour
        fragility = replace(
            fragility,
            single_points=_counted(points),
            min_cut=None if cut is None else _counted(cut),
            detour=detour and replace(detour, places=(), links=(), pieces=(), line=()),
            critical_links=_not_named(len(fragility.critical_links)),
        )
    notes = [_NOTE]
    if answer.exposure:
        notes.append(f"{count(len(answer.exposure), 'report')} of strikes not shown by place.")
    return replace(
        answer,
        fragility=fragility,
        exposure=(),
        odds=answer.odds and _coarse_odds(answer.odds, places),
        notes=(*answer.notes, *notes),
        recipe=_coarse_recipe(answer.recipe, places),
    )


def _coarse_odds(odds: CorridorOdds, places: Mapping[str, Place]) -> CorridorOdds:
    """Name districts instead of the places of which it would help to know more."""
    if odds.next_questions is None:
        return odds
    return replace(odds, next_questions=coarse_questions(odds.next_questions, places))


def coarse_questions(
    questions: Sequence[NextQuestion], places: Mapping[str, Place]
) -> tuple[NextQuestion, ...]:
    """Name the district of each place, and not whose word there is about it already."""
    return tuple(replace(one, place=district(one.place, places), families=()) for one in questions)


def _coarse_recipe(recipe: Recipe, places: Mapping[str, Place]) -> Recipe:
    """Name districts instead of places in suppositions that close or open something."""

    def said(text: str) -> str:
        if not text.endswith((" is closed", " is open")):
            return text
        words = (district(word, places) if word in places else word for word in text.split(" "))
        return " ".join(words)

    return replace(recipe, suppositions=tuple(said(text) for text in recipe.suppositions))


def _not_named(roads: int) -> tuple[str, ...]:
    return (f"{count(roads, 'road')}, not named",) if roads else ()


def _counted(names: list[str]) -> tuple[str, ...]:
    """Name each district once, with how many places lie in it."""
    return tuple(f"{name} ({count(names.count(name), 'place')})" for name in dict.fromkeys(names))


def coarsen_recent_difference(
    found: Difference, today: int, *, recent_detail: bool, places: Mapping[str, Place]
) -> Difference:
    """Give the copy of a comparison that may be shown on a day.

    Of recent days, single points are named by district, and pieces and reports that only a supposed
    closing or opening brings are left out.
    """
    before, after = (
        coarsen_recent(one, today, recent_detail=recent_detail, places=places)
        for one in (found.before, found.after)
    )
    if before is found.before and after is found.after:
        return found
    if recent_detail:
        return replace(found, before=before, after=after)
    points = [
        ", ".join(a.fragility.single_points) if a.fragility else None for a in (before, after)
    ]
    fields = tuple(
        replace(c, before=points[0], after=points[1]) if c.field == "single points" else c
        for c in found.fields
    )
    supposed = bool(found.after.recipe.suppositions)
    return replace(
        found,
        before=before,
        after=_without_supposed_spot(after) if supposed else after,
        fields=fields,
        pieces=() if supposed else found.pieces,
        reports_only_before=() if supposed else found.reports_only_before,
        reports_only_after=() if supposed else found.reports_only_after,
    )


def _without_supposed_spot(answer: Answer) -> Answer:
    """Leave out what would name the spot that a supposition closes or opens."""
    gap = answer.gap
    if gap is not None:
        bare = replace(gap.route, places=(), links=(), pieces=(), line=())
        gap = replace(gap, route=bare, pieces=(), front_from=None, front_to=None)
    return replace(
        answer,
        gap=gap,
        variants={},
        spells=tuple(replace(spell, caused_by=()) for spell in answer.spells),
        conditions=(),
        deciding=(),
        optimist_route=None,
        reports=tuple(r for r in answer.reports if r.source.id != _SUPPOSITION),
    )
