"""Workbooks (XLSX, XLS, ODS), looked through before they are opened; cells as plain text."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import weakref
import zipfile
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers import _workbook_reader
from landbridge.importers._files import opened_zip, read_bytes, read_member
from landbridge.importers._sheet_size import cells_of_ods, cells_of_sheet
from landbridge.importers._workbook_reader import LOCKED, SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from landbridge.importers._separated import Record

__all__ = ["LARGEST_WORKBOOK", "MOST_CELLS", "open_workbook"]

LARGEST_WORKBOOK = 256 * 1024 * 1024
"""Bytes of a workbook, unpacked."""
MOST_CELLS = 20_000_000
"""Cells between the corners of a sheet: its reader holds them all, empty ones too."""

_LARGEST_XLS = 64 * 1024 * 1024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml\Z", re.IGNORECASE)
_READ = re.compile(r"(?:.*\.(?:xml|rels)|mimetype)\Z", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_INSTALL = "reading workbooks needs python-calamine: pip install 'landbridge[sheets]'"


def open_workbook(
    path: Path, sheet: str | None, *, has_header: Callable[[Iterable[Record]], int | None]
) -> tuple[Callable[[], Iterator[Record]], tuple[str, ...]]:
    """Open a workbook and choose its sheet; its rows, to be read anew each time, and notes.

    Raises
    ------
    InputError
        when it is damaged, locked, would burst, or holds several tables and none is named
    """
    notes: list[str] = []
    with path.open("rb") as file:
        packed = file.read(2) == b"PK"
    data = _looked_through(path, notes) if packed else read_bytes(path, _LARGEST_XLS)
    book = _Book(path.name, data, sheet)
    name = book.chosen(sheet, has_header)
    if len(book.names) > 1:
        notes.append(f"sheet '{name}' of {len(book.names)}")
    return (lambda: book.records(name)), tuple(notes)


def _looked_through(path: Path, notes: list[str]) -> bytes:
    """Pack those members anew that are read, each seen to be harmless.

    What the reader gets is exactly what was looked at: an archive may declare another size, or
    list a member twice, or hold one thing for one reader and another for the next.
    """
    clean = io.BytesIO()
    never_worked_out = 0
    with opened_zip(path) as archive, zipfile.ZipFile(clean, "w") as copy:
        names = [name for name in dict.fromkeys(archive.namelist()) if _READ.match(name)]
        if "[Content_Types].xml" not in names and "content.xml" not in names:
            message = "is an archive, and no workbook (XLSX or ODS): unpack it first"
            raise InputError(f"'{path.name}' {message}")
        room = LARGEST_WORKBOOK
        for name in names:
            try:
                data = read_member(archive, name, room)
            except InputError as wrong:
                size = LARGEST_WORKBOOK >> 20
                message = f"{wrong} (a workbook may have {size} MB in all: save a sheet as CSV)"
                raise InputError(f"'{path.name}': {message}") from wrong
            room -= len(data)
            never_worked_out += _examined(path.name, name, data)
            copy.writestr(name, data)
    if never_worked_out:
        told = f"{never_worked_out:,} formulas were never worked out and are read as empty"
        notes.append(f"{told}: open the workbook in a spreadsheet and save it")
    return clean.getvalue()


def _examined(file: str, name: str, data: bytes) -> int:
    """Refuse a member that could do harm; count formulas without a value."""
    if name == "mimetype":
        return 0
    if b"\0" in data[:1024]:
        raise InputError(f"'{file}': '{name}' in it is not UTF-8: save the workbook anew")
    if _DECLARATION.search(data):
        message = "declares a document type or entities, which no workbook needs: it is not opened"
        raise InputError(f"'{file}': '{name}' in it {message}")
    count, formulas = 0, 0
    try:
        if _SHEET.match(name):
            count, formulas = cells_of_sheet(data)
        elif name == "content.xml":
            count = cells_of_ods(data)
    except ValueError as wrong:
        raise InputError(f"'{file}': '{name}' in it is damaged: {wrong}") from wrong
    if count > MOST_CELLS:
        message = f"spans {count:,} cells, more than {MOST_CELLS:,}: save the table as CSV"
        raise InputError(f"'{file}': '{name}' in it {message}")
    return formulas


class _Book:
    """The rows of a workbook, read apart into a file of lines that goes away with it."""

    def __init__(self, file: str, data: bytes, sheet: str | None) -> None:
        self.file = file
        self._lines = _read_apart(file, data, sheet)
        weakref.finalize(self, self._lines.close)
        self._lines.seek(0)
        try:
            self.names: list[str] = json.loads(self._lines.readline())
            self._starts = dict(self._sheet_starts())
        except ValueError as wrong:
            raise InputError(f"'{file}' is a damaged workbook: save it anew") from wrong

    def _sheet_starts(self) -> Iterator[tuple[str, int]]:
        """Tell where the rows of each sheet begin."""
        while line := self._lines.readline():
            if line.startswith(b"{"):
                yield json.loads(line)["sheet"], self._lines.tell()

    def chosen(
        self, sheet: str | None, has_header: Callable[[Iterable[Record]], int | None]
    ) -> str:
        """Choose the sheet that is named, or the only one that holds a table."""
        told = ", ".join(f"'{name}'" for name in self.names[:40])
        if sheet is not None:
            if sheet not in self._starts:
                raise InputError(f"'{self.file}' has no sheet '{sheet}'; there are: {told}")
            return sheet
        if len(self.names) == 1:
            return self.names[0]
        tables = [name for name in self.names if has_header(self.records(name)) is not None]
        if len(tables) == 1:
            return tables[0]
        if not tables:
            raise InputError(f"'{self.file}' holds no table: its sheets {told} have no header")
        told = ", ".join(f"'{name}'" for name in tables[:40])
        raise InputError(f"'{self.file}' holds {len(tables)} tables: name one (sheet): {told}")

    def records(self, name: str) -> Iterator[Record]:
        """Yield the rows of a sheet with their numbers as the spreadsheet shows them."""
        at = self._starts[name]
        while True:
            self._lines.seek(at)  # others may read from it meanwhile
            line = self._lines.readline()
            at = self._lines.tell()
            if not line.startswith(b"["):
                return
            number, cells = json.loads(line)
            yield number, cells


def _read_apart(file: str, data: bytes, sheet: str | None) -> IO[bytes]:
    """Have another process read a workbook; what it says, as a file without a name.

    Raises
    ------
    InputError
        when that process finds it damaged or locked, or takes too much memory or time
    """
    if find_spec("python_calamine") is None:
        raise InputError(_INSTALL)
    with ExitStack() as stack:
        lines = stack.enter_context(tempfile.TemporaryFile())
        path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "workbook"
        path.write_bytes(data)
        words = [sys.executable, "-P", _workbook_reader.__file__, str(path)]
        words += [] if sheet is None else [sheet]
        try:
            done = subprocess.run(  # noqa: S603  (our own program, on a file of our own)
                words, stdout=lines, stderr=subprocess.PIPE, check=False, timeout=SECONDS
            )
        except subprocess.TimeoutExpired as wrong:
            raise InputError(f"'{file}' takes too long to read: save a sheet as CSV") from wrong
        except (OSError, ValueError) as wrong:
            raise InputError(f"'{file}' cannot be read: {wrong}") from wrong
        if done.returncode != 0:
            raise InputError(f"'{file}' {_what_was_wrong(done)}")
        return os.fdopen(os.dup(lines.fileno()), "rb")


def _what_was_wrong(done: subprocess.CompletedProcess[bytes]) -> str:
    """Tell a mistake that the reader told from one by which it was stopped."""
    said = done.stderr.decode("utf-8", "replace").strip()
    if said == LOCKED:
        return "is locked with a password: save it open"
    if done.returncode == 1 and said and "\n" not in said:
        return f"is no workbook that can be read: {said[:200]}"
    return "is a damaged workbook, or needs too much memory: save it anew"
