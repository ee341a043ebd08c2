"""How the reports on one piece of ground are settled, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.estimators._fronts import Front

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LATEST", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How reports on one piece of ground are settled.

    ``name`` keeps what is remembered apart; ``front`` makes an empty front, for the earliest
    reading of dates or the settled one; ``window_days`` is for how many days a report counts, None
    where it counts until a later one.
    """

    name: str
    front: Callable[[bool], Front]
    window_days: int | None = None


LATEST = Rule("latest_report", lambda _early: Front())
"""The newest reports count, until a later one."""
