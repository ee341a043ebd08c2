"""areas.geojson: named polygons, and the places that lie inside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from landbridge.errors import Problem
from landbridge.situation.geometry import on_earth, wkb_blob
from landbridge.situation.tabular import Row, Sheet, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["area_blob", "members_of_areas", "read_areas", "write_areas"]

_SHAPES = ("Polygon", "MultiPolygon")
_CELLS = ("id", "name", "start", "end")

Json = Any  # what json gives: checked key by key below


def read_areas(data: bytes, file: str) -> tuple[Sheet | None, str, list[Problem]]:
    """Read areas; give their rows, and the collection without its features as JSON text."""
    text, problems = decode(data, file)
    if problems:
        return None, "{}", problems
    try:
        tree = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as wrong:
        return (
            None,
            "{}",
            [Problem(file, wrong.lineno, None, f"not JSON: {wrong.msg}; mend it there")],
        )
    except (ValueError, RecursionError) as wrong:
        return None, "{}", [Problem(file, None, None, f"not GeoJSON: {wrong}")]
    features = tree.get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list) or tree.get("type") != "FeatureCollection":
        message = (
            'not a GeoJSON FeatureCollection: write {"type": "FeatureCollection", "features": […]}'
        )
        return None, "{}", [Problem(file, 1, None, message)]
    rows = []
    for number, feature in enumerate(features, 1):
        found = [*_feature_problems(feature, number, file)]
        problems += found
        if not any(problem.severity == "error" for problem in found):
            rows.append(Row("areas", file, None, _cells(feature)))
    rest = {key: value for key, value in tree.items() if key != "features"}
    return Sheet("areas", file, (*_CELLS, "feature"), tuple(rows)), _compact(rest), problems


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is not a number: write finite coordinates")


def _compact(tree: Json) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _cells(feature: Json) -> dict[str, str]:
    properties = feature.get("properties") or {}
    cells = {name: "" if (value := properties.get(name)) is None else str(value) for name in _CELLS}
    if not cells["id"] and isinstance(feature.get("id"), str):
        cells["id"] = feature["id"]
    return {**cells, "feature": _compact(feature)}


def _feature_problems(feature: Json, number: int, file: str) -> Iterator[Problem]:
    """Say what is wrong with one feature; its id, name and dates are checked as cells later."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        yield Problem(
            file, None, None, f"feature {number} is not a GeoJSON feature with properties"
        )
        return
    geometry = feature.get("geometry")
    shape = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or shape not in _SHAPES:
        found = shape or "without geometry"
        message = f"feature {number} is {found}: an area is a Polygon or a MultiPolygon"
        yield Problem(file, None, "geometry", message)
        return
    yield from _polygon_problems(geometry, number, file)


def _polygon_problems(geometry: Json, number: int, file: str) -> Iterator[Problem]:
    import shapely  # noqa: PLC0415  a heavy library, asked only where areas are
    from shapely.geometry import shape  # noqa: PLC0415

    try:
        polygon = shape(geometry)
        west, south, east, north = polygon.bounds
    except (ValueError, TypeError, KeyError, IndexError, shapely.errors.ShapelyError):
        message = (
            f"feature {number}: its coordinates make no polygon; write closed rings of lon, lat"
        )
        yield Problem(file, None, "geometry", message)
        return
    if not (on_earth(west, south) and on_earth(east, north)):
        message = f"feature {number} is empty or out of range: write WGS 84 degrees, lon before lat"
        yield Problem(file, None, "geometry", message)
    elif not polygon.is_valid:
        reason = shapely.is_valid_reason(polygon)
        message = (
            f"feature {number} is not a valid polygon ({reason}): it is mended as well as can be"
        )
        yield Problem(file, None, "geometry", message, "warning")


def _polygon(feature_text: str) -> Any:
    import shapely  # noqa: PLC0415
    from shapely.geometry import shape  # noqa: PLC0415

    polygon = shape(json.loads(feature_text)["geometry"])
    return polygon if polygon.is_valid else shapely.make_valid(polygon)


def area_blob(feature_text: str) -> bytes:
    """Write the polygon of a feature as a GeoPackage geometry."""
    import shapely  # noqa: PLC0415

    return wkb_blob(shapely.to_wkb(shapely.force_2d(_polygon(feature_text)), byte_order=1))


def members_of_areas(
    features: Mapping[str, str], points: Mapping[str, tuple[float, float]]
) -> dict[str, list[str]]:
    """Find the places inside each area; one on its border counts."""
    if not features:
        return {}
    import shapely  # noqa: PLC0415

    dots = shapely.points([*points.values()]) if points else []
    members = {}
    for area, feature_text in features.items():
        polygon = _polygon(feature_text)
        shapely.prepare(polygon)
        inside = shapely.covers(polygon, dots)
        members[area] = sorted(name for name, within in zip(points, inside, strict=True) if within)
    return members


def write_areas(features: Sequence[str], collection: str) -> str:
    """Write areas as a GeoJSON file with a line for each feature."""
    rest = {"type": "FeatureCollection", **json.loads(collection or "{}")}
    head = _compact(rest)[:-1]
    body = ",\n".join(features)
    return f'{head},"features":[\n{body}\n]}}\n' if features else f'{head},"features":[]}}\n'
