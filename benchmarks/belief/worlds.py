"""Made wars whose truth is known: who held each place on each day, and where it was besieged.

How a war goes is in `war.py`, its ground in `ground.py`. Changes are as many as on the real ground
that the design paper describes (about 430 on 600 places in 1,219 days): the sizes of offensives are
scaled until a war has about so many.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from benchmarks.belief.ground import Ground, ground_of
from benchmarks.belief.war import MANNERS, Siege, War
from landbridge.days import parse_day
from landbridge.model.actors import Actor

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["KINDS", "Change", "Siege", "World", "make_world", "world_of"]

KINDS = ("front", "pockets", "actors", "sieges", "collapse")
FIRST_DAY = parse_day("2020-01-01")
NAMES = ("Amber Alliance", "Birch Bloc", "Cedar Council", "Dune Directorate")
CHANGES_OF_PLACE, CHANGES_DAYS = 0.72, 1219


@dataclass(frozen=True, slots=True)
class Change:
    """A place that changed hands: the first day of the new holder (of war), and for how long."""

    place: int
    day: int
    old: int
    new: int
    lasts: int


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """A war: ``holder[place, day]`` is who holds, by position in ``actors``.

    Places are in the order of ``ground.places``; day 0 of war is the calendar's ``first_day``.
    """

    kind: str
    seed: int
    ground: Ground
    actors: tuple[Actor, ...]
    holder: NDArray[np.int8]
    sieges: tuple[Siege, ...]
    first_day: int = FIRST_DAY

    @property
    def place_ids(self) -> list[str]:
        return list(self.ground.places)

    @property
    def days(self) -> int:
        return int(self.holder.shape[1])

    def changes(self) -> list[Change]:
        """Every change, flaps too, by place and day; the last of a place lasts to the end."""
        found = []
        place, day = np.nonzero(self.holder[:, 1:] != self.holder[:, :-1])
        for at, (spot, before) in enumerate(zip(place.tolist(), day.tolist(), strict=True)):
            same = at + 1 < place.size and place[at + 1] == spot
            end = int(day[at + 1]) + 1 if same else self.days
            old, new = self.holder[spot, before], self.holder[spot, before + 1]
            found.append(Change(spot, before + 1, int(old), int(new), end - before - 1))
        return found

    def front_km(self) -> NDArray[np.float32]:
        """Kilometres from each place to the line on each day: ``[place, day]``.

        The line runs midway to the nearest place of another holder, of the 80 nearest places.
        """
        count = min(80, self.holder.shape[0])
        away, near = cKDTree(self.ground.km).query(self.ground.km, k=count)
        out = np.empty(self.holder.shape, dtype=np.float32)
        turned = (self.holder[:, 1:] != self.holder[:, :-1]).any(axis=0)
        for day in range(self.days):
            if day and not turned[day - 1]:
                out[:, day] = out[:, day - 1]
                continue
            now = self.holder[:, day]
            other = now[near] != now[:, None]
            first = other.argmax(axis=1)
            rows = np.arange(now.size)
            found = other[rows, first]
            out[:, day] = np.where(found, away[rows, first] / 2, away[:, -1])
        return out

    def near_change(self, days: int = 30) -> NDArray[np.bool_]:
        """Which place-days lie within so many days of a change of that place."""
        out = np.zeros(self.holder.shape, dtype=np.bool_)
        for change in self.changes():
            out[change.place, max(0, change.day - days) : change.day + days] = True
        return out


def world_of(kind: str, seed: int, *, places: int = 600, days: int = 1219) -> World:
    """Make the war of a kind and seed."""
    rng = np.random.default_rng([seed, zlib.crc32(kind.encode()), places, days])
    return make_world(kind, rng, seed=seed, places=places, days=days)


def make_world(
    kind: str, rng: np.random.Generator, *, seed: int = 0, places: int = 600, days: int = 1219
) -> World:
    """Make a war of a kind; scale its offensives until it has about the changes wanted."""
    manner = MANNERS[kind]
    ground = ground_of(places, manner.aspect, rng)
    count = int(rng.integers(manner.actors[0], manner.actors[1] + 1))
    start = _first_holders(ground, count, rng)
    wanted = CHANGES_OF_PLACE * places * float(np.clip(days / CHANGES_DAYS, 0.2, 1.5))
    scale, best, tries = 1.0, None, int(rng.integers(2**31))
    for _ in range(6):
        war = War(ground, manner, start, days, np.random.default_rng(tries))
        war.run(wanted, scale)
        got = max(1, len(war.events))
        if best is None or abs(got - wanted) < abs(len(best.events) - wanted):
            best = war
        if 0.93 < got / wanted < 1.07:
            break
        scale *= wanted / got
    assert best is not None
    actors = tuple(Actor(f"side-{chr(97 + at)}", NAMES[at], "armed-group") for at in range(count))
    sieges = tuple(one for one in best.sieges if one.last >= one.first)
    return World(kind, seed, ground, actors, best.table(), sieges)


def _first_holders(ground: Ground, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Two sides face each other over a wavy line; more than two hold what lies nearest to them."""
    x, y = ground.km.T
    if count == 2:
        phase, length = rng.uniform(0, 2 * np.pi, 3), rng.uniform(0.15, 0.7, 3) * ground.width
        wave = np.sin(2 * np.pi * x[:, None] / length + phase) @ np.array([0.1, 0.06, 0.05])
        return (y > ground.height * (0.5 + wave)).astype(np.int64)
    size = np.array([ground.width, ground.height])
    seats = np.concatenate([np.arange(count), rng.integers(count, size=2)])
    middles = (np.linspace(0.1, 0.9, seats.size)[:, None] * [1, 0]) * size
    middles[:, 1] = rng.uniform(0.15, 0.85, seats.size) * size[1]
    order = rng.permutation(seats)
    return order[cKDTree(middles).query(ground.km)[1]]
