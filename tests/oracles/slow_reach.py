"""What can be reached on a whole terrain, one lane and one SciPy search at a time."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from landbridge.engine import A_TO_B, B_TO_A, NO_GATE, Courses, Terrain


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
