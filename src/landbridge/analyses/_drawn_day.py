"""The status of one day in each of some drawn worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._table import legs
from landbridge.analyses._worlds import OddsPlan, by_all_stops
from landbridge.engine.overlay import build_overlay

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.analyses._drawn import DrawnWorlds

__all__ = ["STATUSES", "statuses_on"]

STATUSES = 3
"""Open is 0, uncertain 1, closed 2."""


def statuses_on(drawn: DrawnWorlds, worlds: int, on: int) -> NDArray[np.int64]:
    """Give ``[world]``, the status of a day in each of the first worlds."""
    _, draws = drawn.draws(0, worlds, on, on)  # first: what they are needs judging
    overlay, ways = build_overlay(drawn.ground.terrain), tuple(legs(drawn.problem))
    plan = OddsPlan(overlay, ways, on, on, on, on)
    found = by_all_stops(plan, draws)
    sure, maybe = found.surely(0, 0)[0], found.perhaps(0, 0)[0]
    return np.where(sure, 0, np.where(maybe, 1, 2))
