"""Rows out of files of others, as a load that is judged and written like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation.codecs import read_rows
from landbridge.situation.columns import TABLES
from landbridge.situation.folder import Load
from landbridge.situation.tabular import Row, Sheet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from landbridge.errors import Problem
    from landbridge.model.imports import ForeignRow

__all__ = ["foreign_load"]

_KEPT_AS_THEY_ARE = ("sources", "actors", "places")
"""Tables in which a row that is there is somebody's own word: no import speaks against it."""


def foreign_load(
    connection: sqlite3.Connection,
    rows: Iterable[ForeignRow],
    problems: Iterable[Problem],
) -> Load:
    """Sort rows into sheets by table and file, in their order.

    Sources, actors and places whose id is there already are passed over, also where changed rows
    are to be taken: an importer's bare source row must not take a licence or a family away.
    """
    there = {
        (table, row["id"])
        for table in _KEPT_AS_THEY_ARE
        for row in read_rows(connection, table, "the working file")
    }
    sheets: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if (row.table, row.cells.get("id", "")) not in there:
            made = Row(row.table, row.file, row.line, dict(row.cells))
            sheets.setdefault((row.table, row.file), []).append(made)
    load = Load(problems=list(problems))
    for (table, file), kept in sheets.items():
        known = TABLES[table].column_names
        names = dict.fromkeys(name for row in kept for name in row.cells)
        header = (*(n for n in known if n in names), *(n for n in names if n not in known))
        load.sheets.append(Sheet(table, file, header, tuple(kept)))
    return load
