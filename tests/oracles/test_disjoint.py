"""``engine.disjoint_routes`` and ``smallest_cut`` against flows of networkx and every set tried."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.disjoint import disjoint_routes, smallest_cut
from landbridge.engine.terrain import A_TO_B, B_TO_A, NO_GATE
from oracles.small_terrains import some_courses, some_ends, some_terrain


def plain_patches(terrain) -> tuple[list[object], nx.DiGraph]:
    """Patch of each node, and patches with their ``unit`` and links, from first principles."""
    inside = nx.DiGraph()
    inside.add_nodes_from(range(terrain.nodes))
    arcs = []
    for edge in range(terrain.edges):
        a, b = int(terrain.a[edge]), int(terrain.b[edge])
        if terrain.way[edge] != B_TO_A:
            arcs.append((a, b, edge))
        if terrain.way[edge] != A_TO_B:
            arcs.append((b, a, edge))
    for tail, head, edge in arcs:
        unit = terrain.node_unit[tail]
        held = {terrain.node_unit[head], terrain.unit_a[edge], terrain.unit_b[edge]}
        if held == {unit} and terrain.gate[edge] == NO_GATE:
            inside.add_edge(tail, head)
    of_node: list[object] = [None] * terrain.nodes
    for members in nx.strongly_connected_components(inside):
        for node in members:
            of_node[node] = min(members)
    graph = nx.DiGraph()
    for node in range(terrain.nodes):
        graph.add_node(of_node[node], unit=int(terrain.node_unit[node]))
    for tail, _, edge in arcs:
        forward = tail == terrain.a[edge]
        ends = [int(terrain.node_unit[terrain.a[edge]]), int(terrain.node_unit[terrain.b[edge]])]
        chain, unit = [of_node[terrain.a[edge]]], ends[0]
        parts = [terrain.unit_a[edge], terrain.gate[edge], terrain.unit_b[edge]]
        for which, held in enumerate(parts):
            as_behind = which == 2 and held == ends[1]
            if held not in {NO_GATE, unit} and not as_behind:
                graph.add_node((edge, which), unit=int(held))
                chain.append((edge, which))
                unit = held
        chain.append(of_node[terrain.b[edge]])
        chain = chain if forward else chain[::-1]
        graph.add_edges_from(pairwise(chain))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return of_node, graph


def flow(graph: nx.DiGraph, sources: set, targets: set) -> int:
    """Routes without a common patch but their ends, by splitting each in two."""
    split = nx.DiGraph()
    split.add_nodes_from(["from", "to"])
    for patch in graph:
        ends = patch in sources or patch in targets
        split.add_edge((patch, "in"), (patch, "out"), capacity=1000 if ends else 1)
    for u, v in graph.edges:
        split.add_edge((u, "out"), (v, "in"), capacity=1)
    for patch in sources & set(graph):
        split.add_edge("from", (patch, "in"), capacity=1000)
    for patch in targets & set(graph):
        split.add_edge((patch, "out"), "to", capacity=1000)
    return int(nx.maximum_flow_value(split, "from", "to"))


def open_part(graph: nx.DiGraph, column) -> nx.DiGraph:
    return graph.subgraph([p for p, unit in graph.nodes(data="unit") if column[unit]])


def check(seed: int, lanes: int | None = None) -> list[int]:
    rng = np.random.default_rng(seed)
    terrain = some_terrain(rng, most=int(rng.choice([6, 11, 16])))
    courses = some_courses(rng, terrain.units, lanes)
    origins, destinations = some_ends(rng, terrain.nodes), some_ends(rng, terrain.nodes)
    patches = condense(terrain)
    limit = int(rng.choice([0, 2]))
    ground = courses if rng.random() < 0.5 else rows_of(courses)
    ends = patches.of_node[origins], patches.of_node[destinations]
    found = disjoint_routes(patches, ground, *ends, limit=limit)
    of_node, graph = plain_patches(terrain)
    assert len(graph) == patches.count
    sources, targets = ({of_node[node] for node in side} for side in (origins, destinations))
    # parts of roads come last: all first halves, then all gates, then the other halves
    parts = sorted((p for p in graph if isinstance(p, tuple)), key=lambda part: part[::-1])
    number = {of_node[node]: int(patches.of_node[node]) for node in range(terrain.nodes)}
    number.update((part, patches.count - len(parts) + at) for at, part in enumerate(parts))
    table, told = courses.table() <= limit, {}
    for lane in range(courses.lanes):
        column = table[:, lane]
        if column.tobytes() not in told:
            left = open_part(graph, column)
            told[column.tobytes()] = 0 if sources & targets else flow(left, sources, targets)
            cut = smallest_cut(patches, ground, *ends, lane, limit=limit)
            slow = nearest_cut(left, sources, targets)
            assert (cut is None) == (slow is None)
            if cut is not None:
                assert sorted(cut.tolist()) == sorted(number[patch] for patch in slow)
        assert found[lane] == told[column.tobytes()]
    some = rng.integers(0, courses.lanes, 3)
    fewer = disjoint_routes(patches, ground, *ends, limit=limit, lanes=some)
    assert fewer.tolist() == found[some].tolist()
    return found.tolist()


def nearest_cut(left: nx.DiGraph, sources: set, targets: set) -> list | None:
    """Patches where what is left of a greatest flow can enter and not go on."""
    if sources & targets or any(v in targets for u, v in left.edges if u in sources):
        return None
    split = nx.DiGraph()
    split.add_nodes_from(["from", "to"])
    for patch in left:
        ends = patch in sources or patch in targets
        split.add_edge((patch, "in"), (patch, "out"), capacity=1000 if ends else 1)
    split.add_edges_from((((u, "out"), (v, "in")) for u, v in left.edges), capacity=1000)
    split.add_edges_from((("from", (p, "in")) for p in sources & set(left)), capacity=1000)
    split.add_edges_from((((p, "out"), "to") for p in targets & set(left)), capacity=1000)
    residual = nx.algorithms.flow.edmonds_karp(split, "from", "to")
    more = nx.DiGraph()
    more.add_nodes_from(residual)
    more.add_edges_from(
        (u, v) for u, v, arc in residual.edges(data=True) if arc["flow"] < arc["capacity"]
    )
    reached = nx.descendants(more, "from")
    return [p for p in left if (p, "in") in reached and (p, "out") not in reached]


@pytest.mark.parametrize("part", range(4))
def test_disjoint_routes__are_as_many_as_networkx_counts(compiler_cache, part, monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    found = [n for seed in range(part, 400, 4) for n in check(seed)]
    assert np.bincount(found, minlength=4)[1:4].min() > 20


def test_disjoint_routes__plain_say_the_same(monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 0)
    assert max(n for seed in range(1000, 1150) for n in check(seed, 5)) > 1


def test_smallest_cut__is_the_smallest_of_all_sets_of_patches(compiler_cache, monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    sizes = []
    for seed in range(2000, 2500):
        rng = np.random.default_rng(seed)
        terrain = some_terrain(rng, most=10)
        courses = some_courses(rng, terrain.units, 1)
        patches = condense(terrain)
        ends = patches.of_node[[0]], patches.of_node[[terrain.nodes - 1]]
        cut = smallest_cut(patches, courses, *ends, 0)
        graph = nx.DiGraph()
        graph.add_nodes_from(np.flatnonzero(courses.table()[patches.unit, 0] == 0).tolist())
        for tail in list(graph):
            for head in patches.head[patches.first[tail] : patches.first[tail + 1]].tolist():
                if head in graph:
                    graph.add_edge(tail, head)
        source, target = int(ends[0][0]), int(ends[1][0])
        assert (None if cut is None else len(cut)) == tried(graph, source, target)
        sizes.append(-1 if cut is None else len(cut))
        if cut is not None:
            graph.remove_nodes_from(cut.tolist())
            assert not way(graph, source, target)
    assert {-1, 0, 1, 2} <= set(sizes)


def way(graph, source, target) -> bool:
    return source in graph and target in graph and nx.has_path(graph, source, target)


def tried(graph, source, target) -> int | None:
    if source == target:
        return None
    others = [p for p in graph if p not in {source, target}]
    for count in range(len(others) + 1):
        for lost in combinations(others, count):
            left = graph.copy()
            left.remove_nodes_from(lost)
            if not way(left, source, target):
                return count
    return None
