"""``engine.label_matrix`` against the components of networkx, on all roads, lane by lane."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.labels import label_matrix, pair_history
from oracles.small_terrains import joined, lane_graph, some_courses, some_terrain


def check(seed: int) -> int:
    rng = np.random.default_rng(seed)
    terrain = some_terrain(rng, one_way=False, most=16)
    courses = some_courses(rng, terrain.units)
    patches = condense(terrain)
    limit = int(rng.integers(0, 4))
    ground = rows_of(courses) if limit in {0, 2} and rng.random() < 0.5 else courses
    label = label_matrix(patches, ground, limit=limit)
    assert label.shape == (courses.lanes, patches.count)
    table, most = courses.table() <= limit, 0
    for lane in rng.permutation(courses.lanes)[:10].tolist():
        graph = lane_graph(terrain, table[:, lane])
        of_node = label[lane, patches.of_node]
        assert ((of_node == 0) == [node not in graph for node in range(terrain.nodes)]).all()
        groups = {}
        for node in np.flatnonzero(of_node).tolist():
            groups.setdefault(int(of_node[node]), set()).add(node)
        parts = [
            {node for node in part if isinstance(node, int)}
            for part in nx.strongly_connected_components(graph)
        ]
        assert sorted(map(sorted, groups.values())) == sorted(map(sorted, filter(None, parts)))
        # the smallest patch names the whole, whatever the block of lanes
        for patch in np.flatnonzero(label[lane]).tolist():
            assert label[lane, patch] == np.flatnonzero(label[lane] == label[lane, patch])[0] + 1
        most = max(most, len(groups))
    one, other = rng.integers(0, terrain.nodes, 2)
    history = pair_history(label, int(patches.of_node[one]), int(patches.of_node[other]))
    for lane in range(courses.lanes):
        ends = np.array([one]), np.array([other])
        assert history[lane] == joined(lane_graph(terrain, table[:, lane]), *ends)
    return most


@pytest.mark.parametrize("block", [1, 4, 8, 64])
def test_label_matrix__tells_what_is_joined(compiler_cache, block, monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    monkeypatch.setattr("landbridge.engine.labels._BLOCK", block)
    assert max(check(seed) for seed in range(100 * block, 100 * block + 60)) > 4


def test_label_matrix__plain_says_the_same(monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 0)
    assert max(check(seed) for seed in range(20)) > 2
