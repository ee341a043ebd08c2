"""Places and actors made anew from names that a situation does not have."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from landbridge.model.actors import Actor
from landbridge.model.geography import PLACE_KINDS, Place
from landbridge.model.imports import ForeignRow
from landbridge.model.names import fold
from landbridge.naming.distances import kilometres, point_of
from landbridge.naming.forms import folded
from landbridge.naming.scripts import english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from landbridge.model.imports import Spot

__all__ = [
    "actor_row",
    "by_name",
    "made_actor",
    "made_place",
    "new_actors",
    "new_places",
    "place_row",
]

Made = TypeVar("Made", Place, Actor)
_SAME_KM = 10.0
"""How far apart two points of one name are one place."""
_DECIMALS = 5
_LONGEST_ID = 60


def new_places(spots: Iterable[tuple[Spot, str]], taken: Callable[[str], bool]) -> list[Place]:
    """Make a place of each name with a point: the same name near the same point is one.

    Parameters
    ----------
    spots
        spots with the file that each stands in, one for each row
    taken
        whether an id is in use
    """
    groups: dict[str, Counter[tuple[float, float]]] = {}
    first: dict[tuple[str, float, float], tuple[tuple[str, ...], Spot, str]] = {}
    for spot, file in spots:
        point = point_of(spot.lon, spot.lat)
        name = (spot.name or "").strip()
        if point is None or not name:
            continue
        key = folded(name)
        groups.setdefault(key, Counter())[point] += 1
        said = (name, file, spot.country or "", spot.admin1 or "", spot.kind or "")
        before = first.get((key, *point))
        if before is None or said < before[0]:
            first[key, *point] = (said, spot, file)
    made: list[Place] = []
    used: set[str] = set()
    for key in sorted(groups):
        middles: list[tuple[float, float]] = []
        for point, _ in sorted(groups[key].items(), key=lambda one: (-one[1], one[0])):
            if any(kilometres(point, other) <= _SAME_KM for other in middles):
                continue
            middles.append(point)
            _, spot, file = first[key, *point]
            place = _place(spot, point, file, lambda word: word in used or taken(word))
            used.add(place.id)
            made.append(place)
    return made


def _place(
    spot: Spot, point: tuple[float, float], file: str, taken: Callable[[str], bool]
) -> Place:
    name = " ".join((spot.name or "").split())
    return Place(
        _unused(name, (spot.admin1 or "", spot.country or ""), "place", taken),
        name,
        round(point[0], _DECIMALS),
        round(point[1], _DECIMALS),
        spot.kind if spot.kind in PLACE_KINDS else "settlement",
        spot.country,
        spot.admin1,
        geonames=spot.geonames,
        pcode=spot.pcode,
        note=f"from {file}",
    )


def new_actors(names: Iterable[tuple[str, str]], taken: Callable[[str], bool]) -> list[Actor]:
    """Make an actor of each name, given with the file that it stands in."""
    said: dict[str, tuple[str, str]] = {}
    for name, file in names:
        written = " ".join(name.split())
        if written:
            key = folded(written)
            said[key] = min(said.get(key, (written, file)), (written, file))
    made: list[Actor] = []
    used: set[str] = set()
    for key in sorted(said):
        name, file = said[key]
        word = _unused(name, (), "actor", lambda one: one in used or taken(one))
        used.add(word)
        made.append(Actor(word, name, "other", note=f"from {file}"))
    return made


def by_name(made: Iterable[Made]) -> dict[str, list[Made]]:
    """Sort places or actors made anew by their folded names."""
    found: dict[str, list[Made]] = {}
    for one in made:
        found.setdefault(folded(one.name), []).append(one)
    return found


def made_place(spot: Spot, made: Mapping[str, list[Place]]) -> str | None:
    """Which place made anew a spot is: the nearest of its name; without a point, the only one."""
    named = made.get(folded((spot.name or "").strip()), [])
    point = point_of(spot.lon, spot.lat)
    if point is not None and named:
        return min(named, key=lambda p: (kilometres(point, (p.lon, p.lat)), p.id)).id
    return named[0].id if len(named) == 1 else None


def made_actor(name: str, made: Mapping[str, list[Actor]]) -> str | None:
    """Which of the actors made anew a name is."""
    named = made.get(folded(name))
    return named[0].id if named else None


def place_row(place: Place, file: str) -> ForeignRow:
    """The row of a place made anew."""
    cells = {
        "id": place.id,
        "name": place.name,
        "lon": f"{place.lon:.{_DECIMALS}f}",
        "lat": f"{place.lat:.{_DECIMALS}f}",
        "kind": place.kind or "",
        "country": place.country or "",
        "admin1": place.admin1 or "",
        "aliases": "",
        "geonames": place.geonames or "",
        "pcode": place.pcode or "",
        "note": place.note or "",
    }
    return ForeignRow("places", cells, file)


def actor_row(actor: Actor, file: str) -> ForeignRow:
    """The row of an actor made anew."""
    cells = {"id": actor.id, "name": actor.name, "kind": actor.kind or "", "note": actor.note or ""}
    return ForeignRow("actors", cells, file)


def _unused(name: str, beside: tuple[str, ...], kind: str, taken: Callable[[str], bool]) -> str:
    """An id from a name: with the district, the country or a number where it is in use."""
    plain = _slug(name) or kind
    for more in beside:
        if not taken(plain):
            return plain
        if longer := _slug(more):
            plain = f"{plain}-{longer}"
    if not taken(plain):
        return plain
    number = 2
    while taken(f"{plain}-{number}"):
        number += 1
    return f"{plain}-{number}"


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(english(name))))[:_LONGEST_ID].strip("-")
