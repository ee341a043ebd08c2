"""The files that are read: two real countries, and a made one as large as a middling country."""

from __future__ import annotations

import math
import os
import random
import tempfile
from pathlib import Path

__all__ = ["REAL", "as_xml", "made_country", "real"]

REAL = ("liechtenstein-latest.osm.pbf", "andorra.osm.pbf")
_ROOT = Path(__file__).parents[2]
_KEPT = Path(tempfile.gettempdir()) / "landbridge-imports"
_IDS_APART = 3_001
"""Ids of real nodes are spread over billions: so are those of the made ones."""
_BENDS = 8
_CLASSES = ("primary", "secondary", "tertiary", "unclassified")


def real(name: str) -> Path | None:
    """A real extract in ``LANDBRIDGE_DATA``, else beside the checkout; None where it is not."""
    named = os.environ.get("LANDBRIDGE_DATA")
    folder = Path(named) if named else _ROOT.parent / "shared" / "data"
    path = folder / "osm-pbf" / name
    return path if path.exists() else None


def made_country(junctions: int = 320) -> Path:
    """A lattice of winding roads, with as many again of streets, houses and lone nodes.

    With the 320 junctions a side: 2.3 million nodes, 306,000 ways, of which 204,000 are kept.
    """
    import osmium  # noqa: PLC0415  optional

    path = _KEPT / f"made-{junctions}.osm.pbf"
    if path.exists():
        return path
    _KEPT.mkdir(exist_ok=True)
    half = path.with_name(f"half-{junctions}.osm.pbf")
    half.unlink(missing_ok=True)
    chance = random.Random(junctions)
    node, way = osmium.osm.mutable.Node, osmium.osm.mutable.Way
    with osmium.SimpleWriter(str(half)) as writer:
        ways: list[tuple[list[int], dict[str, str]]] = []
        corner = {}
        serial = 0

        def put(lon: float, lat: float) -> int:
            nonlocal serial
            serial += 1
            writer.add_node(node(id=serial * _IDS_APART, location=(lon, lat), version=1))
            return serial * _IDS_APART

        for row in range(junctions):
            for column in range(junctions):
                corner[row, column] = put(36 + column * 0.02, 33 + row * 0.015)
        for (row, column), begins in corner.items():
            for other in ((row, column + 1), (row + 1, column)):
                if other not in corner:
                    continue
                bends = [
                    put(*_bend(row, column, other, step, chance)) for step in range(1, _BENDS + 1)
                ]
                kind = _CLASSES[min(3, math.gcd(row * (other[0] == row) + column, 16) % 5)]
                tags = {"highway": kind, "surface": chance.choice(("asphalt", "gravel"))}
                if chance.random() < 0.05:
                    tags["bridge"] = "yes"
                ways.append(([begins, *bends, corner[other]], tags))
            house = [put(36.01 + column * 0.02, 33.01 + row * 0.015) for _ in range(4)]
            ways.append(([*house, house[0]], {"building": "yes"}))
        for serial_of_way, (refs, tags) in enumerate(ways, 1):
            writer.add_way(way(id=serial_of_way * 7, nodes=refs, tags=tags, version=1))
    half.rename(path)
    return path


def _bend(
    row: int, column: int, other: tuple[int, int], step: int, chance: random.Random
) -> tuple[float, float]:
    share = step / (_BENDS + 1)
    lon = 36 + 0.02 * (column + share * (other[1] - column)) + chance.uniform(-4e-4, 4e-4)
    return lon, 33 + 0.015 * (row + share * (other[0] - row)) + chance.uniform(-4e-4, 4e-4)


def as_xml(path: Path, classes: frozenset[str]) -> Path:
    """The same roads as XML, for readers that read nothing else; other things are left out."""
    import osmium  # noqa: PLC0415  optional

    plain = _KEPT / (path.name.removesuffix(".osm.pbf") + ".osm")
    if plain.exists():
        return plain
    _KEPT.mkdir(exist_ok=True)
    wanted = osmium.IdTracker()
    for way in osmium.FileProcessor(str(path), osmium.osm.WAY):
        if way.tags.get("highway") in classes:
            wanted.add_way(way.id)
            wanted.add_references(way)
    half = plain.with_name("half-" + plain.name)
    half.unlink(missing_ok=True)
    with osmium.SimpleWriter(str(half)) as writer:
        for thing in osmium.FileProcessor(str(path)).with_filter(wanted.id_filter()):
            writer.add(thing)
    half.rename(plain)
    return plain
