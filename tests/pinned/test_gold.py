"""Our own gold: the embedded reader may not fall below what it was measured at, nor lose a span."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import landbridge as lb

if TYPE_CHECKING:
    from landbridge.model.gold import ReaderScores

GOLD = Path(__file__).parents[2] / "gold"
HALVES = ("development", "test")
FLOORS = {
    "actors": (0.80, 0.80),
    "places": (0.90, 0.85),
    "claims": (0.85, 0.80),
    "records: whole record": (0.65, 0.30),
    "relations": (0.80, 0.50),
}
"""Least precision and recall on the half that was looked at."""


@pytest.fixture(scope="module")
def scores() -> dict[str, ReaderScores]:
    return {half: lb.eval(GOLD / half) for half in HALVES}


@pytest.mark.parametrize("half", HALVES)
def test_gold__is_whole(scores: dict[str, ReaderScores], half: str) -> None:
    found = scores[half]
    assert found.documents == {"development": 152, "test": 148}[half]
    assert found.spans == found.spans_right > 2000


@pytest.mark.parametrize("layer", FLOORS)
def test_gold__development_floors(scores: dict[str, ReaderScores], layer: str) -> None:
    (score,) = [s for s in scores["development"].layers if s.layer == layer]
    precision, recall = FLOORS[layer]
    assert (score.precision or 0) >= precision
    assert (score.recall or 0) >= recall
