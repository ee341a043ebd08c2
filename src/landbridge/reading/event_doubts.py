"""Which triggers tell of nothing on the ground: people handed over, deals on other matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_groups import FORCES, WEAPONS, is_ground, is_road, is_traffic
from landbridge.reading.event_words import word_list

if TYPE_CHECKING:
    from landbridge.reading.event_groups import Found
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses

__all__ = ["is_doubtful"]

_PEOPLE = word_list("general_roles.people") | FORCES | word_list("event_doubts.people")
_TOPICS = word_list("event_doubts.topics")
_MAKING = word_list("event_doubts.making")
_NO_FORCE = word_list("event_doubts.no_force")
_HANDING = frozenset(("hand", "return", "transfer", "turn", "give", "yield", "cede"))
_BEATEN = frozenset(
    ("repel", "repulse", "stop", "halt", "thwart", "foil", "prevent", "stem", "check", "rebuff")
)
"""What is done to an attack by others than those who attack."""
_REACH = 9


def is_doubtful(clauses: Clauses, pattern: Pattern, at: int, end: int, found: Found) -> bool:
    """Whether a trigger is better not believed, by what stands in its roles and around it."""
    if pattern.event == "agrees":
        return _other_deal(clauses, pattern, at, end)
    if _modifies(clauses, pattern, end) or _wants_or_turns(clauses, pattern, at, end, found):
        return True
    if pattern.event == "withdraws":
        return _other_leaving(clauses, pattern, at, end)
    if pattern.event == "enters" and pattern.frame == "nominal":
        return bool(_BEATEN & set(clauses.lemmas[max(0, at - 4) : at]))
    if pattern.event in ("takes", "restricts", "moves", "contests"):
        return _people_for_ground(clauses, found)
    return pattern.event == "strikes" and _other_strike(clauses, pattern, at, found)


def _other_deal(clauses: Clauses, pattern: Pattern, at: int, end: int) -> bool:
    """Whether a deal is about neither fighting nor ground nor passage, or is not being made."""
    if not any(lemma in _TOPICS for lemma in clauses.lemmas):
        return True
    if pattern.frame != "nominal":
        return False
    near = clauses.lemmas[max(0, at - _REACH) : end + _REACH]
    return not any(lemma in _MAKING for lemma in near)


def _modifies(clauses: Clauses, pattern: Pattern, end: int) -> bool:
    """Whether a noun only says what kind the next one is: "combat readiness"."""
    return (
        pattern.frame == "nominal"
        and (pattern.event == "contests" or pattern.words == ("garrison",))
        and clauses.kind(end) == "N"
        and clauses.tokens[end].tag in ("NN", "NNS")
    )


def _wants_or_turns(clauses: Clauses, pattern: Pattern, at: int, end: int, found: Found) -> bool:
    """Whether a place is only laid claim to, or somebody turned back without being told to."""
    if pattern.words == ("claim",):
        return clauses.tokens[at].tag in ("VBP", "VBZ")
    return (
        pattern.words == ("turn", "back") and not found.passive and clauses.kind(end) in ("P", ".")
    )


def _other_leaving(clauses: Clauses, pattern: Pattern, at: int, end: int) -> bool:
    """Whether what is handed over is no ground, or a place is only left in some state."""
    lows = clauses.lows
    if pattern.words[0] in ("withdraw", "pull"):
        taken = clauses.right(at + 1)
        return taken is not None and clauses.lemmas[taken.last - 1] in _NO_FORCE
    if pattern.words in (("surrender",), ("desert",)) and clauses.low(end) == "to":
        return True
    if pattern.words[0] in _HANDING and "~" in pattern.words:
        handed = clauses.right(at + 1)
        if handed and clauses.lows[at + 1 : at + 2] in (["over"], ["back"]):
            handed = clauses.right(at + 2)
        return not handed or not (is_ground(clauses, handed) or is_road(clauses, handed))
    if pattern.words[0] in ("leave", "surrender", "give"):
        left = clauses.right(end)
        if left is None:
            return False
        after = clauses.low(left.last)
        return (pattern.words[0] == "leave" and after in ("with", "without", "undefended")) or (
            clauses.lemmas[left.last - 1] == "post" and "as" in lows[left.last : left.last + 1]
        )
    return False


def _people_for_ground(clauses: Clauses, found: Found) -> bool:
    """Whether all that stands where ground would is people: "freed three sailors"."""
    if found.roles.get("road"):
        return False
    spots = found.roles.get("place", ())
    return bool(spots) and all(clauses.lemmas[spot.last - 1] in _PEOPLE for spot in spots)


def _other_strike(clauses: Clauses, pattern: Pattern, at: int, found: Found) -> bool:
    """Whether a stroke is a raid by police, a delay or a bump rather than an attack."""
    if pattern.frame == "nominal" and _BEATEN & set(clauses.lemmas[max(0, at - 4) : at]):
        return True
    spots = [*found.roles.get("place", ()), *found.roles.get("road", ())]
    if spots and all(clauses.lemmas[spot.last - 1] in WEAPONS for spot in spots):
        return True
    if pattern.words[0] == "raid":
        return any(lemma in ("police", "detective", "arrest") for lemma in clauses.lemmas)
    if pattern.words == ("hold", "up"):
        held = clauses.right(at + 2)
        return held is None or not is_traffic(clauses, held)
    return pattern.words[0] in ("hit", "fall") and any(
        is_traffic(clauses, actor) for actor in found.roles.get("actor", ())
    )
