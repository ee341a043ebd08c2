"""igraph: one graph of all roads; a day is a subgraph of its edges, or infinite weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import igraph
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByIgraph"]


class ByIgraph:
    """Methods of ``igraph.Graph``; undirected roads only have one edge."""

    package, days = "igraph", 6

    def __init__(self, full: FullGraph) -> None:
        self.full = full
        self.skip = frozenset({"bridges", "disjoint"} if full.directed else ())
        ends = (full.tail, full.head) if full.directed else (full.a, full.b)
        self.graph = igraph.Graph(
            n=full.nodes, edges=np.stack(ends, axis=1), directed=full.directed
        )

    def _open(self, passage: NDArray[np.int8]) -> NDArray[np.bool_]:
        usable = self.full.usable if self.full.directed else self.full.usable_edges
        return usable(passage)

    def _subgraph(self, passage: NDArray[np.int8]) -> igraph.Graph:
        kept = np.flatnonzero(self._open(passage)).tolist()
        return self.graph.subgraph_edges(kept, delete_vertices=False)

    def _distance(self, graph: igraph.Graph, weights: NDArray[np.float64] | None) -> float:
        found = graph.distances([self.full.origin], [self.full.destination], weights=weights)
        return float(found[0][0])

    def connected(self, passage: NDArray[np.int8]) -> bool:
        """Subgraph, then distance in hops."""
        return bool(np.isfinite(self._distance(self._subgraph(passage), None)))

    def length(self, passage: NDArray[np.int8]) -> int | None:
        """Dijkstra with closed roads of infinite weight."""
        lengths = self.full.millimetres if self.full.directed else self.full.edge_millimetres
        weights = np.where(self._open(passage), lengths, np.inf)
        found = self._distance(self.graph, weights)
        return int(found) if np.isfinite(found) else None

    def gap(self, passage: NDArray[np.int8]) -> float:
        """Dijkstra on all roads, weighted by gap first and then length."""
        full = self.full
        weigh = full.gap_weights if full.directed else full.edge_gap_weights
        return self._distance(self.graph, weigh(passage))

    def bridges(self, passage: NDArray[np.int8]) -> NDArray[np.int64]:
        """Bridges of the open subgraph, as roads."""
        kept = np.flatnonzero(self._open(passage))
        graph = self.graph.subgraph_edges(kept.tolist(), delete_vertices=False)
        return kept[graph.bridges()]

    def parting(self, passage: NDArray[np.int8], bridges: NDArray[np.int64]) -> NDArray[np.int64]:
        """Choose the bridges that part the pair: those on any one way. Not timed."""
        kept = np.flatnonzero(self._open(passage))
        graph = self.graph.subgraph_edges(kept.tolist(), delete_vertices=False)
        way = graph.get_shortest_paths(self.full.origin, self.full.destination, output="epath")[0]
        return np.intersect1d(kept[way], bridges)

    def disjoint(self, passage: NDArray[np.int8]) -> int:
        """Edge connectivity of the pair in the open subgraph."""
        graph = self._subgraph(passage)
        return int(graph.edge_connectivity(self.full.origin, self.full.destination))
