"""A glance at a file: its name, how it begins, and the header of a table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._contract import Sample
from landbridge.importers._files import decoded

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["sample_of"]

_GLANCE = 64 * 1024
_TABLES = (".csv", ".tsv", ".txt")


def sample_of(path: Path) -> Sample:
    """Look at the beginning of a file; of a folder nothing is seen but its name.

    Raises
    ------
    InputError
        when it is missing or cannot be read
    """
    name = path.name.lower()
    if path.is_dir():
        return Sample(path, name, b"", "")
    try:
        with path.open("rb") as file:
            head = file.read(_GLANCE)
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    try:
        whole = head if len(head) < _GLANCE else head[: head.rfind(b"\n") + 1] or head
        text = decoded(whole[: len(whole) // 2 * 2] if b"\0" in whole else whole, path.name)[0]
    except InputError:
        text = ""
    return Sample(path, name, head, text, _header(text) if name.endswith(_TABLES) else ())


def _header(text: str) -> tuple[str, ...]:
    """Read the first row, parted by whichever mark parts it most."""
    line = text.lstrip("\ufeff").partition("\n")[0]
    mark = max(",;\t|", key=line.count)
    try:
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=mark), ()))
    except csv.Error:
        return ()
