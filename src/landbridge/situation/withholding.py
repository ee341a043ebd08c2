"""What an export leaves out when its folder is passed on to others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.situation.cells import read_published
from landbridge.situation.withheld_articles import without_articles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.situation.tabular import Row

__all__ = ["EVERYTHING", "Withholding", "withhold"]

_STATEMENTS = ("relations", "permissions", "reports", "claims")
"""Tables of what sources say. The others are the ground: rows elsewhere refer to them."""


@dataclass(frozen=True, slots=True)
class Withholding:
    """What stays behind; by default nothing.

    Parameters
    ----------
    sensitive
        reports that carry a mark of sensitivity
    unlicensed
        what rests on a source without a licence
    known_by
        a day number: what was published later, and so could not be known by then
    """

    sensitive: bool = False
    unlicensed: bool = False
    known_by: int | None = None


EVERYTHING = Withholding()


def withhold(tables: Mapping[str, list[Row]], choice: Withholding) -> dict[str, list[Row]]:
    """Give the rows that may go, table by table, in their order.

    A report and what retracts it stay behind together where one of them is marked or unlicensed:
    a retraction alone would name nothing, and a report without its retraction would stand again.
    A retraction that was published too late takes nothing with it: on that day the report stood.
    """
    licensed = {row["id"] for row in tables.get("sources", ()) if row["licence"]}

    def barred(row: Row) -> bool:
        marked = choice.sensitive and row.table == "reports" and bool(row["sensitivity"])
        source = row["source"]
        return marked or (choice.unlicensed and bool(source) and source not in licensed)

    def late(row: Row) -> bool:
        day, said = choice.known_by, row["published"]
        return day is not None and bool(said) and read_published(said).last > day

    going = dict(tables)
    without_articles(going, barred, late, sensitive=choice.sensitive)
    for name in _STATEMENTS:
        if name in tables:
            going[name] = [row for row in tables[name] if not (barred(row) or late(row))]
    reports = tables.get("reports", [])
    if len(going.get("reports", [])) < len(reports):
        silenced = _chains(
            reports, {row["label"] or row["retracts"] for row in filter(barred, reports)}
        )
        going["reports"] = _naming_somebody(
            [row for row in going["reports"] if not _of(row, silenced)]
        )
    return going


def _of(row: Row, labels: set[str]) -> bool:
    return row["label"] in labels or row["retracts"] in labels


def _chains(reports: list[Row], labels: set[str]) -> set[str]:
    """Give the labels of all that is joined to these by retractions."""
    found = labels - {""}
    while (
        more := {
            label
            for row in reports
            if row["retracts"] and _of(row, found)
            for label in (row["label"], row["retracts"])
        }
        - found
        - {""}
    ):
        found |= more
    return found


def _naming_somebody(reports: list[Row]) -> list[Row]:
    """Leave out retractions of reports that are not there, and what retracts those."""
    while True:
        labels = {row["label"] for row in reports} | {""}
        kept = [row for row in reports if row["retracts"] in labels]
        if len(kept) == len(reports):
            return kept
        reports = kept
