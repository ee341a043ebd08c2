"""From words of likelihood to probabilities: always an interval, with the lexicon it is from.

Two lexicons. *icd203*: the bands of Intelligence Community Directive 203 (see `model.likelihood`).
*measured*: what readers said that the words mean, 5 to 95 per cent of them, in two open surveys: 46
people (Perceptions of Probability and Numbers, github.com/zonination/perceptions, 2015) and 123
people (Perception of Probability Words, W. Fagen-Ulmschneider, University of Illinois); where
both asked for a phrase the interval holds both.

Words that neither has stand beside the nearest that it has ("almost impossible" beside "almost no
chance"). *May*, *might*, *could*, *possible* say that a thing can be and no more: all but the
outermost twentieths. A plain prediction without any such word is taken as from "likely" to "almost
certain": *will* "indicates an outcome that may be certain but more often simply probable" (Teigen &
Filkuková 2013, *Can > Will*, Journal of Behavioral Decision Making 26: 68-78).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.model.likelihood import LIKELIHOODS
from landbridge.model.verdicts import LEXICONS, Phrase

if TYPE_CHECKING:
    from landbridge.model.propositions import Proposition

__all__ = ["PLAIN", "POSSIBLE", "phrase_in", "spans_of_lexicon"]

POSSIBLE = (0.05, 0.95)
PLAIN = (0.55, 0.99)
_EXTREME = (0.10, 0.90)
_ICD, _MEASURED = LEXICONS
_SOURCES = {
    _ICD: "ICD 203 (Office of the Director of National Intelligence, 2015)",
    _MEASURED: "two surveys of readers (46 and 123 people), 5 to 95 per cent",
}
_OURS = "a possibility said and no more: all but the outermost twentieths"
_WILL = "no word of likelihood: from likely to almost certain (Teigen & Filkuková 2013)"

_SAME = {
    "almost no chance": "not possible|remote chance|remote possibility|almost impossible"
    "|nearly impossible"
    "|virtually impossible|impossible"
    "|no chance|practically impossible|almost inconceivable|out of the question|an illusion",
    "very unlikely": "highly unlikely|highly improbable|very improbable|most unlikely",
    "unlikely": "improbable|improbably|doubtful|probably not|little chance|we doubt",
    "roughly even chance": "roughly even odds|even chance|even odds|about even|fifty fifty|toss up",
    "likely": "probable|probably|we believe|better than even|good chance|in all likelihood",
    "very likely": "highly likely|highly probable|very probably|very probable|very good chance"
    "|most likely|most probably",
    "almost certain": "almost certainly|nearly certain|virtually certain|certain to|certain that"
    "|is certain|certainly|surely"
    "|inevitable|inevitably|without doubt|no doubt|undoubtedly|only a matter of time"
    "|a matter of time|bound to|guaranteed to",
}
_POSSIBLES = (
    "may|might|could|possible|possibly|perhaps|maybe|conceivable|conceivably|can be"
    "|cannot be excluded|can't be excluded|can not be excluded"
    "|cannot be ruled out|can't be ruled out|can not be ruled out|not impossible"
)
_READERS = {
    "almost no chance": (0.0, 0.10),
    "very unlikely": (0.01, 0.30),
    "unlikely": (0.05, 0.35),
    "improbable": (0.0, 0.49),
    "improbably": (0.0, 0.49),
    "we doubt": (0.03, 0.60),
    "doubtful": (0.03, 0.60),
    "probably not": (0.10, 0.48),
    "little chance": (0.05, 0.25),
    "roughly even chance": (0.4575, 0.50),
    "better than even": (0.51, 0.7725),
    "likely": (0.50, 0.90),
    "we believe": (0.50, 0.90),
    "probable": (0.51, 0.8875),
    "probably": (0.52, 0.8875),
    "very good chance": (0.70, 0.90),
    "very likely": (0.7125, 0.9675),
    "almost certain": (0.8125, 0.99),
}
_PREVENTING = re.compile(
    r"\b(?:prevent\w*|stop(?:s|ped|ping)?|block(?:s|ed|ing)?|den(?:y|ies|ied|ying)|thwart\w*"
    r"|foil\w*|halt\w*|hinder\w*|close[sd]?(?!\s+(?:to|by|all(?:y|ies)|ties))"
    r"|closing|cut(?:s|ting)?|sever\w*|shut(?:s|ting)?|lose[s]?|lost|losing"
    r"|(?:keep|keeps|kept|keeping)\b[^.;]{0,60}?\bfrom|not (?:let|allow\w*|permit\w*))\b",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(
    r"\bMay\s+\d|\b(?i:in|of|by|since|until|last|next|early|mid|late)[ -]May\b"
    r"|\b(?i:military|armed|the|their|its)\s+might\b|\bas\s+\w+\s+as\s+possible\b"
)
"""The month, strength, and "as soon as possible" are no words of likelihood."""
_NOT = re.compile(r"\b(?:not|never|nobody|no one|none)\b|n't\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:\bnot|n't|\bhardly|\bscarcely|\bby no means|\bfar from)\s+(?:at all\s+|very\s+)?\Z",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r"[\u2019\u02bc\u00b4`]|(?<=\w)[-\u2010-\u2013](?=\w)|\s+")
"""Apostrophes of all kinds, hyphens within words, and the ends of lines."""
_CLAUSE = re.compile(r"[.;:!?]")


def spans_of_lexicon(lexicon: str) -> dict[str, tuple[float, float]]:
    """Give every phrase of a lexicon with the interval that it stands for.

    Raises
    ------
    ValueError
        when there is no such lexicon
    """
    if lexicon not in LEXICONS:
        raise ValueError(f"no lexicon '{lexicon}'; there are: {', '.join(LEXICONS)}")
    found = dict.fromkeys(_POSSIBLES.split("|"), POSSIBLE)
    for band in LIKELIHOODS:
        for words in (band.words, *_SAME[band.words].split("|")):
            span = band.low, band.high
            if lexicon == _MEASURED:
                span = _READERS.get(words) or _READERS[band.words]
            found[words] = span
    return found


def phrase_in(text: str, proposition: Proposition, lexicon: str) -> Phrase:
    """Find the words of likelihood in a claim, and what they make of its proposition.

    The longest phrase counts, of equals the first. Where what it speaks of is the opposite of the
    proposition ("almost impossible to prevent" of a way that is open), the interval is turned.
    Without any phrase the claim is a plain one: of the proposition as it stands.
    """
    spans, text = spans_of_lexicon(lexicon), _PLAINLY.sub(_plain, text)
    pattern = "|".join(re.escape(words) for words in sorted(spans, key=len, reverse=True))
    others = [m.span() for m in _NOT_MEANT.finditer(text)]
    hits = [
        m
        for m in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if not any(a <= m.start() < b for a, b in others)
    ]
    if not hits:
        return Phrase("", lexicon, *PLAIN, *PLAIN, turned=False, source=_WILL)
    hit = max(hits, key=lambda m: (len(m[0]), -m.start()))
    words = hit[0].lower()
    said, source = spans[words], _OURS if spans[words] == POSSIBLE else _SOURCES[lexicon]
    before = _NOT_BEFORE.search(text[: hit.start()])
    if before is not None and words in ("possible", "conceivable"):  # "isn't possible"
        said, source = spans["impossible"], _SOURCES[lexicon]
        words = f"not {words}"
    elif before is not None:
        outer = said[1] <= _EXTREME[0] or said[0] >= _EXTREME[1] or words in _sure_words()
        said = POSSIBLE if outer else _complement(said)
        words = f"not {words}"
    turned = _content_is_denied(text, hit) != _is_denied(proposition)
    low, high = _complement(said) if turned else said
    return Phrase(words, lexicon, low, high, *said, turned=turned, source=source)


def _plain(found: re.Match[str]) -> str:
    return "'" if found[0] in "\u2019\u02bc\u00b4`" else " "


def _sure_words() -> frozenset[str]:
    return frozenset(("almost certain", *_SAME["almost certain"].split("|")))


def _complement(span: tuple[float, float]) -> tuple[float, float]:
    return round(1 - span[1], 4), round(1 - span[0], 4)


def _content_is_denied(text: str, hit: re.Match[str]) -> bool:
    """Whether the clause speaks of preventing, an odd number of times."""
    ends = [m.start() for m in _CLAUSE.finditer(text)]
    first = max((end + 1 for end in ends if end < hit.start()), default=0)
    last = min((end for end in ends if end >= hit.end()), default=len(text))
    rest = text[hit.end() : last]
    before = text[first : hit.start()]
    preventing = [*_PREVENTING.finditer(before), *_PREVENTING.finditer(rest)]
    inside = [m.span() for m in _PREVENTING.finditer(rest)]
    nots = [
        m for m in _NOT.finditer(rest) if not any(a <= m.start() < b for a, b in inside)
    ]  # what is "not let" is counted already
    return (len(preventing) + len(nots)) % 2 == 1


def _is_denied(proposition: Proposition) -> bool:
    return (proposition.verb == "closed") != proposition.negated
