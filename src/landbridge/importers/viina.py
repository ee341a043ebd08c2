"""VIINA control files: who held each populated place by each map, as reports where that changed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from landbridge.days import parse_day
from landbridge.errors import InputError, QuestionError
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dates import read_date
from landbridge.importers._meanings import asked_yes, refuse_unknown
from landbridge.importers._points import point_of
from landbridge.importers._refusals import Refusals
from landbridge.importers._sourcing import SourceRows
from landbridge.importers._tables import TABLE_OPTIONS, open_table, table_words
from landbridge.model.imports import ForeignRow, Imported, Spot

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.importers._tables import OpenTable, TableRow
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read"]

_MAPS = {
    "status_wiki": ("viina-wiki", "Wikipedia maps, as coded by VIINA", "wikipedia"),
    "status_boost": ("viina-boost", "Wikipedia maps and news reports, by VIINA", "wikipedia"),
    "status_dsm": ("viina-dsm", "DeepStateMap, as coded by VIINA", "deepstatemap"),
    "status_isw": ("viina-isw", "ISW, as coded by VIINA", "isw"),
    "status": ("viina", "VIINA, majority of its maps", "viina"),
}
_SNAPSHOT = re.compile(r"ctr_(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(?:\d{2})?\Z")
_STATUSES = ("UA", "RU", "CONTESTED")
_MISSING = ("", "NA", "NAN", "NULL", "NONE")
_GEONAMES = re.compile(r"(\d{1,12})(?:\.0)?\Z")
_LICENCE = "ODbL 1.0"
_ROWS_A_WORD = 1_000_000
_CITATION = "VIINA (Zhukov), https://github.com/zhukovyuri/VIINA"
_URL = "https://github.com/zhukovyuri/VIINA"


@dataclass(slots=True)
class _Reading:
    """What is gathered while the rows of one file are read."""

    file: str
    settings: ImportSettings
    baseline: bool
    sources: SourceRows
    refusals: Refusals
    rows: list[ForeignRow] = field(default_factory=list)
    last: dict[tuple[str, str], str] = field(default_factory=dict)
    day: dict[str, int] = field(default_factory=dict)
    first: int = 0
    missing: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    spots: dict[str, Spot | None] = field(default_factory=dict)


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read a control file of VIINA 2.0 (a row for each place and day) or 1.0 (for each place).

    Raises
    ------
    InputError
        when it is none
    """
    refuse_unknown(settings, IMPORTER, ())
    table = open_table(path, **table_words(settings.options)).lowered()
    snapshots = sorted(name for name in table.header if _SNAPSHOT.match(name))
    table.require(("geonameid",), "a control file of VIINA")
    if not snapshots:
        table.require(("date",), "a control file of VIINA")
    columns = () if snapshots else _columns(table, settings)
    baseline = "baseline" not in settings.options or asked_yes(settings, "baseline")
    sources, refusals = SourceRows(path.name), Refusals(path.name)
    reading = _Reading(path.name, settings, baseline, sources, refusals)
    for count, row in enumerate(table.rows(refusals), 1):
        if settings.progress is not None and count % _ROWS_A_WORD == 0:
            settings.progress(f"{count:,} rows of {path.name}")
        spot = reading.spots.get(row["geonameid"])
        if spot is None:
            spot = reading.spots[row["geonameid"]] = _spot(row, reading)
        if spot is not None and snapshots:
            _read_wide(row, spot, snapshots, reading)
        elif spot is not None:
            _read_day(row, spot, columns, reading)
    rows = (*sources.rows, *reading.rows)
    return Imported(IMPORTER.name, rows, refusals.problems, (*table.notes, *_notes(reading)))


def _columns(table: OpenTable, settings: ImportSettings) -> tuple[str, ...]:
    """The maps that are read: those asked for, else all but the vote that is made of them."""
    there = tuple(name for name in _MAPS if name in table.header)
    if not there:
        told = ", ".join(_MAPS)
        raise InputError(f"'{table.file}' is no control file of VIINA: it has none of {told}")
    asked = settings.options.get("maps")
    if asked is None:
        return tuple(name for name in there if name != "status") or there
    names = tuple(name for part in asked.split(",") if (name := part.strip().lower()))
    for name in names:
        if name not in there:
            raise QuestionError(f"--set maps={asked}: no '{name}'; there are: {', '.join(there)}")
    return names


def _spot(row: TableRow, reading: _Reading) -> Spot | None:
    """The place of a row: its number in GeoNames, its name and point where the file has them."""
    found = _GEONAMES.match(row["geonameid"])
    if found is None:
        message = f"'{row['geonameid'][:40]}' is no number of GeoNames"
        reading.refusals.error(row.line, "geonameid", message)
        return None
    lon = lat = None
    if row["longitude"] and row["latitude"]:
        point = point_of(row, reading.refusals)
        if point is None:
            return None
        lon, lat = point
    name = row["asciiname"] or row["name"] or None
    near = 1.0 if lon is not None else None
    return Spot(name, lon, lat, near, geonames=found[1], country="UA", kind="settlement")


def _read_day(row: TableRow, spot: Spot, columns: tuple[str, ...], reading: _Reading) -> None:
    """Read the statuses of a place on one day. Days of one place have to follow one another."""
    try:
        date, day = _day(row["date"])
    except ValueError as wrong:
        reading.refusals.error(row.line, "date", str(wrong))
        return
    place = spot.geonames or ""
    if day <= reading.day.get(place, 0):
        message = "this day of the place does not follow the one before it: sort the file by date"
        reading.refusals.error(row.line, "date", message)
        return
    reading.day[place] = day
    for column in columns:
        if reading.last.get((place, column)) != row[column]:  # most days are as the day before
            _change(row, spot, (column, column), (date, date), reading)


@lru_cache(maxsize=4096)
def _day(text: str) -> tuple[str, int]:
    """Read a day, which stands in the file once for each place: as ISO date and as a number."""
    date = read_date(text.removesuffix(".0"))
    return date, parse_day(date)


def _read_wide(row: TableRow, spot: Spot, snapshots: list[str], reading: _Reading) -> None:
    """Read the statuses of a place in all snapshots, from the first to the last."""
    for column in snapshots:
        found = _SNAPSHOT.match(column)
        if found is None:
            continue
        year, month, day, hour, minute = found.groups()
        time = f"T{hour}:{minute or '00'}Z" if hour else ""
        date = f"{year}-{month}-{day}"
        _change(row, spot, (column, "status"), (date, date + time), reading)


def _change(
    row: TableRow,
    spot: Spot,
    columns: tuple[str, str],
    dates: tuple[str, str],
    reading: _Reading,
) -> None:
    """Make a report where the status is another than the last one of that place and map."""
    column, source_column = columns
    status = row[column].upper()
    if status in _MISSING:
        reading.missing += 1
        return
    if status not in _STATUSES:
        message = f"'{row[column][:40]}' is no status: VIINA has {', '.join(_STATUSES)}"
        reading.refusals.error(row.line, column, message)
        return
    key = (spot.geonames or "", source_column)
    before = reading.last.get(key)
    if before == status:
        return
    reading.last[key] = status
    if before is None:
        reading.first += 1
        if not reading.baseline:
            return
    date, published = dates
    source = reading.settings.source or _source(source_column, reading)
    cells = {"source": source, "published": reading.settings.published or published, "date": date}
    cells |= {"locator": f"GeoNames {spot.geonames}, {column}", "actor_as_named": status}
    actors = {"actor": status}
    if status == "CONTESTED":
        actors = {"actor": "RU", "other_actor": "UA"}
    cells["event"] = "contests" if status == "CONTESTED" else "holds"
    reading.seen[cells["event"]] += 1
    reading.rows.append(
        ForeignRow("reports", cells, reading.file, row.line, actors, {"place": spot})
    )


def _source(column: str, reading: _Reading) -> str:
    source, title, family = _MAPS[column]
    about = {"kind": "map", "family": family, "url": _URL, "licence": _LICENCE, "note": _CITATION}
    return reading.sources.add(source, title, **about)


def _notes(reading: _Reading) -> list[str]:
    """What was made of what, with numbers."""
    told = ", ".join(f"{count:,} {event}" for event, count in sorted(reading.seen.items()))
    kept = "reported as they stood" if reading.baseline else "left out (baseline=no)"
    notes = [
        f"series of days became {len(reading.rows):,} reports of changes ({told or 'none'})",
        f"{reading.first:,} first statuses of a place on a map {kept}",
        f"attribution ({_LICENCE}): {_CITATION}",
    ]
    if reading.settings.published is None:
        notes.append("every status counts as published when it was collected (or on its day)")
    if reading.missing:
        notes.append(f"{reading.missing:,} cells without a status: what stood before stays")
    return notes


def _recognises(sample: Sample) -> bool:
    maps = any(sample.has_columns(name) for name in _MAPS if name != "status")
    wide = any(_SNAPSHOT.match(name.lower()) for name in sample.header)
    return sample.has_columns("geonameid") and (wide or (maps and sample.has_columns("date")))


IMPORTER = Importer(
    name="viina",
    title="VIINA control of populated places (CSV, unpacked)",
    recognises=_recognises,
    read=read,
    options=TABLE_OPTIONS
    | {
        "maps": "which columns are read, with commas: status_wiki, status_boost, status_dsm,"
        " status_isw or status (their vote); else all but the vote",
        "baseline": "no: leave out what stood on the first day of each place",
    },
)
