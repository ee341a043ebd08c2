"""Read files of others: whose they are, what they say, what the names in them mean here."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import importers, naming
from landbridge.errors import InputError
from landbridge.model.imports import ForeignRow, ImportReview
from landbridge.situation import TABLE_NAMES, map_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from landbridge.model.imports import Imported, ImportRequest, UnknownName
    from landbridge.model.situations import Situation

__all__ = ["TABLE_NAMES", "importer_of", "map_text", "names_file", "review"]

_ANY_TABLE = "table"
_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".ods")


def importer_of(path: Path, named: str | None) -> str:
    """Say which importer reads a file: the one named, else the one that takes it for its own.

    Raises
    ------
    InputError
        when there is none of that name, or the file does not say whose it is
    """
    there = ", ".join(importers.IMPORTERS)
    if named is not None:
        if named not in importers.IMPORTERS:
            raise InputError(f"no importer '{named}'; there are: {there}")
        return named
    if not path.exists():
        raise InputError(f"there is no '{path}': give a situation folder, a table or another file")
    found = importers.recognised(importers.sample_of(path))
    if not found and path.suffix.lower() in _TABLES and _ANY_TABLE in importers.IMPORTERS:
        return _ANY_TABLE
    if len(found) != 1:
        why = f"it could be {' or '.join(found)}" if found else "no importer takes it for its own"
        raise InputError(
            f"'{path.name}' does not say whose it is ({why}): give --as, one of {there}"
        )
    return found[0]


def names_file(unknown: Iterable[UnknownName]) -> str:
    """Write names that mean nothing yet as a names.csv, to be filled in."""
    return naming.names_table(unknown)


def review(path: Path, request: ImportRequest, situation: Situation) -> ImportReview:
    """Read one file of theirs and match its names; nothing is written.

    Raises
    ------
    InputError
        when the file as a whole cannot be used
    """
    name = importer_of(path, request.importer)
    read = importers.IMPORTERS[name].read(path, request.settings)
    rows, notes = _all_rows(read, request, situation)
    known = naming.Known(
        situation.named_places, situation.areas, situation.actors, situation.known_names
    )
    settled = naming.settled(
        rows, known, new_actors=request.new_actors, new_places=request.new_places,
        gazetteer=naming.gazetteer(),
    )  # fmt: skip
    ready = not read.guessed or request.accept_map
    return ImportReview(
        file=path.name,
        importer=name,
        rows=(*settled.rows, _import_row(path, name, read, request)) if settled.rows else (),
        mapping=read.mapping,
        guessed=read.guessed,
        ready=ready,
        notes=(*read.notes, *notes),
        problems=(*read.problems, *settled.problems),
        unknown=settled.unknown,
        matched=settled.matched,
        left_out=settled.left_out,
    )


def _all_rows(
    read: Imported, request: ImportRequest, situation: Situation
) -> tuple[Iterable[ForeignRow], tuple[str, ...]]:
    """Give the rows that the file amounts to here, now that it is known what places there are."""
    rows, notes = importers.only_new_places(read.rows, request.settings, situation.named_places)
    if not read.snapshots:
        return rows, notes
    points = {place.id: (place.lon, place.lat) for place in situation.named_places.values()}
    more, said = importers.reports_of_snapshots(read.snapshots, points, request.settings)
    return (*rows, *more), (*notes, *said)


def _import_row(path: Path, name: str, read: Imported, request: ImportRequest) -> ForeignRow:
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
        "note": " ".join(read.notes),
    }
    return ForeignRow("imports", cells, path.name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
