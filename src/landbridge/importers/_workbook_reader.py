"""The program that reads a workbook apart, in bounded memory: rows of text, one JSON list a line.

It runs as a process of its own, started by `_workbooks`, since a damaged workbook can make its
reader take more memory than there is, or stop at once: that must not stop anything else. It
imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

__all__ = ["LOCKED", "MEMORY", "SECONDS", "main"]

MEMORY = 2 * 1024**3
"""Bytes, where the system can hold a process to it."""
SECONDS = 600
LOCKED = "locked with a password"
_LARGEST_WHOLE = 1e15


def _bound() -> None:
    try:
        import resource  # noqa: PLC0415  (POSIX only)
    except ModuleNotFoundError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hardest = resource.getrlimit(what)[1]
        bound = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(what, (bound, hardest))


def _text(value: object) -> str:
    """Write a value as plain text: whole numbers without a point, days as ISO 8601."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _LARGEST_WHOLE
        return str(int(value)) if whole else repr(value)
    said = getattr(value, "isoformat", None)
    text: str = said() if said else str(value)
    return text.removesuffix("T00:00:00")


def _tell(book: Any, wanted: str | None, out: TextIO) -> None:  # a library without types
    """Write the names of all sheets, then of each its name and its rows with their numbers."""
    names = list(book.sheet_names)
    out.write(json.dumps(names) + "\n")
    for name in names if wanted is None else [wanted] * (wanted in names):
        out.write(json.dumps({"sheet": name}) + "\n")
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            continue
        empty = [""] * sheet.start[1]  # rows come from the first one of the sheet, columns do not
        for line, cells in enumerate(sheet.iter_rows(), 1):
            texts = [_text(cell) for cell in cells]
            if any(texts):
                out.write(json.dumps([line, empty + texts], ensure_ascii=False) + "\n")


def main() -> int:
    """Read the workbook that is named, and the sheet where one is; say on stderr what is wrong."""
    import python_calamine  # noqa: PLC0415  (an extra; after it the memory is bounded)

    path, *sheets = sys.argv[1:]
    _bound()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            _tell(book, sheets[0] if sheets else None, sys.stdout)
    except python_calamine.PasswordError:
        sys.stderr.write(LOCKED)
        return 1
    except (
        python_calamine.CalamineError,
        OSError,
        ValueError,
        OverflowError,
        MemoryError,
    ) as wrong:
        sys.stderr.write(str(wrong))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
