"""Rows of any table as reports, or as places, by a map of its columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.days import parse_span
from landbridge.importers._dates import read_date, read_published
from landbridge.importers._mapped_spots import Points
from landbridge.importers._sourcing import slug
from landbridge.model.actors import ACTOR_KINDS
from landbridge.model.imports import ForeignRow
from landbridge.model.reports import REPORT_PERMISSIONS

if TYPE_CHECKING:
    from landbridge.importers._column_map import ColumnMap
    from landbridge.importers._refusals import Refusals
    from landbridge.importers._sourcing import SourceRows
    from landbridge.importers._survey import Survey
    from landbridge.importers._tables import OpenTable, TableRow
    from landbridge.model.imports import ImportSettings, Spot

__all__ = ["MappedPlaces", "MappedReports"]

_COPIED = (
    *("locator", "quote", "note", "credibility", "cargo", "direction", "permission"),
    *("vehicle", "sensitivity", "label", "retracts", "link"),
)
_KEPT_IN_PLACES = ("kind", "country", "admin1", "aliases", "geonames", "pcode", "note")
_COUNTRY = re.compile(r"country:[A-Z]{2}\Z")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NO_TARGET = ("agrees", "retracts")


def _cell_of(row: TableRow, column_map: ColumnMap, our: str) -> str:
    """What a row says in a column of ours."""
    their = column_map.columns.get(our)
    return (row[their] if their else "") or column_map.constants.get(our, "")


@dataclass(slots=True)
class MappedReports:
    """Reports made of the rows of one table."""

    table: OpenTable
    map: ColumnMap
    survey: Survey
    settings: ImportSettings
    sources: SourceRows
    refusals: Refusals
    points: Points
    rows: list[ForeignRow] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def read(self) -> None:
        """Read all rows; those that cannot be used are refused, and the others go on."""
        for row in self.table.rows(self.refusals):
            try:
                self._read_row(row)
            except _RowError as wrong:
                column = self.map.columns.get(wrong.our, wrong.our)
                self.refusals.error(row.line, column, str(wrong))

    def _cell(self, row: TableRow, our: str) -> str:
        return _cell_of(row, self.map, our)

    def _read_row(self, row: TableRow) -> None:
        word = self._cell(row, "event")
        event = self.map.meaning(word)
        if event is None:
            self.left_out[word] += 1
            return
        if not event:
            message = f"'{word[:40]}' is no event of ours: say in [events] what it means, or -"
            raise _RowError("event", message if word else "the event is empty")
        cells = {"event": event} | self._dates(row) | {"source": self._source(row)}
        cells |= {our: self._cell(row, our) for our in _COPIED}
        if event != "restricts" and "permission" not in self.map.columns:
            cells["permission"] = ""  # a constant that says nothing of this row
        if cells["permission"] and cells["permission"] not in REPORT_PERMISSIONS:
            cells["permission_as_named"] = cells.pop("permission")
        actors = {our: self._cell(row, our) for our in ("actor", "other_actor", "for")}
        if actors["for"] in ACTOR_KINDS:
            cells["for"] = actors.pop("for")
        spots = self._spots(row, cells)
        if not spots and not cells["link"] and not cells.get("place") and event not in _NO_TARGET:
            message = "the row names no place: neither a name, nor a point, nor a code"
            raise _RowError("place", message)
        raw = {"event": word, "place": self._cell(row, "place")} | actors
        raw |= {"source": self._cell(row, "source")} if self.settings.source else {}
        cells |= {f"{our}_as_named": text for our, text in raw.items() if our != "for"}
        filled = {our: text for our, text in cells.items() if text}
        named = {our: name for our, name in actors.items() if name}
        self.rows.append(ForeignRow("reports", filled, self.table.file, row.line, named, spots))

    def _dates(self, row: TableRow) -> dict[str, str]:
        """The date, or the interval of two columns, and when it was published."""
        date, end = self._date(row, "date"), self._cell(row, "end") and self._date(row, "end")
        if end and end != date:
            if "/" in date or "/" in end:
                raise _RowError("end", f"'{date}' is an interval, and '{end}' ends it again")
            date = f"{date}/{end}"
            try:
                parse_span(date)
            except ValueError as wrong:
                raise _RowError("end", str(wrong)) from None
        said = self._cell(row, "published") or self.settings.published or ""
        if not said:
            raise _RowError("published", "no day of publication, and no --published DATE")
        if said == self.settings.published:
            return {"date": date, "published": said}
        try:
            published = read_published(said, **self.survey.manner("published"))
        except ValueError as wrong:
            raise _RowError("published", str(wrong)) from None
        return {"date": date, "published": published}

    def _date(self, row: TableRow, our: str) -> str:
        try:
            return read_date(self._cell(row, our), **self.survey.manner(our))
        except ValueError as wrong:
            raise _RowError(our, str(wrong)) from None

    def _source(self, row: TableRow) -> str:
        if self.settings.source is not None:
            return self.settings.source
        name = self._cell(row, "source")
        if not name:
            raise _RowError("source", "no source, and no --source ID")
        if _ID.match(name):
            return self.sources.add(name, name)
        return self.sources.add(slug(name), name)

    def _spots(self, row: TableRow, cells: dict[str, str]) -> dict[str, Spot]:
        """Where it was: a country as it is written, the two ends of a road, or a place."""
        place = self._cell(row, "place")
        for text in (place, self._cell(row, "pcode")):
            if _COUNTRY.match(text):
                cells["place"] = text
                return {}
        if cells["link"]:
            return {}  # a point beside it is somewhere on the road
        if self._cell(row, "a") or self._cell(row, "b"):
            return {our: self.points.named(name) for our in "ab" if (name := self._cell(row, our))}
        try:
            spot = self.points.spot(row, place, self._cell(row, "place_kind"))
        except ValueError as wrong:
            raise _RowError(self.points.wrong_column, str(wrong)) from None
        return {"place": spot} if spot is not None else {}


@dataclass(slots=True)
class MappedPlaces:
    """Places made of the rows of one table."""

    table: OpenTable
    map: ColumnMap
    refusals: Refusals
    points: Points
    rows: list[ForeignRow] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)

    def read(self) -> None:
        """Read all rows; a name that stands again has its line in its id."""
        for row in self.table.rows(self.refusals):
            name = _cell_of(row, self.map, "name")
            try:
                spot = self.points.spot(row, name, "")
            except ValueError as wrong:
                column = self.map.columns.get(self.points.wrong_column)
                self.refusals.error(row.line, column, str(wrong))
                continue
            if not name or spot is None or spot.lon is None:
                missing = "point" if name else "name"
                self.refusals.error(row.line, None, f"the row has no {missing}: a place needs one")
                continue
            own = _cell_of(row, self.map, "id") or slug(name)
            own = own if _ID.match(own) else slug(own)
            self.ids[own] += 1
            if self.ids[own] > 1:
                own = f"{own}-{row.line}"
            cells = {"id": own, "name": name, "lon": f"{spot.lon}", "lat": f"{spot.lat}"}
            cells |= {our: _cell_of(row, self.map, our) for our in _KEPT_IN_PLACES}
            filled = {our: text for our, text in cells.items() if text}
            self.rows.append(ForeignRow("places", filled, self.table.file, row.line))


class _RowError(ValueError):
    """One row that cannot be used, with the column of ours that is wrong."""

    def __init__(self, our: str, message: str) -> None:
        super().__init__(message)
        self.our = our
