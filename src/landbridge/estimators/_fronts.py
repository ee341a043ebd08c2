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
        self._sieges: list[Report] = []

    @property
    def empty(self) -> bool:
        """Whether no report with an effect has been read."""
        return not self._entries and not self._sieges

    def push(self, report: Report, outcome: Outcome) -> None:
        """Put a report on the front; those that it is wholly later than leave.

        A report about a siege says nothing about the holder, so it makes nothing leave; a newer
        report about the holder ends the sieges before it.
        """
        self._sieges = [
            siege
            for siege in self._sieges
            if outcome.about_siege or not report.first_day > siege.day
        ]
        if outcome.about_siege:
            self._sieges.append(report)
            return
        self._entries = [entry for entry in self._entries if not report.first_day > entry[0].day]
        self._entries.append((report, outcome))

    def newest_beside(self, report: Report) -> ControlState | None:
        """What the newest report of a report's family on the front says about the same days."""
        mine = [
            (other, outcome)
            for other, outcome in self._entries
            if other.family == report.family and not report.first_day > other.day
        ]
        return max(mine, key=lambda e: e[0].order)[1].state if mine else None

    def resolve(self) -> ControlState:
        """Say what the front says: one family's newest word, the better grade, or contested."""
        return self.besiege(_settled(self._entries))

    def besiege(self, state: ControlState) -> ControlState:
        """Add those who stand around the place to who holds it."""
        if not self._sieges:
            return state
        ordered = sorted(self._sieges, key=lambda r: (r.day, *r.order))
        around = tuple(name for name in _around(ordered) if name != state.holder)
        reports = dict.fromkeys((*reversed(ordered), *state.reports))
        why = state.why.partition("; besieged by ")[0]
        if around:
            why += f"; besieged by {', '.join(around)}"
        return replace(state, besiegers=around, reports=tuple(reports), why=why)


def _around(sieges: list[Report]) -> tuple[str, ...]:
    """Who stands around the place when all reports about the siege are read in order."""
    around: dict[str, None] = {}
    for report in sieges:
        if report.event == "besieges":
            around[str(report.actor)] = None
        else:
            around.pop(str(report.actor), None)
    return tuple(around)


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
