"""Worlds drawn by an estimator, as kernels read them: who holds what, judged, unit by unit.

What it costs to have them judged depends on who holds ground in any world, not on how many worlds
there are: see `_keys` and `_judgements`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._flips import WAY_BIT, Flips
from landbridge.analyses._judgements import Judgements
from landbridge.analyses._keys import Entries, KeyBook, paired, sieges_of, sieges_on
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState
from landbridge.model.geography import links_named, places_in
from landbridge.model.reports import PERMISSION_EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.analyses._keys import Sieges
    from landbridge.engine.draws import Draws
    from landbridge.model.belief import DrawnControl
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.geography import Area
    from landbridge.model.passage import PassageHistory
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork

__all__ = ["DrawnWorlds", "WorldSource", "notice_days", "sieges_in"]

_NEVER = ControlCourse((1,), (UNKNOWN,))
_ONE = Entries(1, np.zeros(1, np.int64), np.ones(1, np.int64), np.zeros(1, np.int64))


@dataclass(frozen=True, slots=True)
class WorldSource:
    """Where worlds come from, and who says what they let pass.

    Attributes
    ----------
    sampler
        the name of the estimator that draws
    draw
        gives worlds by the number of the first and their number: world w is always the same
    judge
        gives the passage of one history of control. What it says of a place, or of the half of a
        link at it, on a day may depend on the state of that place on that day, on which notices
        were placed since it has been in the same hands, and on what is the same in every world
    notices
        by place: the days on which anything was said about passage there, rising
    sieges
        by place: from which day on who besieges it, in every world; whoever holds it does not
    learned
        a digest of what was learned, None where the estimator gives none
    """

    sampler: str
    draw: Callable[[int, int], DrawnControl]
    judge: Callable[[ControlHistory], PassageHistory]
    notices: Mapping[str, Sequence[int]] = field(default_factory=dict)
    sieges: Mapping[str, Sieges] = field(default_factory=dict)
    learned: str | None = None


class DrawnWorlds:
    """Worlds of one problem; what was judged of a key is kept.

    With ``only_day`` they are good for that day alone, and the policy need judge no other.
    """

    def __init__(
        self, problem: CorridorProblem, source: WorldSource, only_day: int | None = None
    ) -> None:
        self.problem, self.source, self.only_day = problem, source, only_day
        network = problem.network
        self._places = [place.id for place in network.places]
        sieges = {place: source.sieges.get(place, ()) for place in self._places}
        if only_day is not None:
            sieges = {place: sieges_on(told, only_day) for place, told in sieges.items()}
        self._books = [
            KeyBook(source.notices.get(place, ()), sieges[place]) for place in self._places
        ]
        # Junctions of imported roads on one ground share its courses. A siege binds the roads at
        # the besieged place itself, not all roads of its ground.
        around: dict[int, KeyBook] = {}
        self._grounds = [self._places[owner] for owner in network.ground.tolist()]
        for at, owner in enumerate(network.ground.tolist()):
            if at != owner:
                days = source.notices.get(self._places[owner], ())
                self._books[at] = around.setdefault(owner, KeyBook(days, ()))
        self._around = {id(book) for book in around.values()}
        besieged = {at for at, place in enumerate(self._places) if sieges[place]}
        self._judgements = Judgements(problem.network, source.judge, self._books, besieged)
        self._drawn: list[DrawnControl] = []

    @property
    def ground(self) -> Ground:
        """The units of these worlds; the same for every block of them."""
        if not self._judgements.begun:
            self.draws(0, 1, 1, 1)
        return self._judgements.ground

    def control(self, first_world: int, worlds: int) -> DrawnControl:
        """Draw worlds, or give those that are there: the first ones, and the newest."""
        for known in self._drawn:
            if known.first_world == first_world and known.worlds >= worlds:
                return _first_of(known, worlds)
        made = self.source.draw(first_world, worlds)
        lead = [one for one in self._drawn if first_world and not one.first_world]
        self._drawn = [*lead, made]
        return made

    def states_on(
        self, first_world: int, worlds: int, day: int
    ) -> dict[str, tuple[tuple[ControlState, ...], NDArray[np.int64]]]:
        """Give for each place the states it can be in, and ``[world]``, in which it is on a day."""
        control = self.control(first_world, worlds)
        found = {}
        for place, book in zip(self._places, self._books, strict=True):
            if place in control.courses:
                told = book.entries(control.courses[place], self.only_day)
                key = told.on(day)[control.of_world[place]]
                found[place] = tuple(book.states), np.array([k[0] for k in book.keys])[key]
        return found

    def draws(self, first_world: int, worlds: int, earliest: int, last: int) -> tuple[int, Draws]:
        """Give the first day looked at, and the worlds from it on.

        That day is the one before anything changes in any of them, or the earliest one; the last is
        the last one given, or that after which nothing changes.
        """
        control = self.control(first_world, worlds)
        nobody = np.zeros(worlds, dtype=np.int32)
        courses = [control.courses.get(ground, (_NEVER,)) for ground in self._grounds]
        of_world = [control.of_world.get(ground, nobody) for ground in self._grounds]
        read: dict[tuple[int, str], Entries] = {}
        for book, ground, drawn in zip(self._books, self._grounds, courses, strict=True):
            if (id(book), ground) not in read:
                plain = map(_unbesieged, drawn) if id(book) in self._around else drawn
                read[id(book), ground] = book.entries(list(plain), self.only_day)
        entries = [
            read[id(book), ground] for book, ground in zip(self._books, self._grounds, strict=True)
        ]
        named = self._after_naming(control, courses, entries)
        told = self._judgements
        told.judge_new(control.links)
        units = told.ground.terrain.units
        judged = [told.judged(unit) for unit in range(units)]
        days = [each.days[1:] for each in judged] + [each.day[each.day > 1] for each in entries]
        turns = np.concatenate([*days, np.array([last], dtype=np.int64)])
        low = min(max(earliest, int(turns.min()) - 1), last)
        high = max(low, min(last, int(turns.max())))
        flips = Flips(worlds, units, low, high)
        for at, here in enumerate(told.units_at()):
            days_of = sorted({day for unit in here for day in judged[unit].days[1:].tolist()})
            cut = entries[at].between(low, high, days_of)
            for unit in here:
                own, far = named.get(told.half(unit)), told.besieged_end(unit)
                which, keys = of_world[at], cut
                if far is not None:
                    keys, there, which = paired(
                        own or entries[at], of_world[at], entries[far], of_world[far]
                    )
                    own = replace(keys, key=told.rows_of_pairs(unit)[keys.key, there])
                if own is not None:
                    keys = own.between(low, high, days_of)
                flips.add(unit, judged[unit], keys, which)
        for unit in told.gates:
            gate = _ONE.between(low, high, judged[unit].days[1:].tolist())
            flips.add(unit, judged[unit], gate, nobody)
        doubtful = any((each.bits == WAY_BIT).any() for each in judged)
        return low, flips.draws(first_world, doubtful=doubtful)

    def _after_naming(
        self,
        control: DrawnControl,
        courses: Sequence[Sequence[ControlCourse]],
        entries: Sequence[Entries],
    ) -> dict[tuple[int, int], Entries]:
        """Give entries of their own to halves whose link a report names, where notices stand.

        From when on it is named such a half has its own holder, the same in every world; of the
        course of its place before only this counts: which notices it leaves standing.
        """
        found: dict[tuple[int, int], Entries] = {}
        for link, noun in enumerate(self.problem.network.links):
            begins = _named_from(control.links.get(noun.id)) if noun.on_ground else None
            if begins is None:
                continue
            for side in (0, 1):
                at = self._judgements.end(link, side)
                if self.only_day is not None and self.only_day < begins:
                    continue
                if any(day < begins for day in self.source.notices.get(self._places[at], ())):
                    key = self._books[at].left_standing(courses[at], begins)
                    found[link, side] = entries[at].ending_with(
                        begins if self.only_day is None else 1, key
                    )
        return found


def _unbesieged(course: ControlCourse) -> ControlCourse:
    """Leave out who besieges a place: it says nothing of the roads farther from it."""
    if not any(state.besiegers for state in course.states):
        return course
    states = (replace(state, besiegers=()) for state in course.states)
    return ControlCourse(course.days, tuple(states))


def _first_of(control: DrawnControl, worlds: int) -> DrawnControl:
    """Give the first ones of some worlds."""
    if control.worlds == worlds:
        return control
    of_world = {place: which[:worlds] for place, which in control.of_world.items()}
    return replace(control, worlds=worlds, of_world=of_world)


def _named_from(course: ControlCourse | None) -> int | None:
    """Give the day from which a report names the link of a course."""
    states = () if course is None else zip(course.days, course.states, strict=True)
    return next((day for day, state in states if state is not UNKNOWN), None)


def sieges_in(control: ControlHistory) -> dict[str, Sieges]:
    """Give who besieges which place, from which day on."""
    found = ((place, sieges_of(course)) for place, course in control.places.items())
    return {place: sieges for place, sieges in found if sieges}


def notice_days(
    reports: Iterable[Report], network: RoadNetwork, areas: Mapping[str, Area], *, early: bool
) -> dict[str, tuple[int, ...]]:
    """Give by place the days on which anything was said of passage there, or on a link at it.

    What is said of an imported road counts for the ground that each of its pieces ends on.
    """
    places = {place.id: place for place in network.places}
    links = {link.id: link for link in network.links}
    found: dict[str, set[int]] = {}
    for report in reports:
        if report.event not in PERMISSION_EVENTS:
            continue
        spots = [spot for spot in (report.a, report.b) if spot is not None]
        if report.place is not None:
            spots += places_in(report.place, places, areas)
        for link in links_named(report.link, links):
            spots += [link.a, link.b]
        at = [network.position[spot] for spot in spots if spot in network.position]
        owners = {network.places[int(network.ground[k])].id for k in at}
        for spot in {*spots, *owners}:
            found.setdefault(spot, set()).add(report.placed(early=early))
    return {place: tuple(sorted(days)) for place, days in found.items()}
