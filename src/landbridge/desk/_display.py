"""The copy of an answer that may be shown today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import days
from landbridge.briefings._folding import folded, folded_difference
from landbridge.briefings._recent import coarsen_recent, coarsen_recent_difference

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.comparisons import Difference
    from landbridge.model.situations import Situation

__all__ = ["displayed", "displayed_difference", "without_junctions"]


def displayed(answer: Answer, situation: Situation, *, recent_detail: bool = False) -> Answer:
    """Give the copy of an answer to show today: no junctions, recent weak points by district."""
    return coarsen_recent(
        folded(answer, situation),
        days.today(),
        recent_detail=recent_detail,
        places=situation.places,
    )


def displayed_difference(
    found: Difference, situation: Situation, *, recent_detail: bool = False
) -> Difference:
    """Give the copy of a comparison to show today."""
    return coarsen_recent_difference(
        folded_difference(found, situation),
        days.today(),
        recent_detail=recent_detail,
        places=situation.places,
    )


def without_junctions(answer: Answer, situation: Situation) -> Answer:
    """Give the copy of an answer in which junctions of imported roads are left out."""
    return folded(answer, situation)
