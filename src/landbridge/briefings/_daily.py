"""How the way stood day by day, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._outline import Section, lines, table
from landbridge.briefings._phrases import count, km
from landbridge.briefings._words import holder_name, status_word
from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.answers import Answer
    from landbridge.model.daily import CorridorRun
    from landbridge.model.situations import Situation

__all__ = ["daily_section"]


def _words(run: CorridorRun, situation: Situation, *, kept: bool) -> list[str]:
    held = "; ".join(f"{holder_name(h, situation)} {km(h.metres)}" for h in run.holders)
    gap = "" if run.gap_metres is None else f"gap {km(run.gap_metres)}"
    return [
        status_word(run.status),
        gap if run.metres is None else km(run.metres),
        held,
        *(["yes" if run.kept_open else "no"] if kept else []),
    ]


def _rows(runs: Sequence[CorridorRun], situation: Situation, *, kept: bool) -> list[list[str]]:
    """Words of each run, newest first; runs that read alike are one."""
    found: list[tuple[int, int, list[str]]] = []
    for run in runs:
        words = _words(run, situation, kept=kept)
        if found and found[-1][2] == words:
            found[-1] = (found[-1][0], run.last, words)
        else:
            found.append((run.first, run.last, words))
    return [[format_day(first), format_day(last), *words] for first, last, words in reversed(found)]


def daily_section(answer: Answer, situation: Situation, latest: int | None) -> Section | None:
    """Lay out the runs of days, newest first."""
    if answer.by_day is None:
        return None
    days = answer.kept_open_days
    rows = _rows(answer.by_day, situation, kept=days is not None)
    headers = ["from", "to", "status", "way or gap", "gap held by"]
    headers += [f"open {days} days"] if days is not None else []
    shown = rows if latest is None else rows[:latest]
    made = table("Runs of days, newest first; both ends included", headers, shown, {3})
    hidden = len(rows) - len(shown)
    tail = [
        f"{count(hidden, 'earlier run')} not shown; the JSON document has all." if hidden else None,
        f"The last column says whether one and the same route was open for {count(days, 'day')} on "
        "end around those days."
        if days is not None
        else None,
    ]
    return Section("by-day", "Day by day", (made, lines(tail)))
