"""The road of one day: as long as the day's length and gap, and a road from end to end."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine import Courses, build_overlay, gaps, shortest_lengths
from landbridge.engine.routes import Arcs, arcs_of, least_gap, shortest_way
from landbridge.engine.terrain import A_TO_B, B_TO_A, Terrain
from oracles.slow_ways import tolled_terrain
from oracles.small_terrains import some_courses, some_ends

COLUMN = (2, 1, 1, 0)


def world(seed: int) -> tuple[Terrain, Arcs, Courses, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    land = tolled_terrain(rng)
    ends = some_ends(rng, land.nodes), some_ends(rng, land.nodes)
    return land, arcs_of(land), some_courses(rng, land.units, 6), *ends


def walked(land: Terrain, way: tuple[int, np.ndarray]) -> list[tuple[int, int, int]]:
    """Each step as (edge, from, to); the road must hang together and lead the right way."""
    node, steps = way[0], []
    for edge in way[1].tolist():
        a, b = int(land.a[edge]), int(land.b[edge])
        forward = node == a and land.way[edge] != B_TO_A
        assert forward or (node == b and land.way[edge] != A_TO_B)
        steps.append((edge, node, b if forward else a))
        node = steps[-1][2]
    return steps


def price(land: Terrain, value: np.ndarray, steps: list[tuple[int, int, int]]) -> list[int]:
    """Closed, doubtful and open millimetres of a road, tolls counted in."""
    cost = [0, 0, 0]
    for edge, tail, head in steps:
        whole = int(land.millimetres[edge])
        units = land.unit_a[edge], land.unit_b[edge]
        near, far = units if tail == land.a[edge] and land.way[edge] != B_TO_A else units[::-1]
        if land.flown[edge]:
            cost[2] += whole
        else:
            cost[COLUMN[value[near]]] += whole // 2
            cost[COLUMN[value[far]]] += whole - whole // 2
        if value[land.node_unit[head]] != 0:
            cost[COLUMN[value[land.node_unit[head]]]] += int(land.toll[head])
    return cost


@pytest.mark.parametrize("block", range(3))
def test_shortest_way__is_a_road_of_the_shortest_length(block):
    for seed in range(block * 60, (block + 1) * 60):
        land, arcs, ways, sources, targets = world(seed)
        overlay = build_overlay(land)
        for limit in (0, 2):
            lengths = shortest_lengths(overlay, ways, sources, targets, limit=limit)
            for lane, length in enumerate(lengths.tolist()):
                way = shortest_way(land, arcs, ways, lane, sources, targets, limit=limit)
                assert (way is None) == (length < 0), seed
                if way is None:
                    continue
                steps = walked(land, way)
                assert sum(int(land.millimetres[edge]) for edge, _, _ in steps) == length
                value, end = ways.on(lane), steps[-1][2] if steps else way[0]
                assert end in targets
                for edge, tail, head in steps:
                    units = [land.unit_a[edge], land.unit_b[edge], land.gate[edge]]
                    units += [land.node_unit[tail], land.node_unit[head]]
                    assert all(value[unit] <= limit for unit in units if unit >= 0)


@pytest.mark.parametrize("block", range(2))
def test_least_gap__is_a_road_that_needs_what_the_gap_says(block):
    for seed in range(500 + block * 60, 500 + (block + 1) * 60):
        land, arcs, ways, sources, targets = world(seed)
        told = gaps(build_overlay(land), ways, sources, targets).millimetres
        for lane in range(ways.lanes):
            way = least_gap(land, arcs, ways, lane, sources, targets)
            assert (way is None) == (told[lane, 0] < 0), seed
            if way is not None:
                steps = walked(land, way)
                loops = any(land.a[edge] == land.b[edge] for edge, _, _ in steps)
                assert not loops
                assert price(land, ways.on(lane), steps) == told[lane].tolist(), seed
