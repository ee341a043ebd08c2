"""`avoid_polygons` for openrouteservice: closed ground as polygons that its limits take."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._rings import geometry
from landbridge.model.lines import EARTH_RADIUS_METRES

if TYPE_CHECKING:
    from landbridge.model.layers import Layer

__all__ = ["CELL_DEGREES", "EXPORTER", "PLACE_METRES", "write"]

PLACE_METRES = 2_000.0
"""Radius of the ground kept clear of around a place whose roads are not drawn."""
CELL_DEGREES = 0.1
"""Polygons are cut along a net this wide: 11 km by 11 km at most, 124 km² (the public service takes
20 km by 20 km and 200 km²)."""
_CUT_DEGREES = 0.00001
"""Width of a cut, about a metre: parts of a MultiPolygon may not share an edge."""
_OFF_DEGREES = 0.0371913
"""Where the net begins: off round degrees, along which straight roads and borders may run."""


def _halves(layer: Layer, avoid: tuple[str, ...]) -> tuple[list[Any], list[Any], Counter[str]]:
    """Give the lines to keep clear of, places where no road is drawn, and what was counted.

    A place counts where every half that lies at it is to be avoided: its own ground is.
    """
    at = {column.name: number for number, column in enumerate(layer.columns)}
    lines, counted = [], Counter[str]()
    bare: dict[str, Any] = {}
    passable: set[str] = set()
    for row, shape in layer.features():
        place = str(row[at["place"]])
        if row[at["passage"]] not in avoid:
            passable.add(place)
            continue
        if shape is None or row[at["mode"]] in ("air", "sea"):
            continue
        counted["halves"] += 1
        if row[at["drawn"]]:
            lines.append(shape)
        else:
            bare.setdefault(place, shape[0])
            counted["not drawn"] += 1
    discs = [point for place, point in bare.items() if place not in passable]
    return lines, discs, counted


def _metres_to_degrees(shape: Any, scale: float) -> Any:
    """Bring a shape from a plane whose east is shrunk by the cosine of latitude back to degrees."""
    import numpy as np  # noqa: PLC0415  (heavy)
    import shapely  # noqa: PLC0415

    return shapely.transform(shape, lambda points: points / np.array([scale, 1.0]))


def _around(shape: Any, metres: float) -> Any:
    """Give the ground within a distance of a line or point, in degrees.

    On a plane at the middle latitude of the shape: over the length of one link the error is far
    below the distance itself.
    """
    import numpy as np  # noqa: PLC0415  (heavy)
    import shapely  # noqa: PLC0415

    points = np.atleast_2d(np.array(shape, dtype=np.float64))
    scale = max(float(np.cos(np.radians(points[:, 1].mean()))), 0.01)
    plane = points * np.array([scale, 1.0])
    drawn = shapely.linestrings(plane) if len(plane) > 1 else shapely.points(plane[0])
    degrees = float(np.degrees(metres / EARTH_RADIUS_METRES))
    return _metres_to_degrees(shapely.buffer(drawn, degrees, quad_segs=4), scale)


def _cut(ground: Any) -> list[Any]:
    """Cut ground along a net, so that no part is wider or higher than a cell."""
    import numpy as np  # noqa: PLC0415  (heavy)
    import shapely  # noqa: PLC0415

    parts: list[Any] = []
    for part in shapely.get_parts(ground):
        west, south, east, north = ((v - _OFF_DEGREES) / CELL_DEGREES for v in part.bounds)
        half = _CUT_DEGREES / 2
        for x in range(int(np.floor(west)), int(np.ceil(east))):
            for y in range(int(np.floor(south)), int(np.ceil(north))):
                left, low = x * CELL_DEGREES + _OFF_DEGREES, y * CELL_DEGREES + _OFF_DEGREES
                cell = shapely.box(left, low, left + CELL_DEGREES, low + CELL_DEGREES)
                inside = shapely.intersection(part, shapely.buffer(cell, -half, join_style="mitre"))
                parts += [p for p in shapely.get_parts(inside) if p.geom_type == "Polygon"]
    return [p for p in parts if not p.is_empty and p.area > 0]


def _rings(polygon: Any) -> tuple[tuple[tuple[float, float], ...], ...]:
    rings = [polygon.exterior, *polygon.interiors]
    return tuple(tuple((float(x), float(y)) for x, y in ring.coords) for ring in rings)


def write(outgoing: Outgoing) -> Written:
    """Write the object that goes into ``options.avoid_polygons`` of a request."""
    import shapely  # noqa: PLC0415  (heavy)

    lines, discs, counted = _halves(outgoing.layers["passage"], outgoing.avoid)
    ground = [_around(line, outgoing.buffer_metres) for line in lines]
    ground += [_around(point, PLACE_METRES) for point in discs]
    polygons = [_rings(part) for part in _cut(shapely.union_all(ground))] if ground else []
    polygons.sort()
    tree = geometry(tuple(polygons), "polygon")
    text = json.dumps(tree, allow_nan=False, separators=(",", ":")) + "\n"
    said = [
        f"{counted['halves']} halves of links to keep clear of ({', '.join(outgoing.avoid)}): "
        f"{len(lines)} as drawn, {outgoing.buffer_metres:g} m to each side"
    ]
    if counted["not drawn"]:
        said.append(
            f"{counted['not drawn']} of them have no drawn line: {PLACE_METRES / 1000:g} km around "
            f"{len(discs)} places where nothing is passable are kept clear, the rest is left out"
        )
    said.append(f"{len(polygons)} polygons, none wider or higher than {CELL_DEGREES} degrees")
    return Written({"": text.encode()}, tuple(said))


EXPORTER = Exporter(
    "openrouteservice", "avoid_polygons of openrouteservice", (".avoid.json",), write, asks=True,
    many=True, reads=("passage",),
)  # fmt: skip
