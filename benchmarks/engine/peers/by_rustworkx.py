"""rustworkx: one graph of all roads whose payload is their number; a day is a list of weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import rustworkx

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByRustworkx"]


class ByRustworkx:
    """Dijkstra with infinite weights; for bridges the open graph is built anew."""

    package, days = "rustworkx", 6

    def __init__(self, full: FullGraph) -> None:
        self.full = full
        self.skip = frozenset({"bridges"} if full.directed else ())
        kind = rustworkx.PyDiGraph if full.directed else rustworkx.PyGraph
        self.ends = (full.tail, full.head) if full.directed else (full.a, full.b)
        self.graph = kind()
        self.graph.add_nodes_from(range(full.nodes))
        numbers = range(self.ends[0].size)
        self.graph.add_edges_from(
            list(zip(self.ends[0].tolist(), self.ends[1].tolist(), numbers, strict=True))
        )

    def _distance(self, weights: NDArray[np.float64]) -> float:
        cost = weights.tolist().__getitem__
        goal = self.full.destination
        found = rustworkx.dijkstra_shortest_path_lengths(
            self.graph, self.full.origin, cost, goal=goal
        )
        return float(found[goal]) if goal in found else np.inf

    def _open_lengths(self, passage: NDArray[np.int8]) -> NDArray[np.float64]:
        full = self.full
        if full.directed:
            return np.where(full.usable(passage), full.millimetres, np.inf)
        return np.where(full.usable_edges(passage), full.edge_millimetres, np.inf)

    def connected(self, passage: NDArray[np.int8]) -> bool:
        """The same search as for the length: building the open graph takes longer."""
        return self.length(passage) is not None

    def length(self, passage: NDArray[np.int8]) -> int | None:
        """Dijkstra with closed roads of infinite weight."""
        found = self._distance(self._open_lengths(passage))
        return int(found) if np.isfinite(found) else None

    def gap(self, passage: NDArray[np.int8]) -> float:
        """Dijkstra on all roads, weighted by gap first and then length."""
        full = self.full
        weigh = full.gap_weights if full.directed else full.edge_gap_weights
        return self._distance(weigh(passage))

    def bridges(self, passage: NDArray[np.int8]) -> int:
        """Bridges of the open graph, built for the day; their number."""
        kept = self.full.usable_edges(passage)
        a, b = self.full.a[kept].tolist(), self.full.b[kept].tolist()
        graph = rustworkx.PyGraph()
        graph.add_nodes_from(range(self.full.nodes))
        graph.add_edges_from_no_data(list(zip(a, b, strict=True)))
        return len(rustworkx.bridges(graph))
