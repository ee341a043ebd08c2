"""How often does a source go back on its own word, and how soon?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from landbridge.analyses._voices import by_ground, courses_of
from landbridge.model.disagreements import Reversal, ReversalRecord
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.model.disagreements import Word
    from landbridge.model.geography import Link
    from landbridge.model.reports import Report

__all__ = ["SOON_DAYS", "reversals_of"]

SOON_DAYS = 14
"""A change that its source undoes later than this is another change."""


def reversals_of(
    known: Sequence[Report],
    standing: Iterable[Report],
    links: Mapping[str, Link],
    period: tuple[int, int],
    *,
    place: str | None = None,
    only: str | None = None,
) -> tuple[ReversalRecord, ...]:
    """Count what each source took back: reports withdrawn, and changes undone within 14 days.

    A change is undone where the same source next names the holder from whom the ground was taken.
    Days between dates that are not exact to the day are the most that they can mean.

    Parameters
    ----------
    known
        every report that was known, also those withdrawn
    standing
        those of them that stand
    period
        first and last day that a report counted here is about

    Returns
    -------
    sources, those that went back on most first
    """
    inside = [
        r for r in known if period[0] <= r.day <= period[1] and (place is None or r.place == place)
    ]
    told: dict[str, int] = {}
    for report in inside:
        if report.event in CONTROL_EVENTS:
            told[report.source.id] = told.get(report.source.id, 0) + 1
    standing = tuple(standing)
    stands = {report.id for report in standing}
    found: dict[str, list[Reversal]] = {}
    for reversal in _withdrawn([r for r in inside if r.id not in stands], known):
        found.setdefault(reversal.first.source.id, []).append(reversal)
    changes: dict[str, int] = {}
    for ground, about in by_ground(standing, links).items():
        if place is not None and ground.place != place:
            continue
        for source, words in courses_of(about, by_source=True).items():
            for undone in _walk(ground, words, period):
                changes[source] = changes.get(source, 0) + 1
                if undone is not None:
                    found.setdefault(source, []).append(undone)
    records = [
        ReversalRecord(
            source, told.get(source, 0), changes.get(source, 0), tuple(found.get(source, ()))
        )
        for source in dict.fromkeys((*told, *found))
        if only in (None, source)
    ]
    return tuple(sorted(records, key=lambda r: (-len(r.reversals), -r.changes, r.source)))


def _withdrawn(gone: Iterable[Report], known: Iterable[Report]) -> Iterable[Reversal]:
    """Pair every report that was withdrawn with the first retraction that names it."""
    by_label = {r.retracts: r for r in sorted(known, key=lambda r: r.order, reverse=True)}
    for report in gone:
        second = by_label.get(report.label) if report.label else None
        if second is not None and second.id != report.id:
            days = max(0, second.known_day - report.known_day)
            yield Reversal("withdrawn", report.place, report.link, report, second, days)


def _walk(
    ground: tuple[str | None, str | None], words: Sequence[Word], period: tuple[int, int]
) -> Iterable[Reversal | None]:
    """Go through what one source says of one piece of ground: each change, as undone or None."""
    held = [word for word in words if word.kind == "held"]
    before: str | None = None
    for word, after in pairwise((*held, None)):
        if word is None:
            break
        (report,) = word.reports
        holder = word.holders[0]
        taken_from = before
        if report.event == "takes" and report.other_actor is not None:
            taken_from = report.other_actor
        new = holder != before if before is not None else report.event == "takes"
        before = holder
        if not new or not period[0] <= word.first <= period[1]:
            continue
        undone = None
        if after is not None and after.holders[0] == taken_from != holder:
            (second,) = after.reports
            days = second.day - report.first_day
            if days <= SOON_DAYS:
                undone = Reversal("undone", *ground, report, second, days)
        yield undone
