"""How often do two sources name different holders, and how far apart do they date one change?"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from landbridge.analyses._voices import Comparison, by_ground, courses_of, slices_of
from landbridge.model.disagreements import ChangeDates, PairRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.model.actors import Relation
    from landbridge.model.disagreements import Word
    from landbridge.model.geography import Link
    from landbridge.model.reports import Report

__all__ = ["LOOKED_AT_DAYS", "pair_records"]

LOOKED_AT_DAYS = 120
"""Two changes further apart than this are not one change."""


class _Change(NamedTuple):
    """A voice names a new holder; the days that its date can mean."""

    holder: str
    first: int
    last: int


@dataclass(slots=True)
class _Tally:
    grounds: int = 0
    days: dict[str | None, int] = field(default_factory=dict)
    apart: list[int] = field(default_factory=list)
    earlier: list[int] = field(default_factory=lambda: [0, 0])
    only: list[int] = field(default_factory=lambda: [0, 0])


def pair_records(
    reports: Iterable[Report],
    links: Mapping[str, Link],
    relations: Sequence[Relation],
    period: tuple[int, int],
    *,
    carry_days: int,
    by_source: bool = False,
    place: str | None = None,
    only: str | None = None,
) -> tuple[PairRecord, ...]:
    """Put every two voices (families, or sources) that speak of the same ground side by side.

    A change is a statement that names another holder than the voice's last word about that ground
    did, or a first one that says ``takes``. Changes of two voices are one where ground and new
    holder are the same and their dates lie at most 120 days apart; each is matched once, the
    nearest first. One of the last 120 days that has no match yet is not counted as missing. Between
    dates that are not exact to the day, the nearest days that they can mean count.

    Returns
    -------
    pairs, those with the most place-days of opposed words first
    """
    comparison = Comparison(relations)
    tallies: dict[tuple[str, str], _Tally] = {}
    for ground, about in by_ground(reports, links).items():
        if place is not None and ground.place != place:
            continue
        courses = courses_of(about, by_source=by_source)
        names = sorted(courses)
        changes = {name: _changes(courses[name], period) for name in names}
        for pair in combinations(names, 2):
            tally = tallies.setdefault(pair, _Tally())
            tally.grounds += 1
            _match(changes[pair[0]], changes[pair[1]], tally, period[1] - LOOKED_AT_DAYS)
        for one in slices_of(courses, carry_days, period) if len(names) > 1 else ():
            length = one.last - one.first + 1
            for a, b in combinations(one.words, 2):
                days = tallies[a.voice, b.voice].days
                state = comparison.of(a, b, one.first)
                days[state] = days.get(state, 0) + length
                if a.kind == b.kind == "held":
                    days["both"] = days.get("both", 0) + length
    found = [
        _record(pair, tally)
        for pair, tally in tallies.items()
        if only in (None, *pair) and _says(tally)
    ]
    return tuple(
        sorted(found, key=lambda p: (-p.opposed_days, -p.compared_days, -p.grounds, p.one, p.two))
    )


def _says(tally: _Tally) -> bool:
    """Whether the two can be compared at all: days in common, or a change of one of them."""
    return bool(tally.days or tally.apart or any(tally.only))


def _record(pair: tuple[str, str], tally: _Tally) -> PairRecord:
    days = tally.days
    return PairRecord(
        *pair,
        grounds=tally.grounds,
        compared_days=days.get("both", 0),
        opposed_days=days.get("opposed", 0),
        same_side_days=days.get("same_side", 0),
        contested_days=days.get("contested", 0),
        changes=ChangeDates(tuple(sorted(tally.apart)), *tally.earlier, *tally.only),
    )


def _changes(words: Sequence[Word], period: tuple[int, int]) -> list[_Change]:
    """List the changes of holder that a voice reports, placed within the period."""
    found: list[_Change] = []
    before: str | None = None
    for word in words:
        if word.kind != "held":
            continue
        (report,) = word.reports
        holder = word.holders[0]
        new = report.event == "takes" if before is None else holder != before
        if new and period[0] <= word.first <= period[1]:
            found.append(_Change(holder, report.first_day, report.day))
        before = holder
    return found


def _apart(one: _Change, two: _Change) -> int:
    """Days between the nearest days that two dates can mean."""
    return max(0, two.first - one.last, one.first - two.last)


def _match(
    ones: Sequence[_Change], twos: Sequence[_Change], tally: _Tally, judged_until: int
) -> None:
    """Match changes to the same holder, the nearest first, each once.

    A change after ``judged_until`` without a match may still get one, so it does not count as one
    that the other voice never has.
    """
    options = sorted(
        (_apart(one, two), abs(one.last - two.last), i, j)
        for i, one in enumerate(ones)
        for j, two in enumerate(twos)
        if one.holder == two.holder and _apart(one, two) <= LOOKED_AT_DAYS
    )
    left = (set(range(len(ones))), set(range(len(twos))))
    for gap, _, i, j in options:
        if i in left[0] and j in left[1]:
            left[0].discard(i)
            left[1].discard(j)
            tally.apart.append(gap)
            if gap:
                tally.earlier[ones[i].last > twos[j].last] += 1
    for at, changes in enumerate((ones, twos)):
        tally.only[at] += sum(changes[i].last <= judged_until for i in left[at])
