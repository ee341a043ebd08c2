"""Polygons of control as areas: who has which ground on each snapshot, and who lost which."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from landbridge.days import format_day, parse_span
from landbridge.importers._changes import Standing, changes_between, day_between, joint_standing
from landbridge.importers._snapshots import by_date, report_row, standing_of
from landbridge.model.imports import ForeignRow
from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from landbridge.importers._changes import Change
    from landbridge.model.imports import Snapshot

__all__ = ["areas_of_snapshots"]

_GRID = 1e-6
"""Degrees to which borders are written: about 10 cm. What is narrower is no ground."""

Geometry = Any  # shapely has no types
Grounds = dict[Standing, Geometry]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One date of the map: its last day, the date before it, its polygons; words of holders.

    ``polygons`` is never empty: where the map has none on a date, an earlier one is pointed to.
    """

    date: str
    end: str
    since: str | None
    polygons: Sequence[Snapshot]
    words: Mapping[str, str]

    def polygon_of(self, standing: Standing) -> Snapshot:
        """Give the first polygon of one who stands there; else the first of all."""
        of_them = (one for one in self.polygons if standing.holders.intersection(one.holders))
        return next(of_them, self.polygons[0])


def areas_of_snapshots(snapshots: Sequence[Snapshot]) -> list[ForeignRow]:
    """Make areas of the ground of each snapshot, and reports that say how it stands.

    Ground in polygons of several holders is an area of its own, contested. So is ground that its
    holders had on the snapshot before and that is nobody's now, or contested without them: they
    lose it. An area lasts to the day before the next snapshot; that of the last one has no end.
    """
    dated = by_date(snapshots)
    words = {name: one.named for one in snapshots for name in one.holders}
    rows: list[ForeignRow] = []
    before: Grounds = {}
    since: str | None = None
    for number, (date, group) in enumerate(dated):
        after = parse_span(dated[number + 1][0]).first if number + 1 < len(dated) else None
        end = format_day(after - 1) if after and after > parse_span(date).last else ""
        here = [snapshots[at] for at in group]
        sheet = _Sheet(date, end, since, here or snapshots[:1], words)
        grounds = _grounds(here)
        # losses first: where borders are not sharp, the last word of a day counts
        for was, now, ground in _left(before, grounds):
            losses = [one for one in changes_between(was, now) if one.event == "loses"]
            lost = f"{_title(was)} lost" + (f" to {_title(now)}" if now.disputed else "")
            rows += _area(lost, ground, losses, sheet, sheet.polygon_of(was))
        for standing, ground in grounds.items():
            changes = changes_between(None, standing)
            rows += _area(_title(standing), ground, changes, sheet, sheet.polygon_of(standing))
        before, since = grounds, date
    return rows


def _grounds(snapshots: Sequence[Snapshot]) -> Grounds:
    """Part the ground of one date by who stands there, each piece of it once."""
    import shapely  # noqa: PLC0415  a heavy library, asked only where polygons are

    drawn: dict[Standing, list[Geometry]] = defaultdict(list)
    for snapshot in snapshots:
        standing = standing_of(snapshot)
        if standing.holders or standing.contested:
            drawn[standing].append(shapely.from_wkb(snapshot.polygon))
    parted: Grounds = {}
    for standing, polygons in drawn.items():
        ground = _broad(shapely.union_all(polygons, grid_size=_GRID))
        for there, piece in list(parted.items()):
            both = joint_standing([there, standing])
            if len(both.holders) > 1:  # reports cannot say more of them than that they contend
                both = Standing(both.holders)
            shared = _broad(shapely.intersection(piece, ground, grid_size=_GRID))
            if shared.is_empty:
                continue
            ground = _broad(shapely.difference(ground, shared, grid_size=_GRID))
            if both != there:
                parted[there] = _broad(shapely.difference(piece, shared, grid_size=_GRID))
                _add(parted, both, shared)
        _add(parted, standing, ground)
    return {standing: ground for standing, ground in parted.items() if not ground.is_empty}


def _add(grounds: Grounds, standing: Standing, ground: Geometry) -> None:
    import shapely  # noqa: PLC0415

    there = grounds.get(standing)
    both = ground if there is None else _broad(shapely.union(there, ground, grid_size=_GRID))
    grounds[standing] = both


def _left(before: Grounds, now: Grounds) -> Iterator[tuple[Standing, Standing, Geometry]]:
    """Give ground that somebody is gone from without one to whom it went: before, now, where."""
    import shapely  # noqa: PLC0415

    if not before:
        return
    spoken_of = _broad(shapely.union_all(list(now.values()), grid_size=_GRID))
    disputed = {standing: ground for standing, ground in now.items() if standing.disputed}
    for was, ground in before.items():
        nobodys = _broad(shapely.difference(ground, spoken_of, grid_size=_GRID))
        if was.holders and not nobodys.is_empty:
            yield was, Standing(), nobodys
        for standing, there in disputed.items():
            if was.holders - standing.holders:
                shared = _broad(shapely.intersection(ground, there, grid_size=_GRID))
                if not shared.is_empty:
                    yield was, standing, shared


def _broad(ground: Geometry) -> Geometry:
    """Keep the polygons that are broader than the grid: the rest is where borders do not meet.

    On the grid two borders may also touch along a line, which overlays give beside polygons and
    do not take.
    """
    import shapely  # noqa: PLC0415

    parts = shapely.get_parts(shapely.get_parts(ground))
    broad = [part for part in parts if 2 * part.area > _GRID * part.length]
    return broad[0] if len(broad) == 1 else shapely.MultiPolygon(broad)


def _title(standing: Standing) -> str:
    names = " and ".join(sorted(standing.holders))
    if len(standing.holders) == 1 and standing.contested:
        return f"{names}, contested"
    return names or "contested"


def _area(
    title: str, ground: Geometry, changes: list[Change], sheet: _Sheet, by: Snapshot
) -> list[ForeignRow]:
    import shapely  # noqa: PLC0415

    date, end = sheet.date, sheet.end
    words = fold(f"{by.source} {title} {date.replace('/', ' ')}")
    key = "-".join(re.findall(r"[a-z0-9]+", words))
    name = f"{title}, {date}"
    properties = {"id": key, "name": name, "start": date, **({"end": end} if end else {})}
    shape = json.loads(shapely.to_geojson(ground))
    feature = {"type": "Feature", "properties": properties, "geometry": shape}
    text = json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
    cells = {"id": key, "name": name, "start": date, "end": end, "feature": text}
    rows = [ForeignRow("areas", cells, by.file, by.line)]
    for change in changes:
        when = day_between(sheet.since, date) if change.between else None
        rows.append(report_row(change, key, date, by, sheet.words, when=when))
    return rows
