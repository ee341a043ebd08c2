"""Who acts, upon whom, and where, for one trigger in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_groups import (
    GROUND,
    ROADS,
    WEAPONS,
    Found,
    is_force,
    is_ground,
    is_road,
    is_traffic,
    named_before,
)
from landbridge.reading.event_nominal import OPPONENTS, put_nominal
from landbridge.reading.event_spots import (
    after,
    agents_of,
    first_places,
    in_front,
    put_listed_roads,
    put_places,
)
from landbridge.reading.event_subjects import doers, is_passive, subjects
from landbridge.reading.word_groups import PLACE_PREPOSITIONS, Group

if TYPE_CHECKING:
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses

__all__ = ["GROUND", "ROADS", "is_force", "roles_of"]

_BLOWS = frozenset(("strike", "airstrike", "raid", "bombardment", "shelling", "attack"))
_BARE = frozenset((("stop",), ("halt",)))
"""Verbs that close nothing where nothing is said to be stopped."""
_WITH_GAP = frozenset(("way", "trans", "ground", "leaving"))
"""Frames in which the words in a gap are what is acted on."""
_SOURCES = frozenset(("from",))


def roles_of(  # noqa: C901, PLR0912, PLR0915
    clauses: Clauses, pattern: Pattern, at: int, end: int, gap: tuple[int, int]
) -> Found:
    """Read the roles of a trigger (words ``at`` to ``end``) by the frame of its pattern."""
    found = Found()
    stop = clauses.clause_end(end)
    if pattern.frame == "nominal":
        put_nominal(clauses, found, pattern, at, end, stop)
        return found
    found.passive = pattern.words[0] != "be" and is_passive(clauses, at)
    found.how = "passive" if found.passive else "active"
    chains = subjects(clauses, at)
    agents = agents_of(clauses, end, stop)
    rest = clauses.skip_times(end)
    direct = [] if found.passive else clauses.all_right(rest)
    if gap[0] < gap[1] and not direct and pattern.frame in _WITH_GAP:
        direct = clauses.all_right(gap[0])
    if pattern.frame in ("inside", "subject", "falling"):
        _of_subject(clauses, found, pattern, chains, end, stop)
    elif pattern.frame == "ousting":
        found.add("actor", agents if found.passive else doers(clauses, chains))
        if gap[0] < gap[1]:
            between = clauses.right(gap[0])
            found.add("other_actor", [between] if between else [])
        put_places(clauses, found, direct, sure=True)
    elif pattern.frame == "fighting":
        _fighting(clauses, found, chains, agents, direct, end, stop)
    elif pattern.frame == "traffic":
        found.add("other_actor", [g for c in chains for g in c[:1]] if found.passive else direct)
        found.add("actor", agents if found.passive else doers(clauses, chains))
    elif pattern.frame == "dealing":
        found.add("actor", agents if found.passive else doers(clauses, chains))
        for word, group in after(clauses, end, stop, OPPONENTS):
            found.add("other_actor" if word == "with" else "actor", [group])
    elif found.passive:
        sure = pattern.event not in ("takes", "holds")
        put_places(clauses, found, [g for chain in chains for g in chain[:1]], sure=sure)
        found.add("actor", agents)
    else:
        put = put_places(clauses, found, direct, sure=pattern.frame not in ("ground", "way"))
        if pattern.event in ("cuts", "damages"):
            put |= put_listed_roads(clauses, found, rest, stop)
        ways = [group for group in doers(clauses, chains) if is_road(clauses, group)]
        if pattern.frame == "way" and not put and not direct and ways:
            found.how = "subject"
            found.add("road", ways)
            found.add("actor", agents)
        else:
            found.add("actor", doers(clauses, chains))
    if pattern.event == "strikes":
        _users_of_weapons(clauses, found)
    if pattern.frame == "way" and any(is_traffic(clauses, group) for group in direct):
        return found  # what was stopped is traffic, not a road
    alone = len(pattern.words) == 1 and not found.passive and not direct
    if alone and (pattern.event == "takes" or pattern.words in _BARE):
        return found  # "tanks captured near X", "the column stopped at X"
    if pattern.event in ("takes", "holds") and pattern.frame in ("trans", "ground"):
        told = chains if found.passive else direct
        if told and not found.roles.get("place") and not found.roles.get("road"):
            return found  # what was taken is no ground
    _elsewhere(clauses, found, pattern, at, end, stop)
    return found


def _users_of_weapons(clauses: Clauses, found: Found) -> None:
    """Put those whose strike or rocket it is in its stead: "U.S." of "a U.S. strike"."""
    kept = []
    for group in found.roles.get("actor", ()):
        if clauses.lemmas[group.last - 1] not in WEAPONS:
            kept.append(group)
            continue
        if clauses.lemmas[group.last - 1] in _BLOWS:
            found.words = Group(group.last - 1, group.last)
        if owner := named_before(clauses, group.first, group.last - 1):
            kept.append(owner)
    found.roles["actor"] = kept


def _of_subject(
    clauses: Clauses, found: Found, pattern: Pattern, chains: list[list[Group]], end: int, stop: int
) -> None:
    found.how = "subject"
    if pattern.frame == "subject":
        found.add("actor", doers(clauses, chains))
        put_places(clauses, found, clauses.all_right(end), sure=True)
        return
    put_places(clauses, found, doers(clauses, chains), sure=False)
    if pattern.frame == "falling":
        for word, group in after(clauses, end, stop, frozenset(("to", "before"))):
            if clauses.kinds[group.first] != "T" and word:
                found.add("actor", [group])
        return
    agents = agents_of(clauses, end - (clauses.lows[end - 1] == "by"), stop)
    if agents:
        found.add("actor", agents)
    elif end < len(clauses.lows) and clauses.lows[end] in ("of", "to", "with"):
        role = "other_actor" if pattern.event in ("opens", "closes", "restricts") else "actor"
        found.add(role, clauses.all_right(end + 1))
    elif clauses.lemmas[end - 1] in ("control", "hand", "rule", "flag"):
        first = end - 1
        while clauses.kind(first - 1) in "ND":
            first -= 1
        if first < end - 1:
            found.add("actor", [Group(first, end - 1)])


def _fighting(
    clauses: Clauses,
    found: Found,
    chains: list[list[Group]],
    agents: list[Group],
    direct: list[Group],
    end: int,
    stop: int,
) -> None:
    heads = doers(clauses, chains)
    if found.passive:
        found.add("other_actor", [g for g in heads if is_force(clauses, g)])
        put_places(clauses, found, [g for g in heads if not is_force(clauses, g)], sure=False)
        found.add("actor", agents)
    else:
        found.add("actor", heads)
        places = [g for g in direct if is_ground(clauses, g)]
        put_places(clauses, found, places, sure=True)
        found.add("other_actor", [g for g in direct if g not in places])
    for word, group in after(clauses, end, stop, OPPONENTS):
        found.add("actor" if word == "between" else "other_actor", [group])


def _elsewhere(
    clauses: Clauses, found: Found, pattern: Pattern, at: int, end: int, stop: int
) -> None:
    """Fill what is still open from groups after prepositions."""
    for _word, group in after(clauses, end, stop, _SOURCES):
        if is_force(clauses, group) and pattern.event in ("takes", "contests", "enters"):
            found.add("other_actor", [group])
    if not found.roles.get("place") and not found.roles.get("road"):
        first_places(clauses, found, pattern, at, end, stop)
    elif found.roles.get("road") and not found.roles.get("place"):
        if pattern.event in ("cuts", "damages", "strikes"):
            in_front(clauses, found, at)
        for word, group in after(clauses, end, stop, PLACE_PREPOSITIONS):
            if word in ("at", "in", "near") and group not in found.roles["road"]:
                put_places(clauses, found, [group], sure=False)
                break
