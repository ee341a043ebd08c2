"""Shortest ways and gaps of all lanes against one plain search a lane on all roads."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from landbridge.engine.courses import Courses
from landbridge.engine.distances import shortest_lengths
from landbridge.engine.gaps import Gaps, gaps
from landbridge.engine.overlay import build_overlay
from landbridge.engine.terrain import NO_GATE
from oracles.slow_ways import COLUMN, gap_slowly, shortest_slowly, tolled_terrain
from oracles.small_terrains import some_courses, some_ends


def drawn(seed: int, lanes: int, most: int = 11):
    rng = np.random.default_rng(seed)
    land = tolled_terrain(rng, most=most)
    return land, some_courses(rng, land.units, lanes), *(some_ends(rng, land.nodes) for _ in "st")


def holders(found: Gaps, lane: int) -> dict[int, int]:
    some = slice(found.first[lane], found.first[lane + 1])
    return dict(zip(found.unit[some].tolist(), found.held[some].tolist(), strict=True))


def check_lengths(seed: int, lanes: int, most: int) -> None:
    land, courses, sources, targets = drawn(seed, lanes, most)
    overlay = build_overlay(land)
    for limit in (0, 2):
        found = shortest_lengths(overlay, courses, sources, targets, limit=limit)
        values = [courses.on(lane) for lane in range(lanes)]
        slow = [shortest_slowly(land, v, sources, targets.tolist(), limit) for v in values]
        np.testing.assert_array_equal(found, slow, str(seed))


def check_gaps(seed: int, lanes: int, most: int) -> None:
    land, courses, sources, targets = drawn(seed, lanes, most)
    found = gaps(build_overlay(land), courses, sources, targets)
    for lane in range(lanes):
        value = courses.on(lane)
        least, possible = gap_slowly(land, value, sources, targets.tolist())
        assert tuple(found.millimetres[lane].tolist()) == least, (seed, lane)
        held = holders(found, lane)
        assert possible is None or held in possible, (seed, lane)
        some = slice(found.first[lane], found.first[lane + 1])
        np.testing.assert_array_equal(found.value[some], value[found.unit[some]])
        summed = [0, 0, 0]
        for unit, millimetres in held.items():
            summed[COLUMN[value[unit]]] += millimetres
        assert summed[:2] == [max(column, 0) for column in least[:2]]


@pytest.mark.parametrize("block", range(6))
def test_shortest_lengths__is_a_search_a_lane_on_all_roads(compiler_cache, block):
    for seed in range(block * 50, block * 50 + 50):
        check_lengths(seed, lanes=8, most=11)


def test_shortest_lengths__with_larger_units(compiler_cache):
    for seed in range(1000, 1030):
        check_lengths(seed, lanes=8, most=70)


@pytest.mark.parametrize("block", range(6))
def test_gaps__is_a_search_a_lane_on_all_roads(compiler_cache, block):
    for seed in range(block * 50, block * 50 + 50):
        check_gaps(seed, lanes=8, most=11)


def test_gaps__with_larger_units(compiler_cache):
    for seed in range(1000, 1030):
        check_gaps(seed, lanes=8, most=40)


def test_gaps__does_not_depend_on_which_lanes_are_asked_together(compiler_cache):
    for seed in range(2000, 2060):
        land, courses, sources, targets = drawn(seed, lanes=24)
        overlay = build_overlay(land)
        together = gaps(overlay, courses, sources, targets)
        order = np.random.default_rng(seed).permutation(24)
        shuffled = gaps(overlay, courses, sources, targets, order)
        for at, lane in enumerate(order.tolist()):
            alone = gaps(overlay, courses, sources, targets, np.array([lane]))
            for other, there in ((shuffled, at), (alone, 0)):
                same = together.millimetres[lane] == other.millimetres[there]
                assert same.all(), seed
                assert holders(together, lane) == holders(other, there), seed


def test_gaps__of_open_lanes_is_the_shortest_length(compiler_cache):
    """Where every half has a length and counts as gap: what is doubtful else can be free."""
    for seed in range(3000, 3060):
        land, courses, sources, targets = drawn(seed, lanes=16)
        land = replace(
            land,
            gate=np.full(land.edges, NO_GATE, dtype=np.int32),
            flown=land.flown & False,
            millimetres=land.millimetres + 2,
        )
        overlay = build_overlay(land)
        lengths = shortest_lengths(overlay, courses, sources, targets)
        found = gaps(overlay, courses, sources, targets).millimetres
        open_lanes = lengths >= 0
        wanted = np.stack([0 * lengths, 0 * lengths, lengths], axis=1)
        np.testing.assert_array_equal(found[open_lanes], wanted[open_lanes], str(seed))


def test_lanes__in_any_order_and_repeated(compiler_cache):
    land, courses, sources, targets = drawn(5, lanes=12)
    overlay = build_overlay(land)
    lanes = np.array([7, 0, 7, 11])
    every = shortest_lengths(overlay, courses, sources, targets)
    some = shortest_lengths(overlay, courses, sources, targets, lanes)
    np.testing.assert_array_equal(some, every[lanes])
    found, whole = (
        gaps(overlay, courses, sources, targets, lanes),
        gaps(overlay, courses, sources, targets),
    )
    np.testing.assert_array_equal(found.millimetres, whole.millimetres[lanes])
    assert [holders(found, at) for at in range(4)] == [holders(whole, d) for d in lanes]


def test_worlds__are_answered_one_by_one(compiler_cache, monkeypatch):
    """Lanes that have nothing to do with one another, laid out a few at a time."""
    for name in ("distances", "gaps"):  # the package shows a function by the name of its file
        monkeypatch.setattr(import_module(f"landbridge.engine.{name}"), "_AT_ONCE", 64)
    rng = np.random.default_rng(8)
    land = tolled_terrain(rng, most=40)
    table = rng.choice(4, size=(land.units, 60), p=[0.6, 0.1, 0.1, 0.2]).astype(np.int8)
    courses, overlay = Courses.of_table(table), build_overlay(land)
    sources, targets = np.array([0]), np.array([land.nodes - 1])
    lengths = shortest_lengths(overlay, courses, sources, targets, limit=2)
    found = gaps(overlay, courses, sources, targets).millimetres
    for lane in range(60):
        value = table[:, lane]
        assert lengths[lane] == shortest_slowly(land, value, sources, [land.nodes - 1], 2)
        assert tuple(found[lane].tolist()) == gap_slowly(land, value, sources, [land.nodes - 1])[0]
