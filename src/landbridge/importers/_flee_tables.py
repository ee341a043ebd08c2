"""Tables of FLEE, row by row: locations, routes between them, closures in days of a simulation."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY, format_day
from landbridge.errors import InputError, Problem
from landbridge.importers._files import decoded, read_bytes
from landbridge.importers._flee_countries import alpha2, list_is_there
from landbridge.importers._sourcing import slug
from landbridge.model.imports import ForeignRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["FILES", "Town", "closures_of", "routes_of", "span_of", "towns_of"]

FILES = ("locations.csv", "routes.csv", "closures.csv")
_LARGEST = 64 * 1024 * 1024
_NAMES = {
    "locations.csv": ("name", "region", "country", "latitude", "longitude", "location_type"),
    "routes.csv": ("name1", "name2", "distance", "forced_redirection"),
    "closures.csv": ("closure_type", "name1", "name2", "closure_start", "closure_end"),
}
"""Columns by place: FLEE reads them so, whatever their header calls them."""
_NEEDED = {"locations.csv": 5, "routes.csv": 3, "closures.csv": 5}
_LONGEST_KM = 20_000.0
_EAST, _NORTH = 180.0, 90.0
_TO_THE_END = -1


@dataclass(frozen=True, slots=True)
class Town:
    """One location: its id of ours, its name and country, and where it is said to be."""

    id: str
    name: str
    lon: str
    lat: str
    country: str
    country_named: str
    region: str
    kind: str
    line: int


def _table(path: Path, problems: list[Problem]) -> list[tuple[int, dict[str, str]]]:
    """Rows with their lines; those that begin with # are headers or remarks."""
    name = path.name
    text = decoded(read_bytes(path, _LARGEST), name)[0].lstrip("\ufeff")
    columns = _NAMES[name]
    found: list[tuple[int, dict[str, str]]] = []
    reader = csv.reader(text.splitlines())
    try:
        for cells in reader:
            words = [" ".join(cell.split()) for cell in cells]
            if not any(words) or words[0].lstrip('"').startswith("#"):
                continue
            if not found and words[0].lower() == columns[0]:
                continue
            if len(words) < _NEEDED[name]:
                message = f"{len(words)} cells: write {', '.join(columns[: _NEEDED[name]])}"
                problems.append(Problem(name, reader.line_num, None, message))
                continue
            row = dict(zip(columns, [*words, *[""] * len(columns)], strict=False))
            found.append((reader.line_num, row))
    except csv.Error as wrong:
        raise InputError(f"'{name}', line {reader.line_num}: {wrong}") from wrong
    return found


def towns_of(path: Path) -> tuple[list[Town], list[Problem]]:
    """Read locations; a name that stands twice, or without a point, is refused."""
    problems: list[Problem] = []
    rows = _table(path, problems)
    ids = Counter(slug(row["name"]) for _, row in rows if row["name"])
    towns: list[Town] = []
    seen: set[str] = set()
    for line, row in rows:
        try:
            _check_town(row, seen)
        except ValueError as wrong:
            column, message = wrong.args
            problems.append(Problem(path.name, line, column, message))
            continue
        seen.add(row["name"])
        word = slug(row["name"])
        country = alpha2(row["country"])
        towns.append(
            Town(
                word if ids[word] == 1 else f"{word}-{len(towns) + 1}",
                row["name"], row["longitude"], row["latitude"], country, row["country"],
                row["region"], row["location_type"], line,
            )
        )  # fmt: skip
    unknown = sorted({t.country_named for t in towns if t.country_named and not t.country})
    if unknown:
        told = f"no code is known of {', '.join(unknown[:10])}: the country was left empty"
        if not list_is_there():
            told += "; pip install 'landbridge[names]' for a list of them"
        problems.append(Problem(path.name, None, "country", told, "warning"))
    return towns, problems


def _check_town(row: Mapping[str, str], seen: set[str]) -> None:
    if not row["name"]:
        raise ValueError("name", "a place without a name")
    if row["name"] in seen:
        raise ValueError("name", f"'{row['name']}' stands here a second time")
    for column, most in (("latitude", _NORTH), ("longitude", _EAST)):
        number = _number(row[column])
        if number is None or not -most <= number <= most:
            message = f"'{row[column]}' is no {column}: write degrees from -{most:g} to {most:g}"
            raise ValueError(column, message)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def routes_of(
    path: Path, towns: Mapping[str, Town], source: str, published: str
) -> tuple[list[ForeignRow], list[Problem]]:
    """Read routes as links; one between places that are not there is refused, a second left out."""
    problems: list[Problem] = []
    links: list[ForeignRow] = []
    pairs: dict[frozenset[str], str] = {}
    for line, row in _table(path, problems):
        ends = [_known(row[name], towns) for name in ("name1", "name2")]
        km = _number(row["distance"])
        missing = [name for name in ends if name not in towns]
        pair = frozenset(ends)
        if pair in pairs:
            told = f"a second route between '{ends[0]}' and '{ends[1]}' was left out"
            if pairs[pair] != row["distance"]:
                told += f": {row['distance']} km, where the first says {pairs[pair]} km"
            problems.append(Problem(path.name, line, "name2", told, "warning"))
            continue
        if missing:
            said: tuple[str, str] | None = ("name1", f"no place '{missing[0]}' in {FILES[0]}")
        elif len(pair) == 1:
            said = ("name2", f"from '{ends[0]}' to itself")
        elif km is None or not 0 <= km <= _LONGEST_KM:
            said = ("distance", f"'{row['distance']}' is no length: write kilometres")
        else:
            said = None
        if said is not None:
            problems.append(Problem(path.name, line, *said))
            continue
        pairs[pair] = row["distance"]
        forced = row.get("forced_redirection", "")
        cells = {
            "a": towns[ends[0]].id,
            "b": towns[ends[1]].id,
            "mode": "road",
            "km": row["distance"],
            "source": source,
            "published": published,
            "note": f"forced_redirection {forced}" if forced not in {"", "0"} else "",
        }
        kept = {name: cell for name, cell in cells.items() if cell}
        links.append(ForeignRow("links", kept, path.name, line))
    return links, problems


def _known(name: str, towns: Mapping[str, Town]) -> str:
    """The name as locations have it, whatever its capitals."""
    if name in towns:
        return name
    alike = [town for town in towns if town.casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else name


def closures_of(
    path: Path, towns: Mapping[str, Town], links: Sequence[ForeignRow]
) -> tuple[list[dict[str, str]], list[Problem]]:
    """Read closures: of a place, of a route, or of every route between two countries."""
    problems: list[Problem] = []
    found: list[dict[str, str]] = []
    countries = {town.id: town.country_named for town in towns.values()}
    for line, row in _table(path, problems):
        spots = _closed(row, towns, links, countries)
        if isinstance(spots, str):
            problems.append(Problem(path.name, line, "name1", spots))
            continue
        quote = ",".join(row[name] for name in _NAMES[path.name])
        found += [{**spot, **row, "line": str(line), "quote": quote} for spot in spots]
    return found, problems


def _closed(
    row: Mapping[str, str],
    towns: Mapping[str, Town],
    links: Sequence[ForeignRow],
    countries: Mapping[str, str],
) -> list[dict[str, str]] | str:
    """Where a closure is; or in words why that cannot be said."""
    kind = row["closure_type"].lower()
    one, other = _known(row["name1"], towns), _known(row["name2"], towns)
    if kind in {"location", "camp", "idpcamp"}:
        return [{"place": towns[one].id}] if one in towns else f"no place '{one}' in {FILES[0]}"
    if kind in {"link", "links"}:
        missing = [name for name in (one, other) if name not in towns]
        if missing:
            return f"no place '{missing[0]}' in {FILES[0]}"
        return [{"a": towns[one].id, "b": towns[other].id}]
    if kind == "country":
        across = [
            {"a": link.cells["a"], "b": link.cells["b"]}
            for link in links
            if {countries[link.cells["a"]], countries[link.cells["b"]]} == {one, other}
        ]
        return across or f"no route between a place in '{one}' and one in '{other}'"
    if kind == "remove_forced_redirection":  # a rule for people of the model, and no closure
        return []
    return f"closure_type '{row['closure_type']}': there are location, camp, link, country"


def span_of(closure: Mapping[str, str], day0: int) -> tuple[str, str]:
    """The day on which a closure begins and the day on which it is open again; '' if never.

    Raises ``ValueError`` where they are no days.
    """
    try:
        start, end = int(closure["closure_start"]), int(closure["closure_end"])
    except ValueError:
        said = f"'{closure['closure_start']}', '{closure['closure_end']}'"
        raise ValueError(f"{said} are no days of a simulation: write whole numbers") from None
    if start < 0 or (end != _TO_THE_END and end < start):
        raise ValueError(f"a closure from day {start} to day {end}: write its first day first")
    if day0 + max(start, end) > LAST_DAY:
        raise ValueError(f"day {max(start, end)} is beyond the calendar")
    return format_day(day0 + start), "" if end == _TO_THE_END else format_day(day0 + end)
