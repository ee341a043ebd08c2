"""UCDP GED events of fighting: contests, never control, a report for each publisher."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.days import parse_span
from landbridge.errors import QuestionError
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dates import read_date
from landbridge.importers._meanings import refuse_unknown
from landbridge.importers._points import point_of
from landbridge.importers._refusals import Refusals
from landbridge.importers._sourcing import SourceRows, need_published, slug
from landbridge.importers._tables import TABLE_OPTIONS, open_table, table_words
from landbridge.model.imports import ForeignRow, Imported, Spot

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.importers._tables import TableRow
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read"]

_NEEDED = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "where_prec",
    "where_coordinates",
    "latitude",
    "longitude",
    "date_prec",
    "date_start",
    "date_end",
)
_SURELY = ("type_of_violence", "where_prec", "date_prec", "side_a", "side_b")
_KINDS = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
_WITHIN_KM = {"1": 5.0, "2": 25.0, "3": 50.0}
_WHERE = ("1", "2", "3", "4", "5", "6", "7")
_LICENCE = "CC BY 4.0"
_KIND_WORD = re.compile(r"(?<=\S)\s+(?:town|city|village)\Z")
_CITATION = (
    "UCDP Georeferenced Event Dataset; Sundberg and Melander 2013,"
    " doi:10.1177/0022343313484347; and the citation of its release"
)
_URL = "https://ucdp.uu.se"


@dataclass(frozen=True, slots=True)
class _Article:
    """One article that an event rests on: who published it, when, and its headline."""

    office: str
    published: str
    headline: str


@dataclass(slots=True)
class _Reading:
    """What is gathered while the rows of one file are read."""

    file: str
    settings: ImportSettings
    farthest: str
    sources: SourceRows
    refusals: Refusals
    rows: list[ForeignRow] = field(default_factory=list)
    events: int = 0
    one_sided: int = 0
    vague: Counter[str] = field(default_factory=Counter)
    early: int = 0


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read UCDP GED (CSV or a workbook): a release, a candidate release, or the form of HDX.

    Raises
    ------
    InputError
        when it is none, or has events without a day of publication and none is given
    """
    refuse_unknown(settings, IMPORTER, ())
    table = open_table(path, **table_words(settings.options)).lowered()
    table.require(_NEEDED, "UCDP GED")
    farthest = settings.options.get("where_prec", "2")
    if farthest not in _WITHIN_KM:
        raise QuestionError(f"--set where_prec={farthest}: write 1, 2 or 3")
    sources, refusals = SourceRows(path.name), Refusals(path.name)
    reading = _Reading(path.name, settings, farthest, sources, refusals)
    for row in table.rows(refusals):
        if not row.is_tags:
            _read_row(row, reading)
    rows = (*sources.rows, *reading.rows)
    return Imported(IMPORTER.name, rows, refusals.problems, (*table.notes, *_notes(reading)))


def _read_row(row: TableRow, reading: _Reading) -> None:
    """Make one report for each publisher of an event of fighting, or count it as left out."""
    kind, where = row.code("type_of_violence"), row.code("where_prec")
    for column, code, codes in (
        ("type_of_violence", kind, tuple(_KINDS)),
        ("where_prec", where, _WHERE),
        ("date_prec", row.code("date_prec"), _WHERE[:5]),
    ):
        if code not in codes:
            message = f"'{code}' is no code of UCDP GED: it has {', '.join(codes)}"
            reading.refusals.error(row.line, column, message)
            return
    if kind == "3":
        reading.one_sided += 1
        return
    if where > reading.farthest:
        reading.vague[where] += 1
        return
    spot, date = _spot(row, reading), _date(row, reading)
    if spot is None or date is None:
        return
    sides = {"actor": row["side_a"], "other_actor": row["side_b"]}
    cells = {"date": date, "event": "contests", "locator": f"GED {row.code('id')}"}
    cells |= {"note": row["where_description"], "event_as_named": _KINDS[kind]}
    cells |= {
        "place_as_named": row["where_coordinates"],
        "primary_as_named": row["source_original"],
    }
    cells |= {f"{column}_as_named": name for column, name in sides.items()}
    reading.events += 1
    for source, article in _published(row, date, reading):
        filled = {"source": source, "published": article.published, "quote": article.headline}
        filled = {column: text for column, text in (filled | cells).items() if text}
        actors = {column: name for column, name in sides.items() if name}
        reading.rows.append(
            ForeignRow("reports", filled, reading.file, row.line, actors, {"place": spot})
        )


def _spot(row: TableRow, reading: _Reading) -> Spot | None:
    point = point_of(row, reading.refusals)
    if point is None:
        return None
    name = _KIND_WORD.sub("", row["where_coordinates"])  # "Mosul town" is Mosul
    return Spot(
        name=name or None,
        lon=point[0],
        lat=point[1],
        within_km=_WITHIN_KM[row.code("where_prec")],
        admin1=row["adm_1"] or None,
        kind="airport" if name.lower().endswith("airport") else "settlement",
    )


def _date(row: TableRow, reading: _Reading) -> str | None:
    """The first and the last day that the event can have had; date_prec says why they differ."""
    column = "date_start"
    try:
        start = read_date(row["date_start"])
        column = "date_end"
        end = read_date(row["date_end"])
        if start == end:
            return start
        return parse_span(f"{start}/{end}").text
    except ValueError as wrong:
        reading.refusals.error(row.line, column, str(wrong))
        return None


def _published(row: TableRow, date: str, reading: _Reading) -> list[tuple[str, _Article]]:
    """The sources of an event with what each published first; the release where it names none.

    An article that is older than the event spoke of something else: the next one of its publisher
    counts, or the day of the release.
    """
    first_day = parse_span(date).first
    found: dict[str, _Article] = {}
    for article in _articles(row):
        if parse_span(article.published).last < first_day:
            reading.early += 1
        elif (known := found.get(article.office)) is None or article.published < known.published:
            found[article.office] = article
    if not found:
        why = f"line {row.line} names no article that is dated and no older than the event"
        release = need_published(reading.settings, reading.file, why)
        found[""] = _Article("", release, "")
    return [(_source(article.office, reading), article) for article in found.values()]


def _articles(row: TableRow) -> list[_Article]:
    """The articles of a row whose publisher and date are told; lists go in step."""
    offices = [part.strip() for part in row["source_office"].split(";")]
    dates = [part.strip() for part in row["source_date"].split(";")]
    headlines = [part.strip() for part in row["source_headline"].split(";")]
    if len(offices) != len(dates):
        return []
    in_step = len(headlines) == len(offices)
    found = []
    for number, (office, text) in enumerate(zip(offices, dates, strict=True)):
        try:
            published = read_date(text)
        except ValueError:
            continue
        if office:
            found.append(_Article(office, published, headlines[number] if in_step else ""))
    return found


def _source(office: str, reading: _Reading) -> str:
    """The id of a publisher as coded by UCDP, told once."""
    if reading.settings.source is not None:
        return reading.settings.source
    about = {"kind": "dataset", "url": _URL, "licence": _LICENCE, "note": _CITATION}
    if not office:
        return reading.sources.add("ucdp-ged", "UCDP GED", **about)
    family = slug(office)
    title = f"{office}, as coded by UCDP GED"
    return reading.sources.add(f"ucdp-{family}", title, family=family, **about)


def _notes(reading: _Reading) -> list[str]:
    """What was left out and what was made of what, with numbers."""
    notes = [
        f"{reading.events:,} events of fighting became {len(reading.rows):,} reports (contests)",
        f"attribution ({_LICENCE}): {_CITATION}",
    ]
    if reading.one_sided:
        notes.append(f"{reading.one_sided:,} events of one-sided violence left out")
    if reading.vague:
        told = ", ".join(f"{count:,} of {code}" for code, count in sorted(reading.vague.items()))
        notes.append(f"{reading.vague.total():,} events placed too vaguely (where_prec): {told}")
    if reading.early:
        notes.append(f"{reading.early:,} articles older than their event: not counted")
    return notes


def _recognises(sample: Sample) -> bool:
    return sample.has_columns(*_SURELY)


IMPORTER = Importer(
    name="ucdp_ged",
    title="UCDP GED events (CSV, XLSX, as released or from HDX)",
    recognises=_recognises,
    read=read,
    options=TABLE_OPTIONS
    | {"where_prec": "the vaguest place taken: 1 exact, 2 around a place, 3 district; else 2"},
)
