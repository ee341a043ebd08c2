"""How actors stand to one another, as a text says: proxy of, ally of, hostile to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from landbridge.model.readings import RelationMention, Span
from landbridge.reading.event_roles import is_force
from landbridge.reading.event_subjects import subjects
from landbridge.reading.hostility import fought_and_helped
from landbridge.reading.relation_patterns import patterned
from landbridge.reading.relation_sides import sides_of
from landbridge.reading.relation_words import BY_PARTICIPLE, BY_PREFIX, NOUNS, SCORES
from landbridge.reading.word_groups import Clauses, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from landbridge.model.readings import Document, Mention
    from landbridge.reading.tokens import Sentence

__all__ = ["find_relations"]

_PREFIXED = re.compile(r"(?P<who>.+)-(?P<how>[a-z]+)$")
_DENIALS = frozenset(
    (
        "not",
        "n't",
        "never",
        "no",
        "deny",
        "former",
        "formerly",
        "once",
        "ex",
        "longer",
        "if",
        "alleged",
        "would",
    )
)
_PREPOSITIONS = frozenset(("of", "to", "for", "with"))
_LONGEST_SENTENCE = 400
_SHOWN = "relation-event-"


def find_relations(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[RelationMention, ...]:
    """Find relations between actors.

    What a text states outright ("a proxy of") has a rule ``relation-…``; what its events show
    (fighting, help) has a rule ``relation-event-…`` and is never put forward as a row.
    """
    actors = _InOrder(m for m in mentions if m.kind == "actor")
    places = _InOrder(
        m for m in mentions if m.kind == "place" and not m.means.startswith("country:")
    )
    every = _InOrder(mentions)
    found: list[RelationMention] = []
    for sentence in sentences:
        if not sentence.tokens or len(sentence.tokens) > _LONGEST_SENTENCE:
            continue
        named = actors.meeting(sentence.span)
        grounds = places.meeting(sentence.span)
        clauses = Clauses(sentence)
        told = [*_prefixed(document.text, clauses), *_by_noun(clauses), *_by_participle(clauses)]
        sides = sides_of(document.text, clauses, every.meeting(sentence.span))
        told += patterned(document.text, sides, sentence.span.start, sentence.span.end)
        told += fought_and_helped(clauses)
        seen: set[tuple[str, Span, Span]] = set()
        before = len(found)
        for kind, actor, other, rule in told:
            one, two = _name(document.text, actor, named), _name(document.text, other, named)
            if rule.startswith(_SHOWN) and any(
                place.span.covers(side) for place in grounds for side in (one, two)
            ):
                continue
            stated = not rule.startswith(_SHOWN)
            if stated and not (_proper(clauses, one, named) and _proper(clauses, two, named)):
                continue
            if rule == "relation-prefix":
                one, two = actor, other  # "Turkish-backed factions": whole, and "Turkish" in it
            elif one.meets(two):
                continue
            if (kind, one, two) in seen or _said_already(seen, kind, one, two):
                continue
            seen.add((kind, one, two))
            relation = RelationMention(kind, one, two, sentence.span, rule, SCORES.get(rule, 0.5))
            if stated or not _is_stated(relation, found[before:]):
                found.append(relation)
    return tuple(sorted(found, key=lambda one: (one.actor, one.other)))


def _is_stated(shown: RelationMention, stated: Sequence[RelationMention]) -> bool:
    """Whether what an event shows of two is stated of them in the same sentence."""
    ends = (shown.actor, shown.other)
    return any(
        (one.kind == "hostile_to") == (shown.kind == "hostile_to")
        and not one.rule.startswith(_SHOWN)
        and any(a.meets(one.actor) and b.meets(one.other) for a, b in (ends, ends[::-1]))
        for one in stated
    )


class _InOrder:
    """Mentions in the order of the text: those of a sentence are found without going through all.

    Parameters
    ----------
    mentions
        in any order
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.mentions]
        self.ends = [*accumulate((mention.span.end for mention in self.mentions), max)]

    def meeting(self, span: Span) -> list[Mention]:
        """Give those that share a character with a span."""
        near = slice(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
        return [mention for mention in self.mentions[near] if span.meets(mention.span)]


def _said_already(seen: set[tuple[str, Span, Span]], kind: str, one: Span, two: Span) -> bool:
    """Whether the same is said with longer or shorter names."""
    return any(
        kind == other and one.meets(actor) and two.meets(whom) for other, actor, whom in seen
    )


def _name(text: str, span: Span, mentions: Sequence[Mention]) -> Span:
    del text
    return next((mention.span for mention in mentions if mention.span.meets(span)), span)


def _proper(clauses: Clauses, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a span names somebody: it is a mention, or has a proper noun or a nation in it."""
    if any(mention.span.meets(span) for mention in mentions):
        return True
    return any(
        span.start < token.end
        and token.start < span.end
        and token.text[0].isupper()
        and (at > 0 or "-" in token.text or token.tag.startswith("NNP"))
        for at, token in enumerate(clauses.tokens)
    )


def _span(clauses: Clauses, group: Group) -> Span:
    return Span(clauses.tokens[group.first].start, clauses.tokens[group.last - 1].end)


def _denied(clauses: Clauses, at: int) -> bool:
    return any(lemma in _DENIALS for lemma in clauses.lemmas[max(0, at - 6) : at])


def _capital(clauses: Clauses, group: Group) -> bool:
    return any(clauses.is_name(at) for at in range(group.first, group.last))


def _names_only(clauses: Clauses, group: Group) -> Group:
    """Leave "US" of "US air strikes": who helps, not with what."""
    last = group.last
    if is_force(clauses, group):
        return group
    while last > group.first + 1 and not clauses.is_name(last - 1):
        last -= 1
    return Group(group.first, last)


Told = tuple[str, Span, Span, str]


def _prefixed(text: str, clauses: Clauses) -> Iterator[Told]:
    """Read "Iran-backed militias"."""
    for at, token in enumerate(clauses.tokens):
        match = _PREFIXED.match(token.text)
        if not match or match["how"] not in BY_PREFIX or not match["who"][0].isupper():
            continue
        group = clauses.right(at)
        if group is None or group.last <= at + 1 or _denied(clauses, at):
            continue
        last = next(
            (here for here in range(at + 1, group.last) if clauses.kinds[here] == "P"), group.last
        )
        other = Span(token.start, token.start + len(match["who"]))
        actor = Group(at + 1, last)
        if text[other.start : other.end] and _span(clauses, actor).start > other.end:
            whole = _span(clauses, actor)
            if not _capital(clauses, actor):
                whole = Span(token.start, whole.end)
            yield BY_PREFIX[match["how"]], whole, other, "relation-prefix"


def _by_noun(clauses: Clauses) -> Iterator[Told]:
    """Read "Y, the main proxy of X", "Y is an ally of X", "X's rival Y"."""
    for at, lemma in enumerate(clauses.lemmas):
        kind = NOUNS.get(lemma)
        if kind is None or _denied(clauses, at) or clauses.kinds[at] not in "N":
            continue
        first = at
        while first > 0 and clauses.kinds[first - 1] == "N":
            first -= 1
        if clauses.low(at + 1) in _PREPOSITIONS:
            for other in clauses.all_right(at + 2):
                for actor in _holders(clauses, first):
                    if _capital(clauses, other):
                        pair = (_span(clauses, actor), _span(clauses, other))
                        if lemma == "umbrella" or "umbrella" in clauses.lemmas[first:at]:
                            pair = pair[::-1]
                        yield kind, *pair, f"relation-{lemma}-of"
        elif clauses.low(first - 1) == "'s":
            owner = clauses.left(first - 1)[-1:]
            after = clauses.right(at + 2 if clauses.low(at + 1) == "," else at + 1)
            holders = (
                [after] if after and _capital(clauses, after) else _holders(clauses, first - 1)
            )
            for other in owner:
                for actor in holders:
                    yield (
                        kind,
                        _span(clauses, actor),
                        _span(clauses, other),
                        f"relation-own-{lemma}",
                    )


def _holders(clauses: Clauses, first: int) -> list[Group]:
    """Give who is said to be what a noun says: before a comma or the verb to be."""
    at = first - 1
    while at > 0 and clauses.kinds[at] in "DR":
        at -= 1
    if at < 1:
        return []
    if clauses.lows[at] in (",", "("):
        return [chain[0] for chain in clauses.all_left(at)][-1:]
    if clauses.lemmas[at] in ("be", "remain", "become", "as"):
        return [chain[0] for chain in subjects(clauses, at)]
    return []


def _by_participle(clauses: Clauses) -> Iterator[Told]:  # noqa: C901
    """Read "Y, backed by X", "forces loyal to X", "Y is at war with X"."""
    for at in range(len(clauses.lemmas) - 1):
        for words, kind, preposition in BY_PARTICIPLE.get(clauses.lows[at], ()):
            end = at + len(words)
            if tuple(clauses.lows[at:end]) != words or _denied(clauses, at):
                continue
            here = end
            if clauses.low(here) in ("and", ",") and clauses.low(here + 2) == preposition:
                here += 2
            if clauses.low(here) != preposition:
                continue
            others = [group for group in clauses.all_right(here + 1) if _capital(clauses, group)]
            start = at
            while start > 0 and clauses.kinds[start - 1] in "RA":
                start -= 1
            if clauses.low(start - 1) in ("and",) and clauses.kinds[start - 2] == "V":
                start -= 2
                while start > 0 and clauses.kinds[start - 1] in "RA":
                    start -= 1
            end_left = (
                start - 1 if clauses.low(start - 1) in (",", "who", "which", "that") else start
            )
            if clauses.low(end_left - 1) == ",":
                end_left -= 1
            chains = clauses.all_left(end_left)
            for other in (_names_only(clauses, group) for group in others):
                for chain in chains:
                    if chain[-1].last == end_left or len(chain) == 1:
                        actor = chain[0]
                        yield (
                            kind,
                            _span(clauses, actor),
                            _span(clauses, other),
                            f"relation-{'-'.join(words)}",
                        )
