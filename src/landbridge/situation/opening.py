"""Open the working file: connections, transactions, and SQLite's refusals in our words."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import WorkingFileError
from landbridge.situation.migrations import migrate, newest_version, schema_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["create_file", "open_file", "speaking_of", "transaction"]

_MAGIC = b"SQLite format 3\0"
_SECONDS_TO_WAIT = 5.0
_INTERRUPTED = {
    sqlite3.SQLITE_READONLY_ROLLBACK,
    sqlite3.SQLITE_READONLY_RECOVERY,
    sqlite3.SQLITE_READONLY_CANTINIT,
}


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Turn what SQLite says about a file into a `WorkingFileError`."""
    try:
        yield
    except sqlite3.Error as wrong:
        raise WorkingFileError(f"'{path}': {_in_our_words(wrong)}") from wrong


def _in_our_words(wrong: sqlite3.Error) -> str:
    code = getattr(wrong, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    said = {
        sqlite3.SQLITE_BUSY: "another program is writing to it; wait until that is done",
        sqlite3.SQLITE_LOCKED: "another program is writing to it; wait until that is done",
        sqlite3.SQLITE_READONLY: "it cannot be written; open a copy where you may write",
        sqlite3.SQLITE_FULL: "the disk is full; nothing was written",
        sqlite3.SQLITE_CORRUPT: "the file is damaged; take a copy from before",
        sqlite3.SQLITE_NOTADB: "this is not a SQLite file; give a file that landbridge made",
        sqlite3.SQLITE_CANTOPEN: "it cannot be opened; may you read it, and write beside it?",
        sqlite3.SQLITE_PERM: "it may not be opened; ask for the right to read it",
    }.get(primary if primary is not None else -1)
    return f"{said} ({wrong})" if said else str(wrong)


@contextmanager
def transaction(connection: sqlite3.Connection, *, only_try: bool = False) -> Iterator[None]:
    """Write all or nothing; nothing in any case where it is only tried."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("ROLLBACK" if only_try else "COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def create_file(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make a working file; refuse to touch one that is there, and leave nothing half-made."""
    if path.exists() or path.is_symlink():
        raise WorkingFileError(f"'{path}' is already there: give a new name, or open it")
    if not path.parent.is_dir():
        raise WorkingFileError(
            f"there is no folder '{path.parent}' for '{path.name}': make it first"
        )
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    except OSError as wrong:
        message = f"'{path.parent}' cannot be written ({wrong.strerror}): choose another folder"
        raise WorkingFileError(message) from wrong
    os.close(handle)
    partial = Path(name)
    try:
        with speaking_of(path):
            _make(partial, fill)
        _name_finally(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _make(partial: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    connection = _connect(partial, "rw")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        with transaction(connection):
            migrate(connection)
            fill(connection)
    finally:
        connection.close()
    mask = os.umask(0)
    os.umask(mask)
    partial.chmod(0o666 & ~mask)  # mkstemp makes files that only their owner may read


def _name_finally(partial: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody took the name meanwhile."""
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        raise WorkingFileError(f"'{path}' is already there: give a new name, or open it") from None
    except OSError:  # a file system without hard links
        partial.rename(path)


def open_file(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open a working file of ours, of today's schema or an older one."""
    _refuse_what_is_no_database(path)
    with speaking_of(path):
        connection = _connect(path, "rw" if writable else _reading_mode(path))
        try:
            return _prepared(connection, path, writable=writable)
        except BaseException:
            connection.close()
            raise


def _refuse_what_is_no_database(path: Path) -> None:
    if path.is_dir():
        raise WorkingFileError(
            f"'{path}' is a folder: give a working file, or add the folder to one"
        )
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise WorkingFileError(
            f"there is no file '{path}': make one with 'landbridge new'"
        ) from None
    except OSError as wrong:
        raise WorkingFileError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    if start != _MAGIC:
        raise WorkingFileError(f"'{path}' is not a SQLite file: give a file that landbridge made")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    # No isolation level: transactions are begun and ended in `transaction` alone.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_SECONDS_TO_WAIT)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _reading_mode(path: Path) -> str:
    """Read a file that a map program left in write-ahead mode, where nothing can be put beside it.

    Nothing waits to be taken in when no ``-wal`` file stands beside it: it then cannot change.
    """
    with path.open("rb") as file:
        write_ahead = file.read(20)[18:19] == b"\x02"
    waiting = path.with_name(path.name + "-wal").exists()
    return "ro&immutable=1" if write_ahead and not waiting else "ro"


def _version(connection: sqlite3.Connection, path: Path) -> int | None:
    """Ask for the version; undo first what a killed writer left, which needs the right to write."""
    try:
        return schema_version(connection)
    except sqlite3.OperationalError as wrong:
        if wrong.sqlite_errorcode not in _INTERRUPTED:
            raise
    try:
        writer = _connect(path, "rw")
        try:
            schema_version(writer)
        finally:
            writer.close()
    except sqlite3.Error as wrong:
        raise WorkingFileError(
            f"'{path}' was left by a write that was interrupted: open it once where it can be"
            " written, and the old state comes back"
        ) from wrong
    return schema_version(connection)


def _prepared(connection: sqlite3.Connection, path: Path, *, writable: bool) -> sqlite3.Connection:
    version = _version(connection, path)
    newest = newest_version()
    if version is None:
        message = (
            f"'{path}' is a SQLite file, but not one of ours: give a file that landbridge made"
        )
        raise WorkingFileError(message)
    if version > newest:
        raise WorkingFileError(
            f"'{path}' was written by a newer landbridge (schema {version}, and this one knows"
            f" {newest}): install a newer landbridge"
        )
    if writable:
        with suppress(sqlite3.OperationalError):  # a map program has it open in write-ahead mode
            connection.execute("PRAGMA journal_mode = DELETE")
    if version == newest:
        return connection
    if not writable:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        connection.backup(copy)
        connection.close()
        connection = copy
    with transaction(connection):
        migrate(connection)
    return connection
