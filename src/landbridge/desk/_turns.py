"""The day of an event that something may survive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.days import FIRST_DAY

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.propositions import Proposition

__all__ = ["turn_day"]


def turn_day(record: Record, noun: Proposition, day: int, known_by: int | None) -> int | None:
    """Give the day of the event that a proposition names; None where it has not come, or is none.

    A date is its last day, a report the day on which its change is placed. A loss is the first day
    after the claim on which the actor, who held the place before, surely no longer holds it.
    """
    turn = noun.turn
    if turn is None:
        return None
    if turn.date is not None:
        return turn.date.last
    if turn.report is not None:
        days = [r.day for r in record.situation.reports if r.label == turn.report]
        return days[0] if days else None
    assert turn.place is not None
    course = record.control(known_by).places[turn.place]
    held = course.on(max(day, FIRST_DAY)).holder == turn.actor
    for begins, state in zip(course.days, course.states, strict=True):
        if begins <= day:
            continue
        if held and state.holder is not None and state.holder != turn.actor:
            return begins
        held = held or state.holder == turn.actor
    return None
