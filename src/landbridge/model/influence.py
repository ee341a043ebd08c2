"""Whose is whose: actors that count as somebody's on a day, and shares of ground over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.stakes import NOTHING, Amount

if TYPE_CHECKING:
    from landbridge.model.actors import Relation
    from landbridge.model.recipes import Recipe

__all__ = ["BANDS", "COUNTED", "LEVELS", "Belonging", "Influence", "ShareRun", "Whose"]

LEVELS = ("own", "parts", "proxies", "backed", "allies", "partners")
"""How near others are to an actor, nearest first: each level counts with all before it."""
COUNTED = "backed"
"""The last level that counts as an actor's where nothing else is asked."""
_OPEN = ("disputed", "contested_with", "contested", "unknown")
BANDS = (*LEVELS, *_OPEN, "others")
"""All ground of a day, each in one: levels; rows that contradict one another on whether somebody
is near; contested with somebody near among the contenders; contested among others; unknown."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One actor that is near another on a day: how near, and by which rows.

    ``against`` are rows that say the two are hostile: the level then does not count.
    """

    actor: str
    level: str
    chain: tuple[Relation, ...] = ()
    against: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Whose:
    """Who counts as an actor's on the days from ``first`` to ``last``, nearest first."""

    actor: str
    first: int
    last: int
    members: tuple[Belonging, ...]

    def level_of(self, actor: str) -> str | None:
        """Give the band of an actor: a level, "disputed", or None where it is not near."""
        for one in self.members:
            if one.actor == actor:
                return "disputed" if one.against else one.level
        return None

    def counted(self, up_to: str = COUNTED) -> frozenset[str]:
        """Give the actors whose ground counts, up to a level."""
        near = LEVELS[: LEVELS.index(up_to) + 1]
        return frozenset(one.actor for one in self.members if not one.against and one.level in near)


@dataclass(frozen=True, slots=True)
class ShareRun:
    """Days, both included, on which all shares stay the same; ``amounts`` in the order of BANDS."""

    first: int
    last: int
    amounts: tuple[Amount, ...]

    @property
    def total(self) -> Amount:
        """All ground that is there."""
        return sum(self.amounts, NOTHING)

    def counted(self, up_to: str = COUNTED) -> Amount:
        """Give the ground that counts as the actor's, up to a level."""
        return sum(self.amounts[: LEVELS.index(up_to) + 1], NOTHING)

    def share(self, measure: str = "places", up_to: str = COUNTED) -> float | None:
        """Give the part of all ground that counts, 0 to 1; None where there is none to count."""
        whole = self.total.by(measure)
        return self.counted(up_to).by(measure) / whole if whole else None

    def most(self, measure: str = "places", up_to: str = COUNTED) -> float | None:
        """Give the part that would count if all contested, disputed and unknown ground did."""
        whole = self.total.by(measure)
        undecided = sum((self.amounts[BANDS.index(band)] for band in _OPEN), NOTHING)
        return (self.counted(up_to) + undecided).by(measure) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Influence:
    """Shares of an area under an actor and those near it, run by run of days.

    ``rules`` say who counted in which days; ``up_to`` is the last level that counts.
    ``holders`` says how much each holder (or "(contested)", "(unknown)") has on the last day.
    """

    actor: str
    area: str
    area_name: str
    since: int
    until: int
    known_by: int | None
    newest_published: int
    estimator: str
    measure: str
    up_to: str
    total: Amount
    runs: tuple[ShareRun, ...]
    rules: tuple[Whose, ...]
    has_belief: bool = False
    """Whether the estimator says how likely each holder is; shares here are of its best guess."""
    people_from: str | None = None
    without_figure: int = 0
    recipe: Recipe | None = None
    holders: tuple[tuple[str, Amount], ...] = ()
    notes: tuple[str, ...] = field(default=())

    def on(self, day: int) -> ShareRun:
        """Give the shares of a day.

        Raises
        ------
        ValueError
            when the day is outside the period
        """
        for run in self.runs:
            if run.first <= day <= run.last:
                return run
        raise ValueError("that day is outside the period")
