"""GeoPackage: every layer with real dates, its style for QGIS, sources and licences inside."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.days import format_day
from landbridge.errors import InputError
from landbridge.exporters._contract import Exporter, Outgoing, Written
from landbridge.exporters._qml import END_TIME, qml
from landbridge.exporters._text import chosen_layer, clean, cleaned
from landbridge.exporters._wkb import GEOMETRY_TYPES, wkb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.model.layers import Layer, LayerSet

__all__ = ["EXPORTER", "write"]

_STYLES = "layer_styles"
"""The table in which QGIS looks for styles."""
_NO_DAY = "2000-01-01"
_UTC = 100
"""How GDAL names the time zone: the format keeps moments in UTC."""
_LAST_MOMENT = 86_399_000
"""Milliseconds from the beginning of a day to its last second."""


def _raw() -> Any:
    try:
        from pyogrio import raw  # noqa: PLC0415  (heavy, and an extra)
    except ImportError:
        raise InputError(
            "writing a GeoPackage needs pyogrio: pip install 'landbridge[geo]'"
        ) from None
    return raw


def _column(layer: Layer, at: int) -> tuple[Any, Any]:
    """Give the cells of a column as an array, and which of them are empty."""
    import numpy as np  # noqa: PLC0415  (with pyogrio)

    kind = layer.columns[at].kind
    cells = [cleaned(row[at]) for row in layer.rows]
    empty = np.array([cell is None for cell in cells], dtype=np.bool_)
    if kind == "text":
        return np.array(cells, dtype=object), None
    if kind == "day":
        return np.array([cell or "NaT" for cell in cells], dtype="datetime64[D]"), None
    types = {"integer": np.int64, "number": np.float64, "boolean": np.bool_}
    return np.array([cell or 0 for cell in cells], dtype=types[kind]), empty


def _put(path: Path, layer: Layer, layers: LayerSet, *, first: bool) -> None:
    import numpy as np  # noqa: PLC0415  (with pyogrio)

    columns = [_column(layer, at) for at in range(len(layer.columns))]
    names = [column.name for column in layer.columns]
    if layer.end is not None and layer.shape is not None:
        last = columns[layer.position(layer.end)][0]
        columns.append((last.astype("datetime64[ms]") + _LAST_MOMENT, None))
        names.append(END_TIME)
    shapes = None
    if layer.shape is not None:
        shapes = np.array([wkb(shape, layer.shape) for _, shape in layer.features()], dtype=object)
    notes = clean(" ".join(layers.notes))
    options = {"IDENTIFIER": clean(layer.title), "DESCRIPTION": notes, "FID": "fid"}
    _raw().write(
        str(path),
        shapes,
        [data for data, _ in columns],
        names,
        field_mask=[empty for _, empty in columns],
        gdal_tz_offsets={END_TIME: np.full(len(layer.rows), _UTC)} if END_TIME in names else None,
        layer=layer.name,
        driver="GPKG",
        geometry_type=GEOMETRY_TYPES[layer.shape] if layer.shape else None,
        crs="EPSG:4326" if layer.shape else None,
        append=not first,
        dataset_options={"VERSION": "1.2"} if first else None,
        dataset_metadata=dict(_metadata(layers)) if first else None,
        layer_options=options if layer.shape is None else {**options, "GEOMETRY_NAME": "geom"},
    )  # fmt: skip


def _metadata(layers: LayerSet) -> Iterator[tuple[str, str]]:
    yield "TITLE", clean(layers.title)
    yield "LICENCE", clean(layers.licence or "none given")
    yield "NOTES", clean("\n".join(layers.notes))
    yield "ATTRIBUTION", clean("\n".join(layers.attribution))
    yield "MAY_BE_PASSED_ON", "no" if layers.unlicensed else "yes"
    if layers.recipe:
        yield "RECIPE", layers.recipe


def _put_styles(path: Path, shown: Sequence[Layer], stamp: str) -> None:
    """Write the styles where QGIS looks for them, one for each layer on the map."""
    import numpy as np  # noqa: PLC0415  (with pyogrio)

    drawn = [layer for layer in shown if layer.shape]

    def text(words: Sequence[str]) -> Any:
        return np.array(list(words), dtype=object)

    none = [""] * len(drawn)
    columns: dict[str, Any] = {
        "f_table_catalog": text(none),
        "f_table_schema": text(none),
        "f_table_name": text([layer.name for layer in drawn]),
        "f_geometry_column": text(["geom"] * len(drawn)),
        "styleName": text([layer.name for layer in drawn]),
        "styleQML": text([qml(layer) for layer in drawn]),
        "styleSLD": text(none),
        "useAsDefault": np.ones(len(drawn), dtype=np.bool_),
        "description": text([clean(layer.title) for layer in drawn]),
        "owner": text(["landbridge"] * len(drawn)),
        "ui": text(none),
        "update_time": np.full(len(drawn), np.datetime64(stamp, "ms")),
    }
    _raw().write(
        str(path),
        None,
        list(columns.values()),
        list(columns),
        layer=_STYLES,
        driver="GPKG",
        geometry_type=None,
        crs=None,
        append=True,
        layer_options={"FID": "id"},
        gdal_tz_offsets={"update_time": np.full(len(drawn), _UTC)},
    )


def write(outgoing: Outgoing) -> Written:
    """Write all layers, or the one that is wanted, into one file.

    The times that the format keeps are set to the newest day of publication, so that the same
    layers make the same bytes.

    Raises
    ------
    InputError
        when pyogrio is missing, or cannot write
    """
    _raw()
    layers = outgoing.layers
    shown = (chosen_layer(outgoing),) if outgoing.only is not None else layers.layers
    stamp = _NO_DAY if layers.newest is None else format_day(layers.newest)
    import pyogrio  # noqa: PLC0415  (heavy, and an extra)

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{stamp}T00:00:00.000Z"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "layers.gpkg"
            for number, layer in enumerate(shown):
                _put(path, layer, layers, first=number == 0)
            if any(layer.shape for layer in shown):
                _put_styles(path, shown, stamp)
            said = (
                f"{len(shown)} layers, {sum(bool(one.shape) for one in shown)} of them on the map"
            )
            return Written({"": path.read_bytes()}, (said,))
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as wrong:
        raise InputError(f"the GeoPackage cannot be written: {wrong}") from wrong
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


EXPORTER = Exporter("geopackage", "GeoPackage", (".gpkg",), write, many=True, extra="geo")
