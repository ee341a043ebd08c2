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
    their ``admin1``; or places by name, several with commas between. They are tried in this order.

    Raises
    ------
    QuestionError
        when nothing of that name is there, or there is no place inside
    """
    found = _area_asked(situation, text.strip())
    if not found.places and not found.beyond:
        raise QuestionError(f"no place of the situation is in {found.name}")
    return found


def _area_asked(situation: Situation, text: str) -> AskedArea:
    places = situation.named_places
    beyond = tuple(situation.laid.bearers) if situation.laid is not None else ()
    if text == _ALL:
        return AskedArea(_ALL, situation.title, tuple(places), beyond)
    if text.startswith(_COUNTRY):
        country = text.removeprefix(_COUNTRY).upper()
        inside = tuple(key for key, place in places.items() if place.country == country)
        return AskedArea(f"{_COUNTRY}{country}", f"country {country}", inside)
    wanted = fold(text)
    for area in situation.areas.values():
        if text == area.id or (wanted and wanted == fold(area.name)):
            inside = tuple(key for key in places if key in area.members)
            return AskedArea(
                area.id, area.name, inside, tuple(key for key in beyond if key in area.members)
            )
    provinces = {fold(place.admin1): place.admin1 for place in places.values() if place.admin1}
    if wanted in provinces and text not in places:
        inside = tuple(k for k, p in places.items() if p.admin1 and fold(p.admin1) == wanted)
        name = provinces[wanted] or text
        return AskedArea(f"admin1:{name}", name, inside)
    names = names_in(text)
    if not names:
        raise QuestionError("the area names nothing: give all, country:XX, an area or places")
    if len(names) == 1:
        _must_be_something(situation, names[0], [name for name in provinces.values() if name])
    meant = tuple(dict.fromkeys(place_id(situation, name) for name in names))
    return AskedArea(",".join(meant), ", ".join(places[key].name for key in meant), meant)


def _must_be_something(situation: Situation, text: str, provinces: list[str]) -> None:
    """Raise with what is near, of areas and provinces too, where it is no place either."""
    named: dict[str, tuple[str, ...]] = {
        p.id: (p.name, *p.aliases) for p in situation.named_places.values()
    }
    named |= {area.id: (area.name,) for area in situation.areas.values() if area.id not in named}
    named |= {name: () for name in provinces if name not in named}
    resolve(text, named, "area, province or place")
