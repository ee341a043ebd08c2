"""Whose a cue is: the source before it, after it, or of the verb that it is joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.cues import CUES
from landbridge.reading.possible import PERIODS, Range
from landbridge.reading.word_classes import PRONOUNS, TIMES

if TYPE_CHECKING:
    from landbridge.reading.clauses import Words

__all__ = ["holder_of"]

_FURTHEST_PARTICIPLE = 8  # words back
_FURTHEST_SUBJECT = 80  # words back
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"])
_THOUGH = frozenset(
    ["although", "though", "while", "whereas", "as", "when", "where", "because", "after", "before"]
)
_ADDRESSED = frozenset(["tell", "inform", "assure", "remind"])  # what follows is who hears it
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_VENUES = frozenset(
    [
        "statement",
        "interview",
        "speech",
        "email",
        "e-mail",
        "tweet",
        "conference",
        "letter",
        "report",
        "briefing",
        "post",
        "memo",
        "article",
        "column",
        "interviews",
        "remarks",
        "telephone",
        "phone",
        "television",
        "twitter",
        "facebook",
        "press",
    ]
)
_PARTS = frozenset(["part", "instance", "example", "turn", "response", "fact", "contrast"])


def holder_of(  # noqa: PLR0911, PLR0912, C901
    words: Words, head: int, begin: int, after: int, bounds: Range, base: str, form: str
) -> tuple[tuple[Range, ...], str]:
    """Find the source of a cue: before it, after it, of the verb that it is joined to."""
    low, kind = words.low, words.kind
    first, last = bounds
    passive = form in ("done", "past") and any(low[n] in _BE for n in range(begin, head))
    if passive:
        for at in range(after, min(last, after + 12)):
            if low[at] == "by" and words.inside[at] < 0:
                end = words.phrase_after(at + 1, last)
                if end > at + 1:
                    return ((at + 1, end),), "by"
        if base == "quote":
            found = _left_source(words, begin, first)
            return found or ((), "none")
        return (), "passive"
    before = begin - 1
    set_before = before < first or (kind[before] == "X" and low[before] not in ")]")
    if (
        base in _ADDRESSED
        and before > first
        and low[before] == ","
        and words.inside[before] < 0
        and (found_left := _left_source(words, begin, first))
    ):
        return found_left
    if set_before and begin == head and "q" in CUES[low[head]][1] and head + 1 < last:
        end = _inverted(words, head + 1, last)
        if (
            end > head + 1
            and end < last
            and kind[end] not in "XC"
            and low[before] == ","
            and words.inside[before] < 0
            and (found_left := _left_source(words, begin, first))
        ):
            return found_left
        if end > head + 1:
            return ((head + 1, end),), "inverted"
    if before >= first and low[before] == "to":
        subject = _subject(words, before, first, nearest=True)
        return ((subject,), "infinitive") if subject else ((), "infinitive")
    if form == "going" and not any(low[n] in _BE for n in range(begin, head)):
        if before >= first and (kind[before] == "P" or _is_name(words, before)):
            return _left_source(words, begin, first) or ((), "participle")
        subject = _subject(words, before + 1, first, nearest=False) or _just_said(
            words, before, first
        )
        return ((subject,), "participle") if subject else ((), "participle")
    if before >= first and (kind[before] == "C" or (kind[before] == "R" and before > first
                                                    and kind[before - 1] == "C")):  # fmt: skip
        subject = _subject(words, before, first, nearest=True)
        return ((subject,), "joined") if subject else ((), "none")
    if found_left := _left_source(words, begin, first):
        return found_left
    return (), "none"


def _just_said(words: Words, comma: int, first: int) -> Range | None:
    """Give who said it in ``…, said the mayor, rejecting …``."""
    if comma <= first or words.low[comma] != ",":
        return None
    start = words.phrase_before(comma, first)
    verb = words.low[start - 1] if first < start < comma else ""
    return (start, comma) if verb in CUES and "q" in CUES[verb][1] else None


def _subject(words: Words, before: int, first: int, *, nearest: bool) -> Range | None:
    """Give the subject of an earlier verb of the sentence: of one that attributes, else of any."""
    found: list[tuple[bool, Range]] = []
    first = max(first, before - _FURTHEST_SUBJECT)
    at = before - 1
    while at >= first:
        if words.kind[at] in "VM" and words.inside[at] < 0:
            begin = words.verb_group(at, first)
            if source := _left_source(words, begin, first):
                cue = words.low[at] in CUES and "q" in CUES[words.low[at]][1]
                found.append((cue, source[0][0]))
            at = begin
        at -= 1
    cues = [subject for cue, subject in found if cue]
    if cues:
        return cues[-1]
    if not found:
        return None
    return found[0 if nearest else -1][1]


def _left_source(words: Words, begin: int, first: int) -> tuple[tuple[Range, ...], str] | None:  # noqa: PLR0911
    """Find whose verb group begins at a position, to its left."""
    low, kind = words.low, words.kind
    if (whole := _before_participle(words, begin, first)) < begin:
        return ((whole, begin),), "phrase"
    at = _before_times(words, begin, first)
    if at <= first:
        return None
    here = at - 1
    if low[here] in ("who", "which") or (low[here] == "that" and kind[here] == "W"):
        return ((here, here + 1),), "relative"
    if low[here] == "," and words.inside[here] < 0:
        return _set_off(words, here, first)
    if kind[here] == "P" and (here == first or low[here - 1] != "of"):
        return ((here, here + 1),), "pronoun"
    start = words.phrase_before(at, first)
    if start >= at:
        return None
    if (named := _named_before(words, start, first)) < start:
        return ((named, at),), "apposition"
    if (whole := _before_who(words, start, first)) < start:
        return ((whole, at),), "phrase"
    cut = _aside(words, start, at)
    return ((start, cut),), "phrase"


def _before_participle(words: Words, at: int, first: int) -> int:
    """Give where ``two officers briefed on the matter`` begins, if it ends at a position."""
    kind = words.kind
    for n in range(at - 1, max(first, at - _FURTHEST_PARTICIPLE), -1):
        if kind[n] in "VG":
            if (
                words.tokens[n].tag not in ("VBN", "VBD", "VBG")
                or kind[n - 1] != "N"
                or n == at - 1
            ):
                return at
            whole = words.phrase_before(n, first)
            alone = whole == first or kind[whole - 1] in "XC"
            return whole if whole < n and alone else at
        if kind[n] not in "NDAI" or words.inside[n] >= 0:
            return at
    return at


def _named_before(words: Words, start: int, first: int) -> int:
    """Give where ``Rhea Tolland, head of the port`` begins that has no second comma."""
    if start - 1 <= first or words.low[start - 1] != "," or words.inside[start - 1] >= 0:
        return start
    if words.kind[start] != "N" or words.tokens[start].text[:1].isupper():
        return start
    name = words.phrase_before(start - 1, first)
    alone = name == first or words.kind[name - 1] in "XC"
    named = name < start - 1 and _is_name(words, start - 2) and words.low[start - 2] not in TIMES
    return name if named and alone else start


def _before_who(words: Words, start: int, first: int) -> int:
    """Give where ``people who …`` begins when what looks like a subject ends its clause."""
    low, kind = words.low, words.kind
    verb = False
    for at in range(start - 1, max(first, start - 16), -1):
        if kind[at] == "X" or words.inside[at] >= 0:
            break
        if low[at] == "who":
            whole = words.phrase_before(at, first)
            return whole if verb and whole < at else start
        verb = verb or kind[at] in "VM"
    return start


def _before_times(words: Words, at: int, first: int) -> int:
    """Step back over "on Tuesday", "this month", "just"."""
    low = words.low
    while at > first:
        if low[at - 1] in TIMES or low[at - 1] in ("just", "only", "simply"):
            at -= 1
        elif (
            at - 1 > first and low[at - 1] in PERIODS and low[at - 2] in ("this", "last", "next")
        ) or (
            at - 1 > first
            and low[at - 2] in ("in", "since")
            and (low[at - 1][:1].isdigit() or low[at - 1] in _MONTHS)
        ):
            at -= 2
        else:
            break
        if at > first and low[at - 1] == "on":
            at -= 1
    return at


def _aside(words: Words, start: int, end: int) -> int:
    """Cut "in a statement" and "on Tuesday" off the end of a source."""
    low, kind = words.low, words.kind
    for at in range(end - 1, start, -1):
        if kind[at] == "I":
            if any(low[n] in _VENUES or low[n] in TIMES for n in range(at, end)):
                return at
            break
    return end


def _set_off(words: Words, comma: int, first: int) -> tuple[tuple[Range, ...], str] | None:
    low, kind = words.low, words.kind
    for opened in range(comma - 1, max(first, comma - 32), -1):
        if low[opened] != "," or words.inside[opened] >= 0:
            if kind[opened] == "V" and not any(
                low[n] in ("who", "which", "whose", "whom", "that", "where")
                for n in range(max(first, opened - 12), opened)
            ):
                return None
            continue
        start = words.phrase_before(opened, first)
        if start >= opened:
            return None
        middle = opened + 1
        if comma - middle <= 3 and all(  # noqa: PLR2004
            low[n] in TIMES or kind[n] in "RICW" or low[n] in _PARTS for n in range(middle, comma)
        ):
            return ((start, opened),), "phrase"
        if (low[middle].endswith("ing") and low[middle] != "including") or (
            kind[middle] == "I" and low[middle] not in ("of", "from", "including", "like")
        ):
            return ((start, opened),), "phrase"
        return ((start, comma),), "apposition"
    return None


def _is_name(words: Words, at: int) -> bool:
    return words.kind[at] == "N" and words.tokens[at].text[:1].isupper()


def _inverted(words: Words, start: int, last: int) -> int:
    """Give where a source ends that stands after its verb, or ``start`` where none does."""
    low, kind = words.low, words.kind
    if (
        kind[start] not in "NDAP"
        or low[start] in ("it", "that", "this")
        or low[start] in TIMES
        or (kind[start] == "P" and low[start] not in PRONOUNS)
    ):
        return start
    end = words.phrase_after(start, last)
    if end <= start or (end < last and kind[end] in "VMSGRWP"):
        return start
    if (
        end < last
        and low[end] == ","
        and end + 1 < last
        and kind[end + 1] in "NDAW"
        and (low[end + 1] not in _THOUGH)
    ):
        stop = next(
            (n for n in range(end + 1, last) if (low[n] in ",.:;" and kind[n] == "X")
             or words.inside[n] >= 0 or low[n] in ("--", "\u2014", "\u2013")),
            last,
        )  # fmt: skip
        verb = next((n for n in range(end + 1, stop) if kind[n] in "VM"), stop)
        if verb == stop or any(kind[n] == "W" for n in range(end + 1, verb)):
            end = stop
            while end < last and low[end] == "," and end + 1 < last and kind[end + 1] in "DA":
                more = next((n for n in range(end + 1, last) if kind[n] == "X"), last)
                if any(kind[n] in "VM" for n in range(end + 1, more)):
                    break
                end = more
    elif end < last and low[end] in ("who", "whose"):
        stop = next((n for n in range(end, last) if kind[n] == "X" and low[n] != "-"), last)
        end = stop
    return end
