"""What a row must be, apart from reports: each cell by itself, then the cells together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.situation.cells import (
    LONGEST_CELL,
    READERS,
    is_formula,
    read_choice,
    read_published,
    read_span,
)
from landbridge.situation.columns import TABLES
from landbridge.situation.proposal_rules import proposal_problems
from landbridge.situation.report_rules import report_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.errors import Problem
    from landbridge.situation.catalogue import Catalogue
    from landbridge.situation.columns import Column
    from landbridge.situation.tabular import Row

__all__ = ["row_problems"]

_SHA256 = re.compile(r"[0-9a-fA-F]{64}\Z")


def row_problems(row: Row, catalogue: Catalogue) -> list[Problem]:
    """Find everything that is wrong or odd about one row."""
    problems = [*_raw_problems(row)]
    if any(problem.severity == "error" for problem in problems):
        return problems
    for column in TABLES[row.table].columns:
        problems += _cell_problems(row, column, catalogue)
    problems += _span_problems(row)
    problems += _RULES[row.table](row, catalogue)
    return problems


def _raw_problems(row: Row) -> Iterator[Problem]:
    """Refuse what no file can keep, and say what a spreadsheet would run."""
    for name, cell in row.cells.items():
        if len(cell) > LONGEST_CELL and row.table != "areas":
            yield row.error(
                name, f"the cell is longer than {LONGEST_CELL:,} characters: shorten it"
            )
        elif "\0" in cell:
            yield row.error(name, "a NUL character: this is not text; remove it")
        elif not cell.isascii() and any("\ud800" <= letter <= "\udfff" for letter in cell):
            yield row.error(name, "half a character (a lone surrogate): write it as UTF-8 text")
        elif is_formula(cell):
            message = (
                f"'{cell.strip()[:30]}' begins with {cell.strip()[0]}: a spreadsheet would run it"
                " as a formula; it is kept as it is"
            )
            yield row.warning(name, message)


def _cell_problems(row: Row, column: Column, catalogue: Catalogue) -> Iterator[Problem]:
    """Check one cell: filled if it must be, readable, naming something that exists."""
    text = row[column.name]
    if not text:
        if column.required:
            yield row.error(column.name, f"the cell is empty: every {_noun(row)} needs one")
        return
    if column.refers:
        if (objection := catalogue.objection(column.refers, text)) is not None:
            yield row.error(column.name, objection)
        return
    try:
        if column.choices:
            read_choice(text, column.choices, column.name.replace("_", " "))
        else:
            READERS[column.kind](text)
    except ValueError as wrong:
        yield row.error(column.name, str(wrong))


def _noun(row: Row) -> str:
    return TABLES[row.table].singular


def _span_problems(row: Row) -> Iterator[Problem]:
    """Refuse an end before its start."""
    if not (row["start"] and row["end"]):
        return
    try:
        start, end = read_span(row["start"]), read_span(row["end"])
    except ValueError:
        return  # said of the cell itself
    if start.first > end.last:
        message = f"'{row['end']}' is before the start '{row['start']}': exchange or mend them"
        yield row.error("end", message)


def _source_problems(row: Row, _: Catalogue) -> Iterator[Problem]:
    digest = row["sha256"]
    if digest and _SHA256.match(digest) is None:
        yield row.warning("sha256", "not a SHA-256 digest: write its 64 hexadecimal digits")


def _place_problems(row: Row, catalogue: Catalogue) -> Iterator[Problem]:
    if row["id"] and catalogue.row("areas", row["id"]) is not None:
        yield row.error("id", f"'{row['id']}' is the id of an area: give the place another id")


def _area_problems(row: Row, catalogue: Catalogue) -> Iterator[Problem]:
    if row["id"] and catalogue.row("places", row["id"]) is not None:
        yield row.error("id", f"'{row['id']}' is the id of a place: give the area another id")


def _link_problems(row: Row, _: Catalogue) -> Iterator[Problem]:
    if row["a"] and row["a"] == row["b"]:
        yield row.error("b", f"the link runs from '{row['a']}' to itself: write two places")


def _relation_problems(row: Row, _: Catalogue) -> Iterator[Problem]:
    if row["actor"] and row["actor"] == row["other"]:
        yield row.error("other", f"'{row['actor']}' cannot stand in a relation to itself")


def _permission_problems(row: Row, _: Catalogue) -> Iterator[Problem]:
    if row["place"] and row["link"]:
        yield row.error("link", "the rule names a place and a link: write one of them, or two rows")
    if row["direction"] and not row["link"]:
        yield row.error("direction", "a direction needs a link: name the link, or leave it empty")


def _claim_problems(row: Row, _: Catalogue) -> Iterator[Problem]:
    if not (row["due"] and row["published"]):
        return
    try:
        due, published = read_span(row["due"]), read_published(row["published"])
    except ValueError:
        return  # said of the cell itself
    if published.wholly_after(due):
        message = f"due '{row['due']}' is before the claim was published ({row['published']})"
        yield row.warning("due", f"{message}: it would be judged as hindsight")


def _nothing(_row: Row, _catalogue: Catalogue) -> Iterator[Problem]:
    return iter(())


_RULES: dict[str, Callable[[Row, Catalogue], Iterator[Problem]]] = {
    "sources": _source_problems,
    "actors": _nothing,
    "places": _place_problems,
    "areas": _area_problems,
    "links": _link_problems,
    "roads": _nothing,
    "barriers": _nothing,
    "names": _nothing,
    "relations": _relation_problems,
    "permissions": _permission_problems,
    "reports": report_problems,
    "claims": _claim_problems,
    "imports": _nothing,
    "documents": _nothing,
    "proposals": proposal_problems,
    "decisions": _nothing,
}
