"""Who lets the traveller through, by relations, permissions, closures and the state of the road?

Three lamps for each piece of road (`semantics`, section 4): control, permission, practicability.
The worst decides. The order of permission is: a standing closure or opening, then an explicit rule,
then the holder's stance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.control import UNKNOWN, ControlCourse, in_siege, own_or_end
from landbridge.model.geography import GROUND_MODES
from landbridge.model.passage import Passage, PassageCourse, PassageHistory
from landbridge.policies._lamps import Lamps, Spot
from landbridge.policies._notices import Notices
from landbridge.policies._stances import Stances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping

    from landbridge.model.actors import PermissionRule, Relation, Traveller
    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Area, Link
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork
    from landbridge.policies._closures import Notice

__all__ = ["apply"]

_Half = tuple[PassageCourse, PassageCourse]


def apply(
    control: ControlHistory,
    network: RoadNetwork,
    traveller: Traveller,
    *,
    reports: Iterable[Report],
    relations: Iterable[Relation],
    rules: Iterable[PermissionRule],
    areas: Mapping[str, Area],
    early: bool = False,
    only_day: int | None = None,
    memory: MutableMapping[tuple[object, ...], object] | None = None,
) -> PassageHistory:
    """Give the passage of every place and of every half of every link, in both directions.

    Parameters
    ----------
    reports, relations, rules
        what counts: known, not retracted
    early
        place closures and cuts of imprecise date on the first day they can mean
    only_day
        judge that day alone: the courses then say nothing of other days
    memory
        what was worked out for the same rows of relations and rules (the same objects)
    """
    notices = Notices(reports, network, areas, traveller, early=early)
    lamps, room = _remembered(
        {} if memory is None else memory, traveller, relations, rules, only_day
    )
    places = _place_courses(control, network, lamps, notices, room)
    plain = _plain_links(control, network, lamps, notices, room)
    both = [(course, course) for course in places]
    ends = zip(network.a.tolist(), network.b.tolist(), strict=True)
    halves = tuple(
        (both[a], both[b]) if plain[k] else _halves(link, control, lamps, notices, room)
        for k, (link, (a, b)) in enumerate(zip(network.links, ends, strict=True))
    )
    return PassageHistory(places, halves)


def _place_courses(
    control: ControlHistory, network: RoadNetwork, lamps: Lamps, notices: Notices, room: _Room
) -> tuple[PassageCourse, ...]:
    """Judge every place; junctions of imported roads on one ground, held alike, only once."""
    found: list[PassageCourse] = []
    around: dict[tuple[int, int], PassageCourse] = {}
    for at, (place, owner) in enumerate(zip(network.places, network.ground.tolist(), strict=True)):
        course = control.places[place.id]
        key = owner, id(course)
        if at == owner or lamps.has_rules_for_spots:
            found.append(_place_course(place.id, course, lamps, notices, room))
            continue
        if key not in around:
            around[key] = _place_course(place.id, course, lamps, notices, room)
        found.append(around[key])
    return tuple(found)


def _plain_links(
    control: ControlHistory, network: RoadNetwork, lamps: Lamps, notices: Notices, room: _Room
) -> list[bool]:
    """Say of which links nothing is said but what is said of the ground at their ends."""
    besieged = [room.besieged(control.places[place.id]) for place in network.places]
    vehicle = lamps.traveller.vehicle
    return [
        link.mode in GROUND_MODES
        and (link.max_vehicle is None or link.max_vehicle >= vehicle)
        and not (besieged[a] or besieged[b])
        and link.id not in control.links
        and not notices.speak_of(link.id)
        and not lamps.has_rules_for(link)
        for link, a, b in zip(network.links, network.a.tolist(), network.b.tolist(), strict=True)
    ]


def _remembered(
    memory: MutableMapping[tuple[object, ...], object],
    traveller: Traveller,
    relations: Iterable[Relation],
    rules: Iterable[PermissionRule],
    only_day: int | None,
) -> tuple[Lamps, _Room]:
    """Find, or make, what belongs to these very rows."""
    key = (id(relations), id(rules), traveller)
    if key not in memory:
        lamps = Lamps(traveller, Stances(relations, traveller.actor), tuple(rules))
        memory[key] = _Judges(lamps, {}, (relations, rules))
    judges = memory[key]
    if not isinstance(judges, _Judges):
        raise TypeError("the memory of a policy holds what that policy put there")
    return judges.lamps, judges.rooms.setdefault(only_day, _Room(only_day))


@dataclass(frozen=True, slots=True)
class _Judges:
    """Lamps and rooms for the same rows; the rows are kept, so that their identity stays taken."""

    lamps: Lamps
    rooms: dict[int | None, _Room]
    rows: tuple[object, object]


class _Room:
    """Courses judged before, by the objects that they rest on."""

    def __init__(self, only_day: int | None) -> None:
        self._only_day = only_day
        self._courses: dict[tuple[object, ...], PassageCourse] = {}
        self._kept: list[object] = []
        self._sieges: dict[int, tuple[bool, ControlCourse]] = {}

    def besieged(self, ground: ControlCourse) -> bool:
        """Whether the ground is ever besieged."""
        if id(ground) not in self._sieges:  # kept with it: an id is only its own while it is there
            found = any(state.besiegers for state in ground.states)
            self._sieges[id(ground)] = found, ground
        return self._sieges[id(ground)][0]

    def course(
        self,
        key: tuple[object, ...],
        rests_on: tuple[object, ...],
        days: Callable[[], Iterable[int]],
        judge: Callable[[int], Passage],
    ) -> PassageCourse:
        """Judge each day on which something can change, and keep the days on which it did."""
        key = (*key, *(id(thing) for thing in rests_on))
        if key not in self._courses:
            self._kept.append(rests_on)
            if self._only_day is None:
                self._courses[key] = _course(days(), judge)
            else:
                self._courses[key] = PassageCourse((1,), (judge(self._only_day),))
        return self._courses[key]


def _place_course(
    place: str, ground: ControlCourse, lamps: Lamps, notices: Notices, room: _Room
) -> PassageCourse:
    said, physical = notices.at_place(place), notices.physical_at_place(place)
    spot = Spot(place, None, 0, (said,), (physical,))
    return room.course(
        (place if lamps.has_rules_for_spots else None, said, physical),
        (ground,),
        lambda: lamps.turning_days(ground, (*said, *physical)),
        lambda day: lamps.judge(spot, ground.on(day), ground, day),
    )


def _halves(
    link: Link,
    control: ControlHistory,
    lamps: Lamps,
    notices: Notices,
    room: _Room,
) -> tuple[_Half, _Half]:
    if not link.on_ground:
        leg = tuple(_leg_course(link, lamps, notices, room, direction) for direction in (0, 1))
        return (leg[0], leg[1]), (leg[0], leg[1])
    ends = control.places[link.a], control.places[link.b]
    named = control.links.get(link.id)
    return (
        _half(link, 0, ends, named, lamps, notices, room),
        _half(link, 1, ends, named, lamps, notices, room),
    )


def _half(
    link: Link,
    end: int,
    ends: tuple[ControlCourse, ControlCourse],
    named: ControlCourse | None,
    lamps: Lamps,
    notices: Notices,
    room: _Room,
) -> _Half:
    """One half of a link that something speaks of: a report, a rule, a siege or its own limits."""
    place = link.a if end == 0 else link.b
    merged: list[ControlCourse] = []

    def ground() -> ControlCourse:
        if not merged:
            merged.append(ends[end] if named is None else own_or_end(named, ends[end]))
        return merged[0]

    courses: list[PassageCourse] = []
    for direction in (0, 1):
        on_link = notices.on_link(link.id, direction)
        cut = notices.physical_on_link(link.id, direction)
        around, damage = notices.at_place(place), notices.physical_at_place(place)
        near = Spot(place, link, direction, (on_link, around), (cut, damage))
        own = Spot(place, link, direction, (on_link,), (cut,))
        said = (*on_link, *cut, *around, *damage)

        def judge(day: int, near: Spot = near, own: Spot = own) -> Passage:
            by_report = named is not None and named.on(day) is not UNKNOWN
            state = in_siege(ground().on(day), ends, day)
            return lamps.judge(own if by_report else near, state, ground(), day)

        def days(said: tuple[Notice, ...] = said) -> set[int]:
            return lamps.turning_days(ground(), said) | lamps.days_of_sieges(ends)

        way = direction if lamps.has_rules_for(link) else None  # else both ways are judged alike
        key = ("half", link.id, end, way, on_link, cut, around, damage)
        courses.append(room.course(key, (*ends, named), days, judge))
    return courses[0], courses[1]


def _leg_course(
    link: Link, lamps: Lamps, notices: Notices, room: _Room, direction: int
) -> PassageCourse:
    """A leg by air or sea: open unless a report closes it; the ground under it does not matter."""
    said = notices.on_link(link.id, direction)
    physical = notices.physical_on_link(link.id, direction)
    spot = Spot(link.a, link, direction, (said,), (physical,))
    return room.course(
        ("leg", link.id, direction, said, physical),
        (),
        lambda: {notice.placed for notice in (*said, *physical)},
        lambda day: lamps.judge_leg(spot, day),
    )


def _course(days: Iterable[int], judge: Callable[[int], Passage]) -> PassageCourse:
    """Judge each day on which something can change, and keep the days on which it did."""
    kept_days: list[int] = []
    kept: list[Passage] = []
    for day in sorted({1, *days}):
        passage = judge(day)
        if not kept or passage != kept[-1]:
            kept_days.append(day)
            kept.append(passage)
    return PassageCourse(tuple(kept_days), tuple(kept))
