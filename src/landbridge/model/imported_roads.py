"""Imported road networks as columns: roads from junction to junction, and what divides ground."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from landbridge.days import DaySpan
    from landbridge.model.geography import Link, Place

__all__ = ["NODE", "ON_RAILS", "GroundRules", "ImportedRoads", "LaidRoads"]

NODE = "at:"
"""How the ids of junctions of imported roads begin: no id of an authored place can."""
ON_RAILS = "|rail"
"""How the ids of junctions of railways end."""


@dataclass(frozen=True, slots=True)
class GroundRules:
    """How ground under imported roads is divided, as a situation settles it.

    ``divided_by`` is "places" (ground belongs to the nearest place, and beyond their reach to the
    areas that reports speak of) or "areas" (areas first, then places). A holding reaches at most
    ``reach_metres`` from its place; a place stands on a road at most ``snap_metres`` away.
    """

    divided_by: str = "places"
    reach_metres: float = 25_000.0
    snap_metres: float = 5_000.0


@dataclass(frozen=True, slots=True, eq=False)
class ImportedRoads:
    """Roads as they were imported, by position; ``[road]`` unless said otherwise.

    ``metres`` are true lengths; ``kilometres_per_hour`` is NaN where none was given. The points of
    road r are ``lon`` and ``lat`` from ``first_point[r]`` up to ``first_point[r + 1]``, both ends
    included, from a to b. ``ways`` are ids of the ways of OpenStreetMap that make it up.
    """

    ids: tuple[str, ...]
    modes: tuple[str, ...]
    names: tuple[str | None, ...]
    refs: tuple[str | None, ...]
    classes: tuple[str | None, ...]
    one_way: tuple[str | None, ...]
    max_vehicle: tuple[int | None, ...]
    features: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    sources: tuple[str | None, ...]
    published: tuple[DaySpan | None, ...]
    starts: tuple[DaySpan | None, ...]
    ends: tuple[DaySpan | None, ...]
    metres: NDArray[np.float64]
    kilometres_per_hour: NDArray[np.float64]
    first_point: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    barriers: tuple[tuple[tuple[float, float], ...], ...] = ()

    def __post_init__(self) -> None:
        roads = len(self.ids)
        for name in ("metres", "kilometres_per_hour"):
            if getattr(self, name).shape != (roads,):
                raise ValueError(f"{name} has not one entry for each of the {roads} roads")
        if self.first_point.shape != (roads + 1,) or self.lon.shape != self.lat.shape:
            raise ValueError("first_point, lon and lat do not fit one another")
        if roads and int(np.diff(self.first_point).min()) < 2:  # noqa: PLR2004  (a line has two)
            raise ValueError("every road needs two points or more")


@dataclass(frozen=True, slots=True, eq=False)
class LaidRoads:
    """Imported roads cut where ground meets, with every place on its road.

    ``nodes`` are junctions and the points at which ground meets; ``ground`` says for each whose
    ground it lies on: the id of a place, or of a node that stands for ground beyond the reach of
    every place (itself, for that node); ``junctions_on`` is the same the other way round.
    ``bearers`` says of a node that stands for far ground in which areas it lies.

    ``snapped_metres`` says how far each place was from its road; places that are on none are in
    ``unsnapped``, with the distance to the nearest road. ``between`` are the ways by road between
    places whose grounds meet, one for each pair: how far they are from one another, for whoever
    asks what is near.
    """

    nodes: Mapping[str, Place]
    links: tuple[Link, ...]
    ground: Mapping[str, str]
    junctions_on: Mapping[str, tuple[str, ...]]
    bearers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    snapped_metres: Mapping[str, float] = field(default_factory=dict)
    unsnapped: Mapping[str, float] = field(default_factory=dict)
    between: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()
