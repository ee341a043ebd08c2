"""What a working file holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.situation.cells import read_published, read_span
from landbridge.situation.codecs import read_records
from landbridge.situation.columns import TABLES, counted
from landbridge.situation.migrations import schema_version
from landbridge.situation.store import read_declaration, read_headers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

__all__ = ["FileSummary", "take_inventory"]


@dataclass(frozen=True, slots=True)
class FileSummary:
    """Rows by table, the days that reports are about and were published on, what lacks a licence.

    ``unknown_columns`` are those that the format does not know, by table.
    """

    title: str
    rows: Mapping[str, int]
    corridors: tuple[str, ...]
    first_day: int | None
    last_day: int | None
    first_published: int | None
    last_published: int | None
    sources_without_licence: tuple[str, ...]
    unknown_columns: Mapping[str, tuple[str, ...]]
    schema_version: int


def take_inventory(connection: sqlite3.Connection) -> FileSummary:
    """Count rows, span days, find sources without a licence."""
    tree = read_declaration(connection).tree
    reports = read_records(connection, "reports")
    dates = [read_span(report["date"] or "") for report in reports]
    published = [read_published(report["published"] or "") for report in reports]
    unknown = {
        name: tuple(
            column
            for column in header
            if column not in TABLES[name].column_names and not column.endswith("_as_named")
        )
        for name, header in read_headers(connection).items()
    }
    return FileSummary(
        title=tree["title"],
        rows=counted({name: _count(connection, name) for name in TABLES}),
        corridors=tuple(tree.get("corridor", {})),
        first_day=min((span.first for span in dates), default=None),
        last_day=max(
            (min(d.last, p.last) for d, p in zip(dates, published, strict=True)), default=None
        ),
        first_published=min((span.first for span in published), default=None),
        last_published=max((span.last for span in published), default=None),
        sources_without_licence=tuple(
            str(source["id"])
            for source in read_records(connection, "sources")
            if not source["licence"]
        ),
        unknown_columns={name: columns for name, columns in unknown.items() if columns},
        schema_version=schema_version(connection) or 0,
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  our names
    return int(row[0])
