"""An answer: a status, its dates, its road or its gap, and everything that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.claims import Claim
    from landbridge.model.corridors import (
        CorridorQuery,
        Fragility,
        Gap,
        Piece,
        Route,
        Since,
        Spell,
        Status,
    )
    from landbridge.model.daily import CorridorRun
    from landbridge.model.odds import CorridorOdds
    from landbridge.model.recipes import Recipe
    from landbridge.model.reports import Report

__all__ = [
    "Answer",
    "Condition",
    "Contradiction",
    "EstimatorView",
    "FamilyTest",
    "FirstSeen",
    "VariantAnswer",
]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something in the record that does not fit the answer or another report. Listed, never hidden.

    ``kind`` is families_disagree, traffic_while_not_open, presence_against_holder,
    permission_disputed or relation_disputed. ``on_answer`` says that it touches the route, the gap
    or a named variant.
    """

    kind: str
    place: str | None
    link: str | None
    first: int
    last: int
    text: str
    reports: tuple[Report, ...] = ()
    on_answer: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be met to pass an open piece: notify, permit, escort or restricted."""

    condition: str
    place: str
    other: str | None
    holder: str | None
    why: str
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyTest:
    """The answer recomputed without one source family."""

    family: str
    sources: tuple[str, ...]
    status: Status
    changes: bool


@dataclass(frozen=True, slots=True)
class EstimatorView:
    """What another estimator would have said of the asked day, all else being equal.

    ``settled``, the first day of the unbroken run of its status, is worked out only where that
    ``differs`` from the answer's. ``route_metres`` is the length of its way, where it has one,
    ``gap_metres`` by road what is missing, where it has none.
    """

    name: str
    status: Status
    differs: bool
    settled: int | None
    route_metres: float | None
    gap_metres: float | None


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The first traffic reported at a crossing, of the route or a rival one."""

    report: Report
    place: str
    on_route: bool


@dataclass(frozen=True, slots=True)
class VariantAnswer:
    """The same question by one named variant."""

    name: str
    via: tuple[str, ...]
    status: Status
    since: Since
    route: Route | None
    gap: Gap | None
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that `semantics` section 5 asks of an answer."""

    query: CorridorQuery
    status: Status
    as_of: int
    known_by: int | None
    newest_published: int | None
    carried_forward_days: int
    since: Since
    route: Route | None
    optimist_route: Route | None
    gap: Gap | None
    fragility: Fragility | None
    spells: tuple[Spell, ...]
    first_seen_used: tuple[FirstSeen, ...]
    legally_open_since: int | None
    variants: dict[str, VariantAnswer]
    rests_on: tuple[FamilyTest, ...]
    contradictions: tuple[Contradiction, ...]
    conditions: tuple[Condition, ...]
    deciding: tuple[Piece, ...]
    """Where uncertain: the pieces that decide it."""
    exposure: tuple[Report, ...]
    newest_report_age_days: int | None
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    recipe: Recipe
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    estimators: tuple[EstimatorView, ...] | None = None
    """What the other estimators would have said; None where that was left out."""
    odds: CorridorOdds | None = None
    """None unless asked for."""
    by_day: tuple[CorridorRun, ...] | None = None
    """Length or gap of every day of the period, where asked for."""
    unreviewed: int = 0
    """Proposals that nobody has reviewed and that touch the way or the gap; they do not count."""
    kept_open_days: int | None = None
    """For how many days on end one route must be open to count as kept open, where asked for."""

    @property
    def single_family(self) -> str | None:
        """The family without which the answer would be another, where there is just one."""
        decisive = [test.family for test in self.rests_on if test.changes]
        return decisive[0] if len(decisive) == 1 else None
