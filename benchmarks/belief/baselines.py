"""Every estimator of the product by its name, and what it says as shares of the holders.

Held is one, contested is split among the named (one part goes to the others of the place where a
contender has no name), unknown is split among all who were ever reported there; where nobody was,
among all sides of the war. What an estimator gives to nobody known is split in the same way.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.estimators import ESTIMATORS, LEARNERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World
    from landbridge.model.control import ControlHistory, ControlState
    from landbridge.model.reports import Report

__all__ = ["NAMES", "Estimate", "Reader", "shares_of"]

NAMES = ("latest_report", "majority", "nearest_place", "drawn_maps", "hidden_markov")
"""Those of the product that are asked, where they are on its shelf."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """What an estimator said: ``shares[place, day, actor]``, and what it learned."""

    name: str
    shares: NDArray[np.float32]
    learned: Any
    seconds: float


class Reader:
    """Asks estimators about one war, by name."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._memory: dict[str, dict[Any, Any]] = {}

    def read(
        self,
        name: str,
        reports: Sequence[Report],
        *,
        only_day: int | None = None,
        **options: Any,  # whatever the estimator takes
    ) -> Estimate:
        """Let an estimator learn and estimate from these reports.

        ``only_day`` keeps the shares of that day alone, as ``[place, 1, actor]``.
        """
        ground, start = self.world.ground, time.perf_counter()
        rest = (ground.places, {}, ground.links)
        learned = None
        if name in LEARNERS:
            learned = LEARNERS[name](reports, *rest, **options)
            options = {"learned": learned}
        if name not in LEARNERS:
            options["memory"] = self._memory.setdefault(name, {})
        history = ESTIMATORS[name](reports, *rest, **options)
        seconds = time.perf_counter() - start
        shares = shares_of(self.world, history, reports, only_day=only_day)
        return Estimate(name, shares, learned, seconds)


def shares_of(
    world: World,
    history: ControlHistory,
    reports: Iterable[Report],
    *,
    only_day: int | None = None,
) -> NDArray[np.float32]:
    """Turn courses, or belief where there is one, into shares ``[place, day, actor]``."""
    number = {actor.id: at for at, actor in enumerate(world.actors)}
    known = _known(world, number, reports)
    days = np.arange(world.days) if only_day is None else np.array([only_day])
    out = np.empty((len(known), days.size, len(number)), dtype=np.float32)
    for at, place in enumerate(world.place_ids):
        spare = known[at] / known[at].sum()
        if history.belief is not None:
            out[at] = _believed(history.belief, place, number, spare, world.first_day + days)
            continue
        course = history.places[place]
        starts = np.array(course.days) - world.first_day
        table = np.array([_split(state, number, known[at]) for state in course.states])
        out[at] = table[np.searchsorted(starts, days, side="right") - 1]
    return out


def _known(world: World, number: dict[str, int], reports: Iterable[Report]) -> NDArray[np.float32]:
    """Who was ever reported at each place, as 0 and 1; all where nobody was."""
    position = {place: at for at, place in enumerate(world.place_ids)}
    out = np.zeros((len(position), len(number)), dtype=np.float32)
    for report in reports:
        for actor in (report.actor, report.other_actor):
            if actor is not None and report.place in position:
                out[position[report.place], number[actor]] = 1
    out[out.sum(axis=1) == 0] = 1
    return out


def _split(
    state: ControlState, number: dict[str, int], known: NDArray[np.float32]
) -> NDArray[np.float32]:
    if state.kind == "unknown" or not (state.holders or state.unnamed):
        return known / known.sum()
    named = np.zeros_like(known)
    for holder in state.holders:
        named[number[holder]] = 1
    if state.unnamed:
        others = np.where(named > 0, 0, known)
        if others.sum() == 0:
            others = 1 - named
        named += others / max(others.sum(), 1e-9)
    return named / named.sum()


def _believed(
    belief: Any, place: str, number: dict[str, int], spare: NDArray[np.float32], days: NDArray[Any]
) -> NDArray[np.float32]:
    cell = belief.cells.get(place)
    if cell is None:
        return np.broadcast_to(spare, (days.size, spare.size))
    at = np.clip(days, belief.first_day, belief.last_day) - belief.first_day
    rows = np.asarray(cell.shares)[at]
    out = np.zeros((days.size, spare.size), dtype=np.float32)
    for column, actor in enumerate(cell.actors):
        if actor is None:
            out += rows[:, column, None] * spare
        else:
            out[:, number[actor]] += rows[:, column]
    return out / out.sum(axis=1, keepdims=True)
