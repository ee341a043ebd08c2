"""Questions about corridors and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.days import DaySpan
    from landbridge.model.passage import Passage, PassageHistory
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork

__all__ = [
    "Corridor",
    "CorridorHistory",
    "CorridorProblem",
    "CorridorQuery",
    "Fragility",
    "Front",
    "Gap",
    "GapHolder",
    "Piece",
    "Question",
    "Route",
    "Since",
    "Spell",
    "Status",
    "Trend",
]


class Status(StrEnum):
    """Whether there was a way."""

    OPEN = "open"
    UNCERTAIN = "uncertain"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Corridor:
    """A question that a situation asks again and again, with its named variants."""

    id: str
    origin: tuple[str, ...]
    destination: tuple[str, ...]
    traveller: str
    title: str | None = None
    cargo: str | None = None
    modes: tuple[str, ...] | None = None
    since: DaySpan | None = None
    until: DaySpan | None = None
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked; None where nothing was said. Days are day numbers."""

    corridor: str | None = None
    origin: Sequence[str] = ()
    destination: Sequence[str] = ()
    traveller: str | None = None
    on: int | None = None
    known_by: int | None = None
    since: int | None = None
    until: int | None = None
    modes: Sequence[str] | None = None
    via: Sequence[str] = ()
    vehicle: int | None = None
    cargo: str | None = None
    estimator: str | None = None
    policy: str | None = None
    fade_after_days: int | None = None


@dataclass(frozen=True, slots=True)
class CorridorQuery:
    """One question, with every setting that changes its answer. Days are day numbers."""

    origin: tuple[str, ...]
    destination: tuple[str, ...]
    traveller: str
    on: int
    known_by: int | None = None
    since: int | None = None
    until: int | None = None
    modes: tuple[str, ...] = ("road", "track")
    via: tuple[str, ...] = ()
    vehicle: int = 5
    cargo: str | None = None
    estimator: str = "latest_report"
    policy: str = "by_stance"
    fade_after_days: int | None = None
    corridor: str | None = None
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class CorridorProblem:
    """All that an analysis needs: the network, who passes where, and the stops in order.

    ``stops[0]`` are the positions of the places to start from (any will do), ``stops[-1]`` those to
    end at, and one place each between. ``early`` is true in the earliest reading of imprecise
    dates.
    """

    network: RoadNetwork
    passage: PassageHistory
    stops: tuple[tuple[int, ...], ...]
    early: bool = False


@dataclass(frozen=True, slots=True)
class CorridorHistory:
    """Status day by day: ``statuses[i]`` holds from ``days[i]`` until the next.

    ``days[0]`` is the first day of the calendar; neighbouring entries differ.
    """

    days: tuple[int, ...]
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a route or gap: a half of a link, a leg by air or sea, or the ground at a place.

    ``place`` is the end that the piece lies at, ``other`` the far end of its link (None for a
    place's own ground). ``metres`` is the length travelled on it.
    """

    kind: str
    place: str
    other: str | None
    link: str | None
    ref: str | None
    mode: str | None
    metres: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Route:
    """A way from end to end: places in order, pieces in order, whole length and time."""

    places: tuple[str, ...]
    links: tuple[str, ...]
    pieces: tuple[Piece, ...]
    metres: float
    hours: float
    line: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The last point that can be reached from one end, named by the place it lies at."""

    place: str
    toward: str | None
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class GapHolder:
    """How much of a gap one holder holds; ``actor`` is None where contested or unknown."""

    actor: str | None
    kind: str
    contenders: tuple[str, ...]
    metres: float


@dataclass(frozen=True, slots=True)
class Trend:
    """How the gap changed over the last 30 days: negative narrows."""

    km_per_week: float
    moving_end: str
    compared_with: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing: the way that needs least closed, then least contested and unknown ground."""

    route: Route
    closed_metres: float
    contested_metres: float
    unknown_metres: float
    open_metres: float
    straight_metres: float | None
    front_from: Front | None
    front_to: Front | None
    holders: tuple[GapHolder, ...]
    pieces: tuple[Piece, ...]
    trend: Trend | None = None

    @property
    def road_metres(self) -> float:
        """Width by road: everything on the way that is not open."""
        return self.closed_metres + self.contested_metres + self.unknown_metres


@dataclass(frozen=True, slots=True)
class Fragility:
    """Where an open way is weakest.

    ``single_points`` are places, ``critical_links`` roads whose loss alone would close it, these in
    the order of travel. ``min_cut`` is None where no places between can cut it.
    """

    single_points: tuple[str, ...]
    min_cut: tuple[str, ...] | None
    disjoint_routes: int
    detour: Route | None
    critical_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """A run of days of one status, both ends included, and the reports that began it."""

    first: int
    last: int
    status: Status
    caused_by: tuple[Report, ...] = ()
    other_causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """When the status of the asked day began, and when that could first be known."""

    earliest: int | None = None
    settled: int | None = None
    earliest_known: int | None = None
    settled_known: int | None = None
