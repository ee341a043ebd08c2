"""Who says what of a place on a day, worked out for that day alone, voice by voice."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.reports import Report

__all__ = ["changes_of", "current_word", "days_apart", "days_by_pair", "state_of"]

Said = tuple[str, frozenset[str]]


def says(  # noqa: PLR0911  (a table of events)
    report: Report, before: Said | None
) -> Said | None:
    """What a report makes of what its voice said before; None: nothing about the holder."""
    kind, named = before or ("", frozenset())
    if report.event in {"holds", "takes"}:
        return "held", frozenset({report.actor})
    if report.event in {"enters", "contests"}:
        if report.event == "enters" and named == {report.actor}:
            return before
        known = named if kind in {"held", "contested"} else frozenset()
        return "contested", known | ({report.actor, report.other_actor} - {None})
    if report.event in {"loses", "withdraws"}:
        if report.other_actor:
            return "held", frozenset({report.other_actor})
        rest = named - {report.actor}
        if kind == "contested" and report.actor in named and rest:
            return ("held" if len(rest) == 1 else "contested"), rest
        if kind == "held" and report.actor not in named:
            return None
        return "lost", frozenset({report.actor})
    return None


def current_word(reports: Iterable[Report], voice: str, day: int, carry_days: int) -> Said | None:
    """Read all that a voice said up to a day; forget it when the newest statement is too old."""
    word, since = None, 0
    told = [r for r in reports if r.family == voice and r.day <= day]
    for report in sorted(told, key=lambda r: (r.day, r.published.last, r.row)):
        said = says(report, word)
        if said is not None:
            word, since = said, report.day
    return word if word is not None and day - since <= carry_days else None


def state_of(one: Said, two: Said, friends: set[frozenset[str]]) -> str | None:
    """How two words stand to each other."""
    (kind, named), (kind_too, named_too) = one, two
    if {kind, kind_too} == {"held"}:
        if named == named_too:
            return "agree"
        return "same_side" if named | named_too in friends else "opposed"
    if {kind, kind_too} == {"held", "contested"}:
        return "contested"
    if {kind, kind_too} == {"held", "lost"} and named == named_too:
        return "opposed"
    return None


def days_by_pair(
    reports: list[Report], first: int, last: int, carry_days: int, friends: set[frozenset[str]]
) -> dict[tuple[str, str], dict[str, int]]:
    """Count days of one place, for each pair of voices, by how their words stand to each other."""
    voices = sorted({r.family for r in reports})
    found: dict[tuple[str, str], dict[str, int]] = {}
    for day in range(first, last + 1):
        words = {voice: current_word(reports, voice, day, carry_days) for voice in voices}
        for one, two in combinations(voices, 2):
            mine, theirs = words[one], words[two]
            if mine is None or theirs is None:
                continue
            counts = found.setdefault((one, two), {})
            state = state_of(mine, theirs, friends)
            for key in ([state] if state else []) + ["both"] * (mine[0] == theirs[0] == "held"):
                counts[key] = counts.get(key, 0) + 1
    return found


def changes_of(reports: Iterable[Report], voice: str) -> list[tuple[str, int, int]]:
    """List changes of holder that a voice reports: who has it, the first and last day meant."""
    word: Said | None = None
    held: str | None = None
    found: dict[int, tuple[str, int, int] | None] = {}
    before_day: dict[int, str | None] = {}
    told = sorted(
        (r for r in reports if r.family == voice), key=lambda r: (r.day, r.published.last, r.row)
    )
    for report in told:
        said = says(report, word)
        if said is None:
            continue
        word = said
        before = before_day.setdefault(report.day, held)  # the last word of a day counts
        found[report.day] = None
        held = before
        if said[0] == "held":
            (holder,) = said[1]
            new = report.event == "takes" if before is None else holder != before
            found[report.day] = (holder, report.first_day, report.day) if new else None
            held = holder
    return [change for change in found.values() if change is not None]


def days_apart(
    ones: list[tuple[str, int, int]], twos: list[tuple[str, int, int]], most: int
) -> list[int]:
    """Match changes to the same holder: again and again the two that lie nearest."""
    ones, twos, found = list(ones), list(twos), []
    while True:
        pairs = [
            (max(0, b[1] - a[2], a[1] - b[2]), abs(a[2] - b[2]), a, b)
            for a in ones
            for b in twos
            if a[0] == b[0]
        ]
        near = min(pairs, default=None, key=lambda p: (p[0], p[1], ones.index(p[2])))
        if near is None or near[0] > most:
            return sorted(found)
        found.append(near[0])
        ones.remove(near[2])
        twos.remove(near[3])
