"""Who acts, upon whom, and where, for one trigger in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.word_groups import PLACE_PREPOSITIONS, SAYING, Group, verb_start

if TYPE_CHECKING:
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses

__all__ = ["GROUND", "ROADS", "Found", "doer", "is_force", "is_ground", "is_road", "roles_of", "subjects"]

ROADS = frozenset(
    [
        "road",
        "highway",
        "bridge",
        "crossing",
        "border",
        "route",
        "pass",
        "tunnel",
        "railway",
        "rail",
        "line",
        "track",
        "motorway",
        "gate",
        "terminal",
        "frontier",
        "corridor",
        "street",
        "avenue",
        "checkpoint",
        "bypass",
        "causeway",
        "ferry",
        "junction",
        "boulevard",
        "crossroads",
        "crossroad",
        "viaduct",
        "lane",
        "path",
        "trail",
        "autobahn",
        "overpass",
        "culvert",
        "ford",
        "canal",
        "strait",
        "channel",
        "waterway",
        "freeway",
        "artery",
        "roadblock",
        "expressway",
        "turnpike",
        "passage",
        "pipeline",
        "level-crossing",
        "footbridge",
        "ring-road",
        "airspace",
        "barrier",
        "detour",
    ]
)
"""Plain forms of nouns for ways and what stands on them."""
GROUND = frozenset(
    [
        "town",
        "village",
        "city",
        "district",
        "hill",
        "ridge",
        "airport",
        "base",
        "airbase",
        "airfield",
        "port",
        "province",
        "region",
        "area",
        "territory",
        "position",
        "outpost",
        "neighbourhood",
        "neighborhood",
        "suburb",
        "quarter",
        "camp",
        "island",
        "capital",
        "valley",
        "mountain",
        "peak",
        "height",
        "settlement",
        "hamlet",
        "facility",
        "refinery",
        "field",
        "dam",
        "headquarters",
        "garrison",
        "barracks",
        "fort",
        "fortress",
        "citadel",
        "enclave",
        "stronghold",
        "airstrip",
        "countryside",
        "governorate",
        "county",
        "compound",
        "plateau",
        "peninsula",
        "oilfield",
        "mine",
        "plant",
        "building",
        "post",
        "station",
        "front",
        "site",
        "land",
        "ground",
        "hilltop",
        "farm",
        "plain",
        "coast",
        "crossroads",
        "harbour",
        "harbor",
        "zone",
        "place",
        "sector",
        "pocket",
        "bastion",
        "municipality",
        "square",
        "hospital",
        "school",
        "prison",
        "market",
        "aerodrome",
        "canton",
        "state",
        "country",
        "works",
        "monastery",
        "slope",
        "farmland",
        "bank",
        "locality",
        "summit",
        "depot",
        "house",
        "mill",
        "bridgehead",
    ]
)
"""Plain forms of nouns for ground that can be held."""
_FORCES = frozenset(
    [
        "troop",
        "soldier",
        "force",
        "fighter",
        "rebel",
        "militant",
        "army",
        "militia",
        "insurgent",
        "guerrilla",
        "government",
        "police",
        "gunman",
        "militiaman",
        "regiment",
        "brigade",
        "battalion",
        "division",
        "corps",
        "unit",
        "commando",
        "marine",
        "paratrooper",
        "infantry",
        "tank",
        "warplane",
        "jet",
        "aircraft",
        "helicopter",
        "gunship",
        "air-force",
        "navy",
        "gendarme",
        "peacekeeper",
        "group",
        "faction",
        "movement",
        "front",
        "coalition",
        "alliance",
        "party",
        "guard",
        "separatist",
        "terrorist",
        "extremist",
        "jihadist",
        "loyalist",
        "tribesman",
        "villager",
        "protester",
        "resident",
        "authority",
        "official",
        "ministry",
        "council",
        "patrol",
        "convoy",
        "column",
        "garrison",
        "defender",
        "attacker",
        "raider",
        "bandit",
        "gang",
        "paramilitary",
        "warlord",
        "commander",
        "general",
        "president",
        "regime",
        "opposition",
        "squad",
        "company",
        "platoon",
        "vanguard",
        "legion",
        "mujahideen",
        "islamist",
        "fedayeen",
        "partisan",
        "mercenary",
        "artillery",
        "drone",
        "plane",
        "bomber",
    ]
)
"""Plain forms of nouns for those who fight or rule."""
_MARKS = frozenset(".,;:?!()[]\"'\u201c\u201d\u2018\u2019\u2014\u2013-")


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


def is_ground(clauses: Clauses, group: Group) -> bool:
    """Whether a group looks like ground: a name, or a noun for ground."""
    if is_road(clauses, group) or _head(clauses, group) in GROUND:
        return True
    if is_force(clauses, group):
        return False
    return any(
        clauses.is_name(at) and clauses.kinds[at] == "N"
        for at in range(max(1, group.first), group.last)
    )


def subjects(clauses: Clauses, verb: int, depth: int = 0) -> list[list[Group]]:
    """Find who does what a verb says: the chains of groups before it, through relatives and lists.

    Infinitives and participles take the subject of the verb that governs them.
    """
    start = verb_start(clauses, verb)
    if depth > 4 or start <= 0:  # noqa: PLR2004
        return []
    before, kind = clauses.lows[start - 1], clauses.kinds[start - 1]
    if before == "to" and kind in "PV":
        return _governor(clauses, start - 1, depth)
    if before in ("who", "that", "which") and start > 1:
        end = start - 2 if clauses.lows[start - 2] == "," else start - 1
        chains = clauses.all_left(end)
        if chains or before != "that":
            return chains
    if kind in "NDO":
        return clauses.all_left(start)
    if kind == "C" or before == ",":
        if before == "," and start > 1 and start == verb and _is_passive(clauses, verb):
            return clauses.all_left(start - 1)
        if before == "," and start > 1 and not clauses.lows[verb].endswith("ing"):
            chains = _before_apposition(clauses, start - 1)
            if chains:
                return chains
        return _earlier(clauses, start - 1, depth)
    if clauses.lows[verb].endswith("ing") or kind in "PV":
        return _earlier(clauses, start, depth)
    return []


def _governor(clauses: Clauses, to: int, depth: int) -> list[list[Group]]:
    at = to - 1
    while at > 0 and clauses.kinds[at] in "RNDPT" and to - at < 7:  # noqa: PLR2004
        if clauses.kinds[at] in "ND" and clauses.kind(at - 1) in "V":
            # "ordered the troops to take": who is told is who acts
            chains = clauses.all_left(to)
            if chains:
                return chains
        if clauses.kinds[at] == "N" and clauses.kind(at - 1) in "A":
            break
        at -= 1
    if clauses.kinds[at] in "VAN":
        return subjects(clauses, at, depth + 1)
    return []


def _before_apposition(clauses: Clauses, comma: int) -> list[list[Group]]:
    at = comma - 1
    while at > 0 and comma - at < 20:  # noqa: PLR2004
        if clauses.lows[at] == ",":
            inner = clauses.kinds[at + 1 : comma]
            chains = clauses.all_left(at)
            if chains and inner and inner[0] in "NDSRV":
                return chains
            return []
        at -= 1
    return []


def _earlier(clauses: Clauses, end: int, depth: int) -> list[list[Group]]:
    for at in range(end - 1, 0, -1):
        if clauses.lows[at] in ('"', "\u201c", "\u201d", ";"):
            break
        if clauses.kinds[at] in "VA":
            if clauses.kind(at + 1) == "V" and clauses.kinds[at] == "A":
                continue
            chains = subjects(clauses, at, depth + 1)
            if chains:
                return chains
    return []


def _agents(clauses: Clauses, at: int, end: int) -> list[Group]:
    for here in range(at, min(end, at + 14)):
        if clauses.lows[here] == "by" and clauses.kind(here + 1) in "NDO":
            groups = clauses.all_right(here + 1)
            if groups and clauses.kinds[groups[0].first] != "T":
                return groups
    return []


def _after(clauses: Clauses, at: int, end: int, words: frozenset[str]) -> list[tuple[str, Group]]:
    """Groups after prepositions of place up to the end of the clause."""
    found = []
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


_MANY = frozenset(
    "group number ten hundred thousand third half dozen score patch series member majority part "
    "contingent crowd handful batch wave column band quarter lot unit platoon couple host million "
    "hundreds thousands tens dozens scores detachment team fighter soldier troop force".split()
)
"""Heads that count those who act: "hundreds of students"."""


def doer(clauses: Clauses, chain: list[Group]) -> Group:
    """Give who acts in a chain of groups: the first, or those it counts."""
    at = 0
    while (
        at + 1 < len(chain)
        and clauses.low(chain[at].last) == "of"
        and clauses.lemmas[chain[at].last - 1] in _MANY
    ):
        at += 1
    return chain[at]


def _heads(clauses: Clauses, chains: list[list[Group]]) -> list[Group]:
    return [doer(clauses, chain) for chain in chains]


def _put_places(clauses: Clauses, found: Found, groups: list[Group], *, sure: bool) -> bool:
    put = False
    for group in groups:
        if clauses.kinds[group.first] == "T" or clauses.kinds[group.first] == "O":
            continue
        if is_road(clauses, group):
            found.add("road", [group])
            put = True
        elif is_ground(clauses, group) or (sure and not is_force(clauses, group)):
            found.add("place", [group])
            put = True
    return put


def _is_passive(clauses: Clauses, at: int) -> bool:
    if clauses.lows[at].endswith("ing"):
        return False
    here = at - 1
    if (
        here > 0
        and clauses.lows[here] == ","
        and clauses.kind(here - 1) == "N"
        and (clauses.kind(at + 1) in "P" and clauses.lows[at].endswith(("ed", "en", "eld")))
    ):
        return True
    while here >= 0 and clauses.kinds[here] in "RT":
        here -= 1
    if here >= 0 and clauses.lemmas[here] in ("be", "get", "remain", "lie", "stay"):
        return clauses.lows[at] != clauses.lemmas[at] or clauses.tokens[at].tag in ("VBN", "")
    after = clauses.lows[at + 1] if at + 1 < len(clauses.lows) else ""
    return (
        after == "by"
        and clauses.kind(at - 1) in "N,.NDRT"
        and clauses.lows[at].endswith(("ed", "en", "eld", "ost", "ut", "un"))
    )


def roles_of(clauses: Clauses, pattern: Pattern, at: int, end: int, gap: tuple[int, int]) -> Found:
    """Read the roles of a trigger (words ``at`` to ``end``) by the frame of its pattern."""
    found = Found()
    stop = clauses.clause_end(end)
    if pattern.frame == "nominal":
        _nominal(clauses, found, pattern, at, end, stop)
        return found
    found.passive = pattern.words[0] != "be" and _is_passive(clauses, at)
    found.how = "passive" if found.passive else "active"
    chains = subjects(clauses, at)
    agents = _agents(clauses, end, stop)
    rest = clauses.skip_times(end)
    direct = [] if found.passive else clauses.all_right(rest)
    if pattern.frame in ("inside", "subject", "falling"):
        _of_subject(clauses, found, pattern, chains, end, stop)
    elif pattern.frame == "ousting":
        found.add("actor", agents if found.passive else _heads(clauses, chains))
        if gap[0] < gap[1]:
            between = clauses.right(gap[0])
            found.add("other_actor", [between] if between else [])
        _put_places(clauses, found, direct, sure=True)
    elif pattern.frame == "fighting":
        _fighting(clauses, found, chains, agents, direct, end, stop)
    elif pattern.frame == "dealing":
        found.add("actor", agents if found.passive else _heads(clauses, chains))
        for word, group in _after(clauses, end, stop, _OPPONENTS):
            found.add("other_actor" if word == "with" else "actor", [group])
    elif found.passive:
        _put_places(clauses, found, [g for chain in chains for g in chain[:1]], sure=True)
        found.add("actor", agents)
    else:
        put = _put_places(clauses, found, direct, sure=pattern.frame not in ("ground", "way"))
        ways = [group for group in _heads(clauses, chains) if is_road(clauses, group)]
        if pattern.frame == "way" and not put and not direct and ways:
            found.how = "subject"
            found.add("road", ways)
        else:
            found.add("actor", _heads(clauses, chains))
    _elsewhere(clauses, found, pattern, end, stop)
    return found


def _of_subject(
    clauses: Clauses, found: Found, pattern: Pattern, chains: list[list[Group]], end: int, stop: int
) -> None:
    found.how = "subject"
    if pattern.frame == "subject":
        found.add("actor", _heads(clauses, chains))
        _put_places(clauses, found, clauses.all_right(end), sure=True)
        return
    _put_places(clauses, found, _heads(clauses, chains), sure=False)
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
    heads = _heads(clauses, chains)
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


def _nominal(
    clauses: Clauses, found: Found, pattern: Pattern, at: int, end: int, stop: int
) -> None:
    """ "The fall of X to Y", "Y's capture of X", "fighting in X between Y and Z"."""
    found.how = "nominal"
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
    """ "The army completed its withdrawal from X", "rebels launched an attack on X"."""
    at = first - 1
    while at > 0 and clauses.kinds[at] in "DRT":
        at -= 1
    if at > 0 and clauses.kinds[at] in "V" and clauses.lemmas[at] not in SAYING:
        found.add("actor", _heads(clauses, subjects(clauses, at)))
