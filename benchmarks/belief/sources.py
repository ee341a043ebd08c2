"""Made reports on a war whose truth is known, from sources with known faults.

Nobody here errs at random:

* **careful** and **wire** are wrong about few statements (2 and 8 %), mostly near the line, and
  stay wrong about a place for weeks. What careful says is two days old, the wire's half a day.
* **partisans** of the first two sides claim 40 % of what others hold near the line, neighbouring
  places together and for weeks; half of the losses they deny, for 30 days on the mean.
* the **copier** repeats four in five statements of the first side's partisan 0 to 3 days later.
* the **map** shows what was so 25 days ago under the day of publication, once a month, always the
  same places; it never says that anything changed.

Coverage is uneven: how much is told of a place is lognormal, a tenth of the places get next to
nothing, the front gets most, and a change is followed by ten busy days. A source that sees a change
since its own last word on a place says ``takes`` (where it lies more than 45 days back mostly
``holds``), and half of such reports of careful give the day of the change, not of writing. One date
in seven is an interval. Near the line some reports say ``contests``; of a siege some say
``besieges``. One false ``takes`` of careful or wire in ten is retracted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree
from scipy.special import ndtri

from benchmarks.belief.wording import Statement, reports_of
from landbridge.model.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World
    from landbridge.model.reports import Report

__all__ = ["DENSE", "SPARSE", "VARIANTS", "Press", "SourceTruth", "press_of"]

DENSE, SPARSE = 23.0, 6.0
VARIANTS = ("copier", "no copier", "two partisans")
NEAR_KM, CLAIMED, DENIED, DENIED_DAYS = 5.0, 0.40, 0.5, 30.0
COPIED = 0.8
BLOCK_DAYS = 10
SHARES = {"careful": 3.0, "wire": 6.2, "party-a": 4.2, "party-b": 4.2, "map": 3.0}
"""Statements for a place-year where the copier adds its 3.4 to make 23 or so."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source errs: share wrong, side it speaks for, days its knowledge trails its date."""

    source: Source
    wrong: float
    side: int | None = None
    trails: tuple[int, ...] = (0,)
    dates_back: float = 0.3
    late: tuple[int, ...] = (0, 0, 0, 1)


@dataclass(slots=True)
class SourceTruth:
    """What is true of a source: whom it copies, how far its words trail, what it said when.

    ``said[true, told]`` counts statements of a holder by who held on the day that they speak of,
    ``knew[true, told]`` by who held when the source looked (the trailing days earlier).
    """

    source: str
    copies: str | None
    said: NDArray[np.int64]
    knew: NDArray[np.int64]
    trailing: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)

    @property
    def lag_days(self) -> float:
        """Mean days by which words trail the day that they give."""
        return float(np.mean(self.trailing)) if self.trailing else 0.0

    def right(self, actor: int) -> float:
        """The share of words about ground of an actor that name it, as the source knew it."""
        row = self.knew[actor]
        return float(row[actor] / row.sum()) if row.sum() else float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """All reports on a war, by day of publication, and the truth about their sources."""

    reports: tuple[Report, ...]
    truth: dict[str, SourceTruth]


def press_of(
    world: World,
    rng: np.random.Generator,
    *,
    density: float = DENSE,
    variant: str = "copier",
    statements_only: bool = False,
    plain: bool = False,
) -> Press:
    """Let the sources write about a war.

    Parameters
    ----------
    density
        reports for a place-year
    variant
        ``copier``; ``no copier``; ``two partisans``: of the first side, apart from one another
    statements_only
        nothing but ``holds``, as of a list that does not say what changed
    plain
        sources err at random and tell of every place alike: easier than any real press, but as in
        the simulation of the design paper
    """
    desk = _Desk(world, rng, density, variant, plain=plain)
    spoken = list(desk.write(_cast(variant)))
    truth = _truth(world, spoken)
    return Press(reports_of(world, spoken, rng, statements_only=statements_only), truth)


def _cast(variant: str) -> list[Manners]:
    """The sources; what the copier copies is worked out after them."""
    monitor = Source("careful", "Field Monitor", "monitor", reliability="B")
    wire = Source("wire", "News Wire", "agency", reliability="B")
    first = Source("party-a", "Voice of the Amber Alliance", "party", reliability="C")
    second = Source("party-b", "Birch Bloc Information Office", "party", reliability="D")
    chart = Source("map", "Situation Map", "map", reliability="C")
    cast = [
        Manners(monitor, 0.02, None, (1, 2, 2, 3), dates_back=0.5),
        Manners(wire, 0.08, None, (0, 1)),
        Manners(first, 0.03, 0, (0, 0, 1), dates_back=0.1),
        Manners(second, 0.03, 1, (0, 0, 1), dates_back=0.1),
        Manners(chart, 0.02, None, (23, 24, 25, 26, 27), dates_back=0.0, late=(0,)),
    ]
    if variant == "two partisans":
        other = Source("party-a2", "Amber Alliance Radio", "party", reliability="C")
        cast.append(Manners(other, 0.03, 0, (0, 0, 1), dates_back=0.1))
    return cast


class _Desk:
    """Where all sources write: coverage, what is near, what is falsely believed."""

    def __init__(
        self,
        world: World,
        rng: np.random.Generator,
        density: float,
        variant: str,
        *,
        plain: bool,
    ) -> None:
        self._world, self._rng, self._variant, self._plain = world, rng, variant, plain
        self._scale = density / DENSE
        self._near = world.front_km()
        self._other = _nearest_other(world)
        self._interest = self._interest_of()
        self._changed = _days_since_change(world)
        self._root: NDArray[np.float64] | None = None

    def write(self, cast: list[Manners]) -> Iterator[Statement]:
        """Give the statements of all sources."""
        for manners in cast:
            name = manners.source.id
            said = list(self._of(manners, SHARES[name.replace("a2", "a")]))
            yield from said
            if name == "party-a" and self._variant == "copier":
                yield from self._copied(said)

    def _interest_of(self) -> NDArray[np.float32]:
        """How much is written about each place on each day, mean 1."""
        rng, (places, days) = self._rng, self._world.holder.shape
        if self._plain:
            return np.ones((places, days), dtype=np.float32)
        weight = np.exp(rng.normal(0, 0.8, places))
        weight[rng.random(places) < 0.1] *= 0.04
        out = weight.astype(np.float32)[:, None] * (1 + 3 * np.exp(-self._near / 8))
        for change in self._world.changes():
            out[change.place, change.day : min(days, change.day + 10)] *= 2.5
        return out / out.mean()

    def _of(self, manners: Manners, share: float) -> Iterator[Statement]:
        place, day = self._when(manners, share * self._scale / 365.25)
        order = np.lexsort((day, place))
        place, day = place[order], day[order]
        trails = self._rng.choice(manners.trails, place.size)
        seen = np.maximum(day - trails, 0)
        truth = self._world.holder[place, seen].astype(np.int64)
        said = self._said(manners, place, seen, truth)
        late = self._rng.choice(manners.late, place.size)
        for at in range(place.size):
            yield Statement(
                manners.source, int(place[at]), int(day[at]), int(day[at] + late[at]),
                int(said[at]), int(truth[at]), int(seen[at]), manners.dates_back,
            )  # fmt: skip

    def _when(self, manners: Manners, rate: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        rng, (places, days) = self._rng, self._world.holder.shape
        if manners.source.kind != "map":
            taste = np.exp(rng.normal(0, 0.0 if self._plain else 0.4, places)).astype(np.float32)
            chance = self._interest * taste[:, None] * np.float32(rate / taste.mean())
            place, day = np.nonzero(rng.random(chance.shape, dtype=np.float32) < chance)
            return place, day
        every = 30 if self._scale > 0.5 else 90
        chance = self._interest.mean(axis=1) ** 0.5
        covered = rng.random(places) < chance / chance.mean() * rate * every
        issues = np.arange(int(rng.integers(every)), days, every)
        place = np.repeat(np.flatnonzero(covered), issues.size)
        return place, np.tile(issues, int(covered.sum()))

    def _said(
        self,
        manners: Manners,
        place: NDArray[np.int64],
        seen: NDArray[np.int64],
        truth: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Whom each statement names."""
        near = self._near[place, seen]
        risk = np.exp(-near / 12) + 0.08
        risk = np.minimum(manners.wrong * risk / risk.mean(), 0.6) if place.size else risk
        if self._plain:
            risk = np.full(place.size, manners.wrong)
        lapse = self._stale(place, seen, 1e-3 if self._plain else 20.0) < ndtri(risk)
        said = np.where(lapse, self._other[place, seen], truth)
        side = manners.side
        if side is None:
            return said
        theirs = (truth != side) & (near < NEAR_KM)
        claims = self._claims()[place, seen // BLOCK_DAYS]
        if self._plain:
            claims = self._rng.normal(size=place.size)
        said[theirs & (claims < ndtri(CLAIMED))] = side
        before, since = self._changed
        lost = (before[place, seen] == side) & (truth != side)
        denied, patience = self._denials()
        key = (place, (seen - since[place, seen]) % denied.shape[1])
        said[lost & denied[key] & (since[place, seen] < patience[key])] = side
        return said

    def _stale(
        self, place: NDArray[np.int64], day: NDArray[np.int64], days: float
    ) -> NDArray[np.float64]:
        """Standard normal numbers that fade with time, by place: errors that stay for a while."""
        fresh = self._rng.normal(size=place.size)
        out = fresh.copy()
        for at in range(1, place.size):
            if place[at] == place[at - 1]:
                keep = np.exp(-abs(day[at] - day[at - 1]) / days)
                out[at] = keep * out[at - 1] + np.sqrt(1 - keep**2) * fresh[at]
        return out

    def _claims(self) -> NDArray[np.float32]:
        """A field over places and blocks of days: neighbours are claimed together, for weeks."""
        places, days = self._world.holder.shape
        if self._root is None:
            km = self._world.ground.km
            away = np.linalg.norm(km[:, None] - km[None], axis=2)
            alike = 0.7 * np.exp(-away / 20) + 0.3 * np.eye(places)
            self._root = np.linalg.cholesky(alike)
        blocks = days // BLOCK_DAYS + 1
        fresh = self._root @ self._rng.normal(size=(places, blocks))
        keep = np.exp(-BLOCK_DAYS / 50)
        for at in range(1, blocks):
            fresh[:, at] = keep * fresh[:, at - 1] + np.sqrt(1 - keep**2) * fresh[:, at]
        return fresh.astype(np.float32)

    def _denials(self) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
        """Whether a loss of a place on a day is denied, and for how many days."""
        shape = self._world.holder.shape
        denied = self._rng.random(shape, dtype=np.float32) < DENIED
        return denied, self._rng.exponential(DENIED_DAYS, shape).astype(np.float32)

    def _copied(self, said: list[Statement]) -> Iterator[Statement]:
        """Repeat what a partisan said; half keep its day."""
        source = Source("channel", "Frontline Channel", "social", reliability="C")
        rng = self._rng
        for one in said:
            if rng.random() >= COPIED:
                continue
            published = one.published + int(rng.integers(0, 4))
            day = one.day if rng.random() < 0.5 else min(published, self._world.days - 1)
            yield Statement(source, one.place, day, published, one.said,
                            int(self._world.holder[one.place, one.seen]), one.seen, 0.0,
                            copies=one.source.id)  # fmt: skip


def _nearest_other(world: World) -> NDArray[np.int8]:
    """Who else holds what is nearest to each place, by place and day: whom an error names."""
    now, (places, days) = world.holder, world.holder.shape
    near = cKDTree(world.ground.km).query(world.ground.km, k=min(60, places))[1]
    out = np.empty(now.shape, dtype=np.int8)
    for day in range(days):
        if day and np.array_equal(now[:, day], now[:, day - 1]):
            out[:, day] = out[:, day - 1]
            continue
        around = now[:, day][near]
        other = around != now[:, day][:, None]
        spare = (now[:, day] + 1) % len(world.actors)
        first = around[np.arange(places), other.argmax(axis=1)]
        out[:, day] = np.where(other.any(axis=1), first, spare)
    return out


def _days_since_change(world: World) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
    """Who held a place before, and days since it changed: -1 and many where it never did."""
    before = np.full(world.holder.shape, -1, dtype=np.int8)
    since = np.full(world.holder.shape, 10**6, dtype=np.int32)
    for change in world.changes():
        end = change.day + change.lasts
        before[change.place, change.day : end] = change.old
        since[change.place, change.day : end] = np.arange(end - change.day)
    return before, since


def _truth(world: World, spoken: list[Statement]) -> dict[str, SourceTruth]:
    count = len(world.actors)
    found: dict[str, SourceTruth] = {}
    for one in spoken:
        name = one.source.id
        if name not in found:
            tables = (np.zeros((count, count), dtype=np.int64) for _ in range(2))
            found[name] = SourceTruth(name, one.copies, *tables)
        told = found[name]
        told.said[world.holder[one.place, one.day], one.said] += 1
        told.knew[one.truth, one.said] += 1
        told.trailing.append(one.day - one.seen)
        told.late.append(one.published - one.day)
    return found
