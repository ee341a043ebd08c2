"""Between authored rows and the rows of the working file; digests of what tables say."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from landbridge.situation.columns import TABLES
from landbridge.situation.tabular import Row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Record", "digest_of", "insert_row", "read_records", "read_rows", "update_row"]

Record = dict[str, str | None]
"""The cells of one row by column, without space around them; None where empty."""


def _values(row: Row) -> list[str | None]:
    """Give the columns of the format, then what of the row they cannot keep, as JSON.

    Kept apart so are unknown columns, and cells with space around them: the columns themselves hold
    plain words, so that ids can be compared and joined.
    """
    known = TABLES[row.table].column_names
    words = [row[name] or None for name in known]
    rest = {
        name: cell for name, cell in row.cells.items() if name not in known or cell != cell.strip()
    }
    return [*words, json.dumps(rest, ensure_ascii=False) if rest else None]


def _columns(table: str) -> list[str]:
    return [f'"{name}"' for name in TABLES[table].column_names] + ["as_written"]


def insert_row(connection: sqlite3.Connection, row: Row) -> None:
    """Add one row after the last."""
    columns, values = _columns(row.table), _values(row)
    if row.table == "reports":
        columns, values = ["report_id", *columns], [row.report_id, *values]
    marks = ", ".join("?" * len(columns))
    connection.execute(
        f"INSERT INTO {row.table} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608  our names
        values,
    )


def update_row(connection: sqlite3.Connection, row: Row) -> None:
    """Put a row in the place of the one whose number it carries."""
    assignments = ", ".join(f"{column} = ?" for column in _columns(row.table))
    connection.execute(
        f"UPDATE {row.table} SET {assignments} WHERE fid = ?",  # noqa: S608  our names
        [*_values(row), row.fid],
    )


def read_rows(connection: sqlite3.Connection, table: str, file: str) -> list[Row]:
    """Read the rows of a table as they were written, in order."""
    known = TABLES[table].column_names
    query = f"SELECT fid, {', '.join(_columns(table))} FROM {table} ORDER BY fid"  # noqa: S608
    rows = []
    for fid, *words, rest in connection.execute(query):
        cells = {name: word or "" for name, word in zip(known, words, strict=True)}
        if rest:
            cells |= json.loads(rest)
        rows.append(Row(table, file, None, cells, fid))
    return rows


def read_records(
    connection: sqlite3.Connection, table: str, also: Sequence[str] = ()
) -> list[dict[str, str | None]]:
    """Read the words of a table, in order: all that nouns are made of."""
    names = (*TABLES[table].column_names, *also)
    columns = ", ".join(f'"{name}"' for name in names)
    cursor = connection.execute(f"SELECT {columns} FROM {table} ORDER BY fid")  # noqa: S608  our names
    return [dict(zip(names, values, strict=True)) for values in cursor]


def digest_of(records: Iterable[Mapping[str, str | None]]) -> str:
    """Digest rows (SHA-256): their filled cells by name, whatever the order of columns."""
    said = [{name: word for name, word in record.items() if word} for record in records]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
