"""Whether a full stop, an exclamation or a question mark ends its sentence."""

from __future__ import annotations

import re

from landbridge.reading.abbreviations import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    DAYS,
    HOURS,
    IN_NAMES,
    MAY_END,
    NEVER_END,
    SPEECH,
    STARTERS,
    UNITS,
    YEAR,
)

__all__ = ["END", "ends_here"]

_CLOSERS = "\"'\u201d\u2019\u00bb\u203a)\\]}\u300d\u300f\uff09\u3011"
_OPENERS = frozenset(
    "\"'\u201c\u2018\u00ab\u2039([{\u201e\u201a\u201f\u300c\u300e\uff08\u3010\u00bf\u00a1"
)
_QUOTES = frozenset("\"'\u201d\u2019\u00bb")
_DASHES = frozenset("-\u2013\u2014")
_OTHERS = "\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965\u0589\u1362\u1367\u104b"
"""Marks of other scripts that always end a sentence, with or without a space after them."""

END = re.compile(
    f"(?P<marks>[.!?\u2026\u203c\u203d\u2047\u2048\u2049]+|[{_OTHERS}]+)"
    f"(?P<close>(?:[{_CLOSERS}]|\\[\\d{{1,3}}\\]|\u201c(?=\\s)|[ \u00a0\u202f]\u00bb(?!\\w))*)"
)
"""What may end a sentence, with the quotation marks, brackets and footnote numbers behind it."""

_NICKNAME = re.compile(
    r"\b[A-Z][\w'\u2019-]*[ ][\"\u201c\u2018(](?:[A-Z]\.){1,4}[\"\u201d\u2019)]$"
)
"""What stands between names is no end: ``John \u201cJ.D.\u201d Smith``."""
_NEXT = re.compile(r"\S")
_WORD = re.compile(r"\w+")
_REACH = 40  # characters that are looked at before and after a mark
_FEW = 3


def ends_here(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the sentence that begins at ``start`` ends with a match of `END`.

    ``end`` is that of the paragraph. Looks at a bounded number of characters around the mark.
    """
    at, stop = match.start(), match.end()
    if stop >= end:
        return True
    if match["marks"][0] in _OTHERS:
        return not (text[at - 1 : at].isdigit() and text[stop].isdigit())
    if not text[stop].isspace():
        return _glued(text, start, at, stop)
    found = _NEXT.search(text, stop, end)
    return found is None or _before_space(text, start, match, found.start(), end)


def _before_space(text: str, start: int, match: re.Match[str], after: int, end: int) -> bool:
    marks, close = match["marks"], match["close"]
    head = after
    while (
        head < end
        and head - after < 2 * _FEW
        and (text[head] in _OPENERS or text[head] in _DASHES or text[head].isspace())
    ):
        head += 1
    if head >= end or text[head].islower() or text[head] in ",;:)":
        return False
    quoted = bool(close) and close[0] in _QUOTES
    if (
        quoted
        and marks == "."
        and _NICKNAME.search(text, max(start, match.end() - _REACH), match.end())
    ):
        return False
    if marks == "." and not quoted:
        return _stop_ends(text, start, match.start(), after, end)
    return marks == "." or not quoted or not _speaker_follows(text, after, end)


def _word_before(text: str, start: int, at: int) -> str:
    """Give the word that a full stop follows, with the stops and hyphens inside it."""
    piece = text[max(start, at - _REACH) : at]
    cut = len(piece)
    while cut and (piece[cut - 1].isalnum() or piece[cut - 1] in ".-'\u2019"):
        cut -= 1
    return piece[cut:].lstrip(".-'\u2019")


def _stop_ends(text: str, start: int, at: int, after: int, end: int) -> bool:
    """Whether a single full stop at ``at`` ends its sentence; the next word begins at ``after``."""
    word = _word_before(text, start, at)
    low = word.lower()
    if low in NEVER_END or (word.isdigit() and at - len(word) - start < _FEW):
        return False  # or the number of an item
    if text[after].isdigit():
        return low not in BEFORE_NUMBERS and low not in BEFORE_NAMES
    found = _WORD.match(text, after, min(end, after + _REACH))
    following = found.group().lower() if found else ""
    starts = text[after] in _OPENERS or following in STARTERS
    if len(word) == 1 and at - 1 - start < _FEW and word.isalpha():
        return False  # who speaks, in a list of questions and answers
    initials = all(len(part) == 1 and part.isalpha() for part in word.split("."))
    if low in HOURS:
        ends = following not in DAYS
    elif low == YEAR:
        ends = text[max(start, at - _FEW) : at - 1].rstrip()[-1:].isdigit()
    elif low in BEFORE_NAMES:
        ends = low in MAY_END and starts
    elif low in UNITS:
        ends = True
    elif low in MAY_END or (initials and ("." in word or word.isupper())):
        ends = starts
    else:
        ends = True
    return ends


def _speaker_follows(text: str, after: int, end: int) -> bool:
    """Whether a name and a word of speech follow: ``"Stop!" General Ali Hasan said``."""
    words = text[after : min(end, after + 2 * _REACH)].split()[: 2 * _FEW]
    if not words or words[0].lower() in STARTERS:
        return False
    for place, word in enumerate(words):
        bare = word.strip(",.;:").lower()
        if bare in SPEECH:
            return place > 0
        if word[0].islower() and bare not in IN_NAMES:
            return False
        if word[-1] in ".!?" and bare not in BEFORE_NAMES and len(bare) > 1:
            return False
    return False


def _glued(text: str, start: int, at: int, stop: int) -> bool:
    """Whether two sentences stand without a space between: ``the town.The army``."""
    before, after = text[max(start, at - _FEW) : at], text[stop : stop + _FEW]
    if after[0] in "\u201c\u00ab\u201e":
        return text[at] != "\u2026"
    if "/" in text[max(start, at - _REACH) : at].rpartition(" ")[2]:
        return False  # an address
    return (
        len(before) == _FEW
        and before.isalpha()
        and before.islower()
        and len(after) == _FEW
        and after[0].isupper()
        and (after[1:].islower() or after[1] == " ")
    )
