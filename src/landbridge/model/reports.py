"""Reports: one sourced statement about the world each, never changed, only withdrawn by another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.days import DaySpan
    from landbridge.model.sources import Source

__all__ = [
    "ACTOR_EVENTS",
    "CONTROL_EVENTS",
    "DIRECTIONS",
    "EVENTS",
    "IDENTITY_COLUMNS",
    "OTHER_EVENTS",
    "PERMISSION_EVENTS",
    "PHYSICAL_EVENTS",
    "REPORT_PERMISSIONS",
    "VEHICLE_CLASSES",
    "Report",
    "report_id",
    "standing_reports",
    "vehicle_class",
]

CONTROL_EVENTS = ("holds", "takes", "loses", "contests", "besieges", "enters", "withdraws")
PERMISSION_EVENTS = ("closes", "opens", "restricts")
PHYSICAL_EVENTS = ("cuts", "repairs", "damages")
OTHER_EVENTS = ("present", "moves", "strikes", "agrees", "retracts")
ACTOR_EVENTS = ("holds", "takes", "loses", "enters", "withdraws", "besieges", "present")
"""Events that say nothing without an actor."""
EVENTS = CONTROL_EVENTS + PERMISSION_EVENTS + PHYSICAL_EVENTS + OTHER_EVENTS
DIRECTIONS = ("both", "ab", "ba")
REPORT_PERMISSIONS = ("notify", "permit", "escort", "denied")
VEHICLE_CLASSES = {
    1: "non-motorised",
    2: "motorbike",
    3: "four-wheel drive, under 3.5 t",
    4: "light truck, under 10 t",
    5: "heavy truck, under 20 t",
    6: "truck and trailer, over 20 t",
}
"""UNSDI-T v2 practicability classes, lightest first."""


def vehicle_class(text: str) -> int:
    """Read a vehicle class: its number, or its name.

    Raises ``ValueError`` with the classes that there are.
    """
    plain = text.strip().lower().replace("-", " ")
    for number, name in VEHICLE_CLASSES.items():
        if plain in (str(number), name, name.split(",")[0].replace("-", " ")):
            return number
    told = ", ".join(f"{number} ({name})" for number, name in VEHICLE_CLASSES.items())
    raise ValueError(f"no vehicle class '{text}'; there are: {told}")


_CANNOT_BE_JUDGED = 6
"""The credibility that says nothing: missing, not worst."""

IDENTITY_COLUMNS = (
    "source",
    "published",
    "date",
    "event",
    "place",
    "a",
    "b",
    "link",
    "actor",
    "other_actor",
    "for",
    "cargo",
    "direction",
    "permission",
    "vehicle",
    "credibility",
    "locator",
    "quote",
)
"""The columns that make a report what it is: its id is a digest of them, in this order."""


def report_id(cells: Mapping[str, str]) -> str:
    """Digest what a row says (SHA-256, first 16 hex digits) after the letter r."""
    said = [cells.get(column, "").strip() for column in IDENTITY_COLUMNS]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return "r" + hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One sourced statement. ``row`` is its place in the order in which rows were written."""

    id: str
    row: int
    source: Source
    published: DaySpan
    date: DaySpan
    event: str
    place: str | None = None
    link: str | None = None
    a: str | None = None
    b: str | None = None
    actor: str | None = None
    other_actor: str | None = None
    for_whom: str | None = None
    cargo: str | None = None
    direction: str | None = None
    permission: str | None = None
    vehicle: int | None = None
    credibility: int | None = None
    locator: str | None = None
    quote: str | None = None
    sensitivity: str | None = None
    note: str | None = None
    label: str | None = None
    retracts: str | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def family(self) -> str:
        """The family of the source: families, not sources, are counted."""
        return self.source.family

    @property
    def first_day(self) -> int:
        """The first day that the date can mean, cut at the day of publication."""
        return min(self.date.first, self.published.last)

    @property
    def day(self) -> int:
        """The day on which the change is placed: the last one it can mean, cut at publication."""
        return min(self.date.last, self.published.last)

    @property
    def known_day(self) -> int:
        """The day from which the report counts as known."""
        return self.published.last

    def placed(self, *, early: bool) -> int:
        """The day of the change in the settled or the earliest reading of its date."""
        return self.first_day if early else self.day

    def better_graded_than(self, other: Report) -> bool:
        """Better in both Admiralty fields; a field that cannot be judged decides nothing."""
        mine, theirs = self.source.reliability_rank, other.source.reliability_rank
        if mine is None or theirs is None:
            return False
        if self.credibility is None or other.credibility is None:
            return False
        if _CANNOT_BE_JUDGED in (self.credibility, other.credibility):
            return False
        return mine < theirs and self.credibility < other.credibility

    @property
    def order(self) -> tuple[int, int]:
        """Later published, then later row: which of two reports of one family stands."""
        return (self.published.last, self.row)


def standing_reports(reports: Iterable[Report], known_by: int | None) -> tuple[Report, ...]:
    """Keep what was known by that day and not withdrawn by a report known by that day.

    A retraction works from its own publication; a retraction that is itself withdrawn does not
    work. ``retracts`` names the label of the report withdrawn.
    """
    known = [r for r in reports if known_by is None or r.known_day <= known_by]
    withdrawers: dict[str, list[Report]] = {}
    for report in known:
        if report.retracts:
            withdrawers.setdefault(report.retracts, []).append(report)
    if not withdrawers:
        return tuple(known)
    verdict: dict[str, bool] = {}

    def stands(report: Report, path: frozenset[str]) -> bool:
        if report.id in verdict:
            return verdict[report.id]
        if report.id in path:  # a circle of retractions withdraws nothing
            return True
        against = withdrawers.get(report.label, ()) if report.label else ()
        verdict[report.id] = not any(
            other.id != report.id and stands(other, path | {report.id}) for other in against
        )
        return verdict[report.id]

    return tuple(report for report in known if stands(report, frozenset()))
