"""Small made terrains with everything that is hard, and the obvious reading of them.

A drawn terrain has units that break into several patches, bridges and checkpoints with a unit of
their own, halves judged otherwise than the place at their end, roads that begin or end, one-way
roads, parallel roads, roads of no length, legs by air, and ground that is contested or unknown.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from landbridge.engine import A_TO_B, B_TO_A, BOTH_WAYS, NO_GATE, Courses, Terrain

__all__ = ["arcs_in", "courses", "joined_slowly", "reached_slowly", "terrain"]


def terrain(rng: np.random.Generator, *, nodes: int = 14, edges: int = 22) -> Terrain:
    """Draw one; about a third of its roads are plain roads between or inside cells."""
    nodes = int(rng.integers(2, nodes + 1))
    edges = int(rng.integers(1, edges + 1))
    cells = int(rng.integers(1, nodes + 1))
    units = cells + int(rng.integers(0, 4))
    node_unit = rng.integers(0, cells, nodes).astype(np.int32)
    a, b = (rng.integers(0, nodes, edges).astype(np.int32) for _ in range(2))
    repeated = rng.random(edges) < 0.15  # parallel to an earlier road
    source = rng.integers(0, edges, edges)
    a, b = np.where(repeated, a[source], a), np.where(repeated, b[source], b)
    some = lambda share: rng.random(edges) < share  # noqa: E731
    any_unit = lambda: rng.integers(0, units, edges).astype(np.int32)  # noqa: E731
    bridge, own = some(0.15), any_unit()
    unit_a = np.where(bridge, own, np.where(some(0.1), any_unit(), node_unit[a]))
    unit_b = np.where(bridge, own, np.where(some(0.1), any_unit(), node_unit[b]))
    millimetres = rng.integers(0, 12, edges).astype(np.int64)
    return Terrain(
        units=units,
        node_unit=node_unit,
        a=a.astype(np.int32),
        b=b.astype(np.int32),
        millimetres=np.where(some(0.15), 0, millimetres),
        unit_a=unit_a.astype(np.int32),
        unit_b=unit_b.astype(np.int32),
        way=rng.choice(
            np.array([BOTH_WAYS, A_TO_B, B_TO_A], dtype=np.int8), edges, p=[0.6, 0.2, 0.2]
        ),
        gate=np.where(some(0.1), any_unit(), NO_GATE).astype(np.int32),
        flown=some(0.08),
        toll=np.where(rng.random(nodes) < 0.3, 1, 0).astype(np.int64),
    )


def courses(
    rng: np.random.Generator, units: int, lanes: int, *, doubtful: bool = True, churn: float = 0.2
) -> Courses:
    """Draw passage of every unit: it changes in a lane with a chance of ``churn``."""
    values = np.array([0, 1, 2, 3] if doubtful else [0, 3], dtype=np.int8)
    chance = [0.55, 0.1, 0.1, 0.25] if doubtful else [0.65, 0.35]
    table = rng.choice(values, (units, lanes), p=chance)
    changes = rng.random((units, lanes)) < churn
    for lane in range(1, lanes):
        table[:, lane] = np.where(changes[:, lane], table[:, lane], table[:, lane - 1])
    return Courses.of_table(table)


def arcs_in(
    land: Terrain, value: np.ndarray, limit: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tail, head and edge of every arc that lets pass when units have these values."""
    fine = value <= limit
    ok = fine[land.unit_a] & fine[land.unit_b]
    ok &= np.where(land.gate == NO_GATE, True, fine[land.gate])
    ok &= fine[land.node_unit[land.a]] & fine[land.node_unit[land.b]]
    forward, backward = ok & (land.way != B_TO_A), ok & (land.way != A_TO_B)
    edge = np.concatenate([np.flatnonzero(forward), np.flatnonzero(backward)])
    tail = np.concatenate([land.a[forward], land.b[backward]])
    head = np.concatenate([land.b[forward], land.a[backward]])
    return tail, head, edge


def reached_slowly(land: Terrain, value: np.ndarray, limit: int, sources: np.ndarray) -> np.ndarray:
    """Search the whole terrain once, with SciPy, from each source."""
    tail, head, _ = arcs_in(land, value, limit)
    graph = csr_array((np.ones(tail.shape[0]), (tail, head)), shape=(land.nodes, land.nodes))
    reached = np.zeros(land.nodes, dtype=np.bool_)
    for source in sources.tolist():
        reached[breadth_first_order(graph, source, return_predecessors=False)] = True
    return reached


def joined_slowly(
    land: Terrain, ways: Courses, limit: int, sources: np.ndarray, targets: np.ndarray
) -> np.ndarray:
    """Say lane by lane whether there is a way, one search each."""
    return np.array(
        [
            reached_slowly(land, ways.on(lane), limit, sources)[targets].any()
            for lane in range(ways.lanes)
        ]
    )
