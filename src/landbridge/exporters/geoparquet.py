"""GeoParquet 1.1: one layer a file, geometry as WKB with its CRS, days as dates."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from landbridge.days import parse_day
from landbridge.errors import InputError
from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._text import chosen_layer, clean, cleaned
from landbridge.exporters._wkb import GEOMETRY_TYPES, wkb

if TYPE_CHECKING:
    from landbridge.model.layers import Layer, LayerSet

__all__ = ["EXPORTER", "write"]

_EPOCH = parse_day("1970-01-01")


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415  (heavy, and an extra)
        import pyarrow.parquet  # noqa: PLC0415  (an attribute of the above)
    except ImportError:
        message = "writing GeoParquet needs pyarrow: pip install 'landbridge[parquet]'"
        raise InputError(message) from None
    return pa


def _column(layer: Layer, at: int, arrow: Any) -> Any:
    kind = layer.columns[at].kind
    cells: list[Any] = [cleaned(row[at]) for row in layer.rows]
    if kind == "day":
        days = [None if cell is None else parse_day(cell) - _EPOCH for cell in cells]
        return arrow.array(days, type=arrow.int32()).cast(arrow.date32())
    types = {"text": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}
    return arrow.array(cells, type=getattr(arrow, types[kind])())


def _geo(layer: Layer) -> str:
    """Describe the geometry as the specification wants it."""
    from pyproj import CRS  # noqa: PLC0415  (heavy)

    kinds = sorted({GEOMETRY_TYPES[layer.shape or "point"]} if any(layer.shapes) else set())
    column = {"encoding": "WKB", "geometry_types": kinds, "crs": CRS.from_epsg(4326).to_json_dict()}
    tree = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return json.dumps(tree, sort_keys=True)


def _file(layer: Layer, layers: LayerSet) -> bytes:
    arrow = _arrow()
    arrays = [_column(layer, at, arrow) for at in range(len(layer.columns))]
    names = [column.name for column in layer.columns]
    about = {
        "title": clean(layer.title),
        "situation": clean(layers.title),
        "licence": clean(layers.licence or "none given"),
        "attribution": clean("\n".join(layers.attribution_of(layer))),
        "notes": clean("\n".join(layers.notes)),
        "may_be_passed_on": "no" if layers.unlicensed else "yes",
    }
    if layers.recipe:
        about["recipe"] = layers.recipe
    if layer.shape is not None:
        shapes = [wkb(shape, layer.shape) for _, shape in layer.features()]
        arrays.append(arrow.array(shapes, type=arrow.binary()))
        names.append("geometry")
        about["geo"] = _geo(layer)
    fields = [arrow.field(name, array.type) for name, array in zip(names, arrays, strict=True)]
    table = arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata=about))
    out = io.BytesIO()
    arrow.parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def write(outgoing: Outgoing) -> Written:
    """Write the layer that is wanted, or where none is named a file for each.

    Raises
    ------
    InputError
        when pyarrow is missing
    """
    layers = outgoing.layers
    if outgoing.only is not None:
        return Written({"": _file(chosen_layer(outgoing), layers)})
    return Written({f"{layer.name}.parquet": _file(layer, layers) for layer in layers.layers})


EXPORTER = Exporter("geoparquet", "GeoParquet", (".parquet", ".geoparquet"), write, extra="parquet")
