"""How much lies on each piece of ground: places, people, road, each with its course of holders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import FIRST_DAY, LAST_DAY
from landbridge.model.control import ControlCourse, in_siege, own_or_end
from landbridge.model.stakes import NOTHING, Amount, Stake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Link

__all__ = ["stakes_of"]

_MILLIMETRES_IN_A_METRE = 1000

_Apart = tuple[str, str | None, str | None, int, int, int]
"""What halves have in common that are held as one apart from their place: the ground, the road
where it has a course or days of its own, the ground at the other end where there is a siege, the
course that reports give the road, its first and last day."""


def stakes_of(
    control: ControlHistory,
    grounds: Collection[str],
    places: Collection[str],
    links: Iterable[Link],
    *,
    owner: Mapping[str, str] | None = None,
    people: Mapping[str, int] | None = None,
) -> tuple[Stake, ...]:
    """Lay out all that is held in an area, each piece with who held it when.

    Each half of a road is held as the ground at its end is, or as a report about the road says;
    roads into a besieged place are contested, as in every answer. Halves that are held as their
    place throughout are part of the piece of that place, so that there are not many more pieces
    than grounds, however many roads.

    Parameters
    ----------
    control
        who holds the ground: a course for each of ``grounds``, and for links that reports name
    grounds
        whose ground is looked at: places, and junctions of imported roads out of every reach
    places
        those of them that count as places
    links
        roads of all modes; legs by air and sea are left out, nobody's ground lies under them
    owner
        the ground that junctions of imported roads lie on
    people
        how many live at a place, where that is known; None where nobody asks for people
    """
    wanted, named = dict.fromkeys(grounds), frozenset(places)
    own = {
        ground: _of_place(ground, people) if ground in named else NOTHING
        for ground in wanted
        if ground in control.places
    }
    besieged = {
        ground
        for ground, course in control.places.items()
        if any(s.besiegers for s in course.states)
    }
    apart: dict[_Apart, tuple[ControlCourse, Amount]] = {}
    for link, ends in _roads(links, owner or {}):
        whole = round(link.metres * _MILLIMETRES_IN_A_METRE)
        courses = [control.places.get(end) for end in ends]
        siege = not besieged.isdisjoint(ends) and None not in courses
        first = FIRST_DAY if link.start is None else link.start.first
        last = LAST_DAY if link.end is None else link.end.last
        told = control.links.get(link.id)
        plain = told is None and not siege and (first, last) == (FIRST_DAY, LAST_DAY)
        for side, (end, course) in enumerate(zip(ends, courses, strict=True)):
            if end not in own or course is None:
                continue
            half = Amount(millimetres=whole // 2 if side else whole - whole // 2)
            if plain:
                own[end] += half
                continue
            other = ends[1 - side] if siege else None
            name = None if siege and told is None else link.road or link.id
            key = (end, name, other, id(told), first, last)
            if key not in apart:
                merged = course if told is None else own_or_end(told, course)
                others = courses[0], courses[1]
                if siege and others[0] is not None and others[1] is not None:
                    merged = _with_sieges(merged, (others[0], others[1]))
                apart[key] = merged, NOTHING
            apart[key] = apart[key][0], apart[key][1] + half
    found = [Stake(ground, control.places[ground], amount) for ground, amount in own.items()]
    found += [
        Stake(end, course, amount, name, other, first, last)
        for (end, name, other, _, first, last), (course, amount) in apart.items()
    ]
    return tuple(one for one in found if one.amount != NOTHING)


def _of_place(place: str, people: Mapping[str, int] | None) -> Amount:
    if people is None:
        return Amount(places=1)
    return Amount(1, people.get(place, 0), int(place not in people))


def _roads(
    links: Iterable[Link], owner: Mapping[str, str]
) -> Iterator[tuple[Link, tuple[str, str]]]:
    """Give the roads over ground, with the grounds at both ends."""
    for link in links:
        if link.on_ground:
            yield link, (owner.get(link.a, link.a), owner.get(link.b, link.b))


def _with_sieges(ground: ControlCourse, ends: tuple[ControlCourse, ControlCourse]) -> ControlCourse:
    days = sorted({*ground.days, *ends[0].days, *ends[1].days})
    return ControlCourse(tuple(days), tuple(in_siege(ground.on(d), ends, d) for d in days))
