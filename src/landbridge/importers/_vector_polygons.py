"""Polygons of shapefiles, GeoPackages and FlatGeobuf, brought to WGS 84; needs pyogrio."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["rings_in", "vector_features"]

_MOST_FEATURES = 200_000
_LARGEST = 1024 * 1024 * 1024

Geometry = Any  # shapely and pyogrio have no types


def vector_features(
    path: Path, *, layer: str | None, crs: str | None
) -> Iterator[tuple[int, dict[str, str], Geometry]]:
    """Give number, properties and geometry (lon, lat in WGS 84; None: none) of each feature.

    Raises
    ------
    InputError
        when it cannot be opened, names no reference system, or has layers to choose from
    """
    try:
        import pyogrio  # noqa: PLC0415  an extra
        import pyogrio.raw  # noqa: PLC0415
    except ImportError:
        message = f"reading '{path.name}' needs pyogrio: pip install 'landbridge[geo]'"
        raise InputError(message) from None
    import shapely  # noqa: PLC0415

    _refuse_size(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what GDAL says of damaged and measured shapes
            layer = _layer(pyogrio.list_layers(path), layer, path.name)
            _refuse_many(pyogrio.read_info(path, layer=layer)["features"], path.name)
            meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, force_2d=True)
    except InputError:
        raise
    # The errors of GDAL are RuntimeErrors; pyogrio trips over a .prj that is no text.
    except (RuntimeError, ValueError, UnboundLocalError) as problem:
        raise InputError(f"'{path.name}' cannot be read: {problem}") from None
    move = _transformer(meta["crs"], crs, path.name)
    names = [str(name) for name in meta["fields"]]
    with np.errstate(invalid="ignore"):
        geometries = [] if wkb is None else shapely.from_wkb(wkb, on_invalid="ignore")
    for at, geometry in enumerate(geometries):
        words = {name: _word(column[at]) for name, column in zip(names, columns, strict=True)}
        yield at + 1, words, move(geometry)


def _refuse_many(count: int, name: str) -> None:
    if count > _MOST_FEATURES:
        raise InputError(f"'{name}' has {count:,} features: take a part of it")


def _refuse_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    if size > _LARGEST:
        raise InputError(f"'{path.name}' is larger than 1 GB: take a part of it")


def _layer(layers: Any, asked: str | None, name: str) -> str:
    there = [str(layer) for layer, shape in layers if shape is not None]
    if asked is not None:
        if asked not in there:
            raise InputError(f"'{name}' has no layer '{asked}'; there are: {', '.join(there)}")
        return asked
    if not there:
        raise InputError(f"'{name}' has no layer with geometry")
    if len(there) > 1:
        told = ", ".join(there[:12])
        raise InputError(f"'{name}' has several layers: say which with --set layer=…: {told}")
    return there[0]


def _transformer(named: str | None, asked: str | None, name: str) -> Any:
    """Make what moves a geometry to WGS 84."""
    import pyproj  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    if not (asked or named):
        message = f"'{name}' names no reference system (no .prj?): give it with --set crs=EPSG:…"
        raise InputError(message)
    try:
        system = pyproj.CRS.from_user_input(asked or named)
        transformer = pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    except pyproj.exceptions.ProjError as wrong:
        message = f"'{name}': no reference system '{str(asked or named)[:60]}': {wrong}"
        raise InputError(message) from None
    if system.equals("EPSG:4326", ignore_axis_order=True):
        return lambda geometry: geometry

    def moved(geometry: Geometry) -> Geometry:
        if geometry is None:
            return None
        return shapely.transform(
            geometry, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
        )

    return moved


def _word(value: Any) -> str:
    """Write a value of a column as a word; a number without a needless .0."""
    if value is None or value != value:  # noqa: PLR0124  (not a number, or not a time)
        return ""
    text = str(value).strip()
    return text.removesuffix(".0") if isinstance(value, float) else text.removesuffix("T00:00:00")


def rings_in(geometry: Geometry) -> list[list[list[tuple[float, float]]]]:
    """Give the rings of each polygon in a geometry, the outer one first."""
    if geometry is None:
        return []
    if geometry.geom_type == "Polygon":
        rings = (geometry.exterior, *geometry.interiors)
        return [[[(x, y) for x, y, *_ in ring.coords] for ring in rings]]
    return [rings for part in getattr(geometry, "geoms", ()) for rings in rings_in(part)]
