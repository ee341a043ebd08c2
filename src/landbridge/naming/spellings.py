"""Names that may be spellings of one another, found by sound and nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from landbridge.naming.sounds import (
    BARE_VOWEL,
    SHORT_VOWELS,
    VOWELS,
    away,
    coarse_keys,
    left_out,
    readings,
    weight,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Likeness", "Spellings", "likeness"]

_FARTHEST = 1.6
_MOST_WEIGHED = 24


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names are from each other in sound: 0 is the same.

    ``weight`` is the number of consonants that speak for it, of the name that has fewer.
    """

    far: float
    weight: int


def likeness(one: str, other: str) -> Likeness:
    """Compare two names by sound (a weighted edit distance, Wagner and Fischer 1974)."""
    found = []
    for left, cost, bare in readings(one):
        for right, more, open_ in readings(other):
            far = _far(left, right, bare, open_) + cost + more
            found.append((far, -min(weight(left), weight(right))))
    if not found:
        return Likeness(_FARTHEST, 0)
    far, least = min(found)
    return Likeness(far, -least)


@lru_cache(maxsize=1 << 16)
def _far(left: str, right: str, left_bare: bool, right_bare: bool) -> float:  # noqa: FBT001
    """Weigh the edits between sounds; stops where they are farther than any use."""
    if left == right:
        return 0.0
    without_left = _costs(left, left_bare, right_bare)
    without_right = _costs(right, right_bare, left_bare)
    above = [0.0]
    for cost in without_right:
        above.append(above[-1] + cost)
    for sound, cost in zip(left, without_left, strict=True):
        row = [above[0] + cost]
        for place, other in enumerate(right):
            change = above[place] + away(sound, other)
            row.append(min(change, above[place + 1] + cost, row[place] + without_right[place]))
        if min(row) > _FARTHEST:
            return _FARTHEST
        above = row
    return min(above[-1], _FARTHEST)


def _costs(sounds: str, bare: bool, bare_beside: bool) -> list[float]:  # noqa: FBT001
    """What each sound costs where the other name has none like it."""
    if bare or not bare_beside:
        return [left_out(sounds, place, long=bare) for place in range(len(sounds))]
    last = len(sounds) - 1
    return [
        BARE_VOWEL
        if sound in SHORT_VOWELS and 0 < place < last and sounds[place - 1] not in VOWELS
        else left_out(sounds, place)
        for place, sound in enumerate(sounds)
    ]


class Spellings:
    """An index by sound of names and what they stand for.

    Parameters
    ----------
    named
        the names of each id; a name may belong to several
    """

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._owners: dict[str, list[str]] = {}
        for key in sorted(named):
            for name in sorted(set(named[key])):
                self._owners.setdefault(name, []).append(key)
        buckets: dict[str, dict[str, str]] = {}
        for name in self._owners:
            for sounds, _, _ in readings(name):
                for coarse in coarse_keys(sounds):
                    if coarse:
                        buckets.setdefault(coarse, {}).setdefault(name, sounds)
        self._buckets = buckets

    def near(self, name: str, farthest: float = _FARTHEST) -> list[tuple[Likeness, str]]:
        """Give what a name may stand for, each id once, nearest first."""
        found: dict[str, Likeness] = {}
        for known in self._like(name):
            how = likeness(name, known)
            if how.far >= farthest:
                continue
            for key in self._owners[known]:
                before = found.get(key)
                if before is None or (how.far, -how.weight) < (before.far, -before.weight):
                    found[key] = how
        ordered = sorted((how.far, -how.weight, key) for key, how in found.items())
        return [(found[key], key) for _, _, key in ordered]

    def _like(self, name: str) -> set[str]:
        """Names that share a coarse key; of too many, those whose sounds are nearest."""
        like: set[str] = set()
        for sounds, _, _ in readings(name):
            for coarse in coarse_keys(sounds):
                bucket = self._buckets.get(coarse, {})
                if len(bucket) <= _MOST_WEIGHED:
                    like.update(bucket)
                    continue
                nearest = process.extract(
                    sounds,
                    bucket,
                    scorer=Levenshtein.distance,
                    processor=None,
                    limit=_MOST_WEIGHED,
                )
                like.update(hit[2] for hit in nearest)
        return like
