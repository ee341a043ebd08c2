"""The very road on one day: which edges the shortest open way takes, or the way of least gap.

Lengths of all days come from the overlay (`distances`, `gaps`), which knows no roads inside a unit.
The road of a day that somebody asks about is searched on the whole terrain, by the same kernel and
with the same order of ties as on a small network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.courses import CLOSED, OPEN
from landbridge.engine.paths import cheapest_way
from landbridge.engine.terrain import A_TO_B, B_TO_A, NO_GATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.courses import Courses
    from landbridge.engine.terrain import Terrain

__all__ = ["Arcs", "arcs_of", "least_gap", "shortest_way"]

Way = tuple[int, "NDArray[np.int32]"]
"""The node that a way starts at, and its edges in order."""

_COLUMN = np.array([2, 1, 1, 0], dtype=np.int64)
"""Where ground of each passage is charged: closed, then contested and unknown, then open."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """The edges of a terrain, once in each direction in which they lead, by the node they leave.

    Those out of node v are ``first[v]`` up to ``first[v + 1]``; ``forward`` says whether an arc
    leads from a to b.
    """

    first: NDArray[np.int32]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    edge: NDArray[np.int32]
    forward: NDArray[np.bool_]


def arcs_of(terrain: Terrain) -> Arcs:
    """Lay the arcs of a terrain out; made once and used for every day."""
    ahead, back = np.flatnonzero(terrain.way != B_TO_A), np.flatnonzero(terrain.way != A_TO_B)
    edge = np.concatenate([ahead, back]).astype(np.int32)
    forward = np.arange(edge.shape[0]) < ahead.shape[0]
    tail = np.where(forward, terrain.a[edge], terrain.b[edge])
    order = np.lexsort((~forward, edge, tail))
    edge, forward, tail = edge[order], forward[order], tail[order]
    first = np.zeros(terrain.nodes + 1, dtype=np.int32)
    np.cumsum(np.bincount(tail, minlength=terrain.nodes), out=first[1:])
    head = np.where(forward, terrain.b[edge], terrain.a[edge])
    return Arcs(first, tail, head, edge, forward)


def _judged(
    terrain: Terrain, arcs: Arcs, value: NDArray[np.int8]
) -> tuple[NDArray[np.int8], NDArray[np.int8], NDArray[np.int8]]:
    """Give the passage of each arc's near and far half, and of its gate."""
    near = np.where(arcs.forward, terrain.unit_a[arcs.edge], terrain.unit_b[arcs.edge])
    far = np.where(arcs.forward, terrain.unit_b[arcs.edge], terrain.unit_a[arcs.edge])
    gate = terrain.gate[arcs.edge]
    shut = np.where(gate == NO_GATE, np.int8(OPEN), value[gate])
    return value[near], value[far], shut


def shortest_way(
    terrain: Terrain,
    arcs: Arcs,
    courses: Courses,
    lane: int,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    *,
    limit: int = OPEN,
) -> Way | None:
    """Give the shortest way on ground that is no worse than ``limit``, None where there is none."""
    value = courses.on(lane)
    near, far, shut = _judged(terrain, arcs, value)
    costs = np.zeros((arcs.edge.shape[0], 3), dtype=np.int64)
    costs[:, 0] = terrain.millimetres[arcs.edge]
    found = cheapest_way(
        arcs.first, arcs.head, arcs.tail, costs, np.maximum(np.maximum(near, far), shut) <= limit,
        value[terrain.node_unit] <= limit, np.asarray(sources, np.int32),
        np.asarray(targets, np.int32),
    )  # fmt: skip
    return None if found is None else (found[0], arcs.edge[found[1]])


def least_gap(
    terrain: Terrain,
    arcs: Arcs,
    courses: Courses,
    lane: int,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
) -> Way | None:
    """Give the way that needs least closed, then contested and unknown, then open ground.

    None where no road joins the ends at all. Tolls, flown legs and gates are as in `gaps`.
    """
    value = courses.on(lane)
    near, far, shut = _judged(terrain, arcs, value)
    ground = value[terrain.node_unit]
    millimetres, flown = terrain.millimetres[arcs.edge], terrain.flown[arcs.edge]
    costs = np.zeros((arcs.edge.shape[0], 3), dtype=np.int64)
    rows = np.arange(costs.shape[0])
    np.add.at(costs, (rows, _COLUMN[near]), millimetres // 2)
    np.add.at(costs, (rows, _COLUMN[far]), millimetres - millimetres // 2)
    costs[flown] = 0
    costs[flown, 2] = millimetres[flown]
    ends = np.maximum(ground[arcs.tail], ground[arcs.head])
    there = (shut < CLOSED) & (~flown | (np.maximum(np.maximum(near, far), ends) < CLOSED))
    tolls = np.zeros((terrain.nodes, 3), dtype=np.int64)
    tolls[np.arange(terrain.nodes), _COLUMN[ground]] = terrain.toll
    everywhere = np.ones(terrain.nodes, dtype=np.bool_)
    found = cheapest_way(
        arcs.first, arcs.head, arcs.tail, costs, there, everywhere,
        np.asarray(sources, np.int32), np.asarray(targets, np.int32), tolls[:, :2],
    )  # fmt: skip
    return None if found is None else (found[0], arcs.edge[found[1]])
