"""Suppositions: named changes to what is held, closed, allowed or believed. Never a forecast."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Change", "Close", "Hold", "Relate", "Reopen", "Scenario", "Without"]


@dataclass(frozen=True, slots=True)
class Hold:
    """From the asked day on, the actor holds the place."""

    place: str
    actor: str

    def __str__(self) -> str:
        return f"{self.actor} holds {self.place}"


@dataclass(frozen=True, slots=True)
class Close:
    """From the asked day on, every road of the pair (or the place, where b is None) is closed."""

    a: str
    b: str | None = None

    def __str__(self) -> str:
        return f"{self.a} to {self.b} is closed" if self.b else f"{self.a} is closed"


@dataclass(frozen=True, slots=True)
class Reopen:
    """From the asked day on, the pair's roads (or the place) are mended and open to the traveller.

    Who holds the ground does not change: contested ground stays contested.
    """

    a: str
    b: str | None = None

    def __str__(self) -> str:
        return f"{self.a} to {self.b} is open" if self.b else f"{self.a} is open"


@dataclass(frozen=True, slots=True)
class Relate:
    """From the asked day on, this relation takes the place of every direct one of the pair."""

    actor: str
    kind: str
    other: str

    def __str__(self) -> str:
        return f"{self.actor} {self.kind} {self.other}"


@dataclass(frozen=True, slots=True)
class Without:
    """Nothing that this source said counts, nor what its whole family said where ``family``."""

    source: str
    family: bool = False

    def __str__(self) -> str:
        return f"without {'the family of ' if self.family else ''}{self.source}"


Change = Hold | Close | Reopen | Relate | Without


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes that are supposed together. An empty scenario changes nothing."""

    changes: tuple[Change, ...] = ()
