"""The overlay keeps every length inside a unit, and every length when all is open."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from landbridge.engine.distances import all_open
from landbridge.engine.ends import join_ends
from landbridge.engine.overlay import build_overlay
from landbridge.engine.terrain import A_TO_B, B_TO_A, Terrain
from oracles.slow_ways import shortest_slowly, tolled_terrain


def inside_of(land: Terrain, unit: int) -> np.ndarray:
    """``[node, node]``: lengths over ground of one unit alone."""
    own = (land.node_unit[land.a] == unit) & (land.node_unit[land.b] == unit) & (land.gate < 0)
    own &= (land.unit_a == unit) & (land.unit_b == unit) & ~land.flown
    lengths = np.full((land.nodes, land.nodes), np.inf)
    np.fill_diagonal(lengths, 0)
    for e in np.flatnonzero(own):
        a, b, mm = land.a[e], land.b[e], land.millimetres[e]
        if land.way[e] != B_TO_A:
            lengths[a, b] = min(lengths[a, b], mm)
        if land.way[e] != A_TO_B:
            lengths[b, a] = min(lengths[b, a], mm)
    for middle in range(land.nodes):
        lengths = np.minimum(lengths, lengths[:, [middle]] + lengths[[middle], :])
    return lengths


@pytest.mark.parametrize("block", range(4))
def test_build_overlay__keeps_lengths_inside_each_unit(compiler_cache, block):
    for seed in range(block * 60, block * 60 + 60):
        rng = np.random.default_rng(seed)
        land = tolled_terrain(rng, most=int(rng.choice([11, 40])))
        overlay = build_overlay(land)
        tail = np.repeat(np.arange(overlay.vertices), np.diff(overlay.first))
        for unit in range(land.units):
            arcs = np.flatnonzero((overlay.unit == unit) & ~overlay.must)
            kept = np.full((overlay.vertices,) * 2, np.inf)
            np.fill_diagonal(kept, 0)
            ends = tail[arcs], overlay.head[arcs]
            np.minimum.at(kept, ends, overlay.millimetres[arcs])
            for middle in range(overlay.vertices):
                kept = np.minimum(kept, kept[:, [middle]] + kept[[middle], :])
            nodes = np.flatnonzero((overlay.of_point[: land.nodes] >= 0) & (land.node_unit == unit))
            vertices = overlay.of_point[nodes]
            wanted = inside_of(land, unit)[np.ix_(nodes, nodes)]
            np.testing.assert_array_equal(kept[np.ix_(vertices, vertices)], wanted, str(seed))


def test_join_ends__leads_any_node_to_any_other(compiler_cache):
    for seed in range(120):
        rng = np.random.default_rng(seed)
        land = tolled_terrain(rng)
        overlay, value = build_overlay(land), np.zeros(land.units, dtype=np.int8)
        for _ in range(4):
            sources, targets = (rng.integers(0, land.nodes, rng.integers(1, 3)) for _ in range(2))
            ends = join_ends(overlay, sources, targets)
            behind, ahead = all_open(ends)
            wanted = shortest_slowly(land, value, sources, targets, 0)
            found = behind[ends.target]
            assert found == ahead[ends.source]
            assert (found if found < 2**60 else -1) == wanted, seed


def grid(rng: np.random.Generator, side: int) -> Terrain:
    """A grid cut into blocks of 8 by 8, some roads one-way."""
    node = np.arange(side * side).reshape(side, side)
    a = np.concatenate([node[:, :-1].ravel(), node[:-1].ravel()]).astype(np.int32)
    b = np.concatenate([node[:, 1:].ravel(), node[1:].ravel()]).astype(np.int32)
    row, column = np.divmod(np.arange(side * side), side)
    unit = (row // 8 * (side // 8) + column // 8).astype(np.int32)
    way = np.where(rng.random(a.size) < 0.3, rng.integers(1, 3, a.size), 0)
    return Terrain.by_cells(unit, a, b, rng.integers(1, 10**5, a.size), way=way)


def test_build_overlay__a_grid_keeps_all_lengths(compiler_cache):
    rng = np.random.default_rng(3)
    land = grid(rng, 64)
    overlay = build_overlay(land)
    assert overlay.vertices < land.nodes
    tail = np.repeat(np.arange(overlay.vertices), np.diff(overlay.first))
    # two arcs can join two vertices, one over each unit that they lie between
    order = np.lexsort((overlay.millimetres, overlay.head, tail))
    ends = np.stack([tail, overlay.head])[:, order]
    least = np.append(True, (np.diff(ends, axis=1) != 0).any(axis=0))
    lengths = overlay.millimetres[order][least]
    shape = (overlay.vertices,) * 2
    sparse = coo_array((lengths, tuple(ends[:, least])), shape=shape).tocsr()
    forth, home = land.way != B_TO_A, land.way != A_TO_B
    full = coo_array(
        (
            np.concatenate([land.millimetres[forth], land.millimetres[home]]),
            (
                np.concatenate([land.a[forth], land.b[home]]),
                np.concatenate([land.b[forth], land.a[home]]),
            ),
        ),
        shape=(land.nodes,) * 2,
    ).tocsr()
    nodes = np.flatnonzero(overlay.of_point[: land.nodes] >= 0)[::7]
    some = nodes[:40]
    found = dijkstra(sparse, indices=overlay.of_point[some])[:, overlay.of_point[nodes]]
    np.testing.assert_array_equal(found, dijkstra(full, indices=some)[:, nodes])
