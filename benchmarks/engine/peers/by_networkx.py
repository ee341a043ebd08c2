"""NetworkX: one graph of all roads; a day is a weight that hides closed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByNetworkX"]


class ByNetworkX:
    """Plain Python: fewer days, because each takes seconds."""

    package, days = "networkx", 2

    def __init__(self, full: FullGraph) -> None:
        self.full = full
        self.skip = frozenset({"bridges"} if full.directed else ())
        self.ends = (full.tail, full.head) if full.directed else (full.a, full.b)
        self.graph = nx.DiGraph() if full.directed else nx.Graph()
        self.graph.add_nodes_from(range(full.nodes))
        numbers = range(self.ends[0].size)
        self.graph.add_edges_from(
            (a, b, {"road": road})
            for a, b, road in zip(
                self.ends[0].tolist(), self.ends[1].tolist(), numbers, strict=True
            )
        )

    def _open(self, passage: NDArray[np.int8]) -> NDArray[np.bool_]:
        usable = self.full.usable if self.full.directed else self.full.usable_edges
        return usable(passage)

    def _distance(self, weights: list[float | None]) -> float:
        try:
            return float(
                nx.bidirectional_dijkstra(
                    self.graph,
                    self.full.origin,
                    self.full.destination,
                    weight=lambda _a, _b, data: weights[data["road"]],
                )[0]
            )
        except nx.NetworkXNoPath:
            return np.inf

    def connected(self, passage: NDArray[np.int8]) -> bool:
        """The same search as for the length: building the open graph takes longer."""
        return self.length(passage) is not None

    def _day(self, passage: NDArray[np.int8]) -> nx.Graph:
        kept = self._open(passage)
        graph = self.graph.__class__()
        graph.add_nodes_from(range(self.full.nodes))
        a, b = (end[kept].tolist() for end in self.ends)
        graph.add_edges_from(zip(a, b, strict=True))
        return graph

    def length(self, passage: NDArray[np.int8]) -> int | None:
        """Dijkstra from both ends; a weight of None hides a closed road."""
        full = self.full
        lengths = (full.millimetres if full.directed else full.edge_millimetres).tolist()
        kept = self._open(passage).tolist()
        found = self._distance(
            [length if there else None for length, there in zip(lengths, kept, strict=True)]
        )
        return int(found) if np.isfinite(found) else None

    def gap(self, passage: NDArray[np.int8]) -> float:
        """Dijkstra from both ends on all roads, weighted by gap first and then length."""
        full = self.full
        weigh = full.gap_weights if full.directed else full.edge_gap_weights
        return self._distance(weigh(passage).tolist())

    def bridges(self, passage: NDArray[np.int8]) -> int:
        """Bridges of the open graph, built for the day; their number."""
        return sum(1 for _ in nx.bridges(self._day(passage)))
