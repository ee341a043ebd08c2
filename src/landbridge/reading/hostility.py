"""Who fights whom and who helps whom, as the events of a sentence show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.event_roles import GROUND, ROADS, is_force
from landbridge.reading.event_subjects import subjects
from landbridge.reading.event_words import word_list
from landbridge.reading.word_groups import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.reading.word_groups import Clauses

__all__ = ["fought_and_helped"]

_FIGHTING = word_list("hostility.fighting")
_HELPING = frozenset(
    ("support", "assist", "help", "advise", "partner", "ally", "cooperate", "accompany")
)
_TAKING = frozenset(("seize", "wrest", "snatch", "regain", "clear", "free"))
_THINGS = word_list("hostility.things")
_NO_NAMES = word_list("hostility.no_names")
_AGAINST = frozenset(("against", "on", "with", "targeting", "at"))
_REACH = 25


def fought_and_helped(clauses: Clauses) -> Iterator[tuple[str, Span, Span, str]]:
    """Give pairs that fight (hostile) or help one another (ally), from verbs and their nouns."""
    for at, word in enumerate(clauses.lemmas):
        lemma = word
        low = clauses.lows[at]
        if low.startswith(("anti-", "counter-")) and clauses.tokens[at].text[5:6].isupper():
            yield from _opposed(clauses, at)
        taking = lemma in _TAKING and "from" in clauses.lows[at : at + 12]
        kind = (
            "hostile_to" if lemma in _FIGHTING or taking else "ally_of" if lemma in _HELPING else ""
        )
        if not kind:
            if low == "against" and clauses.lemmas[at - 1] not in _FIGHTING:
                kind, lemma = "hostile_to", "against"
            else:
                continue
        if lemma == "support" and clauses.lows[at - 1] == "in" and clauses.low(at + 1) != "of":
            continue
        sources = _sources(clauses, at)
        for target in _targets(clauses, at, kind):
            for source in sources:
                if source.last <= target.first or target.last <= source.first:
                    yield (
                        kind,
                        _span(clauses, source),
                        _span(clauses, target),
                        f"relation-event-{kind.split('_')[0]}",
                    )


def _span(clauses: Clauses, group: Group) -> Span:
    return Span(clauses.tokens[group.first].start, clauses.tokens[group.last - 1].end)


def _somebody(clauses: Clauses, group: Group) -> bool:
    last = group.last - 1
    if clauses.kinds[last] == "T":
        return False
    if clauses.lows[last] in ("we", "they", "us", "them", "he", "she", "him"):
        return True
    if clauses.lows[group.first].rstrip(".") in _NO_NAMES or clauses.lows[last][0].isdigit():
        return False
    if clauses.lemmas[last] in GROUND | ROADS:
        return False
    named = any(
        clauses.kinds[at] == "N" and clauses.is_name(at) and at > 0
        for at in range(group.first, group.last)
    )
    if clauses.lemmas[last] in _THINGS and not named:
        return False
    return (
        named
        or is_force(clauses, group)
        or clauses.lemmas[last] in ("enemy", "partner", "coalition")
    )


def _sources(clauses: Clauses, at: int) -> list[Group]:
    verbal = clauses.kinds[at] == "V" and not clauses.nominal(at)
    heads = [chain[0] for chain in subjects(clauses, at)] if verbal else []
    found = [group for group in heads if _somebody(clauses, group)]
    if not found and not verbal:
        found = [
            Group(here, here + 1)
            for group in clauses.left(at if clauses.lows[at] == "against" else at + 1)[-1:]
            for here in range(group.first, group.last)
            if clauses.is_name(here) and clauses.kinds[here] == "N"
        ][:1]
    for here in range(at - 1, max(0, at - _REACH), -1):
        if found or clauses.lows[here] in (";", ":"):
            break
        if clauses.kinds[here] in "VA":
            found = [
                chain[0]
                for chain in subjects(clauses, here)
                if chain[0].last <= at and _somebody(clauses, chain[0])
            ]
    first = at
    while first > 0 and clauses.kinds[first - 1] == "N":
        first -= 1
    if not found and clauses.low(first - 1) == "'s":
        found = [group for group in clauses.left(first - 1)[-1:] if _somebody(clauses, group)]
    if not found and first < at:
        modifier = Group(first, at)
        found = [modifier] if any(clauses.is_name(here) for here in range(first, at)) else []
    return found


def _targets(clauses: Clauses, at: int, kind: str) -> list[Group]:
    after = clauses.skip_times(at + 1)
    if clauses.lemmas[at] in _TAKING:
        after = len(clauses.tokens)
    elif clauses.lows[at] == "against" or clauses.low(after) not in _AGAINST | {"by"}:
        direct = [group for group in clauses.all_right(after) if _somebody(clauses, group)]
        if direct:
            return direct
    end = min(len(clauses.tokens), at + _REACH)
    for here in range(at + 1, end):
        if clauses.lows[here] in (";", "."):
            break
        wanted = _AGAINST | {"from", "by"} if kind == "hostile_to" else {"with", "by", "of", "to"}
        if clauses.lows[here] in wanted:
            found = [group for group in clauses.all_right(here + 1) if _somebody(clauses, group)]
            if found:
                return found
    return []


def _opposed(clauses: Clauses, at: int) -> Iterator[tuple[str, Span, Span, str]]:
    """Read "the anti-ISIS coalition"."""
    token = clauses.tokens[at]
    cut = token.text.index("-") + 1
    group = clauses.right(at)
    if group and group.last > at + 1:
        actor = _span(clauses, Group(at + 1, group.last))
        yield "hostile_to", actor, Span(token.start + cut, token.end), "relation-event-anti"
