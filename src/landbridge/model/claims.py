"""Claims: statements that time can judge, by a named speaker. Never evidence about control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.days import DaySpan
    from landbridge.model.sources import Source

__all__ = ["MODALITIES", "Claim"]

MODALITIES = ("asserted", "predicted", "suspected", "conditional", "counterfactual")


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said would come, or was so; without a proposition it is not checkable."""

    row: int
    source: Source
    published: DaySpan
    speaker: str
    text: str
    label: str | None = None
    date: DaySpan | None = None
    modality: str | None = None
    proposition: str | None = None
    due: DaySpan | None = None
    locator: str | None = None
    note: str | None = None
