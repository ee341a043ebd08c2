"""Drawn courses of cells against exact likelihoods; the same worlds whatever is drawn with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from landbridge.engine.chain_draws import TOO_MANY, draw_cell, lucky_neighbours
from oracles.slow_chains import (
    Cell,
    Rates,
    by_matrices,
    change_counts,
    made_cell,
    made_rates,
    padded,
    padded_likelihood,
    pair_shares,
    sequences,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORLDS = 20_000
ROOM = 64
MADE = 24


def made_world(seed: int) -> tuple[Cell, Rates]:
    """One cell: tiny ones, some weeks, and longer than the days that share a number."""
    chance = np.random.default_rng(seed)
    days = int(chance.integers(*((4, 7), (8, 40), (100, 180))[seed % 3]))
    cell = made_cell(chance, int(chance.integers(2, 5)), days)
    few = chance.random(len(cell.day)) < min(1.0, 20 / days)  # else all would be known
    rates = made_rates(chance)
    if days > 40:  # runs of many days, so that they reach over several numbers
        rates = replace(rates, hazard=rates.hazard / 20, fresh_hazard=rates.fresh_hazard / 10)
    return replace(cell, day=cell.day[few], likelihood=cell.likelihood[few]), rates


def lucky_of(
    near: list[list[int]], *, seed: int = 1, first_world: int = 0, worlds: int = WORLDS
) -> NDArray[np.int32]:
    """``[cell, world]``: from which cell each borrows; ``near`` as it is said in words."""
    widest = max(len(row) for row in near)
    table = np.array([row + [-1] * (widest - len(row)) for row in near], dtype=np.int64)
    found = np.full((len(near), worlds), -1, dtype=np.int32)
    lucky_neighbours.compiled(table, np.uint64(seed), first_world, found)
    return found


class Drawn:
    """Courses of one cell: ``holder[world, day]``, and how many changes each world has."""

    def __init__(self, days: int, change: NDArray, who: NDArray, count: NDArray) -> None:
        self.change, self.who, self.count = change, who, count
        worlds, order = np.arange(len(count)), np.arange(change.shape[1])
        written = order[None, :] < count[:, None]
        both = written[:, 1:]
        assert count.min() > 0, "there is room for all"
        assert not change[worlds, count - 1].any(), "somebody holds from the first day on"
        assert (change[:, :-1] > change[:, 1:])[both].all()
        assert (who[:, :-1] != who[:, 1:])[both].all()
        world, at = np.nonzero(written)
        begins = np.zeros((len(count), days), dtype=np.int64)
        begins[world, change[world, at]] = change[world, at]
        begun = np.maximum.accumulate(begins, axis=1)
        holders = np.zeros((len(count), days), dtype=np.int64)
        holders[world, change[world, at]] = who[world, at]
        self.holder = np.take_along_axis(holders, begun, axis=1)


def raw_draw(
    cell: Cell, rates: Rates, lucky: NDArray[np.int32], *, seed: int = 1, first_world: int = 0,
    room: int = ROOM, widest: int | None = None,
) -> tuple[NDArray, NDArray, NDArray]:  # fmt: skip
    """Days of change, holders and counts, as the kernel writes them."""
    worlds, half = len(lucky), widest or cell.holders
    change = np.full((worlds, room), -9, dtype=np.int32)
    who = np.full((worlds, room), -9, dtype=np.int8)
    count = np.full(worlds, -9, dtype=np.int32)
    draw_cell.compiled(
        cell.day,
        padded_likelihood(cell, half, np.nan),
        padded([cell.company], half, 255).astype(np.uint8)[0],
        cell.news,
        rates.hazard,
        rates.fresh_hazard,
        rates.settles,
        cell.silent,
        padded([cell.weights], half, np.nan).astype(np.float32)[0],
        cell.start,
        np.zeros((cell.days, 2 * half)),
        np.zeros((cell.days, 2 * half)),
        lucky,
        np.uint64(seed),
        first_world,
        change,
        who,
        count,
    )
    return change, who, count


def draw(cell: Cell, rates: Rates, lucky: NDArray[np.int32] | None = None, **more: int) -> Drawn:
    """Draw courses; a cell that shares its luck with no other where nothing is said of that."""
    if lucky is None:
        lucky = np.zeros(WORLDS, dtype=np.int32)
    found = raw_draw(cell, rates, lucky, **{"room": 2 * ROOM, **more})
    return Drawn(cell.days, *found)


def deviations(counts: NDArray, share: NDArray, worlds: int = WORLDS) -> list[float]:
    """By how many standard errors counts lie off; those that are hardly ever there left out."""
    share = np.clip(share, 0.0, 1.0)
    error = np.sqrt(share * (1 - share) * worlds)
    often = share * (1 - share) * worlds > 10
    assert counts[share < 1e-12].sum() == 0, "what cannot be is never drawn"
    return ((counts - share * worlds)[often] / error[often]).tolist()


def assert_by_chance_alone(off: list[float], *, fewest: int) -> None:
    """Standard errors as a normal distribution has them; those of a cell hang together."""
    told = np.abs(off)
    assert len(told) > fewest
    assert told.max() < 5.0
    assert np.mean(told > 2) < 0.08


# exact likelihoods


@pytest.fixture(scope="module")
def made() -> list[tuple[Cell, Rates, Drawn]]:
    found = []
    for seed in range(MADE):
        cell, rates = made_world(seed)
        lucky = np.full(WORLDS, seed, dtype=np.int32)
        found.append((cell, rates, draw(cell, rates, lucky, seed=seed)))
    return found


def test_shares__of_every_day_are_those_of_the_chain(made):
    off: list[float] = []
    for cell, rates, drawn in made:
        exact = by_matrices(cell, rates).shares
        for t in range(0, cell.days, 1 + cell.days // 12):
            counts = np.bincount(drawn.holder[:, t], minlength=cell.holders)
            off += deviations(counts, exact[t])
    assert_by_chance_alone(off, fewest=300)


def test_pairs_of_days__are_as_likely_as_in_the_chain(made):
    off: list[float] = []
    chance = np.random.default_rng(3)
    for cell, rates, drawn in made:
        for _ in range(4):
            one, other = sorted(chance.choice(cell.days, 2, replace=False).tolist())
            counts = np.zeros((cell.holders, cell.holders))
            np.add.at(counts, (drawn.holder[:, one], drawn.holder[:, other]), 1)
            off += deviations(counts, pair_shares(cell, rates, one, other))
        last = cell.days - 1
        counts = np.zeros((cell.holders, cell.holders))
        np.add.at(counts, (drawn.holder[:, 0], drawn.holder[:, last]), 1)
        off += deviations(counts, pair_shares(cell, rates, 0, last))
    assert_by_chance_alone(off, fewest=300)


def test_days_of_change__are_as_likely_as_in_the_chain(made):
    off: list[float] = []
    for cell, rates, drawn in made:
        exact = by_matrices(cell, rates).entered
        changed = (drawn.holder[:, 1:] != drawn.holder[:, :-1]).sum(axis=0)
        for t in range(1, cell.days, 1 + cell.days // 12):
            off += deviations(changed[t - 1 : t], exact[t : t + 1])
    assert_by_chance_alone(off, fewest=100)


def test_counts_of_changes__are_as_likely_as_in_the_chain(made):
    off: list[float] = []
    for cell, rates, drawn in made:
        exact = change_counts(cell, rates)
        counts = np.bincount(drawn.count - 1, minlength=len(exact))
        off += deviations(counts, exact)
    assert_by_chance_alone(off, fewest=100)


def test_whole_courses__of_tiny_worlds_are_as_likely_as_in_the_chain(made):
    off: list[float] = []
    for cell, rates, drawn in made:
        if cell.days > 6 or cell.holders > 3:
            continue
        places = cell.holders ** np.arange(cell.days)
        all_of, chance = sequences(cell, rates)
        exact = np.bincount((all_of % cell.holders) @ places, chance / chance.sum())
        counts = np.bincount(drawn.holder @ places, minlength=len(exact))
        off += deviations(counts, exact)
    assert_by_chance_alone(off, fewest=100)


def test_borrowed_luck__leaves_each_course_as_likely_as_it_was():
    off: list[float] = []
    for seed in range(6):
        cell, rates = made_world(seed)
        lucky = lucky_of([[0, 1, 2, 3, 4], [1], [2], [3], [4]], seed=seed)[0]
        assert len(set(lucky.tolist())) == 5
        drawn = draw(cell, rates, lucky, seed=seed)
        exact = by_matrices(cell, rates).shares
        for t in range(0, cell.days, 1 + cell.days // 6):
            counts = np.bincount(drawn.holder[:, t], minlength=cell.holders)
            off += deviations(counts, exact[t])
    assert_by_chance_alone(off, fewest=60)


# the same worlds


def test_worlds__are_the_same_in_whatever_blocks_they_are_drawn():
    near = [[0, 1], [1, 0, 2], [2, 1]]
    cell, rates = made_world(1)
    lucky = lucky_of(near, worlds=100)
    whole = draw(cell, rates, lucky[1])
    for first, last in ((0, 1), (0, 40), (40, 100), (99, 100)):
        part = lucky_of(near, first_world=first, worlds=last - first)
        np.testing.assert_array_equal(part, lucky[:, first:last])
        again = draw(cell, rates, part[1], first_world=first)
        np.testing.assert_array_equal(again.holder, whole.holder[first:last])


def test_seed__other_seeds_give_other_worlds():
    near = [[0, 1, 2], [1, 0, 2], [2, 0, 1]]
    cell, rates = made_world(1)
    lucky = [lucky_of(near, seed=seed, worlds=500)[0] for seed in (1, 2, 1)]
    drawn = [draw(cell, rates, np.zeros(500, np.int32), seed=seed).holder for seed in (1, 2, 1)]
    assert (lucky[0] == lucky[2]).all()
    assert (drawn[0] == drawn[2]).all()
    assert not (lucky[0] == lucky[1]).all()
    assert not (drawn[0] == drawn[1]).all()


def test_room__twice_as_much_gives_the_same_and_too_little_is_said():
    cell, rates = made_world(7)
    lucky = np.zeros(500, dtype=np.int32)
    wide = raw_draw(cell, rates, lucky, room=64)
    assert (wide[2] > 4).any(), "some worlds change hands often"
    assert not (wide[2] == TOO_MANY).any()
    for room in (1, 2, 4, 8, 16, 32, 64, 128):
        change, who, count = raw_draw(cell, rates, lucky, room=room)
        fits = wide[2] <= room
        assert (count[~fits] == TOO_MANY).all()
        np.testing.assert_array_equal(count[fits], wide[2][fits])
        for world in np.flatnonzero(fits).tolist():
            many = int(count[world])
            np.testing.assert_array_equal(change[world, :many], wide[0][world, :many])
            np.testing.assert_array_equal(who[world, :many], wide[1][world, :many])


def test_room_for_more_holders__than_the_cell_has_changes_nothing():
    cell, rates = made_world(4)
    lucky = np.zeros(500, dtype=np.int32)
    narrow, wide = raw_draw(cell, rates, lucky), raw_draw(cell, rates, lucky, widest=7)
    for one, other in zip(narrow, wide, strict=True):
        np.testing.assert_array_equal(one, other)


# luck that is shared


def test_neighbours__of_one_neighbourhood_and_the_same_data_fall_together():
    cell, rates = made_world(1)
    lucky = lucky_of([[0, 1, 2], [1, 2, 0], [2, 0, 1]], worlds=2000)
    assert (lucky[0] == lucky[1]).all()
    assert (lucky[0] == lucky[2]).all()
    assert set(lucky[0].tolist()) == {0, 1, 2}
    one, other = draw(cell, rates, lucky[0]), draw(cell, rates, lucky[1])
    np.testing.assert_array_equal(one.holder, other.holder)


def test_neighbourhoods__that_overlap_agree_as_often_as_they_overlap():
    lucky = lucky_of([[0, 1, 2, 3], [1, 0, 2, 4], [5, 6]])
    overlap = 3 / 5  # of the two together
    error = np.sqrt(overlap * (1 - overlap) / WORLDS)
    assert (lucky[0] == lucky[1]).mean() == pytest.approx(overlap, abs=4 * error)
    assert not np.isin(lucky[2], [0, 1, 2, 3, 4]).any()
    for row, near in ((0, [0, 1, 2, 3]), (2, [5, 6])):
        counts = np.array([(lucky[row] == other).sum() for other in near])
        share = 1 / len(near)
        error = np.sqrt(share * (1 - share) * WORLDS)
        assert np.abs(counts - share * WORLDS).max() < 4 * error


def test_neighbourhoods__apart_from_each_other_fall_independently():
    off: list[float] = []
    for seed in range(8):
        cell, rates = made_world(seed)
        lucky = lucky_of([[0, 1], [1, 0], [2, 3], [3, 2]], seed=seed)
        one, other = draw(cell, rates, lucky[0], seed=seed), draw(cell, rates, lucky[2], seed=seed)
        exact = by_matrices(cell, rates).shares
        for t in range(0, cell.days, 1 + cell.days // 5):
            counts = np.zeros((cell.holders, cell.holders))
            np.add.at(counts, (one.holder[:, t], other.holder[:, t]), 1)
            off += deviations(counts, np.outer(exact[t], exact[t]))
    assert_by_chance_alone(off, fewest=100)
