"""Attributions without a verb of saying: "according to", "is sure", "Name: …", a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.contents import end_of, sentence_end
from landbridge.reading.possible import Possible
from landbridge.reading.sources import holder_of
from landbridge.reading.speech import following

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.reading.clauses import Words

    Ends = Callable[[dict[str, float]], float]

__all__ = ["SURE", "of_colon", "of_dash", "of_phrase", "of_sure"]

SURE = frozenset(
    ("adamant", "afraid", "certain", "confident", "convinced", "doubtful", "hopeful", "optimistic",
     "sceptical", "skeptical", "sure", "worried")
)  # fmt: skip
"""What somebody is who thinks, hopes or fears that something is so."""

_BE = frozenset(("is", "are", "was", "were", "been", "am", "remain", "remains", "remained"))
_FURTHEST_VERB = 8  # words after "is sure" in which a clause without "that" has its verb
_PUBLISHED = frozenset(["published", "released", "issued", "dated", "obtained", "seen"])
_LONGEST_NAME = 6  # words before a colon that introduces what somebody said


def of_phrase(words: Words, at: int, ends: Ends) -> Iterator[Possible]:  # noqa: C901, PLR0912
    """Give what ``according to`` and the like attribute."""
    low, kind = words.low, words.kind
    first, last = words.bounds(at)
    cue_end = at
    if low[at] == "according" and at + 1 < last and low[at + 1] == "to":
        cue_end = at + 2
    elif (
        at + 3 < last
        and low[at] == "in"
        and low[at + 1] == "the"
        and low[at + 2] in ("words", "opinion", "view", "eyes", "judgment", "judgement")
        and low[at + 3] == "of"
    ):
        cue_end = at + 4
    if cue_end == at or cue_end >= last:
        return
    end = words.phrase_after(cue_end, last)
    if end <= cue_end:
        return
    comma = end
    if end < last and low[end] == ",":
        stop = next((n for n in range(end + 1, last) if low[n] in (",", ".")), last)
        if (
            end + 1 < last
            and (low[end + 1] in ("who", "which") or (at > first + 1 and stop >= last - 1))
        ) or (at <= first + 1 and _says_who(words, end, stop, last)):
            end = comma = stop
    elif end < last and kind[end] in "GWI":
        comma = next((n for n in range(end, last) if low[n] == ","), sentence_end(words, end, last))
        end = comma
    if at <= first + 1 and end + 1 < last and low[end] == "," and low[end + 1] in _PUBLISHED:
        end = comma = next((n for n in range(end + 1, last) if low[n] == ","), end)
    if at <= first + 1:
        start = comma + 1 if comma < last and low[comma] == "," else comma
        content = (
            [(start, end_of(words, start, last, "phrase-first", ends))] if start < last else []
        )
        pattern = "phrase-first"
    else:
        stop = at
        while stop > first and low[stop - 1] == ",":
            stop -= 1
        start = first
        if kind[first] == "C":
            start += 1
        number = words.inside[stop - 1]
        if number >= 0 and words.opens[number] < start:
            start = words.opens[number]
        content, pattern = [(start, stop)], "phrase-last"
    content = [(a, b) for a, b in content if b > a]
    if content:
        features = {"bias": 1.0, "phrase": 1.0, f"phrase={low[at]}": 1.0, f"pattern={pattern}": 1.0}
        yield Possible(
            (at, cue_end), at, ((cue_end, end),), tuple(content), pattern, "of", features
        )


def of_sure(words: Words, at: int, ends: Ends) -> Iterator[Possible]:
    """Give what somebody ``is confident that``, or with a clause and no "that"."""
    low, kind = words.low, words.kind
    first, last = words.bounds(at)
    verb = at - 1
    if verb > first and (kind[verb] == "R" or low[verb] in ("not", "n't", "n\u2019t")):
        verb -= 1
    if verb <= first or low[verb] not in _BE or at + 2 >= last:
        return
    start = at + 1
    if low[start] == "that":
        start += 1
    elif kind[start] not in "NDPA" or not any(
        kind[n] in "VM" for n in range(start + 1, min(last, start + _FURTHEST_VERB))
    ):
        return
    begin = min(verb, words.verb_group(at, first))
    source, holder = holder_of(words, at, begin, start, (first, last), "know", "third")
    if source:
        content = ((start, end_of(words, start, last, "clause-that", ends)),)
        yield Possible((begin, at + 1), at, source, content, "sure-that", holder, {"bias": 1.0})


def _says_who(words: Words, end: int, stop: int, last: int) -> bool:
    """Whether ``spokesman for the army`` stands between a name and its second comma."""
    kind = words.kind
    return (
        stop + 1 < last
        and words.low[stop] == ","
        and words.tokens[end - 1].text[:1].isupper()
        and not words.tokens[end + 1].text[:1].isupper()
        and words.phrase_after(end + 1, stop) == stop
        and any(kind[n] in "VM" for n in range(stop + 1, last))
        and kind[stop + 1] in "DNAP"
    )


def of_colon(words: Words, at: int) -> Iterator[Possible]:
    """Give what stands after ``Name:`` at the start of a line or of a sentence."""
    first, last = words.bounds(at)
    nxt = at + 1
    if not 0 < at - first <= _LONGEST_NAME or nxt >= len(words):
        return
    if words.phrase_before(at, first) != first:
        return
    number = words.inside[nxt]
    if number >= 0 and words.opens[number] == nxt:
        content, pattern = [(nxt, words.closes[number])], "colon-quote"
        following(words, words.closes[number], content)
    elif nxt < last:
        content, pattern = [(nxt, sentence_end(words, nxt, last))], "colon"
    else:
        return
    if content[0][1] <= nxt:
        return
    features = {
        "bias": 1.0,
        "colon": 1.0,
        f"pattern={pattern}": 1.0,
        f"name={words.tokens[first].text[:1].isupper()}": 1.0,
        f"words={min(at - first, 4)}": 1.0,
        f"opening={words.tokens[first].start == 0}": 1.0,
    }
    yield Possible((at, nxt), at, ((first, at),), tuple(content), pattern, "colon", features)


def of_dash(words: Words, at: int) -> Iterator[Possible]:
    """Give what stands in quotation marks before a dash and a name, at the end of a line."""
    inside = words.inside
    if at == 0 or inside[at - 1] < 0 or inside[at] >= 0 or at + 1 >= len(words):
        return
    number = inside[at - 1]
    last = words.bounds(at + 1)[1]
    if not words.tokens[at + 1].text[:1].isupper() or last - at > _LONGEST_NAME:
        return
    end = words.phrase_after(at + 1, last)
    if words.closes[number] != at or end <= at + 1:
        return
    yield Possible(
        (at, at + 1),
        at,
        ((at + 1, end),),
        ((words.opens[number], at),),
        "quote-dash",
        "of",
        {"bias": 1.0, "dash": 1.0},
    )
