"""Rows as CSV for spreadsheets: no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["csv_text"]

_RUN = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?\Z")


def _cell(value: object) -> str:
    """Write one cell; text that a spreadsheet would run gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    text = plain(value).strip()
    if text.startswith(_RUN) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def csv_text(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""Write rows under their headers, UTF-8 text with one line for each row.

    >>> csv_text(["name", "days"], [["=1+1", 3]])
    "name,days\n'=1+1,3\n"
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()
