"""One reader's ground as rows of bits, and what was found lane by lane as lists.

Whoever asks where a way is weak asks as one reader: passage up to a limit is let pass, what is
worse is not. The pessimist's limit is `OPEN`, the optimist's `UNKNOWN`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import numpy as np

from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN, Courses, Rows, pack, rows_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.compiler import Kernel

__all__ = ["ByLane", "call", "lanes_of", "open_words", "patches_of_ends"]


P = ParamSpec("P")
R = TypeVar("R")

_STEPS = 50
"""Steps on numbers of a list that one on a word of an array takes, about, in plain Python."""


def call(kernel: Kernel[P, R], work: int, /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a kernel of words on arrays: plain where there is little work, else compiled."""
    chosen = kernel.compiled if kernel.pays(work * _STEPS) else kernel.plain
    return chosen(*args, **kwargs)


@dataclass(frozen=True, slots=True, eq=False)
class ByLane:
    """Lists of numbers, one for each lane: that of lane d is ``number[first[d]:first[d + 1]]``."""

    first: NDArray[np.int64]
    number: NDArray[np.int32]

    @property
    def lanes(self) -> int:
        """How many lists there are."""
        return int(self.first.shape[0]) - 1

    def of(self, lane: int) -> NDArray[np.int32]:
        """Give the list of one lane."""
        return self.number[self.first[lane] : self.first[lane + 1]]

    def only(self, lanes: NDArray[np.int64]) -> ByLane:
        """Give the lists of some lanes, in the order in which they are named."""
        lanes = np.asarray(lanes, dtype=np.int64)
        sizes = (self.first[1:] - self.first[:-1])[lanes]
        first = np.zeros(lanes.shape[0] + 1, dtype=np.int64)
        np.cumsum(sizes, out=first[1:])
        at = np.arange(int(first[-1])) + np.repeat(self.first[:-1][lanes] - first[:-1], sizes)
        return ByLane(first, self.number[at])


def open_words(ground: Courses | Rows, limit: int = OPEN) -> NDArray[np.uint64]:
    """Give ``words[unit, word]``, the lanes in which each unit's passage is no worse than a limit.

    Rows know two limits only, the pessimist's and the optimist's.
    """
    if isinstance(ground, Courses):
        within = np.where(ground.value <= limit, OPEN, CLOSED).astype(np.int8)
        return rows_of(Courses(ground.lanes, ground.first, ground.lane, within)).words
    if limit not in (OPEN, UNKNOWN):
        raise ValueError(f"rows of bits know the limits {OPEN} and {UNKNOWN}, not {limit}")
    part = slice(0, ground.width) if limit == OPEN else slice(-ground.width, None)
    return np.ascontiguousarray(ground.words[:, part])


def lanes_of(lanes: int, wanted: NDArray[np.int64] | None) -> NDArray[np.uint64]:
    """Pack the lanes that are wanted, every one where none is named."""
    chosen = np.zeros(lanes, dtype=np.bool_)
    chosen[slice(None) if wanted is None else np.asarray(wanted, dtype=np.int64)] = True
    packed: NDArray[np.uint64] = pack(chosen[None])[0]
    return packed


def patches_of_ends(ends: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """Put the patches of one end in order, each once; refuse those that there are not."""
    sorted_ends = np.unique(np.asarray(ends, dtype=np.int32))
    if sorted_ends.size and (sorted_ends[0] < 0 or sorted_ends[-1] >= count):
        raise ValueError(f"patches of an end must lie in 0 to {count - 1}")
    return sorted_ends
