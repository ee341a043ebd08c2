"""Imported roads and barriers as the working file holds them, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.model.imported_roads import GroundRules, ImportedRoads
from landbridge.model.imports import KnownName
from landbridge.situation.cells import read_list, read_published, read_span, read_vehicle
from landbridge.situation.geometry import parse_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.situation.codecs import Record

__all__ = ["ground_rules_of", "known_names_of", "roads_of"]


def ground_rules_of(tree: Mapping[str, Any]) -> GroundRules:
    """Read how ground is divided from a situation.toml that was checked."""
    said, usual = tree.get("ground", {}), GroundRules()
    return GroundRules(
        divided_by=said.get("divided_by", usual.divided_by),
        reach_metres=float(said.get("reach_km", usual.reach_metres / 1000)) * 1000,
        snap_metres=float(said.get("snap_km", usual.snap_metres / 1000)) * 1000,
    )


def known_names_of(records: Sequence[Record]) -> tuple[KnownName, ...]:
    """Make the names of others that somebody settled."""
    return tuple(
        KnownName(r["kind"] or "", r["name"] or "", r["means"] or "", r["source"]) for r in records
    )


def roads_of(records: Sequence[Record], barriers: Sequence[Record]) -> ImportedRoads | None:
    """Make the columns of imported roads; None where there are none."""
    if not records:
        return None
    first_point, lon, lat = _points([r["geometry"] or "" for r in records])
    given = np.array([float(r["km"]) * 1000 if r["km"] else np.nan for r in records])
    missing = np.isnan(given)
    if missing.any():
        given[missing] = _measured(first_point, lon, lat)[missing]
    return ImportedRoads(
        ids=tuple(str(r["id"]) for r in records),
        modes=tuple(r["mode"] or "road" for r in records),
        names=tuple(r["name"] for r in records),
        refs=tuple(r["ref"] for r in records),
        classes=tuple(r["class"] for r in records),
        one_way=tuple(r["one_way"] for r in records),
        max_vehicle=tuple(
            read_vehicle(r["max_vehicle"]) if r["max_vehicle"] else None for r in records
        ),
        features=tuple(r["features"] or "" for r in records),
        ways=tuple(read_list(r["ways"]) if r["ways"] else () for r in records),
        sources=tuple(r["source"] for r in records),
        published=tuple(
            read_published(r["published"]) if r["published"] else None for r in records
        ),
        starts=tuple(read_span(r["start"]) if r["start"] else None for r in records),
        ends=tuple(read_span(r["end"]) if r["end"] else None for r in records),
        metres=given,
        kilometres_per_hour=np.array([float(r["kmh"] or "nan") for r in records]),
        first_point=first_point,
        lon=lon,
        lat=lat,
        barriers=tuple(parse_line(r["geometry"] or "") for r in barriers),
    )


def _points(
    lines: Sequence[str],
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Read lines of WKT: where each begins among the points of all, and those points."""
    import shapely  # noqa: PLC0415  a heavy library, asked only where roads are

    shapes = shapely.force_2d(shapely.from_wkt([line.rpartition(";")[2] for line in lines]))
    points, line = shapely.get_coordinates(shapes, return_index=True)
    first = np.zeros(len(lines) + 1, dtype=np.int64)
    np.cumsum(np.bincount(line, minlength=len(lines)), out=first[1:])
    return first, np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])


def _measured(
    first_point: NDArray[np.int64], lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Measure every line on the ellipsoid of WGS 84."""
    from pyproj import Geod  # noqa: PLC0415  as above

    _, _, steps = Geod(ellps="WGS84").inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    steps = np.append(np.asarray(steps), 0.0)
    steps[first_point[1:-1] - 1] = 0.0  # from the end of one road to the start of the next
    return np.add.reduceat(steps, first_point[:-1])
