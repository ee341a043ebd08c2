"""What kind of word a word is, from its tag, or from how it looks where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.reading.tokens import Token

__all__ = ["AUXILIARIES", "PRONOUNS", "TIMES", "class_of"]

AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "'s",
        "'re",
        "'m",
        "has",
        "have",
        "had",
        "having",
        "'ve",
        "'d",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "'ll",
        "ca",
        "wo",
        "not",
        "n't",
        "never",
        "get",
        "gets",
        "got",
    ]
)
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "one"])
_POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your", "whose"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "no",
        "every",
        "each",
        "another",
        "all",
        "both",
        "many",
        "several",
        "few",
        "most",
        "more",
        "other",
        "such",
        "either",
        "neither",
        "half",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "by",
        "to",
        "into",
        "about",
        "against",
        "between",
        "among",
        "through",
        "during",
        "before",
        "after",
        "over",
        "under",
        "near",
        "around",
        "across",
        "behind",
        "beyond",
        "since",
        "until",
        "within",
        "without",
        "toward",
        "towards",
        "upon",
        "via",
        "despite",
        "amid",
        "including",
        "like",
        "as",
        "per",
        "outside",
        "inside",
        "along",
    ]
)
_CONJUNCTIONS = frozenset(["and", "or", "but", "nor", "yet"])
_SUBORDINATORS = frozenset(
    [
        "that",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "if",
        "unless",
        "when",
        "where",
        "why",
        "how",
        "whether",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "since",
        "once",
        "lest",
    ]
)
TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "earlier",
        "later",
        "recently",
        "then",
        "now",
        "overnight",
        "afterwards",
        "afterward",
        "meanwhile",
        "however",
        "also",
        "too",
        "mon.",
        "tue.",
        "wed.",
        "thu.",
        "thurs.",
        "fri.",
        "sat.",
        "sun.",
    ]
)
_TO_CLASS = {
    "NN": "N", "NNS": "N", "NNP": "N", "NNPS": "N", "CD": "N", "PRP": "P", "PRP$": "D", "DT": "D",
    "PDT": "D", "JJ": "A", "JJR": "A", "JJS": "A", "VBD": "V", "VBZ": "V", "VBP": "V", "VB": "V",
    "VBG": "G", "VBN": "G", "MD": "M", "IN": "I", "TO": "T", "CC": "C", "RB": "R", "RBR": "R",
    "RBS": "R", "RP": "R", "WP": "W", "WDT": "W", "WRB": "W", "WP$": "W", "POS": "S", "EX": "P",
    "FW": "N", "UH": "R", "ADD": "N", "NFP": "X", "GW": "N", "AFX": "A", "HYPH": "S", "$": "N",
}  # fmt: skip


def class_of(token: Token) -> str:
    """Give a coarse class of a word, from its tag, or from how it looks where it has none.

    N noun, number or name, P pronoun, D determiner or possessive, A adjective, V finite verb, G
    participle, M modal, I preposition, T "to", C conjunction, R adverb, W wh-word, S the 's of a
    genitive, X mark.
    """
    low = token.low
    if not (token.text[:1].isalnum() or low in ("'s", "\u2019s", "n't", "'re", "'ve", "'d", "'ll")):
        return "N" if low in ("$", "%", "\u20ac", "\u00a3") else "X"
    if token.tag:
        if low == "that" and token.tag in ("IN", "WDT"):
            return "W"
        if low in ("because", "although", "though", "while", "if", "unless", "whereas"):
            return "W"
        return _TO_CLASS.get(token.tag, "X")
    return _guessed(token)


def _guessed(token: Token) -> str:  # noqa: C901, PLR0911
    low = token.low
    if low in PRONOUNS or low in ("him", "them", "us", "me", "everyone", "nobody", "someone"):
        return "P"
    if low in _POSSESSIVE or (low in _DETERMINERS and low != "that"):
        return "D"
    if low in _SUBORDINATORS:
        return "W"
    if low == "to":
        return "T"
    if low in _CONJUNCTIONS:
        return "C"
    if low in _PREPOSITIONS:
        return "I"
    if low in ("'s", "\u2019s"):
        return "S"
    if low in AUXILIARIES:
        return "M" if low in ("will", "would", "can", "could", "may", "might", "must") else "V"
    if low in TIMES and not token.text[:1].isupper():
        return "R"
    if token.text[:1].isupper() or low[:1].isdigit():
        return "N"
    if low.endswith("ly"):
        return "R"
    if low.endswith(("ing", "ed")):
        return "G"
    return "N"
