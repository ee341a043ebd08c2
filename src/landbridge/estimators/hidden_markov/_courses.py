"""From how likely each holder is to who is taken to hold the ground, with reports that say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._nearness import nearest_cells
from landbridge.model.belief import CellBelief
from landbridge.model.control import UNKNOWN, ControlCourse, ControlState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._model import Reading
    from landbridge.model.geography import Link, Place
    from landbridge.model.reports import Report

__all__ = [
    "HELD",
    "RIVAL",
    "besieged_course",
    "cell_beliefs",
    "courses_of",
    "unreported_beliefs",
]

HELD = 0.8
"""Ground is held by who holds it with this likelihood: *very likely*, in the words of ICD 203."""

RIVAL = 0.2
"""Below that it is contested where at least two have this likelihood; else it is unknown."""

NAMED = 0.1
"""Who has this likelihood is named among the contenders."""

NEIGHBOURS = 5
"""So many neighbours lend their shares to a place of which nothing was ever said."""

CARRIES = 3
"""How many reports are named as those that carry a state."""


def cell_beliefs(reading: Reading) -> dict[str, CellBelief]:
    """Give how likely each holder of each place is, day by day."""
    statements, shares = reading.statements, reading.last.shares
    found = {}
    for at, cell in enumerate(statements.cells):
        count = int(statements.holders[at])
        names = (*statements.actors, None)
        actors = tuple(names[int(g)] for g in statements.local[at, :count])
        found[cell] = CellBelief(actors, shares[at, :, :count])
    return found


def unreported_beliefs(
    reading: Reading, places: Mapping[str, Place], links: Mapping[str, Link]
) -> dict[str, CellBelief]:
    """Give the shares of places of which nothing was ever said: those of their nearest cells.

    Weighted by the inverse of the distance, as the better of simple interpolations.
    """
    beliefs = cell_beliefs(reading)
    found = {}
    for place in places:
        if place in beliefs:
            continue
        near = nearest_cells(place, reading.statements.cells, places, links)[:NEIGHBOURS]
        if near:
            found[place] = _blended([(1 / (1 + km), beliefs[cell]) for km, cell in near])
    return found


def _blended(parts: list[tuple[float, CellBelief]]) -> CellBelief:
    actors: tuple[str | None, ...] = (
        *sorted({a for _, cell in parts for a in cell.actors if a is not None}),
        None,
    )
    shares = np.zeros((parts[0][1].shares.shape[0], len(actors)), dtype=np.float32)
    total = sum(weight for weight, _ in parts)
    for weight, cell in parts:
        columns = [actors.index(actor) for actor in cell.actors]
        shares[:, columns] += np.float32(weight / total) * cell.shares
    return CellBelief(actors, shares, reported=False)


def courses_of(reading: Reading) -> dict[str, ControlCourse]:
    """Give the likeliest course of each place that anything was said of."""
    statements = reading.statements
    beliefs = cell_beliefs(reading)
    first = np.searchsorted(statements.cell, np.arange(len(statements.cells) + 1))
    return {
        cell: _course(reading, beliefs[cell], slice(int(first[at]), int(first[at + 1])))
        for at, cell in enumerate(statements.cells)
    }


def _verdicts(shares: NDArray[np.float32]) -> NDArray[np.int64]:
    """``[day]``: the state that is held, or -1 minus a set of contenders as bits (0: unknown)."""
    named = shares[:, :-1]
    if not named.shape[1]:
        return np.full(shares.shape[0], -1)
    likeliest = named.argmax(axis=1)
    held = named[np.arange(named.shape[0]), likeliest] >= HELD
    rivals = (named >= RIVAL).sum(axis=1) >= 2  # noqa: PLR2004  (it takes two)
    bits = ((shares >= NAMED) * (1 << np.arange(shares.shape[1], dtype=np.int64))).sum(axis=1)
    return np.where(held, likeliest, -1 - np.where(rivals, bits, 0))


def _course(reading: Reading, belief: CellBelief, rows: slice) -> ControlCourse:
    verdicts = _verdicts(belief.shares)
    turns = np.flatnonzero(np.diff(verdicts, prepend=verdicts[0] - 1)).tolist()
    first_day = reading.statements.first_day
    days, states = [1], [UNKNOWN]
    for at, day in enumerate(turns):
        last = (turns[at + 1] if at + 1 < len(turns) else len(verdicts)) - 1
        state = _state(reading, belief, rows, int(verdicts[day]), (day, last))
        if first_day + day == 1:
            states[0] = state
        else:
            days.append(first_day + day)
            states.append(state)
    return ControlCourse(tuple(days), tuple(states))


def _state(
    reading: Reading, belief: CellBelief, rows: slice, verdict: int, span: tuple[int, int]
) -> ControlState:
    shares = belief.shares[span[0]]
    order = sorted(range(len(belief.actors)), key=lambda k: (-float(shares[k]), k))
    likely = ", ".join(
        f"{belief.actors[k] or 'nobody known'} {float(shares[k]):.0%}"
        for k in order[:3]
        if shares[k] >= 0.01  # noqa: PLR2004  (what rounds to a per cent)
    )
    if verdict >= 0:
        name = str(belief.actors[verdict])
        reports = _carrying(reading, rows, span, [verdict])
        why = f"held by {name} (likelihoods from that day: {likely})"
        return ControlState("held", (name,), reports=reports, why=why)
    bits = -1 - verdict
    among = [k for k in range(len(belief.actors)) if bits >> k & 1]
    reports = _carrying(reading, rows, span, among or order[:2])
    if not among:
        return ControlState("unknown", reports=reports, why=f"unknown: {likely}")
    names = tuple(sorted(a for k in among if (a := belief.actors[k]) is not None))
    why = f"contested among {', '.join(names)}: reports leave it open ({likely})"
    return ControlState(
        "contested", names, unnamed=len(belief.actors) - 1 in among, reports=reports,
        disputed=reports, why=why,
    )  # fmt: skip


def _carrying(
    reading: Reading, rows: slice, span: tuple[int, int], values: list[int]
) -> tuple[Report, ...]:
    """Give the reports nearest to the beginning of a span that speak for these holders."""
    statements = reading.statements
    there = [
        row
        for row in range(rows.start, rows.stop)
        if not statements.before[row] and int(statements.value[row]) in values
    ]
    within = [row for row in there if span[0] - 7 <= statements.day[row] <= span[1]]
    near = sorted(within or there, key=lambda row: (abs(int(statements.day[row]) - span[0]), row))
    found = dict.fromkeys(statements.report[row] for row in near)
    return tuple(sorted(list(found)[:CARRIES], key=lambda r: r.order, reverse=True))


def besieged_course(course: ControlCourse, latest: ControlCourse) -> ControlCourse:
    """Add those who stand around a place by the newest reports: a siege moves no holder."""
    if not any(state.besiegers for state in latest.states):
        return course
    days = sorted({*course.days, *latest.days})
    states: list[ControlState] = []
    for day in days:
        state, siege = course.on(day), latest.on(day)
        around = tuple(name for name in siege.besiegers if name != state.holder)
        if around:
            sieges = (r for r in siege.reports if r.event == "besieges")
            reports = tuple(dict.fromkeys((*sieges, *state.reports)))
            why = f"{state.why}; besieged by {', '.join(around)}"
            state = replace(state, besiegers=around, reports=reports, why=why)
        states.append(state)
    return ControlCourse(tuple(days), tuple(states))
