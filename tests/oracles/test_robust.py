"""The most robust routes against every way there is, and against the whole terrain."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from landbridge.engine import Patches, condense, rows_of
from landbridge.engine.robust import Route, most_robust_routes
from oracles.slow_reach import joined_slowly, reached_slowly
from oracles.small_terrains import changing_courses, some_terrain


def every_way(patches: Patches, sources: np.ndarray, targets: np.ndarray) -> list[list[int]]:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(patches.count))
    for patch in range(patches.count):
        for target in patches.head[patches.first[patch] : patches.first[patch + 1]].tolist():
            graph.add_edge(patch, target)
    ways = [[patch] for patch in set(sources.tolist()) & set(targets.tolist())]
    for source in set(sources.tolist()):
        others = set(targets.tolist()) - {source}
        if others:
            ways += nx.all_simple_paths(graph, source, others)
    return ways


def check_route(route: Route, patches: Patches, table: np.ndarray, ways: list[list[int]]) -> None:
    assert route.patches.tolist() in ways
    there = table[patches.unit[route.patches]]
    np.testing.assert_array_equal(route.together, there.all(axis=0))
    assert route.weakest == there.sum(axis=1).min()


@pytest.mark.parametrize("block", range(4))
def test_routes__are_the_best_of_all_ways(compiler_cache, block):
    exact = 0
    for seed in range(block * 75, (block + 1) * 75):
        rng = np.random.default_rng(seed)
        land = some_terrain(rng, most=9)
        base = changing_courses(rng, land.units, int(rng.choice([1, 5, 64, 70])), churn=0.4)
        origins, destinations = (rng.integers(0, land.nodes, 2)[:1] for _ in range(2))
        perhaps = bool(rng.random() < 0.5)
        limit = 2 if perhaps else 0
        patches = condense(land)
        told = most_robust_routes(patches, rows_of(base), origins, destinations, perhaps=perhaps)
        slow = joined_slowly(land, base, limit, origins, destinations)
        np.testing.assert_array_equal(told.open_lanes, slow, str(seed))
        if origins[0] == destinations[0]:
            assert told.best is not None
            assert told.best.together.all()
            assert told.best.patches.size == 0
            continue
        ways = every_way(patches, patches.of_node[origins], patches.of_node[destinations])
        if not ways:
            assert told.widest is None
            assert told.best is None
            continue
        assert told.widest is not None
        assert told.best is not None
        table = base.table() <= limit
        for route in (told.widest, told.best):
            check_route(route, patches, table, ways)
        weakest = {tuple(way): table[patches.unit[way]].sum(axis=1).min() for way in ways}
        widest = min(ways, key=lambda way: (-weakest[tuple(way)], len(way), way))
        assert told.widest.patches.tolist() == widest, seed
        optimum = max(table[patches.unit[way]].all(axis=0).sum() for way in ways)
        assert told.widest.together.sum() <= told.best.together.sum() <= optimum
        assert optimum <= told.open_lanes.sum()
        exact += told.best.together.sum() == optimum
        count = table.sum(axis=1)
        fine = np.where(count >= told.widest.weakest, 0, 3)
        assert reached_slowly(land, fine, 0, origins)[destinations].any()
        fine = np.where(count > told.widest.weakest, 0, 3)
        assert not reached_slowly(land, fine, 0, origins)[destinations].any()
    assert exact > 20
