"""Words in quotation marks as speech: where they stop, and whether they go on after "he said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.possible import Range, after_asides

if TYPE_CHECKING:
    from landbridge.reading.clauses import Words

__all__ = ["following", "goes_on", "is_speech", "is_title", "said_alone", "stops"]

_BETWEEN_PARTS = frozenset((".", ",", ";", ":", "\u2014", "-", "but", "and"))
_LONGEST_ASIDE = 25  # words after "he said" in whose wake the quotation may go on
_ENOUGH = 3  # words that make what stands in quotation marks speech, not a title or a doubt


def is_speech(words: Words, number: int) -> bool:
    """Whether a stretch is what somebody said, rather than a title or a word held at a distance."""
    opened, closed = words.opens[number], words.closes[number]
    return closed - opened - 2 >= _ENOUGH or any(
        words.low[n] in (",", ".", "?", "!") for n in range(max(opened, closed - 3), closed)
    )


def stops(words: Words, closing: int, marks: frozenset[str]) -> bool:
    """Whether words in quotation marks end with one of some marks."""
    at = closing - 1
    while at > closing - 4 and words.low[at] in ("'", "\u2019", "\u201d", '"', "''", "\u2018"):
        at -= 1
    return words.low[at] in marks


def said_alone(words: Words, closing: int, after: int, last: int) -> bool:
    """Whether ``he asked`` after a whole sentence in quotation marks is all there is."""
    gap = words.text[words.tokens[closing].end : words.tokens[closing + 1].start]
    at = after_asides(words, after, last)
    if "\n" in gap:
        return False
    return (
        at >= last
        or words.low[at] == "."
        or (words.low[at] in (",", ";") and at + 1 < last and words.inside[at + 1] < 0)
    )


def is_title(words: Words, number: int, after: int, first: int, last: int) -> bool:
    """Whether words in marks are a title: ``on “News Hour,” X said …``."""
    opened = words.opens[number]
    return (
        opened > first
        and words.kind[opened - 1] in "IDN"
        and after < last
        and words.kind[after] not in "XI"
    )


def following(words: Words, closed: int, content: list[Range]) -> None:
    """Add stretches that come next in the same paragraph without anybody's words between."""
    at = closed
    for _ in range(3):
        if at >= len(words) or words.inside[at] < 0 or words.opens[words.inside[at]] != at:
            return
        gap = words.text[words.tokens[at - 1].end : words.tokens[at].start]
        if "\n" in gap:
            return
        number = words.inside[at]
        content.append((at, words.closes[number]))
        at = words.closes[number]


def goes_on(words: Words, block: int, last: int, content: list[Range], *, told: bool) -> None:
    """Add a stretch that goes on after ``“…,” he said.`` in the same paragraph."""
    low = words.low
    if told and block < last and words.kind[block] in "NDPA":
        block = words.phrase_after(block, last)
    at = after_asides(words, block, last)
    while at < len(words) and at < block + 14 and low[at] in _BETWEEN_PARTS:
        at += 1
    if at > block and at < len(words) and words.inside[at] >= 0:
        following(words, at, content)
    elif last - block <= _LONGEST_ASIDE and not any(
        words.kind[n] in "VM" or words.inside[n] >= 0 for n in range(block, last)
    ):
        following(words, last, content)
