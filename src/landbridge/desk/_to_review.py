"""Rows that go into the queue instead of the record: typed reports, rows of files of others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.errors import FolderError
from landbridge.model.proposals import PROPOSED_TABLES, Proposal, proposal_id

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from landbridge.model.imports import ForeignRow, ImportReview
    from landbridge.situation import AddSummary, SituationFile

__all__ = ["put_forward", "rows_to_review"]

_NAMED = ("place", "a", "b", "actor", "other_actor")
_TYPED = "typed"


def put_forward(file: SituationFile, cells: Mapping[str, str]) -> Proposal:
    """Put a typed report into the queue.

    Names that mean nothing here are kept as they were written, to be settled in review.
    """
    situation = file.read()
    known: dict[str, Container[str]] = {
        "actor": situation.actors, "other_actor": situation.actors,
        "a": situation.places, "b": situation.places,
        "place": {*situation.places, *situation.areas},
    }  # fmt: skip
    told = {}
    for column, cell in cells.items():
        settled = column not in _NAMED or cell in known[column] or cell.startswith("country:")
        told[column if settled else f"{column}_as_named"] = cell
    key = proposal_id("reports", told, {}, "", _TYPED)
    made = Proposal(key, "reports", told, origin=_TYPED, mode="past")
    file.add_reading([made])
    return made


def rows_to_review(
    file: SituationFile, reviews: Sequence[ImportReview], *, keep_going: bool
) -> AddSummary:
    """Put rows of files of others into the queue; add at once what can only stand there.

    Sources, areas and how the files were read are added: nothing of them says who holds what.

    Raises
    ------
    FolderError
        when rows were refused and it was not told to keep going
    """
    problems = tuple(problem for one in reviews for problem in one.problems)
    refused = [problem for problem in problems if problem.severity == "error"]
    if refused and not keep_going:
        raise FolderError(f"rows were refused; first: {refused[0]}", problems)
    rows = [(row, one.importer) for one in reviews for row in one.rows]
    at_once = [row for row, _ in rows if row.table not in PROPOSED_TABLES]
    made = [_proposal(row, by) for row, by in rows if row.table in PROPOSED_TABLES]
    summary = file.add_rows(at_once, problems, keep_going=keep_going)
    new, already = file.add_reading(made)
    return replace(
        summary,
        added={**summary.added, "proposals": len(new)},
        unchanged={**summary.unchanged, "proposals": already},
    )


def _proposal(row: ForeignRow, importer: str) -> Proposal:
    line = "" if row.line is None else f", line {row.line}"
    origin = f"{importer}: {row.file}"
    cells = {name: cell for name, cell in row.cells.items() if cell}
    mode = "past" if row.table == "reports" else ""
    key = proposal_id(row.table, cells, {}, "", origin)
    return Proposal(key, row.table, cells, origin=origin, mode=mode, coder=importer, note=line[2:])
