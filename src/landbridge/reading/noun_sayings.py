"""Attributions by a noun: ``the minister's claim that``, ``plans to``, ``rumours that``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.contents import end_of
from landbridge.reading.possible import Possible, Range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.reading.clauses import Words

    Ends = Callable[[dict[str, float]], float]

__all__ = ["of_noun"]

_FURTHEST_DENIAL = 30  # words
_DENIED = frozenset(["denied", "rejected", "dismissed", "refuted", "disputed"])


def _denied_by(words: Words, at: int, start: int, last: int) -> Possible | None:
    """Give who denies what in ``Rumours that it had been shut were denied by the operator``."""
    low = words.low
    for verb in range(start + 2, min(last - 2, start + _FURTHEST_DENIAL)):
        if low[verb] in _DENIED and low[verb + 1] == "by":
            begin = words.verb_group(verb, start)
            end = words.phrase_after(verb + 2, last)
            if start < begin < verb and end > verb + 2:
                source, content = ((verb + 2, end),), ((start, begin),)
                seen = {"bias": 1.0, f"noun={low[at]}": 1.0}
                return Possible((begin, verb + 1), verb, source, content, "denied-by", "by", seen)
    return None


def of_noun(words: Words, at: int, ends: Ends) -> Iterator[Possible]:  # noqa: C901, PLR0912
    """Give what a noun may attribute: ``the minister's claim that …``, ``plans to …``."""
    low, kind = words.low, words.kind
    first, last = words.bounds(at)
    if at + 2 >= last:
        return
    follows = low[at + 1]
    start = at + 1
    source: tuple[Range, ...] = ()
    holder = "none"
    if follows in ("by", "from"):
        end = words.phrase_after(at + 2, last)
        if end > at + 2 and end < last:
            source, holder, start = ((at + 2, end),), "by", end
    if start >= last:
        return
    if low[start] == "that":
        pattern, start = "noun-that", start + 1
        if denied := _denied_by(words, at, start, last):
            yield denied
            return
    elif low[start] == "to":
        pattern = "noun-to"
    elif low[start] in ("of", "about", "for", "over") and holder == "none":
        pattern, start = "noun-of", start + 1
    else:
        return
    begin = at
    while begin > first and kind[begin - 1] in "AN" and low[begin - 1] != "'s":
        begin -= 1
    if holder == "none" and begin > first:
        if low[begin - 1] in ("his", "her", "its", "their", "our", "my"):
            source, holder = ((begin - 1, begin),), "possessive"
        elif kind[begin - 1] == "S":
            owner = words.phrase_before(begin - 1, first)
            if owner < begin - 1:
                source, holder = ((owner, begin - 1),), "possessive"
    if holder == "none" and (begin == first or kind[begin - 1] != "D"):
        return
    stop = end_of(words, start, last, pattern, ends)
    if stop <= start:
        return
    features = {
        "bias": 1.0,
        "noun": 1.0,
        f"noun={low[at]}": 1.0,
        f"pattern={pattern}": 1.0,
        f"pattern={pattern},holder={holder}": 1.0,
        f"holder={holder}": 1.0,
        f"before={low[begin - 1] if begin > first else 'start'}": 1.0,
    }
    yield Possible((at, at + 1), at, source, ((start, stop),), pattern, holder, features)
