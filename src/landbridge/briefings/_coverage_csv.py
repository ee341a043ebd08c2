"""How well places are reported on, as CSV: a row for each place and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._csv import csv_text
from landbridge.days import format_day

if TYPE_CHECKING:
    from landbridge.model.comparisons import Coverage
    from landbridge.model.situations import Situation

__all__ = ["coverage_csv"]

_HEADERS = (
    "place", "name", "month", "reports", "reports_in_all", "by_area", "newest", "age_days",
    "matters_to",
)  # fmt: skip


def coverage_csv(found: Coverage, situation: Situation) -> str:
    """Write a row for each place and month with a report; one without a month where all is silent.

    ``reports`` are those of the month; ``by_area`` those that speak of the place only as part of an
    area or country; ``matters_to`` the corridors whose way leads through it.
    """
    rows: list[list[object]] = []
    for row in found.rows:
        newest = None if row.newest is None else format_day(row.newest)
        rest = (row.reports, row.by_area, newest, row.age_days, "; ".join(row.matters_to))
        for month, reports in (row.months or {"": 0}).items():
            rows.append([row.place, situation.places[row.place].name, month, reports, *rest])
    return csv_text(_HEADERS, rows)
