"""What each unit of ground lets through, lane by lane: change lists, and rows of bits.

A lane is a day, or a run of days in which nothing changes. A row holds one bit for each lane: first
the pessimist's (the unit is open), then the optimist's (it is not closed), so that one sweep moves
both. Where nothing is ever contested or unknown the two are one, and the row is half as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "CLOSED",
    "CONTESTED",
    "OPEN",
    "UNKNOWN",
    "Courses",
    "Rows",
    "pack",
    "rows_of",
    "unpack",
    "words_for",
]

OPEN, CONTESTED, UNKNOWN, CLOSED = 0, 1, 2, 3
"""Passage, best to worst."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Courses:
    """Passage of every unit as change lists.

    Those of unit u are entries ``first[u]`` up to ``first[u + 1]``: it is ``value[i]`` from lane
    ``lane[i]`` until the next entry's. The first entry of a unit is for lane 0, and lanes rise.
    """

    lanes: int
    first: NDArray[np.int64]
    lane: NDArray[np.int32]
    value: NDArray[np.int8]

    def __post_init__(self) -> None:
        if self.lane.shape != self.value.shape or int(self.first[-1]) != self.lane.shape[0]:
            raise ValueError("lane and value must have as many entries as first says")
        starts = self.first[:-1]
        if starts.size and (np.diff(self.first).min() < 1 or self.lane[starts].any()):
            raise ValueError("every unit must begin with an entry for lane 0")
        rises = np.diff(self.lane) > 0
        rises[starts[1:] - 1] = True
        if not rises.all() or (self.lane.size and int(self.lane.max()) >= self.lanes):
            raise ValueError("lanes must rise within a unit and stay below their number")
        if self.value.size and (int(self.value.min()) < OPEN or int(self.value.max()) > CLOSED):
            raise ValueError("passage must lie in 0 (open) to 3 (closed)")

    @property
    def units(self) -> int:
        """How many units there are."""
        return int(self.first.shape[0]) - 1

    @classmethod
    def of_table(cls, table: NDArray[np.int8]) -> Courses:
        """Make change lists of ``table[unit, lane]``."""
        units, lanes = table.shape
        changed = np.ones((units, lanes), dtype=np.bool_)
        changed[:, 1:] = table[:, 1:] != table[:, :-1]
        unit, lane = np.nonzero(changed)
        first = np.zeros(units + 1, dtype=np.int64)
        np.cumsum(np.bincount(unit, minlength=units), out=first[1:])
        return cls(lanes, first, lane.astype(np.int32), table[unit, lane].astype(np.int8))

    def on(self, lane: int) -> NDArray[np.int8]:
        """Give the passage of every unit in one lane."""
        upto = np.concatenate([[0], np.cumsum(self.lane <= lane)])
        passed = upto[self.first[1:]] - upto[self.first[:-1]]
        found: NDArray[np.int8] = self.value[self.first[:-1] + passed - 1]
        return found

    def table(self) -> NDArray[np.int8]:
        """Give the whole course of every unit as ``[unit, lane]``: for small situations."""
        ends = np.append(self.lane[1:], 0)
        ends[self.first[1:] - 1] = self.lanes
        spans = np.repeat(self.value, ends - self.lane)
        return spans.reshape(self.units, self.lanes)

    @property
    def doubtful(self) -> bool:
        """Whether anything is ever contested or unknown."""
        return bool(((self.value == CONTESTED) | (self.value == UNKNOWN)).any())


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of bits, ``words[row, word]``: 64 lanes to a word, lane 0 in the lowest bit.

    ``width`` words hold the pessimist's lanes; where ``doubtful``, as many behind them hold the
    optimist's, else those are the same. Bits behind the last lane are 0.
    """

    lanes: int
    doubtful: bool
    words: NDArray[np.uint64]

    @property
    def width(self) -> int:
        """How many words hold one reader's lanes."""
        return words_for(self.lanes)

    def surely(self, row: int | NDArray[np.int32]) -> NDArray[np.bool_]:
        """Give the pessimist's lanes of a row (or of several) as ``[…, lane]``."""
        return unpack(self.words[row, : self.width], self.lanes)

    def perhaps(self, row: int | NDArray[np.int32]) -> NDArray[np.bool_]:
        """Give the optimist's lanes of a row (or of several) as ``[…, lane]``."""
        return unpack(self.words[row, -self.width :], self.lanes)


def words_for(lanes: int) -> int:
    """How many words of 64 lanes each it takes."""
    return (lanes + 63) // 64


def pack(lanes: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Pack ``lanes[row, lane]`` into words, 64 lanes to a word, lane 0 in the lowest bit."""
    rows, count = lanes.shape
    padded = np.zeros((rows, words_for(count) * 64), dtype=np.uint8)
    padded[:, :count] = lanes
    return np.packbits(padded, axis=1, bitorder="little").view("<u8").astype(np.uint64)


def unpack(words: NDArray[np.uint64], lanes: int) -> NDArray[np.bool_]:
    """Give back ``[…, lane]`` from packed words ``[…, word]``."""
    octets = np.ascontiguousarray(words.astype("<u8", copy=False)).view(np.uint8)
    return np.unpackbits(octets, axis=-1, bitorder="little")[..., :lanes].astype(np.bool_)


@kernel
def _ingest(
    first: NDArray[np.int64],
    lane: NDArray[np.int32],
    value: NDArray[np.int8],
    lanes: int,
    limits: NDArray[np.int8],
    words: NDArray[np.uint64],
) -> None:
    """Fill ``words[unit, :]``: a stretch of ones for each span whose value is within the limit."""
    width = words.shape[1] // len(limits)
    every = ~np.uint64(0)
    for unit in range(len(first) - 1):
        for reader in range(len(limits)):
            base = reader * width
            for entry in range(first[unit], first[unit + 1]):
                if value[entry] > limits[reader]:
                    continue
                start = lane[entry]
                stop = lane[entry + 1] if entry + 1 < first[unit + 1] else lanes
                low, high = start >> 6, (stop - 1) >> 6
                head = every << np.uint64(start & 63)
                tail = every >> np.uint64(63 - ((stop - 1) & 63))
                if low == high:
                    words[unit, base + low] |= head & tail
                else:
                    words[unit, base + low] |= head
                    for word in range(low + 1, high):
                        words[unit, base + word] = every
                    words[unit, base + high] |= tail


def rows_of(courses: Courses) -> Rows:
    """Turn change lists into rows of bits, one row for each unit; reads every change once."""
    doubtful = courses.doubtful
    limits = np.array([OPEN, UNKNOWN] if doubtful else [OPEN], dtype=np.int8)
    if not _ingest.pays(courses.units * courses.lanes // 64):
        table = courses.table()
        return Rows(courses.lanes, doubtful, np.hstack([pack(table <= most) for most in limits]))
    words = np.zeros((courses.units, len(limits) * words_for(courses.lanes)), dtype=np.uint64)
    _ingest.compiled(courses.first, courses.lane, courses.value, courses.lanes, limits, words)
    return Rows(courses.lanes, doubtful, words)
