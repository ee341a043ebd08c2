"""Workbooks (XLSX, XLS, ODS), looked through before they are opened; cells as plain text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from landbridge.errors import InputError
from landbridge.importers._files import opened_zip, read_bytes, read_member
from landbridge.importers._sheet_size import cells_of_ods, cells_of_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from landbridge.importers._separated import Record

__all__ = ["LARGEST_WORKBOOK", "MOST_CELLS", "open_workbook"]

LARGEST_WORKBOOK = 256 * 1024 * 1024
"""Bytes of a workbook, unpacked."""
MOST_CELLS = 20_000_000
"""Cells between the corners of a sheet: its reader holds them all, empty ones too."""

_LARGEST_XLS = 64 * 1024 * 1024
_LARGEST_WHOLE = 1e15
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
    book = _Book(path.name, data)
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
    """A workbook in memory. Errors of its reader are told as ours."""

    def __init__(self, file: str, data: bytes) -> None:
        try:
            import python_calamine  # noqa: PLC0415  (an extra)
        except ModuleNotFoundError as missing:
            raise InputError(_INSTALL) from missing
        self.file = file
        self._mistakes = (python_calamine.CalamineError, OSError, ValueError, OverflowError)
        self._locked = python_calamine.PasswordError
        self._book = self._ask(python_calamine.CalamineWorkbook.from_filelike, io.BytesIO(data))
        self.names: list[str] = list(self._book.sheet_names)

    def _ask(self, ask: Callable[..., Any], *words: Any) -> Any:
        """Ask the reader, which is a library without types, hence ``Any``."""
        try:
            return ask(*words)
        except self._locked as wrong:
            raise InputError(f"'{self.file}' is locked with a password: save it open") from wrong
        except self._mistakes as wrong:
            raise InputError(f"'{self.file}' is no workbook that can be read: {wrong}") from wrong
        except BaseException as wrong:
            # A panic of the compiled reader has no class that could be imported.
            if type(wrong).__name__ != "PanicException":
                raise
            raise InputError(f"'{self.file}' is a damaged workbook: save it anew") from None

    def chosen(
        self, sheet: str | None, has_header: Callable[[Iterable[Record]], int | None]
    ) -> str:
        """Choose the sheet that is named, or the only one that holds a table."""
        told = ", ".join(f"'{name}'" for name in self.names[:40])
        if sheet is not None:
            if sheet not in self.names:
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
        sheet = self._ask(self._book.get_sheet_by_name, name)
        if sheet.start is None:
            return
        empty = [""] * sheet.start[1]  # rows come from the first one of the sheet, columns do not
        for line, cells in enumerate(self._ask(sheet.iter_rows), 1):
            texts = [_text(cell) for cell in cells]
            if any(texts):
                yield line, empty + texts


def _text(value: object) -> str:
    """Write a value as plain text: whole numbers without a point, days as ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _LARGEST_WHOLE
        return str(int(value)) if whole else repr(value)
    said = getattr(value, "isoformat", None)
    text = said() if said else str(value)
    return text.removesuffix("T00:00:00")
