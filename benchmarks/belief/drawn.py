"""Are drawn courses right together? Intervals of dates, and odds of whole corridors.

**Dates.** For each estimated change, the days of the change of that place to that holder nearest to
it (within 60 days) in the drawn worlds that have one; the interval holds the middle 90 % of them.
It is checked for changes that are paired with a true one: does it hold the true day?

**Corridors.** Chains of 8 to 12 neighbouring places along roads. On every 14th day on which a
corridor comes within 15 km of the line: how likely is it that all its places are held by the side
that most likely holds most of it? Joint odds are the share of drawn worlds in which that is so; the
product multiplies the shares of single places in *the same* worlds, so the two differ in nothing
but what goes together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.belief.change_dates import REACH_DAYS
from landbridge.scoring import decompose, reliability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.belief.change_dates import Pair
    from benchmarks.belief.worlds import World
    from landbridge.model.belief import DrawnControl
    from landbridge.model.control import ControlCourse

__all__ = ["corridor_cases", "corridor_scores", "date_intervals"]

CORRIDORS, LEAST, MOST = 120, 8, 12
EVERY_DAYS, NEAR_KM = 14, 15.0
LOW, HIGH = 0.05, 0.95
NOBODY = -1


def _changes(course: ControlCourse, world: World, number: dict[str, int]) -> list[tuple[int, int]]:
    """Days of war on which the course changes, and to whom; -1 for nobody known."""
    found: list[tuple[int, int]] = []
    for day, state in zip(course.days, course.states, strict=True):
        holder = number.get(state.holder or "", NOBODY)
        if not found or found[-1][1] != holder:
            found.append((day - world.first_day, holder))
    return found


def date_intervals(world: World, drawn: DrawnControl, pairs: Sequence[Pair]) -> dict[str, float]:
    """Count how many intervals hold the true day, and how wide they are."""
    number = {actor.id: at for at, actor in enumerate(world.actors)}
    ids = world.place_ids
    inside, widths = 0, []
    for pair in pairs:
        place = ids[pair.place]
        if place not in drawn.courses:
            continue
        weights = np.bincount(drawn.of_world[place], minlength=len(drawn.courses[place]))
        days, counts = [], []
        for course, weight in zip(drawn.courses[place], weights.tolist(), strict=True):
            near = [
                day
                for day, holder in _changes(course, world, number)
                if holder == pair.holder and abs(day - pair.estimated) <= REACH_DAYS
            ]
            if near and weight:
                days.append(min(near, key=lambda day: abs(day - pair.estimated)))
                counts.append(weight)
        if not days:
            days, counts = [pair.estimated], [1]
        told = np.sort(np.repeat(days, counts))
        low, high = told[int(LOW * (told.size - 1))], told[int(np.ceil(HIGH * (told.size - 1)))]
        inside += bool(low <= pair.true <= high)
        widths.append(int(high - low) + 1)
    return {
        "intervals": len(widths),
        "inside": inside,
        "median days wide": float(np.median(widths)) if widths else float("nan"),
    }


def corridor_cases(
    world: World, drawn: DrawnControl, days: Sequence[int], rng: np.random.Generator
) -> dict[str, list[float]]:
    """Give joint odds, products and what was so, for every corridor and day that count."""
    days = np.asarray(days)
    held = _holders(world, drawn, days)
    sides = range(len(world.actors))
    near = world.front_km()[:, days] <= NEAR_KM
    out: dict[str, list[float]] = {"joint": [], "product": [], "so": []}
    silent = (held == NOBODY).all(axis=(1, 2))
    for path in _corridors(world, rng):
        if silent[path].any():
            continue
        here = held[path]
        for at in np.flatnonzero(near[path].any(axis=0)).tolist():
            now = here[:, :, at]
            shares = np.array([(now == side).mean(axis=1) for side in sides])
            side = int(shares.mean(axis=1).argmax())
            out["joint"].append(float((now == side).all(axis=0).mean()))
            out["product"].append(float(shares[side].prod()))
            out["so"].append(float((world.holder[path, days[at]] == side).all()))
    return out


def corridor_scores(cases: dict[str, list[float]]) -> dict[str, Any]:
    """Brier of both, taken apart (CORP); the joint odds also by tenths."""
    so = np.array(cases["so"])
    found: dict[str, Any] = {"cases": int(so.size), "so": float(so.mean()) if so.size else 0.0}
    if not so.size:
        return found
    for name in ("joint", "product"):
        told = np.clip(cases[name], 0, 1)
        parts = decompose(told, so)
        found[name] = {
            "mean": float(told.mean()), "brier": parts.score,
            "miscalibration": parts.miscalibration, "discrimination": parts.discrimination,
            "uncertainty": parts.uncertainty,
        }  # fmt: skip
        found[name]["bins"] = [[one.cases, one.said, one.happened] for one in reliability(told, so)]
    return found


def _holders(world: World, drawn: DrawnControl, days: NDArray[np.int64]) -> NDArray[np.int8]:
    """``[place, world, day]``: who holds in the drawn worlds; -1 where nobody known does."""
    number = {actor.id: at for at, actor in enumerate(world.actors)}
    out = np.full((len(world.place_ids), drawn.worlds, days.size), NOBODY, dtype=np.int8)
    for at, place in enumerate(world.place_ids):
        if place not in drawn.courses:
            continue
        rows = []
        for course in drawn.courses[place]:
            starts, holders = np.array(_changes(course, world, number)).T
            rows.append(holders[np.maximum(np.searchsorted(starts, days, side="right") - 1, 0)])
        out[at] = np.array(rows)[drawn.of_world[place]]
    return out


def _corridors(world: World, rng: np.random.Generator) -> list[list[int]]:
    """Walk along roads from drawn places, each step to a neighbour that leads away."""
    roads, km = world.ground.roads_from(), world.ground.km
    found: list[list[int]] = []
    for start in rng.integers(len(roads), size=8 * CORRIDORS).tolist():
        path, wanted = [start], int(rng.integers(LEAST, MOST + 1))
        while len(path) < wanted:
            away = float(np.linalg.norm(km[path[-1]] - km[start]))
            onward = [
                other
                for other, _ in roads[path[-1]]
                if other not in path and np.linalg.norm(km[other] - km[start]) > away
            ]
            if not onward:
                break
            path.append(onward[int(rng.integers(len(onward)))])
        if len(path) >= LEAST:
            found.append(path)
        if len(found) == CORRIDORS:
            break
    return found
