"""Towns, districts, provinces and countries of the world, as they ship with the reader.

From GeoNames (https://www.geonames.org, CC BY 4.0), made by ``training/build_gazetteer.py``. Points
of districts, provinces and countries are the middle of their towns, not their capitals.
"""

from __future__ import annotations

import io
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Spot", "World", "world"]

_FILE = "gazetteer.npz"
_KINDS = ("country", "province", "district", "town")
_STEPS = 8.0
_MARKS = re.compile("[\u0300-\u036f'\u2018\u2019`\u02bf\u02be]")
_NO_WORD = re.compile(r"[^\w\n|]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing that the gazetteer has; ``kind`` is country, province, district or town.

    ``province`` is the code of its province in GeoNames (``SY.01``); longitude and latitude are
    WGS 84 degrees, rounded to a hundredth.
    """

    geonames: int
    name: str
    kind: str
    country: str
    province: str
    people: int
    lon: float
    lat: float

    @property
    def means(self) -> str:
        """What a candidate calls it."""
        return f"country:{self.country}" if self.kind == "country" else f"geonames:{self.geonames}"


class World:
    """What the gazetteer has, by folded name."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._ids = np.cumsum(arrays["step"].astype(np.int64))
        self._arrays = arrays
        self._isos: list[str] = arrays["isos"].tolist()
        self._codes = arrays["codes"].tobytes().decode().split("\n")
        text = arrays["names"].tobytes().decode()
        self._names = text.split("\n")
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
        plain = _NO_WORD.sub(" ", plain)
        lines = plain.split("\n")
        self._keys = plain.replace("|", "\n").split("\n")
        counts = np.array([line.count("|") + 1 for line in lines])
        row_of = np.repeat(np.arange(len(lines)), counts)
        hashes = np.fromiter(map(hash, self._keys), np.int64, len(self._keys))
        order = np.argsort(hashes, kind="stable")
        self._hashes: list[int] = hashes[order].tolist()
        self._order: list[int] = order.tolist()
        self._row_of: list[int] = row_of.tolist()
        self._rows = lru_cache(maxsize=1 << 15)(self._look_up)
        self._countries = {
            self._isos[arrays["country"][row]]: row
            for row in np.flatnonzero(arrays["kind"] == 0).tolist()
        }

    def _look_up(self, key: str) -> tuple[int, ...]:
        """Rows of a folded name: looked up by its hash, which is quicker to make than a dict."""
        wanted, found = hash(key), []
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            if self._keys[self._order[at]] == key:
                found.append(self._row_of[self._order[at]])
            at += 1
        return tuple(dict.fromkeys(found))

    def __contains__(self, key: str) -> bool:
        """Whether anything has that folded name."""
        return bool(self._rows(key))

    def named(self, key: str) -> tuple[Spot, ...]:
        """Give all that have a folded name."""
        return tuple(self.row(row) for row in self._rows(key))

    def country(self, iso: str) -> Spot | None:
        """Give a country by its code (ISO 3166-1, two letters)."""
        row = self._countries.get(iso)
        return None if row is None else self.row(row)

    def row(self, row: int) -> Spot:
        """Give one by its number in the list."""
        arrays = self._arrays
        return Spot(
            int(self._ids[row]),
            self._names[row].partition("|")[0],
            _KINDS[arrays["kind"][row]],
            self._isos[arrays["country"][row]],
            self._codes[arrays["admin1"][row]],
            round(2 ** (float(arrays["people"][row]) / _STEPS) - 1),
            round(float(arrays["lon"][row]) / 100, 2),
            round(float(arrays["lat"][row]) / 100, 2),
        )


@lru_cache(maxsize=1)
def world() -> World:
    """Give the gazetteer, read once in a process."""
    packed = (files("landbridge.reading") / "weights" / _FILE).read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as stored:
        return World({name: stored[name] for name in stored.files})
