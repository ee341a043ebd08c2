"""``engine.single_units`` against closing every unit in turn, on all roads, lane by lane."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.knockout import single_units
from oracles.small_terrains import (
    joined,
    lane_graph,
    some_courses,
    some_ends,
    some_terrain,
)


def slow_single_units(terrain, courses, origins, destinations, limit, spared):
    table = courses.table() <= limit
    told = {}
    for lane in range(courses.lanes):
        column = table[:, lane]
        key = column.tobytes()
        if key not in told:
            told[key] = []
            if joined(lane_graph(terrain, column), origins, destinations):
                for unit in sorted(set(np.flatnonzero(column).tolist()) - spared):
                    without = column.copy()
                    without[unit] = False
                    if not joined(lane_graph(terrain, without), origins, destinations):
                        told[key].append(unit)
        yield told[key]


def check(seed: int, **forced) -> int:
    rng = np.random.default_rng(seed)
    terrain = some_terrain(rng)
    courses = some_courses(rng, terrain.units, forced.get("lanes"))
    origins, destinations = some_ends(rng, terrain.nodes), some_ends(rng, terrain.nodes)
    patches = condense(terrain)
    limit = int(rng.integers(0, 4))
    ground = courses
    if limit in {0, 2} and rng.random() < 0.5:
        ground = rows_of(courses)
    ends = patches.of_node[origins], patches.of_node[destinations]
    named = None if rng.random() < 0.5 else set(rng.integers(0, terrain.units, 2).tolist())
    spared = named
    if named is None:
        spared = set(terrain.node_unit[np.concatenate([origins, destinations])].tolist())
    found = single_units(patches, ground, *ends, limit=limit, spared=named)
    slow = list(slow_single_units(terrain, courses, origins, destinations, limit, spared))
    assert [found.of(lane).tolist() for lane in range(courses.lanes)] == slow
    some = rng.integers(0, courses.lanes, 3)
    fewer = single_units(patches, ground, *ends, lanes=some, limit=limit, spared=named)
    assert [fewer.of(at).tolist() for at in range(3)] == [slow[lane] for lane in some]
    return sum(map(len, slow))


@pytest.mark.parametrize("part", range(4))
def test_single_units__are_those_that_close_the_way_when_closed(compiler_cache, part, monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    assert sum(check(seed) for seed in range(500 * part, 500 * part + 500)) > 1500


def test_single_units__plain_says_the_same(monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 0)
    assert sum(check(seed, lanes=6) for seed in range(3000, 3100)) > 30


def test_single_units__do_not_depend_on_how_many_are_knocked_out_at_once(
    compiler_cache, monkeypatch
):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    monkeypatch.setattr("landbridge.engine.knockout._WORDS_AT_ONCE", 1)
    assert sum(check(seed, lanes=130) for seed in range(4000, 4100)) > 200
