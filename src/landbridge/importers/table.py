"""Any table of reports or of places (CSV, XLSX, ODS), by a map of its columns, given or guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError, QuestionError
from landbridge.importers._column_map import MAP_TABLES, PLACE_COLUMNS, REPORT_COLUMNS, ColumnMap
from landbridge.importers._columns import guess_columns, guess_events
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dates import DATE_OPTIONS
from landbridge.importers._mapped_rows import MappedPlaces
from landbridge.importers._mapped_spots import Points
from landbridge.importers._mapped_table import reports_by_map
from landbridge.importers._meanings import refuse_unknown
from landbridge.importers._refusals import Refusals
from landbridge.importers._tables import TABLE_OPTIONS, OpenTable, open_table, table_words
from landbridge.model.imports import Imported

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read"]

_KINDS = ("reports", "places")


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read a table of reports, or with ``table=places`` one of places.

    Without a map the columns are guessed by their names and by what stands in them; the guess is
    given back as the mapping, for the user to confirm or to edit.

    Raises
    ------
    InputError
        when the table cannot be read, or a column that is needed is neither given nor guessed;
        the message holds a map to fill in
    """
    refuse_unknown(settings, IMPORTER, MAP_TABLES)
    kind = settings.options.get("table", "reports")
    if kind not in _KINDS:
        raise QuestionError(f"--set table={kind}: write {' or '.join(_KINDS)}")
    table = open_table(path, **table_words(settings.options))
    ours = REPORT_COLUMNS if kind == "reports" else PLACE_COLUMNS
    guessed = not settings.map.get("columns")
    column_map = guess_columns(table, ours) if guessed else ColumnMap(ours)
    column_map.take(settings, table)
    if kind == "places":
        return _places(table, column_map, guessed=guessed)
    propose = guess_events if guessed else None
    return reports_by_map(IMPORTER.name, table, column_map, settings, propose=propose)


def _places(table: OpenTable, column_map: ColumnMap, *, guessed: bool) -> Imported:
    """Places, each with a name and a point."""
    missing = [] if column_map.has("name") else ["name"]
    if not column_map.has("lon", "lat") and not column_map.has("lat_lon"):
        missing += ["lon", "lat"]
    if missing:
        what = f"no column for {', '.join(missing)}; a map to fill in and give with --map"
        raise InputError(f"'{table.file}': {what}:\n{column_map.told(missing)}")
    points, refusals = Points(table.file, column_map), Refusals(table.file)
    places = MappedPlaces(table, column_map, refusals, points)
    places.read()
    points.judge(refusals)
    notes = (*table.notes, f"{len(places.rows):,} places")
    return Imported(
        IMPORTER.name,
        tuple(places.rows),
        refusals.problems,
        notes,
        column_map.mapping,
        guessed,
    )


def _recognises(sample: Sample) -> bool:  # noqa: ARG001  (any table could be one: it is asked for)
    return False


IMPORTER = Importer(
    name="table",
    title="any table of reports or places (CSV, XLSX, XLS, ODS), with a map of its columns",
    recognises=_recognises,
    read=read,
    options=TABLE_OPTIONS
    | DATE_OPTIONS
    | {"table": "what the rows are: reports, or places; else reports"},
)
