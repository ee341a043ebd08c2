"""The three lamps of one piece of road on one day, and the worst of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY
from landbridge.model.control import UNKNOWN, ControlCourse
from landbridge.model.passage import Passage, PassageValue
from landbridge.policies._closures import Verdict, verdict
from landbridge.policies._physical import Practicability, practicability

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.actors import PermissionRule, Relation, Traveller
    from landbridge.model.control import ControlState
    from landbridge.model.geography import Link
    from landbridge.model.reports import Report
    from landbridge.policies._closures import Notice
    from landbridge.policies._stances import Stances

__all__ = ["Lamps", "Spot"]

_STRICTER = ("free", "notify", "permit", "escort", "denied")
_DIRECTIONS = ("ab", "ba")
_ROADS = ("open", "restricted", "closed")
_GOOD = Practicability()


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of road in one direction, and the notices about it: its link's, then its place's."""

    place: str
    link: Link | None
    direction: int
    notices: tuple[tuple[Notice, ...], ...]
    physical: tuple[tuple[Notice, ...], ...]


@dataclass(frozen=True, slots=True)
class _Leave:
    """A holder's word: free, notify, permit, escort, denied or unknown, and what it rests on."""

    permission: str
    why: str
    reports: tuple[Report, ...] = ()
    relations: tuple[Relation, ...] = ()
    dispute: str | None = None


class Lamps:
    """Judges pieces of road for one traveller."""

    def __init__(
        self, traveller: Traveller, stances: Stances, rules: Sequence[PermissionRule]
    ) -> None:
        self.traveller = traveller
        self._stances = stances
        self._days: dict[str, set[int]] = {}
        self._rules = [
            rule
            for rule in rules
            if rule.traveller == traveller.actor and rule.cargo in (None, traveller.cargo)
        ]
        self._ruled = frozenset(rule.link for rule in self._rules if rule.link)
        self._directed = any(rule.direction in _DIRECTIONS for rule in self._rules)
        self.has_rules_for_spots = any(rule.place or rule.link for rule in self._rules)

    def has_rules_for(self, link: Link) -> bool:
        """Whether an explicit rule names the link, or the imported road that it is a piece of."""
        return link.id in self._ruled or link.road in self._ruled or self._directed

    def turning_days(self, ground: ControlCourse, notices: Iterable[Notice]) -> set[int]:
        """Days on which the judgement of this ground can change."""
        days = set(ground.days) | {notice.placed for notice in notices}
        ends = (*ground.days[1:], LAST_DAY + 1)
        for first, end, state in zip(ground.days, ends, ground.states, strict=True):
            for holder in state.holders:
                days.update(day for day in self._days_of(holder) if first < day < end)
        return days

    def days_of_sieges(self, ends: Iterable[ControlCourse]) -> set[int]:
        """Days on which a siege of either end begins, changes or ends, or a stance in it does."""
        days: set[int] = set()
        names: set[str] = set()
        for end in ends:
            for at, state in enumerate(end.states):
                if state.besiegers:
                    days.update(end.days[at : at + 2])
                    names.update(state.besiegers)
        if names:
            names.update(name for end in ends for state in end.states for name in state.holders)
            days.update(day for end in ends for day in end.days)
        return days.union(*(self._days_of(name) for name in names))

    def _days_of(self, holder: str) -> set[int]:
        if holder in self._days:
            return self._days[holder]
        days = set(self._stances.days(holder))
        for rule in self._rules:
            if rule.holder == holder:
                if rule.start is not None:
                    days.add(rule.start.first)
                if rule.end is not None:
                    days.add(rule.end.last + 1)
        self._days[holder] = days
        return days

    def judge(self, spot: Spot, state: ControlState, ground: ControlCourse, day: int) -> Passage:
        """Light the three lamps and let the worst decide."""
        verdicts = [verdict(said, self.traveller, ground, day) for said in spot.notices if said]
        road = self._worst_road(spot, day)
        denied = next((v for v in verdicts if v.denied), None)
        leave = _Leave("unknown", "")
        value, lamp, why = PassageValue.OPEN, "permission", ""
        if state.kind == "held":
            leave = self._leave(state, spot, verdicts, day)
            why = f"{state.why}; {leave.why}"
            if leave.permission in ("denied", "unknown"):
                value = (
                    PassageValue.CLOSED if leave.permission == "denied" else PassageValue.UNKNOWN
                )
        else:
            value, lamp, why, rows = self._without_holder(state, spot, day)
            leave = _Leave("unknown", "", relations=rows)
        if denied is not None and (value < PassageValue.CLOSED or state.kind == "held"):
            value, lamp, why = PassageValue.CLOSED, "permission", denied.why
            leave = _Leave("denied", denied.why, denied.reports)
        if road.value == "closed" and value < PassageValue.CLOSED:
            value, lamp, why = PassageValue.CLOSED, "practicability", road.why
        told = tuple(report for v in verdicts for report in v.reports)
        if told:
            leave = replace(leave, reports=tuple(dict.fromkeys((*leave.reports, *told))))
        return self._passage(state, leave, road, value, lamp, why)

    def judge_leg(self, spot: Spot, day: int) -> Passage:
        """Judge a leg by air or sea: only reports that name it count."""
        said = verdict(spot.notices[0], self.traveller, _NOBODY, day)
        road = practicability(spot.physical[0], None, self.traveller.vehicle, day)
        value, lamp, why = PassageValue.OPEN, "permission", f"by {spot.link and spot.link.mode}"
        if said.denied:
            value, why = PassageValue.CLOSED, said.why
        elif road.value == "closed":
            value, lamp, why = PassageValue.CLOSED, "practicability", road.why
        allowed = "denied" if said.denied else said.lifted or said.at_best or "free"
        leave = _Leave(allowed, why, said.reports)
        return self._passage(UNKNOWN, leave, road, value, lamp, why)

    def _without_holder(
        self, state: ControlState, spot: Spot, day: int
    ) -> tuple[PassageValue, str, str, tuple[Relation, ...]]:
        if state.kind == "unknown":
            return PassageValue.UNKNOWN, "control", state.why, ()
        words = [self._word(holder, spot, day) for holder in state.holders]
        rows = tuple(dict.fromkeys(row for word in words for row in word.relations))
        if words and not state.unnamed and all(word.permission == "denied" for word in words):
            why = f"{state.why}; each of them would deny {self.traveller.actor}"
            return PassageValue.CLOSED, "control", why, rows
        return PassageValue.CONTESTED, "control", state.why, rows

    def _leave(
        self, state: ControlState, spot: Spot, verdicts: Sequence[Verdict], day: int
    ) -> _Leave:
        """A standing opening, else an explicit rule, else the stance; then restrictions."""
        lifted = [v for v in verdicts if v.lifted is not None]
        if lifted:
            worst = max(lifted, key=lambda v: _STRICTER.index(str(v.lifted)))
            leave = _Leave(str(worst.lifted), worst.why, worst.reports)
        else:
            leave = self._word(state.holders[0], spot, day)
        for said in verdicts:
            if said.at_best is not None and leave.permission in _STRICTER:
                stricter = max(leave.permission, said.at_best, key=_STRICTER.index)
                if stricter != leave.permission:
                    reports = (*said.reports, *leave.reports)
                    leave = replace(leave, permission=stricter, why=said.why, reports=reports)
        return leave

    def _word(self, holder: str, spot: Spot, day: int) -> _Leave:
        """What a holder would say by explicit rule or by stance."""
        fitting = [
            rule
            for rule in self._rules
            if rule.holder == holder
            and rule.on(day)
            and rule.place in (None, spot.place)
            and (
                rule.link is None
                or (spot.link is not None and rule.link in (spot.link.id, spot.link.road))
            )
            and (
                rule.direction in (None, "both")
                or (spot.link is not None and rule.direction == _DIRECTIONS[spot.direction])
            )
        ]
        if fitting:
            rule = max(fitting, key=_specific)
            return _Leave(rule.permission, f"{holder} grants {rule.permission} by explicit rule")
        stance = self._stances.on(holder, day)
        dispute = stance.why if stance.disputed else None
        return _Leave(stance.permission, stance.why, relations=stance.rows, dispute=dispute)

    def _worst_road(self, spot: Spot, day: int) -> Practicability:
        vehicle, link = self.traveller.vehicle, spot.link
        limited = link is not None and link.max_vehicle is not None
        found = [practicability(s, link, vehicle, day) for s in spot.physical if s or limited]
        return max(found, key=lambda p: _ROADS.index(p.value), default=_GOOD)

    @staticmethod
    def _passage(
        state: ControlState,
        leave: _Leave,
        road: Practicability,
        value: PassageValue,
        lamp: str,
        why: str,
    ) -> Passage:
        condition = None
        if value is PassageValue.OPEN:
            wanted = [leave.permission] if leave.permission not in ("free", "unknown") else []
            wanted += ["restricted"] if road.value == "restricted" else []
            condition = ", ".join(wanted) or None
            why = why + (f"; {road.why}" if road.why else "")
        return Passage(
            value=value,
            lamp=lamp,
            control=state,
            permission=leave.permission,
            practicability=road.value,
            condition=condition,
            reports=tuple(dict.fromkeys((*leave.reports, *road.reports, *state.reports))),
            relations=tuple(leave.relations),
            why=why,
            dispute=leave.dispute,
        )


def _specific(rule: PermissionRule) -> tuple[bool, bool, bool, int]:
    start = rule.start.first if rule.start is not None else 0
    return (
        rule.place is not None or rule.link is not None,
        rule.cargo is not None,
        rule.direction in _DIRECTIONS,
        start,
    )


_NOBODY = ControlCourse((1,), (UNKNOWN,))
"""The ground under a leg by air or sea: nobody's."""
