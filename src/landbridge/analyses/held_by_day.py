"""How likely was each holder of a place, and from when to when?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.geography import places_in
from landbridge.model.place_belief import BeliefRun
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from landbridge.model.belief import CellBelief
    from landbridge.model.control import ControlCourse, ControlHistory
    from landbridge.model.geography import Area, Place
    from landbridge.model.reports import Report

__all__ = ["belief_runs", "reports_about_place"]

_POINT = 0.01
"""A share that moved by a percentage point begins another run."""
_ROUNDING = 1e-6


def belief_runs(
    control: ControlHistory, place: str, since: int, until: int
) -> tuple[BeliefRun, ...]:
    """Give the runs of days of one place, both ends included, oldest first.

    A run ends where the best guess becomes another, or a share moves by a percentage point or more
    from what it was on the first day of the run.
    """
    course, belief = control.places[place], control.belief
    starts = _turns(course, since, until)
    shares: list[dict[str | None, float] | None] = [None if belief is None else {}] * len(starts)
    cell = None if belief is None else belief.cells.get(place)
    if belief is not None and cell is not None:
        days = np.clip(np.arange(since, until + 1), belief.first_day, belief.last_day)
        table = cell.shares[days - belief.first_day]
        starts = _starts(table, set(starts), since)
        shares = [_shares(cell, table[start - since]) for start in starts]
    lasts = [*(start - 1 for start in starts[1:]), until]
    return tuple(
        BeliefRun(first, last, course.on(first), told)
        for first, last, told in zip(starts, lasts, shares, strict=True)
    )


def _turns(course: ControlCourse, since: int, until: int) -> list[int]:
    """Give the first day, and those on which the best guess becomes another."""
    turns, standing = [since], course.on(since)
    for day, state in zip(course.days, course.states, strict=True):
        if since < day <= until:
            if not state.stands_as(standing):
                turns.append(day)
            standing = state
    return turns


def _starts(table: NDArray[np.float32], turns: set[int], since: int) -> list[int]:
    starts = [since]
    for at in range(1, table.shape[0]):
        moved = np.abs(table[at] - table[starts[-1] - since]).max() >= _POINT - _ROUNDING
        if moved or since + at in turns:
            starts.append(since + at)
    return starts


def _shares(cell: CellBelief, row: NDArray[np.float32]) -> dict[str | None, float]:
    order = np.argsort(-row, kind="stable")
    return {cell.actors[at]: float(row[at]) for at in order.tolist()}


def reports_about_place(
    reports: Iterable[Report],
    place: str,
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    period: tuple[int, int],
) -> tuple[Report, ...]:
    """Give the reports of control of a place, its area or country within a period, oldest first."""
    since, until = period
    found = [
        report
        for report in reports
        if report.event in CONTROL_EVENTS
        and report.place is not None
        and report.first_day <= until
        and report.day >= since
        and place in places_in(report.place, places, areas)
    ]
    return tuple(sorted(found, key=lambda report: (report.day, *report.order)))
