"""From a word that may attribute to who said it and what: sources, cue and content around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.reading.clauses import PRONOUNS, TIMES
from landbridge.reading.cues import CUES, NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.reading.clauses import Words

__all__ = [
    "Possible",
    "Range",
    "after_asides",
    "boundaries",
    "end_features",
    "possible_attributions",
]

Range = tuple[int, int]
"""Positions of words, the second exclusive."""

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"])
_PARTICLES = {
    "call": "for on out", "point": "to out", "refer": "to", "speak": "of about",
    "complain": "about of", "warn": "of against about", "object": "to", "insist": "on",
    "vote": "for against to", "appeal": "for to", "press": "for", "argue": "for against",
    "agree": "with to on", "disagree": "with", "know": "of about", "hear": "of about",
    "think": "of about", "care": "about", "worry": "about", "believe": "in", "hope": "for",
    "ask": "for about", "apologise": "for", "respond": "to", "react": "to", "rule": "out",
    "comment": "on", "decide": "against on", "wish": "for", "dream": "of", "long": "for",
    "approve": "of", "disapprove": "of", "plan": "on for", "wonder": "about", "boast": "of about",
    "learn": "of about", "consider": "", "testify": "about", "joke": "about", "go": "on",
    "confess": "to", "admit": "to", "attest": "to", "beg": "for", "pray": "for", "plead": "for",
    "hint": "at", "scoff": "at", "predict": "", "muse": "about", "read": "out",
    "protest": "against", "reply": "to", "rail": "against", "reflect": "on",
    "elaborate": "on", "rave": "about", "demand": "", "opt": "for",
}  # fmt: skip
_TOLD = frozenset(["tell", "assure", "inform", "remind", "reassure", "convince", "persuade", "notify", "brief", "advise", "warn", "ask", "promise"])  # fmt: skip
_ASKING = frozenset(["what", "whether", "how", "why", "who", "when", "where", "if", "which"])
_OPEN_MARKS = frozenset(",:;-\u2013\u2014\u2015")


_DASHES = frozenset(("\u2015", "\u2014", "\u2013", "--", "-"))


@dataclass(slots=True)
class Possible:
    """A possible attribution: positions of its words, by which pattern, and what speaks for it."""

    cue: Range
    head: int
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    pattern: str
    holder: str
    features: dict[str, float]
    score: float = 0.0


def boundaries(words: Words, start: int, end: int) -> Iterator[int]:
    """Give the positions at which content that begins at ``start`` could end before ``end``."""
    kind, low = words.kind, words.low
    for at in range(start + 1, end):
        if words.inside[at] >= 0:
            continue
        if (
            (kind[at] == "X" and low[at] not in "'\"\u2019")
            or kind[at] in "CW"
            or low[at] in ("as", "after", "before", "during", "on", "in", "at")
            or low[at] in TIMES
        ):
            yield at


def end_features(words: Words, start: int, at: int, pattern: str) -> dict[str, float]:
    """Say what can be seen of a place where content could end."""
    low, kind, size = words.low, words.kind, len(words)
    this = low[at] if kind[at] in "CWIX" else kind[at]
    after = at + 1
    one = low[after] if after < size and kind[after] in "CWIPXDTM" else "" if after >= size else (
        ("cue" + CUES[low[after]][2]) if low[after] in CUES else kind[after]
    )  # fmt: skip
    group = pattern.split("-", maxsplit=1)[0]
    cue_near = next(
        (
            n - at
            for n in range(at, min(size, at + 6))
            if low[n] in CUES and "q" in CUES[low[n]][1] and kind[n] in "VG"
        ),
        0,
    )
    two = kind[after + 1] if after + 1 < size else ""
    subject = kind[after] in "PD" if after < size else False
    verb = next((kind[n] for n in range(at - 1, start - 1, -1) if kind[n] in "VM"), "none")
    length = at - start
    return {
        "bias": 1.0,
        f"t={this}": 1.0,
        f"t={this},{one}": 1.0,
        f"g={group},{this}": 1.0,
        f"t={this},{kind[after] if after < size else ''},{two}": 1.0,
        f"cue={min(cue_near, 4)},{this}": 1.0,
        f"subject={subject},{this}": 1.0,
        f"verb={verb},{this}": 1.0,
        f"verb={verb},{group},{this}": 1.0,
        f"short={length < 4},{this}": 1.0,
        f"of={low[at - 1] in CUES},{this}": 1.0,
        "length": min(length, 40) / 40,
    }


def _subject(words: Words, before: int, first: int, *, nearest: bool) -> Range | None:
    """Give the subject of an earlier verb of the sentence: of one that attributes, else of any."""
    found: list[tuple[bool, Range]] = []
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
    at = _before_times(words, begin, first)
    if at <= first:
        return None
    here = at - 1
    if low[here] in ("who", "which") or (low[here] == "that" and kind[here] == "W"):
        return ((here, here + 1),), "relative"
    if low[here] == "," and words.inside[here] < 0:
        return _set_off(words, here, first)
    if kind[here] == "P":
        return ((here, here + 1),), "pronoun"
    start = words.phrase_before(at, first)
    if start >= at:
        return None
    if (whole := _before_who(words, start, first)) < start:
        return ((whole, at),), "phrase"
    cut = _aside(words, start, at)
    return ((start, cut),), "phrase"


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
            at - 1 > first and low[at - 1] in _PERIODS and low[at - 2] in ("this", "last", "next")
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
_PERIODS = frozenset(
    ["day", "night", "week", "month", "year", "morning", "afternoon", "evening", "weekend"]
)


def _aside(words: Words, start: int, end: int) -> int:
    """Cut "in a statement" and "on Tuesday" off the end of a source."""
    low, kind = words.low, words.kind
    for at in range(end - 1, start, -1):
        if kind[at] == "I":
            if any(low[n] in _VENUES or low[n] in TIMES for n in range(at, end)):
                return at
            break
    return end


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
        if comma - middle <= 3 and all(
            low[n] in TIMES or kind[n] in "RICW" or low[n] in _PARTS for n in range(middle, comma)
        ):
            return ((start, opened),), "phrase"
        if (low[middle].endswith("ing") and low[middle] != "including") or (
            kind[middle] == "I" and low[middle] not in ("of", "from", "including", "like")
        ):
            return ((start, opened),), "phrase"
        return ((start, comma),), "apposition"
    return None


_PARTS = frozenset(["part", "instance", "example", "turn", "response", "fact", "contrast"])


def _holder(  # noqa: PLR0911, PLR0912, C901
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
        found = _subject(words, before, first, nearest=True)
        return ((found,), "infinitive") if found else ((), "infinitive")
    if form == "going" and not any(low[n] in _BE for n in range(begin, head)):
        if before >= first and (kind[before] == "P" or _is_name(words, before)):
            return _left_source(words, begin, first) or ((), "participle")
        found = _subject(words, before + 1, first, nearest=False)
        return ((found,), "participle") if found else ((), "participle")
    if before >= first and (kind[before] == "C" or (kind[before] == "R" and before > first
                                                    and kind[before - 1] == "C")):  # fmt: skip
        found = _subject(words, before, first, nearest=True)
        return ((found,), "joined") if found else ((), "none")
    if found_left := _left_source(words, begin, first):
        return found_left
    return (), "none"


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
    if end < last and low[end] == "," and end + 1 < last and kind[end + 1] in "NDAW":
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


def after_asides(words: Words, at: int, last: int) -> int:
    """Skip "on Tuesday", "in an interview with …" where content, a comma or a mark follows."""
    low, kind = words.low, words.kind
    for _ in range(4):
        if at >= last:
            break
        if low[at] in TIMES or (at > 0 and low[at - 1] in TIMES and low[at] in _PERIODS):
            at += 1
            continue
        if kind[at] not in "IT" or (kind[at] == "T" and at + 1 < last and kind[at + 1] == "V"):
            break
        end = words.phrase_after(at + 1, last)
        if end <= at + 1:
            break
        if (
            end >= last
            or low[end] in (",", ":", "that", ".")
            or words.inside[end] >= 0
            or low[end] in TIMES
            or (kind[end] in "IT" and end - at < 6)
        ):
            at = end
            continue
        break
    return at


def _verb_after_all(words: Words, at: int, form: str) -> bool:
    """Whether what is tagged as a noun stands where only a verb can: ``the poll shows that``."""
    low, kind = words.low, words.kind
    first, last = words.bounds(at)
    if low[at] in ("said", "says"):
        return True
    if form not in ("third", "base", "past") or at == first or kind[at - 1] not in "NP":
        return False
    if kind[at - 1] == "N" and low[at - 1] == "'s":
        return False
    if at + 1 >= last or low[at + 1] in (".", ":"):
        return form == "third" and words.tokens[at - 1].text[:1].isupper()
    if low[at + 1] == "to":
        return words.tokens[at - 1].text[:1].isupper() or kind[at - 1] == "P"
    return low[at + 1] in ("that", "how", "what", "whether", "why") or kind[at + 1] in "DP"


def possible_attributions(
    words: Words, ends: Callable[[dict[str, float]], float]
) -> Iterator[Possible]:
    """Give what every cue of a document may attribute, in order; each is to be judged yet.

    Parameters
    ----------
    ends
        gives the chance that content ends at a place, from its features
    """
    from landbridge.reading.contents import content_of, of_noun
    from landbridge.reading.phrases import of_colon, of_dash, of_phrase

    low, kind = words.low, words.kind
    for at in range(len(words)):
        if words.inside[at] >= 0:
            continue
        word = low[at]
        bounds = words.bounds(at)
        if word in CUES and kind[at] in "VGNA":
            base, _, form = CUES[word]
            tag = words.tokens[at].tag
            if not tag.startswith(("NN", "JJ")) or _verb_after_all(words, at, form):
                begin = words.verb_group(at, bounds[0])
                after = at + 1
                if after < bounds[1] and low[after] in _PARTICLES.get(base, "").split():
                    after += 1
                source, holder = _holder(words, at, begin, after, bounds, base, form)
                yield from content_of(words, at, begin, after, source, holder, ends)
        if word in NOUNS and kind[at] == "N":
            yield from of_noun(words, at, ends)
        elif word in ("according", "in"):
            yield from of_phrase(words, at, ends)
        elif word == ":":
            yield from of_colon(words, at)
        elif word in _DASHES:
            yield from of_dash(words, at)
