"""A point on the map as an end of a way: the nearest junction of an imported road, or place."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.model.imported_roads import ON_RAILS
from landbridge.model.names import place_id

if TYPE_CHECKING:
    from landbridge.model.geography import Place
    from landbridge.model.situations import Situation

__all__ = ["stop_id"]

_POINT = re.compile(r"geo:\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*(?:[;,].*)?\Z")
_MEAN_RADIUS_METRES = 6_371_008.8


def stop_id(situation: Situation, name: str) -> str:
    """Find the place that a name means, or the junction nearest to ``geo:LAT,LON`` (RFC 5870).

    A junction of railways alone is meant only where no road and no place is near enough.

    Raises
    ------
    QuestionError
        when there is no such place, the point cannot be read, or nothing is near enough to it
    """
    if not name.startswith("geo:"):
        return place_id(situation, name)
    match = _POINT.match(name)
    if match is None:
        raise QuestionError(f"'{name}' is not a point: write geo:LAT,LON, such as geo:33.51,36.29")
    lat, lon = float(match[1]), float(match[2])
    if abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004  (degrees)
        raise QuestionError(f"'{name}' is out of range: write latitude, then longitude, in degrees")
    limit = situation.ground_rules.snap_metres
    away = [(_metres(lat, lon, place), place.id) for place in situation.places.values()]
    on_roads = [one for one in away if not one[1].endswith(ON_RAILS)]
    found = min(on_roads, default=(math.inf, ""))
    if found[0] > limit:
        found = min(away, default=found)
    if found[0] > limit:
        told = f"the nearest is {found[0] / 1000:.1f} km away" if found[1] else "there are none"
        raise QuestionError(f"no road or place within {limit / 1000:g} km of '{name}': {told}")
    return found[1]


def _metres(lat: float, lon: float, place: Place) -> float:
    """Measure the great circle to a place."""
    one, two = math.radians(lat), math.radians(place.lat)
    turn = math.radians(place.lon - lon)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(turn / 2) ** 2
    return 2 * _MEAN_RADIUS_METRES * math.asin(min(1.0, math.sqrt(half)))
