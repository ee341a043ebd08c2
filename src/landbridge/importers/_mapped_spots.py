"""Where the rows of a table say that things are, and which of them have lon and lat exchanged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._points import exchanged, read_lat, read_lon, read_pair
from landbridge.model.imports import Spot

if TYPE_CHECKING:
    from landbridge.importers._column_map import ColumnMap
    from landbridge.importers._refusals import Refusals
    from landbridge.importers._tables import TableRow

__all__ = ["Points"]

_LINES_SHOWN = 10
_LARGEST_KM = 1_000.0


@dataclass(slots=True)
class Points:
    """Reads where rows are, and remembers it. ``wrong_column`` (ours) is told after a refusal."""

    file: str
    map: ColumnMap
    seen: dict[int, tuple[float, float]] = field(default_factory=dict)
    turned: int = 0
    wrong_column: str = "place"

    def _cell(self, row: TableRow, our: str) -> str:
        their = self.map.columns.get(our)
        return (row[their] if their else "") or self.map.constants.get(our, "")

    def named(self, name: str) -> Spot:
        """A place of which the row says the name only."""
        return Spot(name=name, country=self.map.constants.get("country") or None)

    def spot(self, row: TableRow, name: str, kind: str) -> Spot | None:
        """Where a row is; None where it says nothing. Raises ``ValueError`` for what is wrong."""
        lon, lat = self._point(row)
        pcode, geonames = self._cell(row, "pcode"), self._cell(row, "geonames")
        if not (name or lon is not None or pcode or geonames):
            return None
        country = self._cell(row, "country")
        return Spot(
            name or None,
            lon,
            lat,
            self._within(row),
            pcode or None,
            geonames or None,
            country if len(country) == 2 and country.isupper() else None,  # noqa: PLR2004
            self._cell(row, "admin1") or None,
            kind or None,
        )

    def _point(self, row: TableRow) -> tuple[float | None, float | None]:
        lon_text, lat_text = self._cell(row, "lon"), self._cell(row, "lat")
        pair = self._cell(row, "lat_lon")
        if pair and not (lon_text or lat_text):
            self.wrong_column = "lat_lon"
            lon, lat = read_pair(pair)
        elif lon_text and lat_text:
            lon, lat = self._read(lon_text, lat_text)
        elif lon_text or lat_text:
            self.wrong_column = "lat" if lon_text else "lon"
            raise ValueError("one of lon and lat is empty: a point needs both")
        else:
            return None, None
        self.seen[row.line] = (lon, lat)
        return lon, lat

    def _read(self, lon_text: str, lat_text: str) -> tuple[float, float]:
        try:
            self.wrong_column = "lon"
            lon = read_lon(lon_text)
            self.wrong_column = "lat"
            return lon, read_lat(lat_text)
        except ValueError:
            try:
                read_lon(lat_text), read_lat(lon_text)
            except ValueError:
                pass
            else:
                self.turned += 1
            raise

    def _within(self, row: TableRow) -> float | None:
        text = self._cell(row, "within_km")
        if not text:
            return None
        self.wrong_column = "within_km"
        try:
            km = float(text.replace(",", "."))
        except ValueError:
            raise ValueError(f"'{text[:40]}' is not a number of kilometres") from None
        if not 0 <= km <= _LARGEST_KM:
            raise ValueError(f"'{text[:40]}' km: write 0 to {_LARGEST_KM:,.0f}")
        return km

    def judge(self, refusals: Refusals) -> None:
        """Say which rows have lon and lat exchanged.

        Raises
        ------
        InputError
            when that is so of most rows: then the map has them the wrong way round
        """
        if self.turned > len(self.seen):
            columns = self.map.columns
            lon, lat = columns.get("lon", "lon"), columns.get("lat", "lat")
            message = f"{self.turned:,} rows have latitudes that only longitudes can be"
            turn = f"lon = '{lat}' and lat = '{lon}'"
            raise InputError(f"'{self.file}': {message}: say in [columns] {turn}")
        lines = exchanged(self.seen)
        if lines:
            told = ", ".join(map(str, lines[:_LINES_SHOWN]))
            more = ", …" if len(lines) > _LINES_SHOWN else ""
            message = "lon and lat seem to be exchanged: far from the other rows, near when turned"
            refusals.warning(lines[0], "lat", f"{message} ({len(lines):,} rows: {told}{more})")
