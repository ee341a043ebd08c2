"""Who does what to whom in a sentence: groups of words before and after a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from landbridge.reading.event_lemmas import lemma_of
from landbridge.reading.event_words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.readings import Span
    from landbridge.reading.tokens import Sentence, Token

__all__ = ["PLACE_PREPOSITIONS", "SAYING", "Clauses", "Group", "verb_start"]

_DETERMINERS = word_list("word_groups.determiners")
_PREPOSITIONS = word_list("word_groups.prepositions")
PLACE_PREPOSITIONS = word_list("word_groups.place_prepositions")
"""Those after which a place may stand."""
_CONJUNCTIONS = frozenset(("and", "or", "but", "nor", "&"))
_SUBORDINATORS = word_list("word_groups.subordinators")
_AUXILIARIES = word_list("word_groups.auxiliaries")
_ADVERBS = word_list("word_groups.adverbs")
_PRONOUNS = word_list("word_groups.pronouns")
_TIME_WORDS = word_list("word_groups.time_words")
SAYING = word_list("word_groups.saying")
"""Plain forms of verbs of saying and thinking."""
_FINITE = word_list("word_groups.finite")
_DESCRIBING = frozenset(
    ("allied", "armed", "suspected", "masked", "combined", "united", "displaced", "exiled")
)
"""Participles that describe those who act, whatever their tag."""
_LONGEST_ARTICLE = 3
_LONGEST_GROUP = 14
_SHORTEST_ED = 4


class Group(NamedTuple):
    """Words ``first`` up to ``last`` (left out) of a sentence, without an article before them."""

    first: int
    last: int


_BY_TAG = {
    **dict.fromkeys(("DT", "PRP$", "POS", "WP$", "PDT"), "D"),
    **dict.fromkeys(("RB", "RBR", "RBS", "RP", "EX", "UH"), "R"),
    **dict.fromkeys(("WDT", "WP", "WRB"), "S"),
    **dict.fromkeys(("IN", "TO"), "P"),
    "CC": "C",
    "PRP": "O",
}


def _kind_by_tag(token: Token, low: str) -> str:
    tag = token.tag
    if tag[:2] in ("NN", "JJ", "CD", "FW"):
        return "N"
    if tag[:2] in ("VB", "MD"):
        return "A" if lemma_of(low) in _AUXILIARIES else "V"
    if tag == "IN" and low in _SUBORDINATORS:
        return "S"
    return _BY_TAG.get(tag) or ("N" if token.text[0].isalnum() else ".")


_BY_WORD = {
    **dict.fromkeys(_PRONOUNS, "O"),
    **dict.fromkeys(_ADVERBS, "R"),
    **dict.fromkeys(_CONJUNCTIONS, "C"),
    **dict.fromkeys(_SUBORDINATORS, "S"),
    **dict.fromkeys(_PREPOSITIONS, "P"),
    **dict.fromkeys(_DETERMINERS, "D"),
}


def _kind_by_word(token: Token, low: str) -> str:
    known = _BY_WORD.get(low)
    if known:
        return known
    lemma = lemma_of(low)
    if lemma in _AUXILIARIES:
        return "A"
    if not token.text[0].isalnum():
        return "."
    small = token.text.islower()
    if low.endswith("ly") and small:
        return "R"
    if low in _FINITE or (lemma in SAYING and low != lemma):
        return "V"
    return "V" if small and low.endswith("ed") and len(low) > _SHORTEST_ED else "N"


class Clauses:
    """A sentence whose words are sorted into kinds, and the groups that can be read off them.

    Kinds: N noun or adjective, D determiner, P preposition, V verb, A helping verb, R adverb,
    C conjunction, S subordinator or relative, O pronoun, T time, ``.`` mark.
    """

    def __init__(self, sentence: Sentence, times: Iterable[Span] = ()) -> None:
        self.tokens = sentence.tokens
        self.span = sentence.span
        self.lows = [token.low.replace("\u2019", "'") for token in self.tokens]
        self.lemmas = [lemma_of(low) for low in self.lows]
        self.kinds = [
            _kind_by_tag(token, low) if token.tag else _kind_by_word(token, low)
            for token, low in zip(self.tokens, self.lows, strict=True)
        ]
        for at, low in enumerate(self.lows):
            if low in _TIME_WORDS and self.kinds[at] in "NR":
                self.kinds[at] = "T"
        self._premodifiers()
        for span in times:
            if span.end <= self.span.start or span.start >= self.span.end:
                continue
            for at, token in enumerate(self.tokens):
                if span.start <= token.start and token.end <= span.end and self.kinds[at] in "NDR":
                    self.kinds[at] = "T"

    def _premodifiers(self) -> None:
        """Count participles before a noun as part of its group: "allied fighters"."""
        for at in range(len(self.tokens) - 1):
            if (self.lows[at] in _DESCRIBING and self.kinds[at + 1] == "N") or (
                self.tokens[at].tag in ("VBN", "VBG")
                and self.kinds[at + 1] == "N"
                and self.tokens[at + 1].tag.startswith("NN")
                and (at == 0 or self.kinds[at - 1] in "DC")
            ):
                self.kinds[at] = "N"

    def kind(self, at: int) -> str:
        """Give the kind of a word, a mark beyond both ends."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else "."

    def low(self, at: int) -> str:
        """Give a word in lower case, nothing beyond both ends."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_name(self, at: int) -> bool:
        """Whether a word begins with a capital, or like al-Qaim has one after its article."""
        if not 0 <= at < len(self.tokens):
            return False
        text = self.tokens[at].text
        if text[0].isupper():
            return True
        article, hyphen, name = text.partition("-")
        return bool(hyphen) and len(article) <= _LONGEST_ARTICLE and name[:1].isupper()

    def nominal(self, at: int) -> bool:
        """Whether a word that may be noun or verb stands as a noun."""
        tag = self.tokens[at].tag
        if tag.startswith("NN"):
            return True
        if tag.startswith("VB") and tag != "VBG":
            return False
        before, after, low = self.kind(at - 1), self.low(at + 1), self.lows[at]
        if before == "D":
            return True
        if low.endswith(("ed", "en")):
            return False
        if before in "AO" or (self.low(at - 1) == "to" and not low.endswith("s")):
            return low.endswith("ing") and after == "of"
        return before in "P.C" or after == "of"

    def left(self, end: int) -> list[Group]:
        """Give the chain of groups that ends before ``end``: "rebels in the east" has two."""
        groups: list[Group] = []
        at = end - 1
        limit = max(-1, end - 1 - 2 * _LONGEST_GROUP)
        while at > limit:
            last = at + 1
            while at > limit and (
                self.kinds[at] in "ND" or (self.kinds[at] == "O" and at == last - 1)
            ):
                at -= 1
            if at + 1 == last:
                break
            groups.append(self._bare(at + 1, last))
            if at < 1 or self.kinds[at] != "P" or self.lows[at] in ("after", "before", "as"):
                break
            if self.kinds[at - 1] not in "NDO":
                break
            at -= 1
        return groups[::-1]

    def _bare(self, first: int, last: int) -> Group:
        while first < last - 1 and self.kinds[first] == "D":
            first += 1
        return Group(first, last)

    def right(self, at: int) -> Group | None:
        """Give the group that begins at a word, with "of …" where a name follows."""
        first, stop = at, min(len(self.tokens), at + _LONGEST_GROUP)
        while at < stop and (self.kinds[at] in "ND" or (at == first and self.kinds[at] == "O")):
            at += 1
        if at == first or (at == first + 1 and self.kinds[first] == "D"):
            return None
        while (
            at + 1 < stop
            and self.lows[at] == "of"
            and self.kinds[at + 1] in "ND"
            and (self.is_name(at + 1) or self.is_name(at + 2))
        ):
            at += 1
            while at < stop and self.kinds[at] in "ND":
                at += 1
        return self._bare(first, at)

    def all_right(self, at: int) -> list[Group]:
        """Give the groups that begin at a word and are joined by commas and "and"."""
        found = self.right(at)
        groups = [found] if found else []
        while found and found.last + 1 < len(self.tokens):
            here = found.last
            if self.lows[here] == "," and self.kind(here + 1) == "C":
                here += 1
            if self.lows[here] not in (",", "and", "&"):
                break
            comma = self.lows[here] == ","
            found = self.right(here + 1)
            if found is None or (comma and not self._listed(found)):
                break
            if self.kind(found.last) in "VA":  # the subject of the next clause
                break
            groups.append(found)
        return groups

    def _listed(self, group: Group) -> bool:
        return self.is_name(group.first) and self.low(group.last) in (",", "and", ".", "&", ";")

    def all_left(self, end: int) -> list[list[Group]]:
        """Give the chains before ``end`` that are joined by "and" and commas, in order."""
        chains: list[list[Group]] = []
        while end > 0:
            chain = self.left(end)
            if not chain:
                break
            chains.append(chain)
            first = chain[0].first
            while first > 0 and self.kinds[first - 1] == "D":
                first -= 1
            here = first - 1
            if here < 1 or self.lows[here] not in ("and", "&", ","):
                break
            if self.lows[here] == ",":
                if len(chains) == 1 or not self.is_name(chain[0].first):
                    break
            elif self.lows[here - 1] == ",":
                here -= 1
                listed = self.left(here)
                if not listed or self.low(listed[0].first - 1) != ",":
                    break  # ", and" begins another clause, unless it ends a list
            if self.kind(here - 1) != "N":
                break
            end = here
        return chains[::-1]

    def skip_times(self, at: int) -> int:
        """Step over adverbs and times after a verb: "captured on Monday the port"."""
        while at < len(self.tokens):
            if self.kinds[at] in "RT":
                at += 1
            elif (
                self.lows[at] in ("on", "at", "in", "by", "since") and self.kind(at + 1) == "T"
            ) or (self.kinds[at] == "D" and self.kind(at + 1) == "T"):
                at += 2
            else:
                break
        return at

    def clause_end(self, at: int) -> int:
        """Give where the clause that a word stands in ends."""
        while at < len(self.tokens):
            if self.kinds[at] == "S" or self.lows[at] in (";", ":", "(", '"', "\u201c", "\u201d"):
                break
            if self.lows[at] in (",", "and", "but"):
                if self.kind(self._past(at + 1)) in "VA":
                    break
                subject = self.right(at + 1)
                if subject and self.kind(self._past(subject.last)) in "VA":
                    break
            at += 1
        return at

    def _past(self, at: int) -> int:
        while self.kind(at) == "R":
            at += 1
        return at


def verb_start(clauses: Clauses, at: int) -> int:
    """Give the first word of the verb group that a verb ends: "had" of "had not yet taken"."""
    first = at
    while first > 0:
        dated = clauses.kinds[first] == "T" and clauses.lows[first - 1] in ("on", "in", "at", "by")
        if clauses.kinds[first - 1] not in "ART" and not dated:
            break
        first -= 1
    return first
