"""``engine.needed`` against every way between the ends that visits nothing twice."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.dead_ends import needed, only
from oracles.small_terrains import some_ends, some_terrain


def links(patches) -> list[tuple[int, int]]:
    tail = np.repeat(np.arange(patches.count), np.diff(patches.first))
    return list(zip(tail.tolist(), patches.head.tolist(), strict=True))


def check(seed: int) -> tuple[int, int]:
    rng = np.random.default_rng(seed)
    terrain = some_terrain(rng, most=9)
    patches = condense(terrain)
    ends = np.unique(patches.of_node[some_ends(rng, terrain.nodes)])
    left = needed(patches, ends)
    graph = nx.DiGraph(links(patches))
    used = set(ends.tolist())
    for one in used & set(graph):
        for other in (set(ends.tolist()) & set(graph)) - {one}:
            used.update(*nx.all_simple_paths(graph, one, other))
    assert used <= set(np.flatnonzero(left).tolist())
    fewer, before = only(patches, left)
    told = [(int(before[tail]), int(before[head])) for tail, head in links(fewer)]
    assert told == [(tail, head) for tail, head in links(patches) if left[tail] and left[head]]
    back = np.repeat(np.arange(fewer.count), np.diff(fewer.first_in))
    entered = zip(fewer.tail.tolist(), back.tolist(), strict=True)
    assert sorted(entered) == sorted(links(fewer))
    assert fewer.unit.tolist() == patches.unit[before].tolist()
    for node in range(terrain.nodes):
        if left[patches.of_node[node]]:
            assert before[fewer.of_node[node]] == patches.of_node[node]
    return patches.count, fewer.count


@pytest.mark.parametrize("steps", [0, 10**9])
def test_needed__leaves_every_patch_of_every_way(compiler_cache, steps, monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", steps)
    counts = np.array([check(seed) for seed in range(steps % 7, 150)])
    assert counts[:, 1].sum() < 0.8 * counts[:, 0].sum()
