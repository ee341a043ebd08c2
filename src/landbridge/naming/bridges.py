"""From a name in somebody's file to a place of ours, over a town of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from landbridge.model.names import fold
from landbridge.naming.distances import Nearby, kilometres, point_of

if TYPE_CHECKING:
    from landbridge.naming.distances import Point
    from landbridge.naming.known import Known
    from landbridge.naming.towns import Gazetteer, Town

__all__ = ["Bridges", "NamedTowns"]

_SAME_TOWN_KM = 20.0
"""How far from its town in the gazetteer a place of ours may lie."""
_AROUND_DEGREES = 2.0


@dataclass(frozen=True, slots=True)
class NamedTowns:
    """The towns that go by a name, and the places of ours that are these towns.

    ``only`` says that every one of the towns is one of ours.
    """

    towns: tuple[Town, ...] = ()
    places: frozenset[str] = frozenset()
    only: bool = False

    def elsewhere(self, place: str) -> bool:
        """Whether the name is that of other towns, and not of this place."""
        return bool(self.towns) and place not in self.places


class Bridges:
    """Which places of ours are which towns of the gazetteer."""

    def __init__(self, known: Known, gazetteer: Gazetteer | None) -> None:
        self._gazetteer = gazetteer
        self._known = known
        self._countries = {place.country for place in known.places.values() if place.country}

    @cached_property
    def _points(self) -> dict[str, Point]:
        places = self._known.places.values()
        found = ((place.id, point_of(place.lon, place.lat)) for place in places)
        return {key: point for key, point in found if point is not None}

    @cached_property
    def _nearby(self) -> Nearby:
        return Nearby(self._points.items())

    @cached_property
    def _by_geonames(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for place in self._known.places.values():
            if place.geonames:
                found.setdefault(place.geonames.strip(), set()).add(place.id)
        return found

    @cached_property
    def _towns(self) -> dict[str, Town]:
        """The towns where the situation has places, and a little around."""
        if self._gazetteer is None or not self._points:
            return {}
        lons, lats = zip(*self._points.values(), strict=True)
        around = self._gazetteer.inside(
            min(lons) - _AROUND_DEGREES,
            min(lats) - _AROUND_DEGREES,
            max(lons) + _AROUND_DEGREES,
            max(lats) + _AROUND_DEGREES,
        )
        return {town.id: town for town in around}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, town in sorted(self._towns.items()):
            for name in {fold(name) for name in town.names} - {""}:
                found.setdefault(name, []).append(key)
        return found

    def of_town(self, key: str) -> set[str]:
        """The places of ours that are a town: by its id, or near it by one of its names."""
        if key in self._by_geonames:
            return self._by_geonames[key]
        town = self._towns.get(key)
        if town is None or point_of(town.lon, town.lat) is None:
            return set()
        names = {fold(name) for name in town.names} - {""}
        found = set()
        for _, place in self._nearby.within((town.lon, town.lat), _SAME_TOWN_KM):
            known = self._known.places[place]
            if not known.geonames and names & {fold(n) for n in (known.name, *known.aliases)}:
                found.add(place)
        return found

    def named(
        self, name: str, country: str | None, point: Point | None, limit_km: float
    ) -> NamedTowns:
        """The towns of that name near the point, or in the country, or in those of our places."""
        if self._gazetteer is None:
            return NamedTowns()
        countries = {country} if country else self._countries
        towns = tuple(
            town
            for town in (self._towns[key] for key in self._by_name.get(fold(name), ()))
            if (
                kilometres(point, (town.lon, town.lat)) <= limit_km
                if point is not None
                else not countries or town.country in countries
            )
        )
        ours = [self.of_town(town.id) for town in towns]
        places = frozenset[str]().union(*ours)
        if point is not None:
            near = (key for key in places if kilometres(point, self._points[key]) <= limit_km)
            places = frozenset(near)
        return NamedTowns(towns, places, only=bool(ours) and all(ours))
