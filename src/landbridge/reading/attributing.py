"""From a word that may attribute to who said it and what: sources, cue and content around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.reading.contents import content_of
from landbridge.reading.cues import CUES, NOUNS
from landbridge.reading.noun_sayings import of_noun
from landbridge.reading.phrases import SURE, of_colon, of_dash, of_phrase, of_sure
from landbridge.reading.sources import holder_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from landbridge.reading.clauses import Words
    from landbridge.reading.possible import Possible

__all__ = ["possible_attributions"]

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


_FURTHEST_WHO = 30  # words
_SHORTEST = 4  # words from the comma of ``…, the pilot radioed.``
_FURTHEST_VERB = 6  # words
_FINITE = frozenset(
    ("will", "would", "could", "may", "might", "can", "should", "must", "is", "are", "was", "were",
     "has", "have", "had")
)  # fmt: skip
_NEVER_NOUNS = frozenset(
    ("admit", "allege", "announce", "believe", "complain", "concede", "confirm", "deny", "insist",
     "know", "predict", "reckon", "suggest")
)  # fmt: skip
_WITH_PLURALS = frozenset(word for word, (_, _, form) in CUES.items() if form == "base")
_DASHES = frozenset(("\u2015", "\u2014", "\u2013", "--", "-"))


def _verb_after_all(words: Words, at: int, form: str) -> bool:  # noqa: PLR0911
    """Whether what is tagged as a noun stands where only a verb can: ``the poll shows that``."""
    low, kind = words.low, words.kind
    first, last = words.bounds(at)
    if form != "going" and CUES[low[at]][0] in _NEVER_NOUNS:
        return True
    if form in ("third", "base") and at > first and _begins_clause(words, at, last):
        return True
    if form == "past" and at > first + _SHORTEST and low[at + 1 : last][:1] in ([], ["."]):
        return kind[at - 1] in "NP" and "," in low[at - _SHORTEST : at - 1]
    if low[at] in ("said", "says") or (
        form in ("third", "base") and low[at + 1 : last][:1] == ["that"] and _ends_who(words, at)
    ):
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


def _begins_clause(words: Words, at: int, last: int) -> bool:
    """Whether ``traders fear prices will double`` goes on with the subject and verb of a clause."""
    tokens = words.tokens
    if not tokens[at - 1].text[:1].isalpha() or words.kind[at - 1] not in "NAP":
        return False
    if words.low[at] in _WITH_PLURALS and not tokens[at - 1].low.endswith(("s", "men", "people")):
        return False
    follows = words.low[at + 1 : min(last, at + _FURTHEST_VERB)]
    if follows[:1] in (["he"], ["she"], ["they"], ["it"], ["we"], ["i"]):
        told = words.kind[at + 2 : last][:1]
        return told in (["V"], ["M"]) and words.low[at] not in _WITH_PLURALS
    for n in range(at + 1, min(last, at + _FURTHEST_VERB)):
        if words.low[n] in _FINITE:
            return n > at + 1
        if words.kind[n] not in "NAD":
            return False
    return False


def _ends_who(words: Words, at: int) -> bool:
    """Whether ``…, who asked not to be named,`` ends before a word."""
    low, first = words.low, words.bounds(at)[0]
    return low[at - 1] == "," and any(
        low[n] in ("who", "which") and low[n - 1] == ","
        for n in range(max(first + 1, at - _FURTHEST_WHO), at)
    )


def possible_attributions(
    words: Words, ends: Callable[[dict[str, float]], float]
) -> Iterator[Possible]:
    """Give what every cue of a document may attribute, in order; each is to be judged yet.

    Parameters
    ----------
    ends
        gives the chance that content ends at a place, from its features
    """
    low, kind = words.low, words.kind
    for at in range(len(words)):
        if words.inside[at] >= 0:
            continue
        word = low[at]
        bounds = words.bounds(at)
        if word in SURE and (sure := list(of_sure(words, at, ends))):
            yield from sure
        elif word in CUES and (kind[at] in "VGNA" or word == "say"):
            base, _, form = CUES[word]
            tag = words.tokens[at].tag
            if not tag.startswith(("NN", "JJ")) or _verb_after_all(words, at, form):
                begin = words.verb_group(at, bounds[0])
                after = at + 1
                if (
                    after < bounds[1]
                    and low[after] in _PARTICLES.get(base, "").split()
                    and not (
                        low[after] == "to" and after + 1 < bounds[1] and kind[after + 1] == "V"
                    )
                ):
                    after += 1
                source, holder = holder_of(words, at, begin, after, bounds, base, form)
                yield from content_of(words, at, begin, after, source, holder, ends)
        if word in NOUNS and kind[at] == "N":
            yield from of_noun(words, at, ends)
        elif word in ("according", "in"):
            yield from of_phrase(words, at, ends)
        elif word == ":":
            yield from of_colon(words, at)
        elif word in _DASHES:
            yield from of_dash(words, at)
