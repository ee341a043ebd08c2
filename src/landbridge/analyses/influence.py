"""Whose is whose on a day, and how much of the ground is under somebody and those near it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._near import near_on
from landbridge.days import LAST_DAY
from landbridge.model.influence import BANDS, ShareRun, Whose
from landbridge.model.stakes import Amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from landbridge.model.actors import Relation
    from landbridge.model.control import ControlState
    from landbridge.model.stakes import Stake

__all__ = ["rules_over", "shares_by_day", "whose"]

_Label = tuple[str, tuple[str, ...]]


def whose(
    actor: str, relations: Iterable[Relation], day: int, *, known_by: int | None = None
) -> Whose:
    """Say who counts as an actor's on a day, how near, and by which rows.

    Rows count from their start to their end, both included, if they were published by ``known_by``;
    rows without a day of publication always count. The levels, nearest first: the actor itself
    (own); ``part_of`` it through any number of parts (parts); a chain up to it with a ``proxy_of``
    in it (proxies); one with a ``backed_by`` (backed). Then, of the actor itself, ``ally_of``
    (allies) and ``partner_of`` (partners), read either way, and parts of those; who is allied to a
    part, a proxy or an ally is none for that. Where a row of the day says that somebody is
    ``hostile_to`` the actor, either way, what joins the two is disputed: nothing counts through it.
    """
    return Whose(actor, day, day, near_on(actor, _known(relations, known_by), day))


def rules_over(
    actor: str,
    relations: Iterable[Relation],
    period: tuple[int, int],
    *,
    known_by: int | None = None,
) -> tuple[Whose, ...]:
    """Give who counts as an actor's over a period, a run of days for each time that it changes."""
    rows = _known(relations, known_by)
    turns = {row.start.first for row in rows if row.start is not None}
    turns |= {row.end.last + 1 for row in rows if row.end is not None}
    firsts = sorted({period[0], *(day for day in turns if period[0] < day <= period[1])})
    found: list[Whose] = []
    for first, last in zip(firsts, [*(day - 1 for day in firsts[1:]), period[1]], strict=True):
        members = near_on(actor, rows, first)
        if found and found[-1].members == members:
            found[-1] = Whose(actor, found[-1].first, last, members)
        else:
            found.append(Whose(actor, first, last, members))
    return tuple(found)


def shares_by_day(
    stakes: Iterable[Stake], rules: Sequence[Whose], period: tuple[int, int]
) -> tuple[ShareRun, ...]:
    """Add up ground by who has it, for each run of days on which no band changes.

    All spans of one holder are added up at once, so that the cost is that of the changes, not of
    the days.

    Parameters
    ----------
    rules
        who counts as the actor's, run by run, over the whole period (`rules_over`)
    """
    spans = list(_spans(stakes, period))
    days = sorted(
        {period[0], *(rule.first for rule in rules)}
        | {span[1] for span in spans}
        | {span[2] + 1 for span in spans if span[2] < period[1]}
    )
    at = {day: number for number, day in enumerate(days)}
    labels = list(dict.fromkeys(span[0] for span in spans))
    number = {label: k for k, label in enumerate(labels)}
    held = np.zeros((len(labels), len(days) + 1, 4), dtype=np.int64)
    for label, first, last, a in spans:
        row = np.array((a.places, a.people, a.without_people, a.millimetres), dtype=np.int64)
        held[number[label], at[first]] += row
        held[number[label], at[last + 1] if last < period[1] else len(days)] -= row
    held = np.cumsum(held, axis=1)[:, :-1]
    bands = _banded(held, labels, rules, days)
    found: list[ShareRun] = []
    for k, (first, last) in enumerate(
        zip(days, [*(day - 1 for day in days[1:]), period[1]], strict=True)
    ):
        if k and np.array_equal(bands[:, k], bands[:, k - 1]):
            found[-1] = ShareRun(found[-1].first, last, found[-1].amounts)
            continue
        found.append(ShareRun(first, last, tuple(Amount(*row) for row in bands[:, k].tolist())))
    return tuple(found)


def _banded(
    held: NDArray[np.int64], labels: Sequence[_Label], rules: Sequence[Whose], days: Sequence[int]
) -> NDArray[np.int64]:
    """Add up labels to bands (``[band, run, measure]``), as the rule of each day says."""
    bands = np.zeros((len(BANDS), *held.shape[1:]), dtype=np.int64)
    firsts = np.array(days)
    for rule in rules:
        runs = (firsts >= rule.first) & (firsts <= rule.last)
        near = {one.actor: "disputed" if one.against else one.level for one in rule.members}
        for k, label in enumerate(labels):
            bands[BANDS.index(_band(label, near)), runs] += held[k, runs]
    return bands


def _band(label: _Label, near: dict[str, str]) -> str:
    kind, holders = label
    if kind == "held":
        return near.get(holders[0], "others")
    if kind == "contested":
        with_it = any(near.get(name, "disputed") != "disputed" for name in holders)
        return "contested_with" if with_it else "contested"
    return "unknown"


def _spans(
    stakes: Iterable[Stake], period: tuple[int, int]
) -> Iterable[tuple[_Label, int, int, Amount]]:
    for stake in stakes:
        ends = (*(day - 1 for day in stake.course.days[1:]), LAST_DAY)
        for day, end, state in zip(stake.course.days, ends, stake.course.states, strict=True):
            first = max(day, stake.first, period[0])
            last = min(end, stake.last, period[1])
            if first <= last:
                yield _label(state), first, last, stake.amount


def _label(state: ControlState) -> _Label:
    return state.kind, tuple(sorted(state.holders))


def _known(relations: Iterable[Relation], known_by: int | None) -> tuple[Relation, ...]:
    return tuple(
        row
        for row in relations
        if known_by is None or row.published is None or row.published.last <= known_by
    )
