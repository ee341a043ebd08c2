"""The status of every day, or of one: all days in one sweep."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import lanes_of, legs, table_of, view_on
from landbridge.engine import reach_packed
from landbridge.model.corridors import CorridorHistory, Status

if TYPE_CHECKING:
    from landbridge.engine import PackedLanes
    from landbridge.model.corridors import CorridorProblem

__all__ = ["corridor_history", "status_in", "status_on"]


def _statuses(problem: CorridorProblem, lanes: tuple[PackedLanes, PackedLanes]) -> list[Status]:
    """Give the status of every lane, from those of the pessimist and of the optimist.

    One sweep for each of them on each leg; the worst leg counts.
    """
    network = problem.network
    reached = [np.ones(one.count, dtype=np.bool_) for one in lanes]
    for sources, targets in legs(problem):
        for one, verdict in zip(lanes, reached, strict=True):
            found = reach_packed(network.first_arc, network.head, one, sources)
            np.logical_and(verdict, found[targets].any(axis=0), out=verdict)
    return [
        Status.OPEN if sure else Status.UNCERTAIN if maybe else Status.CLOSED
        for sure, maybe in zip(*(verdict.tolist() for verdict in reached), strict=True)
    ]


def corridor_history(problem: CorridorProblem) -> CorridorHistory:
    """Give the status of every day; only days on which something changed are computed."""
    table = table_of(problem)
    statuses = _statuses(problem, (table.surely, table.perhaps))
    days = table.days.tolist()
    kept = [i for i, status in enumerate(statuses) if i == 0 or status is not statuses[i - 1]]
    return CorridorHistory(tuple(days[i] for i in kept), tuple(statuses[i] for i in kept))


def status_on(problem: CorridorProblem, day: int) -> Status:
    """Give the status of one day."""
    view = view_on(problem, day)
    column = (view.near[:, None], view.far[:, None], view.exists[:, None], view.place[:, None])
    return _statuses(problem, lanes_of(*column))[0]


def status_in(history: CorridorHistory, day: int) -> Status:
    """Read the status of a day out of a history."""
    return history.statuses[bisect_right(history.days, day) - 1]
