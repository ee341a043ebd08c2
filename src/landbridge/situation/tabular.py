"""CSV as people keep it: rows with their physical lines, and a refusal in words for each defect."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.errors import Problem
from landbridge.model.names import near
from landbridge.model.reports import report_id
from landbridge.situation.cells import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from landbridge.situation.columns import Table

__all__ = ["Row", "Sheet", "decode", "read_sheet", "write_csv"]

_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells exactly as written, and where they stand.

    ``fid`` is its number in the working file, ``line`` its first line in a CSV file.
    """

    table: str
    file: str
    line: int | None
    cells: Mapping[str, str]
    fid: int | None = None

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    @property
    def content(self) -> dict[str, str]:
        """What it says: its filled cells, without space around them."""
        return {name: text for name, cell in self.cells.items() if (text := cell.strip())}

    @property
    def report_id(self) -> str:
        """The digest of what a report says."""
        return report_id(self.cells)

    @property
    def where(self) -> str:
        """Where it stands, for messages about another row."""
        return self.file if self.line is None else f"{self.file}, line {self.line}"

    def error(self, column: str | None, message: str) -> Problem:
        """Refuse the row."""
        return Problem(self.file, self.line, column, message)

    def warning(self, column: str | None, message: str) -> Problem:
        """Say what is odd about the row, and keep it."""
        return Problem(self.file, self.line, column, message, "warning")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a folder, read: the columns of its header and its rows, in order."""

    table: str
    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Turn bytes into text, or say on which line they are not UTF-8 text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", [Problem(file, 1, None, "the file is UTF-16: save it as UTF-8")]
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = "a NUL byte: this is not a text file, or it was damaged; save it anew as UTF-8"
        return "", [Problem(file, line, None, message)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as wrong:
        before = wrong.object[: wrong.start]
        message = (
            f"byte 0x{wrong.object[wrong.start]:02X} is not UTF-8: save the file as UTF-8"
            " (in a spreadsheet: CSV UTF-8)"
        )
        return "", [Problem(file, before.count(b"\n") + 1, None, message)]


def read_sheet(data: bytes, table: Table, file: str) -> tuple[Sheet | None, list[Problem]]:
    """Read the bytes of one CSV file; None where nothing of it can be used."""
    text, problems = decode(data, file)
    if problems:
        return None, problems
    records = _records(text, file, problems)
    first = next(records, None)
    if first is None:
        columns = ", ".join(table.required)
        problems.append(
            Problem(file, 1, None, f"the file has no header row: write one with {columns}")
        )
        return None, problems
    line, written = first
    header = tuple(name.strip() for name in written)
    problems += _header_problems(header, table, file, line, text)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    rows = tuple(_rows(records, header, table, file, problems))
    return Sheet(table.name, file, tuple(filter(None, header)), rows), problems


def _records(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, with the physical line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            problems.append(Problem(file, line, None, _csv_message(str(wrong))))
            continue
        if cells:
            yield line, cells


def _csv_message(wrong: str) -> str:
    if "field limit" in wrong:
        return f"a cell is longer than {LONGEST_CELL:,} characters: shorten it"
    if "unexpected end" in wrong:
        return 'a quoted cell that begins in this row is never closed: end it with "'
    return f'stray quotation marks ({wrong}): write a " inside a quoted cell as ""'


def _header_problems(
    header: tuple[str, ...], table: Table, file: str, line: int, text: str
) -> Iterator[Problem]:
    """Say what is wrong with the names of the columns."""
    if len(header) == 1:
        for separator, word in _OTHER_SEPARATORS.items():
            if separator in header[0]:
                message = f"the cells are parted by {word}: save the file with commas"
                yield Problem(file, line, None, message)
                return
    if text.lstrip()[:1] in {"<", "{"}:
        yield Problem(
            file, line, None, "this is not CSV: write a header row and comma-parted cells"
        )
        return
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        first, second, *_ = (place + 1 for place, other in enumerate(header) if other == name)
        message = f"the name stands twice, as columns {first} and {second}: rename or remove one"
        yield Problem(file, line, name, message)
    unknown = [name for name in header if name and name not in table.column_names]
    for name in table.required:
        if name not in header:
            hint = near(name, unknown, 1)
            meant = f"; is '{hint[0]}' meant? Names are lower case" if hint else ""
            message = (
                f"the column '{name}' is missing: {table.file} needs {', '.join(table.required)}"
            )
            yield Problem(file, line, name, message + meant)
    for name in dict.fromkeys(unknown):
        if name.endswith("_as_named"):
            continue  # the words of others, kept by importers: an export that comes back has them
        hint = near(name, [known for known in table.column_names if known not in header], 1)
        meant = f"; is '{hint[0]}' meant?" if hint else ""
        message = f"the format knows no column '{name}': it is kept, and read by nothing{meant}"
        yield Problem(file, line, name, message, "warning")


def _rows(
    records: Iterable[tuple[int, list[str]]],
    header: tuple[str, ...],
    table: Table,
    file: str,
    problems: list[Problem],
) -> Iterator[Row]:
    """Yield the rows that have as many cells as the header."""
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            message = "the row has only empty cells: it is left out"
            problems.append(Problem(file, line, None, message, "warning"))
        elif len(cells) != len(header):
            few_or_many = "few" if len(cells) < len(header) else "many"
            message = (
                f"too {few_or_many} cells: {len(cells)}, and the header has {len(header)};"
                ' put a cell that holds a comma between " "'
            )
            problems.append(Problem(file, line, None, message))
        elif nameless := [
            cell for name, cell in zip(header, cells, strict=True) if not name and cell
        ]:
            message = f"'{nameless[0][:40]}' stands in a column without a name: name the column"
            problems.append(Problem(file, line, None, message))
        else:
            named = {name: cell for name, cell in zip(header, cells, strict=True) if name}
            yield Row(table.name, file, line, named)


def write_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write rows so that `read_sheet` gives the same cells back."""
    return "".join(",".join(map(_quoted, row)) + "\n" for row in (tuple(header), *rows))


def _quoted(cell: str) -> str:
    # The csv library would leave a lone carriage return bare, and an only empty cell invisible.
    if cell == "" or any(mark in cell for mark in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"' if cell else ""
    return cell
