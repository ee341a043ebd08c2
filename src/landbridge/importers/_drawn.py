"""What is drawn on a map of control, whatever its format: polygons with their words and dates."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from landbridge.importers._geojson import features_of
from landbridge.importers._kml import parse_kml, read_kml
from landbridge.importers._polygons import polygon_of_geojson, polygon_of_rings
from landbridge.importers._vector_polygons import rings_in, vector_features

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from landbridge.importers._dated_files import DatedFile
    from landbridge.importers._kml import Placemark
    from landbridge.model.imports import ImportSettings

__all__ = ["Drawn", "drawn_in"]

_KML = (".kml", ".kmz")
_VECTOR = (".shp", ".gpkg", ".fgb")
_NOWHERE = "feature without geometry"
_NOT_POLYGONS = {_NOWHERE, "Point", "MultiPoint", "LineString", "MultiLineString"}

Geometry = Any  # shapely has no types


@dataclass(frozen=True, slots=True)
class Drawn:
    """One polygon of a map: its number in the file, its words, colour and dates as they are.

    ``make`` gives the polygon with what was mended; it raises ``ValueError`` where there is none.
    ``line`` is its line, where the format has lines.
    """

    number: int
    make: Callable[[], tuple[Geometry, list[str]]]
    words: Mapping[str, str] = field(default_factory=dict)
    fill: str = ""
    begin: str = ""
    end: str = ""
    when: str = ""
    line: int | None = None


def drawn_in(file: DatedFile, settings: ImportSettings, left: dict[str, int]) -> Iterator[Drawn]:
    """Give the polygons of a file, and count in ``left`` what else is drawn there.

    Raises
    ------
    InputError
        when the file cannot be read
    """
    name = file.name.lower()
    if name.endswith(_VECTOR) and file.path is not None:
        yield from _of_vector(file.path, settings)
    elif name.endswith(_KML):
        if file.path is not None:
            marks = read_kml(file.path, progress=settings.progress, name=file.name)
        else:
            marks = parse_kml(io.BytesIO(file.read()), file.name, settings.progress)
        for mark in marks:
            yield from _of_placemark(mark, left)
    else:
        for feature in features_of(file.read(), file.name):
            kind = _kind_of(feature.geometry)
            if kind in _NOT_POLYGONS:
                left[kind] = left.get(kind, 0) + 1
                continue
            words = feature.properties
            make = partial(polygon_of_geojson, feature.geometry)
            yield Drawn(feature.number, make, words, _of_any(words, "fill", "fill_color", "color"))


def _kind_of(geometry: Any) -> str:
    if geometry is None:
        return _NOWHERE
    return str(geometry.get("type")) if isinstance(geometry, dict) else ""


def _of_any(words: Mapping[str, str], *names: str) -> str:
    return next((words[name] for name in names if words.get(name)), "")


def _of_placemark(mark: Placemark, left: dict[str, int]) -> Iterator[Drawn]:
    if mark.points:
        left["Point"] = left.get("Point", 0) + len(mark.points)
    if mark.others:
        left["line or other"] = left.get("line or other", 0) + mark.others
    if not (mark.rings or mark.wrong):
        return
    words = {
        **mark.data,
        "name": mark.name,
        "folder": mark.folders[-1] if mark.folders else "",
        "description": mark.description,
    }
    make = partial(_placed, mark)
    begin, end, when = mark.begin, mark.end, mark.when
    yield Drawn(mark.number, make, words, mark.fill or "", begin, end, when, mark.line)


def _placed(mark: Placemark) -> tuple[Geometry, list[str]]:
    if mark.wrong:
        raise ValueError(mark.wrong)
    return polygon_of_rings(mark.rings)


def _of_vector(path: Path, settings: ImportSettings) -> Iterator[Drawn]:
    layer, crs = settings.options.get("layer"), settings.options.get("crs")
    for number, words, geometry in vector_features(path, layer=layer, crs=crs):
        make = partial(polygon_of_rings, rings_in(geometry))
        yield Drawn(number, make, words, _of_any(words, "fill", "fill_color", "color"))
