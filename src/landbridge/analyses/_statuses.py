"""The status of every day, or of one: all days in one sweep."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import legs, table_of, view_on
from landbridge.engine import joined, search
from landbridge.model.corridors import CorridorHistory, Status
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.corridors import CorridorProblem

__all__ = ["corridor_history", "joined_lanes", "status_in", "status_on"]


def joined_lanes(problem: CorridorProblem) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """In which runs of days is there a way by all stops, for the pessimist and the optimist?

    One sweep on each leg moves all days and both readers; the worst leg counts.
    """
    ground = table_of(problem).ground
    sure, maybe = (np.ones(ground.courses.lanes, dtype=np.bool_) for _ in range(2))
    for sources, targets in legs(problem):
        surely, perhaps = joined(ground.patches, ground.rows, sources, targets)
        sure, maybe = sure & surely, maybe & perhaps
    return sure, maybe


def _status(sure: bool, maybe: bool) -> Status:  # noqa: FBT001  (two readers, one word)
    return Status.OPEN if sure else Status.UNCERTAIN if maybe else Status.CLOSED


def corridor_history(problem: CorridorProblem) -> CorridorHistory:
    """Give the status of every day; only days on which something changed are computed."""
    sure, maybe = joined_lanes(problem)
    statuses = [_status(*both) for both in zip(sure.tolist(), maybe.tolist(), strict=True)]
    days = table_of(problem).days.tolist()
    kept = [i for i, status in enumerate(statuses) if i == 0 or status is not statuses[i - 1]]
    return CorridorHistory(tuple(days[i] for i in kept), tuple(statuses[i] for i in kept))


def status_on(problem: CorridorProblem, day: int) -> Status:
    """Give the status of one day: a search for each reader, the pessimist first."""
    view, network = view_on(problem, day), problem.network
    worst = view.worst
    for limit, status in (
        (PassageValue.OPEN, Status.OPEN),
        (PassageValue.UNKNOWN, Status.UNCERTAIN),
    ):
        usable, passable = view.exists & (worst <= limit), view.place <= limit
        if all(
            search(network.first_arc, network.head, usable, passable, sources)[targets].any()
            for sources, targets in legs(problem)
        ):
            return status
    return Status.CLOSED


def status_in(history: CorridorHistory, day: int) -> Status:
    """Read the status of a day out of a history."""
    return history.statuses[bisect_right(history.days, day) - 1]
