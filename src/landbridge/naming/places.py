"""Which place or area a spot in somebody's file means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.names import fold
from landbridge.naming.areas import AREA_KINDS, AreaMatcher
from landbridge.naming.bridges import Bridges
from landbridge.naming.distances import Nearby, kilometres, point_of
from landbridge.naming.forms import folded, parts_of, shown_name
from landbridge.naming.hits import (
    BESIDE_KM,
    SHOWN,
    Hit,
    limit_km,
    listed,
    nearest,
    nearest_spelling,
)
from landbridge.naming.known import Decisions
from landbridge.naming.spellings import Spellings
from landbridge.naming.verdicts import NOBODY, Verdict, near_enough, sure_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.imports import Spot
    from landbridge.naming.distances import Point
    from landbridge.naming.known import Known
    from landbridge.naming.spellings import Likeness
    from landbridge.naming.towns import Gazetteer

__all__ = ["PlaceMatcher"]

_FARTHEST_BESIDE_KM = 25.0
_WIDEST_KM = 300.0
_LETTERS_KM = 10.0
_SAME_SPOT_KM = 1.0


class PlaceMatcher:
    """Matches spots with the places and areas of a situation.

    Parameters
    ----------
    known
        what the situation has
    gazetteer
        other names of towns, to bridge two spellings; None where there is none
    """

    def __init__(self, known: Known, gazetteer: Gazetteer | None = None) -> None:
        self._known = known
        self._decisions = Decisions("place", known.names)
        self._points = {
            place.id: point
            for place in known.places.values()
            if (point := point_of(place.lon, place.lat)) is not None
        }
        self._nearby = Nearby(self._points.items())
        self._by_code: dict[str, dict[str, set[str]]] = {"pcode": {}, "geonames": {}}
        self._by_name: dict[str, set[str]] = {}
        self._own_name: set[tuple[str, str]] = set()
        for place in known.places.values():
            for kind, code in (("pcode", place.pcode), ("geonames", place.geonames)):
                if code:
                    self._by_code[kind].setdefault(code.strip().casefold(), set()).add(place.id)
            for name in (place.name, *place.aliases):
                self._by_name.setdefault(folded(name), set()).add(place.id)
            self._own_name.add((place.id, folded(place.name)))
        self._areas = AreaMatcher(known.areas)
        self._spellings = Spellings(
            {place.id: (place.name, *place.aliases) for place in known.places.values()}
        )
        self._bridges = Bridges(known, gazetteer)

    def match(self, spot: Spot, source: str = "", *, areas: bool = True) -> Verdict:
        """Say what a spot means; ``areas`` says whether it may be an area or a country."""
        name = (spot.name or "").strip()
        decided = self._decided(shown_name(spot), source, areas=areas)
        if decided is not None and decided.id is not None:
            return decided
        verdict = self._by_code_of(spot, name, areas=areas)
        if verdict is None:
            verdict = self._area_of(spot, name, areas=areas)
        if verdict is None:
            verdict = self._named(spot, name) if name else self._beside(spot)
        if verdict.id is None and not verdict.candidates and areas and name:
            verdict = self._areas.named(name) or verdict
        if decided is not None:  # names.csv says what cannot be: better said than overruled
            return replace(verdict, id=None, how="", why=decided.why, ambiguous=True)
        if verdict.id is None and not verdict.ambiguous:
            return self._by_part(spot, name, source, areas=areas) or self._at_one(verdict, spot)
        return verdict

    def _at_one(self, verdict: Verdict, spot: Spot) -> Verdict:
        """At the very spot of a place stands its other name, or a part of it: no new place."""
        point = point_of(spot.lon, spot.lat)
        near = [] if point is None else self._nearby.within(point, _SAME_SPOT_KM)
        return replace(verdict, ambiguous=True) if near else verdict

    def _by_part(self, spot: Spot, name: str, source: str, *, areas: bool) -> Verdict | None:
        """A name with something beside it: "Raqqa, Syria", "Kobani (Aleppo)", "Kyiv / Kiev"."""
        parts = parts_of(name)
        if not parts:
            return None
        found = {self.match(replace(spot, name=part), source, areas=areas) for part in parts}
        ids = {verdict.id for verdict in found} - {None}
        return min((v for v in found if v.id), key=lambda v: v.how) if len(ids) == 1 else None

    def _decided(self, name: str, source: str, *, areas: bool) -> Verdict | None:
        means = self._decisions(name, source)
        if means is None:
            return None
        fits = (
            means == NOBODY
            or means in self._known.places
            or (areas and (means in self._known.areas or means.startswith("country:")))
        )
        if fits:
            return Verdict(means, "by names.csv")
        there = means in self._known.areas or means.startswith("country:")
        wrong = "an area, where a place is needed" if there else "which is not there"
        return Verdict(why=f"names.csv says '{means}', {wrong}")

    def _by_code_of(self, spot: Spot, name: str, *, areas: bool) -> Verdict | None:
        if (name in self._known.places and self._in_reach(name, spot)) or (
            areas and name in self._known.areas
        ):
            return Verdict(name, "by id")
        for kind, code, how in (
            ("pcode", spot.pcode, "by P-code"),
            ("geonames", spot.geonames, "by GeoNames id"),
        ):
            found = self._by_code[kind].get((code or "").strip().casefold(), set())
            if len(found) == 1:
                return Verdict(min(found), how)
            if found:
                return Verdict(
                    candidates=tuple(sorted(found)),
                    why=f"several places have '{code}'",
                    ambiguous=True,
                )
        if spot.geonames:
            found = self._bridges.of_town(spot.geonames.strip())
            if len(found) == 1:
                return Verdict(min(found), "by GeoNames")
        return None

    def _area_of(self, spot: Spot, name: str, *, areas: bool) -> Verdict | None:
        """A spot that says of itself that it is a country or a part of one: never a town."""
        if spot.kind not in AREA_KINDS:
            return None
        if not areas:
            return Verdict(why="an area, where a place is needed", ambiguous=True)
        if spot.kind == "country" and spot.country:
            return Verdict(f"country:{spot.country}", "by country")
        return self._areas.match(name) if name else None

    def _named(self, spot: Spot, name: str) -> Verdict:
        """A spot with a name: the name itself, then its spellings, then GeoNames."""
        point = point_of(spot.lon, spot.lat)
        limit = limit_km(spot)
        plain = folded(name)
        same = self._hits(((key, 0.0, None) for key in self._by_name.get(plain, ())), point)
        same = self._in_country(same, spot, point)
        near = [hit for hit in same if hit.within(limit)]
        if taken := self._one_of(near, spot):
            own = (taken.id, plain) in self._own_name
            return Verdict(taken.id, "by name" if own else "by alias")
        if near:
            return listed(near, "several places have that name", ambiguous=True)
        alike = self._hits(
            (
                (key, how.far, how)
                for how, key in self._spellings.near(name, self._around(point, limit))
                if key not in {hit.id for hit in same}
            ),
            point,
        )
        alike = self._in_country(alike, spot, point)
        sure = [
            hit
            for hit in alike
            if hit.likeness is not None
            and (
                sure_alone(hit.likeness)
                if hit.km is None
                else hit.km <= limit and near_enough(hit.likeness)
            )
        ]
        towns = self._bridges.named(name, spot.country, point, limit)
        if taken := nearest_spelling(sure, alike, limit):
            if point is not None or not towns.elsewhere(taken.id):
                return Verdict(taken.id, "by spelling")
            sure = []
        if point is not None and not sure and (key := self._by_letters(name, point)):
            return Verdict(key, "by spelling")
        told = point is not None or (towns.only and len(sure) <= 1)
        if len(towns.places) == 1 and told:
            return Verdict(min(towns.places), "by GeoNames")
        return self._unknown(name, same, alike, point, limit, sure)

    def _far_away(self, name: str, point: Point) -> list[Hit]:
        """Places whose name it surely would be, if they were not so far away."""
        like = self._spellings.near(name)
        return self._hits(((key, how.far, how) for how, key in like if sure_alone(how)), point)

    def _by_letters(self, name: str, point: Point) -> str | None:
        beside = {key for _, key in self._nearby.within(point, _LETTERS_KM)}
        return self._spellings.by_letters(name, beside)

    def _around(self, point: Point | None, limit: float) -> set[str] | None:
        """The places within the limit of their point; None where all are to be looked through."""
        if point is None or limit > _WIDEST_KM:
            return None
        return {key for _, key in self._nearby.within(point, limit)}

    def _hits(
        self, found: Iterable[tuple[str, float, Likeness | None]], point: Point | None
    ) -> list[Hit]:
        hits = [Hit(key, far, self._distance(key, point), likeness) for key, far, likeness in found]
        return sorted(hits, key=lambda hit: hit.order)

    def _in_reach(self, key: str, spot: Spot) -> bool:
        km = self._distance(key, point_of(spot.lon, spot.lat))
        return km is None or km <= limit_km(spot)

    def _distance(self, key: str, point: Point | None) -> float | None:
        at = self._points.get(key)
        return None if point is None or at is None else kilometres(point, at)

    def _in_country(self, hits: list[Hit], spot: Spot, point: Point | None) -> list[Hit]:
        """Without a point, the country that they give decides first."""
        if point is not None or not spot.country:
            return hits
        return [
            hit for hit in hits if self._known.places[hit.id].country in (None, "", spot.country)
        ]

    def _one_of(self, hits: list[Hit], spot: Spot) -> Hit | None:
        """The one place of a name; of several, the one in their district or clearly nearest."""
        if len(hits) > 1 and spot.admin1:
            admin1 = fold(spot.admin1)
            inside = [
                hit for hit in hits if fold(self._known.places[hit.id].admin1 or "") == admin1
            ]
            if len(inside) == 1:
                return inside[0]
        return nearest(hits)

    def _beside(self, spot: Spot) -> Verdict:
        """A spot without a name: the one place that is near, if there is but one."""
        point = point_of(spot.lon, spot.lat)
        if point is None:
            code = spot.pcode or spot.geonames
            return Verdict(why=f"no place has '{code}'" if code else "neither a name nor a point")
        reach = spot.within_km if spot.within_km is not None else BESIDE_KM
        reach = min(max(reach, 0.0), _FARTHEST_BESIDE_KM)
        near = self._nearby.within(point, reach)
        if len(near) == 1:
            return Verdict(near[0][1], "by place nearby")
        why = f"{len(near) or 'no'} places within {reach:g} km, and no name"
        return Verdict(candidates=tuple(key for _, key in near[:SHOWN]), why=why)

    def _unknown(
        self,
        name: str,
        same: list[Hit],
        alike: list[Hit],
        point: Point | None,
        limit: float,
        sure: list[Hit],
    ) -> Verdict:
        """Nothing to take: list what it might be, and say why it was not taken."""
        if len(sure) > 1:
            return listed(sure, "several places have a name like it", ambiguous=True)
        if same and point is None:
            return listed(same, "several places have that name", ambiguous=True)
        likely = [hit for hit in alike if hit.within(limit)]
        if likely and not same:
            near = likely[0].km
            told = f"like '{self._name(likely[0])}'{_away(near)}, not sure"
            return listed(likely, told, ambiguous=near is not None and near <= BESIDE_KM)
        if point is None:
            return Verdict(why="no name like it")
        return self._away_or_beside(name, point, limit, same, likely)

    def _away_or_beside(
        self, name: str, point: Point, limit: float, same: list[Hit], likely: list[Hit]
    ) -> Verdict:
        """Places of that name that are too far away, and places nearby that have another."""
        if far := same or self._far_away(name, point):
            told = f"'{self._name(far[0])}'{_away(far[0].km)}, more than {limit:g} km"
            turned = self._distance(far[0].id, point_of(point[1], point[0]))
            if swapped := turned is not None and turned <= limit:
                told += "; it is there if turned round: are longitude and latitude swapped?"
            return listed([*far, *likely], told, ambiguous=swapped)
        if beside := [Hit(key, km=km) for km, key in self._nearby.within(point, BESIDE_KM)]:
            told = f"no name like it; '{self._name(beside[0])}'{_away(beside[0].km)}"
            return listed(beside, told)
        return Verdict(why="no name like it")

    def _name(self, hit: Hit) -> str:
        return self._known.places[hit.id].name


def _away(km: float | None) -> str:
    """Write a distance after a name: none where there is no point."""
    if km is None:
        return ""
    return f" is {km:.1f} km away" if km < BESIDE_KM else f" is {km:.0f} km away"
