"""Collapse and sweep against one SciPy search a day on the whole terrain."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from landbridge.engine import BOTH_WAYS, Courses, Terrain, condense, joined, rows_of, search, sweep
from landbridge.engine.contraction import contraction_of
from landbridge.engine.courses import pack, unpack
from oracles.graphs import Graph
from oracles.slow_reach import arcs_in, joined_slowly, reached_slowly
from oracles.small_terrains import some_courses, some_ends, some_terrain

LIMITS = {"sure": 0, "perhaps": 2}


@pytest.fixture
def compiled(compiler_cache, monkeypatch):
    """Send even the smallest work to the compiled kernels."""
    monkeypatch.setattr("landbridge.engine.compiler.COMPILE_ABOVE", 0)


def check_history(seed: int) -> None:
    rng = np.random.default_rng(seed)
    land = some_terrain(rng, most=14)
    ways = some_courses(rng, land.units)
    sources, targets = some_ends(rng, land.nodes), some_ends(rng, land.nodes)
    sure, perhaps = joined(condense(land), rows_of(ways), sources, targets)
    np.testing.assert_array_equal(sure, joined_slowly(land, ways, 0, sources, targets), str(seed))
    slow = joined_slowly(land, ways, 2, sources, targets)
    np.testing.assert_array_equal(perhaps, slow, str(seed))


@pytest.mark.parametrize("block", range(8))
def test_joined__is_a_search_each_day_on_the_whole_terrain(block):
    for seed in range(block * 150, (block + 1) * 150):
        check_history(seed)


@pytest.mark.parametrize("most", [0, 1, 2, 3, 12])
@pytest.mark.parametrize("words", [1, 32])
def test_joined__compiled_says_the_same(compiled, monkeypatch, most, words):
    """However much is contracted and however rows are cut into blocks."""
    monkeypatch.setattr("landbridge.engine.contraction.MOST_NEIGHBOURS", most)
    monkeypatch.setattr("landbridge.engine.sweeps._BLOCK", 0)
    monkeypatch.setattr("landbridge.engine.sweeps._BLOCK_WORDS", words)
    begin = 10_000 + 1_000 * most + 100 * words
    for seed in range(begin, begin + 80):
        check_history(seed)


@pytest.mark.parametrize("one_way", [0.0, 0.3])
def test_joined__on_a_grid_with_a_core_and_both_readers(compiled, one_way):
    """900 patches: some are contracted, the rest is gone through to and fro."""
    rng = np.random.default_rng(int(10 * one_way))
    at = np.arange(900).reshape(30, 30)
    a = np.concatenate([at[:, :-1].ravel(), at[:-1].ravel()])
    b = np.concatenate([at[:, 1:].ravel(), at[1:].ravel()])
    way = rng.choice(3, a.shape[0], p=[1 - one_way, one_way / 2, one_way / 2])
    cell = np.arange(900, dtype=np.int32)
    land = Terrain.by_cells(cell, a, b, np.ones(a.shape[0], dtype=np.int64), way=way)
    table = rng.choice(np.array([0, 1, 2, 3], dtype=np.int8), (900, 70), p=[0.66, 0.08, 0.06, 0.2])
    ways = Courses.of_table(table)
    patches = condense(land)
    assert patches.count - contraction_of(patches).order.shape[0] > 10
    sources, targets = np.array([0, 31]), np.array([899, 640])
    sure, perhaps = joined(patches, rows_of(ways), sources, targets)
    np.testing.assert_array_equal(sure, joined_slowly(land, ways, 0, sources, targets))
    np.testing.assert_array_equal(perhaps, joined_slowly(land, ways, 2, sources, targets))
    assert 0 < sure.sum() < perhaps.sum()


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("most", [None, 0, 2, 12])
def test_sweep__reaches_every_node_that_a_search_does(monkeypatch, most, backward):
    """All nodes at once, from one source; backward on the terrain turned round."""
    if most is not None:  # compiled, and contracted as far as that
        monkeypatch.setattr("landbridge.engine.compiler.COMPILE_ABOVE", 0)
        monkeypatch.setattr("landbridge.engine.contraction.MOST_NEIGHBOURS", most)
    for seed in range(20_000, 20_080):
        rng = np.random.default_rng(seed)
        land = some_terrain(rng)
        ways = some_courses(rng, land.units, 9)
        patches, source = condense(land), rng.integers(0, land.nodes, 1)
        reached = sweep(patches, rows_of(ways), patches.of_node[source], backward=backward)
        turned = turned_round(land) if backward else land
        for lane in range(ways.lanes):
            for reader, limit in LIMITS.items():
                told = reached.surely if reader == "sure" else reached.perhaps
                fast = told(patches.of_node)[:, lane]
                fast[source] = True
                slow = reached_slowly(turned, ways.on(lane), limit, source)
                np.testing.assert_array_equal(fast, slow, f"{seed} {lane} {reader}")


def turned_round(land: Terrain) -> Terrain:
    """The same roads driven the other way: the ends change places."""
    parts = {name: getattr(land, name) for name in Terrain.__slots__ if name != "__weakref__"}
    parts |= {"a": land.b, "b": land.a, "unit_a": land.unit_b, "unit_b": land.unit_a}
    return Terrain(**parts)


@pytest.mark.parametrize("block", range(2))
def test_condense__joins_just_what_reaches_one_another_inside_a_unit(block):
    for seed in range(30_000 + block * 200, 30_000 + (block + 1) * 200):
        land = some_terrain(np.random.default_rng(seed))
        patches = condense(land)
        for unit in range(land.units):
            only = np.full(land.units, 3, dtype=np.int8)
            only[unit] = 0
            tail, head, edge = arcs_in(land, only, 0)
            inside = land.gate[edge] == -1
            graph = csr_array(
                (np.ones(inside.sum()), (tail[inside], head[inside])), shape=(land.nodes,) * 2
            )
            _, label = connected_components(graph, directed=True, connection="strong")
            mine = np.flatnonzero(land.node_unit == unit)
            same = label[mine][:, None] == label[mine][None, :]
            told = patches.of_node[mine][:, None] == patches.of_node[mine][None, :]
            np.testing.assert_array_equal(told, same, str(seed))
        np.testing.assert_array_equal(patches.unit[patches.of_node], land.node_unit)


def test_condense__does_not_depend_on_the_order_of_edges():
    for seed in range(40_000, 40_200):
        rng = np.random.default_rng(seed)
        land = some_terrain(rng)
        order = rng.permutation(land.edges)
        parts = {name: getattr(land, name) for name in Terrain.__slots__ if name != "__weakref__"}
        by_edge = [name for name, column in parts.items() if np.shape(column) == (land.edges,)]
        by_edge = [name for name in by_edge if name not in ("node_unit", "toll")]
        one = condense(land)
        other = condense(Terrain(**parts | {name: parts[name][order] for name in by_edge}))
        np.testing.assert_array_equal(one.of_node, other.of_node)


def test_condense__an_undirected_terrain_is_its_components_by_cell(compiled):
    """A grid of 60 x 60 in 9 cells, with some roads missing: cells break into several patches."""
    rng = np.random.default_rng(5)
    at = np.arange(3600).reshape(60, 60)
    a = np.concatenate([at[:, :-1].ravel(), at[:-1].ravel()])
    b = np.concatenate([at[:, 1:].ravel(), at[1:].ravel()])
    kept = rng.random(a.shape[0]) < 0.6
    a, b = a[kept], b[kept]
    cell = (at // 60 // 20 * 3 + at % 60 // 20).ravel().astype(np.int32)
    land = Terrain.by_cells(cell, a, b, np.ones(a.shape[0], dtype=np.int64))
    inside = cell[a] == cell[b]
    graph = csr_array((np.ones(inside.sum()), (a[inside], b[inside])), shape=(3600, 3600))
    count, label = connected_components(graph, directed=False)
    patches = condense(land)
    assert (land.way == BOTH_WAYS).all()
    assert patches.count == count > 9
    pairs = np.unique(np.stack([label, patches.of_node]), axis=1)
    assert pairs.shape[1] == count
    crossing = np.unique(np.sort(np.stack([label[a[~inside]], label[b[~inside]]]), axis=0), axis=1)
    assert patches.links == 2 * crossing.shape[1]


def test_rows__are_the_table_of_courses(compiled):
    for seed in range(50):
        rng = np.random.default_rng(seed)
        table = rng.integers(0, 4, (7, int(rng.integers(1, 200)))).astype(np.int8)
        ways = Courses.of_table(table)
        rows = rows_of(ways)
        np.testing.assert_array_equal(ways.table(), table)
        np.testing.assert_array_equal(rows.surely(np.arange(7)), table == 0)
        np.testing.assert_array_equal(rows.perhaps(np.arange(7)), table <= 2)
        np.testing.assert_array_equal(ways.on(table.shape[1] - 1), table[:, -1])
        np.testing.assert_array_equal(unpack(pack(table == 0), table.shape[1]), table == 0)


def test_search__is_a_search_by_breadth(compiled):
    for seed in range(300):
        rng = np.random.default_rng(seed)
        land = some_terrain(rng)
        limit, value = int(rng.integers(0, 3)), rng.integers(0, 4, land.units)
        tail, head, _ = arcs_in(land, np.zeros(land.units), 0)
        graph = Graph(land.nodes, sorted(zip(tail.tolist(), head.tolist(), strict=True)))
        edges = graph.arcs
        fine = value[land.node_unit] <= limit
        usable = rng.random(len(edges)) < 0.7
        sources = rng.integers(0, land.nodes, 2)
        told = search(graph.first, graph.head, usable, fine, sources)
        queue = list(dict.fromkeys(sources.tolist()))
        for node in queue:
            queue += [
                h
                for (t, h), ok in zip(edges, usable, strict=True)
                if fine[node] and t == node and ok and fine[h] and h not in queue
            ]
        assert sorted(set(queue)) == np.flatnonzero(told).tolist()
