"""The polygons of areas as coordinates, for maps of others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.situation.codecs import read_records
from landbridge.situation.opening import open_file, speaking_of

if TYPE_CHECKING:
    from landbridge.model.layers import Shape

__all__ = ["read_outlines"]


def read_outlines(path: str | Path) -> dict[str, Shape]:
    """Give the polygons of each area as it was drawn, by its id; nothing is written.

    Raises
    ------
    WorkingFileError
        when the file is missing, damaged, not ours, or written by a newer landbridge
    """
    path = Path(path)
    connection = open_file(path, writable=False)
    try:
        with speaking_of(path):
            rows = read_records(connection, "areas")
    finally:
        connection.close()
    return {str(row["id"]): _polygons(json.loads(str(row["feature"]))["geometry"]) for row in rows}


def _polygons(geometry: dict[str, Any]) -> Shape:
    tree = geometry["coordinates"]
    polygons = [tree] if geometry["type"] == "Polygon" else tree
    return tuple(
        tuple(tuple((float(point[0]), float(point[1])) for point in ring) for ring in rings)
        for rings in polygons
    )
