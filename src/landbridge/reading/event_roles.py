"""Who acts, upon whom, and where, for one trigger in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_subjects import doers, is_passive, subjects
from landbridge.reading.event_words import word_list
from landbridge.reading.word_groups import PLACE_PREPOSITIONS, SAYING, Group

if TYPE_CHECKING:
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses

__all__ = ["GROUND", "ROADS", "Found", "is_force", "is_ground", "is_road", "may_act", "roles_of"]

ROADS = word_list("event_roles.roads")
"""Plain forms of nouns for ways and what stands on them."""
GROUND = word_list("event_roles.ground")
"""Plain forms of nouns for ground that can be held."""
_PEOPLE = word_list("general_roles.people")
_NO_GROUND = frozenset(("position", "target", "militant", "attempt", "attack", "ground"))
_FORCES = word_list("event_roles.forces")
"""Plain forms of nouns for those who fight or rule."""


class Found:
    """What stands in the roles of one trigger: groups of words by role, and how they were found."""

    __slots__ = ("how", "passive", "roles")

    def __init__(self) -> None:
        self.roles: dict[str, list[Group]] = {}
        self.how = "active"
        self.passive = False

    def add(self, role: str, groups: list[Group]) -> None:
        """Keep groups for a role, once each."""
        kept = self.roles.setdefault(role, [])
        kept.extend(group for group in groups if group not in kept)


def _head(clauses: Clauses, group: Group) -> str:
    for at in range(group.first, group.last):
        if at > group.first and clauses.kinds[at] == "P":
            return clauses.lemmas[at - 1]
    return clauses.lemmas[group.last - 1]


def is_road(clauses: Clauses, group: Group) -> bool:
    """Whether a group names a road, bridge, crossing or border."""
    return any(clauses.lemmas[at] in ROADS for at in range(group.first, group.last)) and (
        _head(clauses, group) in ROADS
        or clauses.lemmas[group.last - 1] in ROADS
        or clauses.lemmas[group.first] in ("route", "highway", "bridge", "road")
        or not any(clauses.lemmas[at] in GROUND for at in range(group.first, group.last))
    )


def is_force(clauses: Clauses, group: Group) -> bool:
    """Whether the head of a group is one who fights, rules or travels."""
    return _head(clauses, group) in _FORCES or clauses.lemmas[group.last - 1] in _FORCES


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
    if is_road(clauses, group) or _head(clauses, group) in GROUND:
        return True
    if is_force(clauses, group):
        return False
    return any(
        clauses.is_name(at)
        and clauses.kinds[at] == "N"
        and (at > 0 or clauses.tokens[at].tag.startswith("NNP"))
        for at in range(group.first, group.last)
    )


def _agents(clauses: Clauses, at: int, end: int) -> list[Group]:
    for here in range(at, min(end, at + 14)):
        if clauses.lows[here] == "by" and clauses.kind(here + 1) in "NDO":
            groups = clauses.all_right(here + 1)
            if groups and clauses.kinds[groups[0].first] != "T":
                return groups
    return []


def _after(clauses: Clauses, at: int, end: int, words: frozenset[str]) -> list[tuple[str, Group]]:
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


_SOURCES = frozenset(("from",))
_OPPONENTS = frozenset(("with", "against", "between"))


def _whole_road(clauses: Clauses, group: Group) -> Group:
    """Keep "over the Khabur" with a bridge that has no name of its own."""
    named = any(clauses.is_name(at) for at in range(max(1, group.first), group.last))
    links = ("over", "across", "at", "to", "near", "of", "through")
    if named or clauses.low(group.last) not in links:
        return group
    after = clauses.right(group.last + 1)
    if after and any(clauses.is_name(at) for at in range(after.first, after.last)):
        return Group(group.first, after.last)
    return group


def _put_places(clauses: Clauses, found: Found, groups: list[Group], *, sure: bool) -> bool:
    put = False
    for group in groups:
        if clauses.kinds[group.first] == "T" or clauses.kinds[group.first] == "O":
            continue
        if _head(clauses, group) in _NO_GROUND:
            continue
        if is_road(clauses, group):
            found.add("road", [_whole_road(clauses, group)])
            put = True
        elif is_ground(clauses, group) or (sure and not is_force(clauses, group)):
            found.add("place", [group])
            put = True
    return put


def roles_of(clauses: Clauses, pattern: Pattern, at: int, end: int, gap: tuple[int, int]) -> Found:
    """Read the roles of a trigger (words ``at`` to ``end``) by the frame of its pattern."""
    found = Found()
    stop = clauses.clause_end(end)
    if pattern.frame == "nominal":
        _nominal(clauses, found, pattern, at, end, stop)
        return found
    found.passive = pattern.words[0] != "be" and is_passive(clauses, at)
    found.how = "passive" if found.passive else "active"
    chains = subjects(clauses, at)
    agents = _agents(clauses, end, stop)
    rest = clauses.skip_times(end)
    direct = [] if found.passive else clauses.all_right(rest)
    if pattern.frame in ("inside", "subject", "falling"):
        _of_subject(clauses, found, pattern, chains, end, stop)
    elif pattern.frame == "ousting":
        found.add("actor", agents if found.passive else doers(clauses, chains))
        if gap[0] < gap[1]:
            between = clauses.right(gap[0])
            found.add("other_actor", [between] if between else [])
        _put_places(clauses, found, direct, sure=True)
    elif pattern.frame == "fighting":
        _fighting(clauses, found, chains, agents, direct, end, stop)
    elif pattern.frame == "dealing":
        found.add("actor", agents if found.passive else doers(clauses, chains))
        for word, group in _after(clauses, end, stop, _OPPONENTS):
            found.add("other_actor" if word == "with" else "actor", [group])
    elif found.passive:
        _put_places(clauses, found, [g for chain in chains for g in chain[:1]], sure=True)
        found.add("actor", agents)
    else:
        put = _put_places(clauses, found, direct, sure=pattern.frame not in ("ground", "way"))
        ways = [group for group in doers(clauses, chains) if is_road(clauses, group)]
        if pattern.frame == "way" and not put and not direct and ways:
            found.how = "subject"
            found.add("road", ways)
        else:
            found.add("actor", doers(clauses, chains))
    _elsewhere(clauses, found, pattern, end, stop)
    return found


def _of_subject(
    clauses: Clauses, found: Found, pattern: Pattern, chains: list[list[Group]], end: int, stop: int
) -> None:
    found.how = "subject"
    if pattern.frame == "subject":
        found.add("actor", doers(clauses, chains))
        _put_places(clauses, found, clauses.all_right(end), sure=True)
        return
    _put_places(clauses, found, doers(clauses, chains), sure=False)
    if pattern.frame == "falling":
        for word, group in _after(clauses, end, stop, frozenset(("to", "before"))):
            if clauses.kinds[group.first] != "T" and word:
                found.add("actor", [group])
        return
    agents = _agents(clauses, end, stop)
    if agents:
        found.add("actor", agents)
    elif end < len(clauses.lows) and clauses.lows[end] in ("of", "to", "with"):
        found.add("actor", clauses.all_right(end + 1))
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
        _put_places(clauses, found, [g for g in heads if not is_force(clauses, g)], sure=False)
        found.add("actor", agents)
    else:
        found.add("actor", heads)
        places = [g for g in direct if is_ground(clauses, g)]
        _put_places(clauses, found, places, sure=True)
        found.add("other_actor", [g for g in direct if g not in places])
    for word, group in _after(clauses, end, stop, _OPPONENTS):
        found.add("actor" if word == "between" else "other_actor", [group])


def _elsewhere(clauses: Clauses, found: Found, pattern: Pattern, end: int, stop: int) -> None:
    """Fill what is still open from groups after prepositions."""
    for _word, group in _after(clauses, end, stop, _SOURCES):
        if is_force(clauses, group) and pattern.event in ("takes", "contests", "enters"):
            found.add("other_actor", [group])
    if not found.roles.get("place") and not found.roles.get("road"):
        for _word, group in _after(clauses, end, stop, PLACE_PREPOSITIONS):
            if _put_places(clauses, found, [group], sure=False):
                break
    elif found.roles.get("road") and not found.roles.get("place"):
        for word, group in _after(clauses, end, stop, PLACE_PREPOSITIONS):
            if word in ("at", "in", "near") and group not in found.roles["road"]:
                _put_places(clauses, found, [group], sure=False)
                break


def _nominal(  # noqa: C901, PLR0912
    clauses: Clauses, found: Found, pattern: Pattern, at: int, end: int, stop: int
) -> None:
    """Read "the fall of X to Y", "Y's capture of X", "fighting in X between Y and Z"."""
    found.how = "nominal"
    stop = next((here for here in range(end, stop) if clauses.kinds[here] in "VA"), stop)
    first = at
    while first > 0 and clauses.kinds[first - 1] == "N" and at - first < 4:  # noqa: PLR2004
        first -= 1
    if first > 1 and clauses.lows[first - 1] == "'s":
        owner = clauses.left(first - 1)
        if owner:
            found.add("actor", [owner[-1]])
    agents = _agents(clauses, end, stop)
    found.add("actor", agents)
    takes_of = pattern.event in (
        "takes",
        "closes",
        "opens",
        "cuts",
        "repairs",
        "damages",
        "loses",
        "besieges",
        "holds",
        "strikes",
    )
    here = end
    if here < len(clauses.lows) and clauses.lows[here] in ("of", "on", "over", "for", "at", "from"):
        groups = clauses.all_right(here + 1)
        if clauses.lows[here] == "of" and not takes_of and pattern.event != "withdraws":
            found.add(
                "actor", [g for g in groups if not is_ground(clauses, g) or is_force(clauses, g)]
            )
        elif pattern.event == "withdraws" and clauses.lows[here] == "of":
            forces = [g for g in groups if is_force(clauses, g)]
            found.add("actor", forces)
            _put_places(clauses, found, [g for g in groups if g not in forces], sure=False)
        else:
            _put_places(clauses, found, groups, sure=takes_of)
    for word, group in _after(clauses, end, stop, _OPPONENTS | {"to"}):
        if word == "to":
            if pattern.event == "takes" and not is_road(clauses, group):
                found.add("actor", [group])
        else:
            found.add("other_actor" if word == "against" else "actor", [group])
    if not found.roles.get("place") and not found.roles.get("road"):
        for _word, group in _after(clauses, end, stop, PLACE_PREPOSITIONS):
            if _put_places(clauses, found, [group], sure=False):
                break
    if not found.roles.get("actor"):
        _actor_of_light_verb(clauses, found, first)


def _actor_of_light_verb(clauses: Clauses, found: Found, first: int) -> None:
    """Read "the army completed its withdrawal from X", "rebels launched an attack on X"."""
    at = first - 1
    while at > 0 and clauses.kinds[at] in "DRT":
        at -= 1
    if at > 0 and clauses.kinds[at] in "V" and clauses.lemmas[at] not in SAYING:
        found.add("actor", doers(clauses, subjects(clauses, at)))
