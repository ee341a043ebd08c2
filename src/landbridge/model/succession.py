"""Who gained what whom lost: changes of hands, and how much ground went from whom to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN, NOTHING, Amount

if TYPE_CHECKING:
    from landbridge.model.recipes import Recipe
    from landbridge.model.reports import Report

__all__ = ["Between", "Handover", "Heirs", "Inheritance", "Passed", "Succession"]


@dataclass(frozen=True, slots=True)
class Between:
    """Days on which nobody was known to hold: contested or unknown, with the contenders named."""

    label: str
    first: int
    last: int
    contenders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """One change of hands of one piece of ground (``ground``, ``link``, ``toward`` as in `Stake`).

    ``giver`` held last, ``taker`` holds next; either can be `CONTESTED` or `NOBODY_KNOWN`: the
    giver where nobody was known to hold before, the taker where nobody does by the end of the
    period. ``lost_on`` is the first day on which the giver no longer held, ``gained_on`` the first
    day of the taker. ``between`` are the days from the one to the other. Where giver and taker are
    the same, the ground was contested or unknown for a while and stayed with its holder.
    """

    ground: str
    link: str | None
    giver: str
    taker: str
    lost_on: int
    gained_on: int
    amount: Amount
    between: tuple[Between, ...] = ()
    reports: tuple[Report, ...] = ()
    toward: str | None = None

    @property
    def days_between(self) -> int:
        """Days on which neither held."""
        return self.gained_on - self.lost_on


@dataclass(frozen=True, slots=True)
class Passed:
    """How much went from one to another, in how many changes; the same name twice: it stayed."""

    giver: str
    taker: str
    amount: Amount
    changes: int
    days_between: int = 0
    """Days between, over all changes."""


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What one heir has of what somebody lost; ``share`` is None where nothing can be counted."""

    taker: str
    amount: Amount
    share: float | None


@dataclass(frozen=True, slots=True)
class Heirs:
    """Who has the ground that somebody lost, the greatest heir first."""

    loser: str
    lost: Amount
    heirs: tuple[Inheritance, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """All changes of hands in an area from one day to another, both included.

    ``every`` adds up every change; ``net`` compares how all ground stood before the first day with
    how it stands on the last, ground that stayed included. ``without_figure`` counts the places of
    the area whose population is not known, ``people_from`` says where figures come from, None where
    they were not asked for or are not there.
    """

    area: str
    area_name: str
    since: int
    until: int
    known_by: int | None
    newest_published: int
    estimator: str
    measure: str
    total: Amount
    changes: tuple[Handover, ...]
    every: tuple[Passed, ...]
    net: tuple[Passed, ...]
    heirs_every: tuple[Heirs, ...]
    heirs_net: tuple[Heirs, ...]
    people_from: str | None = None
    without_figure: int = 0
    recipe: Recipe | None = None
    notes: tuple[str, ...] = field(default=())

    def gained(self, taker: str, giver: str | None = None, *, net: bool = False) -> Amount:
        """Give how much one gained from another, or from anybody but itself.

        Ground that nobody was known to hold, or that was contested without a holder before, counts
        as gained from anybody.
        """
        found = NOTHING
        for one in self.net if net else self.every:
            if one.taker == taker and one.giver != taker and giver in (None, one.giver):
                found += one.amount
        return found

    def lost(self, giver: str, *, net: bool = False) -> Amount:
        """Give how much one lost, to whomever, and to nobody known."""
        found = NOTHING
        for one in self.net if net else self.every:
            if one.giver == giver and one.taker != giver:
                found += one.amount
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """All who gained, lost or kept, most moved first; contested and unknown last, always."""
        weight: dict[str, float] = {CONTESTED: 0.0, NOBODY_KNOWN: 0.0}
        for one in (*self.every, *self.net):
            for name in (one.giver, one.taker):
                moved = 0.0 if one.giver == one.taker else one.amount.by(self.measure)
                weight[name] = weight.get(name, 0.0) + moved
        last = {CONTESTED: 1, NOBODY_KNOWN: 2}
        return tuple(sorted(weight, key=lambda name: (last.get(name, 0), -weight[name], name)))
