"""Two answers side by side, and how well places are reported on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.passage import Passage
    from landbridge.model.reports import Report

__all__ = ["Coverage", "CoverageRow", "Difference", "FieldChange", "PieceChange"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that two answers say otherwise, in words that people read."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PieceChange:
    """One piece that lets the traveller through otherwise in the second answer."""

    place: str
    other: str | None
    link: str | None
    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two answers side by side, and what makes the difference."""

    before: Answer
    after: Answer
    fields: tuple[FieldChange, ...]
    pieces: tuple[PieceChange, ...]
    reports_only_before: tuple[Report, ...]
    reports_only_after: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What was reported about one place: how many reports in each month, and how old the newest is.

    ``months`` maps YYYY-MM to a number of reports; ``matters_to`` names the corridors (and
    CORRIDOR/VARIANT) whose way leads through the place; ``by_area`` counts reports that speak of it
    only as part of an area or country.
    """

    place: str
    reports: int
    by_area: int
    months: dict[str, int]
    newest: int | None
    age_days: int | None
    matters_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Place by month; the places whose silence matters to a corridor come first."""

    as_of: int
    rows: tuple[CoverageRow, ...]
