"""Who publishes: sources, their families and their grades."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RELIABILITIES", "SOURCE_KINDS", "Source"]

SOURCE_KINDS = (
    "agency",
    "newspaper",
    "monitor",
    "party",
    "authority",
    "think-tank",
    "map",
    "dataset",
    "social",
)
RELIABILITIES = ("A", "B", "C", "D", "E", "F")


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher. ``reliability`` is the Admiralty letter; F reads as missing."""

    id: str
    name: str
    kind: str | None = None
    family_name: str | None = None
    reliability: str | None = None
    url: str | None = None
    archive_url: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    language: str | None = None
    licence: str | None = None
    note: str | None = None

    @property
    def family(self) -> str:
        """Sources that copy one another are one family; without one, a source is its own."""
        return self.family_name or self.id

    @property
    def reliability_rank(self) -> int | None:
        """0 for A to 4 for E; None where it cannot be judged."""
        if self.reliability is None or self.reliability == "F":
            return None
        return RELIABILITIES.index(self.reliability)
