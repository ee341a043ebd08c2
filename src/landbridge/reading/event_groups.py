"""What a group of words is: a force, ground, a road, traffic, a weapon; and who fills a role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.reading.event_words import word_list
from landbridge.reading.word_groups import Group

if TYPE_CHECKING:
    from landbridge.reading.word_groups import Clauses

__all__ = [
    "FORCES",
    "GROUND",
    "ROADS",
    "WEAPONS",
    "Found",
    "head_of",
    "is_force",
    "is_ground",
    "is_road",
    "is_traffic",
    "may_act",
    "named_before",
]

ROADS = word_list("event_roles.roads")
"""Plain forms of nouns for ways and what stands on them."""
GROUND = word_list("event_roles.ground")
"""Plain forms of nouns for ground that can be held."""
_NUMBERED = re.compile(r"[AEMNRD]-?(?!23\b|16\b)\d{1,3}")
"""Roads called by letter and number; M23 and M16 are other things."""
_PEOPLE = word_list("general_roles.people")
WEAPONS = word_list("event_groups.weapons")
"""What hits, and whose users act."""
_TRAFFIC = word_list("event_roles.traffic")
FORCES = word_list("event_roles.forces")
"""Plain forms of nouns for those who fight or rule."""


class Found:
    """What stands in the roles of one trigger: groups of words by role, and how they were found."""

    __slots__ = ("how", "passive", "roles", "words")

    def __init__(self) -> None:
        self.roles: dict[str, list[Group]] = {}
        self.how = "active"
        self.passive = False
        self.words: Group | None = None
        """Other words that carry the event: "strike" of "a strike hit two trucks"."""

    def add(self, role: str, groups: list[Group]) -> None:
        """Keep groups for a role, once each."""
        kept = self.roles.setdefault(role, [])
        kept.extend(group for group in groups if group not in kept)


def head_of(clauses: Clauses, group: Group) -> str:
    """Give the plain form of the noun that a group is about: "chief" of "chief of staff"."""
    for at in range(group.first, group.last):
        if at > group.first and clauses.kinds[at] == "P":
            return clauses.lemmas[at - 1]
    return clauses.lemmas[group.last - 1]


def is_road(clauses: Clauses, group: Group) -> bool:
    """Whether a group names a road, bridge, crossing or border."""
    if _NUMBERED.fullmatch(clauses.tokens[group.last - 1].text) and (
        clauses.low(group.first - 1) == "the" or group.last - group.first > 1
    ):
        return True
    return any(clauses.lemmas[at] in ROADS for at in range(group.first, group.last)) and (
        head_of(clauses, group) in ROADS
        or clauses.lemmas[group.last - 1] in ROADS
        or clauses.lemmas[group.first] in ("route", "highway", "bridge", "road")
        or not any(clauses.lemmas[at] in GROUND for at in range(group.first, group.last))
    )


def is_force(clauses: Clauses, group: Group) -> bool:
    """Whether the head of a group is one who fights, rules or travels."""
    return head_of(clauses, group) in FORCES or clauses.lemmas[group.last - 1] in FORCES


def is_traffic(clauses: Clauses, group: Group) -> bool:
    """Whether a group is what passes on roads: a convoy, trucks, goods."""
    return head_of(clauses, group) in _TRAFFIC or clauses.lemmas[group.last - 1] in _TRAFFIC


def may_act(clauses: Clauses, group: Group) -> bool:
    """Whether a group may be somebody: a name, a nation, a force, or a noun for people."""
    if clauses.kinds[group.last - 1] == "T":
        return False
    if is_force(clauses, group) or clauses.lemmas[group.last - 1] in _PEOPLE:
        return True
    return any(
        clauses.is_name(at)
        and clauses.kinds[at] == "N"
        and (at > 0 or clauses.tokens[at].tag.startswith("NNP"))
        for at in range(group.first, group.last)
    )


def is_ground(clauses: Clauses, group: Group) -> bool:
    """Whether a group looks like ground: a name, or a noun for ground."""
    if is_road(clauses, group) or head_of(clauses, group) in GROUND:
        return True
    if is_force(clauses, group):
        return False
    return any(
        clauses.is_name(at)
        and clauses.kinds[at] == "N"
        and (at > 0 or clauses.tokens[at].tag.startswith("NNP"))
        for at in range(group.first, group.last)
    )


def named_before(clauses: Clauses, first: int, head: int) -> Group | None:
    """Give the name or the force that stands right before a noun: "rebel" of "rebel shelling"."""
    at = head
    while (
        at > first
        and clauses.kinds[at - 1] == "N"
        and (clauses.is_name(at - 1) or clauses.lemmas[at - 1] in FORCES)
    ):
        at -= 1
    while at < head and clauses.lemmas[head - 1] in ("drone", "artillery", "missile", "rocket"):
        head -= 1
    named = at < head and (at > 0 or clauses.tokens[at].tag.startswith("NNP"))
    return Group(at, head) if named else None
