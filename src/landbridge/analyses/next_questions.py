"""Of which place would it help most to know who holds it: how much doubt would that take away?

Over drawn worlds, the mutual information of who holds a place and of the status of the asked day:
by so many bits knowing the one reduces the entropy of the other, on average. A finite sample shows
some where there is none: (rows - 1)(columns - 1) / (2 n ln 2) bits of it, which are taken off
(Miller, in Quastler, Information Theory in Psychology, 1955; Panzeri and Treves, Network 7, 1996).
What is left must exceed what is seen by chance: the most that any place shows when its worlds are
shifted against those of the status, which makes them independent and keeps how often each occurs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._drawn_day import STATUSES, statuses_on
from landbridge.model.geography import places_in
from landbridge.model.odds import DayOdds, IfHeld, NextQuestion
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._drawn import DrawnWorlds
    from landbridge.model.control import ControlState
    from landbridge.model.geography import Area
    from landbridge.model.reports import Report

__all__ = ["questions_next"]

_SHIFTS = 19
"""With one real order of the worlds among twenty, a place beats all others by chance in one of
twenty cases."""

_RARE = 0.01
"""A state of fewer of the worlds is not told: odds over so few say nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A place, the states it can be in, and ``[world]``, in which of them it is."""

    place: str
    states: tuple[ControlState, ...]
    state: NDArray[np.int64]


def questions_next(
    drawn: DrawnWorlds,
    worlds: int,
    on: int,
    reports: Iterable[Report],
    areas: Mapping[str, Area],
    *,
    most: int,
) -> tuple[NextQuestion, ...]:
    """Rank places by how much it would help to know who holds them.

    Parameters
    ----------
    drawn, worlds
        the first worlds are looked at, so many of them
    on
        the asked day
    reports
        those that count: for how old the newest about each place is, and whose it is
    areas
        by id, for reports about areas
    most
        at most so many are given
    """
    status = statuses_on(drawn, worlds, on)
    told = [
        _Place(place, *_numbered(states, state))
        for place, (states, state) in drawn.states_on(0, worlds, on).items()
        if (state != state[0]).any()
    ]
    steps = [shift for at in range(1, _SHIFTS + 1) if (shift := at * worlds // (_SHIFTS + 1))]
    floor = max(
        (_bits(one.state, np.roll(status, step)) for one in told for step in steps), default=0.0
    )
    found = [(_bits(one.state, status), one) for one in told]
    ranked = sorted(
        ((bits, one) for bits, one in found if bits > max(floor, 0) and _is_open(one)),
        key=lambda pair: (-pair[0], pair[1].place),
    )[:most]
    doubt = _entropy(np.bincount(status, minlength=STATUSES))
    about = _newest(reports, {one.place for _, one in ranked}, drawn, areas, on)
    return tuple(
        NextQuestion(
            one.place, min(bits, doubt), doubt, worlds, _if_held(one, status), *about[one.place]
        )
        for bits, one in ranked
    )


def _is_open(one: _Place) -> bool:
    """Whether there are two states that are not rare."""
    common = np.bincount(one.state) >= _RARE * one.state.size
    return int(common.sum()) > 1


def _numbered(
    states: Sequence[ControlState], state: NDArray[np.int64]
) -> tuple[tuple[ControlState, ...], NDArray[np.int64]]:
    """Number the states that occur, the most frequent first."""
    kinds, back, times = np.unique(state, return_inverse=True, return_counts=True)
    order = np.argsort(-times, kind="stable")
    return tuple(states[int(kinds[at])] for at in order), np.argsort(order)[back]


def _entropy(counts: NDArray[np.int64]) -> float:
    """Give the entropy of shares, in bits."""
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def _bits(state: NDArray[np.int64], status: NDArray[np.int64]) -> float:
    """Give the mutual information of two labels of worlds, without the bias of their number."""
    table = np.bincount(state * STATUSES + status, minlength=(int(state.max()) + 1) * STATUSES)
    table = table.reshape(-1, STATUSES)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    shared = _entropy(rows) + _entropy(columns) - _entropy(table.ravel())
    free = (np.count_nonzero(rows) - 1) * (np.count_nonzero(columns) - 1)
    return float(shared - free / (2 * state.size * log(2)))


def _if_held(one: _Place, status: NDArray[np.int64]) -> tuple[IfHeld, ...]:
    """Give the odds under each state that is not rare."""
    found = []
    for at, state in enumerate(one.states):
        counts = np.bincount(status[one.state == at], minlength=STATUSES)
        if counts.sum() >= _RARE * status.size:
            found.append(IfHeld(state.kind, state.holders, DayOdds(*counts.tolist())))
    return tuple(found)


def _newest(
    reports: Iterable[Report],
    places: set[str],
    drawn: DrawnWorlds,
    areas: Mapping[str, Area],
    on: int,
) -> dict[str, tuple[int | None, tuple[str, ...]]]:
    """Give for each place the age of the newest report of who holds it, and who reported."""
    nouns = {p.id: p for p in drawn.problem.network.places if p.id in places}
    ages: dict[str, int] = {}
    families: dict[str, dict[str, None]] = {place: {} for place in places}
    for report in reports:
        if report.event not in CONTROL_EVENTS or report.place is None or report.first_day > on:
            continue
        for place in places_in(report.place, nouns, areas):
            age = max(0, on - report.known_day)
            ages[place] = min(age, ages.get(place, age))
            families[place][report.family] = None
    return {place: (ages.get(place), tuple(families[place])) for place in places}
