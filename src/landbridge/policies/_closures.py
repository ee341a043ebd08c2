"""Standing closures and openings of a place or a road, and what they mean for one traveller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.days import format_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.actors import Traveller
    from landbridge.model.control import ControlCourse
    from landbridge.model.reports import Report

__all__ = ["Notice", "Verdict", "concerns", "verdict"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A report that closes, opens or restricts, as it applies to one spot in one direction.

    ``directed`` says that it speaks of this direction alone; ``placed`` is its day.
    """

    report: Report
    directed: bool
    placed: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What notices decide: ``lifted`` replaces the stance, ``at_best`` only tightens it."""

    denied: bool = False
    lifted: str | None = None
    at_best: str | None = None
    reports: tuple[Report, ...] = ()
    why: str = ""


def concerns(report: Report, traveller: Traveller) -> bool:
    """Whether a notice speaks of this traveller and cargo."""
    whom = report.for_whom in (None, traveller.actor) or report.for_whom == traveller.kind
    return whom and report.cargo in (None, traveller.cargo)


def verdict(
    notices: Sequence[Notice], traveller: Traveller, ground: ControlCourse, day: int
) -> Verdict:
    """Weigh the standing notices of one spot on one day.

    The newest of the most specific (for whom, cargo, direction) decides, but a newer, wider closure
    beats an older, narrower permission. A notice lapses when the ground changes hands.
    """
    newest: dict[tuple[int, bool, bool], Notice] = {}
    for notice in notices:
        if notice.placed > day or _lapsed(notice, ground, day):
            continue
        level = _specific(notice, traveller)
        if level not in newest or _age(notice) > _age(newest[level]):
            newest[level] = notice
    if not newest:
        return Verdict()
    narrowest = newest[max(newest)]
    if not _closes(narrowest.report):
        wider = [n for n in newest.values() if _closes(n.report) and _age(n) > _age(narrowest)]
        if wider:
            return _read(max(wider, key=_age), traveller)
    return _read(narrowest, traveller)


def _read(notice: Notice, traveller: Traveller) -> Verdict:
    report = notice.report
    why = f"{_words(report)} ({report.source.name}, about {format_day(report.day)})"
    if _closes(report):
        return Verdict(denied=True, reports=(report,), why=why)
    names_traveller = report.for_whom is not None and report.for_whom in (
        traveller.actor,
        traveller.kind,
    )
    allowed = report.permission if report.event == "restricts" else "free"
    if names_traveller:
        return Verdict(lifted=allowed, reports=(report,), why=why)
    if report.event == "restricts":
        return Verdict(at_best=allowed, reports=(report,), why=why)
    return Verdict(reports=(report,), why=why)


def _words(report: Report) -> str:
    verb = {"closes": "closed", "opens": "opened"}.get(report.event)
    verb = verb or f"restricted to {report.permission}"
    return (
        verb
        + (f" for {report.for_whom}" if report.for_whom else "")
        + (f", cargo {report.cargo}" if report.cargo else "")
        + (f", direction {report.direction}" if report.direction not in (None, "both") else "")
    )


def _closes(report: Report) -> bool:
    return report.event == "closes" or (
        report.event == "restricts" and report.permission == "denied"
    )


def _specific(notice: Notice, traveller: Traveller) -> tuple[int, bool, bool]:
    whom = notice.report.for_whom
    level = 0 if whom is None else 2 if whom == traveller.actor else 1
    return level, notice.report.cargo is not None, notice.directed


def _age(notice: Notice) -> tuple[int, int, int]:
    return (notice.placed, *notice.report.order)


def _lapsed(notice: Notice, ground: ControlCourse, day: int) -> bool:
    """Whether another named holder has had the ground since the notice."""
    holder = ground.on(notice.placed).holder
    for since, state in zip(ground.days, ground.states, strict=True):
        if notice.placed < since <= day and state.holder is not None:
            if holder is None:
                holder = state.holder
            elif state.holder != holder:
                return True
    return False
