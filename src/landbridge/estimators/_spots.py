"""Which reports speak of which place or link: by name, through an area, as a pair of ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.geography import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["reports_by_link", "reports_by_place"]


def reports_by_place(
    reports: Iterable[Report], places: Mapping[str, Place], areas: Mapping[str, Area]
) -> tuple[dict[str, list[Report]], dict[str, list[Report]]]:
    """Give the reports that name each place, and those about an area or country around it."""
    own: dict[str, list[Report]] = {}
    wide: dict[str, list[Report]] = {}
    inside: dict[str, list[str]] = {}
    for report in reports:
        spot = report.place
        if spot is None:
            continue
        if spot in places:
            own.setdefault(spot, []).append(report)
            continue
        if spot not in inside:
            inside[spot] = places_in(spot, places, areas)
        for place in inside[spot]:
            wide.setdefault(place, []).append(report)
    return own, wide


def reports_by_link(
    reports: Iterable[Report], links: Mapping[str, Link]
) -> dict[str, list[Report]]:
    """Give the reports that name each link, by its id, by its road or by its two ends."""
    reports = [r for r in reports if r.link is not None or (r.a is not None and r.b is not None)]
    if not reports:
        return {}
    pairs: dict[frozenset[str], list[str]] = {}
    for link in links.values():
        if link.on_ground and link.road is None:
            pairs.setdefault(frozenset((link.a, link.b)), []).append(link.id)
    roads: dict[str, list[str]] = {}
    for link in links.values():
        if link.road is not None and link.road != link.id:
            roads.setdefault(link.road, []).append(link.id)
    named: dict[str, list[Report]] = {}
    for report in reports:
        if report.link is not None:
            whole = [report.link] if report.link in links else []
            for link_id in (*whole, *roads.get(report.link, ())):
                named.setdefault(link_id, []).append(report)
        elif report.a is not None and report.b is not None:
            for link_id in pairs.get(frozenset((report.a, report.b)), ()):
                named.setdefault(link_id, []).append(report)
    return named
