"""Distances on the globe and what is near, also over the antimeridian and at the poles."""

from __future__ import annotations

import random

import pytest

from landbridge.model.lines import great_circle_metres
from landbridge.naming.distances import Nearby, kilometres, point_of


def test_kilometres__are_those_of_the_model() -> None:
    dice = random.Random(4)
    for _ in range(200):
        one = dice.uniform(-180, 180), dice.uniform(-90, 90)
        other = dice.uniform(-180, 180), dice.uniform(-90, 90)
        metres = float(great_circle_metres(*one, *other))
        assert kilometres(one, other) == pytest.approx(metres / 1000, abs=1e-6)


@pytest.mark.parametrize("middle", [(36.7, 34.7), (179.98, 60.0), (-180.0, -10.0), (10.0, 89.9)])
@pytest.mark.parametrize("km", [0.0, 5.0, 30.0, 120.0])
def test_within__finds_what_a_search_through_all_finds(
    middle: tuple[float, float], km: float
) -> None:
    dice = random.Random(7)
    points = [
        (str(number), ((lon + 180) % 360 - 180, max(-90.0, min(90.0, lat))))
        for number in range(400)
        for lon, lat in [(middle[0] + dice.gauss(0, 2), middle[1] + dice.gauss(0, 0.6))]
    ]
    found = Nearby(points).within(middle, km)
    assert found == sorted(
        (kilometres(middle, point), key) for key, point in points if kilometres(middle, point) <= km
    )


@pytest.mark.parametrize(
    ("lon", "lat"), [(None, 1.0), (1.0, None), (181.0, 0.0), (0.0, -91.0), (float("nan"), 0.0)]
)
def test_point__of_what_is_none(lon: float | None, lat: float | None) -> None:
    assert point_of(lon, lat) is None
