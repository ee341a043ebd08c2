"""Imported roads as columns, drawn from short lists of points."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
from pyproj import Geod

from landbridge.model.geography import Place
from landbridge.model.imported_roads import ImportedRoads

__all__ = ["places_at", "random_roads", "roads_of"]

Line = Sequence[tuple[float, float]]


def roads_of(
    lines: Mapping[str, Line],
    *,
    one_way: Mapping[str, str] | None = None,
    modes: Mapping[str, str] | None = None,
    max_vehicle: Mapping[str, int] | None = None,
    barriers: Sequence[Line] = (),
) -> ImportedRoads:
    """Make the columns of some roads by id."""
    geod, ids = Geod(ellps="WGS84"), tuple(lines)
    first = np.cumsum([0, *(len(line) for line in lines.values())])
    points = np.array([point for line in lines.values() for point in line], dtype=np.float64)
    metres = [geod.line_length(*zip(*line, strict=True)) for line in lines.values()]
    nothing = (None,) * len(ids)
    return ImportedRoads(
        ids=ids,
        modes=tuple((modes or {}).get(name, "road") for name in ids),
        names=nothing,
        refs=nothing,
        classes=nothing,
        one_way=tuple((one_way or {}).get(name) for name in ids),
        max_vehicle=tuple((max_vehicle or {}).get(name) for name in ids),
        features=("",) * len(ids),
        ways=((),) * len(ids),
        sources=nothing,
        published=nothing,
        starts=nothing,
        ends=nothing,
        metres=np.array(metres),
        kilometres_per_hour=np.full(len(ids), np.nan),
        first_point=first.astype(np.int64),
        lon=points[:, 0].copy(),
        lat=points[:, 1].copy(),
        barriers=tuple(tuple(line) for line in barriers),
    )


def places_at(**points: tuple[float, float]) -> dict[str, Place]:
    """Make places by id."""
    return {name: Place(name, name.title(), lon, lat) for name, (lon, lat) in points.items()}


def random_roads(seed: int, *, side: int = 5) -> tuple[dict[str, Line], dict[str, Place]]:
    """Draw a crooked grid of roads over a degree, some of it missing, and places beside it."""
    rng = random.Random(seed)
    step = 1.0 / side
    at = {
        (i, j): (36 + step * (j + rng.uniform(-0.3, 0.3)), 33 + step * (i + rng.uniform(-0.3, 0.3)))
        for i in range(side)
        for j in range(side)
    }
    lines: dict[str, Line] = {}
    for (i, j), start in at.items():
        for di, dj in ((0, 1), (1, 0)):
            end = at.get((i + di, j + dj))
            if end is None or rng.random() < 0.15:
                continue
            middle = (
                (start[0] + end[0]) / 2 + rng.uniform(-0.02, 0.02),
                (start[1] + end[1]) / 2 + rng.uniform(-0.02, 0.02),
            )
            lines[f"r{i}-{j}-{di}"] = (start, middle, end)
    places = {f"p{k}": (36 + rng.random(), 33 + rng.random()) for k in range(rng.randint(2, 7))}
    return lines, places_at(**places)
