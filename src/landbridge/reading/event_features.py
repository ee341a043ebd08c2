"""What the event taggers look at: words around a trigger, its groups, and words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.event_groups import is_force, is_ground, is_road
from landbridge.reading.word_groups import verb_start

if TYPE_CHECKING:
    from landbridge.reading.event_groups import Found
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.word_groups import Clauses, Group

__all__ = ["mode_features", "trigger_features"]

_REACH = 4


def _shape(clauses: Clauses, at: int) -> str:
    if not 0 <= at < len(clauses.tokens):
        return "-"
    if clauses.is_name(at) and at:
        return "Name"
    return "9" if clauses.lows[at][0].isdigit() else clauses.lemmas[at]


def _group_says(clauses: Clauses, role: str, group: Group) -> list[str]:
    last = group.last - 1
    says = [f"{role}.head={_shape(clauses, last)}"]
    says.extend(f"{role}.word={_shape(clauses, at)}" for at in range(group.first, last))
    if is_force(clauses, group):
        says.append(f"{role}.force")
    if is_ground(clauses, group):
        says.append(f"{role}.ground")
    if is_road(clauses, group):
        says.append(f"{role}.road")
    return says


def trigger_features(
    clauses: Clauses, pattern: Pattern, at: int, end: int, found: Found
) -> list[str]:
    """Describe one reading of a trigger, for the tagger that says whether to believe it."""
    event, name = pattern.event, " ".join(pattern.words)
    says = [f"e={event}", f"p={name}", f"f={event}.{pattern.frame}", f"how={event}.{found.how}"]
    for offset in range(-_REACH, 0):
        word = _shape(clauses, at + offset)
        says += [f"l{offset}={word}", f"el={event}.{word}"]
    for offset in range(_REACH):
        word = _shape(clauses, end + offset)
        says += [f"r{offset}={word}", f"er={event}.{word}"]
    says.append(f"lr={_shape(clauses, at - 1)} {name} {_shape(clauses, end)}")
    for role in ("actor", "other_actor", "place", "road"):
        groups = found.roles.get(role, ())
        says.append(f"{event}.{role}={min(len(groups), 2)}")
        for group in groups[:2]:
            for said in _group_says(clauses, role, group):
                says += [said, f"{event}.{said}"]
    says.extend(
        f"s={clauses.lemmas[here]}"
        for here in range(len(clauses.tokens))
        if clauses.kinds[here] in "NV" and not clauses.is_name(here)
    )
    return says


def mode_features(clauses: Clauses, at: int, end: int, rule: tuple[str, str]) -> list[str]:
    """Describe the words that bear on whether something happened."""
    lows, lemmas = clauses.lows, clauses.lemmas
    start = verb_start(clauses, at)
    says = [f"rule={rule[0]}", f"cue={rule[1]}", f"rule={rule[0]}.{rule[1]}"]
    says.append(f"group={' '.join(lows[start:at][-3:])}")
    says.append(f"form={lows[at][-3:]}.{lows[at - 1] if at else '-'}")
    for here in range(max(0, at - 12), at):
        if not clauses.is_name(here) or here == 0:
            says.append(f"b={lemmas[here]}")
            if at - here <= _REACH:
                says.append(f"b{at - here}={lemmas[here]}")
        if here and at - here < 10:  # noqa: PLR2004
            says.append(f"bb={lemmas[here - 1]} {lemmas[here]}")
    for here in range(end, min(len(lows), end + 12)):
        if not clauses.is_name(here):
            says.append(f"a={lemmas[here]}")
        if here + 1 < len(lows):
            says.append(f"aa={lemmas[here]} {lemmas[here + 1]}")
    says.append(f"first={lows[0]}")
    says.extend(
        f"any={lemma}"
        for lemma in (
            "if",
            "unless",
            "deny",
            "would",
            "will",
            "not",
            "n't",
            "no",
            "fear",
            "could",
            "may",
        )
        if lemma in lemmas
    )
    return says
