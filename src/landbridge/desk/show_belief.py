"""How belief about a place is shown: as text, as a JSON document, as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.briefings import belief_csv, belief_document, render_belief

if TYPE_CHECKING:
    from landbridge.model.place_belief import PlaceBelief
    from landbridge.model.situations import Situation

__all__ = ["csv", "document", "text"]


def text(found: PlaceBelief, situation: Situation, *, width: int = 80) -> str:
    """Give belief about a place as text for a terminal."""
    return render_belief(found, situation, width=width)


def document(found: PlaceBelief, situation: Situation) -> dict[str, Any]:
    """Give belief about a place as one JSON document (docs/schema/belief.schema.json)."""
    return belief_document(found, situation)


def csv(found: PlaceBelief, situation: Situation) -> bytes:
    """Give belief about a place as CSV, a row for each run of days and holder."""
    return belief_csv(found, situation).encode()
