"""Layers as frames: a GeoDataFrame in EPSG:4326, or a DataFrame where there is no shape."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from landbridge.errors import InputError
from landbridge.exporters._wkb import wkb

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from landbridge.model.layers import Layer, LayerSet, Point

__all__ = ["frame_of", "frame_of_rows"]

_DAY_COLUMNS = ("from", "to", "word_from", "word_to", "said_until")
"""Columns of days in what is laid out as CSV elsewhere."""


def frame_of(layer: Layer, layers: LayerSet) -> Any:
    """Give a layer as a frame of geopandas, or of pandas where it lies on no map.

    Days are ``datetime64[s]`` with NaT where open; whole numbers ``Int64``, yes and no
    ``boolean``, text ``object`` with None. ``frame.attrs`` holds title, notes and attribution.

    Raises
    ------
    InputError
        when geopandas is missing
    """
    geopandas, pd, shapely = _packages()
    kinds = {"text": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    columns: dict[str, Any] = {}
    for at, column in enumerate(layer.columns):
        cells = [row[at] for row in layer.rows]
        if column.kind == "day":
            days = [cell or "NaT" for cell in cells]
            columns[column.name] = pd.Series(_seconds(days))
        else:
            columns[column.name] = pd.Series(cells, dtype=kinds[column.kind])
    frame = pd.DataFrame(columns)
    if layer.shape is not None:
        shapes = [wkb(shape, layer.shape) for _, shape in layer.features()]
        frame = geopandas.GeoDataFrame(frame, geometry=shapely.from_wkb(shapes), crs="EPSG:4326")
    frame.attrs = {
        "title": layer.title,
        "situation": layers.title,
        "licence": layers.licence,
        "notes": list(layers.notes),
        "attribution": list(layers.attribution_of(layer)),
        "may_be_passed_on": not layers.unlicensed,
    }
    return frame


def _packages() -> tuple[Any, Any, Any]:
    try:
        import geopandas  # noqa: PLC0415  (heavy, and an extra)
        import pandas as pd  # noqa: PLC0415
        import shapely  # noqa: PLC0415
    except ImportError:
        message = "a frame needs geopandas: pip install 'landbridge[geo]'"
        raise InputError(message) from None
    return geopandas, pd, shapely


def _seconds(days: list[Any]) -> Any:
    import numpy as np  # noqa: PLC0415  (with pandas)

    return np.array(days, dtype="datetime64[s]")


def frame_of_rows(text: str, points: Mapping[str, Point], keeps: Callable[[str], bool]) -> Any:
    """Give rows that were laid out as CSV as a frame, with a point for each that names a place.

    ``points`` are the places by id; ``keeps`` says of a source whether its rows may go, and a row
    stays if any of its sources does. ``frame.attrs["withheld"]`` counts those that do not.

    Raises
    ------
    InputError
        when geopandas is missing
    """
    geopandas, pd, shapely = _packages()
    frame = pd.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""])
    for name in frame.columns:
        if name in _DAY_COLUMNS:
            frame[name] = _seconds(
                [cell if isinstance(cell, str) else "NaT" for cell in frame[name]]
            )
        elif frame[name].dtype.kind not in "ifb":
            frame[name] = pd.Series([_unguarded(cell) for cell in frame[name]], dtype="object")
    named = next((name for name in ("sources", "source") if name in frame), None)
    withheld = 0
    if named is not None:
        going = [
            not isinstance(cell, str) or any(keeps(key) for key in re.split(r"[; ]+", cell))
            for cell in frame[named]
        ]
        withheld = len(frame) - sum(going)
        frame = frame[going].reset_index(drop=True)
    if "place" in frame:
        spots = [points.get(key) if isinstance(key, str) else None for key in frame["place"]]
        shapes = [None if spot is None else shapely.Point(spot) for spot in spots]
        frame = geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")
    frame.attrs = {"withheld": withheld}
    return frame


def _unguarded(cell: Any) -> Any:
    """Take away the apostrophe that keeps a spreadsheet from running a cell; None where empty."""
    if not isinstance(cell, str):
        return None
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell
