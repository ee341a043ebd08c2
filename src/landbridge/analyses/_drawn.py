"""Worlds drawn by an estimator, as kernels read them: who holds what, judged, unit by unit.

The policy judges each key of a place once (see `_keys`), all places side by side: layer i of keys
is one made-up history in which every place has its i-th key. So what it costs depends on who holds
ground in any world, not on how many worlds there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._flips import OPEN_BIT, WAY_BIT, Flips, Judged
from landbridge.analyses._halves import STRUCTURE_LANES, check_halves, halves_of
from landbridge.analyses._keys import Entries, KeyBook
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState
from landbridge.model.geography import places_in
from landbridge.model.reports import PERMISSION_EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.engine.draws import Draws
    from landbridge.model.belief import DrawnControl
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.geography import Area
    from landbridge.model.passage import PassageCourse, PassageHistory
    from landbridge.model.reports import Report
    from landbridge.model.roads import RoadNetwork

__all__ = ["DrawnWorlds", "WorldSource", "notice_days"]

_BITS = np.array([OPEN_BIT | WAY_BIT, WAY_BIT, WAY_BIT, 0], dtype=np.uint8)
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
    learned
        a digest of what was learned, None where the estimator gives none
    """

    sampler: str
    draw: Callable[[int, int], DrawnControl]
    judge: Callable[[ControlHistory], PassageHistory]
    notices: Mapping[str, Sequence[int]] = field(default_factory=dict)
    learned: str | None = None


class DrawnWorlds:
    """Worlds of one problem; what was judged of a key is kept."""

    def __init__(self, problem: CorridorProblem, source: WorldSource) -> None:
        self.problem, self.source = problem, source
        self._places = [place.id for place in problem.network.places]
        self._books = [KeyBook(source.notices.get(place, ())) for place in self._places]
        self._done = [0] * len(self._places)
        self._rows: list[list[PassageCourse]] = []
        self._judged: dict[int, tuple[int, Judged]] = {}
        self._drawn: list[DrawnControl] = []
        self._ground: Ground | None = None

    @property
    def ground(self) -> Ground:
        """The units of these worlds; the same for every block of them."""
        if self._ground is None:
            self.draws(0, 1, 1, 1)
        if self._ground is None:
            raise ValueError("a drawn world must have places")
        return self._ground

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
                key = book.entries(control.courses[place]).on(day)[control.of_world[place]]
                found[place] = tuple(book.states), np.array([k[0] for k in book.keys])[key]
        return found

    def draws(self, first_world: int, worlds: int, earliest: int, last: int) -> tuple[int, Draws]:
        """Give the first day looked at, and the worlds from it on.

        That day is the one before anything changes in any of them, or the earliest one; the last is
        the last one given, or that after which nothing changes.
        """
        control = self.control(first_world, worlds)
        nobody = np.zeros(worlds, dtype=np.int32)
        courses = [control.courses.get(place, (_NEVER,)) for place in self._places]
        of_world = [control.of_world.get(place, nobody) for place in self._places]
        entries = [book.entries(told) for book, told in zip(self._books, courses, strict=True)]
        ends = self._after_naming(control, courses, entries)
        self._judge(control)
        ground = self.ground
        judged = [self._judged_unit(unit) for unit in range(ground.terrain.units)]
        days = [each.days[1:] for each in judged] + [each.day[each.day > 1] for each in entries]
        turns = np.concatenate([*days, np.array([last], dtype=np.int64)])
        low = min(max(earliest, int(turns.min()) - 1), last)
        high = max(low, min(last, int(turns.max())))
        flips = Flips(worlds, ground.terrain.units, low, high)
        for at, units in enumerate(self._units_at()):
            days_of = sorted({day for unit in units for day in judged[unit].days[1:].tolist()})
            here = entries[at].between(low, high, days_of)
            for unit in units:
                own = ends.get(self._half(unit))
                told = here if own is None else own.between(low, high, days_of)
                flips.add(unit, judged[unit], told, of_world[at])
        for unit, half in enumerate(ground.halves, len(self._places)):
            if half is None:
                gate = _ONE.between(low, high, judged[unit].days[1:].tolist())
                flips.add(unit, judged[unit], gate, nobody)
        doubtful = any((each.bits == WAY_BIT).any() for each in judged)
        return low, flips.draws(first_world, doubtful=doubtful)

    def _judge(self, control: DrawnControl) -> None:
        """Let the policy judge the keys that are new."""
        missing = [len(b.keys) - d for b, d in zip(self._books, self._done, strict=True)]
        passages = []
        for layer in range(max(missing, default=0)):
            places = {
                place: book.course(min(done + layer, len(book.keys) - 1))
                for place, book, done in zip(self._places, self._books, self._done, strict=True)
            }
            passages.append(self.source.judge(ControlHistory(places, control.links)))
        if self._ground is None:
            self._ground = halves_of(self.problem.network, passages)
            self._rows = [[] for _ in range(self._ground.terrain.units)]
        for layer, passage in enumerate(passages):
            check_halves(self.problem.network, self.ground, passage)
            self._take(passage, [layer < count for count in missing])
        self._done = [len(book.keys) for book in self._books]

    def _take(self, passage: PassageHistory, new: Sequence[bool]) -> None:
        for unit, course in enumerate(passage.places):
            if new[unit]:
                self._rows[unit].append(course)
        for unit, half in enumerate(self.ground.halves, len(self._places)):
            if half is not None and new[self._end(half[0], half[1])]:
                link, side, direction = half
                self._rows[unit].append(passage.halves[link][side][direction])

    def _end(self, link: int, side: int) -> int:
        network = self.problem.network
        return int((network.a, network.b)[side][link])

    def _half(self, unit: int) -> tuple[int, int]:
        """Give link and side of a unit that is half of a link, (-1, -1) of others."""
        half = self.ground.halves[unit - len(self._places)] if unit >= len(self._places) else None
        return (-1, -1) if half is None else half[:2]

    def _units_at(self) -> list[list[int]]:
        """Give for each place the units that depend on who holds it."""
        found = [[at] for at in range(len(self._places))]
        for unit, half in enumerate(self.ground.halves, len(self._places)):
            if half is not None:
                found[self._end(half[0], half[1])].append(unit)
        return found

    def _judged_unit(self, unit: int) -> Judged:
        """Lay out what a unit lets pass, with a run for each day on which that changes."""
        rows = self._rows[unit]
        known = self._judged.get(unit)
        if known is not None and known[0] == len(rows):
            return known[1]
        if rows:
            days = np.array(sorted({1, *(day for row in rows for day in row.days)}))
            bits = np.empty((len(rows), days.size), dtype=np.uint8)
            for at, row in enumerate(rows):
                said = np.array([int(passage.value) for passage in row.values])
                bits[at] = _BITS[said][np.searchsorted(row.days, days, side="right") - 1]
        else:  # a gate
            days = self.ground.days[STRUCTURE_LANES:]
            bits = _BITS[self.ground.courses.table()[unit : unit + 1, STRUCTURE_LANES:]]
        kept = np.ones(days.size, dtype=np.bool_)
        kept[1:] = (bits[:, 1:] != bits[:, :-1]).any(axis=0)
        self._judged[unit] = len(rows), Judged(days[kept], bits[:, kept])
        return self._judged[unit][1]

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
                at = self._end(link, side)
                if any(day < begins for day in self.source.notices.get(self._places[at], ())):
                    key = self._books[at].left_standing(courses[at], begins)
                    found[link, side] = entries[at].ending_with(begins, key)
        return found


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


def notice_days(
    reports: Iterable[Report], network: RoadNetwork, areas: Mapping[str, Area], *, early: bool
) -> dict[str, tuple[int, ...]]:
    """Give by place the days on which anything was said of passage there, or on a link at it."""
    places = {place.id: place for place in network.places}
    links = {link.id: link for link in network.links}
    found: dict[str, set[int]] = {}
    for report in reports:
        if report.event not in PERMISSION_EVENTS:
            continue
        spots = [spot for spot in (report.a, report.b) if spot is not None]
        if report.place is not None:
            spots += places_in(report.place, places, areas)
        if report.link in links:
            spots += [links[str(report.link)].a, links[str(report.link)].b]
        for spot in spots:
            found.setdefault(spot, set()).add(report.placed(early=early))
    return {place: tuple(sorted(days)) for place, days in found.items()}
