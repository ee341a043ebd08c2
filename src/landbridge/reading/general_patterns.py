"""Words that tell of general political events, by type of the PLOVER ontology."""

from __future__ import annotations

from landbridge.reading.event_words import written_words

__all__ = ["GENERAL_CUES", "Table", "cue_table", "cues_at"]

_WRITTEN = written_words("general_cues.txt")


Table = dict[str, list[tuple[tuple[str, ...], str]]]
"""Patterns by their first word, longest first: words and the type that they point to."""
_LONGEST_GAP = 6
_NO_GAP_OVER = frozenset(';:?!()"\u201c\u201d.')


def cue_table(written: str) -> Table:
    """Read patterns: a type a line, then its patterns between bars, plain forms of words."""
    table: Table = {}
    for line in written.strip().splitlines():
        kind, *pieces = line.split(" | ")
        for piece in pieces:
            words = tuple(piece.split())
            table.setdefault(words[0], []).append((words, kind))
    for listed in table.values():
        listed.sort(key=lambda one: -len(one[0]))
    return table


def _matched(words: tuple[str, ...], lemmas: list[str], at: int) -> int:
    here = at + 1
    for position in range(1, len(words)):
        word = words[position]
        if word[0] == "~":
            continue
        if words[position - 1] == "~":
            stop = min(len(lemmas), here + _LONGEST_GAP)
            while here < stop and lemmas[here] != word and lemmas[here] not in _NO_GAP_OVER:
                here += 1
            if here >= stop or lemmas[here] != word:
                return 0
        elif here >= len(lemmas) or lemmas[here] != word:
            return 0
        here += 1
    return here


GENERAL_CUES = cue_table(_WRITTEN)


def cues_at(table: Table, lemmas: list[str], at: int) -> list[tuple[str, tuple[str, ...], int]]:
    """Give the types that the words from a word on point to, longest first: type, words, end."""
    found = []
    for words, kind in table.get(lemmas[at], ()):
        end = _matched(words, lemmas, at)
        if end:
            found.append((kind, words, end))
    return found
