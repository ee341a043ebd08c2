"""The words by which English news tells of ground, roads and crossings: one pattern a piece."""

from __future__ import annotations

from dataclasses import dataclass

from landbridge.reading.event_words import written_words

__all__ = ["PATTERNS", "Pattern", "patterns_at"]

_WRITTEN = written_words("event_patterns.txt")
_GAP = "~"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of telling an event: plain forms in a row, ``~`` where words may stand between."""

    event: str
    frame: str
    words: tuple[str, ...]


def _patterns_of(line: str) -> list[Pattern]:
    head, *pieces = line.split(" | ")
    event, frame = head.split()
    return [Pattern(event, frame, tuple(piece.split())) for piece in pieces]


PATTERNS = tuple(
    pattern for line in _WRITTEN.strip().splitlines() for pattern in _patterns_of(line)
)
"""All of them, in the order written."""

_BY_FIRST: dict[str, list[Pattern]] = {}
for _pattern in PATTERNS:
    _BY_FIRST.setdefault(_pattern.words[0], []).append(_pattern)
for _listed in _BY_FIRST.values():
    _listed.sort(key=lambda p: -len(p.words))
_LONGEST_GAP = 8
_NO_GAP_OVER = frozenset('.,;:?!()"\u201c\u201d')


def _matched(words: tuple[str, ...], lemmas: list[str], at: int) -> tuple[int, tuple[int, int]]:
    """Give where a match ends (0: none) and the words in its gap."""
    here, gap = at + 1, (0, 0)
    for position in range(1, len(words)):
        word = words[position]
        if word == _GAP:
            continue
        if words[position - 1] == _GAP:
            stop = min(len(lemmas), here + _LONGEST_GAP)
            found = here
            while found < stop and lemmas[found] != word:
                if lemmas[found] in _NO_GAP_OVER:
                    return 0, gap
                found += 1
            if found >= stop or found == here:
                return 0, gap
            gap = (here, found)
            here = found + 1
            continue
        if here >= len(lemmas) or lemmas[here] != word:
            return 0, gap
        here += 1
    return here, gap


def patterns_at(
    lemmas: list[str], at: int, low: str = ""
) -> list[tuple[Pattern, int, tuple[int, int]]]:
    """Give the patterns that begin at a word, longest first, with their ends and gaps.

    ``low`` is the word itself: "shelling" is a noun of its own beside a form of "shell".
    """
    found = []
    own = _BY_FIRST.get(low, ()) if low != lemmas[at] and low.endswith("ing") else ()
    for pattern in (*own, *_BY_FIRST.get(lemmas[at], ())):
        end, gap = _matched(pattern.words, lemmas, at)
        if end:
            found.append((pattern, end, gap))
    return found
