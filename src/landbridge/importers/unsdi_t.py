"""Roads of UNSDI-T, version 2: what passes on them now, in which weather, and who says so when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError, Problem
from landbridge.importers._contract import Importer
from landbridge.importers._roads_options import (
    LINE_OPTIONS,
    one_of,
    parted_at,
    published_of,
    refuse_others,
    speeds,
)
from landbridge.importers._roads_pieces import ids_of, pieces_of
from landbridge.importers._roads_recognised import speaks_unsdi
from landbridge.importers._roads_vector_file import drawn_lines
from landbridge.importers._unsdi_codes import FIELDS, UnsdiRow, note_of, says_of, traits_of
from landbridge.importers._unsdi_dates import day_of
from landbridge.model.imports import ForeignRow, Imported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from landbridge.importers._contract import Sample
    from landbridge.importers._roads_pieces import Pieces
    from landbridge.importers._roads_vector_file import DrawnLines
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read", "recognises"]

_OPTIONS = LINE_OPTIONS | {
    "reports": "whether reports of what passes are made (yes), or roads only (no)",
    "speed.*": "kilometres per hour of a lorry by class, for roads without a speed of their own "
    "(speed.primary=60)",
}
_MOST_TOLD = 10
_CUT = 10
"""Letters of a column's name that a shapefile keeps."""


def recognises(sample: Sample) -> bool:
    """Whether it holds lines with OpStatus, CurntPrac, GdWthrPrac or BdWthrPrac."""
    return speaks_unsdi(sample)


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read roads, and what they say of who can pass as dated reports.

    Raises
    ------
    InputError
        when it cannot be read as a whole, holds no column of UNSDI-T, or says what passes without
        it being known who says so
    """
    refuse_others(settings, _OPTIONS, ("columns",))
    where = parted_at(settings.options)
    reports = one_of(settings.options, "reports", ("yes", "no")) == "yes"
    kmh = speeds(settings.options)
    published = published_of(settings)
    drawn = drawn_lines(path, settings.options.get("layer"), settings.options.get("crs"))
    columns = _columns(drawn, path.name, settings)
    rows = _rows(drawn, columns)
    days = [day_of(row.last_update) or published for row in rows]
    events = [says_of(row) if reports else None for row in rows]
    dated = [bool(event and day) for event, day in zip(events, days, strict=True)]
    if any(dated) and not settings.source:
        raise InputError(
            f"'{path.name}' says what passes on its roads: say who says so with --source ID (or"
            " take the roads alone with --set reports=no)"
        )
    traits = [traits_of(row, kmh, now=not one) for row, one in zip(rows, dated, strict=True)]
    more = {
        "source": [settings.source or ""] * drawn.count,
        "published": days,
        "note": [note_of(row) for row in rows],
    }
    ids = ids_of(drawn.fields.get(columns.get("road_id", ""), ()), drawn.count, path.name)
    told = pieces_of(drawn, where, ids, traits, more, file=path.name)
    if not told.rows:
        raise InputError(f"'{path.name}' holds no line of a length")
    made = _reports(told, rows, days, settings.source or "", path.name) if reports else []
    return Imported(
        "unsdi-t",
        (*told.rows, *made),
        (*drawn.problems, *_odd_dates(rows, path.name), *_undated(events, dated, path.name)),
        tuple(_notes(drawn, told, made, where, columns)),
        {"columns": {FIELDS[name][0]: theirs for name, theirs in columns.items()}},
        guessed=False,
    )


def _columns(drawn: DrawnLines, file: str, settings: ImportSettings) -> dict[str, str]:
    """Which column is which field: by name in any case, cut to ten letters, or as the map says."""
    by_folded = {name.lower(): name for name in reversed(list(drawn.fields))}
    found = {}
    for ours, names in FIELDS.items():
        spellings = [word.lower() for name in names for word in (name, name[:_CUT])]
        if theirs := next((by_folded[word] for word in spellings if word in by_folded), ""):
            found[ours] = theirs
    by_name = {names[0].lower(): ours for ours, names in FIELDS.items()}
    for ours, theirs in settings.map.get("columns", {}).items():
        if ours.lower() not in by_name:
            known = ", ".join(names[0] for names in FIELDS.values())
            raise InputError(f"UNSDI-T has no field '{ours}' that is read; there are: {known}")
        if theirs not in drawn.fields:
            raise InputError(f"no column '{theirs}'; there are: {', '.join(drawn.fields)}")
        found[by_name[ours.lower()]] = theirs
    if not {"status", "now", "good_weather", "bad_weather", "functional_class"} & set(found):
        raise InputError(
            f"'{file}' has no column of UNSDI-T (OpStatus, CurntPrac, GdWthrPrac, BdWthrPrac,"
            f" FClass …) but {', '.join(drawn.fields) or 'none'}: read it with --as roads"
        )
    return found


def _rows(drawn: DrawnLines, columns: dict[str, str]) -> list[UnsdiRow]:
    empty = [""] * drawn.count
    by_field = {ours: drawn.fields.get(columns.get(ours, ""), empty) for ours in FIELDS}
    return [
        UnsdiRow(**{ours: column[number] for ours, column in by_field.items()})
        for number in range(drawn.count)
    ]


def _reports(
    told: Pieces, rows: Sequence[UnsdiRow], days: Sequence[str], source: str, file: str
) -> list[ForeignRow]:
    """What each piece of a line is reported as, as of the day of its last update."""
    made = []
    for number, roads in sorted(told.roads.items()):
        said = says_of(rows[number])
        if said is None or not days[number]:
            continue
        for road in roads:
            cells = {
                "source": source,
                "published": days[number],
                "date": days[number],
                "event": said.event,
                "link": road,
                "vehicle": said.vehicle,
                "locator": f"{file}, feature {number + 1}",
                "quote": said.quote,
                "note": note_of(rows[number]),
            }
            kept = {name: cell for name, cell in cells.items() if cell}
            made.append(ForeignRow("reports", kept, file, number + 1))
    return made


def _odd_dates(rows: Sequence[UnsdiRow], file: str) -> list[Problem]:
    """Dates that could not be read: those roads are dated as the file is."""
    odd = [
        Problem(file, number, "last_update", f"'{row.last_update}' is no day: write YYYY-MM-DD",
                "warning")
        for number, row in enumerate(rows, 1)
        if row.last_update and not day_of(row.last_update)
    ]  # fmt: skip
    if len(odd) > _MOST_TOLD:
        more = f"so are {len(odd) - _MOST_TOLD:,} others"
        return [*odd[:_MOST_TOLD], Problem(file, None, "last_update", more, "warning")]
    return odd


def _undated(events: Sequence[object], dated: Sequence[bool], file: str) -> list[Problem]:
    count = sum(event is not None and not one for event, one in zip(events, dated, strict=True))
    if not count:
        return []
    message = (
        f"{count:,} lines say what passes, but not when (no last_update): no report was made of"
        " them, what passes now stands as max_vehicle; give their day with --published"
    )
    return [Problem(file, None, None, message, "warning")]


def _notes(
    drawn: DrawnLines,
    told: Pieces,
    made: Sequence[ForeignRow],
    where: str,
    columns: dict[str, str],
) -> list[str]:
    notes = [
        *drawn.notes,
        f"{len(told.roads):,} features became {len(told.rows):,} roads, parted at {where}, "
        f"{told.metres / 1000:,.1f} km",
    ]
    for event, words in (
        ("cuts", "closed or abandoned"),
        ("damages", "restricted, or passed by less than in good weather"),
        ("repairs", "open"),
    ):
        if count := sum(row.cells["event"] == event for row in made):
            notes.append(f"{count:,} reports that a road is {words} ({event})")
    if "security" in columns:
        notes.append("the security category (Sec) is a note: it never shuts a road")
    return notes


IMPORTER = Importer(
    "unsdi-t",
    "UNSDI-T roads (OpStatus, CurntPrac, …), as WFP and the logistics cluster keep them",
    recognises,
    read,
    _OPTIONS,
    "geo",
)
