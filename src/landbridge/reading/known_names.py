"""The names of a situation as a text has them: actors, places, areas, and its table of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from landbridge.days import parse_published
from landbridge.model.imports import Spot
from landbridge.model.readings import Span
from landbridge.naming.actors import ActorMatcher
from landbridge.naming.distances import kilometres, point_of
from landbridge.naming.forms import is_code, unbracketed
from landbridge.naming.places import PlaceMatcher
from landbridge.naming.scripts import is_latin
from landbridge.naming.verdicts import NOBODY, Verdict
from landbridge.reading.gazetteer import world
from landbridge.reading.pieces import joined_key, pieces_of

if TYPE_CHECKING:
    from landbridge.model.actors import Actor
    from landbridge.model.geography import Place
    from landbridge.naming.known import Known
    from landbridge.reading.gazetteer import Spot as SpotOfWorld

__all__ = ["KnownNames", "Owned", "fits_case", "key_of", "known_names"]

_MOST_WORDS = 12
_SAME_TOWN_KM = 15.0
_LEAST_ALIKE = 62.0
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Owned:
    """What a name belongs to: ``kind`` is actor, place or area; ``how`` says by what."""

    kind: str
    id: str
    written: str
    how: str


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> str:
    """The folded words of a name, as those of a text are folded."""
    pieces = pieces_of(name, (Span(0, len(name)),)) if name else []
    return joined_key(pieces, 0, len(pieces))


class KnownNames:
    """Finds the names of a situation by folded words; each word list is looked up, none scanned."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._by_key: dict[str, dict[tuple[str, str], Owned]] = {}
        self._longest: dict[str, int] = {}
        for name in known.names:
            means = (name.means or "").strip()
            if means and means != NOBODY:
                kind = "area" if means in known.areas else name.kind
                if means in known.actors or means in known.places or means in known.areas:
                    self._add(name.name, Owned(kind, means, name.name, "by names.csv"))
        for actor in known.actors.values():
            for one in (actor.name, *actor.aliases):
                how = "by name" if one == actor.name else "by alias"
                self._add(one, Owned("actor", actor.id, one, how))
        for place in known.places.values():
            for one in (place.name, *place.aliases):
                how = "by name" if one == place.name else "by alias"
                self._add(one, Owned("place", place.id, one, how))
        for area in known.areas.values():
            self._add(area.name, Owned("area", area.id, area.name, "by name"))

    def _add(self, name: str, owned: Owned) -> None:
        for form in dict.fromkeys((name, unbracketed(name))):
            key = key_of(form)
            words = key.split()
            if not words or len(words) > _MOST_WORDS:
                continue
            self._by_key.setdefault(key, {}).setdefault((owned.kind, owned.id), owned)
            if any(letter.isdigit() for letter in key):  # T2 is T-2
                self._by_key.setdefault("".join(words), {}).setdefault(
                    (owned.kind, owned.id), owned
                )
                self._longest.setdefault("".join(words), 1)
            first = words[0]
            self._longest[first] = max(self._longest.get(first, 0), len(words))

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with a word; 0 where none does."""
        return self._longest.get(first, 0)

    def named(self, key: str) -> tuple[Owned, ...]:
        """Give what a folded name belongs to."""
        return tuple(self._by_key.get(key, {}).values())

    @cached_property
    def actors(self) -> ActorMatcher:
        """Settles names of actors as they are settled in imported files."""
        return ActorMatcher(self.known)

    @cached_property
    def places(self) -> PlaceMatcher:
        """Settles names of places as they are settled in imported files."""
        return PlaceMatcher(self.known)

    @cached_property
    def _verdicts(self) -> dict[tuple[str, str], Verdict]:
        return {}

    def spelt(self, kind: str, name: str) -> Verdict:
        """Settle a name in another spelling; asked about once."""
        found = self._verdicts.get((kind, name))
        if found is None:
            if kind == "actor":
                found = self.actors.match(name)
            else:
                found = self.places.match(Spot(name=name))
            if found.id is not None and "spelling" in found.how and not self._alike(found.id, name):
                found = Verdict(candidates=(found.id,), why="only its sounds are like it")
            if len(self._verdicts) >= _MOST_KEPT:
                self._verdicts.clear()
            self._verdicts[kind, name] = found
        return found

    def _alike(self, key: str, name: str) -> bool:
        """Whether letters are alike too: running text has many words that only sound like a name.

        Names in other scripts are believed by their sounds.
        """
        if not is_latin(name):
            return True
        known = self.known.actors.get(key) or self.known.places.get(key)
        if known is None:
            return True
        plain = key_of(name)
        return any(
            fuzz.ratio(plain, key_of(one)) >= _LEAST_ALIKE for one in (known.name, *known.aliases)
        )

    @cached_property
    def of_geonames(self) -> dict[int, str]:
        """Places of the situation by number in GeoNames: as told, or a town of that name there."""
        found: dict[int, str] = {}
        for place in self.known.places.values():
            if place.geonames and place.geonames.strip().isdecimal():
                found[int(place.geonames)] = place.id
                continue
            if place.kind not in {None, "", "settlement"}:
                continue
            for name in (place.name, *place.aliases):
                for spot in world().named(key_of(name)):
                    if spot.kind == "town" and _near(place, spot):
                        found.setdefault(spot.geonames, place.id)
        return found

    @cached_property
    def countries(self) -> dict[str, float]:
        """The share of each country among the places of the situation."""
        held: dict[str, float] = {}
        for place in self.known.places.values():
            if place.country:
                held[place.country] = held.get(place.country, 0.0) + 1.0
        whole = sum(held.values()) or 1.0
        return {country: count / whole for country, count in held.items()}

    def state(self, iso: str, published: str = "") -> str:
        """The actor that is the state of a country on a day, where there is but one; else empty."""
        states = self._states.get(iso, ())
        try:
            day = parse_published(published).last
        except ValueError:
            day = None
        now = [
            actor
            for actor in states
            if day is None
            or (
                (actor.start is None or actor.start.first <= day)
                and (actor.end is None or day <= actor.end.last)
            )
        ]
        if len(now) > 1:
            spot = world().country(iso)
            key = "" if spot is None else key_of(spot.name)
            now = [a for a in now if any(key_of(n) == key for n in (a.name, *a.aliases))] or now
        return now[0].id if len(now) == 1 else ""

    @cached_property
    def _states(self) -> dict[str, list[Actor]]:
        found: dict[str, list[Actor]] = {}
        for actor in self.known.actors.values():
            if actor.kind == "state" and actor.country:
                found.setdefault(actor.country, []).append(actor)
        return found


def _near(place: Place, spot: SpotOfWorld) -> bool:
    point = point_of(place.lon, place.lat)
    return point is not None and kilometres(point, (spot.lon, spot.lat)) <= _SAME_TOWN_KM


def fits_case(written: str, text: str) -> bool:
    """Whether words of a text are written as a name is: codes as they are, names with capitals."""
    if is_code(written):
        return text.replace(".", "") == written.strip()
    if written == written.lower():
        return True
    return text != text.lower()


_LAST: list[KnownNames] = []


def known_names(known: Known) -> KnownNames:
    """Give the index of what a situation knows, made once for each (the last two are kept)."""
    for held in _LAST:
        if held.known is known:
            return held
    made = KnownNames(known)
    _LAST[:] = [made, *_LAST[:1]]
    return made
