"""What one report of control does to the ground that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from landbridge.days import format_day
from landbridge.model.control import ControlState

if TYPE_CHECKING:
    from landbridge.model.reports import Report

__all__ = ["Outcome", "outcome_of"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state that a report leaves; ``lost_by`` lost ground that nobody is said to hold.

    ``about_siege`` says that the report leaves the holder as it was.
    """

    state: ControlState
    lost_by: str | None = None
    about_siege: bool = False


def outcome_of(  # noqa: PLR0911  (a table of events, a return each)
    report: Report, standing: ControlState
) -> Outcome | None:
    """Apply one report to the state that stood before it; None where it has no effect."""
    match report.event:
        case "holds" | "takes":
            return Outcome(_held(str(report.actor), report))
        case "loses" | "withdraws":
            return _lost(report, standing)
        case "enters":
            if standing.holder == report.actor:
                return None
            return Outcome(_contested((*standing.holders, report.actor), standing, report))
        case "contests":
            names = (*standing.holders, report.actor, report.other_actor)
            return Outcome(_contested(names, standing, report))
        case "besieges":
            around = dict.fromkeys((*standing.besiegers, str(report.actor)))
            reports = (report, *standing.reports)
            why = f"{standing.why}; besieged by {', '.join(around)}"
            state = replace(
                standing, besiegers=tuple(around), reports=reports, why=why, disputed=()
            )
            return Outcome(state, about_siege=True)
    return None


def _said(report: Report) -> str:
    return f"{report.event}, {report.source.name}, about {format_day(report.day)}"


def _held(actor: str, report: Report) -> ControlState:
    return ControlState(
        "held", (actor,), reports=(report,), why=f"held by {actor} ({_said(report)})"
    )


def _contested(
    names: tuple[str | None, ...], standing: ControlState, report: Report
) -> ControlState:
    """Contested among the named; somebody without a name is there where only one side is known."""
    named = tuple(sorted({name for name in names if name is not None}))
    return ControlState(
        "contested",
        named,
        unnamed=standing.unnamed or len(named) < 2,  # noqa: PLR2004  (it takes two)
        reports=(report, *standing.reports),
        why=f"contested among {', '.join(named) or 'unnamed parties'} ({_said(report)})",
    )


def _lost(report: Report, standing: ControlState) -> Outcome | None:
    actor, successor = report.actor, report.other_actor
    if actor in standing.holders:
        if successor is not None:
            return Outcome(_held(successor, report))
        rest = tuple(name for name in standing.holders if name != actor)
        if not rest:
            why = f"unknown: {actor} {_said(report)}, and nobody is said to hold it since"
            return Outcome(ControlState("unknown", reports=(report,), why=why), lost_by=actor)
        if len(rest) == 1 and not standing.unnamed:
            why = f"held by {rest[0]}, the contender that is left ({_said(report)})"
            return Outcome(ControlState("held", rest, reports=(report, *standing.reports), why=why))
        return Outcome(_contested(rest, standing, report))
    if actor in standing.besiegers:
        left = tuple(name for name in standing.besiegers if name != actor)
        why = f"siege by {actor} lifted ({_said(report)})"
        reports = (report, *standing.reports)
        state = replace(standing, besiegers=left, reports=reports, why=why, disputed=())
        return Outcome(state, about_siege=True)
    return None
