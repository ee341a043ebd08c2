"""Lines of any vector file that GDAL opens, brought to WGS 84, with the columns beside them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.errors import InputError, Problem
from landbridge.importers._files import opened_zip
from landbridge.importers._roads_lines import PARTS_OF_A_DEGREE, Lines, without_repeats

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["SUFFIXES", "DrawnLines", "drawn_lines"]

SUFFIXES = (
    ".shp", ".shz", ".gpkg", ".geojson", ".geojsonl", ".json", ".fgb", ".kml", ".tab", ".mif",
    ".zip",
)  # fmt: skip
_LARGEST = 2 * 1024 * 1024 * 1024
_MOST_FEATURES = 3_000_000
_GLANCE = 1024 * 1024
_OURS = b"CREATE TABLE landbridge_schema"
_LINES, _OF_LINES = (1, 2), (5, 7)
_EAST, _NORTH = 180.0, 90.0
_MOST_TOLD = 20
_LAYERS_TOLD = 12
_SPAN_OF_Y = 1 << 32

Json = Any  # what pyogrio gives has no types


@dataclass(slots=True)
class DrawnLines:
    """Lines as columns; ``feature[k]`` is the number of the feature (from 0) of line k.

    ``fields[name][f]`` is what a column says of feature f, as text. ``seen`` says in words what
    system of coordinates and which layer they were read in.
    """

    lines: Lines
    feature: NDArray[np.int64]
    fields: dict[str, list[str]]
    count: int
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def drawn_lines(path: Path, layer: str | None, crs: str | None) -> DrawnLines:
    """Read every line of a layer.

    Raises
    ------
    InputError
        when it cannot be opened, has no lines, has layers to choose from, names no system of
        coordinates where it needs one, or lies off the Earth in the one that it names
    """
    _refuse(path)
    try:
        import pyogrio.raw  # noqa: PLC0415  optional, and only importers of roads need it
    except ImportError:
        message = f"reading '{path.name}' needs pyogrio: pip install 'landbridge[geo]'"
        raise InputError(message) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what GDAL says of odd values
            chosen = _layer(pyogrio.list_layers(path), layer, path.name)
            count = pyogrio.read_info(path, layer=chosen)["features"]
            _refuse_many(count, path.name)
            meta, _, wkb, columns = pyogrio.raw.read(path, layer=chosen, force_2d=True)
    except InputError:
        raise
    except (RuntimeError, ValueError, OverflowError) as wrong:  # GDAL's errors are RuntimeErrors
        raise InputError(f"'{path.name}' cannot be read: {_in_words(wrong)}") from wrong
    if wkb is None or not len(wkb):
        raise InputError(f"'{path.name}' has no features with a geometry")
    names = [str(name) for name in meta["fields"]]
    fields = {
        name: [_word(value) for value in column]
        for name, column in zip(names, columns, strict=True)
    }
    drawn = _lines_of(wkb, meta["crs"], crs, path.name)
    drawn.fields = fields
    drawn.notes.insert(0, f"layer '{chosen}', {len(wkb):,} features")
    return drawn


def _refuse(path: Path) -> None:
    """Refuse what is missing, too large, ours, or a description of files that lie elsewhere."""
    if not path.name.lower().endswith(SUFFIXES):
        told = ", ".join(SUFFIXES)
        raise InputError(f"'{path.name}' is none of the vector files that are read ({told})")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_GLANCE)
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    if not size:
        raise InputError(f"'{path.name}' is empty")
    if size > _LARGEST:
        raise InputError(f"'{path.name}' is larger than 2 GB: take a part of it")
    if head.startswith(b"SQLite format 3\0") and _OURS in head:
        raise InputError(
            f"'{path.name}' is a working file of landbridge: export it as a folder, and add that"
        )
    if b"<OGRVRTDataSource" in head or b"<GDAL_WMS" in head:
        raise InputError(f"'{path.name}' only says where other files are: give those themselves")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise InputError(f"'{path.name}' declares a document type or entities: they are not read")
    if path.name.lower().endswith((".zip", ".shz")):
        opened_zip(path).close()


def _in_words(wrong: Exception) -> str:
    """Tell what GDAL says without its advice to programmers."""
    said = str(wrong)
    if "SHAPE_RESTORE_SHX" in said:
        return (
            "the .shx that belongs to it is missing or damaged: keep .shp, .shx and .dbf together"
        )
    if "not recognized as being in a supported file format" in said:
        return "it holds nothing of the kind that its name says"
    return said


def _refuse_many(count: int, name: str) -> None:
    if count > _MOST_FEATURES:
        raise InputError(f"'{name}' has {count:,} features: take a part of it")


def _layer(layers: Json, asked: str | None, name: str) -> str:
    there = [str(layer) for layer, shape in layers if shape is not None]
    if asked is not None:
        if asked not in there:
            told = ", ".join(there[:_LAYERS_TOLD])
            raise InputError(f"'{name}' has no layer '{asked}'; there are: {told}")
        return asked
    lines = [str(layer) for layer, shape in layers if shape and "Line" in str(shape)]
    either = lines or there
    if not either:
        raise InputError(f"'{name}' has no layer with geometry")
    if len(either) > 1:
        told = ", ".join(either[:_LAYERS_TOLD])
        raise InputError(f"'{name}' has several layers: say which with --set layer=…: {told}")
    return either[0]


def _lines_of(wkb: Json, named: str | None, asked: str | None, name: str) -> DrawnLines:
    import shapely  # noqa: PLC0415  heavy

    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    kinds = shapely.get_type_id(shapes)
    parts, feature = shapely.get_parts(shapes, return_index=True)
    drawn = np.isin(shapely.get_type_id(parts), _LINES)
    others = int((~np.isin(kinds, (*_LINES, *_OF_LINES)) & (kinds >= 0)).sum())
    if not drawn.any():
        what = f"{others:,} points or polygons" if others else "nothing that can be drawn"
        raise InputError(f"'{name}' holds no lines, but {what}: roads are lines")
    parts, feature = parts[drawn], feature[drawn].astype(np.int64)
    points, line = shapely.get_coordinates(parts, return_index=True)
    points, said = _to_wgs84(points, named, asked, name)
    good = np.isfinite(points).all(axis=1)
    good &= (abs(points[:, 0]) <= _EAST) & (abs(points[:, 1]) <= _NORTH)
    bad_lines = np.unique(line[~good])
    _refuse_most(points, good, len(bad_lines), len(parts), name)
    problems = [
        Problem(name, int(number) + 1, None, "the line leaves the Earth: write WGS 84 degrees")
        for number in np.unique(feature[bad_lines])
    ]
    kept = ~np.isin(line, bad_lines)
    counts = np.bincount(line[kept], minlength=len(parts))
    numbers = np.rint(points[kept] * PARTS_OF_A_DEGREE).astype(np.int64)
    lines, alive = without_repeats(
        Lines(
            np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
            numbers[:, 0] * _SPAN_OF_Y + numbers[:, 1],
            numbers[:, 0].astype(np.int32),
            numbers[:, 1].astype(np.int32),
        )
    )
    notes = [said]
    if missing := int((kinds < 0).sum()):
        notes.append(f"{missing:,} features without a geometry were left out")
    if others:
        notes.append(f"{others:,} features that are no lines were left out")
    if short := len(parts) - len(bad_lines) - len(alive):
        notes.append(f"{short:,} lines of a single point were left out")
    return DrawnLines(lines, feature[alive], {}, len(wkb), _first(problems, name), notes)


def _first(problems: list[Problem], name: str) -> list[Problem]:
    """The first few of many refusals, and how many there are."""
    told = problems[:_MOST_TOLD]
    if len(problems) > len(told):
        more = len(problems) - len(told)
        told.append(Problem(name, None, None, f"so do {more:,} other lines"))
    return told


def _to_wgs84(
    points: NDArray[np.float64], named: str | None, asked: str | None, name: str
) -> tuple[NDArray[np.float64], str]:
    """Degrees of WGS 84, and in words what they were before."""
    if not (named or asked):
        inside = (abs(points[:, 0]) <= _EAST) & (abs(points[:, 1]) <= _NORTH)
        if not inside.all():
            raise InputError(
                f"'{name}' names no system of coordinates (no .prj?) and its numbers are not"
                f" degrees ({points[~inside][0][0]:.1f}, {points[~inside][0][1]:.1f}): give it"
                " with --set crs=EPSG:…"
            )
        return points, "no system of coordinates is named: read as degrees of WGS 84"
    import pyproj  # noqa: PLC0415  heavy

    try:
        system = pyproj.CRS.from_user_input(asked or named)
        if system.equals("EPSG:4326", ignore_axis_order=True):
            return points, "coordinates are degrees of WGS 84"
        moved = pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
        lon, lat = moved.transform(points[:, 0], points[:, 1])
    except pyproj.exceptions.ProjError as wrong:
        message = f"'{name}': no system of coordinates '{str(asked or named)[:60]}': {wrong}"
        raise InputError(message) from None
    return np.column_stack((lon, lat)), f"coordinates were moved from {system.name} to WGS 84"


def _refuse_most(
    points: NDArray[np.float64], good: NDArray[np.bool_], bad: int, count: int, name: str
) -> None:
    """Refuse the file as a whole where half of its lines leave the Earth."""
    if 2 * bad < count or not bad:
        return
    turned = (abs(points[:, 1]) <= _EAST) & (abs(points[:, 0]) <= _NORTH)
    at = points[~good][0]
    hint = (
        "are longitude and latitude exchanged?"
        if turned.all()
        else "the system of coordinates is wrong: give the right one with --set crs=EPSG:…"
    )
    raise InputError(f"'{name}' lies off the Earth ({at[0]:.1f}, {at[1]:.1f}): {hint}")


def _word(value: Json) -> str:
    """Write a value of a column as text; a whole number without a needless point."""
    if value is None or value != value:  # noqa: PLR0124  not a number, or not a time
        return ""
    text = " ".join(str(value).split())
    if isinstance(value, float | np.floating):
        return text.removesuffix(".0")
    return "" if text == "NaT" else text.removesuffix("T00:00:00")
