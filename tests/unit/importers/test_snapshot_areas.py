"""Areas of maps: whatever is drawn, each point lies in one of them, with those who are there."""

from __future__ import annotations

import json
import random

import pytest
import shapely

from landbridge.importers._polygons import polygon_of_rings
from landbridge.importers._snapshot_areas import areas_of_snapshots
from landbridge.model.imports import Snapshot

NEAR = 2e-5


def _number(rng: random.Random, hair: float) -> float:
    return rng.randint(0, 12) * rng.choice((1, 1, 1, hair))


def drawn(rng: random.Random, date: str) -> Snapshot | None:
    """A polygon that may cross itself, with corners that almost meet those of others."""
    hair = rng.choice((1, 0.1, 1e-6, 3e-7))
    lon, lat = ([_number(rng, hair) for _ in range(8)] for _ in range(2))
    ring = list(zip(lon, lat, strict=True))[: rng.choice((3, 4, 5, 8))]
    try:
        polygon, _ = polygon_of_rings([[ring]])
    except ValueError:
        return None
    event = rng.choice(("holds", "holds", "contests"))
    count = 1 if event == "holds" else rng.randint(0, 2)
    holders = tuple(sorted(rng.sample(("east", "north", "south"), count)))
    return Snapshot("s", date, event, holders, "x", shapely.to_wkb(polygon), "f", 1)


@pytest.mark.parametrize("seed", range(40))
def test_areas__part_ground_whatever_is_drawn(seed: int) -> None:
    rng = random.Random(seed)
    dates = ("2020-01-01", "2020-02-01")
    made = [drawn(rng, date) for date in dates for _ in range(6)]
    snapshots = [snapshot for snapshot in made if snapshot is not None]
    rows = [row for row in areas_of_snapshots(snapshots) if row.table == "areas"]
    shapes = {
        row.cells["id"]: shapely.from_geojson(
            json.dumps(json.loads(row.cells["feature"])["geometry"])
        )
        for row in rows
    }
    assert len(shapes) == len(rows), "each id once"
    assert all(shape.is_valid and shape.area for shape in shapes.values())
    assert {shape.geom_type for shape in shapes.values()} <= {"Polygon", "MultiPolygon"}
    theirs = [shapely.from_wkb(snapshot.polygon) for snapshot in snapshots]
    for _ in range(60):
        point = shapely.Point(rng.uniform(0, 12), rng.uniform(0, 12))
        if any(polygon.boundary.distance(point) < NEAR for polygon in theirs):
            continue
        for date in dates:
            around = [
                snapshot
                for snapshot, polygon in zip(snapshots, theirs, strict=True)
                if snapshot.date == date and polygon.contains(point)
            ]
            areas = [
                name
                for name, shape in shapes.items()
                if name.endswith(date) and "lost" not in name and shape.contains(point)
            ]
            assert len(areas) == bool(around)
            for name in areas:
                there = {word for word in name.split("-") if word in {"east", "north", "south"}}
                assert there == {holder for snapshot in around for holder in snapshot.holders}
