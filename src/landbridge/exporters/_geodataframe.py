"""Layers as frames: a GeoDataFrame in EPSG:4326, or a DataFrame where there is no shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.errors import InputError
from landbridge.exporters._wkb import wkb

if TYPE_CHECKING:
    from landbridge.model.layers import Layer, LayerSet

__all__ = ["frame_of"]


def frame_of(layer: Layer, layers: LayerSet) -> Any:
    """Give a layer as a frame of geopandas, or of pandas where it lies on no map.

    Days are ``datetime64[s]`` with NaT where open; whole numbers ``Int64``, yes and no
    ``boolean``, text ``object`` with None. ``frame.attrs`` holds title, notes and attribution.

    Raises
    ------
    InputError
        when geopandas is missing
    """
    try:
        import geopandas  # noqa: PLC0415  (heavy, and an extra)
        import pandas as pd  # noqa: PLC0415
        import shapely  # noqa: PLC0415
    except ImportError:
        message = "a frame needs geopandas: pip install 'landbridge[geo]'"
        raise InputError(message) from None
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


def _seconds(days: list[Any]) -> Any:
    import numpy as np  # noqa: PLC0415  (with pandas)

    return np.array(days, dtype="datetime64[s]")
