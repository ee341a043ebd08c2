"""Where and when is anything reported, and whose silence matters to a corridor?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.days import format_day
from landbridge.model.comparisons import Coverage, CoverageRow
from landbridge.model.geography import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["coverage_of"]


def coverage_of(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    ways: Mapping[str, Iterable[str]],
    as_of: int,
) -> Coverage:
    """Count reports by place and month of the day that they are about.

    Parameters
    ----------
    ways
        for each corridor (or variant) the places that its way leads through
    as_of
        the day to which ages are counted

    Returns
    -------
    rows with the places on a corridor's way first, among them the most silent first: never
    reported, then the oldest news
    """
    months: dict[str, Counter[str]] = {place: Counter() for place in places}
    wide: Counter[str] = Counter()
    newest: dict[str, int] = {}
    for report in reports:
        direct = set(_spots(report, places, links))
        for place in direct:
            months[place][format_day(report.day)[:7]] += 1
            newest[place] = max(newest.get(place, 0), report.known_day)
        for place in set(places_in(report.place or "", places, areas)) - direct:
            wide[place] += 1
    matters: dict[str, list[str]] = {}
    for way, stops in ways.items():
        for place in dict.fromkeys(stops):
            matters.setdefault(place, []).append(way)
    rows = [
        CoverageRow(
            place,
            sum(months[place].values()),
            wide[place],
            dict(sorted(months[place].items())),
            newest.get(place),
            max(0, as_of - newest[place]) if place in newest else None,
            tuple(matters.get(place, ())),
        )
        for place in places
    ]
    return Coverage(as_of, tuple(sorted(rows, key=_silence)))


def _silence(row: CoverageRow) -> tuple[bool, int, int, str]:
    age = 10**9 if row.age_days is None else row.age_days
    return not row.matters_to, -age, -len(row.matters_to), row.place


def _spots(report: Report, places: Mapping[str, Place], links: Mapping[str, Link]) -> Iterator[str]:
    link = links.get(report.link or "")
    ends = (link.a, link.b) if link is not None else ()
    for spot in (report.place, report.a, report.b, *ends):
        if spot is not None and spot in places:
            yield spot
