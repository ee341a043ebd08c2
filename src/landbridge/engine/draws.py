"""Worlds: whole courses of events, many side by side, as bits that flip from day to day.

A *world* is one whole course of events. The rows of a day hold one bit for each world; from one day
to the next only a few units flip, each in some of the worlds. So a block of worlds is kept as the
rows of day 0 and, day by day, a list of units with the worlds in which they flip. A unit that
neither reader lets pass is closed in that world, one that only the optimist lets pass is uncertain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN, Courses, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["Draws", "draws_of_worlds", "every_world", "rows_by_day", "rows_on", "world_of"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Draws:
    """A block of worlds, day by day.

    Attributes
    ----------
    first_world
        number of the first world, a multiple of 64, so that blocks can be laid side by side
    worlds, days
        how many there are
    doubtful
        whether anything is ever contested or unknown; if not, both readers see the same
    start
        ``[unit, word]``: who passes on day 0, as in `Rows` with the worlds as lanes
    first
        ``[day + 1]``: the flips of a day are entries ``first[day]`` up to ``first[day + 1]``; there
        are none on day 0
    unit
        ``[flip]``: the unit; each once a day, rising
    flip
        ``[flip, word]``: the bits of its row that change on that day, perhaps none
    """

    first_world: int
    worlds: int
    days: int
    doubtful: bool
    start: NDArray[np.uint64]
    first: NDArray[np.int64]
    unit: NDArray[np.int32]
    flip: NDArray[np.uint64]

    def __post_init__(self) -> None:
        words = self.width * (2 if self.doubtful else 1)
        if self.first_world < 0 or self.first_world % 64:
            raise ValueError("a block of worlds begins at a multiple of 64")
        if self.worlds < 1 or self.days < 1:
            raise ValueError("a block has at least one world and one day")
        if self.start.shape[1] != words or self.flip.shape != (self.unit.shape[0], words):
            raise ValueError(f"rows of {self.worlds} worlds have {words} words")
        if self.first.shape != (self.days + 1,) or int(self.first[-1]) != self.unit.shape[0]:
            raise ValueError("first must have an entry for each day, and one for the end")

    @property
    def width(self) -> int:
        """How many words hold one reader's worlds."""
        return (self.worlds + 63) // 64

    @property
    def every(self) -> NDArray[np.uint64]:
        """The row that holds all worlds, for both readers."""
        return np.tile(every_world(self.worlds), 2 if self.doubtful else 1)

    @property
    def units(self) -> int:
        """How many units there are."""
        return int(self.start.shape[0])


def every_world(worlds: int) -> NDArray[np.uint64]:
    """Give the row of words that holds all of so many worlds."""
    row = np.full((worlds + 63) // 64, ~np.uint64(0))
    if worlds % 64:
        row[-1] = (np.uint64(1) << np.uint64(worlds % 64)) - np.uint64(1)
    return row


def rows_on(draws: Draws, day: int) -> Rows:
    """Give the rows of one day, ``words[unit, word]``, with the worlds as lanes.

    Follows all flips up to that day; who wants every day takes `rows_by_day`.
    """
    words = draws.start.copy()
    upto = int(draws.first[day + 1])
    np.bitwise_xor.at(words, draws.unit[:upto], draws.flip[:upto])
    return Rows(draws.worlds, draws.doubtful, words)


def rows_by_day(draws: Draws) -> Iterator[tuple[int, Rows]]:
    """Go through the days with the rows of each; the words are overwritten by the next day's."""
    words = draws.start.copy()
    rows = Rows(draws.worlds, draws.doubtful, words)
    for day in range(draws.days):
        here = slice(int(draws.first[day]), int(draws.first[day + 1]))
        words[draws.unit[here]] ^= draws.flip[here]  # a unit stands at most once in a day
        yield day, rows


def world_of(draws: Draws, world: int) -> Courses:
    """Give one world of a block (0 is its first) as change lists over days.

    The rows tell open, closed and neither apart; what is neither comes back as unknown.
    """
    word, bit = world >> 6, np.uint64(world & 63)
    table = np.empty((draws.units, draws.days), dtype=np.int8)
    one = np.uint64(1)
    for day, rows in rows_by_day(draws):
        surely = (rows.words[:, word] >> bit) & one
        perhaps = (rows.words[:, word - rows.width] >> bit) & one
        table[:, day] = np.where(surely, OPEN, np.where(perhaps, UNKNOWN, CLOSED))
    return Courses.of_table(table)


def draws_of_worlds(worlds: Sequence[Courses], first_world: int = 0) -> Draws:
    """Lay explicit courses side by side, one for each world, with days as lanes.

    Parameters
    ----------
    worlds
        courses over the same units and days
    first_world
        number of the first, a multiple of 64
    """
    units, days = worlds[0].units, worlds[0].lanes
    if any((course.units, course.lanes) != (units, days) for course in worlds):
        raise ValueError("all worlds must have the same units and days")
    doubtful = any(course.doubtful for course in worlds)
    width = (len(worlds) + 63) // 64
    limits = (OPEN, UNKNOWN) if doubtful else (OPEN,)
    start = np.zeros((units, width * len(limits)), dtype=np.uint64)
    keys, words, bits = [], [], []
    for world, course in enumerate(worlds):
        unit = np.repeat(np.arange(units, dtype=np.int64), np.diff(course.first))
        bit = np.uint64(1) << np.uint64(world & 63)
        for reader, limit in enumerate(limits):
            word = reader * width + (world >> 6)
            passes = course.value <= limit
            start[passes[course.first[:-1]], word] |= bit
            turns = np.flatnonzero(passes[1:] != passes[:-1]) + 1
            turns = turns[course.lane[turns] > 0]  # else it is the next unit that begins
            keys.append(course.lane[turns].astype(np.int64) * units + unit[turns])
            words.append(np.full(turns.shape[0], word, dtype=np.int64))
            bits.append(np.full(turns.shape[0], bit, dtype=np.uint64))
    key, entry = np.unique(np.concatenate(keys), return_inverse=True)
    flip = np.zeros((key.shape[0], start.shape[1]), dtype=np.uint64)
    np.bitwise_xor.at(flip, (entry, np.concatenate(words)), np.concatenate(bits))
    first = np.searchsorted(key, np.arange(days + 1, dtype=np.int64) * units)
    who = (key % units).astype(np.int32)
    first = first.astype(np.int64)
    return Draws(first_world, len(worlds), days, doubtful, start, first, who, flip)
