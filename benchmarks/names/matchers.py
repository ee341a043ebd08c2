"""Ways to match a name with a list of places: string distance alone, and ours.

Each takes the places once and gives a function from a name and a point (or None) to an id or None.
String distances have a threshold, chosen on the development part; with a point they take the likest
name among places within the same limit that ours has.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from functools import partial

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from landbridge.model.geography import Place
from landbridge.model.imports import Spot
from landbridge.model.names import fold, skeleton
from landbridge.naming import Gazetteer, Known
from landbridge.naming.distances import kilometres
from landbridge.naming.places import PlaceMatcher
from landbridge.naming.verdicts import NEAR_KM

__all__ = ["MEASURES", "Likest", "Matcher", "by_skeleton", "ours"]

Point = tuple[float, float]
Matcher = Callable[[str, Point | None], str | None]


def _difflib(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _ratio(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100


MEASURES: Mapping[str, Callable[[str, str], float]] = {
    "rapidfuzz ratio": _ratio,
    "rapidfuzz Jaro-Winkler": JaroWinkler.similarity,
    "difflib": _difflib,
}


def _within(places: Mapping[str, Place], point: Point | None) -> list[Place]:
    if point is None:
        return list(places.values())
    return [p for p in places.values() if kilometres(point, (p.lon, p.lat)) <= NEAR_KM]


class Likest:
    """The likest folded name by a string distance; nothing where two are equally like."""

    def __init__(self, places: Mapping[str, Place], measure: Callable[[str, str], float]) -> None:
        self._places, self._measure = places, measure
        self._folded = {place.id: fold(place.name) for place in places.values()}
        self._found: dict[tuple[str, Point | None], tuple[float, str | None]] = {}

    def __call__(self, name: str, point: Point | None) -> tuple[float, str | None]:
        """Give the likest place and how like it is; kept, for one threshold after another."""
        if (name, point) not in self._found:
            self._found[name, point] = self._likest(fold(name), point)
        return self._found[name, point]

    def _likest(self, plain: str, point: Point | None) -> tuple[float, str | None]:
        near = _within(self._places, point)
        scores = sorted(
            ((self._measure(plain, self._folded[place.id]), place.id) for place in near),
            reverse=True,
        )
        if not scores:
            return 0.0, None
        tied = len(scores) > 1 and scores[1][0] == scores[0][0]
        return scores[0][0], None if tied else scores[0][1]

    def above(self, threshold: float) -> Matcher:
        """A matcher that takes the likest from a threshold on."""

        def match(name: str, point: Point | None) -> str | None:
            like, place = self(name, point)
            return place if like >= threshold else None

        return match


def by_skeleton(places: Mapping[str, Place]) -> Matcher:
    """The one place with the same consonants, as names typed at the command line are resolved."""

    def match(name: str, point: Point | None) -> str | None:
        near = _within(places, point)
        for form in (fold, skeleton):
            found = [place.id for place in near if form(place.name) == form(name)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    return match


def ours(places: Mapping[str, Place], gazetteer: Gazetteer | None = None) -> Matcher:
    """Matching as ``landbridge add`` does it."""
    matcher = PlaceMatcher(Known({place.id: place for place in places.values()}), gazetteer)
    return partial(_asked, matcher)


def _asked(matcher: PlaceMatcher, name: str, point: Point | None) -> str | None:
    lon, lat = point or (None, None)
    return matcher.match(Spot(name, lon, lat)).id
