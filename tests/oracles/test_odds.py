"""Worlds and odds against worlds drawn one by one and searched day by day on the whole terrain."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine import Courses, Terrain, condense, joined
from landbridge.engine.displaced import made_draws
from landbridge.engine.draws import draws_of_worlds, rows_by_day, rows_on, world_of
from landbridge.engine.odds import merge_odds, odds
from landbridge.engine.windows import WINDOW_DAYS
from oracles.slow_reach import joined_slowly
from oracles.slow_worlds import slow_world
from oracles.small_terrains import changing_courses, some_terrain

SURE, PERHAPS = 0, 2


def some_nodes(rng: np.random.Generator, land: Terrain) -> np.ndarray:
    return rng.choice(land.nodes, int(rng.integers(1, min(3, land.nodes) + 1)), replace=False)


def grid_of_units(side: int) -> Terrain:
    """Every node is a unit of its own, and roads lead to the four next to it."""
    at = np.arange(side * side).reshape(side, side)
    a = np.concatenate([at[:, :-1].ravel(), at[:-1].ravel()])
    b = np.concatenate([at[:, 1:].ravel(), at[1:].ravel()])
    return Terrain.by_cells(at.ravel(), a, b, np.ones(a.shape[0], dtype=np.int64))


def check_rows(draws, worlds: list[Courses], note: str) -> None:
    tables = np.stack([world.table() for world in worlds], axis=-1)
    for day, rows in rows_by_day(draws):
        every = np.arange(draws.units)
        np.testing.assert_array_equal(rows.surely(every), tables[:, day] <= SURE, note)
        np.testing.assert_array_equal(rows.perhaps(every), tables[:, day] <= PERHAPS, note)


@pytest.mark.parametrize("block", range(4))
def test_made_draws__are_worlds_drawn_one_by_one(compiler_cache, block):
    for seed in range(block * 40, (block + 1) * 40):
        rng = np.random.default_rng(seed)
        land = some_terrain(rng)
        days, spread = int(rng.choice([1, 2, 9, 64, 130])), int(rng.choice([0, 1, 3, 10, 40]))
        churn = float(rng.choice([0.05, 0.4, 1]))
        base = changing_courses(
            rng, land.units, days, doubtful=bool(rng.random() < 0.6), churn=churn
        )
        count, start = int(rng.choice([1, 3, 8])), int(rng.choice([0, 64, 1 << 20]))
        chance = int(rng.integers(-(1 << 62), 1 << 62))
        patches = condense(land)
        draws = made_draws(base, patches, chance, start, count, spread)
        slow = [slow_world(base, patches, chance, start + world, spread) for world in range(count)]
        check_rows(draws, slow, str(seed))


def test_made_draws__on_ground_with_many_anchors(compiler_cache):
    """A grid of 144 units and an island: the fields of neighbours differ."""
    land = grid_of_units(12)
    cut = (land.node_unit[land.a] // 12 == 9) & (land.node_unit[land.b] // 12 == 10)
    kept = ~cut
    land = Terrain.by_cells(
        land.node_unit, land.a[kept], land.b[kept], land.millimetres[kept], units=146
    )
    base = changing_courses(np.random.default_rng(3), land.units, 190, churn=0.02)
    patches = condense(land)
    slow = [slow_world(base, patches, 7, 128 + world, 10) for world in range(4)]
    check_rows(made_draws(base, patches, 7, 128, 4), slow, "grid")


def check_odds(seed: int, worlds: int, days: int) -> None:
    rng = np.random.default_rng(seed)
    land = some_terrain(rng)
    doubtful = bool(rng.random() < 0.6)
    churn = float(rng.choice([0.02, 0.1, 0.5]))
    drawn = [
        changing_courses(rng, land.units, days, doubtful=doubtful, churn=churn)
        for _ in range(worlds)
    ]
    origins, destinations = some_nodes(rng, land), some_nodes(rng, land)
    told = odds(condense(land), draws_of_worlds(drawn), origins, destinations)
    for limit, fast in ((SURE, told.surely), (PERHAPS, told.perhaps)):
        slow = [joined_slowly(land, world, limit, origins, destinations) for world in drawn]
        np.testing.assert_array_equal(fast(0, days - 1), np.transpose(slow), str(seed))


@pytest.mark.parametrize("windows", [WINDOW_DAYS, (4, 2), (3, 3), (1, 1)])
def test_odds__are_a_search_for_each_world_and_day(compiler_cache, monkeypatch, windows):
    """Whatever the windows are in which ground is drawn together."""
    monkeypatch.setattr("landbridge.engine.odds.WINDOW_DAYS", windows)
    for seed in range(sum(windows) * 1000, sum(windows) * 1000 + 150):
        rng = np.random.default_rng([seed, 1])
        check_odds(seed, int(rng.choice([1, 2, 5])), int(rng.choice([1, 2, 7, 8, 9, 20])))


def test_odds__of_more_worlds_than_a_word_holds(compiler_cache):
    for seed in range(10):
        check_odds(seed, int(np.random.default_rng(seed).choice([63, 64, 65, 130])), 6)
    for seed in range(20, 26):
        check_odds(seed, 2, 150)


@pytest.mark.parametrize("doubtful", [False, True])
def test_odds__on_larger_ground_with_one_way_roads(compiler_cache, doubtful):
    """A grid of 16 x 16 nodes in 100 odd cells, where much is drawn together and much left out."""
    for seed in range(6):
        rng = np.random.default_rng(seed)
        plain = grid_of_units(16)
        kept = rng.random(plain.edges) < 0.85
        land = Terrain.by_cells(
            rng.permutation(256) * 100 // 256,
            plain.a[kept],
            plain.b[kept],
            plain.millimetres[kept],
            way=rng.choice([0, 0, 0, 1, 2], int(kept.sum())),
        )
        table = changing_courses(rng, land.units, 150, doubtful=doubtful, churn=0.02).table()
        table[rng.random(land.units) < 0.6] = 0
        patches = condense(land)
        draws = made_draws(Courses.of_table(table), patches, seed, 0, 70, 5)
        ends = rng.integers(0, 256, 2), rng.integers(0, 256, 2)
        told = odds(patches, draws, *ends)
        for day, rows in rows_by_day(draws):
            sure, perhaps = joined(patches, rows, *ends)
            np.testing.assert_array_equal(told.surely(day, day)[0], sure, f"{seed} {day}")
            np.testing.assert_array_equal(told.perhaps(day, day)[0], perhaps, f"{seed} {day}")


def test_odds__of_made_worlds(compiler_cache):
    for seed in range(60):
        rng = np.random.default_rng(seed)
        land = some_terrain(rng)
        base = changing_courses(rng, land.units, int(rng.choice([5, 40])), churn=0.1)
        origins, destinations = some_nodes(rng, land), some_nodes(rng, land)
        patches = condense(land)
        told = odds(patches, made_draws(base, patches, seed, 0, 4, 3), origins, destinations)
        for limit, fast in ((SURE, told.surely), (PERHAPS, told.perhaps)):
            slow = [
                joined_slowly(
                    land, slow_world(base, patches, seed, world, 3), limit, origins, destinations
                )
                for world in range(4)
            ]
            np.testing.assert_array_equal(fast(0, base.lanes - 1), np.transpose(slow), str(seed))


def test_blocks__of_any_size_give_the_same_bits(compiler_cache):
    land = grid_of_units(8)
    patches = condense(land)
    ends = np.array([0]), np.array([63])
    for doubtful in (False, True):
        base = changing_courses(
            np.random.default_rng(8), land.units, 90, doubtful=doubtful, churn=0.05
        )
        whole = odds(patches, made_draws(base, patches, 5, 64, 300), *ends)
        for cuts in ([64], [64, 128, 192, 256], [192]):
            starts, stops = [0, *cuts], [*cuts, 300]
            parts = [
                odds(patches, made_draws(base, patches, 5, 64 + start, stop - start), *ends)
                for start, stop in zip(starts, stops, strict=True)
            ]
            merged = merge_odds(parts[::-1])
            assert (merged.first_world, merged.worlds) == (64, 300)
            np.testing.assert_array_equal(merged.words, whole.words)


def test_rows_on__and_world_of__are_the_worlds(compiler_cache):
    for seed in range(30):
        rng = np.random.default_rng(seed)
        units, days = int(rng.integers(1, 6)), int(rng.integers(1, 30))
        doubtful = bool(rng.random() < 0.5)
        drawn = [changing_courses(rng, units, days, doubtful=doubtful) for _ in range(70)]
        draws = draws_of_worlds(drawn, 192)
        check_rows(draws, drawn, str(seed))
        day, world = int(rng.integers(days)), int(rng.integers(70))
        told = rows_on(draws, day)
        values = np.stack([course.on(day) for course in drawn], axis=1)
        np.testing.assert_array_equal(told.surely(np.arange(units)), values <= SURE)
        np.testing.assert_array_equal(told.perhaps(np.arange(units)), values <= PERHAPS)
        expected = np.array([0, 2, 2, 3])[drawn[world].table()]
        np.testing.assert_array_equal(world_of(draws, world).table(), expected)
