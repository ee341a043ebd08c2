"""Aligned text tables that read well without colour."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["aligned", "shown_width"]

_GUTTER = 2
_NARROWEST = 8


def shown_width(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _padded(text: str, width: int, *, right: bool) -> str:
    room = " " * max(0, width - shown_width(text))
    return room + text if right else text + room


def _fitted(widths: list[int], width: int) -> list[int]:
    """Take room from the widest columns until the table fits."""
    widths = list(widths)
    while sum(widths) + _GUTTER * (len(widths) - 1) > width:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def aligned(
    headers: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    width: int = 80,
    numeric: Collection[int] = (),
) -> str:
    """Lay out rows under headers; numeric columns stand right, long cells wrap."""
    table = [[plain(cell) for cell in row] for row in (headers, *rows)]
    columns = range(len(headers))
    wanted = [max(shown_width(row[i]) for row in table) for i in columns]
    widths = _fitted(wanted, width)
    lines = []
    for number, row in enumerate(table):
        cells = [textwrap.wrap(row[i], widths[i]) or [""] for i in columns]
        for part in range(max(len(cell) for cell in cells)):
            words = (cells[i][part] if part < len(cells[i]) else "" for i in columns)
            laid = (_padded(word, widths[i], right=i in numeric) for i, word in enumerate(words))
            lines.append((" " * _GUTTER).join(laid).rstrip())
        if number == 0:
            lines.append((" " * _GUTTER).join("-" * w for w in widths))
    return "\n".join(lines)
