"""What a name of a place may mean, before its text is asked: one list of options for each name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from landbridge.reading.features import features
from landbridge.reading.gazetteer import world
from landbridge.reading.known_names import key_of
from landbridge.reading.name_words import REGION_WORDS
from landbridge.reading.nations import CAPITALS, adjectives, short_names, states_of_america

if TYPE_CHECKING:
    from landbridge.reading.gazetteer import Spot
    from landbridge.reading.known_names import KnownNames

__all__ = ["Option", "country_named", "is_feature", "options_of", "province_named"]

_MOST = 40
_LEAST_CAPITAL, _LEAST_CITY = 100_000, 30_000
_LEAST_RIVAL, _RIVALLED = 1_000_000, 1.4
_ARTICLES = ("al ", "the ", "el ")
_REGION_SUFFIX = frozenset(
    word for word in REGION_WORDS if word not in {"state", "department", "area", "settlement"}
)
_AREA_KINDS = {"province", "district"}


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a name may mean; ``base`` is how likely that is without any context."""

    means: str
    name: str
    kind: str
    country: str
    province: str
    lon: float | None
    lat: float | None
    base: float
    why: str


@lru_cache(maxsize=1)
def _nations_by_key() -> dict[str, tuple[str, str]]:
    """Codes of countries with why, by folded name or adjective."""
    found: dict[str, tuple[str, str]] = {}
    for word, iso in adjectives().items():
        found[key_of(word)] = (iso, "adjective of a country")
    for name, iso in short_names().items():
        found[key_of(name)] = (iso, "name of a country")
    return found


@lru_cache(maxsize=1)
def _features_by_key() -> dict[str, tuple[str, float, float]]:
    return {key_of(name): spot for name, spot in features().items()}


@lru_cache(maxsize=1)
def _states_by_key() -> dict[str, Spot]:
    """States of the United States by folded name and abbreviation."""
    found = {}
    for short, name in states_of_america().items():
        rows = [
            s for s in world().named(key_of(name)) if s.country == "US" and s.kind == "province"
        ]
        if rows:
            found[key_of(short)] = found[key_of(name)] = rows[0]
    return found


@lru_cache(maxsize=1 << 14)
def country_named(key: str) -> str:
    """The code of the country that a folded name or adjective surely means; empty for none."""
    if key in _nations_by_key():
        return _nations_by_key()[key][0]
    return next((spot.country for spot in world().named(key) if spot.kind == "country"), "")


@lru_cache(maxsize=1 << 14)
def province_named(key: str) -> frozenset[str]:
    """Codes of provinces that a folded name may mean, abbreviations of American states too."""
    found = {spot.province for spot in world().named(key) if spot.kind == "province"}
    if key in _states_by_key():
        found.add(_states_by_key()[key].province)
    return frozenset(found)


def _base(spot: Spot, key: str, *, capital: bool, city: bool, nation: bool) -> float:
    size = 0.16 * math.log10(spot.people + 1)
    own = key_of(spot.name) == key
    if spot.kind == "country":
        return 2.2
    if spot.kind == "province":
        size += 0.1 - (0.45 if city else 0.0) + (0.15 if own else 0.0)
        return size - (0.5 if nation else 0.0)
    if spot.kind == "district":
        return size - 0.3
    return size + (0.3 if capital else 0.0) - (0.0 if own else 0.12)


@lru_cache(maxsize=1 << 14)
def _of_world(key: str) -> tuple[Option, ...]:
    found: list[Option] = []
    if key in _nations_by_key():
        iso, why = _nations_by_key()[key]
        spot = world().country(iso)
        if spot is not None:
            found.append(Option(spot.means, spot.name, "country", iso, "", spot.lon, spot.lat,
                                2.3, why))  # fmt: skip
    if key in _features_by_key():
        name, lon, lat = _features_by_key()[key]
        found.append(Option("", name, "feature", "", "", lon, lat, 1.9, "a part of the world"))
    spots = world().named(key)
    capital = CAPITALS.get(key, "")
    cities = {s.country for s in spots if s.kind == "town" and s.people >= _LEAST_CITY}
    nation = any(s.kind == "country" for s in spots)
    rival = nation and any(
        s.kind == "province" and s.people >= _LEAST_RIVAL and key_of(s.name) == key for s in spots
    )
    for spot in spots:
        if any(option.means == spot.means for option in found):
            continue
        base = _base(
            spot, key, capital=capital == spot.country and spot.people >= _LEAST_CAPITAL,
            city=spot.country in cities, nation=nation and not rival,
        )  # fmt: skip
        if rival and spot.kind == "country":
            base = _RIVALLED
        told = f"{spot.people:,} people" if spot.people else "no count of people"
        why = f"GeoNames: {spot.kind} in {spot.country}, {told}"
        found.append(Option(spot.means, spot.name, spot.kind, spot.country, spot.province,
                            spot.lon, spot.lat, base, why))  # fmt: skip
    found.sort(key=lambda option: (-option.base, option.means))
    return tuple(found[:_MOST])


@lru_cache(maxsize=1 << 14)
def _variants(key: str) -> tuple[str, ...]:
    """Other forms to look for where nothing has the name, each a little less likely."""
    words = key.split()
    found = []
    while len(words) > 1 and words[-1] in _REGION_SUFFIX:
        words = words[:-1]
        found.append(" ".join(words))
    if len(words) > len(("city", "of")) and words[0] in REGION_WORDS and words[1] == "of":
        found.append(" ".join(words[2:]))
    for short, long in (("st", "saint"), ("ft", "fort"), ("mt", "mount"), ("saint", "st")):
        if words[0] == short:
            found.append(" ".join((long, *words[1:])))
    found += [key.removeprefix(article) for article in _ARTICLES if key.startswith(article)]
    while len(words) > 1 and words[0] in {
        "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west",
        "greater", "downtown", "northeastern", "northwestern", "southeastern", "southwestern",
        "northeast", "northwest", "southeast", "southwest", "upper", "lower", "mainland",
    }:  # fmt: skip
        words = words[1:]
        found.append(" ".join(words))
    return tuple(dict.fromkeys(found))


def options_of(key: str, names: KnownNames, words: str = "") -> list[Option]:
    """Give what a folded name may mean: the situation's own first, then the gazetteer.

    ``words`` is the name as written, to find other spellings of what the situation has.
    """
    found: list[Option] = []
    if not key:
        return found
    for owned in names.named(key):
        option = _own(owned.id, owned.how, names, 3.0)
        if option is not None:
            found.append(option)
    if not found and words and not country_named(key):
        verdict = names.spelt("place", words)
        if verdict.id is not None and (option := _own(verdict.id, verdict.how, names, 2.6)):
            found.append(option)
    of_world = _of_world(key)
    for variant in _variants(key) if not of_world else ():
        wanted = REGION_WORDS.get(key.rsplit(maxsplit=1)[-1], "")
        of_world = tuple(
            option
            for option in _of_world(variant)
            if not (wanted in _AREA_KINDS and option.kind == "country")
        )
        if of_world:
            break
    for option in of_world:
        key_there = _number(option.means)
        held = names.of_geonames.get(key_there, "") if key_there else ""
        if not held:
            found.append(option)
        elif all(one.means != held for one in found):
            own = _own(held, "by GeoNames", names, 2.8)
            found.append(option if own is None else own)
    return found


def _number(means: str) -> int:
    return int(means.removeprefix("geonames:")) if means.startswith("geonames:") else 0


def _own(key: str, how: str, names: KnownNames, base: float) -> Option | None:
    """A place or area of the situation as an option."""
    if key in names.known.places:
        place = names.known.places[key]
        kind, country = place.kind or "settlement", place.country or ""
        why = f"a place of the situation, {how}"
        return Option(key, place.name, kind, country, "", place.lon, place.lat, base, why)
    if key in names.known.areas:
        why = f"an area of the situation, {how}"
        name = names.known.areas[key].name
        return Option(key, name, "area", "", "", None, None, base - 0.4, why)
    return None


def is_feature(key: str) -> bool:
    """Whether a folded name is that of a sea, a river, a range or a part of the world."""
    return key in _features_by_key()
