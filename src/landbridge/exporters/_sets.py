"""All layers of a situation, and of an answer, with what must go along with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from landbridge.exporters import _tables as tables
from landbridge.exporters._answers import answer_layers
from landbridge.exporters._beside import layers_beside
from landbridge.exporters._passage import closed_links_layer, passage_layer
from landbridge.exporters._rows import day_cell
from landbridge.exporters._statements import held_links_layer, holders_layer, reports_layer
from landbridge.model.layers import LayerSet
from landbridge.model.reports import standing_reports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.exporters._sieve import Sieve
    from landbridge.model.answers import Answer
    from landbridge.model.control import ControlHistory
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.layers import Layer, Shape
    from landbridge.model.recipes import Recipe
    from landbridge.model.situations import Situation

__all__ = ["layers_of_answer", "layers_of_situation", "put_together"]


def layers_of_situation(
    situation: Situation,
    sieve: Sieve,
    *,
    control: ControlHistory,
    estimator: str,
    known_by: int | None,
    shapes: Mapping[str, Shape],
) -> tuple[Layer, ...]:
    """Lay out every table, and who holds what by an estimator's reading of the reports.

    ``shapes`` are the polygons of areas by id; ``known_by`` leaves out what was published later.
    """
    told = [r for r in situation.reports if known_by is None or r.known_day <= known_by]
    standing = standing_reports(told, known_by)
    return (
        tables.areas_layer(situation, shapes),
        tables.links_layer(situation, sieve, known_by),
        held_links_layer(situation, control, sieve, estimator),
        tables.places_layer(situation),
        holders_layer(situation, control, sieve, estimator),
        reports_layer(situation, sieve, told, standing),
        tables.actors_layer(situation),
        tables.relations_layer(situation, sieve, known_by),
        tables.permissions_layer(situation, sieve, known_by),
        tables.claims_layer(situation, sieve, known_by),
        tables.sources_layer(situation),
    )


def layers_of_answer(
    answer: Answer,
    shown: Answer,
    problem: CorridorProblem,
    situation: Situation,
    sieve: Sieve,
    words: tuple[str, str],
) -> tuple[Layer, ...]:
    """Lay out an answer, as it may be shown, and every half of every link on its day.

    Of the ``answer`` itself come only the ways, piece by piece. ``words`` are its headline and
    what it is not.
    """
    day = shown.as_of
    passage = passage_layer(problem, situation, sieve, day, day_cell(day) or "")
    return (
        passage,
        closed_links_layer(passage),
        *answer_layers((answer, shown), situation, problem.network, sieve, words),
        *layers_beside(shown, situation, sieve),
    )


def put_together(
    layers: Sequence[Layer],
    situation: Situation,
    sieve: Sieve,
    *,
    notice: str,
    recipe: Recipe | None,
    newest: int | None,
) -> LayerSet:
    """Put layers together with notes, attribution and what stayed behind."""
    withheld = {layer.name: layer.withheld for layer in layers if layer.withheld}
    notes = [notice, "Names and borders imply no opinion on the status of any territory."]
    if newest is not None:
        notes.append(f"From what was published up to {day_cell(newest)}.")
    if sieve.unlicensed:
        notes.append("Holds rows of sources without a licence for it: not to be passed on.")
    if withheld:
        told = ", ".join(f"{count} of {name}" for name, count in withheld.items())
        notes.append(f"Left out or made blank, as not to be passed on: {told}.")
    if sieve.quotes_left:
        notes.append(f"Quotes left out: {sieve.quotes_left}, whose licence covers facts only.")
    if situation.attribution:
        notes.append(situation.attribution)
    return LayerSet(
        title=situation.title,
        layers=tuple(layers),
        notes=tuple(notes),
        credits=sieve.credits(),
        licence=situation.licence,
        recipe=None if recipe is None else _recipe(recipe),
        newest=newest,
        unlicensed=sieve.unlicensed,
        withheld=withheld,
    )


def _recipe(recipe: Recipe) -> str:
    told = {
        "query": recipe.query,
        "estimator": recipe.estimator,
        "policy": recipe.policy,
        "settings": recipe.settings,
        "versions": recipe.versions,
        "digests": recipe.digests,
        "recent_detail": recipe.recent_detail,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
