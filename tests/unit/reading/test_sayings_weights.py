"""Weights of attributions, sureness and modality: there, small, and the same from the same text."""

from __future__ import annotations

import importlib.util
import math
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.model.claims import MODALITIES
from landbridge.reading.linear import chance, most_likely, weights_of

if TYPE_CHECKING:
    from types import ModuleType

TRAINING = Path(__file__).parents[3] / "training"
FILES = {
    "quotations.json.gz": {"cue", "end"},
    "factuality.json.gz": {"value"},
    "modality.json.gz": set(MODALITIES),
}
MOST = 2_000_000


def script(name: str) -> ModuleType:
    pytest.importorskip("sklearn")
    told = importlib.util.spec_from_file_location(name, TRAINING / f"{name}.py")
    assert told is not None
    assert told.loader is not None
    module = importlib.util.module_from_spec(told)
    told.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", FILES)
def test_weights__are_there_small_and_finite(file: str) -> None:
    packed = resources.files("landbridge.reading").joinpath("weights", file)
    assert len(packed.read_bytes()) < MOST
    weights = weights_of(file)
    assert set(weights) == FILES[file]
    assert all(math.isfinite(weight) for stage in weights.values() for weight in stage.values())


def test_weights__of_quotations_are_the_same_bytes_from_the_same_passages() -> None:
    train = script("train_quotations")
    rows = train.passages()[:30]
    assert train.packed(train.trained(rows)) == train.packed(train.trained(rows))


def test_passages__hold_every_phrase_that_is_annotated() -> None:
    train = script("train_quotations")
    for passage in train.passages():
        for row in passage["attributions"]:
            for role in ("source", "cue", "content"):
                words = row[role] if isinstance(row[role], list) else [row[role]]
                assert all(word in passage["text"] for word in words)


def test_chance__of_nothing_known_is_even() -> None:
    assert chance({}, {"x": 1.0}) == 0.5
    assert chance({"y": 3.0}, {"x": 1.0}) == 0.5
    assert chance({"x": 1000.0}, {"x": 1000.0}) <= 1.0


def test_most_likely__gives_chances_that_make_one() -> None:
    chances = most_likely({"a": {"x": 2.0}, "b": {"x": -2.0}}, ("a", "b", "c"), {"x": 1.0})
    assert math.isclose(sum(chances.values()), 1.0)
    assert max(chances, key=lambda name: chances[name]) == "a"
