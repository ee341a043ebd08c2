"""Where something happens: places and roads among the groups of words around a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_groups import ROADS, Found, head_of, is_force, is_ground, is_road
from landbridge.reading.event_words import word_list
from landbridge.reading.word_groups import PLACE_PREPOSITIONS, Group

if TYPE_CHECKING:
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses

__all__ = [
    "after",
    "agents_of",
    "described",
    "first_places",
    "in_front",
    "put_listed_roads",
    "put_places",
]

_NO_GROUND = word_list("event_spots.no_ground")
_PARTS = word_list("event_spots.parts")
"""Heads that name a part of what comes after "of"."""


def agents_of(clauses: Clauses, at: int, end: int) -> list[Group]:
    """Give those after "by" who did what a verb in the passive says."""
    for here in range(at, min(end, at + 14)):
        if here > at and clauses.kinds[here] == "V" and clauses.kind(here - 1) in "AR":
            break
        if clauses.lows[here] == "by" and clauses.kind(here + 1) in "NDO":
            groups = clauses.all_right(here + 1)
            if groups and clauses.kinds[groups[0].first] != "T":
                return groups
    return []


def after(clauses: Clauses, at: int, end: int, words: frozenset[str]) -> list[tuple[str, Group]]:
    """Groups after prepositions of place up to the end of the clause."""
    found: list[tuple[str, Group]] = []
    here = at
    while here < end:
        if clauses.lows[here] in words:
            groups = clauses.all_right(here + 1)
            found.extend((clauses.lows[here], group) for group in groups)
            if groups:
                here = groups[-1].last - 1
        here += 1
    return found


_IN_FRONT = frozenset(("near", "in", "at", "around", "outside", "inside", "on", "over"))


def _whole_road(clauses: Clauses, group: Group) -> Group:
    """Keep "over the Khabur" with a bridge that has no name of its own."""
    named = any(clauses.is_name(at) for at in range(max(1, group.first), group.last))
    links = ("over", "across", "at", "to", "near", "of", "through", "between", "from", "into")
    if named or clauses.low(group.last) not in links:
        return group
    after = clauses.right(group.last + 1)
    if after and any(clauses.is_name(at) for at in range(after.first, after.last)):
        return Group(group.first, after.last)
    return group


def _whole_of(clauses: Clauses, group: Group) -> Group:
    """Step from a part to what it is part of: "eight lanes of the Hrushiv checkpoint"."""
    for at in range(group.first, group.last - 1):
        if clauses.lows[at] == "of" and clauses.lemmas[at - 1] in _PARTS:
            first = at + 1
            while first < group.last - 1 and clauses.kinds[first] == "D":
                first += 1
            return Group(first, group.last)
    return group


def _meant_by_it(clauses: Clauses, at: int) -> Group | None:
    """Find what "it" stands for: the nearest road before it, else the nearest ground acted on."""
    ground: Group | None = None
    for here in range(at - 1, -1, -1):
        if clauses.kinds[here] != "N" or clauses.kind(here + 1) == "N":
            continue
        chain = clauses.left(here + 1)
        for group in chain[::-1]:
            if is_road(clauses, group):
                return group
        if chain and ground is None and is_ground(clauses, chain[-1]):
            before = chain[-1].first - 1
            while clauses.kind(before) == "D":
                before -= 1
            near = clauses.low(before) in PLACE_PREPOSITIONS or clauses.kind(before) == "V"
            ground = chain[-1] if near and not is_force(clauses, chain[-1]) else None
    return ground


def put_places(clauses: Clauses, found: Found, groups: list[Group], *, sure: bool) -> bool:
    """Keep the groups that are roads or ground; ``sure`` where whatever stands there is ground."""
    put = False
    for group in groups:
        if clauses.kinds[group.first] == "O" and clauses.lows[group.first] == "it":
            meant = _meant_by_it(clauses, group.first)
            if meant:
                found.add("road" if is_road(clauses, meant) else "place", [meant])
                put = True
            continue
        if clauses.kinds[group.first] == "T" or clauses.kinds[group.first] == "O":
            continue
        if head_of(clauses, group) in _NO_GROUND:
            continue
        whole = _whole_of(clauses, group)
        if is_road(clauses, whole):
            found.add("road", [_whole_road(clauses, whole)])
            put = True
        elif is_ground(clauses, whole) or (sure and not is_force(clauses, whole)):
            found.add("place", [whole])
            put = True
    return put


def described(clauses: Clauses, at: int) -> Found:
    """Read "the besieged town of X": what the word before ``at`` says of the noun after it."""
    found = Found()
    found.how = "describing"
    group = clauses.right(at)
    put_places(clauses, found, [group] if group else [], sure=False)
    return found


def put_listed_roads(clauses: Clauses, found: Found, at: int, stop: int) -> bool:
    """Find roads and bridges in a list of things without names: "two tanks, two bridges"."""
    put = False
    while at < stop:
        group = clauses.right(at)
        if group is None:
            break
        if clauses.lemmas[group.last - 1] in ROADS and group not in found.roles.get("road", ()):
            found.add("road", [group])
            put = True
        at = group.last
        if clauses.low(at) != ",":
            if clauses.low(at) not in ("and", "or"):
                break
        elif clauses.low(at + 1) in ("and", "or"):
            at += 1
        at += 1
    return put


_TOWARDS = frozenset(("to", "into", "toward", "towards", "for", "through", "onto"))
_FROM = frozenset(("from", "off"))


def first_places(
    clauses: Clauses, found: Found, pattern: Pattern, at: int, end: int, stop: int
) -> None:
    """Take the first place after a preposition, with those joined to it; else one put in front."""
    kept: Group | None = None
    words = PLACE_PREPOSITIONS
    if pattern.event == "withdraws":
        words = words - _TOWARDS
    elif pattern.event == "strikes":
        words = words - _FROM
    for _word, group in after(clauses, end, stop, words):
        if kept is not None and not _joined(clauses, kept.last, group.first):
            return
        if put_places(clauses, found, [group], sure=False):
            kept = group
        elif kept is not None:
            return
    if kept is None:
        in_front(clauses, found, at)


def _joined(clauses: Clauses, last: int, first: int) -> bool:
    """Whether only a comma, "and", a preposition or an article stands between two groups."""
    between = clauses.lows[last:first]
    return any(word in (",", "and", "or", "&") for word in between) and all(
        word in (",", "and", "or", "&") or clauses.kinds[last + n] in "PD"
        for n, word in enumerate(between)
    )


def in_front(clauses: Clauses, found: Found, at: int) -> None:
    """Read a place put in front of the sentence: "Near Mosul, five strikes …"."""
    if clauses.low(0) not in _IN_FRONT:
        return
    groups = clauses.all_right(1)
    if groups and groups[-1].last < at and clauses.low(groups[-1].last) == ",":
        put_places(
            clauses,
            found,
            [g for g in groups if any(clauses.is_name(n) for n in range(g.first, g.last))],
            sure=False,
        )
