"""A first look through a mapped table: the order of its dates, counts of days, words for events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from landbridge.errors import QuestionError
from landbridge.importers._dates import DATE_ORDERS, SERIAL_DAYS, DateOrder, OrderFinder, is_serial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from landbridge.importers._column_map import ColumnMap
    from landbridge.importers._tables import OpenTable

__all__ = ["Manner", "Survey", "survey_table"]

_DATED = ("date", "end", "published")
_MOST_WORDS = 1_000


class Manner(TypedDict):
    """How the dates of one column are read: arguments of `read_date`."""

    order: str | None
    serials: str | None


@dataclass(slots=True)
class Survey:
    """What the columns of dates and events look like as a whole."""

    serials: str
    orders: dict[str, DateOrder] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    row_count: int = 0
    forced: str | None = None

    def manner(self, our: str) -> Manner:
        """How the dates of a column of ours are read."""
        found = self.orders.get(our)
        order = self.forced or (found.order if found else None)
        return {"order": order, "serials": self.serials}

    def notes(self, columns: Mapping[str, str]) -> Iterator[str]:
        """Say what was made of dates."""
        for our, found in self.orders.items():
            if found.why and self.forced is None:
                yield f"column '{columns.get(our, our)}': {found.why}"
        for our, count in self.counted.items():
            if count:
                other = "1904" if self.serials == "1900" else "1900"
                told = f"{count:,} are a spreadsheet's count of days, begun in {self.serials}"
                yield f"column '{columns.get(our, our)}': {told} (--set serials={other} otherwise)"


def survey_table(table: OpenTable, column_map: ColumnMap, options: Mapping[str, str]) -> Survey:
    """Look through all rows once.

    Raises
    ------
    InputError
        when an option on dates is none that there is
    """
    forced, serials = options.get("dates"), options.get("serials", "1900")
    if forced is not None and forced not in DATE_ORDERS:
        raise QuestionError(f"--set dates={forced}: write one of {', '.join(DATE_ORDERS)}")
    if serials not in SERIAL_DAYS:
        raise QuestionError(f"--set serials={serials}: write 1900 or 1904")
    survey = Survey(serials, forced=forced)
    dated = {our: column_map.columns[our] for our in _DATED if our in column_map.columns}
    finders = {our: OrderFinder() for our in dated}
    survey.counted = dict.fromkeys(dated, 0)
    event = column_map.columns.get("event")
    for row in table.rows():
        survey.row_count += 1
        for our, their in dated.items():
            finders[our].hear(row[their])
            survey.counted[our] += is_serial(row[their])
        if event and (row[event] in survey.words or len(survey.words) < _MOST_WORDS):
            survey.words[row[event]] = survey.words.get(row[event], 0) + 1
    survey.orders = {our: finder.found for our, finder in finders.items()}
    return survey
