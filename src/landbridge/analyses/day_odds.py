"""The odds of one day over worlds that an estimator draws: for comparing less evidence with all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._drawn_day import STATUSES, statuses_on
from landbridge.model.odds import DayOdds

if TYPE_CHECKING:
    from landbridge.analyses._drawn import DrawnWorlds

__all__ = ["odds_on_day"]


def odds_on_day(drawn: DrawnWorlds, worlds: int, on: int) -> DayOdds:
    """Count the first worlds by their status on a day."""
    return DayOdds(*np.bincount(statuses_on(drawn, worlds, on), minlength=STATUSES).tolist())
