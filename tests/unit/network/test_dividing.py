"""Whose ground a road runs over: exact cuts, beside a twin that asks point by point."""

from __future__ import annotations

import json

import numpy as np
import pytest

from landbridge.model.geography import Area
from landbridge.model.imported_roads import GroundRules
from landbridge.network._dividing import Divider
from landbridge.network._sphere import arc_metres, nearest, unit_vectors

Points = "np.typing.NDArray[np.float64]"
SQUARE = {"type": "Polygon", "coordinates": [[[0.2, 0.2], [1.5, 0.2], [1.5, 1.5], [0.2, 1.5], [0.2, 0.2]]]}  # noqa: E501  # fmt: skip
REACH = 40_000.0


def inside(point: np.ndarray) -> bool:
    return bool(0.2 <= point[0] <= 1.5 and 0.2 <= point[1] <= 1.5)


def slow_ground(point: np.ndarray, places: np.ndarray, *, by: str, wall: bool) -> int:
    """Whose ground a point is: the nearest place on its side within reach, else its area."""
    if by == "areas" and inside(point):
        return -2
    ids = np.arange(places.shape[0])
    if wall:
        ids = ids[(places[:, 0] > 1) == (point[0] > 1)]
    if ids.size:
        away = arc_metres(unit_vectors(*places[ids].T), unit_vectors(*point))
        if away.min() <= REACH:
            return int(ids[away.argmin()])
    return -2 if inside(point) else -1


@pytest.mark.parametrize("by", ["places", "areas"])
@pytest.mark.parametrize("wall", [False, True])
@pytest.mark.parametrize("long", [0.3, 0.01])
def test_divide__cuts_where_a_slow_twin_says(by: str, wall: bool, long: float) -> None:
    rng = np.random.default_rng(int(wall) + 2 * int(long > 0.1))
    places = rng.uniform(0, 2, (12, 2))
    barriers = [((1.0, -9.0), (1.0, 9.0))] if wall else []
    areas = {"square": Area("square", "Square", frozenset(), geometry=json.dumps(SQUARE))}
    divider = Divider(places, barriers, areas, GroundRules(by, REACH))
    start = rng.uniform(0, 2, (120, 2))
    end = start + rng.normal(0, long, (120, 2))
    found = divider.divide(start, end)
    cuts = found.step.shape[0]
    assert cuts > 120 or long < 0.1, "some steps must run over more than one ground"
    wrong = 0
    for step in range(120):
        rows = np.flatnonzero(found.step == step)
        for t in np.linspace(0.003, 0.997, 61):
            row = rows[np.searchsorted(found.share[rows], t, side="right") - 1]
            near_a_cut = np.abs(found.share[rows] - t).min() < 1e-6
            told = slow_ground(
                start[step] + t * (end[step] - start[step]), places, by=by, wall=wall
            )
            wrong += not near_a_cut and told != int(found.ground[row])
    assert wrong == 0
    assert found.beyond[:2] == (frozenset(), frozenset({"square"}))


def test_divide__ground_farther_than_the_reach_is_nobodys() -> None:
    divider = Divider(np.array([[0.0, 0.0]]), [], {}, GroundRules(reach_metres=10_000))
    found = divider.divide(np.array([[0.0, 0.0]]), np.array([[1.0, 0.0]]))
    assert found.ground.tolist() == [0, -1]
    away = arc_metres(unit_vectors(0.0, 0.0), unit_vectors(found.share[1], 0.0))
    assert away == pytest.approx(10_000, abs=0.5)


def test_divide__a_step_that_passes_by_a_place_runs_over_its_ground() -> None:
    """Both ends are out of reach; the middle is not."""
    divider = Divider(np.array([[0.5, 0.05]]), [], {}, GroundRules(reach_metres=10_000))
    found = divider.divide(np.array([[0.0, 0.0]]), np.array([[1.0, 0.0]]))
    assert found.ground.tolist() == [-1, 0, -1]


def test_divide__without_places_everything_is_nobodys() -> None:
    divider = Divider(np.zeros((0, 2)), [], {}, GroundRules())
    assert divider.divide(np.zeros((1, 2)), np.ones((1, 2))).ground.tolist() == [-1]


def test_barriers__one_that_ends_in_the_open_parts_nothing_and_is_named() -> None:
    places = np.array([[0.0, 0.0], [2.0, 2.0]])
    divider = Divider(
        places, [((1.0, 0.5), (1.0, 1.5)), ((1.5, -9.0), (1.5, 9.0))], {}, GroundRules()
    )
    divider.divide(np.array([[0.0, 0.0]]), np.array([[2.0, 2.0]]))
    assert divider.idle_barriers == (0,)


def test_nearest__the_first_of_two_equals_and_none_of_none() -> None:
    points = unit_vectors([0.0, 5.0], [0.0, 0.0])
    places = unit_vectors([1.0, -1.0], [0.0, 0.0])
    found, metres = nearest(points, places)
    assert found.tolist() == [0, 0]
    assert metres[0] == pytest.approx(111_195, rel=1e-3)
    found, metres = nearest(points, places[:0])
    assert found.tolist() == [-1, -1]
    assert np.isinf(metres).all()


def test_nearest__in_blocks_as_at_once() -> None:
    rng = np.random.default_rng(4)
    points = unit_vectors(rng.uniform(-180, 180, 3000), rng.uniform(-90, 90, 3000))
    places = unit_vectors(rng.uniform(-180, 180, 900), rng.uniform(-90, 90, 900))
    found, _ = nearest(points, places)
    assert (found == (points @ places.T).argmax(axis=1)).mean() > 0.999
