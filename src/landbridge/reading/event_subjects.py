"""Who acts in a clause: the subject of a verb, through relatives, lists and who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_words import word_list
from landbridge.reading.word_groups import SAYING, verb_start

if TYPE_CHECKING:
    from landbridge.reading.word_groups import Clauses, Group

__all__ = ["doer", "doers", "is_passive", "speaker", "subjects"]

_MANY = word_list("event_roles.many")
"""Heads that count those who act: "hundreds of students"."""

_GROUND = word_list("event_roles.ground") | word_list("event_roles.roads")
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
_ACTING = word_list("event_roles.forces") | word_list("general_roles.people")
_EFFORTS = frozenset(
    ("campaign", "operation", "offensive", "drive", "push", "plan", "effort", "bid")
)
_STAND_INS = frozenset(("it", "they", "we", "he", "she", "i"))


def subjects(clauses: Clauses, verb: int, depth: int = 0) -> list[list[Group]]:  # noqa: PLR0911
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
    if before == ")" and "(" in clauses.lows[max(0, start - 8) : start]:
        opening = max(at for at in range(max(0, start - 8), start) if clauses.lows[at] == "(")
        return clauses.all_left(opening)
    if kind in "NDO":
        return _past_participle(clauses, clauses.all_left(start))
    if kind == "C" or before == ",":
        if before == "," and start > 1 and start == verb and is_passive(clauses, verb):
            return clauses.all_left(start - 1)
        if before == "," and start > 1 and not clauses.lows[verb].endswith("ing"):
            chains = _before_apposition(clauses, start - 1)
            if chains:
                return chains
        return _earlier(clauses, start - 1, depth)
    if clauses.lows[verb].endswith("ing") or kind in "PV":
        return _earlier(clauses, start, depth)
    return []


def _past_participle(clauses: Clauses, chains: list[list[Group]]) -> list[list[Group]]:
    """Step over "linking Damascus with Homs" to the road that does."""
    if not chains:
        return chains
    at = chains[0][0].first - 1
    while at > 0 and clauses.kinds[at] == "D":
        at -= 1
    if at > 0 and clauses.kinds[at] == "V" and clauses.lows[at].endswith("ing"):
        return clauses.all_left(at) or chains
    return chains


def _governor(clauses: Clauses, to: int, depth: int) -> list[list[Group]]:
    at = to - 1
    while at > 0 and clauses.kinds[at] in "RNDPT" and to - at < 11:  # noqa: PLR2004
        called = clauses.kind(at - 1) == "P" and clauses.lemmas[at - 2 : at - 1] in (
            ["call"],
            ["appeal"],
            ["prevail"],
        )
        if clauses.kinds[at] in "ND" and (called or clauses.kind(at - 1) in "V"):
            # "ordered the troops to take": who is told is who acts
            chains = clauses.all_left(to)
            if chains and (called or _somebody(clauses, doer(clauses, chains[0]))):
                return chains
        if clauses.kinds[at] == "N" and clauses.kind(at - 1) in "A":
            break
        at -= 1
    if clauses.kinds[at] in "VAN":
        return subjects(clauses, at, depth + 1)
    return []


def _somebody(clauses: Clauses, group: Group) -> bool:
    """Whether a group is about those who act: a name, or a noun for them."""
    return clauses.lemmas[group.last - 1] in _ACTING or clauses.is_name(group.last - 1)


def _before_apposition(clauses: Clauses, comma: int) -> list[list[Group]]:
    at = comma - 1
    while at > 0 and comma - at < 20:  # noqa: PLR2004
        if clauses.lows[at] == ",":
            inner = clauses.kinds[at + 1 : comma]
            chains = clauses.all_left(at)
            if chains and inner and inner[0] in "NDSRV":
                named = inner == ["N"] * len(inner) and clauses.is_name(at + 1)
                if named and clauses.lemmas[chains[-1][0].last - 1] in _GROUND:
                    return clauses.all_left(comma)
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


def speaker(clauses: Clauses, at: int) -> list[Group]:
    """Give who says what the words at a place tell, named before them or after the quotation."""
    for here in range(at - 1, 0, -1):
        if clauses.kinds[here] == "V" and clauses.lemmas[here] in SAYING:
            heads = [doer(clauses, chain) for chain in subjects(clauses, here)]
            if heads and clauses.kinds[heads[0].last - 1] != "O":
                return heads
    for here in range(at + 1, len(clauses.lemmas)):
        if clauses.kinds[here] == "V" and clauses.lemmas[here] in SAYING:
            if clauses.low(here + 1) == "that":
                return []
            heads = [doer(clauses, chain) for chain in clauses.all_left(here)]
            after = clauses.right(here + 1)
            return heads or ([after] if after else [])
    return []


def _owner(clauses: Clauses, group: Group) -> list[Group]:
    """Give whose a campaign is: "the rebels'" before it, or in its own group."""
    for at in range(group.first - 1, group.last):
        if at > 0 and clauses.lows[at] in ("'s", "'"):
            return clauses.left(at)[-1:]
    return []


def _antecedent(clauses: Clauses, group: Group) -> list[Group]:
    """Find whom "they" or "it" stands for: the nearest before it that can act."""
    if clauses.lows[group.first] not in ("it", "they"):
        return []
    for at in range(group.first - 1, -1, -1):
        if clauses.kinds[at] == "N" and clauses.kind(at + 1) != "N":
            chain = clauses.left(at + 1)
            if chain and clauses.lemmas[chain[-1].last - 1] in _ACTING:
                return chain[-1:]
    return []


def doers(clauses: Clauses, chains: list[list[Group]]) -> list[Group]:
    """Give those who act; "it", "they" and "we" stand for who speaks."""
    heads: list[Group] = []
    for chain in chains:
        group = doer(clauses, chain)
        owned = clauses.low(group.first - 1) in _OWNERS and not any(
            clauses.is_name(at) for at in range(group.first, group.last)
        )
        owner = speaker(clauses, group.first) if owned else []
        if clauses.lemmas[group.last - 1] in _EFFORTS:
            owner = _owner(clauses, group) or owner
        if group.last == group.first + 1 and clauses.lows[group.first] in _STAND_INS:
            heads.extend(speaker(clauses, group.first) or _antecedent(clauses, group) or [group])
        elif owner:
            heads.extend(owner)
        else:
            heads.append(group)
    return heads


def is_passive(clauses: Clauses, at: int) -> bool:
    """Whether a verb stands in the passive: after "be", before "by", or behind a comma."""
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
