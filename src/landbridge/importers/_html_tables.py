"""Tables in a saved page of HTML: text as shown, notes by the address that they lead to."""

from __future__ import annotations

from dataclasses import dataclass, field

from landbridge.errors import InputError
from landbridge.importers._html_parts import HtmlPart, html_parts
from landbridge.importers._page_tables import Cell, PageTable, spread

__all__ = ["html_tables"]

_LARGEST = 16 * 1024 * 1024
_MOST_TABLES = 5_000
_DEEPEST = 50
_MAY_HIDE = {"span", "sup", "div"}
_BREAKS = {"br", "p", "div", "li", "ul", "ol", "tr"}


@dataclass(slots=True)
class _OpenCell:
    header: bool
    rows: int
    columns: int
    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    line: int
    rows: list[tuple[int, list[_OpenCell]]] = field(default_factory=list)
    cell: _OpenCell | None = None


def html_tables(text: str, name: str) -> list[PageTable]:
    """Read the tables of a page; scripts are left out, nothing is fetched.

    Raises
    ------
    InputError
        when it is too large, or its tables are too many or too deep
    """
    if len(text) > _LARGEST:
        raise InputError(
            f"'{name}' is larger than {_LARGEST // 1024 // 1024} MB: take a part of it"
        )
    reader = _Reader(name)
    for part in html_parts(text):
        reader.hear(part)
    reader.end()
    return [
        spread(
            table.line,
            [(line, [_closed(cell, reader.notes) for cell in row]) for line, row in table.rows],
            name,
        )
        for table in sorted(reader.done, key=lambda table: table.line)
    ]


def _closed(cell: _OpenCell, notes: dict[str, str]) -> Cell:
    """Finish a cell: a link to a note of the page is the address in the note."""
    links = (notes.get(link[1:], "") if link.startswith("#") else link for link in cell.links)
    kept = tuple(dict.fromkeys(link for link in links if link.startswith("http")))
    return Cell(" ".join("".join(cell.parts).split()), kept, cell.rows, cell.columns, cell.header)


class _Reader:
    """Hears the tags of a page; keeps its tables, and the addresses in its notes by their ids."""

    def __init__(self, name: str) -> None:
        self.done: list[_OpenTable] = []
        self.notes: dict[str, str] = {}
        self._name = name
        self._open: list[_OpenTable] = []
        self._unseen = ""
        self._depth = 0
        self._note = ""

    def hear(self, part: HtmlPart) -> None:
        """Take a tag or a text."""
        if self._unseen:
            if part.opens == "a":
                self._linked(part.told().get("href", ""))
            self._depth += (part.opens == self._unseen) - (part.closes == self._unseen)
            self._unseen = self._unseen if self._depth else ""
        elif part.opens:
            self._opened(part)
        elif part.closes:
            self._closed(part.closes)
        elif self._open and self._open[-1].cell is not None:
            self._open[-1].cell.parts.append(part.text)

    def end(self) -> None:
        """The page ends; tables that are still open end with it."""
        self.done += self._open
        self._open = []

    def _opened(self, part: HtmlPart) -> None:
        tag = part.opens
        if tag in _MAY_HIDE and _hidden(part.told()):
            self._unseen, self._depth = tag, 1
        elif tag == "table":
            if len(self._open) >= _DEEPEST or len(self.done) + len(self._open) >= _MOST_TABLES:
                raise InputError(f"'{self._name}', line {part.line}: too many tables")
            self._open.append(_OpenTable(part.line))
        elif tag == "li":
            self._note = part.told().get("id", "")
        elif tag == "a":
            self._linked(part.told().get("href", ""))
        elif self._open:
            self._in_table(part)

    def _linked(self, address: str) -> None:
        cell = self._open[-1].cell if self._open else None
        if cell is not None:
            if address.startswith("#cite") or "://" in address:
                cell.links.append(address)
        elif self._note and "://" in address:
            self.notes.setdefault(self._note, address)

    def _in_table(self, part: HtmlPart) -> None:
        table, tag = self._open[-1], part.opens
        if tag == "tr":
            table.cell = None
            table.rows.append((part.line, []))
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append((part.line, []))
            told = part.told()
            table.cell = _OpenCell(tag == "th", _span(told, "rowspan"), _span(told, "colspan"))
            table.rows[-1][1].append(table.cell)
        elif tag in _BREAKS and table.cell is not None:
            table.cell.parts.append(" ")

    def _closed(self, tag: str) -> None:
        if tag == "table" and self._open:
            self.done.append(self._open.pop())
        elif tag == "li":
            self._note = ""
        elif tag in {"td", "th", "tr"} and self._open:
            self._open[-1].cell = None


def _hidden(told: dict[str, str]) -> bool:
    """Whether something is not to be read: a key to sort by, or the number of a note."""
    hidden = "display:none" in told.get("style", "").replace(" ", "").lower()
    return hidden or not {"sortkey", "reference"}.isdisjoint(told.get("class", "").split())


def _span(told: dict[str, str], name: str) -> int:
    word = told.get(name, "1").strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 1  # noqa: PLR2004
