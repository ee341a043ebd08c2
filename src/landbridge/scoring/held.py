"""Whether a party held ground, and how much of what one lost came to another."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from landbridge.model.influence import BANDS
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN
from landbridge.model.verdicts import TruthCourse
from landbridge.scoring.verdicts import NO, YES, enough

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.control import ControlCourse, ControlState
    from landbridge.model.influence import ShareRun
    from landbridge.model.succession import Handover

    Rules = Sequence[tuple[int, frozenset[str], frozenset[str]]]
    """From a day on: whose ground counts surely, and whose may count (rows contradict)."""

__all__ = ["held_course", "passed_on", "share_reached"]


def held_course(course: ControlCourse, rules: Rules) -> TruthCourse:
    """Give whether one of a party held a piece of ground, day by day.

    Held by somebody else is no; contested with one of the party, or with somebody not named, and
    unknown are unsure; contested among others is no.
    """
    days = sorted({*course.days, *(rule[0] for rule in rules)})
    return TruthCourse(
        tuple(days), tuple(_held(course.on(max(d, course.days[0])), _on(rules, d)) for d in days)
    )


def _on(rules: Rules, day: int) -> tuple[frozenset[str], frozenset[str]]:
    at = max(bisect_right([rule[0] for rule in rules], day) - 1, 0)
    return rules[at][1], rules[at][2]


def _held(state: ControlState, party: tuple[frozenset[str], frozenset[str]]) -> bool | None:
    sure, perhaps = party
    if state.holder is not None:
        return True if state.holder in sure else None if state.holder in perhaps else False
    if state.kind == "contested" and not state.unnamed:
        return None if (sure | perhaps).intersection(state.holders) else False
    return None


def passed_on(
    changes: Iterable[Handover], gainer: Rules, loser: Rules, measure: str
) -> tuple[float, float, str, tuple[Handover, ...], tuple[Handover, ...]]:
    """Give which share of what a party lost came to another, at least and at most.

    Each loss is followed through days on which nobody was known to hold; what never came to
    anybody by the end may have come to the gainer.

    Returns
    -------
    tuple
        the least share, the greatest, both in words, the changes that were gains, and those by
        which it came to others; both shares are 0 where nothing was lost
    """
    lost = came = perhaps = 0.0
    gains, others = [], []
    for one in changes:
        if one.giver not in _on(loser, one.lost_on)[0] or one.taker in _on(loser, one.gained_on)[0]:
            continue
        amount = one.amount.by(measure)
        if not amount:  # a change of a road is none of places
            continue
        lost += amount
        sure, maybe = _on(gainer, one.gained_on)
        if one.taker in sure:
            came += amount
            gains.append(one)
        elif one.taker in (CONTESTED, NOBODY_KNOWN) or one.taker in maybe:
            perhaps += amount
        else:
            others.append(one)
    what = {"places": "places", "people": "people", "road-km": "km of road"}[measure]
    if not lost:
        return 0.0, 0.0, "nothing was lost in the period", (), ()
    low, high = came / lost, (came + perhaps) / lost
    told = f"{came:,.0f} of {lost:,.0f} {what} lost came to the gainer ({low:.0%})"
    told += f", {perhaps:,.0f} more may have ({high:.0%})" if perhaps else ""
    return low, high, told, tuple(gains), tuple(others)


def share_reached(run: ShareRun, measure: str, up_to: str | None, least: float) -> bool | None:
    """Say whether a party has at least a part of all on the days of a run.

    With all that is contested, disputed or unknown the most is meant that it may have. Of an actor
    alone (``up_to`` None) ground of those whose nearness is disputed is surely not its own.
    """
    low, high = run.share(measure, up_to or "own"), run.most(measure, up_to or "own")
    if low is None or high is None:
        return None
    if up_to is None:
        high -= run.amounts[BANDS.index("disputed")].by(measure) / run.total.by(measure)
    return {YES: True, NO: False}.get(enough(low, high, least, "").outcome)
