"""How a made war goes: offensives along roads, towns that resist, reversals, collapses.

A war is a course of **offensives** between long quiet phases. An offensive begins at a place on the
front and goes from town to town along the roads, each leg taking a drawn time about its length over
the pace of the offensive; it ends when it has taken a drawn number of towns. A town on its way may
**resist**: it is passed by on other roads and falls later, or never (a siege where it falls within
months, a pocket where it stands for longer). Some towns that fall are **taken back** within days,
and raids take a town at the front for some days; a third of these reversals last two days or less.
In a **collapse** one side loses most of its towns in about ten days along many roads at once.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.belief.ground import Ground

__all__ = ["MANNERS", "Manner", "Siege", "War"]

TAKEN_BACK, RAIDS = 0.045, 0.03


@dataclass(frozen=True, slots=True)
class Siege:
    """A place that the besieger has reached and not taken, with first and last day (of war)."""

    place: int
    besieger: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of war goes: sizes in places, delays in days, as (least, most)."""

    actors: tuple[int, int] = (2, 2)
    aspect: float = 4.0
    resists: float = 0.05
    delay: tuple[float, float] = (15, 60)
    never: float = 0.1
    collapse: float = 0.0


MANNERS = {
    "front": Manner(),
    "pockets": Manner(resists=0.22, delay=(100, 600), never=0.4),
    "actors": Manner(actors=(3, 4), aspect=1.6),
    "sieges": Manner(resists=0.25, delay=(30, 150), never=0.3),
    "collapse": Manner(collapse=0.75),
}


@dataclass(slots=True)
class Offensive:
    """Who attacks whom, how fast (km a day), around where and how far; towns still to take."""

    attacker: int
    victim: int
    pace: float
    middle: NDArray[np.float64]
    reach: float
    left: int


class War:
    """The course of a war, event by event. Times are in days, with fractions."""

    def __init__(
        self,
        ground: Ground,
        manner: Manner,
        start: NDArray[np.int64],
        days: int,
        rng: np.random.Generator,
    ) -> None:
        self._ground, self._manner, self._days, self._rng = ground, manner, days, rng
        self._start = start
        self._now = start.copy()
        self._roads = ground.roads_from()
        self._queue: list[tuple[float, int, str, tuple[object, ...]]] = []
        self._count = 0
        self._hot: list[NDArray[np.float64]] = []
        self._until: dict[int, float] = {}
        self.events: list[tuple[int, int, int]] = []
        self.sieges: list[Siege] = []

    def run(self, wanted: float, scale: float) -> None:
        """Plan launches and raids, then let everything happen in its order."""
        rng, calm = self._rng, 1 - self._manner.collapse
        phases = self._phases()
        total, goal = 0.0, wanted * 0.85 * calm
        while total < goal:
            size = float(np.exp(rng.normal(np.log(7), 0.8)))
            total += size
            first, last = phases[rng.integers(len(phases))]
            time = rng.uniform(first, last) if rng.random() < 0.8 else rng.uniform(1, self._days)
            self._push(time, "launch", max(1, round(size * scale)))
        for time in rng.uniform(1, self._days, round(wanted * RAIDS / 2)):
            self._push(float(time), "raid")
        if self._manner.collapse:
            time = float(rng.uniform(0.5, 0.85) * self._days)
            self._push(time, "collapse", wanted * self._manner.collapse * scale)
        while self._queue:
            time, _, what, told = heapq.heappop(self._queue)
            if time < self._days:
                getattr(self, f"_{what}")(time, *told)

    def table(self) -> NDArray[np.int8]:
        """Who held each place on each day; of several changes on a day the last stands."""
        out = np.repeat(self._start.astype(np.int8)[:, None], self._days, axis=1)
        for day, place, actor in self.events:
            out[place, day:] = actor
        return out

    def _push(self, time: float, what: str, *told: object) -> None:
        self._count += 1
        heapq.heappush(self._queue, (time, self._count, what, told))

    def _phases(self) -> list[tuple[float, float]]:
        """Active phases between quiet ones."""
        found, time = [], float(self._rng.exponential(60))
        while time < self._days:
            end = time + 15 + float(self._rng.exponential(35))
            found.append((time, min(end, self._days)))
            time = end + 30 + float(self._rng.exponential(90))
        return found or [(1.0, float(self._days))]

    def _front_places(self, actor: int) -> NDArray[np.int64]:
        """Places of others that a road joins to one of this actor."""
        a, b = self._ground.a, self._ground.b
        mine_a, mine_b = self._now[a] == actor, self._now[b] == actor
        return np.unique(np.concatenate([b[mine_a & ~mine_b], a[mine_b & ~mine_a]]))

    def _launch(self, time: float, size: int) -> None:
        """Begin an offensive, more often than not where there was one before."""
        rng = self._rng
        share = np.bincount(self._now, minlength=int(self._start.max()) + 1) / self._now.size
        weight = np.where(share > 0, 1.15 - share, 0)
        attacker = int(rng.choice(share.size, p=weight / weight.sum()))
        front = self._front_places(attacker)
        if not front.size:
            return
        if self._hot and rng.random() < 0.2:
            hot = self._hot[rng.integers(len(self._hot))]
            away = np.linalg.norm(self._ground.km[front] - hot, axis=1)
            front = front[np.argsort(away)[: max(1, front.size // 12)]]
        place = int(front[rng.integers(front.size)])
        self._hot.append(self._ground.km[place])
        pace = float(np.exp(rng.normal(np.log(2.0), 0.6)))
        self._begin(time, attacker, place, pace, size)

    def _collapse(self, time: float, size: float) -> None:
        """Begin many fast offensives at once against the side that holds most of the front."""
        rng = self._rng
        held = np.bincount(self._now)
        victim = int(held.argmax()) if rng.random() < 0.5 else int(np.argsort(held)[-2])
        others = [one for one in range(held.size) if one != victim and held[one]]
        attacker = others[rng.integers(len(others))]
        front = self._front_places(attacker)
        front = front[self._now[front] == victim]
        starts = front[np.argsort(rng.random(front.size))][: max(4, round(size / 25))]
        for place in starts.tolist():
            pace = float(rng.uniform(7, 20))
            share = max(1, round(1.25 * size / starts.size))
            self._begin(time + float(rng.exponential(1.0)), attacker, place, pace, share)

    def _begin(self, time: float, attacker: int, place: int, pace: float, size: int) -> None:
        reach = 12 + 1.7 * float(np.sqrt(size * 85 / np.pi))
        victim = int(self._now[place])
        middle = self._ground.km[place]
        moved = Offensive(attacker, victim, pace, middle, reach, size)
        mine = [one for one, _ in self._roads[place] if self._now[one] == attacker]
        if mine:
            self._push(time, "reach", moved, mine[0], place)

    def _reach(self, time: float, moved: Offensive, origin: int, place: int) -> None:
        """Arrive before a town: it falls, resists, or is not to be taken."""
        rng, manner = self._rng, self._manner
        held = self._now[place] == moved.victim and self._now[origin] == moved.attacker
        if not held or moved.left <= 0 or self._until.get(place, 0) > time:
            return
        if rng.random() < manner.resists:
            wait = float(rng.uniform(*manner.delay))
            falls = rng.random() >= manner.never
            end = min(time + wait, self._days - 1)
            self._until[place] = time + wait * (1 if falls else 3)
            self.sieges.append(Siege(place, moved.attacker, int(time), int(end) - 1))
            if falls:
                self._push(time + wait, "take", moved, place)
            return
        self._take(time, moved, place)

    def _take(self, time: float, moved: Offensive, place: int) -> None:
        if self._now[place] != moved.victim:
            return
        self._set(time, place, moved.attacker)
        moved.left -= 1
        for other, length in self._roads[place]:
            near = np.linalg.norm(self._ground.km[other] - moved.middle) < moved.reach
            if near and self._now[other] == moved.victim:
                leg = length / moved.pace * float(np.exp(self._rng.normal(-0.2, 0.7)))
                self._push(time + leg, "reach", moved, place, other)
        if self._rng.random() < TAKEN_BACK:
            again = int(self._rng.random() < 0.6)
            self._push(time + self._brief(), "back", place, moved.attacker, moved.victim, again)

    def _raid(self, time: float) -> None:
        actor = int(self._rng.integers(self._start.max() + 1))
        front = self._front_places(actor)
        if front.size:
            place = int(front[self._rng.integers(front.size)])
            old = int(self._now[place])
            self._set(time, place, actor)
            self._push(time + self._brief(), "back", place, actor, old, 0)

    def _back(self, time: float, place: int, holder: int, to: int, again: int) -> None:
        if self._now[place] == holder:
            self._set(time, place, to)
            if again:
                self._push(time + self._brief(), "back", place, to, holder, 0)

    def _brief(self) -> float:
        """Days until a town is taken back: a third of them two or less."""
        return float(self._rng.uniform(1, 2.5) if self._rng.random() < 0.33
                     else self._rng.uniform(3, 13))  # fmt: skip

    def _set(self, time: float, place: int, actor: int) -> None:
        if time < 1:
            return
        self._now[place] = actor
        self.events.append((int(time), place, actor))
