"""Where the sentences of a text begin and end: quotations, ranks, headlines, lists, any script."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.stops import END, ends_here

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST", "find_sentences"]

LONGEST = 3000
"""Characters; what goes on for longer without an end is cut at a space, so that no layer that
looks at whole sentences meets one of megabytes."""

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAKS}]+")
_GAP = re.compile("\r\n|[" + _BREAKS + "]")
_BULLET = re.compile(
    "[ \t]*(?:[-*+\u2022\u2023\u2013\u2014\u25aa\u25cf\u25e6\u00b7]|\\(?\\w\\)|\\d{1,3}[.)])\\s"
)
_NARROWEST, _WIDEST = 45, 130  # characters a line, of text that was wrapped by a program
_GO_ON = frozenset(",;\u060c\u061b")


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give each line that is not blank, and whether a paragraph begins with it."""
    before = 0
    for match in _LINE.finditer(text):
        if match.group().isspace():
            continue
        gap = text[before : match.start()]
        new = len(_GAP.findall(gap)) > 1 or "\u2029" in gap or "\x0c" in gap
        yield match.start(), match.end(), new
        before = match.end()


def _runs_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether a line was broken only since the next word did not fit, or in mid-sentence."""
    if _BULLET.match(text, *after):
        return False
    this, following = text[line[0] : line[1]].rstrip(), text[after[0] : after[1]].lstrip()
    if following[0].islower() or this[-1] in _GO_ON:
        return True
    word = following[:_WIDEST].split(maxsplit=1)[0]
    return _NARROWEST <= width <= _WIDEST and len(this) + 1 + len(word) > width


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    width = max(end - start for start, end in lines)
    first = lines[0][0]
    for line, after in pairwise(lines):
        if not _runs_on(text, line, after, width):
            yield first, line[1]
            first = after[0]
    yield first, lines[-1][1]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches that no sentence crosses: paragraphs, headlines, items of lists."""
    paragraph: list[tuple[int, int]] = []
    for start, end, new in _lines(text):
        if new and paragraph:
            yield from _joined(text, paragraph)
            paragraph = []
        paragraph.append((start, end))
    if paragraph:
        yield from _joined(text, paragraph)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Give a sentence without the space around it, in pieces where it is longer than `LONGEST`."""
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in "\n; ")
        cut = start + LONGEST if cut < 0 else cut + 1
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left, right = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    if left < right:
        yield Span(left, right)


def find_sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences in order, without the space around them.

    They cover all of the text that is not space, and never overlap. Blank lines end a sentence, a
    single line break only where the line was not just wrapped; headlines, datelines and items of
    lists on lines of their own are sentences. Takes time in proportion to the length.
    """
    found: list[Span] = []
    for first, end in _stretches(text):
        start = first
        for match in END.finditer(text, first, end):
            if ends_here(text, start, match, end):
                found.extend(_bounded(text, start, match.end()))
                start = match.end()
        found.extend(_bounded(text, start, end))
    return tuple(found)
