"""Propositions: what a claim says in a form that the record can judge, to the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.influence import COUNTED, LEVELS
from landbridge.model.stakes import MEASURES

if TYPE_CHECKING:
    from landbridge.days import DaySpan

__all__ = [
    "VERBS",
    "Party",
    "Proposition",
    "Term",
    "Turn",
]

VERBS = ("open", "closed", "holds", "gains", "share", "first open", "survives")


@dataclass(frozen=True, slots=True)
class Party:
    """An actor alone, or with those whose ground counts as its own up to a level of nearness.

    ``X+`` is up to `COUNTED`, ``X+allies`` up to another of `LEVELS`. Who that is on a day is said
    by the dated rule of `analyses.influence.whose`.
    """

    actor: str
    up_to: str | None = None

    def __post_init__(self) -> None:
        if self.up_to is not None and self.up_to not in LEVELS:
            raise ValueError(f"X+ goes up to one of {', '.join(LEVELS)}, not {self.up_to}")

    def __str__(self) -> str:
        level = "" if self.up_to in (None, COUNTED) else self.up_to
        return self.actor if self.up_to is None else f"{self.actor}+{level}"


@dataclass(frozen=True, slots=True)
class Turn:
    """A dated event that something may survive: a date, a report by its label, or a loss.

    Exactly one of ``date``, ``report`` and (``actor``, ``place``) is given.
    """

    date: DaySpan | None = None
    report: str | None = None
    actor: str | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        given = (self.date is not None, self.report is not None, self.actor is not None)
        if sum(given) != 1 or (self.actor is None) != (self.place is None):
            raise ValueError("an event is a date, the label of a report, or: loses ACTOR PLACE")


@dataclass(frozen=True, slots=True)
class Term:
    """When it must be so: ``by`` a date, ``from`` one (``to`` another), ``within`` days."""

    by: DaySpan | None = None
    start: DaySpan | None = None
    end: DaySpan | None = None
    within_days: int | None = None

    def __post_init__(self) -> None:
        if sum(x is not None for x in (self.by, self.start, self.within_days)) > 1:
            raise ValueError("one of: by DATE, from DATE [to DATE], within N days")
        if self.end is not None and (self.start is None or self.end.last < self.start.first):
            raise ValueError("a period goes from a date to one that is not before it")
        if self.within_days is not None and self.within_days < 1:
            raise ValueError("within 1 day or more")

    @property
    def stated(self) -> bool:
        """Whether any time is given."""
        return any(x is not None for x in (self.by, self.start, self.within_days))


@dataclass(frozen=True, slots=True)
class Proposition:
    """One checkable sentence. Which parts it has depends on its verb (see `VERBS`).

    Attributes
    ----------
    verb
        one of `VERBS`
    negated
        whether the whole sentence is denied
    corridor, variant
        of ``open``, ``closed``, ``first open``, ``survives``; the variant is None for any way
    party
        who ``holds``, ``gains`` or has a ``share``
    other
        from whom something is gained
    ground
        an area, places, ``country:XX`` or ``all``: of ``holds`` (one), ``gains``, ``share``
    least, measure
        the smallest share, 0 to 1, of what: of ``share``, and of ``gains`` where it is given
    turn
        what is survived
    term
        when
    """

    verb: str
    negated: bool = False
    corridor: str | None = None
    variant: str | None = None
    party: Party | None = None
    other: Party | None = None
    ground: tuple[str, ...] = ()
    least: float | None = None
    measure: str = "places"
    turn: Turn | None = None
    term: Term = Term()

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise ValueError(f"no verb '{self.verb}'; there are: {', '.join(VERBS)}")
        if self.measure not in MEASURES:
            raise ValueError(f"a share is of {', '.join(MEASURES)}, not of {self.measure}")
        if self.least is not None and not 0 < self.least <= 1:
            raise ValueError("a share lies above 0 and up to 1 (or 100%)")
