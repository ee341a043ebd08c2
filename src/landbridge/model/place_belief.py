"""Who holds one place, day by day, and how likely each holder is: what `belief` answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.control import ControlState
    from landbridge.model.recipes import Recipe
    from landbridge.model.reports import Report

__all__ = ["BeliefRun", "PlaceBelief"]


@dataclass(frozen=True, slots=True)
class BeliefRun:
    """Days, both ends included, on which no share moves by a percentage point from the first day.

    ``state`` is the best guess. ``shares`` says how likely each holder is on the first day, the
    likeliest first, None for nobody of those who were ever reported there. It is empty where
    nothing was ever reported, and None where the estimator does not say how likely anybody is.
    """

    first: int
    last: int
    state: ControlState
    shares: dict[str | None, float] | None


@dataclass(frozen=True, slots=True)
class PlaceBelief:
    """Belief about one place over a period. ``reports`` are those of control within it."""

    place: str
    estimator: str
    since: int
    until: int
    known_by: int | None
    runs: tuple[BeliefRun, ...]
    reports: tuple[Report, ...]
    recipe: Recipe
