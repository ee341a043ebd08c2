"""Judge a load, table by table: which rows are good, and what becomes of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.situation.catalogue import HELD_TABLES, Catalogue
from landbridge.situation.columns import TABLES
from landbridge.situation.report_rules import label_problems
from landbridge.situation.rules import row_problems
from landbridge.situation.sanity import sanity_problems
from landbridge.situation.settling import Settlement, settle, settle_reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.errors import Problem
    from landbridge.situation.tabular import Row

__all__ = ["Intake", "judge"]


@dataclass(slots=True)
class Intake:
    """The verdict on a load: what to write, and everything that was wrong or odd."""

    catalogue: Catalogue
    settlements: dict[str, Settlement] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def judge(
    load: Mapping[str, Sequence[Row]],
    kept: Mapping[str, Sequence[Row]],
    *,
    replace: bool = False,
    absent: frozenset[str] = frozenset(),
    contents: Mapping[str, bytes] | None = None,
) -> Intake:
    """Check the rows of a load against the rules, one another, and the rows that are there.

    A row that is refused counts as missing for the rows that refer to it. ``contents`` are the
    texts of documents by SHA-256.
    """
    intake = Intake(Catalogue(kept, absent))
    texts = {row["document"] for row in load.get("proposals", ())} & (contents or {}).keys()
    intake.catalogue.characters = {t: len((contents or {})[t].decode()) for t in texts}
    for table in TABLES:
        rows, there = load.get(table, ()), kept.get(table, ())
        good, refused, problems = _sieve(rows, intake.catalogue)
        if table == "reports":
            settlement = _with_labels(good, refused, there, intake.catalogue)
        else:
            settlement = settle(good, there, replace=replace)
            if table in HELD_TABLES:
                refused_all = (*refused, *settlement.refused)
                intake.catalogue.hold(table, settlement.after(there), refused_all)
        intake.settlements[table] = settlement
        problems += settlement.problems
        intake.problems += sorted(problems, key=lambda problem: (problem.file, problem.line or 0))
    after = {name: intake.settlements[name].after(kept.get(name, ())) for name in TABLES}
    written = {name: intake.settlements[name].accepted for name in TABLES}
    intake.problems += sanity_problems(written, after, absent)
    return intake


def _sieve(rows: Iterable[Row], catalogue: Catalogue) -> tuple[list[Row], list[Row], list[Problem]]:
    """Part the rows that can be used from those that cannot."""
    good: list[Row] = []
    refused: list[Row] = []
    problems: list[Problem] = []
    for row in rows:
        found = row_problems(row, catalogue)
        problems += found
        spoilt = any(problem.severity == "error" for problem in found)
        (refused if spoilt else good).append(row)
    return good, refused, problems


def _with_labels(
    good: Sequence[Row], refused: Sequence[Row], there: Sequence[Row], catalogue: Catalogue
) -> Settlement:
    """Settle reports, then refuse retractions of labels that none of them has.

    Refusing one retraction can take away the label that another withdraws: hence the recursion.
    """
    settlement = settle_reports(good, there)
    lost = (*refused, *settlement.refused)
    catalogue.labels = {row["label"]: row for row in settlement.after(there) if row["label"]}
    catalogue.refused_labels = {row["label"]: row for row in lost if row["label"]}
    found = list(label_problems(settlement.new, catalogue))
    wrong = {(problem.file, problem.line) for problem in found if problem.severity == "error"}
    spoilt = [row for row in settlement.new if (row.file, row.line) in wrong]
    if not spoilt:
        settlement.problems += found
        return settlement
    remaining = [row for row in good if (row.file, row.line) not in wrong]
    rest = _with_labels(remaining, [*refused, *spoilt], there, catalogue)
    rest.problems += [problem for problem in found if problem.severity == "error"]
    rest.refused += spoilt
    return rest
