"""Tables of pages, whether wikitext or HTML: cells with what they rest on, spans spread out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Cell", "PageTable", "coordinates_in", "refuse_wide", "spread"]

_MOST_CELLS = 1_000_000
_LONGEST_SPAN = 2_000
_WIDEST_SPAN = 100
_WIDEST = 1_000
_DEGREES = re.compile(
    r"(?P<deg>\d{1,3}(?:\.\d+)?)\s*°?\s*(?:(?P<min>\d{1,2}(?:\.\d+)?)\s*[\u2032'])?"
    r"\s*(?:(?P<sec>\d{1,2}(?:\.\d+)?)\s*[\u2033\"])?\s*(?P<side>[NSEW])(?![a-z])"
)
_DECIMAL = re.compile(r"(-?\d{1,3}\.\d+)\s*[;,/ ]\s*(-?\d{1,3}\.\d+)")
_SIXTIETH, _LARGEST_LAT, _LARGEST_LON = 60, 90, 180


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the addresses that it rests on, its spans, whether it is a header."""

    text: str
    links: tuple[str, ...] = ()
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(slots=True)
class PageTable:
    """One table, spans spread out: its rows, each with the line on which it begins."""

    line: int
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)

    @property
    def header(self) -> list[str]:
        """The names of its columns: the first row of header cells, or the first row."""
        return [cell.text for cell in self.rows[self._header_at][1]] if self.rows else []

    @property
    def body(self) -> list[tuple[int, list[Cell]]]:
        """The rows below the header that are no headers again, nor titles across the table."""
        return [
            (line, cells)
            for line, cells in self.rows[self._header_at + 1 :]
            if not all(cell.header for cell in cells) and not _is_title(cells)
        ]

    @property
    def _header_at(self) -> int:
        whole = (n for n, (_, row) in enumerate(self.rows) if len(row) > 1 and _headed(row))
        return next(whole, 0)


def _headed(row: Sequence[Cell]) -> bool:
    """Whether a row is one of headers: all of it, and not one title across the table."""
    return all(cell.header for cell in row) and len({cell.text for cell in row}) > 1


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row is one cell across the table."""
    return len(row) > 1 and row[0].columns >= len(row)


def spread(line: int, rows: Sequence[tuple[int, Sequence[Cell]]], name: str) -> PageTable:
    """Repeat cells over the rows and columns that they span.

    Raises
    ------
    InputError
        when that makes more cells than are read
    """
    table = PageTable(line)
    below: dict[int, tuple[Cell, int]] = {}
    count = 0
    for at, cells in rows:
        refuse_wide(len(cells), at, name)
        full: list[Cell] = []
        left = list(cells)
        while left or any(column >= len(full) for column in below):
            column = len(full)
            if column in below:
                cell, more = below.pop(column)
                full.append(cell)
                if more > 1:
                    below[column] = (cell, more - 1)
                continue
            if not left:
                full.append(Cell(""))
                continue
            cell = left.pop(0)
            for _ in range(min(max(cell.columns, 1), _WIDEST_SPAN)):
                if cell.rows > 1:
                    below[len(full)] = (cell, min(cell.rows, _LONGEST_SPAN) - 1)
                full.append(cell)
            refuse_wide(len(full), at, name)
        count += len(full)
        if count > _MOST_CELLS:
            raise InputError(f"'{name}', line {line}: a table of more than {_MOST_CELLS:,} cells")
        if full:
            table.rows.append((at, full))
    return table


def refuse_wide(count: int, line: int, name: str) -> None:
    """Refuse a row of more cells than any table has.

    Raises
    ------
    InputError
        when it is so
    """
    if count > _WIDEST:
        raise InputError(f"'{name}', line {line}: a row of more than {_WIDEST:,} cells")


def coordinates_in(text: str) -> tuple[float, float] | None:
    """Read lon and lat from degrees with N, S, E, W or from two decimal numbers, lat first."""
    found = {match["side"] in "NS": match for match in _DEGREES.finditer(text[:500])}
    if len(found) == 2:  # noqa: PLR2004  (one of each)
        return _within(_degrees(found[False]), _degrees(found[True]))
    if plain := _DECIMAL.search(text[:500]):
        return _within(float(plain[2]), float(plain[1]))
    return None


def _degrees(found: re.Match[str]) -> float:
    minutes = float(found["min"] or 0) + float(found["sec"] or 0) / _SIXTIETH
    degrees = float(found["deg"]) + minutes / _SIXTIETH
    return round(-degrees if found["side"] in "SW" else degrees, 6)


def _within(lon: float, lat: float) -> tuple[float, float] | None:
    return (lon, lat) if abs(lat) <= _LARGEST_LAT and abs(lon) <= _LARGEST_LON else None
