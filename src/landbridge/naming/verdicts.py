"""What became of one name: what it means and by which likeness, or why that is not known."""

from __future__ import annotations

from dataclasses import dataclass

from landbridge.naming.spellings import Likeness

__all__ = [
    "CLEARLY",
    "NEAR_KM",
    "NOBODY",
    "Verdict",
    "near_enough",
    "sure_alone",
    "sure_of_actor",
]

NEAR_KM = 30.0
"""How far from a point of theirs a place of that name may be, beside what they say of precision."""
NOBODY = "-"
CLEARLY = 0.12
"""By how much the nearest spelling must be nearer than the next."""
_ALONE = (0.0, 0.15, 0.31, 0.42, 0.55, 0.7)
_WITH_POINT = (0.15, 0.4, 0.6, 0.9, 1.05, 1.15)
_ACTOR_FAR, _ACTOR_WEIGHT = 0.2, 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name means.

    ``id`` is `NOBODY` where names.csv says so, and None where it is not known; ``how`` says by what
    it was matched, in words; ``candidates`` are ids that it might mean, best first, and ``why``
    says in words why none of them was taken. ``ambiguous`` says that it surely means one of several
    that are there, or may well: nothing is made anew of it.
    """

    id: str | None = None
    how: str = ""
    candidates: tuple[str, ...] = ()
    why: str = ""
    ambiguous: bool = False


def sure_alone(how: Likeness) -> bool:
    """Whether two spellings are near enough without a point that speaks for them.

    What a likeness says grows with the consonants that it rests on. Thresholds were set on the
    development half of the list of variants (`benchmarks/names`).
    """
    return how.far <= _ALONE[min(how.weight, len(_ALONE) - 1)]


def near_enough(how: Likeness) -> bool:
    """Whether two spellings are near enough for places within the limit of distance."""
    return how.far <= _WITH_POINT[min(how.weight, len(_WITH_POINT) - 1)]


def sure_of_actor(how: Likeness) -> bool:
    """Whether two spellings of an actor differ by no more than vowels or an article."""
    return how.weight >= _ACTOR_WEIGHT and how.far <= _ACTOR_FAR
