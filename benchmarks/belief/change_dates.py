"""How well does an estimate date the changes? The rule by which estimated and true ones are paired.

**True changes** are those of a place's true course after spells under 14 days are taken out (such
a spell takes the holder before it). **Estimated changes** are those of the holder with more than
half of the share; while nobody has more than half, the last who had it stays. A true change and an
estimated one of the same place *to the same holder* within 60 days are a pair; nearest pairs are
made first, each change is in one pair at most. A true change without a pair is **missed**. An
estimated change without a pair is **false**, unless it lies within 14 days of a change to that
holder in the true course with its brief spells; those are counted for a place-year.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["REACH_DAYS", "Dated", "Pair", "changes_of", "date_changes", "leading", "without_brief"]

BRIEF_DAYS, REACH_DAYS = 14, 60


@dataclass(frozen=True, slots=True)
class Pair:
    """A true change and the estimated one that goes with it: days, and the new holder."""

    place: int
    holder: int
    true: int
    estimated: int


@dataclass(slots=True)
class Dated:
    """Pairs, and what is left over: missed ones as place, day and new holder."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[tuple[int, int, int]] = field(default_factory=list)
    false: int = 0
    place_years: float = 0.0

    def means(self) -> dict[str, float]:
        """Give median and mean error in days, the share missed, and false ones a place-year."""
        errors = [abs(pair.true - pair.estimated) for pair in self.pairs]
        true = len(errors) + len(self.missed)
        return {
            "true changes": true,
            "median days": float(np.median(errors)) if errors else float("nan"),
            "mean days": float(np.mean(errors)) if errors else float("nan"),
            "missed": len(self.missed) / true if true else float("nan"),
            "false a place-year": self.false / self.place_years if self.place_years else 0.0,
        }


def changes_of(course: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Give the changes of one place: first day of the new holder, and who it is."""
    days = np.flatnonzero(course[1:] != course[:-1]) + 1
    return [(int(day), int(course[day])) for day in days]


def without_brief(course: NDArray[np.int64], least: int = BRIEF_DAYS) -> NDArray[np.int64]:
    """Take out spells under ``least`` days: each takes the holder before it, the first after it."""
    out = course.copy()
    days = [0, *(day for day, _ in changes_of(course)), course.size]
    for start, end in pairwise(days):
        if end - start < least and end < course.size:
            out[start:end] = out[start - 1] if start else out[end]
    return out


def leading(shares: NDArray[np.float32]) -> NDArray[np.int64]:
    """Who has more than half of ``shares[place, day, actor]``; the last who had where nobody has.

    Before anybody has, it is whoever has first.
    """
    best = shares.argmax(axis=2).astype(np.int64)
    sure = shares.max(axis=2) > 0.5
    day = np.where(sure, np.arange(best.shape[1]), -1)
    last = np.maximum.accumulate(day, axis=1)
    first = np.where(sure.any(axis=1), sure.argmax(axis=1), 0)
    last = np.where(last < 0, first[:, None], last)
    return np.take_along_axis(best, last, axis=1)


def date_changes(holder: NDArray[np.int8], estimated: NDArray[np.int64]) -> Dated:
    """Pair the changes of two courses ``[place, day]``."""
    found = Dated(place_years=holder.size / 365.25)
    for place in range(holder.shape[0]):
        raw = holder[place].astype(np.int64)
        true, told = changes_of(without_brief(raw)), changes_of(estimated[place])
        near = sorted(
            (abs(day - said), at, by)
            for at, (day, who) in enumerate(true)
            for by, (said, whom) in enumerate(told)
            if who == whom and abs(day - said) <= REACH_DAYS
        )
        used_true: set[int] = set()
        used_told: set[int] = set()
        for _, at, by in near:
            if at not in used_true and by not in used_told:
                used_true.add(at)
                used_told.add(by)
                found.pairs.append(Pair(place, true[at][1], true[at][0], told[by][0]))
        found.missed += [
            (place, day, who) for at, (day, who) in enumerate(true) if at not in used_true
        ]
        every = changes_of(raw)
        for by, (said, whom) in enumerate(told):
            brief = any(whom == who and abs(said - day) <= BRIEF_DAYS for day, who in every)
            found.false += by not in used_told and not brief
    return found
