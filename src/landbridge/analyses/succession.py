"""Who gained what whom lost, followed through days on which nobody was known to hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import FIRST_DAY, LAST_DAY
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN, NOTHING
from landbridge.model.succession import Between, Handover, Heirs, Inheritance, Passed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.control import ControlCourse, ControlState
    from landbridge.model.reports import Report
    from landbridge.model.stakes import Amount, Stake

__all__ = ["added_up", "handovers", "heirs_of", "held_on", "label_of", "net_of"]

_NOBODY = (CONTESTED, NOBODY_KNOWN)


def label_of(state: ControlState) -> str:
    """Give the holder, or what stands in its place: contested, unknown."""
    return state.holder or (CONTESTED if state.kind == "contested" else NOBODY_KNOWN)


def handovers(stakes: Iterable[Stake], period: tuple[int, int]) -> tuple[Handover, ...]:
    """Find every change of hands whose taker begins to hold within a period, oldest first.

    Ground that was lost and then contested or unknown is followed to its next holder; the days
    between count. The giver is who held last, also where that was before the period. Where nobody
    was known to hold before, contested or unknown ground is the giver; ground lost within the
    period that nobody is known to hold by its end has that as taker.

    Parameters
    ----------
    period
        first and last day, both included: a change on the first day is a change of the period
    """
    found = [one for stake in stakes for one in _of_stake(stake, period)]
    return tuple(sorted(found, key=lambda h: (h.gained_on, h.ground, h.link or "", h.toward or "")))


def _of_stake(stake: Stake, period: tuple[int, int]) -> list[Handover]:
    since, until = max(period[0], stake.first), min(period[1], stake.last)
    found: list[Handover] = []
    holder, lost_on = None, FIRST_DAY
    between: list[tuple[Between, tuple[Report, ...]]] = []
    for first, last, state in _steps(stake, until):
        label = label_of(state)
        if label in _NOBODY:
            if not between:
                lost_on = first
            between.append(
                (Between(label, first, last, tuple(sorted(state.holders))), state.reports)
            )
            continue
        changed = between if holder is not None else between[-1:]
        if first >= since and (holder is not None or between) and (between or holder != label):
            giver = holder or between[-1][0].label
            start = lost_on if holder is not None and between else first
            found.append(_handover(stake, giver, label, (start, first), changed, state.reports))
        holder, between = label, []
    if between:  # nobody is known to hold at the end
        found += _unsettled(stake, holder, between, since)
    return found


def _unsettled(
    stake: Stake,
    holder: str | None,
    between: Sequence[tuple[Between, tuple[Report, ...]]],
    since: int,
) -> list[Handover]:
    """Give the change from the last holder, or from one kind of not knowing, to how it ends."""
    end, begun = between[-1][0], between[0][0]
    if holder is not None:
        if begun.first < since:
            return []
        days = begun.first, _run_start(between)
        return [_handover(stake, holder, end.label, days, between[:-1], between[-1][1])]
    before = next((b.label for b, _ in between if b.first < since <= b.last + 1), begun.label)
    start = _run_start(between)
    if before == end.label or start < since:
        return []
    return [_handover(stake, before, end.label, (start, start), (), between[-1][1])]


def _run_start(between: Sequence[tuple[Between, tuple[Report, ...]]]) -> int:
    """Give the first day of the last run of one label: contenders may change within it."""
    start, label = between[-1][0].first, between[-1][0].label
    for one, _ in reversed(between):
        if one.label != label:
            break
        start = one.first
    return start


def _handover(
    stake: Stake,
    giver: str,
    taker: str,
    days: tuple[int, int],
    between: Sequence[tuple[Between, tuple[Report, ...]]],
    reports: Iterable[Report],
) -> Handover:
    steps = tuple(one for one, _ in between if days[0] <= one.first < days[1])
    told = dict.fromkeys(report for one, told in between if one in steps for report in told)
    told |= dict.fromkeys(reports)
    return Handover(
        stake.ground, stake.link, giver, taker, *days, stake.amount, steps, tuple(told),
        stake.toward,
    )  # fmt: skip


def _steps(stake: Stake, until: int) -> list[tuple[int, int, ControlState]]:
    """Give the runs of one holder, or of the same contenders, up to a day."""
    found: list[tuple[int, int, ControlState]] = []
    course = stake.course
    ends = (*(day - 1 for day in course.days[1:]), LAST_DAY)
    for day, end, state in zip(course.days, ends, course.states, strict=True):
        first, last = max(day, stake.first), min(end, until)
        if first > last:
            continue
        if found and _alike(found[-1][2], state):
            found[-1] = found[-1][0], last, found[-1][2]
        else:
            found.append((first, last, state))
    return found


def _alike(one: ControlState, other: ControlState) -> bool:
    return label_of(one) == label_of(other) and set(one.holders) == set(other.holders)


def net_of(stakes: Iterable[Stake], period: tuple[int, int]) -> tuple[Passed, ...]:
    """Compare how all ground stood before the first day of a period with how it stands on its last.

    A road that begins within the period stands before as on its first day, one that ends as on its
    last. Ground that stayed has its holder twice.
    """
    found: dict[tuple[str, str], tuple[Amount, int]] = {}
    for stake in stakes:
        if stake.first > period[1] or stake.last < period[0]:
            continue
        before = label_of(_on(stake.course, max(period[0] - 1, stake.first)))
        after = label_of(_on(stake.course, min(period[1], stake.last)))
        amount, count = found.get((before, after), (NOTHING, 0))
        found[before, after] = amount + stake.amount, count + (before != after)
    return tuple(Passed(*pair, *told) for pair, told in sorted(found.items()))


def _on(course: ControlCourse, day: int) -> ControlState:
    return course.on(max(day, course.days[0]))


def added_up(changes: Iterable[Handover]) -> tuple[Passed, ...]:
    """Add up changes of hands by giver and taker: ground that changed twice counts twice."""
    found: dict[tuple[str, str], tuple[Amount, int, int]] = {}
    for one in changes:
        amount, count, days = found.get((one.giver, one.taker), (NOTHING, 0, 0))
        found[one.giver, one.taker] = amount + one.amount, count + 1, days + one.days_between
    return tuple(
        Passed(giver, taker, amount, count, days)
        for (giver, taker), (amount, count, days) in sorted(found.items())
    )


def heirs_of(passed: Iterable[Passed], measure: str) -> tuple[Heirs, ...]:
    """Give for each loser who has its ground and which share of it, greatest loser and heir first.

    Parameters
    ----------
    measure
        what shares are of: one of `MEASURES` of ``model.stakes``
    """
    lost: dict[str, dict[str, Amount]] = {}
    for one in passed:
        if one.giver not in (*_NOBODY, one.taker):
            lost.setdefault(one.giver, {})[one.taker] = one.amount
    found = []
    for loser, takers in lost.items():
        whole = sum(takers.values(), NOTHING)
        of = whole.by(measure)
        heirs = sorted(takers.items(), key=lambda pair: (-pair[1].by(measure), pair[0]))
        told = (Inheritance(name, a, a.by(measure) / of if of else None) for name, a in heirs)
        found.append(Heirs(loser, whole, tuple(told)))
    return tuple(sorted(found, key=lambda one: (-one.lost.by(measure), one.loser)))


def held_on(stakes: Iterable[Stake], day: int) -> tuple[tuple[str, Amount], ...]:
    """Give how much each has on a day, by name; contested and unknown ground beside the holders."""
    found: dict[str, Amount] = {}
    for stake in stakes:
        if stake.first <= day <= stake.last:
            label = label_of(stake.course.on(day))
            found[label] = found.get(label, NOTHING) + stake.amount
    return tuple(sorted(found.items()))
