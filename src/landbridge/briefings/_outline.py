"""The shapes that every briefing shares: sections of lines and tables, cells with their reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from landbridge.model.reports import Report

__all__ = ["Cell", "Lines", "Section", "Table", "line", "lines", "numbered", "table"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Some words and the reports that they rest on."""

    text: str
    refs: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Paragraphs, or the items of a list."""

    items: tuple[Cell, ...]
    bullets: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headers; ``numeric`` columns stand right."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a briefing; ``id`` is its anchor."""

    id: str
    title: str
    blocks: tuple[Lines | Table, ...]


def line(text: str, refs: Iterable[Report] = ()) -> Cell:
    """Make a cell."""
    return Cell(text, tuple(refs))


def lines(items: Iterable[str | Cell | None], *, bullets: bool = False) -> Lines:
    """Make lines, leaving out what is None."""
    cells = (Cell(i) if isinstance(i, str) else i for i in items if i is not None)
    return Lines(tuple(cells), bullets)


def table(
    caption: str,
    headers: Iterable[str],
    rows: Iterable[Iterable[str | Cell]],
    numeric: Collection[int] = (),
) -> Table:
    """Make a table of words and cells."""
    made = tuple(tuple(Cell(c) if isinstance(c, str) else c for c in row) for row in rows)
    return Table(caption, tuple(headers), made, frozenset(numeric))


def numbered(sections: Iterable[Section], first: Iterable[Report]) -> dict[str, int]:
    """Give reports their footnote numbers: those given first, then in the order of mention."""
    numbers: dict[str, int] = {}
    for report in first:
        numbers.setdefault(report.id, len(numbers) + 1)
    for section in sections:
        for block in section.blocks:
            rows = [block.items] if isinstance(block, Lines) else block.rows
            for row in rows:
                for cell in row:
                    for report in cell.refs:
                        numbers.setdefault(report.id, len(numbers) + 1)
    return numbers
