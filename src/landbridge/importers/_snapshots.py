"""Polygons of control, snapshot by snapshot, as reports: on places where a holder changed."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from landbridge.days import format_day, parse_day, parse_span
from landbridge.errors import InputError
from landbridge.importers._changes import (
    BETWEEN,
    UNPARTED,
    Standing,
    changes_between,
    day_between,
    joint_standing,
)
from landbridge.importers._meanings import asked_km, asked_yes, counted
from landbridge.importers._stated_before import stated_before
from landbridge.model.imports import ForeignRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from landbridge.importers._changes import Change
    from landbridge.model.imports import ImportSettings, Snapshot
    from landbridge.model.reports import Report

__all__ = ["by_date", "report_row", "reports_of_snapshots", "standing_of"]

_KM_OF_DEGREE = 111.2
_LARGEST_LAT = 90.0
_NARROWEST = 0.01  # of a degree of longitude, beside one of latitude
_MOST_PAIRS = 5_000_000
_NAMED = 5
_FELL_OUT = "fell out of every polygon of the map"

Geometry = Any  # shapely has no types


def reports_of_snapshots(
    snapshots: Sequence[Snapshot],
    points: Mapping[str, tuple[float, float]],
    settings: ImportSettings,
    earlier: Iterable[Report] = (),
) -> tuple[tuple[ForeignRow, ...], tuple[str, ...]]:
    """Say who holds each place, at the snapshots where that is other than at the one before.

    A place inside polygons of several holders, or on the border between them, is contested. One
    that fell out of every polygon is lost by those who had it. A place that no snapshot covers is
    not spoken of. With the option ``unchanged`` every snapshot speaks of every place that it
    covers; ``edge_km`` is how near a border a place must lie to be noted.

    Parameters
    ----------
    points
        lon and lat of each place, by its id
    settings
        those that the file was read with
    earlier
        the reports that there are: what the same source said of a place before the first snapshot
        is not said again. They make no losses: its other words may be no map
    """
    edge_km = asked_km(settings, "edge_km", 0.0)
    every = asked_yes(settings, "unchanged")
    covered, near = _covered(snapshots, points, edge_km)
    before: dict[str, Standing] = {}
    dates: dict[str, str] = {}
    rows: list[ForeignRow] = []
    counts: dict[str, int] = defaultdict(int)
    words: dict[str, str] = {}
    joined: dict[tuple[int, ...], Standing] = {}
    dated = by_date(snapshots)
    stated = _stated(snapshots, dated, earlier)
    for date, group in dated:
        found: dict[str, tuple[int, ...]] = {}
        for number in group:
            for place in covered[number]:
                found[place] = (*found.get(place, ()), number)
        for place in (place for place in points if place in found or place in before):
            there = found.get(place, ())
            said = [snapshots[number] for number in there]
            if there not in joined:
                joined[there] = joint_standing([standing_of(snapshot) for snapshot in said])
                words |= {name: one.named for one in said for name in one.holders}
            if said and place not in before and place in stated:
                dates[place], before[place] = stated[place]
            after, known = joined[there], before.get(place)
            counts["overlap"] += len(there) > 1 and len(after.holders) > 1
            changes = [] if after == known else changes_between(known, after)
            counts["unchanged"] += bool(said) and not changes
            if every and said:
                changes = changes or changes_between(None, after)
            by = said[0] if said else snapshots[group[0] if group else 0]
            note = "" if said else _FELL_OUT
            for change in changes:
                when = day_between(dates.get(place), date) if change.between else None
                counts["unparted"] += change.between and when is None
                rows.append(report_row(change, place, date, by, words, note, when))
            before[place], dates[place] = after, date
    notes = list(_notes(rows, counts, near, points, edge_km))
    if points and not any(covered):
        notes += _astray(snapshots, points)
    return tuple(rows), tuple(notes)


def _stated(
    snapshots: Sequence[Snapshot], dated: list[tuple[str, list[int]]], earlier: Iterable[Report]
) -> dict[str, tuple[str, Standing]]:
    if not dated:
        return {}
    return stated_before(earlier, snapshots[0].source, parse_span(dated[0][0]).first)


def _covered(
    snapshots: Sequence[Snapshot], points: Mapping[str, tuple[float, float]], edge_km: float
) -> tuple[list[list[str]], dict[str, float]]:
    """Find the places inside each polygon, one on its border too, and those near a border."""
    import shapely  # noqa: PLC0415  a heavy library, asked only where polygons are

    names = list(points)
    tree = shapely.STRtree([shapely.Point(point) for point in points.values()])
    covered: list[list[str]] = []
    near: dict[str, float] = {}
    for snapshot in snapshots:
        polygon = shapely.from_wkb(snapshot.polygon)
        covered.append([names[at] for at in sorted(tree.query(polygon, predicate="covers"))])
        if edge_km:
            for place, km in _at_edge(polygon, tree, names, points, edge_km):
                near[place] = min(km, near.get(place, km))
    return covered, near


def _astray(
    snapshots: Sequence[Snapshot], points: Mapping[str, tuple[float, float]]
) -> Iterator[str]:
    """Say that no polygon has a place in it, and whether some would with lon and lat exchanged."""
    exchanged = {
        place: (lat, lon) for place, (lon, lat) in points.items() if abs(lon) <= _LARGEST_LAT
    }
    covered, _ = _covered(snapshots, exchanged, 0.0)
    found = {place for places in covered for place in places}
    if found:
        yield (
            f"no polygon has a place in it, but {counted(len(found), 'place')} would lie in one"
            " if lon and lat were exchanged: the file seems to have them so. Write lon first"
        )
    else:
        yield "no polygon has a place in it: is it a map of another country?"


def by_date(snapshots: Sequence[Snapshot]) -> list[tuple[str, list[int]]]:
    """Give the dates on which the map is new, in order, with the polygons that hold on each.

    A span that ends on the day on which another begins gives way to it. What ends after the last
    beginning is not taken for a change: the map ends there, not the holding.
    """
    dated: dict[str, list[int]] = defaultdict(list)
    spans: list[tuple[int, int, int]] = []
    for number, snapshot in enumerate(snapshots):
        if snapshot.until:
            first, last = parse_day(snapshot.date), parse_day(snapshot.until)
            spans.append((first, last, number))
        else:
            dated[snapshot.date].append(number)
    begins = {first for first, _, _ in spans}
    ends = {last for _, last, _ in spans} - begins
    days = begins | {last + 1 for last in ends if last < max(begins, default=0)}
    if len(days) * len(spans) > _MOST_PAIRS:
        raise InputError(f"{len(spans):,} spans on {len(days):,} days are too many: split the file")
    for day in days:
        dated[format_day(day)] += [
            number
            for first, last, number in spans
            if first == day or first < day < last or (day == last and day not in begins)
        ]
    return sorted(dated.items(), key=lambda entry: (parse_span(entry[0]).last, entry[0]))


def standing_of(snapshot: Snapshot) -> Standing:
    """Say how ground stands inside one polygon."""
    names = frozenset(snapshot.holders)
    if snapshot.event == "besieges":
        return Standing(besiegers=names)
    return Standing(names, contested=snapshot.event == "contests" and len(names) < 2)  # noqa: PLR2004


def report_row(
    change: Change,
    place: str,
    date: str,
    by: Snapshot,
    words: Mapping[str, str],
    note: str = "",
    when: str | None = None,
) -> ForeignRow:
    """Write a change of a place or an area as a report; ``when`` is its own date, if it has one."""
    cells = {
        "source": by.source,
        "published": by.published or date.rpartition("/")[2],
        "date": when or date,
        "event": change.event,
        "place": place,
        "locator": by.locator,
        "note": note or (BETWEEN if when else ""),
        "actor_as_named": words.get(change.actor, ""),
        "other_actor_as_named": words.get(change.other, ""),
    }
    actors = {"actor": change.actor, "other_actor": change.other}
    actors = {column: name for column, name in actors.items() if name}
    return ForeignRow("reports", cells, by.file, by.line, actors)


def _at_edge(
    polygon: Geometry, tree: Any, names: list[str], points: Mapping[str, tuple[float, float]],
    edge_km: float,
) -> Iterator[tuple[str, float]]:  # fmt: skip
    """Give the places that lie near a border, by the equirectangular distance around each."""
    import shapely  # noqa: PLC0415

    border = polygon.boundary
    reach = edge_km / _KM_OF_DEGREE
    _, south, _, north = polygon.bounds
    farthest = min(_LARGEST_LAT, max(abs(south), abs(north)) + reach)
    widest = reach / max(_NARROWEST, math.cos(math.radians(farthest)))
    for at in sorted(tree.query(border, predicate="dwithin", distance=widest)):
        lon, lat = points[names[at]]
        wide = max(_NARROWEST, math.cos(math.radians(lat)))
        box = (lon - reach / wide, lat - reach, lon + reach / wide, lat + reach)
        nearby = shapely.clip_by_rect(border, *box)
        if nearby.is_empty:
            continue
        flat = shapely.transform(nearby, lambda xy, c=(lon, lat), w=wide: (xy - c) * (w, 1.0))
        km = float(shapely.distance(flat, shapely.Point(0.0, 0.0))) * _KM_OF_DEGREE
        if km <= edge_km:
            yield names[at], km


def _notes(
    rows: list[ForeignRow], counts: Mapping[str, int], near: Mapping[str, float],
    points: Mapping[str, tuple[float, float]], edge_km: float,
) -> Iterable[str]:  # fmt: skip
    spoken = {row.cells["place"] for row in rows}
    again = counted(counts["unchanged"], "time")
    same = f"; {again} a snapshot said what the one before it said" if counts["unchanged"] else ""
    of = f"{len(spoken):,} of {counted(len(points), 'place')}"
    yield f"{counted(len(rows), 'report')} on {of}{same}"
    lost = sum(row.cells["event"] == "loses" for row in rows)
    if lost:
        yield f"{counted(lost, 'loss')}: places that fell out of a polygon or out of contest"
    if counts["overlap"]:
        times = counted(counts["overlap"], "time")
        yield f"{times} polygons of several holders met on a place: contested"
    if counts["unparted"]:
        yield UNPARTED.format(counted(counts["unparted"], "time"))
    if near:
        nearest = sorted(near, key=lambda place: (near[place], place))
        shown = ", ".join(f"{place} ({near[place]:.1f} km)" for place in nearest[:_NAMED])
        more = ", …" if len(nearest) > _NAMED else ""
        yield f"{counted(len(near), 'place')} within {edge_km:g} km of a border: {shown}{more}"
