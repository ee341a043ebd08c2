"""What lies on ground that somebody holds: places, people, kilometres of road, with its course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from landbridge.model.control import ControlCourse

__all__ = ["CONTESTED", "MEASURES", "NOBODY_KNOWN", "NOTHING", "Amount", "Stake"]

MEASURES = ("places", "people", "road-km")
CONTESTED = "(contested)"
"""Stands where a holder would: several contend. No actor can have such an id."""
NOBODY_KNOWN = "(unknown)"
"""Stands where a holder would: nobody knows who holds."""
_MILLIMETRES_IN_A_KILOMETRE = 1_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """How much ground: places, people who live there, millimetres of road.

    ``people`` adds up the places whose population is known; ``without_people`` counts those whose
    population is not. Whole numbers, so that sums are the same in every order.
    """

    places: int = 0
    people: int = 0
    without_people: int = 0
    millimetres: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            self.places + other.places,
            self.people + other.people,
            self.without_people + other.without_people,
            self.millimetres + other.millimetres,
        )

    @property
    def road_km(self) -> float:
        """Kilometres of road, track and rail."""
        return self.millimetres / _MILLIMETRES_IN_A_KILOMETRE

    def by(self, measure: str) -> float:
        """Give the amount by one of `MEASURES`.

        Raises
        ------
        ValueError
            when there is no such measure
        """
        if measure == "places":
            return self.places
        if measure == "people":
            return self.people
        if measure == "road-km":
            return self.road_km
        raise ValueError(f"no measure '{measure}'; there are: {', '.join(MEASURES)}")


NOTHING = Amount()


@dataclass(frozen=True, slots=True)
class Stake:
    """One piece of ground that is held as one, with what lies on it.

    ``ground`` is the place whose ground it is. Halves of roads on it that are held apart from the
    place are pieces of their own: ``link`` is set where a report names the road, or it begins or
    ends; ``toward`` is the place at the other end of roads that lead into a besieged place, or out
    of one. It is there from day ``first`` to day ``last``, both included.
    """

    ground: str
    course: ControlCourse
    amount: Amount
    link: str | None = None
    toward: str | None = None
    first: int = FIRST_DAY
    last: int = LAST_DAY
