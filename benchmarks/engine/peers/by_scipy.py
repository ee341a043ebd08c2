"""SciPy: compressed rows of the open arcs, made anew each day by a mask and a running count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, dijkstra, maximum_flow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByScipy"]


class ByScipy:
    """Searches of ``scipy.sparse.csgraph``."""

    package, days = "scipy", 10
    skip: frozenset[str] = frozenset()

    def __init__(self, full: FullGraph) -> None:
        self.full = full
        self.first = np.searchsorted(full.tail, np.arange(full.nodes + 1)).astype(np.int64)
        self.lengths = full.millimetres.astype(np.float64)

    def _rows(self, kept: NDArray[np.bool_], data: NDArray[np.generic]) -> csr_array:
        upto = np.zeros(kept.size + 1, dtype=np.int32)
        np.cumsum(kept, out=upto[1:])
        size = (self.full.nodes, self.full.nodes)
        return csr_array((data[kept], self.full.head[kept], upto[self.first]), shape=size)

    def connected(self, passage: NDArray[np.int8]) -> bool:
        """Search by breadth from the origin."""
        rows = self._rows(self.full.usable(passage), self.lengths)
        order = breadth_first_order(rows, self.full.origin, return_predecessors=False)
        return bool((order == self.full.destination).any())

    def length(self, passage: NDArray[np.int8]) -> int | None:
        """Dijkstra on the open arcs."""
        rows = self._rows(self.full.usable(passage), self.lengths)
        found = float(dijkstra(rows, indices=self.full.origin)[self.full.destination])
        return int(found) if np.isfinite(found) else None

    def gap(self, passage: NDArray[np.int8]) -> float:
        """Dijkstra on all arcs, weighted by gap first and then length; the distance as it is."""
        size = (self.full.nodes, self.full.nodes)
        weights = self.full.gap_weights(passage)
        rows = csr_array((weights, self.full.head, self.first.astype(np.int32)), shape=size)
        return float(dijkstra(rows, indices=self.full.origin)[self.full.destination])

    def disjoint(self, passage: NDArray[np.int8]) -> int:
        """Dinic's flow with a capacity of 1 on each open arc."""
        ones = np.ones(self.full.tail.size, dtype=np.int32)
        rows = self._rows(self.full.usable(passage), ones)
        rows.sum_duplicates()
        flow = maximum_flow(rows, self.full.origin, self.full.destination)
        return int(flow.flow_value)
