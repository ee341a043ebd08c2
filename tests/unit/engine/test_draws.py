"""Draws by example, and the laws of made worlds."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine import Courses, Terrain, condense
from landbridge.engine.displaced import MOST_SPREAD, made_draws
from landbridge.engine.draws import draws_of_worlds, every_world, rows_by_day, rows_on, world_of
from landbridge.engine.fields import UNITS_FOR_ANCHOR, spread_anchors

OPEN, UNKNOWN, CLOSED = 0, 2, 3


def row_of_units(count: int) -> Terrain:
    """Units in a row: 0 - 1 - 2 - ..."""
    unit = np.arange(count, dtype=np.int32)
    return Terrain.by_cells(unit, unit[:-1], unit[1:], np.ones(count - 1, dtype=np.int64))


def closing(units: int, days: int, day: int) -> Courses:
    """Every unit closes on the same day."""
    table = np.full((units, days), OPEN, dtype=np.int8)
    table[:, day:] = CLOSED
    return Courses.of_table(table)


def closing_days(courses: Courses, worlds: int, **more: int) -> np.ndarray:
    """``[unit, world]``: the day on which each unit closes."""
    patches = condense(row_of_units(courses.units))
    draws = made_draws(courses, patches, more.pop("seed", 1), 0, worlds, **more)
    every = np.arange(courses.units)
    return np.sum([rows.surely(every) for _, rows in rows_by_day(draws)], axis=0)


def test_draws_of_worlds__flip_where_worlds_differ():
    early = Courses.of_table(np.array([[0, 3, 3, 3], [0, 0, 0, 0]], dtype=np.int8))
    late = Courses.of_table(np.array([[0, 0, 0, 3], [0, 0, 0, 0]], dtype=np.int8))
    draws = draws_of_worlds([early, late])
    assert not draws.doubtful
    assert draws.start.tolist() == [[0b11], [0b11]]
    assert draws.first.tolist() == [0, 0, 1, 1, 2]
    assert draws.unit.tolist() == [0, 0]
    assert draws.flip.tolist() == [[0b01], [0b10]]
    assert rows_on(draws, 1).surely(0).tolist() == [False, True]
    assert world_of(draws, 0).table().tolist() == early.table().tolist()


def test_draws_of_worlds__unknown_is_neither_open_nor_closed():
    draws = draws_of_worlds([Courses.of_table(np.array([[0, 2, 3]], dtype=np.int8))])
    assert draws.doubtful
    assert [rows.surely(0).tolist() for _, rows in rows_by_day(draws)] == [[True], [False], [False]]
    assert [rows.perhaps(0).tolist() for _, rows in rows_by_day(draws)] == [[True], [True], [False]]
    assert world_of(draws, 0).table().tolist() == [[OPEN, UNKNOWN, CLOSED]]


def test_draws__must_fit():
    one = Courses.of_table(np.zeros((1, 2), dtype=np.int8))
    with pytest.raises(ValueError, match="same units and days"):
        draws_of_worlds([one, Courses.of_table(np.zeros((1, 3), dtype=np.int8))])
    with pytest.raises(ValueError, match="multiple of 64"):
        draws_of_worlds([one], first_world=3)


def test_every_world__has_a_bit_for_each():
    assert every_world(3).tolist() == [0b111]
    assert every_world(65).tolist() == [2**64 - 1, 1]


def test_made_draws__what_never_changes_is_never_displaced(compiler_cache):
    table = np.tile(np.array([OPEN, UNKNOWN, CLOSED], dtype=np.int8)[:, None], 50)
    draws = made_draws(Courses.of_table(table), condense(row_of_units(3)), 1, 0, 64)
    assert draws.unit.size == 0
    assert rows_on(draws, 49).surely(np.arange(3)).any(axis=1).tolist() == [True, False, False]
    assert rows_on(draws, 49).perhaps(np.arange(3)).all(axis=1).tolist() == [True, True, False]


def test_made_draws__without_spread_are_the_base(compiler_cache):
    base = closing(3, 20, 7)
    draws = made_draws(base, condense(row_of_units(3)), 1, 0, 5, 0)
    assert all((world_of(draws, world).table() == base.table()).all() for world in range(5))


@pytest.mark.parametrize("spread", [-1, MOST_SPREAD + 1])
def test_made_draws__refuse_a_spread_that_they_cannot_hold(spread):
    with pytest.raises(ValueError, match="spread must lie in"):
        made_draws(closing(2, 9, 3), condense(row_of_units(2)), 1, 0, 1, spread)


def test_made_draws__what_comes_before_the_first_day_holds_from_it(compiler_cache):
    """Closing on day 2, by 10 days either way: in some worlds from day 0 on, never after day 12."""
    days = closing_days(closing(1, 30, 2), 1024)
    assert days.min() == 0
    assert days.max() <= 12
    assert closing_days(closing(1, 30, 28), 1024).max() == 30, "in some worlds never"


def test_made_draws__displace_by_a_clipped_normal_number(compiler_cache):
    """Mean 0, standard deviation half the spread, tails gathered at the spread."""
    moved = closing_days(closing(1, 300, 150), 20_000, seed=9)[0] - 150
    assert (moved.min(), moved.max()) == (-10, 10)
    assert abs(moved.mean()) < 0.15
    assert abs(moved.std() - 4.9) < 0.15
    share = {step: (moved == step).mean() for step in (-10, -5, 0, 5, 10)}
    for step, normal in {-10: 0.0287, -5: 0.0484, 0: 0.0797, 5: 0.0484, 10: 0.0287}.items():
        assert abs(share[step] - normal) < 0.006, step


def test_made_draws__move_neighbours_together(compiler_cache):
    """In a row of 400 units: near ones are displaced alike, far ones not; all equally far."""
    days = closing_days(closing(400, 200, 100), 2048)
    moved = days - days.mean(axis=1, keepdims=True)

    def correlation(apart: int) -> float:
        one, other = moved[:-apart].ravel(), moved[apart:].ravel()
        return float(np.corrcoef(one, other)[0, 1])

    assert correlation(1) > 0.9
    assert correlation(1) > correlation(5) > correlation(20) > 0.1
    assert abs(correlation(200)) < 0.05
    assert np.ptp(days.std(axis=1)) < 0.6


def test_made_draws__persist_in_time(compiler_cache):
    """One unit that closes on this or that day: displaced alike where the days are near."""
    moved = [closing_days(closing(1, 500, day), 4096)[0] - day for day in (100, 110, 160, 400)]
    near, far, farther = (np.corrcoef(moved[0], other)[0, 1] for other in moved[1:])
    assert near > 0.9
    assert near > far + 0.2
    assert abs(farther) < 0.06


def test_spread_anchors__lie_in_every_part_and_grow_with_the_ground(compiler_cache):
    land = row_of_units(200)
    kept = land.a != 150
    land = Terrain.by_cells(
        land.node_unit, land.a[kept], land.b[kept], land.millimetres[kept], units=203
    )
    anchors = spread_anchors(condense(land), 203)
    assert anchors.unit[:3].tolist() == [0, 151, 150], "one in each part, then the farthest"
    assert len(anchors.unit) == 1 + 200 // UNITS_FOR_ANCHOR
    reached = anchors.unit[anchors.of_unit]
    for unit in range(200):
        listened = anchors.weight[unit] > 0
        assert listened.any()
        assert ((reached[unit][listened] > 150) == (unit > 150)).all(), "of its own part only"
    assert (anchors.of_unit[200:, 0] == 0).all(), "ground that no road enters"
    lengths = np.sqrt((anchors.weight.astype(float) ** 2).sum(axis=1)) / 4096
    assert np.abs(lengths - 1).max() < 1e-3
