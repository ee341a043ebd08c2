"""Who acts, upon whom and where, when a noun tells it: "the fall of X", "strikes on Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_groups import is_force, is_ground, is_road, named_before
from landbridge.reading.event_spots import after, agents_of, first_places, put_places
from landbridge.reading.event_subjects import doers, subjects
from landbridge.reading.word_groups import SAYING

if TYPE_CHECKING:
    from landbridge.reading.event_groups import Found
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses

__all__ = ["OPPONENTS", "put_nominal"]

OPPONENTS = frozenset(("with", "against", "between"))
"""Prepositions before the other side."""


def put_nominal(  # noqa: C901, PLR0912
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
    elif pattern.event == "strikes" and (owner_of := named_before(clauses, first, at)):
        found.add("actor", [owner_of])
    agents = agents_of(clauses, end, stop)
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
            put_places(clauses, found, [g for g in groups if g not in forces], sure=False)
        else:
            put_places(clauses, found, groups, sure=takes_of)
    for word, group in after(clauses, end, stop, OPPONENTS | {"to"}):
        if word == "to":
            if pattern.event == "takes" and not is_road(clauses, group):
                found.add("actor", [group])
        else:
            found.add("other_actor" if word == "against" else "actor", [group])
    if not found.roles.get("place") and not found.roles.get("road"):
        first_places(clauses, found, pattern, at, end, stop)
    if not found.roles.get("actor"):
        _actor_of_light_verb(clauses, found, first)


def _actor_of_light_verb(clauses: Clauses, found: Found, first: int) -> None:
    """Read "the army completed its withdrawal from X", "rebels launched an attack on X"."""
    at = first - 1
    while at > 0 and clauses.kinds[at] in "DRT":
        at -= 1
    if at > 0 and clauses.kinds[at] in "V" and clauses.lemmas[at] not in SAYING:
        found.add("actor", doers(clauses, subjects(clauses, at)))
