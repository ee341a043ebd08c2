"""Where: places, areas, and the links between places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.days import DaySpan

__all__ = [
    "GROUND_MODES",
    "LINK_MODES",
    "PLACE_KINDS",
    "Area",
    "Link",
    "Place",
    "links_named",
    "places_in",
]

PLACE_KINDS = (
    "settlement",
    "crossing",
    "junction",
    "base",
    "airport",
    "port",
    "border-point",
    "landmark",
)
LINK_MODES = ("road", "track", "rail", "air", "sea")
GROUND_MODES = ("road", "track", "rail")
"""Modes that run over ground: somebody holds it, and their kilometres can be a gap."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named point: a town, a crossing, a junction. Longitude and latitude are WGS 84 degrees."""

    id: str
    name: str
    lon: float
    lat: float
    kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    aliases: tuple[str, ...] = ()
    geonames: str | None = None
    pcode: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A named polygon; ``members`` are the ids of the places inside."""

    id: str
    name: str
    members: frozenset[str]
    start: DaySpan | None = None
    end: DaySpan | None = None
    geometry: str = ""
    """GeoJSON geometry, as text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A road, track, railway, air or sea leg between two places.

    ``metres`` is its length; ``estimated`` says that it was not given but is the great circle
    times 1.25 (ground) or the great circle (air, sea). ``line`` holds (lon, lat) pairs from a to b.
    A piece of an imported road has the id of the whole in ``road``, and in ``ways`` the ids of the
    ways of OpenStreetMap that the road was made of.
    """

    id: str
    a: str
    b: str
    metres: float
    mode: str = "road"
    ref: str | None = None
    estimated: bool = False
    road_class: str | None = None
    max_vehicle: int | None = None
    one_way: str | None = None
    line: tuple[tuple[float, float], ...] = ()
    start: DaySpan | None = None
    end: DaySpan | None = None
    source: str | None = None
    published: DaySpan | None = None
    note: str | None = None
    road: str | None = None
    kilometres_per_hour: float | None = None
    ways: tuple[str, ...] = ()

    @property
    def on_ground(self) -> bool:
        """Whether somebody's ground lies under it."""
        return self.mode in GROUND_MODES

    def exists_on(self, day: int) -> bool:
        """Whether the link is there on that day."""
        return (self.start is None or self.start.first <= day) and (
            self.end is None or day <= self.end.last
        )


def links_named(name: str | None, links: Mapping[str, Link]) -> list[Link]:
    """Give the links that a report's link means: one, or all pieces of an imported road."""
    if name is None:
        return []
    if name in links:
        return [links[name]]
    return [link for link in links.values() if link.road == name]


def places_in(spot: str, places: Mapping[str, Place], areas: Mapping[str, Area]) -> list[str]:
    """Give those of some places that a report about a spot speaks of, in their order.

    A spot is ``country:XX``, an area or a place. One that is none of these holds no place.
    """
    if spot.startswith("country:"):
        country = spot.removeprefix("country:")
        return [place for place, noun in places.items() if noun.country == country]
    if spot in areas:
        members = areas[spot].members
        return [place for place in places if place in members]
    return [spot] if spot in places else []
