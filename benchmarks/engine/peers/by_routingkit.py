"""RoutingKit's customizable contraction hierarchies (``routingkit-cch``), from day to day.

Order and hierarchy are made once; a day is a partial customization with the arcs whose weight
changed since the day before, looked for among those of the units that changed (to compare all
weights took longer, and so did to tell of arcs that had not changed). So every day that is timed is
preceded by one that is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import routingkit_cch as kit

from benchmarks.engine.roads import roads_of
from landbridge.engine.courses import CLOSED, OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByRoutingKit"]

INFINITE = 2_147_483_647


class ByRoutingKit:
    """Partial customization and a query; weights are whole millimetres below 2**31."""

    package, days = "routingkit-cch", 6
    skip: frozenset[str] = frozenset()

    def __init__(self, full: FullGraph) -> None:
        self.full = full
        tail, head = full.tail.tolist(), full.head.tolist()
        place = roads_of(full.spec.roads, full.spec.seed).position
        order = kit.compute_order_inertial(
            full.nodes, tail, head, place[:, 1].tolist(), place[:, 0].tolist()
        )
        self.cch = kit.CCH(order, tail, head, False)  # noqa: FBT003 (no keywords there)
        self.updater = kit.CCHMetricPartialUpdater(self.cch)
        self.metrics: dict[str, tuple[kit.CCHMetric, NDArray[np.int64], NDArray[np.int8]]] = {}
        self.by_unit = [
            (np.argsort(held, kind="stable"), np.concatenate([[0], np.cumsum(np.bincount(held))]))
            for held in (full.unit_tail, full.unit_head)
        ]

    def _weights(
        self, question: str, passage: NDArray[np.int8], arcs: NDArray[np.int64] | slice
    ) -> NDArray[np.int64]:
        full = self.full
        one, other = full.unit_tail[arcs], full.unit_head[arcs]
        length = full.millimetres[arcs]
        if question == "gap":
            shut, half = passage == CLOSED, length // 2
            return half * shut[one] + (length - half) * shut[other]
        is_open = passage == OPEN
        return np.where(is_open[one] & is_open[other], length, INFINITE)

    def _arcs_of(self, units: NDArray[np.int64]) -> NDArray[np.int64]:
        found = [
            order[first[unit] : first[unit + 1]]
            for order, first in self.by_unit
            for unit in units.tolist()
            if unit + 1 < first.size
        ]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def start(self, question: str, passage: NDArray[np.int8]) -> None:
        """Set the day before, by a full customization; not timed."""
        weights = self._weights(question, passage, slice(None))
        self.metrics.clear()  # the weights of one question at a time, for memory
        self.metrics[question] = (kit.CCHMetric(self.cch, weights.tolist()), weights, passage)

    def _distance(self, question: str, passage: NDArray[np.int8]) -> int | None:
        metric, weights, before = self.metrics[question]
        arcs = self._arcs_of(np.flatnonzero(passage != before))
        now = self._weights(question, passage, arcs)
        arcs, now = arcs[now != weights[arcs]], now[now != weights[arcs]]
        self.updater.apply(metric, dict(zip(arcs.tolist(), now.tolist(), strict=True)))
        weights[arcs] = now
        self.metrics[question] = (metric, weights, passage)
        query = kit.CCHQuery(metric)
        found = query.run(self.full.origin, self.full.destination).distance
        return None if found is None or found >= INFINITE else int(found)

    def connected(self, passage: NDArray[np.int8]) -> bool:
        """The same as for the length."""
        return self._distance("connected", passage) is not None

    def length(self, passage: NDArray[np.int8]) -> int | None:
        """Millimetres of the shortest open way."""
        return self._distance("length", passage)

    def gap(self, passage: NDArray[np.int8]) -> float:
        """Millimetres on closed ground, by a metric of their own; not the shortest of equals."""
        found = self._distance("gap", passage)
        return np.inf if found is None else float(found)
