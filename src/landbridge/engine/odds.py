"""In how many drawn worlds is there a way, day by day, and when does it open and close in each?

Every world and every day is answered exactly, for the pessimist and for the optimist. See `draws`
for what a world is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.courses import unpack
from landbridge.engine.windows import COMES, LEADS, SOURCE, TARGET, WINDOW_DAYS, answer_days

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
    if np.intersect1d(origins, destinations).size:
        words = np.tile(draws.every, (draws.days, 1))
    else:
        words = _reached_by_day(
            patches, draws, patches.of_node[origins], patches.of_node[destinations]
        )
    return Odds(draws.first_world, draws.worlds, draws.doubtful, words)


def _reached_by_day(
    patches: Patches, draws: Draws, sources: NDArray[np.int32], targets: NDArray[np.int32]
) -> NDArray[np.uint64]:
    """Say for each day, ``[day, word]``, in which worlds any target patch is reached."""
    told = np.zeros((draws.days, draws.start.shape[1]), dtype=np.uint64)
    mark = np.zeros(patches.count, dtype=np.int8)
    mark[sources] |= SOURCE
    mark[targets] |= TARGET
    answer_days.compiled(
        *_neighbours(patches), patches.unit, mark, np.array(WINDOW_DAYS, dtype=np.int64),
        draws.first, draws.unit, draws.flip, draws.start.copy(), draws.every, told,
    )  # fmt: skip
    return told


def _neighbours(
    patches: Patches,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8]]:
    """List for each patch those next to it, and whether a link leads there, or comes from there."""
    count = patches.count
    here = np.repeat(np.arange(count, dtype=np.int64), np.diff(patches.first))
    leads = here * count + patches.head
    comes = np.sort(patches.head.astype(np.int64) * count + here)
    keys = np.union1d(leads, comes)
    kind = np.zeros(keys.shape[0], dtype=np.int8)
    kind[np.searchsorted(keys, leads)] |= LEADS
    kind[np.searchsorted(keys, comes)] |= COMES
    first = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) * count)
    return first.astype(np.int32), (keys % max(count, 1)).astype(np.int32), kind


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
