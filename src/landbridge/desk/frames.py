"""Layers as frames of geopandas and pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge import exporters
from landbridge.desk.layers import LayerWish, answer_layers, layers
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Question
    from landbridge.model.layers import LayerSet
    from landbridge.model.situations import Situation

__all__ = ["frame", "frames", "frames_of_answer"]


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


def frames_of_answer(
    situation: Situation, answer: Answer, wish: LayerWish, *, memory: Memory
) -> dict[str, Any]:
    """Give the layers of an answer that is there as frames, by name."""
    return _all(answer_layers(situation, answer, wish, memory=memory))


def _all(found: LayerSet) -> dict[str, Any]:
    return {layer.name: exporters.frame_of(layer, found) for layer in found.layers}
