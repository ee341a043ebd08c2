"""Longitude and latitude as people write them, and whether they are exchanged."""

from __future__ import annotations

import math
import re
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.importers._refusals import Refusals
    from landbridge.importers._tables import TableRow

__all__ = ["exchanged", "point_of", "read_lat", "read_lon", "read_pair"]

_DEGREES = re.compile(
    r"([+-]?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*([NSEWnsew])?\Z"
    r"|([0-9]{1,3})\s*°\s*([0-9]{1,2})\s*['\u2032]\s*(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*[\"\u2033]\s*)?"
    r"([NSEWnsew])\Z"
)
_PAIR = re.compile(r"\(?\s*(\S+?)\s*(?:[;|]|,\s|\s)\s*(\S+?)\s*\)?\Z")
_COMMA_PAIR = re.compile(r"\(?\s*([^,\s]+),([^,\s]+?)\s*\)?\Z")
_LARGEST_LAT, _LARGEST_LON, _MINUTES = 90.0, 180.0, 60.0
_NEAR, _FAR = 0.5, 2.0  # degrees beyond what the rows are spread by


def read_lon(text: str) -> float:
    """Read a longitude in degrees. Raises ``ValueError`` with what would be right."""
    return _degrees(text, "longitude", "EeWw", _LARGEST_LON)


def read_lat(text: str) -> float:
    """Read a latitude in degrees. Raises ``ValueError`` with what would be right."""
    return _degrees(text, "latitude", "NnSs", _LARGEST_LAT)


def point_of(row: TableRow, refusals: Refusals) -> tuple[float, float] | None:
    """Read the columns ``longitude`` and ``latitude`` of a row; None where it had to be refused."""
    column = "longitude"
    try:
        lon = read_lon(row[column])
        column = "latitude"
        return lon, read_lat(row[column])
    except ValueError as wrong:
        refusals.error(row.line, column, str(wrong))
        return None


def read_pair(text: str) -> tuple[float, float]:
    """Read latitude and longitude in one cell, in this order; returned as lon, lat."""
    found = _PAIR.match(text.strip()) or _COMMA_PAIR.match(text.strip())
    if found is None:
        message = "is not a latitude and a longitude: write them so: 33.3558, 43.7861"
        raise ValueError(f"'{text[:40]}' {message}")
    return read_lon(found[2]), read_lat(found[1])


def _degrees(text: str, what: str, letters: str, largest: float) -> float:
    found = _DEGREES.match(text.strip())
    if found is None:
        raise ValueError(f"'{text[:40]}' is not a {what}: write degrees such as 43.7861")
    letter = found[2] or found[6]
    if letter and letter not in letters:
        raise ValueError(f"'{text[:40]}' is not a {what}: are lon and lat exchanged?")
    if found[1]:
        value = float(found[1].replace(",", "."))
    else:
        seconds = float((found[5] or "0").replace(",", "."))
        value = float(found[3]) + float(found[4]) / _MINUTES + seconds / _MINUTES**2
    if letter and letter in "SsWw":
        value = -value
    if not math.isfinite(value) or abs(value) > largest:
        hint = "; are lon and lat exchanged?" if largest == _LARGEST_LAT else ""
        message = f"is out of range: write degrees from -{largest:.0f} to {largest:.0f}{hint}"
        raise ValueError(f"{what} {text[:40]} {message}")
    return value


def exchanged(points: Mapping[int, tuple[float, float]]) -> Sequence[int]:
    """Tell which rows have lon and lat exchanged: far from the others, near when turned round.

    Only a minority can be told so: where most are exchanged, they are the others.

    Parameters
    ----------
    points
        lon and lat in degrees by row
    """
    if len(points) < 3:  # noqa: PLR2004  (two points have no middle)
        return ()
    middle_lon = median(lon for lon, _ in points.values())
    middle_lat = median(lat for _, lat in points.values())

    def away(lon: float, lat: float) -> float:
        return max(abs(lon - middle_lon), abs(lat - middle_lat))

    spread = median(away(lon, lat) for lon, lat in points.values())
    return [
        row
        for row, (lon, lat) in points.items()
        if away(lon, lat) > _FAR + 4 * spread and away(lat, lon) <= _NEAR + 2 * spread
    ]
