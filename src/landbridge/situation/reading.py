"""Read a working file, and nothing else: what a question needs, and what it waits for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import WorkingFileError
from landbridge.situation.opening import open_file, speaking_of
from landbridge.situation.store import read_situation

if TYPE_CHECKING:
    import sqlite3

    from landbridge.model.situations import Situation

__all__ = ["read_file", "read_open"]


def read_file(path: str | Path) -> Situation:
    """Read everything that a working file says; nothing is written.

    Raises
    ------
    WorkingFileError
        when it is missing, damaged, not ours, or written by a newer landbridge
    """
    path = Path(path)
    connection = open_file(path, writable=False)
    try:
        return read_open(path, connection)
    finally:
        connection.close()


def read_open(path: Path, connection: sqlite3.Connection) -> Situation:
    """Read an open working file."""
    with speaking_of(path):
        try:
            return read_situation(connection)
        except (KeyError, TypeError, ValueError) as wrong:
            message = (
                f"'{path}' holds a row that landbridge did not write ({wrong!r}):"
                " undo what another program changed in it"
            )
            raise WorkingFileError(message) from wrong
