"""Who holds each piece of ground, if most families of sources of the last days are believed?

On each day every family has one vote: its newest statement about the ground among those placed in
the window that ends with that day. The holder that most of them name holds; where as many name
another, the ground is contested among those; where the window is empty, what stood last stays.
Copies of one another count once only if they are one family: votes are not weighed by grade.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY
from landbridge.estimators._events import Outcome
from landbridge.estimators._fronts import (
    Front,
    agreed_state,
    disputed_state,
    side_of,
    without_answered_losses,
)
from landbridge.estimators._grounds import history_of
from landbridge.estimators._rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.model.control import ControlCourse, ControlHistory, ControlState
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["DEFAULT_WINDOW_DAYS", "estimate", "window_days_of"]

DEFAULT_WINDOW_DAYS = 30


def estimate(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool = False,
    fade_after_days: int | None = None,
    memory: MutableMapping[tuple[object, ...], ControlCourse] | None = None,
    window_days: int = DEFAULT_WINDOW_DAYS,
) -> ControlHistory:
    """Give the course of every place and named link, as most families have it.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    window_days
        how many days a report counts, the day on which it is placed being the first
    early, fade_after_days, memory
        as for every estimator
    """
    rule = Rule(f"majority:{window_days}", lambda early: _Ballot(window_days, early), window_days)
    return history_of(
        reports, places, areas, links, early=early, fade_after_days=fade_after_days,
        memory=memory, rule=rule,
    )  # fmt: skip


def window_days_of(text: str) -> int:
    """Read the length of the window, in days; nothing gives the default.

    Raises
    ------
    ValueError
        when it is not a number of days
    """
    if not text.strip():
        return DEFAULT_WINDOW_DAYS
    days = int(text) if text.strip().isdecimal() else 0
    if not 1 <= days <= LAST_DAY:
        raise ValueError(
            f"majority: '{text}' is not a number of days: write majority:DAYS, 1 or more, at most "
            f"{LAST_DAY}"
        )
    return days


class _Ballot(Front):
    """The newest statement of each family within the window. Sieges are read as on any front."""

    def __init__(self, window_days: int, early: bool) -> None:  # noqa: FBT001  (one of two readings)
        super().__init__()
        self._window, self._early = window_days, early
        self._votes: dict[str, tuple[Report, Outcome]] = {}
        self._spoken = False

    @property
    def empty(self) -> bool:
        """Whether no report with an effect has been read."""
        return not self._spoken

    def push(self, report: Report, outcome: Outcome) -> None:
        """Let a family vote anew, unless it has said something of a later day."""
        self._spoken = True
        super().push(report, outcome)
        if not outcome.about_siege:
            self._votes[report.family] = (report, outcome)

    def newest_beside(self, report: Report) -> ControlState | None:  # noqa: ARG002
        """Nothing beside: each report is read after what its own family said."""
        return None

    def own_view(self, report: Report) -> ControlState | None:
        """What a report's family said before it in the window, with who stands around."""
        vote = self._votes.get(report.family)
        return replace(vote[1].state, besiegers=self.around) if vote else None

    def lapse(self, day: int) -> bool:
        """Drop the votes that have left the window; say whether there is a poll to count anew."""
        kept = {
            family: vote
            for family, vote in self._votes.items()
            if vote[0].placed(early=self._early) > day - self._window
        }
        fewer = len(kept) < len(self._votes)
        self._votes = kept
        return fewer and bool(kept)

    def follow(self, report: Report, state: ControlState) -> ControlState:
        """Count the taking of an area as its family's vote, where it speaks of this ground."""
        taken = super().follow(report, state)
        if taken is state:
            return state
        self.push(report, Outcome(replace(taken, besiegers=(), reports=(report,))))
        return self.resolve()

    def resolve(self) -> ControlState:
        """Count the votes."""
        votes = without_answered_losses(list(self._votes.values()))
        sides: dict[tuple[str, tuple[str, ...]], list[tuple[Report, Outcome]]] = {}
        for vote in votes:
            sides.setdefault(side_of(vote[1].state), []).append(vote)
        most = max(len(side) for side in sides.values())
        first = [vote for side in sides.values() if len(side) == most for vote in side]
        disputed = tuple(report for report, _ in votes) if len(sides) > 1 else ()
        if len(first) == most:
            state = agreed_state(first)
            why = f"{state.why}; so say {most} of {len(votes)} families in {self._window} days"
            state = replace(state, disputed=disputed, why=why)
        else:
            state = disputed_state(first, disputed)
        return self.besiege(replace(state, besiegers=()))
