"""GeoJSON, feature by feature, with bounds: what is no GeoJSON is said with its line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from landbridge.errors import InputError
from landbridge.importers._files import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Feature", "features_of", "looks_like_geojson"]

LARGEST_GEOJSON = 64 * 1024 * 1024
"""Bytes of one file of GeoJSON: read, it takes up to fifteen times as much memory."""
_MOST_FEATURES = 500_000
_DEEPEST = 60
_WGS84 = re.compile(r"(CRS:?84|EPSG:+4326|WGS ?84)\Z", re.IGNORECASE)
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[][{}]', re.DOTALL)
"""Strings, whole, and the brackets outside them."""
_SHAPES = {
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
}  # fmt: skip

Json = Any  # what json gives: checked key by key


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its number from 1, its properties as words, its geometry as json gives it."""

    number: int
    geometry: Json
    properties: Mapping[str, str] = field(default_factory=dict)


def looks_like_geojson(text: str) -> bool:
    """Whether a text begins as GeoJSON does."""
    start = text[:4096].lstrip("\ufeff \t\r\n")
    named = re.search(r'"type"\s*:\s*"(\w+)"', text[:65536])
    return start.startswith("{") and named is not None and _known(named[1])


def _known(word: str) -> bool:
    return word in {"FeatureCollection", "Feature", *_SHAPES}


def features_of(data: bytes, name: str) -> list[Feature]:
    """Read the features of a file; a feature or a geometry by itself is one.

    Raises
    ------
    InputError
        when it is not GeoJSON in WGS 84, or holds more than is read
    """
    if len(data) > LARGEST_GEOJSON:
        size = LARGEST_GEOJSON // 1024 // 1024
        raise InputError(
            f"'{name}' is larger than {size} MB: simplify its polygons, or save it as FlatGeobuf"
        )
    text = decoded(data, name)[0].lstrip("\ufeff")
    _refuse_depth(text, name)
    try:
        tree = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as wrong:
        where = f"line {wrong.lineno}, character {wrong.colno}"
        raise InputError(f"'{name}', {where}: not JSON: {wrong.msg}") from None
    except (ValueError, RecursionError) as wrong:
        raise InputError(f"'{name}' is not GeoJSON: {wrong}") from None
    if not isinstance(tree, dict):
        raise InputError(f"'{name}' is not GeoJSON: write a FeatureCollection")
    _refuse_crs(tree, name)
    return [_feature(item, number, name) for number, item in enumerate(_listed(tree, name), 1)]


def _refuse_depth(text: str, name: str) -> None:
    """Refuse what is nested deeper than GeoJSON is, before it is read: it costs much to read."""
    depth = 0
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth += 1
            if depth > _DEEPEST:
                line = text.count("\n", 0, match.start()) + 1
                raise InputError(f"'{name}', line {line}: nested more than {_DEEPEST} deep")
        elif mark in "]}":
            depth -= 1


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is not a number: write finite coordinates")


def _refuse_crs(tree: dict[str, Json], name: str) -> None:
    """Refuse another reference system: old GeoJSON may name one."""
    crs = tree.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    named = str(properties.get("name", "") if isinstance(properties, dict) else crs)[:80]
    if not _WGS84.search(named):
        message = f"'{name}' is in '{named}', not in WGS 84 (EPSG:4326): save it in that"
        raise InputError(message)


def _listed(tree: dict[str, Json], name: str) -> list[Json]:
    kind = str(tree.get("type"))
    if kind == "FeatureCollection":
        features = tree.get("features")
        if not isinstance(features, list):
            raise InputError(f"'{name}' has no list of 'features'")
        if len(features) > _MOST_FEATURES:
            raise InputError(f"'{name}' has more than {_MOST_FEATURES:,} features: split it")
        return features
    if kind == "Feature":
        return [tree]
    if kind in _SHAPES:
        return [{"type": "Feature", "geometry": tree, "properties": {}}]
    raise InputError(f"'{name}' is not GeoJSON: its type is {kind[:40]!r}")


def _feature(item: Json, number: int, name: str) -> Feature:
    if not isinstance(item, dict):
        raise InputError(f"'{name}', feature {number}: is no feature, but {str(item)[:40]!r}")
    properties = item.get("properties")
    words = properties if isinstance(properties, dict) else {}
    return Feature(number, item.get("geometry"), {key: _word(v) for key, v in words.items()})


def _word(value: Json) -> str:
    """Write a property as a word; lists and objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value).strip()
