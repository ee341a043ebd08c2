"""If there is no way, how wide is the gap and who holds it; does it narrow, and who moves?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._fronts import nearest
from landbridge.analyses._gaps import gap_and_sides, gap_on, sides_of
from landbridge.analyses._statuses import status_on
from landbridge.analyses._table import view_on
from landbridge.analyses._ways import route_on
from landbridge.model.corridors import Status, Trend
from landbridge.model.imported_roads import NODE

if TYPE_CHECKING:
    from landbridge.analyses._gaps import Sides
    from landbridge.model.corridors import CorridorProblem, Gap

__all__ = ["gap_on", "gap_with_trend", "places_on_way"]

TREND_DAYS = 30
_MOVED_METRES = 500.0


def gap_with_trend(problem: CorridorProblem, day: int) -> Gap | None:
    """Give the gap of one day, with how it changed over the last 30 days and which side moved.

    A side moved when putting its reach of 30 days ago in the place of today's, and leaving the
    other side as it was, changes the straight line by more than half a kilometre. None as `gap_on`
    gives it.
    """
    found = gap_and_sides(problem, day)
    return None if found is None else _trend(problem, *found, day)


def _trend(problem: CorridorProblem, gap: Gap, new: Sides, day: int) -> Gap:
    earlier_day = day - TREND_DAYS
    if earlier_day < 1:
        return gap
    earlier = gap_and_sides(problem, earlier_day)
    if earlier is None and status_on(problem, earlier_day) is not Status.OPEN:
        return gap
    before = 0.0 if earlier is None else earlier[0].road_metres
    km_per_week = (gap.road_metres - before) / 1000 / (TREND_DAYS / 7)
    old = sides_of(problem, view_on(problem, earlier_day)) if earlier is None else earlier[1]
    shifts = [0.0, 0.0]
    for then, now in zip(old, new, strict=True):
        if now is None:
            continue
        if then is None:  # the leg was open: both ends have lost ground
            shifts = [np.inf, np.inf]
            continue
        changed = [not np.array_equal(now[end].at, then[end].at) for end in (0, 1)]
        if not any(changed):
            continue
        still = nearest(problem, then[0], then[1])[0]
        if changed[0]:
            shifts[0] += abs(nearest(problem, now[0], then[1])[0] - still)
        if changed[1]:
            shifts[1] += abs(nearest(problem, then[0], now[1])[0] - still)
    moved = (shifts[0] > _MOVED_METRES, shifts[1] > _MOVED_METRES)
    word = {(False, False): "neither", (True, False): "from", (False, True): "to"}
    return replace(gap, trend=Trend(km_per_week, word.get(moved, "both"), earlier_day))


def places_on_way(
    problem: CorridorProblem, stops: tuple[tuple[int, ...], ...], day: int
) -> list[str]:
    """Give the places of the way that is open, or that needs least: where silence would matter."""
    asked = replace(problem, stops=stops)
    gap = gap_on(asked, day)
    route = route_on(asked, day) if gap is None else gap.route
    if route is None:
        return []
    network = problem.network
    owners = (network.ground[network.position[place]] for place in route.places)
    named = (network.places[int(owner)].id for owner in owners)
    return [place for place in dict.fromkeys(named) if not place.startswith(NODE)]
