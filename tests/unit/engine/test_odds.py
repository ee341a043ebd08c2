"""Odds by example."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine import Courses, Terrain, condense
from landbridge.engine.displaced import made_draws
from landbridge.engine.draws import draws_of_worlds
from landbridge.engine.odds import NEVER, closing_days, merge_odds, odds, opening_days

ROAD = Terrain.by_cells(
    np.array([0, 1, 2]), np.array([0, 1]), np.array([1, 2]), np.array([5, 5])
)  # 0 - 1 - 2, each in a unit of its own
START, END = np.array([0]), np.array([2])


def worlds_of(*middle: str) -> list[Courses]:
    """Worlds by the course of the middle unit: ``o`` open, ``?`` unknown, ``x`` closed."""
    values = {"o": 0, "?": 2, "x": 3}
    tables = []
    for course in middle:
        table = np.zeros((3, len(course)), dtype=np.int8)
        table[1] = [values[letter] for letter in course]
        tables.append(Courses.of_table(table))
    return tables


def told(*middle: str):
    return odds(condense(ROAD), draws_of_worlds(worlds_of(*middle)), START, END)


def test_odds__count_worlds_day_by_day(compiler_cache):
    found = told("oxo", "o?x", "oxx")
    assert found.open_worlds.tolist() == [3, 0, 1]
    assert found.not_closed_worlds.tolist() == [3, 1, 1]
    assert (found.days, found.worlds, found.doubtful) == (3, 3, True)


def test_odds__an_origin_in_closed_ground_reaches_itself_alone(compiler_cache):
    closed = Courses.of_table(np.full((3, 2), 3, dtype=np.int8))
    draws = draws_of_worlds([closed] * 3)
    patches = condense(ROAD)
    assert odds(patches, draws, START, START).open_worlds.tolist() == [3, 3]
    assert odds(patches, draws, START, END).not_closed_worlds.tolist() == [0, 0]


def test_odds__two_nodes_of_one_closed_patch_are_apart(compiler_cache):
    land = Terrain.by_cells(np.array([0, 0]), np.array([0]), np.array([1]), np.array([5]))
    draws = draws_of_worlds([Courses.of_table(np.array([[0, 3]], dtype=np.int8))])
    found = odds(condense(land), draws, np.array([0]), np.array([1]))
    assert found.open_worlds.tolist() == [1, 0]


def test_opening_and_closing_days__by_world(compiler_cache):
    found = told("xxoox", "oxxxx", "xxxxx", "xooox", "xxxxo")
    assert opening_days(found, 0, 4).tolist() == [2, 0, NEVER, 1, 4]
    assert closing_days(found, 0, 4).tolist() == [4, 1, NEVER, 4, NEVER]
    assert opening_days(found, 1, 2).tolist() == [2, NEVER, NEVER, 1, NEVER]
    assert closing_days(found, 2, 3).tolist() == [NEVER] * 5
    doubtful = told("x?ox")
    assert opening_days(doubtful, 0, 3).tolist() == [2]
    assert opening_days(doubtful, 0, 3, perhaps=True).tolist() == [1]
    assert closing_days(doubtful, 0, 3, perhaps=True).tolist() == [3]


def test_merge_odds__sure_and_doubtful_blocks(compiler_cache):
    patches = condense(ROAD)
    one = draws_of_worlds(worlds_of(*["ox"] * 64))
    other = draws_of_worlds(worlds_of("?o", "oo"), 64)
    merged = merge_odds([odds(patches, other, START, END), odds(patches, one, START, END)])
    assert merged.open_worlds.tolist() == [65, 2]
    assert merged.not_closed_worlds.tolist() == [66, 2]
    assert merged.surely(0, 1)[:, 63:].astype(int).tolist() == [[1, 0, 1], [0, 1, 1]]


def test_merge_odds__no_world_may_be_missing_or_twice(compiler_cache):
    patches = condense(ROAD)
    base = worlds_of("oxo")[0]
    parts = [odds(patches, made_draws(base, patches, 1, at, 64), START, END) for at in (0, 128)]
    with pytest.raises(ValueError, match="ends before world 64, the next one begins at world 128"):
        merge_odds(parts)
    short = odds(patches, draws_of_worlds(worlds_of(*["ox"] * 3), 64), START, END)
    with pytest.raises(ValueError, match="same days"):
        merge_odds([parts[0], short])
