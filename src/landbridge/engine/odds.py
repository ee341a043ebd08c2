"""In how many drawn worlds is there a way, day by day, and when does it open and close in each?

Every world and every day is answered exactly, for the pessimist and for the optimist. See `draws`
for what a world is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.courses import unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.draws import Draws

__all__ = ["NEVER", "Odds", "closing_days", "merge_odds", "odds", "opening_days"]

NEVER = -1
"""The day of what does not happen within the period."""


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """Whether there is a way, in each world on each day.

    ``words[day, word]`` are rows as in `Rows`, with the worlds as lanes: the pessimist's worlds in
    ``width`` words, and where ``doubtful`` the optimist's behind them.
    """

    first_world: int
    worlds: int
    doubtful: bool
    words: NDArray[np.uint64]

    @property
    def days(self) -> int:
        """How many days there are."""
        return int(self.words.shape[0])

    @property
    def width(self) -> int:
        """How many words hold one reader's worlds."""
        return (self.worlds + 63) // 64

    @property
    def open_worlds(self) -> NDArray[np.int64]:
        """``[day]``: in how many worlds the way is open."""
        return _ones(self.words[:, : self.width])

    @property
    def not_closed_worlds(self) -> NDArray[np.int64]:
        """``[day]``: in how many worlds it is open or uncertain."""
        return _ones(self.words[:, -self.width :])

    def surely(self, first: int, last: int) -> NDArray[np.bool_]:
        """Give ``[day, world]`` for a period, both ends included: whether the way is open."""
        return unpack(self.words[first : last + 1, : self.width], self.worlds)

    def perhaps(self, first: int, last: int) -> NDArray[np.bool_]:
        """Give ``[day, world]`` for a period, both ends included: whether it is not closed."""
        return unpack(self.words[first : last + 1, -self.width :], self.worlds)


def _ones(words: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Count the bits of each row."""
    counts: NDArray[np.int64] = unpack(words, words.shape[1] * 64).sum(axis=1, dtype=np.int64)
    return counts


@kernel
def _odds(  # noqa: C901, PLR0912 (one sweep is one loop)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    unit: NDArray[np.int32],
    rows: NDArray[np.uint64],
    flip_first: NDArray[np.int64],
    flip_unit: NDArray[np.int32],
    flip: NDArray[np.uint64],
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    told: NDArray[np.uint64],
) -> int:
    """Fill ``told[day, word]``, day by day; ``rows`` are those of day 0 and are changed."""
    count, words = len(first) - 1, rows.shape[1]
    reached = np.zeros((count, words), dtype=np.uint64)
    queue = np.zeros(max(count, 1), dtype=np.int32)
    queued = np.zeros(count, dtype=np.bool_)
    looks = 0
    for day in range(len(flip_first) - 1):
        for at in range(flip_first[day], flip_first[day + 1]):
            for word in range(words):
                rows[flip_unit[at], word] ^= flip[at, word]
        for patch in range(count):
            for word in range(words):
                reached[patch, word] = 0
        front, waiting = 0, 0
        for source in sources:
            if not queued[source]:
                for word in range(words):
                    reached[source, word] = rows[unit[source], word]
                queue[waiting] = source
                queued[source] = True
                waiting += 1
        while waiting > 0:
            patch = queue[front]
            front += 1
            if front == count:
                front = 0
            waiting -= 1
            queued[patch] = False
            for link in range(first[patch], first[patch + 1]):
                target = head[link]
                ground = unit[target]
                looks += 1
                gained = np.uint64(0)
                for word in range(words):
                    new = reached[patch, word] & rows[ground, word] & ~reached[target, word]
                    reached[target, word] |= new
                    gained |= new
                if gained != 0 and not queued[target]:
                    queued[target] = True
                    end = front + waiting
                    if end >= count:
                        end -= count
                    queue[end] = target
                    waiting += 1
        for target in targets:
            for word in range(words):
                told[day, word] |= reached[target, word]
    return looks


def odds(
    patches: Patches,
    draws: Draws,
    origins: NDArray[np.int32],
    destinations: NDArray[np.int32],
) -> Odds:
    """Say for each world of a block and each day whether a way leads from origin to destination.

    Parameters
    ----------
    patches, draws
        the ground and the worlds
    origins, destinations
        nodes; a way from any of the ones to any of the others counts. An origin in closed ground
        reaches itself alone, so where one is a destination too there is always a way
    """
    told = np.zeros((draws.days, draws.start.shape[1]), dtype=np.uint64)
    if np.intersect1d(origins, destinations).size:
        told[:] = _every(draws)
        return Odds(draws.first_world, draws.worlds, draws.doubtful, told)
    _odds.compiled(
        patches.first, patches.head, patches.unit, draws.start.copy(), draws.first, draws.unit,
        draws.flip, patches.of_node[origins], patches.of_node[destinations], told,
    )  # fmt: skip
    return Odds(draws.first_world, draws.worlds, draws.doubtful, told)


def _every(draws: Draws) -> NDArray[np.uint64]:
    """Give the row that holds all worlds."""
    row = np.full(draws.width, ~np.uint64(0))
    if draws.worlds % 64:
        row[-1] = (np.uint64(1) << np.uint64(draws.worlds % 64)) - np.uint64(1)
    return np.tile(row, draws.start.shape[1] // draws.width)


def merge_odds(blocks: Sequence[Odds]) -> Odds:
    """Lay blocks of worlds side by side: any order, but no world missing or twice.

    All but the last block must hold a multiple of 64 worlds.
    """
    blocks = sorted(blocks, key=lambda block: block.first_world)
    for one, other in pairwise(blocks):
        if one.days != other.days:
            raise ValueError("blocks of worlds must be over the same days")
        if one.first_world + one.worlds != other.first_world:
            raise ValueError(
                f"a block ends before world {one.first_world + one.worlds}, "
                f"the next one begins at world {other.first_world}"
            )
    doubtful = any(block.doubtful for block in blocks)
    parts = [block.words[:, : block.width] for block in blocks]
    if doubtful:
        parts += [block.words[:, -block.width :] for block in blocks]
    worlds = sum(block.worlds for block in blocks)
    return Odds(blocks[0].first_world, worlds, doubtful, np.concatenate(parts, axis=1))


def opening_days(odds: Odds, first: int, last: int, *, perhaps: bool = False) -> NDArray[np.int64]:
    """Give for each world the first open day of a period (both ends included), else `NEVER`.

    With ``perhaps`` the optimist's: the first day on which the way is not closed.
    """
    there = odds.perhaps(first, last) if perhaps else odds.surely(first, last)
    return np.where(there.any(axis=0), first + there.argmax(axis=0), NEVER)


def closing_days(odds: Odds, first: int, last: int, *, perhaps: bool = False) -> NDArray[np.int64]:
    """Give for each world the first day of a period on which a way that was open is so no more.

    That is the end of the first open stretch within the period; `NEVER` where the way does not
    open, or stays open to the end. With ``perhaps`` the optimist's.
    """
    there = odds.perhaps(first, last) if perhaps else odds.surely(first, last)
    shut = there[:-1] & ~there[1:]
    return np.where(shut.any(axis=0), first + 1 + shut.argmax(axis=0), NEVER)
