"""What passage at a place can depend on, as numbers: who holds it, and since when without another.

Drawn courses of a place are many, and differ mostly in dates. A policy need not see each of them:
on any day passage rests on the state of the ground that day and on which notices still stand, and a
notice lapses when the ground changes hands. So a course is read as *keys*: a state, and how many of
the days on which notices were placed lie before the hands that hold it now.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.control import ControlCourse, ControlState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

__all__ = ["Entries", "KeyBook", "Sieges", "paired", "sieges_of", "sieges_on", "state_key"]

Sieges = tuple[tuple[int, tuple[str, ...]], ...]
"""Days from which on somebody besieges a place, and who; nobody is an empty name list."""

_FAR = 1 << 40
"""More than any day: courses laid one behind the other stay in order."""

_BESIEGED = "besiegers must be the same in every drawn course of events, save who holds the place"
_BEFORE, _BETWEEN = (ControlState("held", (name,), why="another") for name in ("?", "??"))
"""Hands that are nobody's, for what came before the hands that count."""


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Courses as keys: course ``course[i]`` has ``key[i]`` from ``day[i]`` on, until its next.

    They rise by course, then by day, and each course begins on the first day of the calendar.
    """

    courses: int
    course: NDArray[np.int64]
    day: NDArray[np.int64]
    key: NDArray[np.int64]

    def on(self, day: int) -> NDArray[np.int64]:
        """Give ``[course]``: the key of each course on a day."""
        order = self.course * _FAR + self.day
        at = np.searchsorted(order, np.arange(self.courses) * _FAR + day, side="right") - 1
        found: NDArray[np.int64] = self.key[at]
        return found

    def between(self, first: int, last: int, turns: Iterable[int]) -> Entries:
        """Cut to a period, which then begins each course, with entries on further days too."""
        inside = (self.day > first) & (self.day <= last)
        every = np.arange(self.courses)
        days = [first, *(day for day in turns if first < day <= last)]
        course = np.concatenate([self.course[inside], *([every] * len(days))])
        day = np.concatenate([self.day[inside], np.repeat(days, self.courses)])
        key = np.concatenate([self.key[inside], *(self.on(day) for day in days)])
        order = np.argsort(course * _FAR + day, kind="stable")
        return Entries(self.courses, course[order], day[order], key[order])

    def ending_with(self, day: int, key: NDArray[np.int64]) -> Entries:
        """Give the same up to a day, from which on each course has a key of its own."""
        before = self.day < day
        course = np.concatenate([self.course[before], np.arange(self.courses)])
        days = np.concatenate([self.day[before], np.full(self.courses, day)])
        keys = np.concatenate([self.key[before], key])
        order = np.argsort(course * _FAR + days, kind="stable")
        return Entries(self.courses, course[order], days[order], keys[order])


def paired(
    here: Entries, of_here: NDArray[np.int32], there: Entries, of_there: NDArray[np.int32]
) -> tuple[Entries, NDArray[np.int64], NDArray[np.int32]]:
    """Lay courses of two places side by side: every pair that a world has is a course.

    Gives their entries with the keys of ``here``, the keys of ``there`` at each, and which of the
    pairs each world has.
    """
    pairs, which = np.unique(
        of_here.astype(np.int64) * there.courses + of_there, return_inverse=True
    )
    parts = []
    for entries, course in ((here, pairs // there.courses), (there, pairs % there.courses)):
        first = np.searchsorted(entries.course, np.arange(entries.courses + 1))
        many = (first[1:] - first[:-1])[course]
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        parts.append(
            (np.repeat(np.arange(pairs.size), many), np.repeat(first[course], many) + within)
        )
    pair = np.concatenate([parts[0][0], parts[1][0]])
    day = np.concatenate([here.day[parts[0][1]], there.day[parts[1][1]]])
    order = np.argsort(pair * _FAR + day, kind="stable")
    pair, day, mine = pair[order], day[order], order < parts[0][0].size
    at = np.concatenate([parts[0][1], parts[1][1]])[order]
    spot = np.arange(pair.size)
    newest = [np.maximum.accumulate(np.where(side, spot, 0)) for side in (mine, ~mine)]
    last = np.append((pair[1:] != pair[:-1]) | (day[1:] != day[:-1]), [True])
    keys = here.key[at[newest[0][last]]], there.key[at[newest[1][last]]]
    told = Entries(pairs.size, pair[last], day[last], keys[0])
    return told, keys[1], which.astype(np.int32)


def state_key(state: ControlState) -> tuple[object, ...]:
    """Give what tells states apart: who holds or contends; not the reports, nor who besieges."""
    return state.kind, frozenset(state.holders), state.unnamed


class KeyBook:
    """Keys of the courses of one place, numbered as they come.

    Parameters
    ----------
    notice_days
        the days on which anything was said about passage there, rising
    sieges
        who besieges it, from which day on; the same in every course, but whoever holds the place
        does not besiege it too
    """

    def __init__(self, notice_days: Sequence[int], sieges: Sieges = ()) -> None:
        self._notices = np.array(notice_days, dtype=np.int64)
        self.states: list[ControlState] = []
        self.keys: list[tuple[int, int]] = []
        self._state: dict[tuple[object, ...], int] = {}
        self._key: dict[tuple[int, int], int] = {}
        self._sieges = tuple(sieges)
        self._besiegers = {name for _, names in sieges for name in names}
        self.kinds: list[str | None] = []
        self._standing: dict[tuple[object, ...], int] = {}
        self._courses: dict[int, ControlCourse] = {}

    def entries(self, courses: Sequence[ControlCourse], only_day: int | None = None) -> Entries:
        """Read courses as keys; with ``only_day`` as if they had that day's all the time.

        Raises
        ------
        ValueError
            when not all of them are besieged alike
        """
        lengths = np.fromiter((len(c.days) for c in courses), np.int64, len(courses))
        course = np.repeat(np.arange(len(courses)), lengths)
        day = np.fromiter(chain.from_iterable(c.days for c in courses), np.int64, course.size)
        states = list(chain.from_iterable(c.states for c in courses))
        ids = np.fromiter(map(id, states), np.int64, len(states))
        _, at, same = np.unique(ids, return_index=True, return_inverse=True)
        told = [states[index] for index in at.tolist()]
        if only_day is not None:
            self._check_sieges_on(courses, only_day)
        elif self._sieges or any(state.besiegers for state in told):
            self._check_sieges(courses)
        code = np.array([self._code(state) for state in told], dtype=np.int64)[same]
        before = self._notices_before(course, day, code)
        if only_day is not None:
            ends = np.cumsum(lengths)
            late = np.add.reduceat((day > only_day).astype(np.int64), ends - lengths)
            there = ends - late - 1
            course, day = course[there], np.ones(len(courses), dtype=np.int64)
            code, before = code[there], before[there]
        pairs, number = np.unique(code * (self._notices.size + 1) + before, return_inverse=True)
        known = [self._number(divmod(pair, self._notices.size + 1)) for pair in pairs.tolist()]
        return Entries(len(courses), course, day, np.array(known, dtype=np.int64)[number])

    def _code(self, state: ControlState) -> int:
        key = state_key(state)
        if key not in self._state:
            self._state[key] = len(self.states)
            self.states.append(replace(state, besiegers=()) if state.besiegers else state)
        return self._state[key]

    def _number(self, key: tuple[int, int]) -> int:
        if key not in self._key:
            self._key[key] = len(self.keys)
            self.keys.append(key)
        return self._key[key]

    def _notices_before(
        self, course: NDArray[np.int64], day: NDArray[np.int64], code: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Count for each entry the notices placed before its hands: while another held it."""
        if not self._notices.size:
            return np.zeros(course.size, dtype=np.int64)
        names: dict[str | None, int] = {
            state.holder: at for at, state in enumerate(self.states) if state.holder
        }
        holders = np.array([names.get(state.holder, -1) for state in self.states])[code]
        here = np.arange(course.size)
        newest = np.maximum.accumulate(np.where(holders >= 0, here, -1))
        earlier = np.concatenate([[-1], newest[:-1]])  # the named hands before these
        within = (earlier >= 0) & (course[earlier] == course)
        turned = within & (holders >= 0) & (holders[earlier] != holders)
        begins = np.where(turned, day[np.minimum(earlier + 1, here)], 1)
        since = np.maximum.accumulate(begins + course * _FAR) - course * _FAR
        return np.searchsorted(self._notices, since, side="left")

    def _check_sieges_on(self, courses: Sequence[ControlCourse], day: int) -> None:
        names = {name for _, names in self._sieges for name in names}  # those of the day alone
        for state in {id(state): state for state in (c.on(day) for c in courses)}.values():
            if set(state.besiegers) != names - {state.holder}:
                raise ValueError(_BESIEGED)

    def _check_sieges(self, courses: Sequence[ControlCourse]) -> None:
        for course in courses:
            plan = list(zip(course.days, course.states, strict=True))
            if sieges_of(self._besieged(plan)) != sieges_of(course):
                raise ValueError(_BESIEGED)

    def left_standing(self, courses: Sequence[ControlCourse], day: int) -> NDArray[np.int64]:
        """Give for each course a key for those that leave the same notices standing on a day."""
        notices = self._notices[self._notices < day].tolist()
        found = []
        for course in courses:
            hands = [
                {course.on(notice).holder}
                | {
                    state.holder
                    for since, state in zip(course.days, course.states, strict=True)
                    if notice < since < day
                }
                for notice in notices
            ]
            named = (frozenset(names - {None}) for names in hands)
            told = (day, *(names if len(names) < 2 else None for names in named))  # noqa: PLR2004
            if told not in self._standing:
                self._standing[told] = len(self.keys)
                self._courses[len(self.keys)] = course
                self.keys.append((-1, 0))
            found.append(self._standing[told])
        return np.array(found, dtype=np.int64)

    def course(self, key: int) -> ControlCourse:
        """Give a course that has one key as long as it can: from the newest notice before it on.

        What a policy says of it on days on which a drawn course has that key, it says of that one.
        """
        if key not in self._courses:
            code, before = self.keys[key]
            state = self.states[code]
            plan = [(1, state)]
            if before:
                turn = int(self._notices[before - 1]) + 1
                between = [(turn, _BETWEEN), (turn + 1, state)] if state.holder is None else []
                plan = [(1, _BEFORE), *(between or [(turn, state)])]
            self._courses[key] = self._besieged(plan)
        return self._courses[key]

    def _besieged(self, plan: list[tuple[int, ControlState]]) -> ControlCourse:
        """Put those who besiege the place around it, on the days on which they do."""
        days = sorted({day for day, _ in plan} | {day for day, _ in self._sieges})
        starts, begun = [day for day, _ in plan], [day for day, _ in self._sieges]
        states = []
        for day in days:
            state, siege = plan[bisect_right(starts, day) - 1][1], bisect_right(begun, day)
            names = self._sieges[siege - 1][1] if siege else ()
            around = tuple(name for name in names if name != state.holder)
            states.append(replace(state, besiegers=around) if around != state.besiegers else state)
        return ControlCourse(tuple(days), tuple(states))

    def kind(self, key: int) -> int:
        """Number the kinds of keys that besiege the roads into the place differently."""
        holder = self.states[self.keys[key][0]].holder
        told = holder if holder in self._besiegers else None
        if told not in self.kinds:
            self.kinds.append(told)
        return self.kinds.index(told)

    def kinds_of_keys(self) -> NDArray[np.int64]:
        """Give the kind of each key; 0 for those that no entry of courses has."""
        told = [self.kind(key) if self.keys[key][0] >= 0 else 0 for key in range(len(self.keys))]
        return np.array(told, dtype=np.int64)


def sieges_on(sieges: Sieges, day: int) -> Sieges:
    """Give those of one day, as if they were there all the time."""
    begun = bisect_right([first for first, _ in sieges], day)
    names = sieges[begun - 1][1] if begun else ()
    return ((1, names),) if names else ()


def sieges_of(course: ControlCourse) -> Sieges:
    """Give the days on which a siege begins, changes or ends, with those who besiege from then."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for day, state in zip(course.days, course.states, strict=True):
        around = tuple(sorted(state.besiegers))
        if around != (found[-1][1] if found else ()):
            found.append((day, around))
    return tuple(found)
