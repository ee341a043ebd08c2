"""Columns of roads in files of others: which says what, guessed by their names or as told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._roads_traits import (
    Traits,
    slowest,
    vehicle_by_axle,
    vehicle_by_weight,
)
from landbridge.model.geography import LINK_MODES
from landbridge.model.names import near
from landbridge.model.reports import vehicle_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["COLUMNS", "traits_by_feature", "which_columns"]

COLUMNS = {
    "id": ("osm_id", "road_id", "roadid", "link_id", "segment_id", "id"),
    "mode": ("mode",),
    "class": ("highway", "fclass", "class", "road_class", "roadclass", "type", "roadtype"),
    "ref": ("ref", "road_no", "roadno", "route_no", "route", "number"),
    "name": ("name", "road_name", "roadname", "name_en", "street"),
    "one_way": ("oneway", "one_way"),
    "kmh": ("kmh", "speed_kmh", "speed", "maxspeed"),
    "surface": ("surface", "surf_type", "surfacetype", "pavement"),
    "bridge": ("bridge",),
    "tunnel": ("tunnel",),
    "ford": ("ford",),
    "access": ("access", "motor_vehicle"),
    "max_vehicle": ("max_vehicle",),
    "maxweight": ("maxweight", "max_weight", "weight_limit"),
    "maxaxleload": ("maxaxleload", "max_axle_load"),
}
"""What a column can say, with names that it goes by, the surest first; compared in lower case."""
_YES = {"yes", "true", "1", "t", "y", "ab", "forward", "ft"}
_BACK = {"-1", "reverse", "ba", "backward", "tf"}
_NO = {"", "no", "false", "0", "n", "b", "both", "none", "f"}
_GEOFABRIK = {"f": "ab", "t": "ba", "b": ""}
_SPEED = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(mph|km/h|kmh)?\Z")
_MPH, _FASTEST = 1.609344, 300.0
_MODES = {"ferry": "sea", "rail": "rail", "track": "track"}
_TOLD = 5

Doubt = tuple[str | None, str]
"""A column of theirs and what could not be read in it."""


def which_columns(names: Sequence[str], given: Mapping[str, str] | None) -> dict[str, str]:
    """Say which column says what: as the user's map does, else by the names of the columns.

    Raises
    ------
    InputError
        when the map names something that is not there
    """
    if given is not None:
        for ours, theirs in given.items():
            if ours not in COLUMNS:
                raise InputError(f"no column '{ours}' of roads; there are: {', '.join(COLUMNS)}")
            if theirs not in names:
                hint = near(theirs, names, 1)
                meant = f"; did you mean '{hint[0]}'?" if hint else ";"
                raise InputError(f"no column '{theirs}'{meant} There are: {', '.join(names)}")
        return dict(given)
    by_folded = {name.lower(): name for name in reversed(names)}
    return {
        ours: next(by_folded[name] for name in candidates if name in by_folded)
        for ours, candidates in COLUMNS.items()
        if any(name in by_folded for name in candidates)
    }


def traits_by_feature(
    fields: Mapping[str, Sequence[str]],
    columns: Mapping[str, str],
    count: int,
    kmh: Mapping[str, float],
) -> tuple[list[Traits], list[Doubt]]:
    """Read what every feature says of its road, and put down what could not be read."""
    by_column = {ours: fields[theirs] for ours, theirs in columns.items() if theirs in fields}
    one_way = by_column.get("one_way", ())
    geofabrik = {word.lower() for word in one_way if word} <= set(_GEOFABRIK) and any(
        word.lower() == "b" for word in one_way
    )
    odd: dict[tuple[str, str], int] = {}
    traits = [
        _traits({ours: said[number] for ours, said in by_column.items()}, kmh, odd, geofabrik)
        for number in range(count)
    ]
    doubts: list[Doubt] = [
        (columns[ours], f"'{said}' was not understood and left empty, in {often:,} rows")
        for (ours, said), often in sorted(odd.items(), key=lambda item: -item[1])[:_TOLD]
    ]
    return traits, doubts


def _traits(
    cells: Mapping[str, str],
    kmh: Mapping[str, float],
    odd: dict[tuple[str, str], int],
    geofabrik: bool,  # noqa: FBT001
) -> Traits:
    def doubt(ours: str) -> None:
        key = (ours, cells[ours][:40])
        odd[key] = odd.get(key, 0) + 1

    road_class = cells.get("class", "")
    mode = cells.get("mode", "").lower() or _MODES.get(road_class.lower(), "road")
    if mode not in LINK_MODES:
        doubt("mode")
        mode = "road"
    flow = _flow(cells.get("one_way", ""), geofabrik)
    if flow is None:
        doubt("one_way")
    vehicle = None
    if said := cells.get("max_vehicle", ""):
        try:
            vehicle = vehicle_class(said) if said != "0" else None
        except ValueError:
            doubt("max_vehicle")
    features = tuple(
        sorted(key for key in ("bridge", "tunnel", "ford") if _is_said(cells.get(key, "")))
    )
    traits = Traits(
        mode=mode,
        road_class=road_class,
        ref=cells.get("ref", ""),
        name=cells.get("name", ""),
        kmh=_kmh(cells, kmh),
        one_way=flow == "ab",
        max_vehicle=slowest(
            vehicle,
            vehicle_by_weight(cells.get("maxweight", "")),
            vehicle_by_axle(cells.get("maxaxleload", "")),
        ),
        surface=cells.get("surface", ""),
        access=cells.get("access", ""),
        features=features,
    )
    return replace(traits, one_way=True, backwards=True) if flow == "ba" else traits


def _is_said(word: str) -> bool:
    return word.lower() not in {"", "no", "false", "0", "f", "n", "none"}


def _flow(word: str, geofabrik: bool) -> str | None:  # noqa: FBT001
    """Ab, ba, or nothing; None where it was not understood."""
    said = word.strip().lower()
    if geofabrik and said in _GEOFABRIK:
        return _GEOFABRIK[said]
    if said in _BACK:
        return "ba"
    if said in _YES:
        return "ab"
    return "" if said in _NO or said in {"reversible", "alternating"} else None


def _kmh(cells: Mapping[str, str], kmh: Mapping[str, float]) -> float:
    """The speed that is said; else that of the class, as far as the surface lets."""
    match = _SPEED.match(cells.get("kmh", "").strip().lower())
    if match is not None:
        said = float(match[1]) * (_MPH if match[2] == "mph" else 1.0)
        if 0 < said <= _FASTEST:
            return said
    most = kmh.get(cells.get("class", "").strip().lower(), 0.0)
    surface = cells.get("surface", "").strip().lower()
    return min(most, kmh.get(f"surface.{surface}", most))
