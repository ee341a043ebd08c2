"""Points of KML, each a report of something seen there: link, date and credit (as GeoConfirmed)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from landbridge.days import parse_published, parse_span
from landbridge.errors import InputError, Problem, QuestionError
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dates import read_date
from landbridge.importers._days_named import day_in
from landbridge.importers._kml import Placemark, kml_glance, read_kml
from landbridge.importers._meanings import (
    Meanings,
    counted,
    refuse_published,
    refuse_unknown,
)
from landbridge.importers._plain_text import links_in, plain_text
from landbridge.importers._point_words import kind_words, side_column, side_word
from landbridge.importers._refusals import Refusals
from landbridge.model.imports import ForeignRow, Imported, ImportSettings, Spot
from landbridge.model.reports import EVENTS

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["IMPORTER"]

_TABLES = ("events", "holders", "columns")
_NEED_ACTOR = {"holds", "takes", "loses", "enters", "withdraws", "besieges", "present"}
_NOT_HERE = {"retracts", "agrees", "restricts"}
_CREDIT = re.compile(
    r"^\W*(?:credits?|geolocated by|geolocation by|geo by|located by|author)\W{0,3}\s*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_SECTION = re.compile(
    r"^(?:source|geolocation|additional info)s?\s*(?:\(s\))?\s*:?\s*$", re.IGNORECASE
)
_LONGEST_QUOTE = 2_000
_EVERY = "*"


def _recognises(sample: Sample) -> bool:
    """Whether it is KML that begins with points and shows no polygon, or an archive of such."""
    text = kml_glance(sample)
    return "<Point" in text and "Polygon>" not in text


def _read(path: Path, settings: ImportSettings) -> Imported:
    refuse_unknown(settings, IMPORTER, _TABLES)
    refuse_published(settings)
    marks = read_kml(path, progress=settings.progress)
    points = [mark for mark in marks if mark.points or (mark.wrong and not mark.rings)]
    if not points:
        there = f"{counted(len(marks), 'placemark')} without a point" if marks else "no placemark"
        raise InputError(f"'{path.name}' holds {there}")
    source = _source(path, settings, points)
    if not settings.published:
        message = f"'{path.name}' does not say when it was published: give --published DATE"
        raise InputError(message)
    events, holders = _events_of(settings), Meanings.of(settings, "holders")
    everything = _asked_event(settings)
    column = side_column(points, settings)
    mapping = _mapping(points, column, events, holders, everything)
    if not events.table and everything is None:
        return _asking(points, mapping, path.name)
    refusals = Refusals(path.name)
    counts: Counter[str] = Counter()
    rows: list[ForeignRow] = [] if settings.source else [_source_row(source, path.name)]
    seen: set[tuple[str, ...]] = set()
    for mark in points:
        event = everything or _event_of(mark, events, counts)
        row = event and _report(mark, event, source, path.name, settings, column, holders, refusals)
        if not row:
            continue
        key = (*row.cells.values(), str(row.spots["place"]))
        if key in seen:
            counts["the same in another folder"] += 1
            continue
        seen.add(key)
        rows.append(row)
    notes = [f"{counted(len(seen), 'report')} of {counted(len(points), 'point')}"]
    notes += [f"{count:,} left out: {why}" for why, count in sorted(counts.items())]
    if other := len(marks) - len(points):
        notes.append(f"{counted(other, 'placemark')} left out: no point")
    guessed = not holders.table and any(row.actors for row in rows)
    return Imported("kml_points", tuple(rows), refusals.problems, tuple(notes), mapping, guessed)


def _source(path: Path, settings: ImportSettings, points: list[Placemark]) -> str:
    if settings.source:
        return settings.source
    if "geoconfirmed" in path.name.lower() or any(
        "geoconfirmed" in f"{mark.folders} {mark.description}".lower() for mark in points[:200]
    ):
        return "geoconfirmed"
    raise InputError(f"'{path.name}' does not say whose points these are: give --source ID")


def _source_row(source: str, file: str) -> ForeignRow:
    cells = {
        "id": source,
        "name": "GeoConfirmed",
        "kind": "monitor",
        "family": "geoconfirmed",
        "url": "https://geoconfirmed.org",
        "note": "volunteers who find out where pictures were taken; licence not stated in the file",
    }
    return ForeignRow("sources", cells, file)


def _asked_event(settings: ImportSettings) -> str | None:
    event = settings.options.get("event")
    if event is not None and (event not in EVENTS or event in _NOT_HERE):
        known = ", ".join(name for name in EVENTS if name not in _NOT_HERE)
        raise QuestionError(f"--set event={event}: there are: {known}")
    return event


def _mapping(
    points: list[Placemark], column: str, events: Meanings, holders: Meanings,
    everything: str | None,
) -> dict[str, dict[str, str]]:  # fmt: skip
    """What each word of theirs becomes; ``?`` where the user has to say."""
    kinds: Counter[str] = Counter()
    sides: Counter[str] = Counter()
    for mark in points:
        kinds.update(kind_words(mark))
        if side := side_word(mark, column):
            sides[side] += 1
    rest = everything or (events.table_word(_EVERY) if events.knows(_EVERY) else "?")
    ours = {
        word: events.table_word(word) if events.knows(word) and not everything else rest
        for word in sorted(kinds)
    }
    return {
        "columns": {"holder": column},
        "events": ours or {_EVERY: rest},
        "holders": {word: holders.table_word(word) for word in sorted(sides)},
    }


def _asking(points: list[Placemark], mapping: dict[str, dict[str, str]], file: str) -> Imported:
    """Show what there is and refuse it: a mapping that leaves it open cannot be accepted either."""
    count = counted(len(points), "point")
    asked = (
        f"what was seen at {count} is not said in a way to be guessed: say it with"
        " --set event=strikes for all of them, or in a table [events] of a --map file: a folder,"
        " kind or mark and its event; '*' for the others; '-' leaves out"
    )
    problems = (Problem(file, None, None, asked),)
    return Imported("kml_points", (), problems, (), mapping, guessed=True)


def _events_of(settings: ImportSettings) -> Meanings:
    for word, event in settings.map.get("events", {}).items():
        if event != "-" and (event not in EVENTS or event in _NOT_HERE):
            known = ", ".join(name for name in EVENTS if name not in _NOT_HERE)
            raise InputError(f"[events] '{word}' = '{event}': no such event; there are: {known}, -")
    return Meanings.of(settings, "events")


def _event_of(mark: Placemark, events: Meanings, counts: Counter[str]) -> str | None:
    """Find the event of a placemark by its first word that the table has, else by ``*``."""
    words = [word for word in (*kind_words(mark), _EVERY) if events.knows(word)]
    if not words:
        counts["no event for its folder or mark in the map"] += 1
        return None
    event = events.table_word(words[0])
    if event == "-":
        counts[f"'{words[0]}' is mapped to '-'"] += 1
        return None
    return event


def _report(
    mark: Placemark, event: str, source: str, file: str, settings: ImportSettings, column: str,
    holders: Meanings, refusals: Refusals,
) -> ForeignRow | None:  # fmt: skip
    """Make a report of a placemark, or say why there is none."""
    try:
        spot = _spot(mark, settings)
        date = _date(mark)
        if parse_span(date).first > parse_published(str(settings.published)).last:
            message = f"is dated {date}, after its publication ({settings.published})"
            raise ValueError(message)  # noqa: TRY301
        actor, word = _actor(mark, event, column, holders)
    except ValueError as wrong:
        refusals.error(mark.line, None, f"point {mark.number} {wrong}")
        return None
    text = plain_text(mark.description)
    links = links_in(mark.description)
    credit = [line.strip() for line in _CREDIT.findall(text)]
    told = "\n".join(line for line in text.splitlines() if not _is_link(line))
    cells = {
        "source": source,
        "published": str(settings.published),
        "date": date,
        "event": event,
        "locator": links[0] if links else "",
        "quote": told[:_LONGEST_QUOTE],
        "note": "; ".join(
            [*(f"credit: {name}" for name in credit), *(f"see {link}" for link in links[1:4])]
        ),
        "actor_as_named": word,
        "place_as_named": mark.name,
        "event_as_named": next(iter(kind_words(mark)), ""),
    }
    actors = {"actor": actor} if actor else {}
    return ForeignRow("reports", cells, file, mark.line, actors, {"place": spot})


def _is_link(line: str) -> bool:
    return line.startswith(("http://", "https://")) or _SECTION.match(line) is not None


def _spot(mark: Placemark, settings: ImportSettings) -> Spot:
    if mark.wrong or not mark.points:
        raise ValueError(f"cannot be placed: {mark.wrong or 'it has no coordinates'}")
    lon, lat = mark.points[0]
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004  (NaN fails too)
        exchanged = " Are lon and lat exchanged?" if abs(lat) > 90 >= abs(lon) else ""  # noqa: PLR2004
        raise ValueError(f"lies at {lon:g}, {lat:g}: write lon,lat in WGS 84 degrees.{exchanged}")
    if lon == lat == 0:
        raise ValueError("lies at 0,0, where nothing is: give its coordinates")
    named = settings.options.get("place") == "name" and mark.name
    return Spot(name=mark.name if named else None, lon=lon, lat=lat)


def _date(mark: Placemark) -> str:
    """Take the date from a time stamp or span, a property, the name, the text: the first."""
    for text in (mark.when, mark.begin, mark.data.get("date", ""), mark.data.get("Date", "")):
        if text:
            return read_date(text)
    day = day_in(mark.name) or day_in(plain_text(mark.description))
    if day is None:
        raise ValueError("has no date, in a TimeStamp, its name or its text: give it one")
    return day


def _actor(mark: Placemark, event: str, column: str, holders: Meanings) -> tuple[str, str]:
    """Who it is about, as mapped and as named; empty where nobody has to be."""
    word = side_word(mark, column)
    standing = holders.standing(word) if word else None
    names = sorted(standing.holders) if standing else []
    if event in _NEED_ACTOR and len(names) != 1:
        raise ValueError(f"is '{event}', which needs one actor: map its side ('{word or 'none'}')")
    if len(names) != 1 or not (holders.knows(word) or event in _NEED_ACTOR):
        return "", word
    return names[0], word


IMPORTER = Importer(
    "kml_points",
    "Points of KML or KMZ with link, date and credit (as exported by GeoConfirmed)",
    _recognises,
    _read,
    {
        "event": "what all of the points are, such as strikes or present; else a table [events]",
        "holder": "where the side stands: style (default), folder, name or a property",
        "place": "name: the name of a placemark names its place; else its coordinates alone count",
    },
)
