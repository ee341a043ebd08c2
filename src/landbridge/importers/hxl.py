"""Any table with a row of HXL hashtags (CSV, XLSX), as reports: tags say which column is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._column_map import MAP_TABLES, REPORT_COLUMNS, ColumnMap
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dates import DATE_OPTIONS
from landbridge.importers._hashtags import columns_of, row_of_tags, tag_in
from landbridge.importers._mapped_table import reports_by_map
from landbridge.importers._meanings import refuse_unknown
from landbridge.importers._tables import TABLE_OPTIONS, open_table, table_words

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.imports import Imported, ImportSettings

__all__ = ["IMPORTER", "read"]

_LINES_SEEN = 26
_NOT_OURS = {"type_of_violence", "where_prec", "side_a"}
"""UCDP GED has tags on HDX too, and codes that tags do not tell: its own importer knows them."""


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read a tagged table: the tags say which column is which, a map may say more.

    Raises
    ------
    InputError
        when it has no row of hashtags, or these and the map leave out what every report needs
    """
    refuse_unknown(settings, IMPORTER, MAP_TABLES)
    table = open_table(path, **table_words(settings.options))
    found = row_of_tags(table.records())
    if found is None:
        message = "has no row of HXL hashtags (such as #date, #loc+name) among its first 25"
        raise InputError(f"'{path.name}' {message}: read it with --as table")
    tagged = table.headed_by(*found)
    tags = {name: tag for name in tagged.header if (tag := tag_in(name.split(" [")[0])) is not None}
    column_map = ColumnMap(REPORT_COLUMNS, columns_of(tags))
    column_map.take(settings, tagged)
    return reports_by_map(IMPORTER.name, tagged, column_map, settings)


def _recognises(sample: Sample) -> bool:
    """A table with a row in which nothing stands but hashtags."""
    if not sample.header or {name.lower() for name in sample.header} >= _NOT_OURS:
        return False
    for line in sample.text.splitlines()[:_LINES_SEEN]:
        mark = max(",;\t|", key=line.count)
        cells = [cell.strip().strip('"') for cell in line.split(mark)]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(tag_in(cell) is not None for cell in filled):
            return True
    return False


IMPORTER = Importer(
    name="hxl",
    title="tables with HXL hashtags (CSV, XLSX, ODS)",
    recognises=_recognises,
    read=read,
    options=TABLE_OPTIONS | DATE_OPTIONS,
)
