"""Tables of others: CSV with any separator, workbooks; rows of text with their line numbers."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._files import LARGEST_FILE
from landbridge.importers._separated import Record, open_separated
from landbridge.importers._workbooks import open_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from landbridge.importers._refusals import Refusals

__all__ = ["TABLE_OPTIONS", "OpenTable", "TableRow", "open_table", "table_words"]

TABLE_OPTIONS = {
    "sheet": "the sheet of a workbook, where it holds several",
    "separator": "what parts the cells of a text file: comma, semicolon, tab, bar; else found out",
    "encoding": "how a text is encoded, such as windows-1251; else Unicode, or else windows-1252",
    "header": "the line that holds the names of the columns; else the first with two cells or more",
}
"""Options of every importer that reads tables: hand their values to `open_table`."""

_WORKBOOK_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_TITLE_ROWS = 30
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its first line in the file (or its row in the sheet), its cells by column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def code(self, column: str) -> str:
        """A whole number that stands for something; some programs write 1 as 1.0."""
        return self[column].removesuffix(".0")

    @property
    def is_tags(self) -> bool:
        """Whether it is a row of HXL hashtags, as HDX writes below the names of the columns."""
        return all(cell.startswith("#") for cell in self.cells.values() if cell)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table whose header was read. Rows are read anew each time, and never all held.

    Every column has a name of its own: one that stands twice in the file reads
    ``NAME [column N]`` here, one without a name ``[column N]``. ``notes`` say in words how the file
    was read (its encoding, separator, sheet).
    """

    file: str
    header: tuple[str, ...]
    header_line: int
    notes: tuple[str, ...]
    twice: Mapping[str, tuple[str, ...]] = field(repr=False)
    records: Callable[[], Iterator[Record]] = field(repr=False)

    def rows(self, refusals: Refusals | None = None) -> Iterator[TableRow]:
        """Yield the rows below the header that hold anything; what cannot be read is refused."""
        width = len(self.header)
        for line, cells in self.records():
            if line <= self.header_line:
                continue
            wrong = cells if isinstance(cells, str) else _wrong_width(cells, width)
            if wrong:
                if refusals is not None:
                    refusals.error(line, None, wrong)
                continue
            plain = [cell.strip() for cell in cells[:width]]
            if any(plain):
                yield TableRow(line, dict(zip(self.header, plain, strict=True)))

    def lowered(self) -> OpenTable:
        """The same table with the names of its columns in lower case, for formats of one name."""
        names = tuple(name.lower() for name in self.header)
        if len(set(names)) < len(names):
            return self
        twice = {name.lower(): tuple(map(str.lower, own)) for name, own in self.twice.items()}
        return replace(self, header=names, twice=twice)

    def headed_by(self, line: int, cells: list[str]) -> OpenTable:
        """The same table below another row of names, such as one of hashtags."""
        names, twice = _names(cells)
        return replace(self, header=names, header_line=line, twice=twice)

    def require(self, columns: Iterable[str], what: str) -> None:
        """Refuse a table that does not have these columns, each once.

        Raises
        ------
        InputError
            naming those that are missing or stand twice, and those that are there
        """
        columns = tuple(columns)
        for name in columns:
            if name in self.twice:
                told = ", ".join(f"'{one}'" for one in self.twice[name])
                message = f"the column '{name}' stands more than once ({told})"
                raise InputError(f"'{self.file}': {message}: remove all but one")
        missing = [name for name in columns if name not in self.header]
        if missing:
            there = ", ".join(self.header[:60])
            raise InputError(
                f"'{self.file}' is not {what}: no column {', '.join(missing)}; there are: {there}"
            )


def table_words(options: Mapping[str, str]) -> dict[str, str]:
    """The words of `TABLE_OPTIONS` among the options of an importer."""
    return {name: word for name, word in options.items() if name in TABLE_OPTIONS}


def open_table(
    path: Path,
    *,
    sheet: str | None = None,
    separator: str | None = None,
    encoding: str | None = None,
    header: str | None = None,
) -> OpenTable:
    """Open a table: CSV, TSV or other text with a separator, XLSX, XLS or ODS.

    What it is is told by its first bytes, not by its name. Formulas are never worked out: in text
    they are text, in a workbook the value that was saved with them counts.

    Parameters
    ----------
    path
        the file; a text of at most `LARGEST_FILE` bytes, a workbook of much less
    sheet
        the name of a sheet; needed where more than one holds a table
    separator
        comma, semicolon, tab, bar, or the mark itself
    encoding
        the name of an encoding of text; None where it is to be found out
    header
        the number of the line that holds the names of the columns

    Raises
    ------
    InputError
        when it is no table, cannot be read, is too large, or would do harm
    """
    head = _head(path)
    if head.startswith(_WORKBOOK_MARKS):
        records, notes = open_workbook(path, sheet, has_header=_header_of_records)
    else:
        if sheet is not None:
            raise InputError(f"'{path.name}' is text: it has no sheet '{sheet}'")
        records, notes = open_separated(path, _mark(separator), encoding)
    line, cells, skipped = _find_header(records, header, path.name)
    if skipped:
        notes = (*notes, f"the names of the columns stand in line {line}: the lines above are left")
    names, twice = _names(cells)
    return OpenTable(path.name, names, line, notes, twice, records)


def _head(path: Path) -> bytes:
    """Look at the first bytes of what must be a file, and not too large a one."""
    try:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise InputError(f"'{path}' is not a file")
        if told.st_size > LARGEST_FILE:
            size = f"{told.st_size / 1024 / 1024:,.0f} MB, more than {LARGEST_FILE >> 20}"
            raise InputError(f"'{path.name}' has {size}: split it, or take a part")
        with path.open("rb") as file:
            return file.read(64)
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror or os.name}") from wrong
    except ValueError as wrong:
        if isinstance(wrong, InputError):
            raise
        raise InputError(f"{str(path)!r} is not the name of a file: {wrong}") from wrong


def _mark(separator: str | None) -> str | None:
    if separator is None:
        return None
    mark = _SEPARATORS.get(separator, separator)
    if len(mark) != 1 or mark in '"\r\n' or mark.isalnum():
        told = ", ".join(_SEPARATORS)
        raise InputError(f"'{separator}' is no separator: give one of {told}, or the mark itself")
    return mark


def _header_of_records(records: Iterable[Record]) -> int | None:
    """Tell the line of the first row with two filled cells or more, where one comes soon."""
    for count, (line, cells) in enumerate(records):
        if count >= _TITLE_ROWS:
            break
        if not isinstance(cells, str) and sum(bool(cell.strip()) for cell in cells) > 1:
            return line
    return None


def _find_header(
    records: Callable[[], Iterator[Record]], wanted: str | None, file: str
) -> tuple[int, list[str], bool]:
    """Find the row of names: its line, its cells, and whether anything stands above it."""
    if wanted is not None and re.fullmatch("[0-9]{1,9}", wanted) is None:
        raise InputError(f"header={wanted}: give the number of a line, such as 3")
    at = _header_of_records(records()) if wanted is None else int(wanted)
    above = False
    for line, cells in records():
        if line == at or at is None:
            if isinstance(cells, str):
                raise InputError(f"'{file}', line {line}: the names of the columns: {cells}")
            if at is None:
                break
            return line, cells, above
        if line > at:
            break
        above = above or isinstance(cells, str) or any(cell.strip() for cell in cells)
    if wanted is None:
        raise InputError(f"'{file}' holds no table: no row has two cells or more")
    raise InputError(f"'{file}' has no row that begins in line {wanted}: see header=")


def _names(cells: list[str]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Give every column a name of its own."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    plain = [" ".join(cell.replace("\ufeff", "").split())[:_LONGEST_NAME] for cell in cells]
    counts = Counter(plain)
    names = []
    twice: dict[str, tuple[str, ...]] = {}
    for number, name in enumerate(plain, 1):
        own = name if name and counts[name] == 1 else f"{name} [column {number}]".strip()
        if name and counts[name] > 1:
            twice[name] = (*twice.get(name, ()), own)
        while own in names or (own != name and own in counts):
            own += "'"
        names.append(own)
    return tuple(names), twice


def _wrong_width(cells: list[str], width: int) -> str:
    if len(cells) < width and any(cell.strip() for cell in cells):
        return f"too few cells: {len(cells)}, and the header has {width}: is the row cut off?"
    if any(cell.strip() for cell in cells[width:]):
        return (
            f"too many cells: {len(cells)}, and the header has {width};"
            " a cell that holds the separator stands between quotation marks"
        )
    return ""
