"""Who holds the ground: states of control, and their spans of days."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.belief import Belief
    from landbridge.model.reports import Report

__all__ = [
    "UNKNOWN",
    "ControlCourse",
    "ControlHistory",
    "ControlState",
    "in_siege",
    "own_or_end",
]


@dataclass(frozen=True, slots=True)
class ControlState:
    """Who holds a piece of ground: one holder, several contenders, or nobody knows.

    ``kind`` is held, contested or unknown; ``holders`` has one name when held, the named
    contenders when contested; ``unnamed`` says that a contender has no name. ``besiegers`` stand
    around it; the links into it are contested. ``disputed`` are the reports of different families
    that disagree, kept even where a better grade decided.
    """

    kind: str
    holders: tuple[str, ...] = ()
    unnamed: bool = False
    besiegers: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    disputed: tuple[Report, ...] = ()
    why: str = ""

    def __post_init__(self) -> None:
        if self.kind == "held" and len(self.holders) != 1:
            raise ValueError("held ground has exactly one holder")

    def stands_as(self, other: ControlState) -> bool:
        """Whether the same hold, contend and besiege, whatever reports say so."""
        return (
            self.kind == other.kind
            and set(self.holders) == set(other.holders)
            and self.unnamed == other.unnamed
            and set(self.besiegers) == set(other.besiegers)
        )

    @property
    def holder(self) -> str | None:
        """The one holder, or None."""
        return self.holders[0] if self.kind == "held" else None


UNKNOWN = ControlState("unknown", why="no report")


@dataclass(frozen=True, slots=True)
class ControlCourse:
    """One piece of ground through time: ``states[i]`` holds from ``days[i]`` until the next.

    The first entry of ``days`` is the first day of the calendar.
    """

    days: tuple[int, ...]
    states: tuple[ControlState, ...]

    def on(self, day: int) -> ControlState:
        """Give the state of that day."""
        return self.states[bisect_right(self.days, day) - 1]


@dataclass(frozen=True, slots=True)
class ControlHistory:
    """Belief of one estimator about all ground: courses by place id, and by link id.

    A link has a course of its own where a report names it. Before the first such report the course
    says `UNKNOWN`, and the link is held as its ends are. ``belief`` says how likely each holder is,
    where the estimator has a model of that.
    """

    places: dict[str, ControlCourse]
    links: dict[str, ControlCourse]
    belief: Belief | None = None


def own_or_end(named: ControlCourse, end: ControlCourse) -> ControlCourse:
    """The ground of half a road: its end's, and the road's own from when a report names it."""
    days = sorted(set(named.days) | set(end.days))
    states = [end.on(d) if named.on(d) is UNKNOWN else named.on(d) for d in days]
    return ControlCourse(tuple(days), tuple(states))


def in_siege(
    state: ControlState, ends: tuple[ControlCourse, ControlCourse], day: int
) -> ControlState:
    """Roads into a besieged place are contested between their holder and those around the place."""
    besieged = [end.on(day) for end in ends if end.on(day).besiegers]
    around = {name for end in besieged for name in end.besiegers}
    if not around or state.holder in around:
        return state
    names = tuple(sorted({*state.holders, *around}))
    reports = tuple(dict.fromkeys(r for end in besieged for r in (*end.reports, *state.reports)))
    unnamed = state.unnamed or len(names) < 2  # noqa: PLR2004  (it takes two)
    why = f"contested among {', '.join(names)}: the road into a besieged place"
    return ControlState("contested", names, unnamed, reports=reports, why=why)
