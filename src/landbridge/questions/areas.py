"""From what a person wrote as an area to the ground that is meant: an area, places, a country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.model.names import fold, names_in, place_id, resolve

if TYPE_CHECKING:
    from landbridge.model.situations import Situation

__all__ = ["AskedArea", "area_asked"]

_ALL = "all"
_COUNTRY = "country:"


@dataclass(frozen=True, slots=True)
class AskedArea:
    """Ground that was asked about.

    ``places`` are the named places inside; ``beyond`` the junctions of imported roads that stand
    for ground inside which is out of reach of every place.
    """

    id: str
    name: str
    places: tuple[str, ...]
    beyond: tuple[str, ...] = ()


def area_asked(situation: Situation, text: str) -> AskedArea:
    """Find the ground that somebody means.

    ``all``; ``country:XX``; an area of the situation by id or name; a province that places name as
    their ``admin1``; or a place. They are tried in this order. Several, with commas between, are
    taken together.

    Raises
    ------
    QuestionError
        when nothing of that name is there, or there is no place inside
    """
    found = _one(situation, text.strip())
    if found is None:
        names = names_in(text)
        if not names:
            raise QuestionError("the area names nothing: give all, country:XX, an area or places")
        found = _together([_one(situation, name) or _place(situation, name) for name in names])
    if not found.places and not found.beyond:
        raise QuestionError(f"no place of the situation is in {found.name}")
    return found


def _one(situation: Situation, text: str) -> AskedArea | None:
    """Find all ground, that of a country, an area or a province; None where it is none of these."""
    places = situation.named_places
    beyond = tuple(situation.laid.bearers) if situation.laid is not None else ()
    if text.casefold() == _ALL:
        return AskedArea(_ALL, situation.title, tuple(places), beyond)
    if text.casefold().startswith(_COUNTRY) and "," not in text:
        country = text[len(_COUNTRY) :].strip().upper()
        there = sorted({place.country for place in places.values() if place.country})
        if country not in there:
            known = f"there are: {', '.join(there)}" if there else "none says in which it lies"
            raise QuestionError(f"no place of the situation is in country '{country}'; {known}")
        inside = tuple(key for key, place in places.items() if place.country == country)
        return AskedArea(f"{_COUNTRY}{country}", f"country {country}", inside)
    wanted = fold(text)
    for area in situation.areas.values():
        if text == area.id or (wanted and wanted == fold(area.name)):
            inside = tuple(key for key in places if key in area.members)
            return AskedArea(
                area.id, area.name, inside, tuple(key for key in beyond if key in area.members)
            )
    if text not in places:
        inside = tuple(k for k, p in places.items() if wanted and fold(p.admin1 or "") == wanted)
        if inside:
            name = places[inside[0]].admin1 or text
            return AskedArea(f"admin1:{name}", name, inside)
    return None


def _place(situation: Situation, text: str) -> AskedArea:
    """Find a place, else an area or province in another spelling; else tell what is near."""
    places = situation.named_places
    try:
        key = place_id(situation, text)
    except QuestionError as not_a_place:
        named: dict[str, tuple[str, ...]] = {p.id: (p.name, *p.aliases) for p in places.values()}
        named |= {a.id: (a.name,) for a in situation.areas.values() if a.id not in named}
        provinces = (place.admin1 for place in places.values())
        named |= {name: () for name in provinces if name and name not in named}
        found = _one(situation, resolve(text, named, "area, province or place"))
        if found is None:
            raise not_a_place from None
        return found
    return AskedArea(key, places[key].name, (key,))


def _together(parts: list[AskedArea]) -> AskedArea:
    if len(parts) == 1:
        return parts[0]
    return AskedArea(
        ",".join(dict.fromkeys(part.id for part in parts)),
        ", ".join(dict.fromkeys(part.name for part in parts)),
        tuple(dict.fromkeys(key for part in parts for key in part.places)),
        tuple(dict.fromkeys(key for part in parts for key in part.beyond)),
    )
