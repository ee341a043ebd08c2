"""Whose a file of others is, and what is kept of how it was read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import importers
from landbridge.errors import InputError, QuestionError, WorkingFileError
from landbridge.model.imports import ForeignRow
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.imports import Imported, ImportRequest

__all__ = ["import_row", "importer_of"]

_ANY_TABLE = "table"
_NO_FOLDER = "is not a situation folder (no places.csv, reports.csv, … or situation.toml in it)"
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".ods")


def importer_of(path: Path, named: str | None) -> str:
    """Say which importer reads a file: the one named, else the one that takes it for its own.

    Raises
    ------
    InputError
        when there is none of that name, or the file does not say whose it is
    """
    there = ", ".join(importers.IMPORTERS)
    if named is not None and named not in importers.IMPORTERS:
        raise QuestionError(f"--as {named}: no such importer; there are: {there}")
    if not path.exists():
        raise InputError(f"there is no '{path}': give a situation folder, a table or another file")
    if named is not None:
        return named
    if path.is_file() and not path.stat().st_size:
        raise InputError(f"'{path.name}' is empty: take the file again")
    if _is_working_file(path):
        message = f"'{path.name}' is a working file: write it out as a folder"
        raise InputError(f"{message} (landbridge export {path} FOLDER), and add that")
    found = importers.recognised(importers.sample_of(path))
    if not found and path.suffix.lower() in _TABLES and _ANY_TABLE in importers.IMPORTERS:
        return _ANY_TABLE
    if len(found) != 1:
        what = _NO_FOLDER if path.is_dir() else "is no table of a situation"
        why = f"could be {' or '.join(found)}" if found else "no importer takes it for its own"
        message = f"'{path.name}' {what}, and does not say whose it is ({why})"
        raise InputError(f"{message}: give --as, one of {there}")
    return found[0]


def _is_working_file(path: Path) -> bool:
    if path.is_dir():
        return False
    try:
        with SituationFile.open(path):
            return True
    except WorkingFileError:
        return False


def import_row(path: Path, name: str, read: Imported, request: ImportRequest) -> ForeignRow:
    """Say what was read and how, to be kept with what came of it."""
    settings = replace(request.settings, progress=None)
    said = {
        "published": settings.published, "options": dict(settings.options),
        "new_actors": request.new_actors, "new_places": request.new_places,
    }  # fmt: skip
    mapping = {table: dict(words) for table, words in read.mapping.items()}
    cells = {
        "importer": name,
        "file": path.name,
        "sha256": "" if path.is_dir() else _sha256(path),
        "source": settings.source or "",
        "settings": json.dumps({k: v for k, v in said.items() if v}, sort_keys=True),
        "mapping": json.dumps(mapping, ensure_ascii=False, sort_keys=True) if mapping else "",
        "note": "; ".join(read.notes),
    }
    return ForeignRow("imports", cells, path.name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
