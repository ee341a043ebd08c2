"""Who lets the traveller through: passage of each piece of road, with the lamp that decides."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.actors import Relation
    from landbridge.model.control import ControlState
    from landbridge.model.reports import Report

__all__ = ["Passage", "PassageCourse", "PassageHistory", "PassageValue"]


class PassageValue(IntEnum):
    """Best to worst; the worst lamp decides."""

    OPEN = 0
    CONTESTED = 1
    UNKNOWN = 2
    CLOSED = 3

    @property
    def word(self) -> str:
        """The word that people read."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Passage:
    """How one piece lets the traveller through, and why.

    ``lamp`` is control, permission or practicability: the worst of the three. ``permission`` and
    ``practicability`` are those lamps' own values; ``condition`` names what must be met where it is
    open (notify, permit, escort, restricted). ``why`` is one line; ``dispute`` another,
    where rows of relations differ.
    """

    value: PassageValue
    lamp: str
    control: ControlState
    permission: str = "unknown"
    practicability: str = "open"
    condition: str | None = None
    reports: tuple[Report, ...] = ()
    relations: tuple[Relation, ...] = ()
    why: str = ""
    dispute: str | None = None


@dataclass(frozen=True, slots=True)
class PassageCourse:
    """One piece through time: ``values[i]`` holds from ``days[i]`` until the next."""

    days: tuple[int, ...]
    values: tuple[Passage, ...]

    def on(self, day: int) -> Passage:
        """Give the passage of that day."""
        return self.values[bisect_right(self.days, day) - 1]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class PassageHistory:
    """Passage of every piece for one traveller in one course of events.

    ``places[i]`` is the ground at place i; ``halves[k][end][direction]`` the half of link k at its
    end 0 (a) or 1 (b), travelled from a to b (0) or from b to a (1). Positions are those of the
    `RoadNetwork`.
    """

    places: tuple[PassageCourse, ...]
    halves: tuple[
        tuple[tuple[PassageCourse, PassageCourse], tuple[PassageCourse, PassageCourse]], ...
    ]
