"""The full road graph, as peers get it, and what a day's control does to it.

Peers know nothing of units: who uses them sets, each day, which roads are there and what each
weighs. Making that mask is part of their time, because a user has to make it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.courses import CLOSED, OPEN
from landbridge.engine.terrain import A_TO_B, B_TO_A

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.worlds import Spec, World

__all__ = ["LENGTH_SHARE", "FullGraph", "gap_of", "sample_days"]

LENGTH_SHARE = 2.0**-31
"""Weight of a millimetre on open ground beside one on closed ground: so little that no path on a
map below 2,147 km adds up to one, so that the whole part of a distance is the gap, exactly."""


@dataclass(frozen=True, slots=True, eq=False)
class FullGraph:
    """Every direction of every road.

    Attributes
    ----------
    nodes, origin, destination
        as in the world
    tail, head, millimetres
        ``[arc]``, sorted by tail; a two-way road is two arcs
    edge
        ``[arc]``: the road
    unit_tail, unit_head
        ``[arc]``: who holds each half
    a, b, unit_a, unit_b, edge_millimetres
        ``[edge]``
    directed
        whether any road is one-way
    spec
        what the world was made from
    """

    nodes: int
    origin: int
    destination: int
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    millimetres: NDArray[np.int64]
    edge: NDArray[np.int64]
    unit_tail: NDArray[np.int32]
    unit_head: NDArray[np.int32]
    a: NDArray[np.int32]
    b: NDArray[np.int32]
    unit_a: NDArray[np.int32]
    unit_b: NDArray[np.int32]
    edge_millimetres: NDArray[np.int64]
    directed: bool
    spec: Spec

    @classmethod
    def of(cls, world: World) -> FullGraph:
        """Lay out a world's roads."""
        ground = world.terrain
        forward, backward = (np.flatnonzero(ground.way != way) for way in (B_TO_A, A_TO_B))
        edge = np.concatenate([forward, backward])
        tail = np.concatenate([ground.a[forward], ground.b[backward]])
        order = np.argsort(tail, kind="stable")
        edge, back = edge[order], (np.arange(edge.size) >= forward.size)[order]
        return cls(
            nodes=ground.nodes,
            origin=world.origin,
            destination=world.destination,
            tail=tail[order],
            head=np.where(back, ground.a[edge], ground.b[edge]),
            millimetres=ground.millimetres[edge],
            edge=edge,
            unit_tail=np.where(back, ground.unit_b[edge], ground.unit_a[edge]),
            unit_head=np.where(back, ground.unit_a[edge], ground.unit_b[edge]),
            a=ground.a,
            b=ground.b,
            unit_a=ground.unit_a,
            unit_b=ground.unit_b,
            edge_millimetres=ground.millimetres,
            directed=bool(ground.way.any()),
            spec=world.spec,
        )

    def usable(self, passage: NDArray[np.int8]) -> NDArray[np.bool_]:
        """Give ``[arc]``: whether both halves are surely open."""
        is_open = passage == OPEN
        return is_open[self.unit_tail] & is_open[self.unit_head]

    def usable_edges(self, passage: NDArray[np.int8]) -> NDArray[np.bool_]:
        """Give ``[edge]``: whether both halves are surely open."""
        is_open = passage == OPEN
        return is_open[self.unit_a] & is_open[self.unit_b]

    def closed_millimetres(self, passage: NDArray[np.int8]) -> NDArray[np.int64]:
        """Give ``[arc]``: length on closed ground; the odd millimetre is at the head."""
        shut = passage == CLOSED
        half = self.millimetres // 2
        return half * shut[self.unit_tail] + (self.millimetres - half) * shut[self.unit_head]

    def gap_weights(self, passage: NDArray[np.int8]) -> NDArray[np.float64]:
        """Give ``[arc]``: weights whose distance is closed length first, then length."""
        return self.closed_millimetres(passage) + self.millimetres * LENGTH_SHARE

    def edge_gap_weights(self, passage: NDArray[np.int8]) -> NDArray[np.float64]:
        """Give ``[edge]``: the same for tools of undirected graphs, halves alike.

        These differ by the odd millimetre of an edge, so such a tool's gap is compared to within
        a millimetre for each edge of its path.
        """
        shut = passage == CLOSED
        share = (shut[self.unit_a] + shut[self.unit_b].astype(np.float64)) / 2
        return self.edge_millimetres * (share + LENGTH_SHARE)


def gap_of(distance: float) -> tuple[int, float]:
    """Give closed millimetres, exactly, and all millimetres, about, of such a distance."""
    closed = int(distance)
    return closed, (distance - closed) / LENGTH_SHARE


def sample_days(is_open: NDArray[np.bool_], count: int, seed: int) -> list[int]:
    """Draw days, half of them open where there are enough; sorted, never the last."""
    rng = np.random.default_rng([seed, 7])
    drawn: list[int] = []
    kinds = [np.flatnonzero(is_open[:-1] == kind) for kind in (True, False)]
    for days, other in (kinds, kinds[::-1]):
        wanted = min(days.size, max(count // 2, count - other.size))
        drawn += rng.choice(days, size=wanted, replace=False).tolist()
    return sorted(drawn)
