"""Words in quotation marks of every kind, over paragraphs, with marks odd, nested or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Stretch", "find_stretches"]

_MARK = re.compile(
    "''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02'\u2018\u2019\u201a]"
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\r\n|\n|\u2028|\u2029")
_SINGLE = frozenset("'\u2018\u2019\u201a")
_CLOSERS = {
    '"': ('"', "\u201d", "\uff02"),
    "\uff02": ('"', "\u201d", "\uff02"),
    "''": ("''", '"'),
    "``": ("''", '"', "\u201d"),
    "\u201c": ("\u201d", '"', "\u201f"),
    "\u201d": ("\u201d", '"'),
    "\u201e": ("\u201c", "\u201d", "\u201f", '"'),
    "\u201f": ("\u201d", '"'),
    "\u00ab": ("\u00bb",),
    "\u00bb": ("\u00ab",),
    "\u2039": ("\u203a",),
    "\u203a": ("\u2039",),
    "\u300c": ("\u300d",),
    "\u300e": ("\u300f",),
    "\u2018": ("\u2019", "'"),
    "\u2019": ("\u2019", "'"),
    "\u201a": ("\u2018", "\u2019"),
    "'": ("'", "\u2019"),
}
_ALWAYS_OPEN = frozenset("\u201e\u300c\u300e")
_ALWAYS_CLOSE = frozenset("\u300d\u300f")
_BEFORE_OPENING = frozenset("([{-\u2013\u2014\u2015/:\u2026\u2018\u201c\"'\u200f\u200e\u202b\u202a")
_AFTER_CLOSING = frozenset(
    ".,;:!?)]}-\u2013\u2014\u2026\u2019\u201d\"'\u060c\u061b\u061f\u3002\u3001"
)
_LONGEST_SINGLE = 600  # characters; what single marks enclose beyond that is an apostrophe's doing


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in quotation marks, the marks with them, in a piece for each paragraph.

    ``closed`` is false where no closing mark was found: it then ends with its paragraph.
    """

    pieces: tuple[Span, ...]
    closed: bool = True

    @property
    def start(self) -> int:
        """Give where it begins."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Give where it ends."""
        return self.pieces[-1].end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _can_open(text: str, mark: re.Match[str], first: int, end: int) -> bool:
    """Whether a mark stands where quotations begin: space before it, none after."""
    before = text[mark.start() - 1] if mark.start() > first else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in _ALWAYS_OPEN:
        return True
    if mark.group() in _ALWAYS_CLOSE:
        return False
    if mark.group() in "\u00ab\u00bb" and before.isspace():
        return mark.group() == "\u00ab" or not after.isspace()
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _can_close(text: str, mark: re.Match[str], first: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > first else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in "\u00ab\u00bb\u203a\u2039":
        return True
    if mark.group() in _SINGLE:
        return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    return not before.isspace() or after.isspace()


def find_stretches(text: str) -> tuple[Stretch, ...]:  # noqa: C901, PLR0912
    """Find what stands in quotation marks, in order; none holds another.

    A mark that opens again inside is passed over. What is still open at the end of a paragraph
    goes on in the next where that begins with an opening mark, and else ends there. Takes time in
    proportion to the length, whatever the marks.
    """
    found: list[Stretch] = []
    carried: list[Span] = []
    closers: tuple[str, ...] = ()
    for first, end in _paragraphs(text):
        start = -1
        single = False
        line = text[first:end]
        begins = first + len(line) - len(line.lstrip())
        for mark in _MARK.finditer(text, first, end):
            sign = mark.group()
            if start >= 0 and single:
                if mark.start() - start > _LONGEST_SINGLE:
                    start, single = -1, False
                elif sign in closers and _can_close(text, mark, first, end):
                    found.append(Stretch((Span(start, mark.end()),)))
                    start, single = -1, False
                    continue
                elif sign in _SINGLE:
                    continue
                else:
                    start, single = -1, False
            if start >= 0:
                if sign in closers and (
                    _can_close(text, mark, first, end) or not _can_open(text, mark, first, end)
                ):
                    found.append(Stretch((*carried, Span(start, mark.end()))))
                    carried, start = [], -1
                continue
            if carried and mark.start() > begins:
                found.append(Stretch(tuple(carried), closed=False))
                carried = []
            if not _can_open(text, mark, first, end):
                continue
            if sign in _SINGLE and (carried or not _single_opens(text, mark, first, end)):
                continue
            start, closers, single = mark.start(), _CLOSERS.get(sign, (sign,)), sign in _SINGLE
        if start >= 0 and not single:
            last = first + len(line.rstrip())
            carried.append(Span(start, max(last, start + 1)))
        elif carried and start < 0:
            found.append(Stretch(tuple(carried), closed=False))
            carried = []
    if carried:
        found.append(Stretch(tuple(carried), closed=False))
    return tuple(sorted(found, key=lambda stretch: stretch.start))


def _single_opens(text: str, mark: re.Match[str], first: int, end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1] if mark.start() > first else " "
    return (
        after.isalpha()
        and (before.isspace() or before in "([\u2014\u2013")
        and (mark.group() == "\u2018" or after.isupper() or before == " ")
    )
