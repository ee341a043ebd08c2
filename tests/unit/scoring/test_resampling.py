"""Intervals by example: blocks are runs of days, and the same generator gives the same interval."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.scoring import block_interval, moving_blocks, skill


def test_blocks__are_runs_of_neighbours_and_as_many_days_as_there_are():
    drawn = moving_blocks(10, 4, 200, np.random.default_rng(1))
    assert drawn.shape == (200, 10)
    assert drawn.min() == 0
    assert drawn.max() == 9
    steps = np.diff(drawn, axis=1)
    assert np.all(np.delete(steps, [3, 7], axis=1) == 1)
    assert set(drawn[:, 0].tolist()) == set(range(7)), "every run begins somewhere"


def test_blocks__as_long_as_the_record_are_the_record():
    drawn = moving_blocks(5, 5, 3, np.random.default_rng(1))
    np.testing.assert_array_equal(drawn, [range(5)] * 3)


def test_interval__of_scores_that_never_change_has_no_width():
    found = block_interval([0.3] * 50, block=7, draws=20, generator=np.random.default_rng(1))
    assert (found.mean, found.low, found.high) == pytest.approx((0.3, 0.3, 0.3))


def test_interval__is_the_same_from_the_same_seed():
    values = np.random.default_rng(5).random(60)
    one, two, other = (
        block_interval(values, block=6, draws=50, generator=np.random.default_rng(seed))
        for seed in (1, 1, 2)
    )
    assert one == two
    assert one != other
    assert one.low < one.mean < one.high


def test_interval__days_that_go_together_are_less_sure_than_days_drawn_one_by_one():
    steps = np.random.default_rng(8).normal(size=40)
    values = np.repeat(steps, 25)
    single, whole = (
        block_interval(values, block=block, draws=400, generator=np.random.default_rng(2))
        for block in (1, 50)
    )
    assert whole.high - whole.low > 2 * (single.high - single.low)


def test_interval__keeps_the_scores_of_a_day_together():
    rng = np.random.default_rng(4)
    reference = rng.random(80)
    both = np.stack([reference / 2, reference], axis=1)
    found = block_interval(
        both, block=5, draws=40, generator=rng, statistic=lambda v: skill(v[:, 0], v[:, 1])
    )
    assert (found.mean, found.low, found.high) == pytest.approx((0.5, 0.5, 0.5))


@pytest.mark.parametrize(("block", "draws"), [(0, 5), (11, 5), (3, 0)])
def test_interval__says_what_blocks_there_can_be(block, draws):
    with pytest.raises(ValueError, match=r"block|draw"):
        block_interval(np.ones(10), block=block, draws=draws, generator=np.random.default_rng(1))


def test_interval__needs_values():
    with pytest.raises(ValueError, match="values by day"):
        block_interval([], block=1, draws=1, generator=np.random.default_rng(1))
