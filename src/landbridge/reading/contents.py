"""What is attributed: words in quotation marks, clauses and phrases around the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.cue_features import cue_features
from landbridge.reading.cues import CUES, QUOTE_ONLY
from landbridge.reading.possible import Possible, Range, after_asides, boundaries, end_features
from landbridge.reading.speech import following, goes_on, is_speech, is_title, said_alone, stops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.reading.clauses import Words

    Ends = Callable[[dict[str, float]], float]

__all__ = ["content_of", "end_of", "sentence_end"]

_ASKING = frozenset(["what", "whether", "how", "why", "who", "when", "where", "if", "which"])
_ASKED = frozenset(
    ("announce", "ask", "assess", "calculate", "care", "clarify", "confirm", "consider",
     "debate", "decide", "describe", "determine", "disclose", "discover", "discuss", "doubt",
     "enquire", "examine", "explain", "find", "forget", "guess", "hear", "imagine",
     "indicate", "inform", "inquire", "investigate", "judge", "know", "learn", "mention",
     "ponder", "predict", "question", "recall", "remember", "reveal", "say", "see", "show",
     "specify", "state", "study", "tell", "understand", "wonder")
)  # fmt: skip
"""Verbs after which "when" and "if" begin what is asked or told, not when it was said."""
_TOLD = frozenset(
    [
        "tell",
        "assure",
        "inform",
        "remind",
        "reassure",
        "convince",
        "persuade",
        "notify",
        "brief",
        "advise",
        "warn",
        "ask",
        "promise",
        "urge",
        "order",
    ]
)
_PAUSES = frozenset((",", "-", "--", "\u2014", "\u2013", "\u2026", "..."))
_OPENING = frozenset(
    ("if", "unless", "had", "were", "should", "when", "once", "without", "until", "although",
     "though", "while", "as", "because")
)  # fmt: skip
_FEW_WORDS = 7
_AGAINST = frozenset(["whereas", "although", "though", "while"])  # the writer sets it against
_FURTHEST_BRACKET = 15  # words
_FULL_STOPS = frozenset(".?!")
_FURTHEST_END = 60  # words; a list that is longer has no end worth the search
_FURTHEST_THAT = 14
SURE_END = {"object": 0.5, "rest": 0.5}
SURE_OTHER = 0.65  # how likely an end must be: of a clause, one cut too early loses the rest


def sentence_end(words: Words, start: int, last: int) -> int:
    """Give where a sentence ends without its final mark, or the stretch that it ends within."""
    end = last
    while end > start and words.kind[end - 1] == "X" and words.inside[end - 1] < 0:
        end -= 1
    if end > start and (number := words.inside[end - 1]) >= 0:
        return words.closes[number]
    return end


def end_of(words: Words, start: int, last: int, pattern: str, ends: Ends) -> int:
    """Give where content that begins at a position ends, by the model of ends."""
    sure = SURE_END.get(pattern.split("-", maxsplit=1)[0], SURE_OTHER)
    limit = sentence_end(words, start, last)
    for at in boundaries(words, start, min(limit, start + _FURTHEST_END)):
        if at > start and _goes_apart(words, at, pattern):
            return at
        if at > start and ends(end_features(words, start, at, pattern)) > sure:
            return at
    return limit


def _within_brackets(words: Words, head: int, first: int, last: int) -> int:
    """Give where the brackets close that a cue stands in, else the end of its sentence."""
    for at in range(head - 1, max(first, head - _FURTHEST_BRACKET) - 1, -1):
        if words.low[at] == ")":
            break
        if words.low[at] == "(":
            return next((n for n in range(head, last) if words.low[n] == ")"), last)
    return last


def _goes_apart(words: Words, at: int, pattern: str) -> bool:
    """Whether the writer goes on about what was said: ``, something which …``, ``, where …``."""
    low = words.low
    if low[at] != "," or at + 2 >= len(words):
        return False
    if low[at + 1] in ("something", "an", "a") and low[at + 2] in ("which", "that", "claim"):
        return True
    return pattern == "object" and low[at + 1] in ("where", "which", "who", "whose", "whom")


def content_of(
    words: Words,
    head: int,
    begin: int,
    after: int,
    source: tuple[Range, ...],
    holder: str,
    ends: Ends,
) -> Iterator[Possible]:
    """Give what a verb may attribute, by the first pattern that fits."""
    base, frames, form = CUES[words.low[head]]
    found = _by_verb(words, head, begin, after, source, holder, ends)
    if found is None:
        return
    cue, content, pattern = found
    content = [(a, b) for a, b in content if b > a]
    if not content or (base in QUOTE_ONLY and not pattern.startswith(("quote", "clause-colon"))):
        return
    if cue[1] > content[0][0] >= cue[0]:
        return
    features = cue_features(words, head, begin, after, base, frames, form, pattern, holder, content)
    yield Possible(cue, head, source, tuple(content), pattern, holder, features)


def _by_verb(  # noqa: C901, PLR0911, PLR0912, PLR0915
    words: Words, head: int, begin: int, after: int, source: tuple[Range, ...], holder: str,
    ends: Ends,
) -> tuple[Range, list[Range], str] | None:  # fmt: skip
    low, kind, inside = words.low, words.kind, words.inside
    first, last = words.bounds(head)
    last = _within_brackets(words, head, first, last)
    base, frames, _ = CUES[low[head]]
    cue = (begin, after)
    block_first = min([begin, *(a for a, b in source if b <= begin and begin - b <= 3)])  # noqa: PLR2004
    block_last = max([after, *(b for a, b in source if a >= after and holder == "inverted")])

    before = block_first - 1
    set_off = before >= 0 and low[before] == "," and inside[before] < 0
    ended = before - 1 if set_off else before
    if (
        "q" in frames
        and ended >= 0
        and inside[ended] >= 0
        and words.closes[inside[ended]] == ended + 1
        and (
            set_off
            or stops(words, ended, _PAUSES)
            or (stops(words, ended, _FULL_STOPS) and said_alone(words, ended, block_last, last))
        )
    ):
        number = inside[ended]
        if is_speech(words, number) and not is_title(words, number, block_last, first, last):
            content = [(words.opens[number], words.closes[number])]
            start = words.opens[number]
            if start > first and set_off is False and kind[start - 1] != "X" and start - first < 40:  # noqa: PLR2004
                content = [(first, words.closes[number])]
            goes_on(words, block_last, last, content, told=base in _TOLD)
            if block_last + 1 < last and low[block_last] == ":" and len(content) == 1:
                content.append((block_last + 1, sentence_end(words, block_last + 1, last)))
            return cue, content, "quote-before"

    at = after
    if base in _TOLD and at < last and kind[at] in "NDPA" and holder != "inverted":
        end = words.phrase_after(at, last)
        if end > at and (
            base in ("tell", "assure", "inform", "remind", "convince", "persuade", "notify")
            or (
                end < last and (low[end] in ("that", ":", ",", "if", "whether") or inside[end] >= 0)
            )
        ):
            at = end
    if holder == "inverted":
        at = block_last
    plain = at
    at = after_asides(words, at, last)
    mark = at
    while mark < len(words) and mark < at + 2 and low[mark] in (":", ",") and inside[mark] < 0:
        mark += 1
    if mark < len(words) and (number := inside[mark]) >= 0 and words.opens[number] == mark:
        closed = words.closes[number]
        tail = low[closed - 2] if closed - 2 > mark else ""
        whole = (
            tail in (".", "?", "!", ",", "...", "\u2026", ";")
            or closed >= last
            or (closed < len(words) and low[closed] in (".", ",", ";"))
        )
        if is_speech(words, number) and ("q" in frames or mark > at) and whole:
            content = [(mark, closed)]
            following(words, closed, content)
            return cue, content, "quote-after"
    if at < last and low[at] == ":":
        nxt = at + 1
        if nxt < len(words) and "q" in frames:
            stop = words.bounds(nxt)[1]
            return cue, [(nxt, sentence_end(words, nxt, stop))], "clause-colon"
    if holder == "inverted":
        return _clause_before(words, block_first, block_last, first, last, cue, ends)
    if ("c" in frames or "q" in frames) and (that := _that_after(words, after, last)) > at:
        at = that
    if at < last and low[at] == "that" and ("c" in frames or "q" in frames):
        start = at + 1
        while start < last and low[start] == ",":
            start += 1
        return cue, [(start, end_of(words, start, last, "clause-that", ends))], "clause-that"
    if at >= last or (kind[at] == "X" and inside[at] < 0):
        if "q" in frames or "c" in frames:
            if (
                at + 2 < last
                and low[at] == ","
                and not set_off
                and kind[at + 1] in "NDPA"
                and any(kind[n] in "VM" for n in range(at + 1, min(last, at + 20)))
            ):
                end = end_of(words, at + 1, last, "clause-comma", ends)
                return cue, [(at + 1, end)], "clause-comma"
            return _clause_before(words, block_first, at, first, last, cue, ends)
        return None
    at = plain if kind[plain] not in "IR" else at
    if low[at] == "to" and ("t" in frames or ("o" in frames and holder == "passive")):
        return cue, [(at, end_of(words, at, last, "infinitive", ends))], "infinitive"
    if low[at] in ("if", "when") and base not in _ASKED:
        return None
    if low[at] in _ASKING:
        return cue, [(at, end_of(words, at, last, "clause-asking", ends))], "clause-asking"
    if "o" in frames and kind[at] in "NDPA":
        end = words.phrase_after(at, last)
        if end > at and end < last and low[end] in ("to", "not"):
            return cue, [(at, end_of(words, at, last, "object-to", ends))], "object-to"
    if ("c" in frames or "q" in frames) and kind[at] in "NDPAGMWIR":
        verb = next(
            (n for n in range(at, min(last, at + 25)) if kind[n] in "VM" and inside[n] < 0), -1
        )
        subject = words.phrase_after(at, last)
        if verb >= 0 and (
            (subject > at and 0 <= verb - subject <= 2) or "n" not in frames or base in ("say",)  # noqa: PLR2004
        ):
            end = end_of(words, at, last, "clause-bare", ends)
            if block_first > first and low[block_first - 1] == "as":
                end = next((n for n in range(at, end) if low[n] == ","), end)
            return cue, [(at, end)], "clause-bare"
    if set_off and ("q" in frames) and kind[at] in "IRX":
        found = _clause_before(words, block_first, block_last, first, last, cue, ends)
        if found:
            return found
    if "n" in frames and (kind[at] in "NDPAGIS" or inside[at] >= 0):
        end = end_of(words, at, last, "object", ends)
        return cue, [(at, end)], "object"
    if "c" in frames or "q" in frames:
        return cue, [(at, end_of(words, at, last, "rest", ends))], "rest"
    return None


def _that_after(words: Words, start: int, last: int) -> int:
    """Give where "that" begins what is said after "told the paper's readers on Friday", or -1."""
    for at in range(start, min(last, start + _FURTHEST_THAT)):
        if words.low[at] == "that" and words.kind[at] == "W":
            return at
        if words.kind[at] in "VMWPXC" and not (words.kind[at] == "X" and words.inside[at] >= 0):
            return -1
    return -1


def _clause_before(
    words: Words, block: int, after: int, first: int, last: int, cue: Range, ends: Ends
) -> tuple[Range, list[Range], str] | None:  # fmt: skip
    """Give the clause that ends with a comma before ``he said``, and what goes on after it."""
    low, kind = words.low, words.kind
    if block - 1 <= first or low[block - 1] not in (",", "\u2014", "--", "\u2013"):
        return None
    start = first
    for at in range(block - 2, first, -1):
        if low[at] == ";" and words.inside[at] < 0 and kind[at + 1] not in "CVMGX":
            start = at + 1
            break
    late = after < last and low[after] == "," and _begun_late(words, start, block - 1)
    if late:
        start = late
    while start < block and kind[start] in "XC":
        start += 1
    alone = after >= last or (low[after] == "." or low[after] == ",")
    if not alone and not any(kind[n] in "VMG" for n in range(start, block - 1)):
        return None
    content = [(start, block - 1)]
    if after < last and low[after] == "," and after + 3 < last:
        nxt = after + 1
        if (
            (kind[nxt] in "CWIVM" and low[nxt] not in _AGAINST)
            or words.inside[nxt] >= 0
            or late
            or low[start] in _OPENING
            or (low[start] == "even" and low[start + 1] in ("if", "when"))
            or not any(kind[n] in "VM" for n in range(start, block - 1))
        ):
            content.append((nxt, end_of(words, nxt, last, "clause-on", ends)))
    return cue, content, "clause-before"


def _begun_late(words: Words, start: int, end: int) -> int:
    """Give where ``and on Monday`` begins that is all of a clause said before ``, he said,``."""
    for at in range(end - 1, max(start, end - _FEW_WORDS), -1):
        if words.kind[at] in "VMX" and words.low[at] != ",":
            return 0
        if words.low[at] in ("and", "but"):
            apart = words.low[at - 1] == "," or at == end - 1
            return at if apart and any(words.kind[n] in "VM" for n in range(start, at)) else 0
    return 0
