"""What a map needs: the state of every place and every half of every link, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.corridors import Front, Status
    from landbridge.model.roads import RoadNetwork

__all__ = ["Atlas", "AtlasFrame", "Ground"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Who holds a place in one frame; ``claimed_only``: only parties' own words say so."""

    kind: str
    holders: tuple[str, ...]
    claimed_only: bool = False


@dataclass(frozen=True, slots=True)
class AtlasFrame:
    """Everything drawn from ``first`` to ``last`` (both included), during which nothing changes.

    ``places[i]`` belongs to network place i; ``halves[k]`` are the passage words (open, contested,
    unknown, closed, or absent where the link does not exist) of link k at its ends a and b, the
    worse of the two directions; ``one_way[k]`` is ab or ba where only that direction is open.
    ``route`` and ``gap`` are positions of links; ``gap`` only holds links with a piece not open.
    """

    first: int
    last: int
    status: Status
    places: tuple[Ground, ...]
    halves: tuple[tuple[str, str], ...]
    one_way: tuple[str | None, ...]
    route: tuple[int, ...]
    gap: tuple[int, ...]
    front_from: Front | None
    front_to: Front | None
    gap_road_km: float | None
    gap_straight_km: float | None


@dataclass(frozen=True, slots=True)
class Atlas:
    """Frames in order of days, for one traveller and corridor; ``asked`` is the position of D."""

    network: RoadNetwork
    frames: tuple[AtlasFrame, ...]
    asked: int
    origin: tuple[str, ...]
    destination: tuple[str, ...]
    actor_names: dict[str, str]
    source_line: str
    """Attribution and licence of the data, for the foot of the map."""
    drawn: frozenset[int] | None = None
    """Positions of the links to draw; None for all. A whole country's lanes would be a blot."""
    reach_metres: float | None = None
    """How far a holding reaches from its place, where imported roads lie on divided ground."""
