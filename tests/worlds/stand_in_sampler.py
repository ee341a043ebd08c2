"""Random worlds of control made from recorded courses: a stand-in for an estimator that draws.

Neither clever nor likely: it only has the form of what a sampler gives, and everything in it that
is hard to judge: hands that change often, days on which nobody knows, contested ground.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.belief import DrawnControl
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["history_of_world", "stand_in"]


def _sieges(course: ControlCourse) -> list[tuple[int, tuple[str, ...]]]:
    return [
        (day, tuple(sorted(state.besiegers)))
        for day, state in zip(course.days, course.states, strict=True)
    ]


def _course(random: Random, base: ControlCourse, holders: Sequence[str], spread: int):
    """Displace what happened, invent some, and let anybody hold it now and then."""
    told = {1: random.choice([UNKNOWN, base.states[0]])}
    for day, state in zip(base.days[1:], base.states[1:], strict=True):
        if random.random() < 0.8:
            told[max(2, day + random.randint(-spread, spread))] = state
    days = [*base.days[1:], 737_000]
    for _ in range(random.randint(0, 3)):
        day = max(2, random.choice(days) + random.randint(-2 * spread, 2 * spread))
        kind = random.random()
        if kind < 0.7:
            state = ControlState("held", (random.choice(holders),), why="drawn")
        elif kind < 0.85:
            state = ControlState("contested", tuple(random.sample(holders, 2)), why="drawn")
        else:
            state = random.choice(
                [ControlState("contested", tuple(holders[:1]), unnamed=True), UNKNOWN]
            )
        told[day] = state
    sieges = _sieges(base)
    for day, _ in sieges:
        told.setdefault(day, told[max(d for d in told if d <= day)])
    days = sorted(told)
    states = []
    for day in days:
        around = [names for begun, names in sieges if begun <= day][-1]
        state = told[day]
        around = tuple(name for name in around if name != state.holder)
        states.append(ControlState(
            state.kind, state.holders, state.unnamed, around, state.reports, why=state.why
        ) if around or state.besiegers else state)  # fmt: skip
    return ControlCourse(tuple(days), tuple(states))


def stand_in(
    history: ControlHistory, holders: Sequence[str], seed: int, spread: int = 12
) -> Callable[[int, int], DrawnControl]:
    """Give a function of the first world and their number, as a sampler would be."""

    def draw(first_world: int, worlds: int) -> DrawnControl:
        courses, of_world = {}, {}
        for place, base in history.places.items():
            found: dict[ControlCourse, int] = {}
            have = []
            for world in range(first_world, first_world + worlds):
                random = Random(f"{seed} {place} {world}")
                course = base if random.random() < 0.4 else _course(random, base, holders, spread)
                have.append(found.setdefault(course, len(found)))
            courses[place] = tuple(found)
            of_world[place] = np.array(have, dtype=np.int32)
        return DrawnControl(first_world, worlds, courses, of_world, history.links)

    return draw


def history_of_world(drawn: DrawnControl, world: int) -> ControlHistory:
    """Give one world of a block (0 is its first) as a history of control."""
    places = {
        place: courses[int(drawn.of_world[place][world])]
        for place, courses in drawn.courses.items()
    }
    return ControlHistory(places, drawn.links)
