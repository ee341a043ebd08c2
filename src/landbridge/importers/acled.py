"""ACLED events: what speaks of control, contest and strikes, one report for each source named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from landbridge.days import format_day, parse_day
from landbridge.errors import QuestionError
from landbridge.importers._acled_codes import (
    EVENT_OF,
    STRIKES,
    WITHIN_KM,
    is_unnamed,
    moment,
    taker,
)
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dates import DATE_OPTIONS, DATE_ORDERS, decide_order, read_date
from landbridge.importers._meanings import asked_yes, refuse_unknown
from landbridge.importers._points import point_of
from landbridge.importers._refusals import Refusals
from landbridge.importers._sourcing import SourceRows, need_published, slug
from landbridge.importers._tables import TABLE_OPTIONS, open_table, table_words
from landbridge.model.imports import ForeignRow, Imported, Spot

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.importers._tables import OpenTable, TableRow
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read"]

_NEEDED = (
    "event_id_cnty",
    "event_date",
    "sub_event_type",
    "actor1",
    "location",
    "latitude",
    "longitude",
)
_SURELY = ("event_id_cnty", "sub_event_type", "geo_precision")
_ATTRIBUTION = "Armed Conflict Location & Event Data (ACLED), https://acleddata.com"
_NOTE = f"{_ATTRIBUTION}: acknowledge it wherever this is used; its terms govern passing it on"
_HALF_WEEK = 3
_FIRST_ROWS = 500
_SHOWN = 12


@dataclass(slots=True)
class _Reading:
    """What is gathered while the rows of one file are read."""

    file: str
    settings: ImportSettings
    order: str | None
    actor1_acts: bool
    regions: bool
    sources: SourceRows
    refusals: Refusals
    rows: list[ForeignRow] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    regional: int = 0
    untaken: int = 0
    unclaimed: int = 0
    events: int = 0


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read an export of ACLED (CSV or a workbook), in its present form or an older one.

    Raises
    ------
    InputError
        when it is none, or has no day of publication and none is given
    """
    refuse_unknown(settings, IMPORTER, ())
    table = open_table(path, **table_words(settings.options)).lowered()
    table.require(_NEEDED, "an ACLED export")
    said = settings.options.get("actor1", "")
    if said not in ("", "acts"):
        raise QuestionError(f"--set actor1={said}: write acts, or leave it out")
    reading = _Reading(
        path.name,
        settings,
        _order(table, settings),
        said == "acts",
        asked_yes(settings, "regions"),
        SourceRows(path.name),
        Refusals(path.name),
    )
    for row in table.rows(reading.refusals):
        if not row.is_tags:
            _read_row(row, reading)
    return Imported(
        IMPORTER.name,
        (*reading.sources.rows, *reading.rows),
        reading.refusals.problems,
        (*table.notes, *_notes(reading)),
    )


def _order(table: OpenTable, settings: ImportSettings) -> str | None:
    """The order in which days are written; ACLED itself writes them so that none is needed."""
    order = settings.options.get("dates")
    if order is not None and order not in DATE_ORDERS:
        raise QuestionError(f"--set dates={order}: write one of {', '.join(DATE_ORDERS)}")
    if order is not None:
        return order
    found = decide_order(row["event_date"] for row in islice(table.rows(), _FIRST_ROWS))
    if found.order is None and not found.why:
        return None
    return decide_order(row["event_date"] for row in table.rows()).order


def _read_row(row: TableRow, reading: _Reading) -> None:
    """Make one report for each source of an event, or count it as left out."""
    kind = " ".join(row["sub_event_type"].lower().split())
    event = EVENT_OF.get(kind)
    if event is None:
        reading.left_out[row["sub_event_type"] or "(no sub-event type)"] += 1
        return
    cells = {"event": event}
    actors: dict[str, str] = {}
    if event == "takes":
        who = taker(kind, row, actor1_acts=reading.actor1_acts)
        if who is None and kind.startswith("non-violent"):
            reading.unclaimed += 1
            return
        if who is None:
            cells["event"] = "contests"
            reading.untaken += 1
        else:
            actors = {"actor": row[f"actor{who}"], "other_actor": row[f"actor{3 - who}"]}
    if kind in STRIKES:
        if reading.actor1_acts or not row["actor2"]:
            actors = {"actor": row["actor1"]}
    elif not actors:
        actors = {"actor": row["actor1"], "other_actor": row["actor2"]}
    spot = _spot(row, reading)
    if spot is None:
        return
    date = _date(row, reading)
    if date is None:
        return
    cells |= {"date": date, "published": _published(row, reading)}
    cells |= {"locator": row["event_id_cnty"], "quote": row["notes"]}
    cells |= {"event_as_named": row["sub_event_type"], "place_as_named": row["location"]}
    cells |= {"actor_as_named": row["actor1"], "other_actor_as_named": row["actor2"]}
    named = {column: name for column, name in actors.items() if name and not is_unnamed(name)}
    if cells["event"] in ("takes", "present") and "actor" not in named:
        reading.unclaimed += 1
        return
    reading.events += 1
    for source in _sources(row, reading):
        filled = {"source": source} | {column: text for column, text in cells.items() if text}
        reading.rows.append(
            ForeignRow("reports", filled, reading.file, row.line, named, {"place": spot})
        )


def _spot(row: TableRow, reading: _Reading) -> Spot | None:
    """Say where it was; None where only a region is known, or the point makes no sense."""
    precision = row.code("geo_precision") or "1"
    if precision not in ("1", "2", "3"):
        message = f"'{precision}' is no code of precision: ACLED has 1, 2 and 3"
        reading.refusals.error(row.line, "geo_precision", message)
        return None
    if precision == "3":
        reading.regional += 1
        if reading.regions and row["admin1"]:
            return Spot(name=row["admin1"], admin1=row["admin1"], kind="area")
        return None
    point = point_of(row, reading.refusals)
    if point is None:
        return None
    return Spot(
        name=row["location"] or None,
        lon=point[0],
        lat=point[1],
        within_km=WITHIN_KM[precision],
        admin1=row["admin1"] or None,
        kind="settlement",
    )


def _date(row: TableRow, reading: _Reading) -> str | None:
    """A day; the days around the middle of a week; a month."""
    precision = row.code("time_precision") or "1"
    try:
        day = read_date(row["event_date"], order=reading.order)
        if precision == "2":
            number = parse_day(day)
            return f"{format_day(number - _HALF_WEEK)}/{format_day(number + _HALF_WEEK)}"
    except (ValueError, OverflowError) as wrong:
        reading.refusals.error(row.line, "event_date", str(wrong))
        return None
    if precision == "3":
        return day[:7]
    if precision != "1":
        message = f"'{precision}' is no code of precision: ACLED has 1, 2 and 3"
        reading.refusals.error(row.line, "time_precision", message)
        return None
    return day


def _published(row: TableRow, reading: _Reading) -> str:
    """When ACLED last put the event out, or what the user says."""
    told = moment(row.code("timestamp"))
    return told or need_published(
        reading.settings, reading.file, f"line {row.line} has no timestamp that could be read"
    )


def _sources(row: TableRow, reading: _Reading) -> list[str]:
    """The ids of the sources that the event rests on, as coded by ACLED."""
    if reading.settings.source is not None:
        return [reading.settings.source]
    names = list(dict.fromkeys(name for part in row["source"].split(";") if (name := part.strip())))
    found = []
    for name in names or ["ACLED"]:
        family = slug(name)
        title = f"{name}, as coded by ACLED" if names else "ACLED"
        own = f"acled-{family}" if names else "acled"
        about = {"kind": "dataset", "family": family, "url": "https://acleddata.com", "note": _NOTE}
        found.append(reading.sources.add(own, title, **about))
    return list(dict.fromkeys(found))


def _notes(reading: _Reading) -> list[str]:
    """What was left out and what was made of what, with numbers."""
    notes = [
        f"{reading.events:,} events became {len(reading.rows):,} reports, one for each source",
        f"attribution: {_ATTRIBUTION}; its terms govern passing the data on",
    ]
    if reading.left_out:
        most = reading.left_out.most_common(_SHOWN)
        told = ", ".join(f"{count:,} {kind}" for kind, count in most)
        more = ", …" if len(reading.left_out) > _SHOWN else ""
        total = reading.left_out.total()
        notes.append(f"{total:,} events left out, which say nothing of control: {told}{more}")
    if reading.regional:
        what = "put down to their regions" if reading.regions else "left out: --set regions=yes"
        notes.append(
            f"{reading.regional:,} events known to a region only (geo_precision 3), {what}"
        )
    if reading.untaken:
        told = "the file does not say which side took the place, since the order of actors means"
        notes.append(f"{reading.untaken:,} exchanges read as contests: {told} nothing in ACLED")
    if reading.unclaimed:
        notes.append(f"{reading.unclaimed:,} events left out that do not name who took or stands")
    return notes


def _recognises(sample: Sample) -> bool:
    return sample.has_columns(*_SURELY)


IMPORTER = Importer(
    name="acled",
    title="ACLED events (CSV, XLSX)",
    recognises=_recognises,
    read=read,
    options=TABLE_OPTIONS
    | {"dates": DATE_OPTIONS["dates"]}
    | {
        "actor1": "acts: read actor1 as the one who takes or strikes, which ACLED does not promise",
        "regions": "yes: events known to a region only are reports on the region (admin1)",
    },
)
