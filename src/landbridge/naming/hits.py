"""Places that a name may mean, and the one among them that it does mean, if any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.naming.verdicts import CLEARLY, NEAR_KM, Verdict

if TYPE_CHECKING:
    from landbridge.model.imports import Spot
    from landbridge.naming.spellings import Likeness

__all__ = ["BESIDE_KM", "SHOWN", "Hit", "limit_km", "listed", "nearest", "nearest_spelling"]

BESIDE_KM = 5.0
"""How near a spot without a name must be to the one place that it is put down to."""
SHOWN = 5
_TIMES_NEARER = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A place or area that a name may mean; ``km`` is its distance from their point, if any."""

    id: str
    far: float = 0.0
    km: float | None = None
    likeness: Likeness | None = None

    @property
    def order(self) -> tuple[float, float, str]:
        """Likest first, then nearest."""
        return self.far, self.km or 0.0, self.id

    def within(self, limit: float) -> bool:
        """Whether it is no farther than that; yes where there is no point."""
        return self.km is None or self.km <= limit


def limit_km(spot: Spot) -> float:
    """How far from their point a place of that name may be, in kilometres."""
    return NEAR_KM + max(0.0, spot.within_km or 0.0)


def nearest(hits: list[Hit]) -> Hit | None:
    """The only one, or the one that is clearly nearer to their point than all others."""
    if len(hits) == 1:
        return hits[0]
    by_distance = sorted((hit.km, hit.id, hit) for hit in hits if hit.km is not None)
    if not hits or len(by_distance) != len(hits):
        return None
    (first, _, hit), (second, _, _) = by_distance[:2]
    return hit if second > BESIDE_KM and second > _TIMES_NEARER * first else None


def nearest_spelling(sure: list[Hit], alike: list[Hit], limit: float) -> Hit | None:
    """The likest of those that are sure, where no other is nearly as like and as near."""
    if not sure:
        return None
    first = sure[0]
    rivals = [hit for hit in alike if hit.far < first.far + CLEARLY and hit.within(limit)]
    taken = nearest(list(dict.fromkeys((first, *rivals))))
    return taken if taken in sure else None


def listed(hits: list[Hit], why: str, *, ambiguous: bool = False) -> Verdict:
    """Nothing is taken: the hits are candidates."""
    return Verdict(candidates=tuple(hit.id for hit in hits[:SHOWN]), why=why, ambiguous=ambiguous)
