"""How did the way stand on each day: how long was it, or how wide was the gap and who held it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._ground import ground_of
from landbridge.analyses._statuses import joined_lanes
from landbridge.analyses._table import halves_of_arcs, legs, run_on, table_of
from landbridge.days import LAST_DAY
from landbridge.engine import build_overlay, gaps, kept_open, shortest_lengths
from landbridge.model.corridors import GapHolder, Status
from landbridge.model.daily import CorridorRun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.engine import Overlay
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.passage import PassageCourse

__all__ = ["runs_by_day"]

_Held = tuple[int, int]
"""A unit, and how many millimetres of its ground."""


def runs_by_day(
    problem: CorridorProblem, first: int, last: int, *, kept_open_days: int | None = None
) -> tuple[CorridorRun, ...]:
    """Give length or gap of every day between two days, both included.

    All days are worked out together: lengths and gaps on the overlay of the roads (see `engine`),
    for each leg by itself, and then summed. A day is joined to the one before it where nothing that
    is said here differs.

    Parameters
    ----------
    kept_open_days
        say as well where one route is kept open for so many days on end
    """
    table = table_of(problem)
    ground = _by_holder(problem)
    lanes = np.arange(run_on(table, first), run_on(table, last) + 1)
    sure, maybe = (told[lanes] for told in joined_lanes(problem))
    overlay = build_overlay(ground.terrain)
    lengths = _lengths(problem, ground, overlay, lanes[sure])
    metres, held = _gaps(problem, ground, overlay, lanes[~sure])
    kept = _kept(problem, ground, kept_open_days)
    runs, at_sure, at_gap = [], 0, 0
    for lane, is_sure, is_maybe in zip(lanes.tolist(), sure.tolist(), maybe.tolist(), strict=True):
        begins = int(table.days[lane])
        ends = int(table.days[lane + 1]) - 1 if lane + 1 < table.days.shape[0] else LAST_DAY
        run = CorridorRun(
            max(begins, first), min(ends, last),
            Status.OPEN if is_sure else Status.UNCERTAIN if is_maybe else Status.CLOSED,
            kept_open=None if kept is None else bool(kept[lane]),
        )  # fmt: skip
        if is_sure:
            run = replace(run, metres=int(lengths[at_sure]) / 1000)
            at_sure += 1
        else:
            if metres[at_gap, 0] >= 0:
                closed, doubtful, open_ = (round(int(mm) / 1000, 1) for mm in metres[at_gap])
                run = replace(
                    run, closed_metres=closed, doubtful_metres=doubtful, open_metres=open_,
                    holders=_holders(problem, ground, held[at_gap], begins),
                )  # fmt: skip
            at_gap += 1
        runs.append(run)
    return tuple(_merged(runs))


def _by_holder(problem: CorridorProblem) -> Ground:
    """Lay out the ground so that each unit has one holder: a link that is named has its own."""
    table, halves = table_of(problem), halves_of_arcs(problem)
    network, places = problem.network, problem.passage.places
    apart = np.array(
        [
            (_held_apart(near, places[tail]), _held_apart(far, places[head]))
            for (near, far), tail, head in zip(
                halves, network.tail.tolist(), network.head.tolist(), strict=True
            )
        ],
        dtype=np.bool_,
    ).reshape(-1, 2)
    if not apart.any():
        return table.ground
    return ground_of(
        network, table.days, table.arc_near, table.arc_far, table.exists, table.place, apart
    )


def _held_apart(half: PassageCourse, place: PassageCourse) -> bool:
    """Whether a half is ever held otherwise than the place at its end."""
    if half is place:
        return False
    days = {*half.days, *place.days}
    return any(not half.on(d).control.stands_as(place.on(d).control) for d in days)


def _lengths(
    problem: CorridorProblem, ground: Ground, overlay: Overlay, lanes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give millimetres of the shortest open way by all stops, in lanes in which there is one."""
    total = np.zeros(lanes.shape[0], dtype=np.int64)
    for sources, targets in legs(problem):
        total += shortest_lengths(overlay, ground.courses, sources, targets, lanes)
    return total


def _gaps(
    problem: CorridorProblem, ground: Ground, overlay: Overlay, lanes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], list[list[_Held]]]:
    """Give ``millimetres[lane, 3]`` of the gap by all stops, -1 for none, and what holds it."""
    total = np.zeros((lanes.shape[0], 3), dtype=np.int64)
    held: list[list[_Held]] = [[] for _ in range(lanes.shape[0])]
    apart = np.zeros(lanes.shape[0], dtype=np.bool_)
    for sources, targets in legs(problem):
        found = gaps(overlay, ground.courses, sources, targets, lanes)
        apart |= found.millimetres[:, 0] < 0
        total += found.millimetres
        entries = list(zip(found.unit.tolist(), found.held.tolist(), strict=True))
        for at, (begin, end) in enumerate(
            zip(found.first[:-1].tolist(), found.first[1:].tolist(), strict=True)
        ):
            held[at] += entries[begin:end]
    total[apart] = -1
    return total, held


def _kept(problem: CorridorProblem, ground: Ground, days: int | None) -> NDArray[np.bool_] | None:
    """In which lanes is one route kept open for so many days on end, on every leg?"""
    if days is None:
        return None
    spans = np.stack([ground.days, np.append(ground.days[1:] - 1, LAST_DAY)], axis=1)
    kept = np.ones(ground.days.shape[0], dtype=np.bool_)
    for sources, targets in legs(problem):
        if np.intersect1d(sources, targets).size:
            continue
        start, end = (ground.patches.of_node[nodes] for nodes in (sources, targets))
        kept &= kept_open(ground.patches, ground.rows, start, end, days, spans)[0]
    return kept


def _holders(
    problem: CorridorProblem, ground: Ground, held: Iterable[_Held], day: int
) -> tuple[GapHolder, ...]:
    """Who holds how much of a gap, most first."""
    metres: dict[tuple[str, tuple[str, ...]], float] = {}
    places = problem.passage.places
    for unit, millimetres in held:
        if unit < len(places):
            course = places[unit]
        else:
            half = ground.halves[unit - len(places)]
            if half is None:
                continue
            link, end, direction = half
            course = problem.passage.halves[link][end][direction]
        control = course.on(day).control
        key = control.kind, control.holders
        metres[key] = round(metres.get(key, 0.0) + millimetres / 1000, 1)
    return tuple(
        GapHolder(names[0] if kind == "held" else None, kind, names, length)
        for (kind, names), length in sorted(metres.items(), key=lambda item: (-item[1], item[0]))
    )


def _merged(runs: Iterable[CorridorRun]) -> list[CorridorRun]:
    """Join runs that follow one another and say the same."""
    found: list[CorridorRun] = []
    for run in runs:
        if found and replace(found[-1], last=run.last) == replace(run, first=found[-1].first):
            found[-1] = replace(found[-1], last=run.last)
        else:
            found.append(run)
    return found
