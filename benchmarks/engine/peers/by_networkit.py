"""NetworKit: the graph of a day is built from arrays, then searched from both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkit
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByNetworKit"]

networkit.setNumberOfThreads(1)


class ByNetworKit:
    """Classes of ``networkit.distance`` on a graph that is built for each day."""

    package, days = "networkit", 6
    skip: frozenset[str] = frozenset()

    def __init__(self, full: FullGraph) -> None:
        self.full = full
        self.a, self.b = (
            (end.astype(np.uint64) for end in (full.tail, full.head))
            if full.directed
            else (end.astype(np.uint64) for end in (full.a, full.b))
        )

    def _graph(
        self, kept: NDArray[np.bool_] | slice, weights: NDArray[np.float64] | None
    ) -> networkit.Graph:
        ends = (self.a[kept], self.b[kept])
        return networkit.GraphFromCoo(
            ends if weights is None else (weights[kept], ends),
            n=self.full.nodes,
            weighted=weights is not None,
            directed=self.full.directed,
        )

    def _open(self, passage: NDArray[np.int8]) -> NDArray[np.bool_]:
        usable = self.full.usable if self.full.directed else self.full.usable_edges
        return usable(passage)

    def _dijkstra(self, graph: networkit.Graph) -> float:
        ends = (self.full.origin, self.full.destination)
        search = networkit.distance.BidirectionalDijkstra(graph, *ends)
        return float(search.run().getDistance())

    def connected(self, passage: NDArray[np.int8]) -> bool:
        """Search by breadth from both ends."""
        graph = self._graph(self._open(passage), None)
        ends = (self.full.origin, self.full.destination)
        search = networkit.distance.BidirectionalBFS(graph, *ends)
        return bool(search.run().getDistance() < self.full.nodes)

    def length(self, passage: NDArray[np.int8]) -> int | None:
        """Dijkstra from both ends on the open roads."""
        full = self.full
        lengths = full.millimetres if full.directed else full.edge_millimetres
        found = self._dijkstra(self._graph(self._open(passage), lengths.astype(np.float64)))
        return int(found) if found <= lengths.sum() else None

    def gap(self, passage: NDArray[np.int8]) -> float:
        """Dijkstra from both ends on all roads, weighted by gap first and then length."""
        full = self.full
        weigh = full.gap_weights if full.directed else full.edge_gap_weights
        return self._dijkstra(self._graph(slice(None), weigh(passage)))
