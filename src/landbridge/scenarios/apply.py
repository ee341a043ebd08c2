"""What reports, relations, rules and control would be under a scenario."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY, DaySpan, format_day
from landbridge.model.actors import Relation
from landbridge.model.control import ControlCourse, ControlHistory, ControlState
from landbridge.model.reports import Report
from landbridge.model.scenarios import Close, Hold, Relate, Reopen, Scenario, Without
from landbridge.model.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.actors import PermissionRule
    from landbridge.model.geography import Link

__all__ = [
    "SUPPOSED_ROW",
    "heard_reports",
    "supposed_control",
    "supposed_links",
    "supposed_relations",
    "supposed_reports",
    "supposed_rules",
]

SUPPOSITION = Source(id="supposition", name="supposition")
SUPPOSED_ROW = 1 << 40
"""Supposed reports come after every row that was written."""


def _silenced(source: str | None, sources: Mapping[str, Source], scenario: Scenario) -> bool:
    """Whether a source does not count under the scenario."""
    if source is None:
        return False
    family = sources[source].family if source in sources else source
    return any(
        source == change.source or (change.family and family == change.source)
        for change in scenario.changes
        if isinstance(change, Without)
    )


def heard_reports(reports: Iterable[Report], scenario: Scenario) -> tuple[Report, ...]:
    """Drop what silenced sources said, their retractions too."""
    return tuple(
        r for r in reports if not _silenced(r.source.id, {r.source.id: r.source}, scenario)
    )


def supposed_reports(
    scenario: Scenario, day: int, traveller: str, cargo: str | None
) -> tuple[Report, ...]:
    """Give the supposed closures and openings of the asked day, newest and most specific of all."""
    found: list[Report] = []
    for change in scenario.changes:
        if isinstance(change, Close | Reopen):
            event = "closes" if isinstance(change, Close) else "opens"
            ways = (None,) if change.b is None else ("ab", "ba")
            kinds = [(event, way) for way in ways]
            if isinstance(change, Reopen):
                kinds.append(("repairs", None))
            for kind, way in kinds:
                row = SUPPOSED_ROW + len(found)
                whom = (traveller, cargo) if kind != "repairs" else (None, None)
                found.append(_notice(change, kind, way, day, row, whom))
    return tuple(found)


def _notice(
    change: Close | Reopen,
    event: str,
    way: str | None,
    day: int,
    row: int,
    whom: tuple[str | None, str | None],
) -> Report:
    said = f"{change} {event} {way} {day} {whom}"
    return Report(
        id="s" + hashlib.sha256(said.encode()).hexdigest()[:16],
        row=row,
        source=SUPPOSITION,
        published=DaySpan(day, LAST_DAY, format_day(day)),
        date=DaySpan(day, day, format_day(day)),
        event=event,
        place=change.a if change.b is None else None,
        a=change.a if change.b is not None else None,
        b=change.b,
        for_whom=whom[0],
        cargo=whom[1],
        direction=way,
        note=f"supposed: {change}",
    )


def supposed_relations(
    relations: Iterable[Relation], sources: Mapping[str, Source], scenario: Scenario, day: int
) -> tuple[Relation, ...]:
    """Drop rows of silenced sources; let a supposed row take the place of the pair's others."""
    rows = [row for row in relations if not _silenced(row.source, sources, scenario)]
    for change in scenario.changes:
        if isinstance(change, Relate):
            pair = {change.actor, change.other}
            rows = [cut for row in rows for cut in _cut(row, pair, day)]
            start = DaySpan(day, day, format_day(day))
            rows.append(Relation(change.actor, change.kind, change.other, start=start))
    return tuple(rows)


def _cut(row: Relation, pair: set[str], day: int) -> list[Relation]:
    """What is left of a row of the pair when it ends the day before."""
    if {row.actor, row.other} != pair or (row.end is not None and row.end.last < day):
        return [row]
    if row.start is not None and row.start.first >= day:
        return []
    return [replace(row, end=DaySpan(day - 1, day - 1, format_day(day - 1)))]


def supposed_links(
    links: Iterable[Link], sources: Mapping[str, Source], scenario: Scenario
) -> list[Link]:
    """Drop links that rest on silenced sources."""
    return [link for link in links if not _silenced(link.source, sources, scenario)]


def supposed_rules(
    rules: Iterable[PermissionRule], sources: Mapping[str, Source], scenario: Scenario
) -> tuple[PermissionRule, ...]:
    """Drop explicit rules of silenced sources."""
    return tuple(rule for rule in rules if not _silenced(rule.source, sources, scenario))


def supposed_control(control: ControlHistory, scenario: Scenario, day: int) -> ControlHistory:
    """Put supposed holders in place from the asked day on."""
    places = dict(control.places)
    for change in scenario.changes:
        if isinstance(change, Hold) and change.place in places:
            course = places[change.place]
            kept = [i for i, first in enumerate(course.days) if first < day]
            state = ControlState("held", (change.actor,), why=f"supposed: {change}")
            places[change.place] = ControlCourse(
                (*(course.days[i] for i in kept), day), (*(course.states[i] for i in kept), state)
            )
    return ControlHistory(places, dict(control.links))
