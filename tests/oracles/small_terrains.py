"""Small random terrains with all that is nasty, and the plain graph of one lane of them."""

from __future__ import annotations

import networkx as nx
import numpy as np

from landbridge.engine.courses import Courses
from landbridge.engine.terrain import A_TO_B, B_TO_A, NO_GATE, Terrain

SIZES = (1, 2, 5, 63, 64, 65, 130)


def some_terrain(
    rng: np.random.Generator, *, one_way: bool = True, most: int = 11, long: float = 0.3
) -> Terrain:
    """Parallel edges, loops, no length, units of their own, gates, one-way roads, many patches.

    A share of them is long: a tree that is nearly a chain, with a few roads more.
    """
    nodes, ground = int(rng.integers(2, most)), int(rng.integers(1, 6))
    edges = int(rng.integers(1, 2 * most))
    units = ground + int(rng.integers(0, 4))
    node_unit = rng.integers(0, ground, nodes).astype(np.int32)
    a, b = (rng.integers(0, nodes, edges).astype(np.int32) for _ in range(2))
    if rng.random() < long:
        late = np.arange(1, nodes)
        early = np.maximum(0, late - rng.geometric(0.7, nodes - 1))
        a, b = (np.concatenate([x, y[:3]]).astype(np.int32) for x, y in ((late, a), (early, b)))
        edges = a.shape[0]
        if rng.random() < 0.7:
            node_unit.sort()
    half_a, half_b = node_unit[a].copy(), node_unit[b].copy()
    for half in (half_a, half_b):
        own = rng.random(edges) < rng.choice([0, 0.3])
        half[own] = rng.integers(0, units, own.sum())
    gate = np.full(edges, NO_GATE, dtype=np.int32)
    gated = rng.random(edges) < rng.choice([0, 0.2])
    gate[gated] = rng.integers(0, units, gated.sum())
    way = np.zeros(edges, dtype=np.int8)
    if one_way:
        single = rng.random(edges) < rng.choice([0, 0.2, 0.8])
        way[single] = rng.integers(1, 3, single.sum())
    return Terrain(
        units=units, node_unit=node_unit, a=a, b=b,
        millimetres=rng.integers(0, 4, edges).astype(np.int64),
        unit_a=half_a.astype(np.int32), unit_b=half_b.astype(np.int32), way=way, gate=gate,
        flown=rng.random(edges) < 0.1, toll=np.zeros(nodes, dtype=np.int64),
    )  # fmt: skip


def some_courses(rng: np.random.Generator, units: int, lanes: int | None = None) -> Courses:
    """Passage that holds for some lanes and is open more often than not."""
    lanes = int(rng.choice(SIZES)) if lanes is None else lanes
    odds = rng.choice([[0.96, 0.02, 0.01, 0.01], [0.85, 0.05, 0.05, 0.05], [0.5, 0.1, 0.1, 0.3]])
    table = rng.choice(4, size=(units, lanes), p=odds)
    held = rng.random((units, lanes)) < rng.choice([0.3, 0.9])
    held[:, 0] = False
    at = np.where(held, 0, np.arange(lanes))
    return Courses.of_table(
        np.take_along_axis(table, np.maximum.accumulate(at, axis=1), axis=1).astype(np.int8)
    )


def changing_courses(
    rng: np.random.Generator, units: int, lanes: int, *, doubtful: bool = True, churn: float = 0.2
) -> Courses:
    """Passage of every unit that changes in a lane with a chance of ``churn``."""
    values = np.array([0, 1, 2, 3] if doubtful else [0, 3], dtype=np.int8)
    chance = [0.55, 0.1, 0.1, 0.25] if doubtful else [0.65, 0.35]
    table = rng.choice(values, (units, lanes), p=chance)
    changes = rng.random((units, lanes)) < churn
    for lane in range(1, lanes):
        table[:, lane] = np.where(changes[:, lane], table[:, lane], table[:, lane - 1])
    return Courses.of_table(table)


def some_ends(rng: np.random.Generator, nodes: int) -> np.ndarray:
    """One node, or up to three."""
    return rng.integers(0, nodes, int(rng.choice([1, 1, 1, 2, 3]))).astype(np.int32)


def lane_graph(terrain: Terrain, open_units: np.ndarray) -> nx.DiGraph:
    """Nodes and, as ``("road", edge)``, roads that let pass."""
    graph = nx.DiGraph()
    graph.add_nodes_from(np.flatnonzero(open_units[terrain.node_unit]).tolist())
    for edge in range(terrain.edges):
        a, b = int(terrain.a[edge]), int(terrain.b[edge])
        needed = {int(terrain.unit_a[edge]), int(terrain.unit_b[edge]), int(terrain.gate[edge])}
        if a not in graph or b not in graph or not all(open_units[u] for u in needed - {NO_GATE}):
            continue
        road = ("road", edge)
        if terrain.way[edge] != B_TO_A:
            graph.add_edges_from([(a, road), (road, b)])
        if terrain.way[edge] != A_TO_B:
            graph.add_edges_from([(b, road), (road, a)])
    return graph


def joined(graph: nx.DiGraph, sources: np.ndarray, targets: np.ndarray) -> bool:
    """Whether any way leads from the ones to the others, all in open ground."""
    return any(
        s in graph and t in graph and nx.has_path(graph, s, t)
        for s in sources.tolist()
        for t in targets.tolist()
    )
