"""Write a working file back as the folder that it was authored as."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import WorkingFileError
from landbridge.situation.areas import write_areas
from landbridge.situation.codecs import read_rows
from landbridge.situation.columns import TABLES, TOML_FILE
from landbridge.situation.contents import content_files
from landbridge.situation.store import get_setting, read_declaration, read_headers
from landbridge.situation.tabular import write_csv
from landbridge.situation.withholding import EVERYTHING, Withholding, withhold

if TYPE_CHECKING:
    import sqlite3

__all__ = ["AREA_COLLECTION", "export_folder"]

AREA_COLLECTION = "areas collection"
"""The setting that holds what an areas.geojson says beside its features."""


def export_folder(
    connection: sqlite3.Connection, folder: Path, withholding: Withholding = EVERYTHING
) -> dict[str, int]:
    """Write every table that was added; the folder appears whole or not at all.

    Returns
    -------
    dict
        how many rows stayed behind, by table; empty where nothing did
    """
    if folder.exists() and not folder.is_dir():
        raise WorkingFileError(f"'{folder}' is a file: give a new folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise WorkingFileError(f"'{folder}' is not empty: give a new folder, or empty it first")
    if not folder.parent.is_dir():
        raise WorkingFileError(f"there is no folder '{folder.parent}': make it first")
    try:
        partial = Path(
            tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".partial", dir=folder.parent)
        )
    except OSError as wrong:
        message = f"'{folder.parent}' cannot be written ({wrong.strerror}): choose another folder"
        raise WorkingFileError(message) from wrong
    try:
        files, withheld = _files(connection, withholding)
        for name, content in files:
            (partial / name).parent.mkdir(exist_ok=True)
            (partial / name).write_bytes(content)
        mask = os.umask(0)
        os.umask(mask)
        partial.chmod(0o777 & ~mask)  # mkdtemp makes folders that only their owner may read
        if folder.is_dir():
            folder.rmdir()
        partial.rename(folder)
    except OSError as wrong:
        message = f"'{folder}' cannot be written ({wrong.strerror}): choose another folder"
        raise WorkingFileError(message) from wrong
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return withheld


def _files(
    connection: sqlite3.Connection, withholding: Withholding
) -> tuple[list[tuple[str, bytes]], dict[str, int]]:
    """Give the name and the content of each file, and how many rows stay behind by table."""
    files = [(TOML_FILE, read_declaration(connection).text.encode())]
    headers = read_headers(connection)
    there = {table: read_rows(connection, table, TABLES[table].file) for table in headers}
    going = withhold(there, withholding)
    for table, header in headers.items():
        rows = going[table]
        if table == "areas":
            collection = get_setting(connection, AREA_COLLECTION) or "{}"
            text = write_areas([row.cells["feature"] for row in rows], collection)
        else:
            text = write_csv(header, ([row.cells.get(name, "") for name in header] for row in rows))
        files.append((TABLES[table].file, text.encode()))
    files += content_files(connection, going.get("documents", ()))
    left = {table: len(rows) - len(going[table]) for table, rows in there.items()}
    return files, {table: count for table, count in left.items() if count}
