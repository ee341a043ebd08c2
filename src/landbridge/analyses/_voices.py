"""What each voice (a family, or one source) says of each piece of ground, and until when."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from landbridge.analyses._kin import at_ease
from landbridge.model.disagreements import Word
from landbridge.model.reports import CONTROL_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.model.actors import Relation
    from landbridge.model.geography import Link
    from landbridge.model.reports import Report

__all__ = ["Comparison", "Ground", "Slice", "by_ground", "courses_of", "slices_of"]


class Ground(NamedTuple):
    """What a report is about: a place, area or country, or a link (its id, or ``a to b``)."""

    place: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Slice:
    """Days of one piece of ground on which the current words of all voices stay as they are."""

    first: int
    last: int
    words: tuple[Word, ...]


def by_ground(reports: Iterable[Report], links: Mapping[str, Link]) -> dict[Ground, list[Report]]:
    """Part reports about who holds ground by the ground that they name, in order of rows."""
    pairs: dict[frozenset[str], list[str]] = {}
    for link in links.values():
        pairs.setdefault(frozenset((link.a, link.b)), []).append(link.id)
    found: dict[Ground, list[Report]] = {}
    for report in reports:
        if report.event not in CONTROL_EVENTS:
            continue
        link_id = report.link
        if report.place is None and link_id is None:
            ends = sorted((str(report.a), str(report.b)))
            joined = pairs.get(frozenset(ends), [])
            link_id = joined[0] if len(joined) == 1 else " to ".join(ends)
        key = Ground(report.place, None if report.place is not None else link_id)
        found.setdefault(key, []).append(report)
    return found


def courses_of(reports: Iterable[Report], *, by_source: bool) -> dict[str, list[Word]]:
    """Give what each voice (a family, or a source) says of one piece of ground, word after word.

    The newest statement counts: by the day that it is about, then by publication, then by row. A
    word lasts until the voice says otherwise; how old it may grow is for who reads it. A statement
    that says the same again is a word of its own.
    """
    found: dict[str, list[Word]] = {}
    for report in sorted(reports, key=lambda r: (r.day, *r.order)):
        voice = report.source.id if by_source else report.family
        words = found.setdefault(voice, [])
        said = _said(report, words[-1] if words else None)
        if said is None:
            continue
        kind, holders = said
        word = Word(voice, kind, holders, report.day, report.day, (report,))
        if words and words[-1].first == word.first:
            words[-1] = word
        else:
            if words:
                words[-1] = replace(words[-1], last=word.first - 1)
            words.append(word)
    return {name: words for name, words in found.items() if words}


def _said(report: Report, before: Word | None) -> tuple[str, tuple[str, ...]] | None:
    """Map a report to whom it names; None where it does not say who holds."""
    match report.event:
        case "holds" | "takes":
            return "held", (str(report.actor),)
        case "loses" | "withdraws":
            return _left(report, before)
        case "enters" if before is not None and before.holders == (report.actor,):
            return before.kind, before.holders
        case "enters" | "contests":
            standing = before.holders if before is not None and before.kind != "lost" else ()
            named = {report.actor, report.other_actor, *standing} - {None}
            return "contested", tuple(sorted(str(name) for name in named))
    return None


def _left(report: Report, before: Word | None) -> tuple[str, tuple[str, ...]] | None:
    """Say who is left: who is named, who contended with the one that left, or nobody known."""
    if report.other_actor is not None:
        return "held", (report.other_actor,)
    if before is not None and before.kind == "contested" and report.actor in before.holders:
        rest = tuple(name for name in before.holders if name != report.actor)
        if rest:
            return ("held" if len(rest) == 1 else "contested"), rest
    if before is not None and before.kind == "held" and before.holders != (report.actor,):
        return None  # by its own account that one was not there
    return "lost", (str(report.actor),)


def slices_of(
    courses: Mapping[str, Sequence[Word]], carry_days: int, period: tuple[int, int]
) -> list[Slice]:
    """Cut the days of a period so that within each slice no current word changes.

    A word is current from its day until the voice says otherwise, at most ``carry_days`` after its
    day. Days without any current word are left out.
    """
    alive: list[Word] = []
    for words in courses.values():
        for at, word in enumerate(words):
            last = word.first + carry_days
            if at + 1 < len(words):
                last = min(last, word.last)
            first, last = max(word.first, period[0]), min(last, period[1])
            if first <= last:
                alive.append(replace(word, first=first, last=last))
    cuts = sorted({word.first for word in alive} | {word.last + 1 for word in alive})
    begins: dict[int, list[Word]] = {}
    for word in alive:
        begins.setdefault(word.first, []).append(word)
    now: dict[str, Word] = {}
    found: list[Slice] = []
    for at, day in enumerate(cuts[:-1]):
        now = {name: word for name, word in now.items() if word.last >= day}
        now.update({word.voice: word for word in begins.get(day, ())})
        if now:
            found.append(Slice(day, cuts[at + 1] - 1, tuple(now[name] for name in sorted(now))))
    return found


class Comparison:
    """Says how two words stand to each other; holders are at ease or not by relations of a day."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._relations = relations
        starts = {row.start.first for row in relations if row.start is not None}
        ends = {row.end.last + 1 for row in relations if row.end is not None}
        self._turns = sorted(starts | ends)
        self._known: dict[tuple[str, str, int], bool] = {}

    def of(self, one: Word, two: Word, day: int) -> str | None:
        """Give agree, same_side, opposed or contested; None where they cannot be compared."""
        kinds = {one.kind, two.kind}
        if kinds == {"held"}:
            return self._of_holders(one.holders[0], two.holders[0], day)
        if kinds == {"held", "contested"}:
            return "contested"
        if kinds == {"held", "lost"}:
            return "opposed" if one.holders == two.holders else None
        return None

    def _of_holders(self, one: str, two: str, day: int) -> str:
        if one == two:
            return "agree"
        key = (min(one, two), max(one, two), bisect_right(self._turns, day))
        if key not in self._known:
            self._known[key] = at_ease(one, two, self._relations, day)
        return "same_side" if self._known[key] else "opposed"
