"""Tables of towns with holder and date, from wikitext or saved pages, revision by revision."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import parse_published, parse_span
from landbridge.errors import InputError
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dated_files import dated_files, holds_only
from landbridge.importers._dates import read_date
from landbridge.importers._files import decoded
from landbridge.importers._html_tables import html_tables
from landbridge.importers._meanings import (
    Meanings,
    asked_yes,
    counted,
    refuse_published,
    refuse_unknown,
)
from landbridge.importers._page_tables import Cell, PageTable, coordinates_in
from landbridge.importers._refusals import Refusals
from landbridge.importers._revisions import (
    Revision,
    StatedPlace,
    days_of_revisions,
    reports_of_revisions,
    source_row,
)
from landbridge.importers._town_columns import COLUMNS, TownColumns, town_columns
from landbridge.importers._wikitext import wikitext_tables
from landbridge.model.imports import Imported, ImportSettings
from landbridge.model.names import fold

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.errors import Problem
    from landbridge.importers._changes import Standing

__all__ = ["IMPORTER"]

_SUFFIXES = (".wiki", ".wikitext", ".mediawiki", ".html", ".htm", ".txt")
_HOLDS = re.compile(r"controlled by|held by|current control|under control|holder", re.IGNORECASE)
_LARGEST = 32 * 1024 * 1024
_LONGEST_QUOTE = 500
_LONGEST_NAME = 120
_SHOWN = 8


def _recognises(sample: Sample) -> bool:
    """Whether it is surely a page with a table of who holds what, or a folder or zip of such."""
    if sample.path.is_dir() or sample.name.endswith(".zip"):
        return holds_only(sample.path, _SUFFIXES[:5])
    table = "wikitable" in sample.text and ("{|" in sample.text or "<table" in sample.text.lower())
    return table and _HOLDS.search(sample.text) is not None


@dataclass(slots=True)
class _Seen:
    """What has been met over all revisions; it grows while they are read."""

    words: Counter[str]
    counts: Counter[str]
    columns: dict[str, str]
    headers: list[list[str]]


def _read(path: Path, settings: ImportSettings) -> Imported:
    refuse_unknown(settings, IMPORTER, ("columns", "holders"))
    refuse_published(settings)
    files = dated_files(path, _SUFFIXES)
    holders = Meanings.of(settings, "holders")
    seen = _Seen(Counter(), Counter(), {}, [])
    revisions: list[Revision] = []
    problems: list[Problem] = []
    for file, day in zip(files, days_of_revisions(files, settings), strict=True):
        refusals = Refusals(file.name)
        tables = _tables(file.read(), file.name)
        places = _places(tables, settings, holders, day, refusals, seen)
        revisions.append(Revision(file.name, day, places))
        problems += refusals.problems
    if not seen.columns:
        raise InputError(_no_table(path.name, seen.headers))
    title = settings.options.get("title", "").strip()
    source = settings.source or _source_id(title, path)
    rows, notes = reports_of_revisions(revisions, source, every=asked_yes(settings, "unchanged"))
    if not settings.source:
        page = re.sub(r"\s", "_", title)
        rows = (source_row(source, f"Wikipedia, {title}", page, path.name), *rows)
    notes = (*notes, *_notes(seen, holders))
    mapping = {
        "columns": seen.columns,
        "holders": {word: holders.table_word(word) for word in sorted(seen.words)},
    }
    guessed = not {"columns", "holders"} <= settings.map.keys()
    return Imported("wikipedia_table", rows, tuple(problems), notes, mapping, guessed)


def _source_id(title: str, path: Path) -> str:
    if not title:
        message = f"'{path.name}' does not say which page it is: give --set title=… or --source ID"
        raise InputError(message)
    return "-".join(["wikipedia", *re.findall(r"[a-z0-9]+", fold(title))][:12])


def _tables(data: bytes, name: str) -> list[PageTable]:
    if len(data) > _LARGEST:
        raise InputError(
            f"'{name}' is larger than {_LARGEST // 1024 // 1024} MB: take a part of it"
        )
    text = decoded(data, name)[0].lstrip("\ufeff")
    is_html = re.search(r"<table\b", text, re.IGNORECASE) and not re.search(r"^\s*\{\|", text, re.M)
    return html_tables(text, name) if is_html else wikitext_tables(text, name)


def _no_table(name: str, headers: list[list[str]]) -> str:
    if not headers:
        return f"'{name}' holds no table, of wikitext ({{| … |}}) or HTML (<table>)"
    told = "; ".join(", ".join(word or "?" for word in header[:8]) for header in headers[:4])
    return (
        f"no table in '{name}' has a column for the place and one for its holder: name them in a"
        f" table [columns] of a --map file; there are: {told}"
    )


def _places(
    tables: list[PageTable], settings: ImportSettings, holders: Meanings, day: str,
    refusals: Refusals, seen: _Seen,
) -> list[StatedPlace]:  # fmt: skip
    """Read the rows of the tables that have a place and a holder."""
    places = []
    for table in tables:
        header = table.header
        columns = town_columns(header, settings)
        if columns is None:
            seen.headers.append(header)
            continue
        seen.columns |= columns.shown(header)
        for line, cells in table.body:
            place = _place(line, cells, columns, holders, day, refusals, seen)
            places += [place] if place is not None else []
    return places


def _place(
    line: int, cells: list[Cell], columns: TownColumns, holders: Meanings, day: str,
    refusals: Refusals, seen: _Seen,
) -> StatedPlace | None:  # fmt: skip
    """Read one row, or say why it is none."""
    name, word = columns.text(cells, "place"), columns.text(cells, "holder")
    if not name and not word:
        return None
    if not name or not word:
        what = "place" if not name else "holder"
        refusals.error(line, columns.names.get(what), f"a row without {what} ('{name or word}')")
        return None
    if len(name) > _LONGEST_NAME:
        refusals.error(line, columns.names.get("place"), f"no name of a place: '{name[:40]}…'")
        return None
    seen.words[word] += 1
    standing = holders.standing(word)
    if standing is None:
        seen.counts["holder mapped to '-'"] += 1
        return None
    try:
        date = _date(columns.text(cells, "date"), day)
    except ValueError as wrong:
        refusals.error(line, columns.names.get("date"), f"'{name}': {wrong}")
        return None
    try:
        lon, lat = _position(cells, columns)
    except ValueError as wrong:
        lon = lat = None
        refusals.warning(line, columns.names.get("coordinates"), f"'{name}': {wrong}")
    seen.counts["dated by the revision, for want of a date"] += not date
    rests_on = [link for what in ("date", "holder", "note") for link in columns.links(cells, what)]
    return StatedPlace(
        name, lon, lat, None, standing, line, dict.fromkeys(_everyone(standing), word), date,
        next(iter(rests_on), ""), columns.text(cells, "note")[:_LONGEST_QUOTE],
    )  # fmt: skip


def _everyone(standing: Standing) -> frozenset[str]:
    return standing.holders | standing.besiegers


def _date(text: str, day: str) -> str:
    """Read the day of a statement; empty where the row gives none."""
    text = re.sub(r"\[[^\]]*\]", "", text).strip()
    if not text or text in {"-", "\u2013", "\u2014", "?"}:
        return ""
    date = read_date(re.sub(r"^(?:as of|since)\s+", "", text, flags=re.IGNORECASE))
    if parse_span(date).first > parse_published(day).last:
        raise ValueError(f"dated {date}, after its revision ({day})")
    return date


def _position(cells: list[Cell], columns: TownColumns) -> tuple[float | None, float | None]:
    if text := columns.text(cells, "coordinates"):
        found = coordinates_in(text)
        if found is None:
            raise ValueError(f"'{text[:60]}' are no coordinates: write 36.2°N 37.1°E")
        return found
    lat, lon = columns.text(cells, "lat"), columns.text(cells, "lon")
    if not (lat and lon):
        return None, None
    found = coordinates_in(f"{lat}, {lon}")
    if found is None:
        raise ValueError(f"'{lat[:20]}, {lon[:20]}' are no coordinates: write 36.2 and 37.1")
    return found


def _notes(seen: _Seen, holders: Meanings) -> list[str]:
    notes = [f"{what}: {counted(count, 'row')}" for what, count in seen.counts.items() if count]
    if seen.headers:
        notes.append(f"{counted(len(seen.headers), 'table')} left out: no place or no holder")
    strange = [word for word in seen.words if not holders.knows(word)]
    if holders.table and strange:
        told = ", ".join(f"'{word[:40]}' ({seen.words[word]:,})" for word in strange[:_SHOWN])
        more = ", …" if len(strange) > _SHOWN else ""
        notes.append(f"not in the map of holders, taken as they are: {told}{more}")
    return notes


IMPORTER = Importer(
    "wikipedia_table",
    "Tables of towns with holder and date, from wikitext or saved pages of HTML",
    _recognises,
    _read,
    {
        "title": "the title of the page, such as List of towns held; needed without --source",
        "unchanged": "yes: a report for every revision, also where nothing changed",
        **{name: f"the header of the column {what}" for name, what in COLUMNS.items()},
    },
)
