"""What a source already said of places before the day of a new snapshot of its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.importers._changes import Standing
from landbridge.model.reports import CONTROL_EVENTS, standing_reports

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.reports import Report

__all__ = ["stated_before"]


def stated_before(
    reports: Iterable[Report], source: str, day: int
) -> dict[str, tuple[str, Standing]]:
    """Replay what one source said, up to the day before: by place the last date and the standing.

    What it took back does not count, nor what it said of roads.
    """
    found: dict[str, tuple[str, Standing]] = {}
    told = [
        report
        for report in standing_reports(reports, None)
        if report.source.id == source
        and report.place is not None
        and report.event in CONTROL_EVENTS
        and report.date.last < day
    ]
    for report in sorted(told, key=lambda report: (report.date.last, report.row)):
        place = str(report.place)
        standing = found[place][1] if place in found else Standing()
        found[place] = (report.date.text, _after(standing, report))
    return found


def _after(standing: Standing, report: Report) -> Standing:
    """The standing that a report leaves, by the rules of belief."""
    actor, other = report.actor, report.other_actor
    named = frozenset(name for name in (actor, other) if name)
    match report.event:
        case "holds" | "takes":
            return Standing(frozenset({str(actor)}))
        case "besieges":
            return Standing(standing.holders, standing.contested, standing.besiegers | {str(actor)})
        case "contests" | "enters":
            holders = standing.holders | named
            return Standing(holders, len(holders) < 2)  # noqa: PLR2004  (it takes two)
    if actor in standing.holders:
        rest = standing.holders - {str(actor)}
        return Standing(frozenset({other}) if other else rest)
    return Standing(standing.holders, standing.contested, standing.besiegers - {str(actor)})
