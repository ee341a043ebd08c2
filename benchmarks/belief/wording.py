"""How made sources word what they say: takes or holds, dates, intervals, sieges, retractions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.days import DaySpan, format_day, parse_span
from landbridge.model.reports import Report, report_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.belief.worlds import World
    from landbridge.model.sources import Source

__all__ = ["Statement", "reports_of"]

RECENT_DAYS = 45
INTERVALS, MONTHS = 0.13, 0.015
CONTESTED, RETRACTED, GRADED = 0.12, 0.10, 0.6
CREDIBILITY = {"careful": (2, 2, 3), "wire": (2, 3, 3)}


@dataclass(frozen=True, slots=True)
class Statement:
    """A source says who holds a place. Days of war; ``truth`` held it on the day ``seen``."""

    source: Source
    place: int
    day: int
    published: int
    said: int
    truth: int
    seen: int
    dates_back: float
    copies: str | None = None


def reports_of(
    world: World,
    spoken: Iterable[Statement],
    rng: np.random.Generator,
    *,
    statements_only: bool = False,
) -> tuple[Report, ...]:
    """Word the statements as reports, in the order of publication."""
    ordered = sorted(spoken, key=lambda one: (one.published, one.source.id, one.place, one.day))
    writer = _Writer(world, rng, statements_only)
    written: list[tuple[int, Report]] = []
    for one in ordered:
        written += writer.write(one)
    written.sort(key=lambda pair: pair[0])
    return tuple(report for _, report in written)


class _Writer:
    """Keeps what each source said last of each place."""

    def __init__(self, world: World, rng: np.random.Generator, statements_only: bool) -> None:  # noqa: FBT001
        self._world, self._rng, self._plain = world, rng, statements_only
        self._ids = world.place_ids
        self._last: dict[tuple[str, int], tuple[int, int]] = {}
        self._since: dict[int, list[tuple[int, int]]] = {}
        for change in world.changes():
            self._since.setdefault(change.place, []).append((change.day, change.new))
        self._sieges: dict[int, list[tuple[int, int, int]]] = {}
        for siege in world.sieges:
            self._sieges.setdefault(siege.place, []).append(
                (siege.first, siege.last, siege.besieger)
            )
        self._near = world.front_km()
        self._row = 0

    def write(self, one: Statement) -> list[tuple[int, Report]]:
        """Give the report, and its retraction where there is one, by day of publication."""
        rng, key = self._rng, (one.source.id, one.place)
        before = self._last.get(key)
        self._last[key] = (one.said, one.day)
        event, actor, other, day = "holds", one.said, None, one.day
        if not self._plain and one.source.kind != "map":
            changed = self._change_before(one)
            if self._asserts(one, before, changed):
                event = "takes"
                if rng.random() < 0.7:
                    other = before[0] if before else None
                if changed is not None and rng.random() < one.dates_back:
                    day = max(0, min(changed + int(rng.integers(-1, 2)), one.day))
            elif one.copies is None:
                event, actor, other = self._fight(one)
        report = self._report(one, event, actor, other, day)
        out = [(one.published, report)]
        false = event == "takes" and one.said != one.truth
        if false and one.source.id in CREDIBILITY and rng.random() < RETRACTED:
            when = one.published + int(rng.integers(1, 11))
            out.append((when, self._retraction(one, report, when)))
            self._last.pop(key)
        return out

    def _asserts(self, one: Statement, before: tuple[int, int] | None, changed: int | None) -> bool:
        """Whether the source says that the place changed hands."""
        fresh = changed is not None and one.day - changed <= RECENT_DAYS
        if before is None:
            return fresh and self._rng.random() < 0.7
        if before[0] == one.said:
            return False
        brief = one.day - before[1] <= RECENT_DAYS
        return fresh or brief or self._rng.random() < 0.3

    def _change_before(self, one: Statement) -> int | None:
        """The day on which the place came to whom the source names, if it did by what it saw."""
        past = [change for change in self._since.get(one.place, ()) if change[0] <= one.seen]
        return past[-1][0] if past and past[-1][1] == one.said else None

    def _fight(self, one: Statement) -> tuple[str, int, int | None]:
        """A siege or a contest where there is one to see; else who holds."""
        rng = self._rng
        for first, last, besieger in self._sieges.get(one.place, ()):
            if first <= one.seen <= last and besieger != one.said and rng.random() < 0.35:
                return "besieges", besieger, None
        near = self._near[one.place, one.seen] < 5
        if near and rng.random() < CONTESTED:
            others = [at for at in range(len(self._world.actors)) if at != one.said]
            against = others[int(rng.integers(len(others)))] if len(others) > 1 else others[0]
            return "contests", against, one.said if rng.random() < 0.8 else None
        return "holds", one.said, None

    def _report(
        self, one: Statement, event: str, actor: int, other: int | None, day: int
    ) -> Report:
        rng, first_day = self._rng, self._world.first_day
        number = first_day + day
        span = _exact(number)
        drawn = rng.random()
        if drawn < MONTHS:
            span = parse_span(format_day(number)[:7])
        elif drawn < MONTHS + INTERVALS:
            start = number - int(rng.integers(1, 7))
            span = DaySpan(start, number, f"{format_day(start)}/{format_day(number)}")
        grades = CREDIBILITY.get(one.source.id, (3, 3, 4))
        credibility = int(rng.choice(grades)) if rng.random() < GRADED else None
        named = self._world.actors
        return self._made(
            one, _exact(first_day + one.published), span, event,
            actor=named[actor].id, other=None if other is None else named[other].id,
            credibility=credibility,
        )  # fmt: skip

    def _retraction(self, one: Statement, report: Report, when: int) -> Report:
        day = _exact(self._world.first_day + when)
        return self._made(one, day, day, "retracts", retracts=report.label)

    def _made(
        self,
        one: Statement,
        published: DaySpan,
        date: DaySpan,
        event: str,
        *,
        actor: str | None = None,
        other: str | None = None,
        credibility: int | None = None,
        retracts: str | None = None,
    ) -> Report:
        self._row += 1
        label = f"n{self._row}"
        place = self._ids[one.place]
        cells = {
            "source": one.source.id, "published": published.text, "date": date.text,
            "event": event, "place": place, "actor": actor or "", "other_actor": other or "",
            "credibility": str(credibility or ""), "locator": label,
        }  # fmt: skip
        return Report(
            report_id(cells), self._row, one.source, published, date, event,
            place=place, actor=actor, other_actor=other, credibility=credibility,
            locator=label, label=label, retracts=retracts,
        )  # fmt: skip


def _exact(number: int) -> DaySpan:
    return DaySpan(number, number, format_day(number))
