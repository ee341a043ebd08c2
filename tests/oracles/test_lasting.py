"""``engine.kept_open`` against trying every stretch of days on all roads."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.lasting import kept_open, lasting, longest_kept_open
from oracles.small_terrains import joined, lane_graph, some_courses, some_ends, some_terrain


def some_spans(rng: np.random.Generator, lanes: int) -> np.ndarray:
    """Runs of one day or more, here and there with days between them."""
    long = rng.integers(1, 5, lanes)
    gap = np.where(rng.random(lanes) < rng.choice([0, 0.2]), rng.integers(1, 4, lanes), 0)
    first = np.cumsum(np.concatenate([[0], long[:-1] + gap[:-1]])) + rng.integers(0, 50)
    return np.stack([first, first + long - 1], axis=1)


def slow_kept_open(terrain, table, origins, destinations, days: int, spans) -> list[bool]:
    """Day by day: a stretch counts where one route is open on each of its days."""
    lane_of = {}
    for lane, (first, last) in enumerate(spans.tolist()):
        lane_of.update(dict.fromkeys(range(first, last + 1), lane))
    told, known = np.zeros(table.shape[1], dtype=np.bool_), {}
    for start in lane_of:
        stretch = range(start, start + days)
        if all(day in lane_of for day in stretch):
            touched = sorted({lane_of[day] for day in stretch})
            column = table[:, touched].all(axis=1)
            key = column.tobytes()
            if key not in known:
                known[key] = joined(lane_graph(terrain, column), origins, destinations)
            if known[key]:
                told[touched] = True
    return told.tolist()


def check(seed: int) -> int:
    rng = np.random.default_rng(seed)
    terrain = some_terrain(rng)
    courses = some_courses(rng, terrain.units)
    origins, destinations = some_ends(rng, terrain.nodes), some_ends(rng, terrain.nodes)
    patches, rows = condense(terrain), rows_of(courses)
    ends = patches.of_node[origins], patches.of_node[destinations]
    days_of = np.repeat(np.arange(courses.lanes)[:, None], 2, axis=1)
    spans = some_spans(rng, courses.lanes) if rng.random() < 0.6 else None
    days = int(rng.choice([1, 2, 3, 5, 17, 64, 70]))
    found = kept_open(patches, rows, *ends, days, spans)
    tables = [courses.table() <= limit for limit in (0, 2)]
    real = days_of if spans is None else spans
    for told, table in zip(found, tables, strict=True):
        assert told.tolist() == slow_kept_open(terrain, table, origins, destinations, days, real)
    longest = longest_kept_open(patches, rows, *ends, spans)
    for most, table in zip(longest, tables, strict=True):
        for days, ever in ((most, True), (most + 1, False)):
            if days > 0:
                slow = slow_kept_open(terrain, table, origins, destinations, days, real)
                assert any(slow) is ever
    return longest[0]


@pytest.mark.parametrize("part", range(4))
def test_kept_open__is_a_route_open_on_each_day_of_a_stretch(compiler_cache, part, monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    found = [check(seed) for seed in range(100 * part, 100 * part + 100)]
    assert max(found) > 20
    assert min(found) == 0


def test_kept_open__plain_says_the_same(monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 0)
    assert max(check(seed) for seed in range(1000, 1025)) > 5


@pytest.mark.parametrize("seed", range(40))
def test_lasting__keeps_the_lanes_from_which_on_a_unit_stays_open(
    compiler_cache, seed, monkeypatch
):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    rng = np.random.default_rng(seed)
    courses = some_courses(rng, 9)
    days = int(rng.choice([1, 2, 4, 63, 64, 65]))
    rows = lasting(rows_of(courses), days)
    every = np.arange(9, dtype=np.int32)
    for told, limit in ((rows.surely(every), 0), (rows.perhaps(every), 2)):
        table = courses.table() <= limit
        for lane in range(courses.lanes):
            whole = lane + days <= courses.lanes
            slow = table[:, lane : lane + days].all(axis=1) & whole
            assert told[:, lane].tolist() == slow.tolist()
