"""The reports of which none is later than another, and what they say together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.estimators._events import Outcome
from landbridge.model.control import ControlState

if TYPE_CHECKING:
    from landbridge.model.reports import Report

__all__ = [
    "Front",
    "agreed_state",
    "disputed_state",
    "side_of",
    "without_answered_losses",
]


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

    def own_view(self, report: Report) -> ControlState | None:  # noqa: ARG002  (for other fronts)
        """What a report's family said before it, where each family's view is kept by itself."""
        return None

    def lapse(self, day: int) -> bool:  # noqa: ARG002  (as above)
        """Let go of what is too old on a day; say whether that leaves something to settle anew."""
        return False

    def follow(self, report: Report, state: ControlState) -> ControlState:
        """Follow an area, on ground with a report of its own, out of the hands that lost it."""
        if report.event != "takes" or report.other_actor is None or report.actor is None:
            return state
        if state.holder != report.other_actor:
            return state
        why = f"held by {report.actor}: took the area ({report.place}) from {report.other_actor}"
        reports = (report, *state.reports)
        return ControlState("held", (report.actor,), reports=reports, why=why)

    def resolve(self) -> ControlState:
        """Say what the front says: one family's newest word, the better grade, or contested."""
        return self.besiege(_settled(self._entries))

    @property
    def around(self) -> tuple[str, ...]:
        """Who stands around the place when all reports about the siege are read in order."""
        around: dict[str, None] = {}
        for report in self._ordered_sieges():
            if report.event == "besieges":
                around[str(report.actor)] = None
            else:
                around.pop(str(report.actor), None)
        return tuple(around)

    def _ordered_sieges(self) -> list[Report]:
        return sorted(self._sieges, key=lambda r: (r.day, *r.order))

    def besiege(self, state: ControlState) -> ControlState:
        """Add those who stand around the place to who holds it."""
        if not self._sieges:
            return state
        around = tuple(name for name in self.around if name != state.holder)
        reports = dict.fromkeys((*reversed(self._ordered_sieges()), *state.reports))
        why = state.why.partition("; besieged by ")[0]
        if around:
            why += f"; besieged by {', '.join(around)}"
        return replace(state, besiegers=around, reports=tuple(reports), why=why)


def _settled(entries: list[tuple[Report, Outcome]]) -> ControlState:
    """Settle who holds, from reports that say so."""
    entries = _by_family(without_answered_losses(entries))
    sides = {side_of(outcome.state) for _, outcome in entries}
    if len(sides) == 1:
        return agreed_state(entries)
    left = [
        entry
        for entry in entries
        if not any(
            other.better_graded_than(entry[0]) and side_of(said.state) != side_of(entry[1].state)
            for other, said in entries
        )
    ]
    disputed = tuple(report for report, _ in entries)
    if len({side_of(outcome.state) for _, outcome in left}) == 1:
        state = agreed_state(left)
        why = f"{state.why}; better graded than {_sources(entries, left)}"
        return replace(state, disputed=disputed, why=why)
    return disputed_state(left, disputed)


def side_of(state: ControlState) -> tuple[str, tuple[str, ...]]:
    """Give what two states must share to say the same: their kind and their holders."""
    return state.kind, tuple(sorted(state.holders))


def without_answered_losses(
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


def agreed_state(entries: list[tuple[Report, Outcome]]) -> ControlState:
    """One side, said by one family or several: their reports and besiegers together."""
    newest = max(entries, key=lambda e: e[0].order)[1].state
    if len(entries) == 1:
        return newest
    reports = dict.fromkeys(r for _, outcome in entries for r in outcome.state.reports)
    besiegers = dict.fromkeys(b for _, outcome in entries for b in outcome.state.besiegers)
    unnamed = all(outcome.state.unnamed for _, outcome in entries)
    return replace(newest, reports=tuple(reports), besiegers=tuple(besiegers), unnamed=unnamed)


def disputed_state(
    left: list[tuple[Report, Outcome]], disputed: tuple[Report, ...]
) -> ControlState:
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
