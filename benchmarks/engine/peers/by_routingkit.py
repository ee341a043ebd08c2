"""RoutingKit's customizable contraction hierarchies (``routingkit-cch``), from day to day.

Order and hierarchy are made once; a day is a partial customization with the arcs whose weight
changed since the day before, found by comparing, as a user must. So every day that is timed is
preceded by one that is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import routingkit_cch as kit

from benchmarks.engine.roads import roads_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.full import FullGraph

__all__ = ["ByRoutingKit"]

INFINITE = 2_147_483_647


class ByRoutingKit:
    """Partial customization and a query; weights are whole millimetres below 2**31."""

    package, days = "routingkit-cch", 6
    follows_days = True
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
        self.metrics: dict[str, tuple[kit.CCHMetric, NDArray[np.int64]]] = {}

    def _weights(self, question: str, passage: NDArray[np.int8]) -> NDArray[np.int64]:
        if question == "gap":
            return self.full.closed_millimetres(passage)
        return np.where(self.full.usable(passage), self.full.millimetres, INFINITE)

    def start(self, question: str, passage: NDArray[np.int8]) -> None:
        """Set the day before, by a full customization; not timed."""
        weights = self._weights(question, passage)
        self.metrics.clear()  # the weights of one question at a time, for memory
        self.metrics[question] = (kit.CCHMetric(self.cch, weights.tolist()), weights)

    def _distance(self, question: str, passage: NDArray[np.int8]) -> int | None:
        metric, before = self.metrics[question]
        weights = self._weights(question, passage)
        changed = np.flatnonzero(weights != before)
        updates = dict(zip(changed.tolist(), weights[changed].tolist(), strict=True))
        self.updater.apply(metric, updates)
        self.metrics[question] = (metric, weights)
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
