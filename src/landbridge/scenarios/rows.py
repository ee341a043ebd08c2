"""Which rows count in a question, and which would if less were known or told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.reports import standing_reports
from landbridge.model.situations import Rows
from landbridge.scenarios.apply import (
    SUPPOSED_ROW,
    heard_reports,
    supposed_links,
    supposed_relations,
    supposed_reports,
    supposed_rules,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.days import DaySpan
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.geography import Link
    from landbridge.model.reports import Report
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["known_then", "rows_of", "without_family"]


_NEWEST: dict[str, tuple[tuple[Link, ...], int]] = {}
"""The links asked about last, and the newest day on which one of them was published: a question
asks of the same tens of thousands for every known day."""


def rows_of(situation: Situation, query: CorridorQuery, scenario: Scenario) -> Rows:
    """Give the rows known by the query's day, as the scenario supposes them."""
    known_by = query.known_by
    reports = standing_reports(heard_reports(situation.reports, scenario), known_by)
    reports += supposed_reports(scenario, query.on, query.traveller, query.cargo)
    relations = [r for r in situation.relations if _known(r.published, known_by)]
    rules = [r for r in situation.permissions if _known(r.published, known_by)]
    links = [k for k in situation.links.values() if _known(k.published, known_by)]
    return Rows(
        reports,
        supposed_relations(relations, situation.sources, scenario, query.on),
        supposed_rules(rules, situation.sources, scenario),
        tuple(supposed_links(links, situation.sources, scenario)),
    )


def known_then(
    situation: Situation, query: CorridorQuery, rows: Rows, scenario: Scenario, known_by: int
) -> Rows:
    """Keep of the rows those that were known by an earlier day."""
    earlier = replace(query, known_by=known_by)
    return Rows(
        _standing(situation, earlier, rows, scenario, lambda r: r.known_day <= known_by),
        tuple(r for r in rows.relations if _known(r.published, known_by)),
        tuple(r for r in rows.rules if _known(r.published, known_by)),
        _known_links(rows.links, known_by),
    )


def _links_of_others(links: tuple[Link, ...], gone: set[str]) -> tuple[Link, ...]:
    """Leave out links that rest on some sources; imported roads are the map, and stay."""
    if all(link.road is not None or link.source not in gone for link in links):
        return links
    return tuple(link for link in links if link.road is not None or link.source not in gone)


def _known_links(links: tuple[Link, ...], known_by: int) -> tuple[Link, ...]:
    """Keep the links known by a day: the very same rows where that is all of them."""
    last = _NEWEST.get("links")
    if last is None or last[0] is not links:
        newest = max((link.published.last for link in links if link.published), default=0)
        last = _NEWEST["links"] = links, newest
    if known_by >= last[1]:
        return links
    return tuple(link for link in links if _known(link.published, known_by))


def without_family(
    situation: Situation, query: CorridorQuery, rows: Rows, scenario: Scenario, family: str
) -> Rows:
    """Keep of the rows those that no source of a family stands behind."""
    gone = {s.id for s in situation.sources.values() if s.family == family}
    return Rows(
        _standing(situation, query, rows, scenario, lambda r: r.source.id not in gone),
        tuple(r for r in rows.relations if r.source not in gone),
        tuple(r for r in rows.rules if r.source not in gone),
        _links_of_others(rows.links, gone),
    )


def _standing(
    situation: Situation,
    query: CorridorQuery,
    rows: Rows,
    scenario: Scenario,
    counts: Callable[[Report], bool],
) -> tuple[Report, ...]:
    """Give the reports that stand among those that count.

    Where a retraction goes, what it withdrew comes back; else reports only go.
    """
    if all(counts(r) for r in rows.reports if r.retracts):
        return tuple(r for r in rows.reports if counts(r) or r.row >= SUPPOSED_ROW)
    heard = heard_reports(situation.reports, scenario)
    kept = standing_reports((r for r in heard if counts(r)), query.known_by)
    return kept + supposed_reports(scenario, query.on, query.traveller, query.cargo)


def _known(published: DaySpan | None, known_by: int | None) -> bool:
    return known_by is None or published is None or published.last <= known_by
