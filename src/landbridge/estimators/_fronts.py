"""The reports of which none is later than another, and what they say together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.control import ControlState

if TYPE_CHECKING:
    from landbridge.estimators._events import Outcome
    from landbridge.model.reports import Report

__all__ = ["Front"]


class Front:
    """The newest reports on one piece of ground: those that no other is wholly later than."""

    def __init__(self) -> None:
        self._entries: list[tuple[Report, Outcome]] = []

    @property
    def empty(self) -> bool:
        """Whether no report with an effect has been read."""
        return not self._entries

    def push(self, report: Report, outcome: Outcome) -> None:
        """Put a report on the front; those that it is wholly later than leave."""
        self._entries = [entry for entry in self._entries if not report.first_day > entry[0].day]
        self._entries.append((report, outcome))

    def newest_of(self, family: str) -> ControlState | None:
        """What the newest report of one family on the front says."""
        mine = [entry for entry in self._entries if entry[0].family == family]
        return max(mine, key=lambda e: e[0].order)[1].state if mine else None

    def resolve(self) -> ControlState:
        """Say what the front says: one family's newest word, the better grade, or contested."""
        sieges = [entry for entry in self._entries if entry[1].about_siege]
        others = [entry for entry in self._entries if not entry[1].about_siege]
        if not others:
            return _last_word(sieges)
        return _besieged(_settled(others), sieges)


def _last_word(sieges: list[tuple[Report, Outcome]]) -> ControlState:
    """Nothing but a siege was reported: the holder is as it was, the last word on it counts."""
    ordered = sorted(sieges, key=lambda e: (e[0].day, *e[0].order))
    state = ordered[-1][1].state
    around = _around(ordered, state.besiegers)
    reports = dict.fromkeys(r for _, outcome in reversed(ordered) for r in outcome.state.reports)
    return replace(state, besiegers=around, reports=tuple(reports))


def _around(sieges: list[tuple[Report, Outcome]], before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Who stands around the place when all reports about the siege are read in order."""
    around = dict.fromkeys(before)
    for report, _ in sieges:
        if report.event == "besieges":
            around[str(report.actor)] = None
        else:
            around.pop(str(report.actor), None)
    return tuple(around)


def _besieged(state: ControlState, sieges: list[tuple[Report, Outcome]]) -> ControlState:
    """Add those who stand around the place to who holds it."""
    around = _around(sorted(sieges, key=lambda e: (e[0].day, *e[0].order)))
    around = tuple(name for name in around if name != state.holder)
    if not around:
        return state
    reports = dict.fromkeys((*state.reports, *(report for report, _ in sieges)))
    why = f"{state.why}; besieged by {', '.join(around)}"
    return replace(state, besiegers=around, reports=tuple(reports), why=why)


def _settled(entries: list[tuple[Report, Outcome]]) -> ControlState:
    """Settle who holds, from reports that say so."""
    entries = _by_family(_without_answered_losses(entries))
    sides = {_side(outcome.state) for _, outcome in entries}
    if len(sides) == 1:
        return _agreed(entries)
    left = [
        entry
        for entry in entries
        if not any(
            other.better_graded_than(entry[0]) and _side(said.state) != _side(entry[1].state)
            for other, said in entries
        )
    ]
    disputed = tuple(report for report, _ in entries)
    if len({_side(outcome.state) for _, outcome in left}) == 1:
        state = _agreed(left)
        why = f"{state.why}; better graded than {_sources(entries, left)}"
        return replace(state, disputed=disputed, why=why)
    return _disputed(left, disputed)


def _side(state: ControlState) -> tuple[str, tuple[str, ...]]:
    return state.kind, tuple(sorted(state.holders))


def _without_answered_losses(
    entries: list[tuple[Report, Outcome]],
) -> list[tuple[Report, Outcome]]:
    """Drop a loss without a successor where another report names one: they do not disagree."""
    return [
        (report, outcome)
        for report, outcome in entries
        if outcome.lost_by is None
        or not any(
            other.lost_by is None
            and other.state.holder != outcome.lost_by
            and other.state.kind != "unknown"
            for _, other in entries
        )
    ]


def _by_family(entries: list[tuple[Report, Outcome]]) -> list[tuple[Report, Outcome]]:
    """Keep each family's last word: the later published, then the later row."""
    last: dict[str, tuple[Report, Outcome]] = {}
    for entry in sorted(entries, key=lambda e: e[0].order):
        last[entry[0].family] = entry
    return list(last.values())


def _agreed(entries: list[tuple[Report, Outcome]]) -> ControlState:
    """One side, said by one family or several: their reports and besiegers together."""
    newest = max(entries, key=lambda e: e[0].order)[1].state
    if len(entries) == 1:
        return newest
    reports = dict.fromkeys(r for _, outcome in entries for r in outcome.state.reports)
    besiegers = dict.fromkeys(b for _, outcome in entries for b in outcome.state.besiegers)
    unnamed = all(outcome.state.unnamed for _, outcome in entries)
    return replace(newest, reports=tuple(reports), besiegers=tuple(besiegers), unnamed=unnamed)


def _disputed(left: list[tuple[Report, Outcome]], disputed: tuple[Report, ...]) -> ControlState:
    """Families disagree and no grade decides: contested among all whom they name."""
    names = tuple(sorted({name for _, outcome in left for name in outcome.state.holders}))
    unnamed = len(names) < 2 or any(  # noqa: PLR2004  (it takes two)
        outcome.state.unnamed or outcome.state.kind == "unknown" for _, outcome in left
    )
    reports = tuple(dict.fromkeys(r for _, outcome in left for r in outcome.state.reports))
    besiegers = tuple(dict.fromkeys(b for _, o in left for b in o.state.besiegers))
    said = "; ".join(
        f"{report.source.name}: {outcome.state.holder or outcome.state.kind}"
        for report, outcome in left
    )
    why = f"contested among {', '.join(names)}: families disagree ({said})"
    return ControlState("contested", names, unnamed, besiegers, reports, disputed, why)


def _sources(entries: list[tuple[Report, Outcome]], left: list[tuple[Report, Outcome]]) -> str:
    kept = {report.id for report, _ in left}
    return ", ".join(r.source.name for r, _ in entries if r.id not in kept)
