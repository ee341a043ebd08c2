"""Who is said to have said, thought, feared or planned what."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from landbridge.model.readings import Quotation, Span
from landbridge.reading.attributing import possible_attributions
from landbridge.reading.clauses import Words
from landbridge.reading.linear import chance, weights_of
from landbridge.reading.quoted import find_stretches
from landbridge.reading.speakers import speaker_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Document, Mention
    from landbridge.reading.possible import Possible, Range
    from landbridge.reading.tokens import Sentence

__all__ = ["WEIGHTS", "find_quotations", "kept"]

WEIGHTS = "quotations.json.gz"
_LEAST = 0.4
_LEAST_OF = {"noun-of": 0.75, "noun-to": 0.65, "noun-that": 0.6, "colon": 0.65, "infinitive": 0.55}
_LEAST_OF_NOBODY = 0.65
_LOOSE = frozenset(["rest", "object", "clause-bare"])
_JOINING = frozenset(["and", "or", "but", "nor"])
_HOLDING = frozenset(["hold", "holds", "held", "holding"])
_BEYOND_DOUBT = 0.9
_SURE, _SURER = 0.75, 0.15
_MARKS = ('"', "\u201c", "\u201d", "''", "\u00ab", "\u201e", "\u2018", "\u300c", "\uff02")
_SINGLE = ("'", "\u2019")


_CERTAIN = {
    "phrase-first": 0.85,
    "phrase-last": 0.9,
    "quote-dash": 0.8,
    "sure-that": 0.88,
    "denied-by": 0.9,
}
"""Patterns that need no model."""


def find_quotations(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """Find quotations and attributions, in order.

    A cue (a verb, a noun, ``according to``) proposes who and what; a linear model trained on
    passages of our own says which proposals hold; of what lies inside another's
    content only what somebody is beyond doubt said to have said (``said that they claimed that``).
    """
    text = document.text
    words = Words(text, sentences, find_stretches(text))
    weights = weights_of(WEIGHTS)
    ends = weights.get("end", {})
    cues = weights.get("cue", {})
    possible = list(possible_attributions(words, lambda seen: chance(ends, seen) if ends else 0.0))
    for one in possible:
        one.score = _CERTAIN.get(one.pattern) or (
            chance(cues, one.features) if cues else _by_hand(one)
        )
    chosen = kept([one for one in possible if not _is_deed(words, one)], len(words))
    spoken = [_quotation(words, one) for one in chosen]
    names = speaker_names(text, [q.source for q in spoken], mentions)
    return tuple(
        Quotation(q.source, q.cue, q.content, q.kind, name, q.rule, q.score)
        for q, name in zip(spoken, names, strict=True)
    )


def _is_deed(words: Words, one: Possible) -> bool:
    """Whether ``hold`` means ground, or ``are advising and assisting`` what is done."""
    if words.low[one.head] in _HOLDING:
        return one.pattern != "clause-that"
    return one.pattern in _LOOSE and words.low[one.content[0][0]] in _JOINING


def _by_hand(one: Possible) -> float:
    return 0.4 if one.pattern in ("object", "rest", "colon", "noun-of") else 0.6


def _least(one: Possible) -> float:
    """Say how likely an attribution of its pattern must be, more so where nobody is its source."""
    nobody = _LEAST_OF_NOBODY if not one.source and one.holder != "passive" else 0.0
    return max(nobody, _LEAST_OF.get(one.pattern, 0.0))


def kept(possible: Sequence[Possible], size: int, least: float = _LEAST) -> list[Possible]:
    """Choose which attributions hold: likely ones, none inside another, a stretch said by one."""
    taken = bytearray(size)  # 1 content, 2 cue
    chosen: list[Possible] = []
    likely = sorted(
        (one for one in possible if one.score >= max(least, _least(one))),
        key=lambda one: (_turn(one), one.cue[0], -one.score),
    )
    likely = _surest_first(likely)
    owners = {one.content[0][0]: one for one in reversed(likely) if "quote" in one.pattern}
    for one in likely:
        if any(taken[n] == 1 for n in range(*one.cue)) or taken[one.head] == 2:  # noqa: PLR2004
            continue
        content = tuple(
            part
            for part in one.content
            if not any(taken[n] for n in range(*part)) and owners.get(part[0], one) is one
        )
        if not content:
            continue
        one.content = content
        for n in range(*one.cue):
            taken[n] = 2
        for part in content:
            for n in range(*part):
                taken[n] = 1
        chosen.append(one)
    chosen += _nested(possible, chosen)
    return sorted(chosen, key=lambda one: (min(one.cue[0], one.content[0][0]), one.cue[0]))


def _nested(possible: Sequence[Possible], chosen: Sequence[Possible]) -> list[Possible]:
    """Give what somebody is said to have said that another said, where it is beyond doubt."""
    parts = sorted(part for one in chosen for part in one.content)
    starts = [start for start, _ in parts]
    found = []
    for one in possible:
        if one.score < _BEYOND_DOUBT or one.pattern != "clause-that" or not one.source:
            continue
        spans = (*one.source, one.cue, *one.content)
        at = bisect_left(starts, min(start for start, _ in spans) + 1) - 1
        if at >= 0 and max(end for _, end in spans) <= parts[at][1]:
            found.append(one)
    return found


def _surest_first(likely: Sequence[Possible]) -> list[Possible]:
    """Put off what is doubtful where a surer cue stands in its content."""
    heads = sorted((one.head, one.score) for one in likely)
    at = [head for head, _ in heads]
    first, second = [], []
    for one in likely:
        if one.score < _SURE and any(
            score > one.score + _SURER
            for start, end in one.content
            for _, score in heads[bisect_left(at, start) : bisect_left(at, end)]
        ):
            second.append(one)
        else:
            first.append(one)
    return first + second


def _turn(one: Possible) -> int:
    """Say which come first: words in quotation marks, then what stands before its cue."""
    if "quote" in one.pattern:
        return 0
    return 1 if one.content[0][0] < one.cue[0] else 2


def _span(words: Words, part: Range) -> Span:
    return Span(words.tokens[part[0]].start, words.tokens[part[1] - 1].end)


def _quotation(words: Words, one: Possible) -> Quotation:
    content = tuple(_span(words, part) for part in sorted(one.content))
    return Quotation(
        source=tuple(_span(words, part) for part in one.source),
        cue=(_span(words, one.cue),),
        content=content,
        kind=_kind(words.text, content, one.pattern),
        rule=f"quote-{one.pattern}",
        score=round(one.score, 3),
    )


def _kind(text: str, content: Sequence[Span], pattern: str) -> str:
    pieces = [part.of(text) for part in content]
    marks = _MARKS + _SINGLE
    if all(piece.startswith(marks) for piece in pieces) and pieces[-1].rstrip(".,").endswith(marks):
        return "direct"
    if "quote" in pattern and all(piece.startswith(marks) for piece in pieces):
        return "direct"
    return "mixed" if any(mark in piece for piece in pieces for mark in _MARKS) else "indirect"
