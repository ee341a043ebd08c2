"""Belief: how likely is each holder of a place on each day, and what was learned of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from landbridge.model.control import ControlCourse

__all__ = [
    "Belief",
    "CellBelief",
    "Copying",
    "DrawnControl",
    "HazardRate",
    "Interval",
    "LearnedSource",
    "SideRecord",
]


@dataclass(frozen=True, slots=True)
class Interval:
    """A number with the central 90 % interval of what it may be."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SideRecord:
    """How a source reports while one side holds the ground.

    ``actor`` is the side, None where nobody known holds. ``right`` is the share of its statements
    that name the holder; ``instead`` whom it names most often when it does not, with that share;
    ``reports`` how many statements this rests on, in expectation.
    """

    actor: str | None
    reports: float
    right: Interval
    instead: str | None = None
    instead_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Copying:
    """The test of whether a source copies another.

    Of ``wrong`` statements of the other source that are probably wrong, this one said the same of
    the same ground soon after it in ``after`` cases, soon before it in ``before``. ``p_value`` is
    that of a one-sided sign test, corrected for the number of pairs looked at.
    """

    other: str
    wrong: int
    after: int
    before: int
    p_value: float
    copies: bool


@dataclass(frozen=True, slots=True)
class LearnedSource:
    """What was learned of one source.

    ``graded`` is the share right that its Admiralty letter stands for before anything is learned,
    ``right`` what was learned. ``repeats`` is the share of statements that only say again what its
    family said of the same ground before. ``lag_days`` is by how many days what it says trails the
    day that it gives; ``published_after_days`` the median from that day to publication.
    ``prior_only`` says that its reports are too few to have changed much.
    """

    source: str
    family: str
    reports: int
    reliability: str | None
    graded: float
    right: Interval
    by_side: tuple[SideRecord, ...]
    repeats: Interval
    lag_days: Interval
    published_after_days: float
    copying: tuple[Copying, ...]
    prior_only: bool

    @property
    def copies(self) -> str | None:
        """Whom it copies, where the test says so: the clearest case."""
        found = [one for one in self.copying if one.copies]
        return min(found, key=lambda one: one.p_value).other if found else None


@dataclass(frozen=True, slots=True)
class HazardRate:
    """How often ground of one kind changes hands: per day, with the place-days it rests on."""

    kind: str
    per_day: float
    place_days: float
    changes: float


@dataclass(frozen=True, slots=True, eq=False)
class CellBelief:
    """Belief about one place: ``shares[day, i]`` is how likely ``actors[i]`` holds it.

    An actor of None is nobody of those who were ever reported there. Shares of a day add up to 1.
    Where a place is not ``reported``, nothing was ever said of it, and the shares are those of its
    nearest neighbours: a hint, which no answer rests on.
    """

    actors: tuple[str | None, ...]
    shares: NDArray[np.float32]
    reported: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """How likely each holder is, by place, from ``first_day`` on.

    A place without any report has an entry only where it has neighbours with one. After the last
    day the last shares stand.
    """

    first_day: int
    last_day: int
    cells: dict[str, CellBelief]
    sources: tuple[LearnedSource, ...] = ()
    hazards: tuple[HazardRate, ...] = ()

    def on(self, place: str, day: int) -> dict[str | None, float]:
        """Give how likely each holder of a place is on a day; empty where nothing is known."""
        cell = self.cells.get(place)
        if cell is None:
            return {}
        row = cell.shares[min(max(day, self.first_day), self.last_day) - self.first_day]
        return {actor: float(share) for actor, share in zip(cell.actors, row, strict=True)}


@dataclass(frozen=True, slots=True, eq=False)
class DrawnControl:
    """Whole courses of events drawn from a belief, many worlds side by side.

    Attributes
    ----------
    first_world, worlds
        which worlds these are; world w of a seed is the same whatever others are drawn with it
    courses
        by place: the different courses that occur in these worlds
    of_world
        by place: ``[world]``, which of them each world has
    links
        courses of links that a report names; the same in every world
    """

    first_world: int
    worlds: int
    courses: dict[str, tuple[ControlCourse, ...]]
    of_world: dict[str, NDArray[np.int32]]
    links: dict[str, ControlCourse]
