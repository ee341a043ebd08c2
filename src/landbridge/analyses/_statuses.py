"""The status of every day, or of one: all days in one sweep."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import legs, table_of, view_on
from landbridge.engine import reach
from landbridge.model.corridors import CorridorHistory, Status
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.corridors import CorridorProblem

__all__ = ["corridor_history", "status_in", "status_on"]


def _statuses(
    problem: CorridorProblem, arcs: NDArray[np.int8], places: NDArray[np.int8]
) -> list[Status]:
    """Give the status of every lane of ``arcs[arc, lane]`` and ``places[place, lane]``.

    One sweep for the pessimist and one for the optimist on each leg; the worst leg counts.
    """
    network = problem.network
    lanes = places.shape[1]
    surely, perhaps = np.ones(lanes, dtype=np.bool_), np.ones(lanes, dtype=np.bool_)
    for sources, targets in legs(problem):
        for limit, verdict in ((PassageValue.OPEN, surely), (PassageValue.UNKNOWN, perhaps)):
            reached = reach(
                network.first_arc, network.head, arcs <= limit, places <= limit, sources
            )
            np.logical_and(verdict, reached[targets].any(axis=0), out=verdict)
    return [
        Status.OPEN if sure else Status.UNCERTAIN if maybe else Status.CLOSED
        for sure, maybe in zip(surely, perhaps, strict=True)
    ]


def corridor_history(problem: CorridorProblem) -> CorridorHistory:
    """Give the status of every day; only days on which something changed are computed."""
    table = table_of(problem)
    arcs = np.maximum(table.arc_near, table.arc_far)
    arcs[~table.exists] = PassageValue.CLOSED
    statuses = _statuses(problem, arcs, table.place)
    days = table.days.tolist()
    kept = [i for i, status in enumerate(statuses) if i == 0 or status is not statuses[i - 1]]
    return CorridorHistory(tuple(days[i] for i in kept), tuple(statuses[i] for i in kept))


def status_on(problem: CorridorProblem, day: int) -> Status:
    """Give the status of one day."""
    view = view_on(problem, day)
    arcs = np.where(view.exists, view.worst, np.int8(PassageValue.CLOSED))
    return _statuses(problem, arcs[:, None], view.place[:, None])[0]


def status_in(history: CorridorHistory, day: int) -> Status:
    """Read the status of a day out of a history."""
    return history.statuses[bisect_right(history.days, day) - 1]
