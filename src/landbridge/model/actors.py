"""Who can hold ground or travel, and how they stand to one another, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.days import DaySpan

__all__ = [
    "ACTOR_KINDS",
    "CARGOES",
    "PATRON_KINDS",
    "PERMISSIONS",
    "RELATION_KINDS",
    "STANCE_OF_RELATION",
    "SYMMETRIC_KINDS",
    "Actor",
    "PermissionRule",
    "Relation",
    "Traveller",
]

ACTOR_KINDS = ("state", "armed-group", "coalition", "organisation", "civilians", "other")
RELATION_KINDS = (
    "part_of",
    "proxy_of",
    "backed_by",
    "ally_of",
    "partner_of",
    "tolerates",
    "neutral_to",
    "hostile_to",
)
PATRON_KINDS = ("part_of", "proxy_of", "backed_by")
STANCE_OF_RELATION = {
    "part_of": "free",
    "proxy_of": "free",
    "backed_by": "free",
    "ally_of": "free",
    "partner_of": "free",
    "tolerates": "notify",
    "neutral_to": "permit",
    "hostile_to": "denied",
}
"""What each kind of relation makes of the other's passage."""
SYMMETRIC_KINDS = tuple(kind for kind in RELATION_KINDS if kind != "tolerates")
PERMISSIONS = ("free", "notify", "permit", "escort", "denied")
CARGOES = ("people", "relief", "goods", "fuel", "arms")


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, an armed group, an organisation, or a class of people."""

    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    start: DaySpan | None = None
    end: DaySpan | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How ``actor`` stands to ``other`` from ``start`` to ``end``, both included; None is open."""

    actor: str
    kind: str
    other: str
    start: DaySpan | None = None
    end: DaySpan | None = None
    source: str | None = None
    published: DaySpan | None = None
    locator: str | None = None
    quote: str | None = None
    note: str | None = None

    def on(self, day: int) -> bool:
        """Whether the row is in force on that day."""
        return (self.start is None or self.start.first <= day) and (
            self.end is None or day <= self.end.last
        )

    def __str__(self) -> str:
        return f"{self.actor} {self.kind} {self.other}"


@dataclass(frozen=True, slots=True)
class PermissionRule:
    """An explicit rule: the holder lets the traveller pass so, everywhere or at one spot."""

    holder: str
    traveller: str
    permission: str
    cargo: str | None = None
    place: str | None = None
    link: str | None = None
    direction: str | None = None
    start: DaySpan | None = None
    end: DaySpan | None = None
    source: str | None = None
    published: DaySpan | None = None
    note: str | None = None

    def on(self, day: int) -> bool:
        """Whether the rule is in force on that day."""
        return (self.start is None or self.start.first <= day) and (
            self.end is None or day <= self.end.last
        )


@dataclass(frozen=True, slots=True)
class Traveller:
    """Who wants to pass, with what cargo, in what vehicle (UNSDI-T class, 1 to 6)."""

    actor: str
    kind: str | None
    vehicle: int = 5
    cargo: str | None = None
