"""The steps from an empty file to today's schema, and which of them a file has taken."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.situation.tables import (
    APPLICATION_ID,
    USER_VERSION,
    first_schema,
    second_schema,
    third_schema,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MIGRATIONS", "Migration", "migrate", "newest_version", "schema_version"]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the version that it reaches, and its SQL."""

    version: int
    name: str
    statements: tuple[str, ...]


MIGRATIONS: list[Migration] = [
    Migration(1, "the tables of format 1", tuple(first_schema())),
    Migration(2, "imported roads, barriers, names and imports", tuple(second_schema())),
    Migration(3, "documents, proposals and decisions", tuple(third_schema())),
]
"""Only ever added to. An old file in `tests/pinned` must still open after each step."""


def newest_version(migrations: Sequence[Migration] | None = None) -> int:
    """Give the version that the steps lead to."""
    return (MIGRATIONS if migrations is None else migrations)[-1].version


def schema_version(connection: sqlite3.Connection) -> int | None:
    """Give the version that a file has; None where it is not ours."""
    try:
        row = connection.execute("SELECT max(version) FROM landbridge_schema").fetchone()
    except sqlite3.OperationalError as wrong:
        if "no such table" in str(wrong):
            return None
        raise
    version: int | None = row[0]
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] | None = None) -> None:
    """Take the steps that a file has not taken. The caller holds the transaction."""
    taken = schema_version(connection) or 0
    for step in MIGRATIONS if migrations is None else migrations:
        if step.version <= taken:
            continue
        for statement in step.statements:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO landbridge_schema (version, name) VALUES (?, ?)", (step.version, step.name)
        )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
