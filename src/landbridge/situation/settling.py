"""How rows of a load meet the rows that are already there: new, the same, changed, in conflict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.situation.columns import TABLES
from landbridge.situation.keys import row_keys, told_apart_by_id
from landbridge.situation.tabular import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from landbridge.errors import Problem

__all__ = ["Settlement", "settle", "settle_reports"]

_BESIDE_THE_DIGEST = ("label", "note", "sensitivity")


@dataclass(slots=True)
class Settlement:
    """What becomes of the rows of one table; ``changed`` rows carry the number they replace."""

    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def accepted(self) -> list[Row]:
        """What will be written."""
        return [*self.changed, *self.new]

    def refuse(self, row: Row, column: str | None, message: str) -> None:
        """Refuse a row."""
        self.refused.append(row)
        self.problems.append(row.error(column, message))

    def after(self, kept: Sequence[Row]) -> list[Row]:
        """Give all rows of the table as they will stand, in order."""
        changed = {row.fid: row for row in self.changed}
        return [changed.get(row.fid, row) for row in kept] + self.new


def settle(rows: Sequence[Row], kept: Sequence[Row], *, replace: bool) -> Settlement:
    """Compare rows of one table, not reports, with those that are there and with one another."""
    result = Settlement()
    there = dict(zip(row_keys(kept), kept, strict=True))
    rows = list(_without_twins(rows, result))
    seen: dict[tuple[str, ...], Row] = {}
    for key, row in zip(row_keys(rows), rows, strict=True):
        if key in seen:
            _meet_in_load(row, seen[key], result)
            continue
        seen[key] = row
        old = there.get(key)
        if old is None:
            result.new.append(row)
            result.problems += _nameless_double(row, there)
        elif old.content == row.content or TABLES[row.table].only_added:
            result.unchanged += 1
        elif replace or _was_undecided(old):
            result.changed.append(_in_place_of(old, row))
        else:
            advice = "" if told_apart_by_id(row) else _advice(row)
            message = (
                f"{_named(row)} is already there and says otherwise ({_difference(old, row)}):"
                f" load it with --replace to take the new row{advice}"
            )
            result.refuse(row, _naming_column(row), message)
    return result


def _was_undecided(old: Row) -> bool:
    """Whether it is a name whose meaning was still to be filled in."""
    return old.table == "names" and not old["means"]


def _without_twins(rows: Sequence[Row], result: Settlement) -> Iterator[Row]:
    """Leave out rows without an id that say the same as another."""
    seen: dict[tuple[tuple[str, str], ...], Row] = {}
    for row in rows:
        if told_apart_by_id(row):
            yield row
            continue
        content = tuple(sorted(row.content.items()))
        if content in seen:
            result.unchanged += 1
            if row.file == seen[content].file:
                message = f"the row says the same as {seen[content].where}: it is left out"
                result.problems.append(row.warning(None, message))
        else:
            seen[content] = row
            yield row


def _nameless_double(row: Row, there: Mapping[tuple[str, ...], Row]) -> Iterator[Problem]:
    """Say that a link with an id may be one that is there without."""
    if row.table != "links" or not row["id"]:
        return
    unnamed = Row(row.table, row.file, row.line, {**row.cells, "id": ""})
    if row_keys([unnamed])[0] in there:
        message = (
            f"a link without an id joins '{row['a']}' and '{row['b']}' already: both are kept;"
            " if they are one road, make the file anew from the folder"
        )
        yield row.warning("id", message)


def _meet_in_load(row: Row, first: Row, result: Settlement) -> None:
    """Refuse a second row of one key, unless another file repeats the first word for word."""
    if row.file != first.file and row.content == first.content:
        result.unchanged += 1
        return
    if told_apart_by_id(row):
        advice = "give one of them another id, or remove it"
    else:
        advice = (
            f"({_difference(first, row)}): change {', '.join(TABLES[row.table].key)} or remove one"
        )
    column = _naming_column(row)
    result.refuse(row, column, f"{_named(row)} stands twice, first in {first.where}; {advice}")


def _advice(row: Row) -> str:
    if row.table == "links":
        return ", or give it an id or a ref if it is another link"
    return f", or change one of {', '.join(TABLES[row.table].key)} if it is another row"


def _naming_column(row: Row) -> str:
    """Give the column that tells the row from others, or the first of those that do."""
    return "id" if row["id"] else TABLES[row.table].key[0]


def _named(row: Row) -> str:
    table = TABLES[row.table]
    if told_apart_by_id(row):
        return f"{table.singular} '{row[_naming_column(row)]}'"
    said = " ".join(row[column] for column in table.key if row[column])
    return f"the {table.singular} '{said}'"


def _difference(old: Row, new: Row) -> str:
    """Say which cells differ, old then new."""
    before, after = old.content, new.content
    return "; ".join(
        f"{name}: '{before.get(name, '')[:40]}' there, '{after.get(name, '')[:40]}' here"
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    )


def _in_place_of(old: Row, new: Row) -> Row:
    return Row(new.table, new.file, new.line, new.cells, old.fid)


def settle_reports(rows: Sequence[Row], kept: Sequence[Row]) -> Settlement:
    """Find the reports that are not there yet: they are only ever added."""
    result = Settlement()
    there = {row.report_id: row for row in kept}
    labels = {row["label"]: row for row in kept if row["label"]}
    for row in rows:
        old = there.get(row.report_id)
        if old is not None:
            _meet_report(row, old, result)
        elif row["label"] and row["label"] in labels:
            other = labels[row["label"]]
            message = (
                f"'{row['label']}' is already the label of another report ({other.where});"
                " a changed row is a new report: give it another label, and withdraw the old one"
                " with 'retracts'"
            )
            result.refuse(row, "label", message)
        else:
            result.new.append(row)
            there[row.report_id] = row
            if row["label"]:
                labels[row["label"]] = row
    return result


def _meet_report(row: Row, old: Row, result: Settlement) -> None:
    """Pass over a report that is there; say what is new beside its digest, which is not taken."""
    if row["retracts"] != old["retracts"]:
        message = (
            f"the row says the same as {old.where} but withdraws another report"
            f" ('{old['retracts']}' there): tell them apart by locator or quote"
        )
        result.refuse(row, "retracts", message)
        return
    result.unchanged += 1
    if row.file == old.file and row.line is not None and old.line is not None:
        result.problems.append(row.warning(None, f"the same report as {old.where}: it is left out"))
    for column in _BESIDE_THE_DIGEST:
        if row[column] != old[column]:
            message = (
                f"the report is already there with {column} '{old[column][:40]}':"
                " reports are never changed, so this one is not taken"
            )
            result.problems.append(row.warning(column, message))
