"""How a corridor stood, run of days by run of days: how long the way, or how wide the gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.corridors import GapHolder, Status

__all__ = ["CorridorRun"]


@dataclass(frozen=True, slots=True)
class CorridorRun:
    """A run of days on which everything here stays the same; both ends included.

    ``metres`` is the length of the shortest open route, None where none is open. Where none is, the
    three lengths are those of the gap (the way that needs least closed, then least contested and
    unknown ground) to a decimetre, None where no road joins the ends at all; ``holders`` hold it,
    most first.
    ``kept_open`` says whether one and the same route is open on some stretch of as many days as
    were asked for that holds this run; None where nobody asked.
    """

    first: int
    last: int
    status: Status
    metres: float | None = None
    closed_metres: float | None = None
    doubtful_metres: float | None = None
    open_metres: float | None = None
    holders: tuple[GapHolder, ...] = ()
    kept_open: bool | None = None

    @property
    def gap_metres(self) -> float | None:
        """Width of the gap by road: everything on the way that is not open."""
        if self.closed_metres is None or self.doubtful_metres is None:
            return None
        return self.closed_metres + self.doubtful_metres
