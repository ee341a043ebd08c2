"""Tables and answers of every kind as frames of geopandas and pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge import briefings, exporters
from landbridge.desk.layers import LayerWish, answer_layers, layers
from landbridge.errors import QuestionError
from landbridge.model.answers import Answer
from landbridge.model.comparisons import Coverage, Difference
from landbridge.model.disagreements import Disagreements
from landbridge.model.place_belief import PlaceBelief
from landbridge.model.reviews import SourceReview

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.corridors import Question
    from landbridge.model.layers import LayerSet
    from landbridge.model.situations import Situation

__all__ = ["Framed", "frame", "frames", "frames_of"]

Framed = Answer | Difference | PlaceBelief | Coverage | Disagreements | SourceReview
"""Answers that can be had as frames."""


def frame(
    situation: Situation, name: str, question: Question, wish: LayerWish, *, memory: Memory
) -> Any:
    """Give one layer as a frame.

    Raises
    ------
    QuestionError
        when there is no such layer, or it needs a question
    InputError
        when geopandas is missing
    """
    found, _ = layers(situation, question, wish, memory=memory)
    there = [layer.name for layer in found.layers]
    if name not in there:
        raise QuestionError(
            f"no layer '{name}'; there are: {', '.join(there)}; and with a question, "
            "such as corridor=…, the layers of its answer"
        )
    return exporters.frame_of(found[name], found)


def frames(
    situation: Situation, question: Question, wish: LayerWish, *, memory: Memory
) -> dict[str, Any]:
    """Give every layer as a frame, by name."""
    return _all(layers(situation, question, wish, memory=memory)[0])


def frames_of(
    situation: Situation, found: Framed, wish: LayerWish, *, memory: Memory
) -> dict[str, Any]:
    """Give what an answer of any kind says as frames, by name.

    Of a comparison, give one of its two answers.

    Raises
    ------
    InputError
        when geopandas is missing
    """
    if isinstance(found, Answer):
        return _all(answer_layers(situation, found, wish, memory=memory))
    if isinstance(found, Difference):
        raise QuestionError("a comparison has two answers: give found.before or found.after")
    sieve = wish.sieve(situation)
    points = {place.id: (place.lon, place.lat) for place in situation.places.values()}
    if isinstance(found, PlaceBelief):
        name, text = "belief", briefings.belief_csv(found, situation)
    elif isinstance(found, Coverage):
        name, text = "coverage", briefings.coverage_csv(found, situation)
    elif isinstance(found, Disagreements):
        name, text = "disagreements", briefings.disagreement_csv(found, situation)
    else:
        name, text = "sources", briefings.review_csv(found, situation)
    return {name: exporters.frame_of_rows(text, points, sieve.lets_source)}


def _all(found: LayerSet) -> dict[str, Any]:
    return {layer.name: exporters.frame_of(layer, found) for layer in found.layers}
