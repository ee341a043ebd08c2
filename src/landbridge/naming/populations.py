"""How many people live at a place, by GeoNames; a place that is not surely found has no figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.names import fold, skeleton
from landbridge.naming.distances import Nearby

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.geography import Place
    from landbridge.naming.towns import Gazetteer, Town

__all__ = ["populations"]

_NEAR_KM = 15.0
_MARGIN_DEGREES = 0.3
_LEAST_CONSONANTS = 3


def populations(places: Iterable[Place], gazetteer: Gazetteer) -> dict[str, int]:
    """Give the population of each settlement that the gazetteer has; others are left out.

    A place is the town whose GeoNames number it has; else the nearest town within 15 km, in its
    country where it says one, that has a name of it: letter by letter, else by its consonants.
    Crossings, junctions, bases and the like have nobody living there that anyone counts.
    """
    wanted = [place for place in places if place.kind in (None, "settlement")]
    if not wanted:
        return {}
    lons, lats = [place.lon for place in wanted], [place.lat for place in wanted]
    towns = {
        town.id: town
        for town in gazetteer.inside(
            min(lons) - _MARGIN_DEGREES,
            min(lats) - _MARGIN_DEGREES,
            max(lons) + _MARGIN_DEGREES,
            max(lats) + _MARGIN_DEGREES,
        )
    }
    near = Nearby((town.id, (town.lon, town.lat)) for town in towns.values())
    found: dict[str, int] = {}
    for place in wanted:
        town = towns.get(place.geonames or "")
        if town is None:
            around = [towns[key] for _, key in near.within((place.lon, place.lat), _NEAR_KM)]
            town = _named(place, [t for t in around if place.country in (None, t.country)])
        if town is not None and town.population:
            found[place.id] = town.population
    return found


def _named(place: Place, around: list[Town]) -> Town | None:
    names = (place.name, *place.aliases)
    letters = {fold(name) for name in names} - {""}
    for town in around:
        if letters & {fold(name) for name in town.names}:
            return town
    sounds = {s for s in map(skeleton, names) if len(s) >= _LEAST_CONSONANTS}
    for town in around:
        if sounds & {skeleton(name) for name in town.names}:
            return town
    return None
