"""From who passes in each distinct course to the worlds in which a unit flips, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.courses import pack
from landbridge.engine.draws import Draws

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.analyses._keys import Entries

__all__ = ["OPEN_BIT", "WAY_BIT", "Flips", "Judged"]

OPEN_BIT, WAY_BIT = 1, 2
"""The pessimist's and the optimist's bit of who passes: open has both, uncertain the second."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What one unit lets pass for each key: ``bits[key, run]``, from ``days[run]`` on."""

    days: NDArray[np.int64]
    bits: NDArray[np.uint8]


class Flips:
    """Collects, unit after unit, in which worlds it passes at first, and when that changes.

    Parameters
    ----------
    worlds
        how many there are
    units
        how many there are
    first, last
        the days that are looked at, both included
    """

    def __init__(self, worlds: int, units: int, first: int, last: int) -> None:
        self._worlds, self._units, self._first, self._last = worlds, units, first, last
        self._start = np.zeros((units, worlds), dtype=np.uint8)
        self._found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]] = []

    def add(self, unit: int, judged: Judged, entries: Entries, of_world: NDArray[np.int32]) -> None:
        """Take in one unit.

        Parameters
        ----------
        judged
            what it lets pass
        entries
            the keys of the distinct courses, cut to the days that are looked at, with an entry on
            each day on which what is judged can change
        of_world
            ``[world]``: which of the courses it has
        """
        run = np.searchsorted(judged.days, entries.day, side="right") - 1
        bits = judged.bits[entries.key, run]
        same = entries.course[1:] == entries.course[:-1]
        self._start[unit] = bits[np.concatenate([[True], ~same])][of_world]
        turned = np.flatnonzero(same & (bits[1:] != bits[:-1])) + 1
        if not turned.size:
            return
        order = np.argsort(of_world, kind="stable")
        having = np.bincount(of_world, minlength=entries.courses)
        begins = np.cumsum(having) - having
        course = entries.course[turned]
        times = having[course]
        flip = np.repeat(np.arange(turned.size), times)
        within = np.arange(flip.size) - np.repeat(np.cumsum(times) - times, times)
        world = order[np.repeat(begins[course], times) + within]
        lane = entries.day[turned] - self._first
        place = (lane * self._units + unit)[flip]
        self._found.append((place, world, (bits[turned] ^ bits[turned - 1])[flip]))

    def draws(self, first_world: int, *, doubtful: bool) -> Draws:
        """Give the block of worlds; without ``doubtful`` both readers' bits are the same."""
        days, readers = (
            self._last - self._first + 1,
            [OPEN_BIT, WAY_BIT] if doubtful else [OPEN_BIT],
        )
        width = (self._worlds + 63) // 64
        empty = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, np.uint8))
        places, world, bits = (
            np.concatenate(column) for column in zip(*(self._found or [empty]), strict=True)
        )
        there = np.zeros(days * self._units, dtype=np.bool_)
        there[places] = True
        rows = np.flatnonzero(there)
        row_of = np.cumsum(there) - 1
        flip = np.zeros((rows.size, width * len(readers)), dtype=np.uint64)
        for at, reader in enumerate(readers):
            turned = (bits & reader) != 0
            word = row_of[places[turned]] * flip.shape[1] + at * width + (world[turned] >> 6)
            bit = np.uint64(1) << (world[turned] & 63).astype(np.uint64)
            np.bitwise_or.at(flip.reshape(-1), word, bit)
        start = np.hstack([pack((self._start & reader) != 0) for reader in readers])
        first = np.searchsorted(rows, np.arange(days + 1, dtype=np.int64) * self._units)
        unit = (rows % self._units).astype(np.int32)
        return Draws(
            first_world, self._worlds, days, doubtful, start, first.astype(np.int64), unit, flip
        )
