"""Names that may be spellings of one another, found by sound and nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from landbridge.model.names import fold
from landbridge.naming.forms import is_code
from landbridge.naming.opposites import opposed
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
    from collections.abc import Iterable, Mapping, Set

__all__ = ["FARTHEST", "Likeness", "Spellings", "likeness"]

FARTHEST = 1.2
"""What is as far as this or farther is not alike at all."""
_MOST_WEIGHED = 12
_LETTERS, _LETTERS_CLEARLY = 0.8, 0.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names are from each other in sound: 0 is the same.

    ``weight`` is the number of consonants that speak for it, of the name that has fewer.
    """

    far: float
    weight: int

    @property
    def order(self) -> tuple[float, int]:
        """Nearest first, and of the same the one that says more."""
        return self.far, -self.weight


def likeness(one: str, other: str) -> Likeness:
    """Compare two names by sound (a weighted edit distance, Wagner and Fischer 1974)."""
    found = []
    for left, cost, bare in readings(one):
        for right, more, open_ in readings(other):
            far = _far(left, right, bare, open_) + cost + more
            found.append((far, -min(weight(left), weight(right))))
    if not found:
        return Likeness(FARTHEST, 0)
    far, least = min(found)
    return Likeness(far, -least)


@lru_cache(maxsize=1 << 16)
def _far(left: str, right: str, left_bare: bool, right_bare: bool) -> float:  # noqa: FBT001
    """Weigh the edits between sounds; stops where they are farther than any use."""
    if left == right:
        return 0.0
    without_right = _costs(right, right_bare, left_bare)
    above = [0.0, *accumulate(without_right)]
    pairs = tuple(zip(right, without_right, strict=True))
    for sound, cost in zip(left, _costs(left, left_bare, right_bare), strict=True):
        here = above[0] + cost
        row = [here]
        corner = above[0]
        for (other, without), over in zip(pairs, above[1:], strict=True):
            change = corner if sound == other else corner + away(sound, other)
            here = min(change, over + cost, here + without)
            row.append(here)
            corner = over
        if min(row) > FARTHEST:
            return FARTHEST
        above = row
    return min(above[-1], FARTHEST)


@lru_cache(maxsize=1 << 16)
def _costs(sounds: str, bare: bool, bare_beside: bool) -> tuple[float, ...]:  # noqa: FBT001
    """What each sound costs where the other name has none like it."""
    if bare or not bare_beside:
        return tuple(left_out(sounds, place, long=bare) for place in range(len(sounds)))
    last = len(sounds) - 1
    return tuple(
        BARE_VOWEL
        if sound in SHORT_VOWELS and 0 < place < last and sounds[place - 1] not in VOWELS
        else left_out(sounds, place)
        for place, sound in enumerate(sounds)
    )


class Spellings:
    """An index by sound of names and what they stand for.

    Parameters
    ----------
    named
        the names of each id; a name may belong to several
    """

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._names = {
            key: tuple(sorted(name for name in set(names) if not is_code(name)))
            for key, names in sorted(named.items())
        }
        self._owners: dict[str, list[str]] = {}
        for key, names in self._names.items():
            for name in names:
                self._owners.setdefault(name, []).append(key)
        self._keys = {name: _keys_of(name) for name in self._owners}
        self._buckets: dict[str, dict[str, str]] = {}
        for name, keys in self._keys.items():
            for key in keys:
                self._buckets.setdefault(key, {})[name] = readings(name)[0][0]

    def near(self, name: str, among: Set[str] | None = None) -> list[tuple[Likeness, str]]:
        """Give what a name may stand for, each id once, nearest first.

        ``among`` are the ids that are looked through; None is all, of which only those names are
        weighed whose sounds have fewest edits. Codes are not spoken: they are like nothing.
        """
        if is_code(name):
            return []
        found: dict[str, Likeness] = {}
        for known in self._like(name) if among is None else self._like_among(name, among):
            if opposed(name, known):
                continue
            how = likeness(name, known)
            if how.far >= FARTHEST:
                continue
            for key in self._owners[known]:
                before = found.get(key)
                if (among is None or key in among) and (before is None or how.order < before.order):
                    found[key] = how
        ordered = sorted((how.order, key) for key, how in found.items())
        return [(found[key], key) for _, key in ordered]

    def by_letters(self, name: str, among: Set[str]) -> str | None:
        """The one id whose name has nearly the same letters, whatever they sound like.

        Meant for places beside a point: many spellings and slips keep most letters.
        """
        if is_code(name):
            return None
        plain = fold(name)
        shares = sorted(
            (
                max(
                    (
                        fuzz.ratio(plain, fold(known)) / 100
                        for known in self._names.get(key, ())
                        if not opposed(name, known)
                    ),
                    default=0.0,
                ),
                key,
            )
            for key in among
        )
        if not shares or shares[-1][0] < _LETTERS:
            return None
        if len(shares) > 1 and shares[-2][0] > shares[-1][0] - _LETTERS_CLEARLY:
            return None
        return shares[-1][1]

    def _like_among(self, name: str, among: Set[str]) -> set[str]:
        keys = _keys_of(name)
        return {
            known
            for key in among
            for known in self._names.get(key, ())
            if not keys.isdisjoint(self._keys[known])
        }

    def _like(self, name: str) -> set[str]:
        """Names that share a coarse key; of too many, those whose sounds are nearest."""
        shared: dict[str, str] = {}
        for key in _keys_of(name):
            shared |= self._buckets.get(key, {})
        if len(shared) <= _MOST_WEIGHED:
            return set(shared)
        like = set()
        for sounds, _, _ in readings(name):
            nearest = process.extract(
                sounds,
                shared,
                scorer=Levenshtein.distance,
                processor=None,
                limit=_MOST_WEIGHED,
            )
            like |= {hit[2] for hit in nearest}
        return like


@lru_cache(maxsize=1 << 16)
def _keys_of(name: str) -> frozenset[str]:
    return frozenset[str]().union(*(coarse_keys(sounds) for sounds, _, _ in readings(name))) - {""}
