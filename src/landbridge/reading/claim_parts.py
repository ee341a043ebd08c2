"""What one attribution claims: statement by statement, what is denied, what points back."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.word_classes import class_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import Quotation
    from landbridge.reading.tokens import Token

__all__ = ["DENIALS", "denied_words", "is_nothing", "joined", "leans", "statements"]

DENIALS = frozenset(
    ("deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting",
     "dismiss", "dismisses", "dismissed", "dismissing", "dispute", "disputes", "disputed",
     "disputing", "refute", "refutes", "refuted", "refuting", "denial", "denials", "doubt",
     "doubts", "doubted")
)  # fmt: skip
"""Words of a cue by which somebody says that something is not so."""

_REPORTED = re.compile(
    r"(?:(?:the|any|all|these|such|those|recent|earlier|its|his|their|media|press|local)\s+){0,3}"
    r"(?:claims?|reports?|rumou?rs?|suggestions?|allegations?|accusations?|talk|speculation|"
    r"assertions?|charges?)\s+that\s+",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r",?\s+(?:and|but)\s+(?:that\s+|(?=[\"\u201c]?(?:will|would|may|might|can|could|shall)\b))",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|but)\s+(?!that\s|if\s)", re.IGNORECASE)
_THAT = re.compile(r"(?:and|but)\s+that\s+", re.IGNORECASE)
_CLAUSES = frozenset(["quote-clause-that", "quote-clause-bare", "quote-phrase-first"])
_MARKS = '"\u201c\u201d\u00ab\u00bb\u201e\u2018'
_POINTING = frozenset(
    ("it", "they", "them", "there", "here", "this", "these", "those", "none", "neither", "both",
     "either", "one", "he", "she", "him", "its")
)  # fmt: skip
_PLAIN = frozenset(
    ("the", "a", "an", "of", "to", "in", "is", "are", "was", "were", "be", "been", "has", "have",
     "had", "will", "would", "not", "no", "and", "or", "that", "this", "it", "they", "he", "she",
     "we", "i", "you", "for", "on", "at", "by", "from", "with", "as", "but", "if", "there",
     "our", "their", "its", "his", "her")
)  # fmt: skip
_FOREIGN = "\u00ab\u201e\u300c"
_MOST_JOINTS = 8  # of one attribution; more is a list, not statements
_BETWEEN = 12  # characters of ", and that "
_NOBODY = frozenset(
    ("nobody", "no one", "anyone", "anybody", "none", "who", "which", "what", "the", "a")
)
_FEW = 12  # words of what leans on the sentence before it


def statements(one: Quotation, text: str, tokens: Sequence[Token]) -> tuple[tuple[Span, ...], ...]:
    """Give what an attribution claims, statement by statement: ``that A and that B`` are two.

    Words in quotation marks are not taken apart, nor is a condition from what it is of.
    """
    verbs = [token.start for token in tokens if class_of(token) in "VM"]
    parts = [piece for part in one.content for piece in _apart(part, one, text, verbs)]
    groups: list[tuple[Span, ...]] = []
    for part in parts:
        words = part.of(text)
        bare = _THAT.match(words) or _AND.match(words)
        new = not groups or part not in one.content
        if bare and _has_verb(part, verbs) and words[0] not in _MARKS:
            part, new = Span(part.start + bare.end(), part.end), True  # noqa: PLW2901
        elif groups and one.rule == "quote-quote-before":
            before = groups[-1][-1].of(text)
            new = new or (words[0] not in _MARKS and before[0] in _MARKS)
        if new:
            groups.append((part,))
        else:
            groups[-1] = (*groups[-1], part)
    return tuple(groups)


def _apart(part: Span, one: Quotation, text: str, verbs: Sequence[int]) -> list[Span]:
    """Take ``A and that B`` apart, where the cue was followed by "that" or could have been."""
    if one.rule not in _CLAUSES:
        return [part]
    found = []
    start = part.start
    for joint in islice(_JOINT.finditer(text, part.start, part.end), _MOST_JOINTS):
        if sum(text.count(mark, part.start, joint.start()) for mark in _MARKS) % 2:
            continue
        left, right = Span(start, joint.start()), Span(joint.end(), part.end)
        if _has_verb(left, verbs) and _has_verb(right, verbs):
            found.append(left)
            start = joint.end()
    return [*found, Span(start, part.end)]


def _has_verb(part: Span, verbs: Sequence[int]) -> bool:
    """Whether one of the places of verbs, which are in order, is in a part."""
    at = bisect_left(verbs, part.start)
    return at < len(verbs) and verbs[at] < part.end


def denied_words(part: Span, text: str) -> Span:
    """Give what is denied, without ``reports that`` before it."""
    found = _REPORTED.match(text, part.start, part.end)
    return Span(found.end(), part.end) if found and found.end() < part.end else part


def leans(words: Sequence[Token]) -> bool:
    """Whether a statement points to what was said before it, or is in another language."""
    letters = [token.low for token in words if token.text[:1].isalpha()]
    if words and words[0].text[:1] in _FOREIGN:
        return True
    if not letters or len(letters) > _FEW:
        return False
    return any(word in _POINTING for word in letters) or not any(word in _PLAIN for word in letters)


def joined(before: tuple[Span, ...], after: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put statements of one kind together: what was one stretch of words is one again."""
    if after[0].start - before[-1].end <= _BETWEEN:
        return (*before[:-1], Span(before[-1].start, after[0].end), *after[1:])
    return before + after


def is_nothing(one: Quotation, text: str) -> bool:
    """Whether nobody says it, or would have, or a mere pronoun: ``few at home expect them``."""
    if any(part.of(text).lower() in _NOBODY for part in one.source):
        return True
    if any("would have" in part.of(text).lower() for part in one.cue):
        return True
    if any(word in DENIALS for part in one.cue for word in part.of(text).lower().split()):
        return False
    return one.kind == "indirect" and all(
        part.of(text).lower().removesuffix(" too") in _POINTING for part in one.content
    )
