"""Every estimator of the product by its name, and what it says as shares of the holders.

Held is one, contested is split among the named (one part goes to the others of the place where a
contender has no name), unknown is split among all who were ever reported there; where nobody was,
among all sides of the war. What an estimator gives to nobody known is split in the same way.
"""

from __future__ import annotations

import importlib.util
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.belief.anders_war import anders_shares
from benchmarks.belief.dawid_skene import dawid_skene_shares
from landbridge.estimators import ESTIMATORS, LEARNERS, SAMPLERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World
    from landbridge.model.belief import DrawnControl
    from landbridge.model.control import ControlHistory, ControlState
    from landbridge.model.reports import Report

__all__ = ["NAMES", "PUBLISHED", "Estimate", "Reader", "missing_of", "shares_of"]

NAMES = ("latest_report", "majority", "nearest_place", "drawn_maps", "hidden_markov")
"""Those of the product that are asked, where they are on its shelf."""
PUBLISHED = {"dawid_skene": dawid_skene_shares, "anders": anders_shares}
"""Published methods that are asked beside them, where what they need is there."""
CHOSEN: dict[str, dict[str, Any]] = {"drawn_maps": {"sources": ("map",)}}
"""What an estimator has to be told."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """What an estimator said: ``shares[place, day, actor]``, and what it learned."""

    name: str
    shares: NDArray[np.float32]
    learned: Any
    seconds: float


def missing_of(name: str, sides: int) -> str | None:
    """Why a method cannot be asked about a war of so many sides; None where it can."""
    if name == "anders" and sides != 2:
        return "knows two sides only"
    if name == "dawid_skene" and importlib.util.find_spec("crowdkit") is None:
        return "crowd-kit is not installed"
    if name not in ESTIMATORS and name not in PUBLISHED:
        return "not on the shelf"
    return None


class Reader:
    """Asks estimators about one war, by name."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._memory: dict[str, dict[Any, Any]] = {}

    def learn(self, name: str, reports: Sequence[Report], **options: Any) -> Any:  # as it likes
        """Let an estimator learn from these reports; None where it learns nothing."""
        ground = self.world.ground
        if name not in LEARNERS:
            return None
        return LEARNERS[name](reports, ground.places, {}, ground.links, **options)

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
        start = time.perf_counter()
        if name in PUBLISHED:
            shares = PUBLISHED[name](self.world, reports)
            kept = shares if only_day is None else shares[:, [only_day]]
            return Estimate(name, kept, None, time.perf_counter() - start)
        ground, options = self.world.ground, CHOSEN.get(name, {}) | options
        learned = self.learn(name, reports, **options)
        if learned is not None:
            options = {"learned": learned}
        elif not options:
            options = {"memory": self._memory.setdefault(name, {})}
        history = ESTIMATORS[name](reports, ground.places, {}, ground.links, **options)
        seconds = time.perf_counter() - start
        shares = shares_of(self.world, history, reports, only_day=only_day)
        return Estimate(name, shares, learned, seconds)

    def draw(
        self, name: str, reports: Sequence[Report], learned: Any, worlds: int
    ) -> DrawnControl | None:
        """Let an estimator draw courses of events; None where it cannot."""
        ground = self.world.ground
        if name not in SAMPLERS:
            return None
        return SAMPLERS[name](
            reports, ground.places, {}, ground.links,
            learned=learned, seed=self.world.seed, first_world=0, worlds=worlds,
        )  # fmt: skip


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
