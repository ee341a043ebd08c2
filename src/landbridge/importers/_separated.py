"""Text with a separator, read row by row: its encoding and its separator found out and said."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["LONGEST_LINE", "Record", "open_separated"]

LONGEST_LINE = 4 * 1024 * 1024
"""Characters of one line of text; a file without line ends is no table."""

_CHUNK = 1024 * 1024
_HEAD = 64 * 1024
_SNIFFED_ROWS = 50
_FEW_ODD_BYTES = 3
_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

Record: TypeAlias = "tuple[int, list[str] | str]"
"""The line on which a row begins, and its cells, or in words why it cannot be read."""


def open_separated(
    path: Path, mark: str | None, given: str | None = None
) -> tuple[Callable[[], Iterator[Record]], tuple[str, ...]]:
    """Find out how a text is encoded and parted; its rows, to be read anew each time, and notes.

    A row that cannot be read stands as the words for what is wrong with it.

    Raises
    ------
    InputError
        when it is no text, or damaged
    """
    encoding, notes = _encoding(path) if given is None else (_given(path, given), ())
    if mark is None:
        mark = _sniffed(path, encoding)
        if mark != ",":
            notes = (*notes, f"the cells are parted by {_MARKS[mark]}")
    return (lambda: _records(path, encoding, mark)), notes


def _encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    """Read through the whole file once, so that no row is read by a wrong encoding."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        encoding = next((e for m, e in _BYTE_ORDER_MARKS.items() if head.startswith(m)), None)
        encoding = encoding or _wide(head) or "utf-8"
        if encoding in ("utf-8", "utf-8-sig") and _is_binary(head):
            raise InputError(f"'{path.name}' is not text: it holds bytes that no text has")
        file.seek(0)
        wrong = _first_wrong(file, encoding)
    if wrong is None:
        said = () if encoding.startswith("utf-8") else (f"the text is {encoding.upper()}",)
        return encoding, said
    at, line = wrong
    if encoding in ("utf-8", "utf-8-sig") and at == path.stat().st_size:
        return encoding, ("the file ends within a character: is it cut off?",)
    if encoding != "utf-8":
        message = f"is not {encoding} all through (byte {at:,}): save it as UTF-8"
        raise InputError(f"'{path.name}' {message}")
    told = f"read as Windows-1252, since it is not UTF-8 (first in line {line:,})"
    return "windows-1252", (f"{told}: check its names, or say --set encoding=windows-1251",)


def _given(path: Path, name: str) -> str:
    """Take the encoding that the user names, if the whole file is of it."""
    try:
        "a".encode(name)  # refuses what is no encoding of text, such as zip
        encoding = codecs.lookup(name).name
        with path.open("rb") as file:
            wrong = _first_wrong(file, encoding)
    except (LookupError, AttributeError, TypeError, ValueError) as unknown:
        message = f"no encoding of text '{name}'; such as utf-8, windows-1251, windows-1256"
        raise InputError(message) from unknown
    if wrong is not None:
        raise InputError(f"'{path.name}' is not {encoding} all through (line {wrong[1]:,})")
    return encoding


def _wide(head: bytes) -> str | None:
    """Know UTF-16 without a mark by where its NUL bytes are."""
    part = head[:4096]
    even, odd = part[::2].count(0), part[1::2].count(0)
    if max(even, odd) < max(2, len(part) // 8) or 4 * min(even, odd) > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_binary(head: bytes) -> bool:
    """Whether control bytes are more than a few: a text has tabs and ends of lines only."""
    odd = sum(head.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18))
    return odd > _FEW_ODD_BYTES and odd * 50 > len(head)


def _first_wrong(file: io.BufferedReader, encoding: str) -> tuple[int, int] | None:
    """Tell the first byte that is not of that encoding, and its line."""
    decoder = codecs.getincrementaldecoder(encoding)()
    at, line = 0, 1
    while True:
        chunk = file.read(_CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as wrong:
            where = at + wrong.start if chunk else at
            return where, line + chunk[: wrong.start].count(b"\n")
        if not chunk:
            return None
        at += len(chunk)
        line += chunk.count(b"\n")


def _sniffed(path: Path, encoding: str) -> str:
    """Choose the separator by which most rows have the same number of cells, more than one."""
    best, most = ",", (0.0, 0)
    for mark in _MARKS:
        widths: Counter[int] = Counter()
        for count, (_, cells) in enumerate(_records(path, encoding, mark)):
            if count == _SNIFFED_ROWS:
                break
            if not isinstance(cells, str):
                widths[len(cells)] += 1
        total = widths.total()
        widths.pop(1, None)
        if widths:
            width, same = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
            if (score := (same / total, width)) > most:
                best, most = mark, score
    return best


def _records(path: Path, encoding: str, mark: str) -> Iterator[Record]:
    """Yield each row that is not blank, with the line on which it starts, or what is wrong."""
    lenient = encoding in ("utf-8", "utf-8-sig", "windows-1252")  # of these it was said before
    errors = "replace" if lenient else "strict"
    try:
        with path.open("r", encoding=encoding, errors=errors, newline="") as stream:
            reader = csv.reader(_lines(stream, path.name), delimiter=mark, strict=True)
            while True:
                line = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as wrong:
                    yield line, _in_words(str(wrong))
                    continue
                if any("\0" in cell for cell in cells):
                    yield line, "a NUL byte: the row was damaged; save the file anew"
                elif cells and not (line == 1 and _says_separator(cells)):
                    yield line, cells
    except UnicodeDecodeError as wrong:
        message = f"is not {encoding} all through (byte {wrong.start:,}): save it as UTF-8"
        raise InputError(f"'{path.name}' {message}") from wrong
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong


def _says_separator(cells: list[str]) -> bool:
    """Whether it is the line ``sep=;`` that Excel writes and hides."""
    return cells[0].lower().startswith("sep=") and not any(cells[1:])


def _lines(stream: io.TextIOBase, name: str) -> Iterator[str]:
    """Yield lines, none of them longer than may be."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            most = f"longer than {LONGEST_LINE:,} characters"
            raise InputError(f"'{name}', line {number:,}, is {most}: this is no table")
        yield line


def _in_words(wrong: str) -> str:
    if "field limit" in wrong or "field larger" in wrong:
        return (
            f"a cell is longer than {csv.field_size_limit():,} characters:"
            " shorten it, or close its quotation marks"
        )
    if "unexpected end" in wrong:
        return 'a quoted cell that begins in this row is never closed: end it with "'
    return f'stray quotation marks ({wrong}): write a " inside a quoted cell as ""'
