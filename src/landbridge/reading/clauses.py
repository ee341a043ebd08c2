"""The words of a document in one row, with noun phrases and verb groups found around a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.reading.word_classes import AUXILIARIES, TIMES, class_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.reading.quoted import Stretch
    from landbridge.reading.tokens import Sentence, Token

__all__ = ["Words"]

_LONGEST_PHRASE = 50  # words of a noun phrase
_LONGEST_NICKNAME = 5  # words, the marks with them
_DATELINE = re.compile(
    r"(?P<lead>[A-Z][\w.'\u2019-]{1,30}"
    r"(?:,?[ ](?:[A-Z][\w.'\u2019-]{0,30}|\d{1,4}|and|de|la|of)){0,8})"
    r",?[ ]?(?P<wire>\([A-Z][\w ./&-]{1,30}\))?[ ]?"
    r"(?:[\u2014\u2013]|--?(?=[ ]))[ ]?(?=[A-Z\"\u201c\u00ab\u2018])"
)
"""A place, perhaps a day and a news agency, and a dash before a sentence that begins."""
_WITHIN_GROUPS = frozenset(["also", "now", "still", "then", "later", "recently", "earlier"])
_ABOUT = frozenset(
    [
        "nearly",
        "about",
        "only",
        "almost",
        "some",
        "not",
        "more",
        "than",
        "over",
        "fewer",
        "less",
        "roughly",
    ]
)


def _words_of_dateline(text: str, sentence: Sentence) -> int:
    """Count the words of ``BEIRUT, Nov. 19 (Wire) \u2014`` at the start of a line; mostly none."""
    start = sentence.span.start
    if start and text[start - 1] not in "\n\r\u2028\u2029":
        return 0
    found = _DATELINE.match(text, start, sentence.span.end)
    if found is None:
        return 0
    place = found["lead"].split(maxsplit=1)[0].strip(",")
    if not (found["wire"] or (place.isupper() and len(place) > 2)):  # noqa: PLR2004
        return 0
    return sum(token.start < found.end() for token in sentence.tokens)


class Words:
    """All words of a document in a row: what is at a position is read from lists.

    ``sentence`` gives the number of the sentence of a word, ``first`` and ``last`` where that
    begins and ends (exclusive), ``inside`` the number of the stretch in quotation marks that a
    word or mark belongs to, or -1.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], stretches: Sequence[Stretch]
    ) -> None:
        self.text = text
        self.tokens: list[Token] = [token for one in sentences for token in one.tokens]
        self.low = [token.low.replace("\u2019", "'") for token in self.tokens]
        self.kind = [class_of(token) for token in self.tokens]
        for at, token in enumerate(self.tokens[:-1]):
            if token.tag == "UH" and self._capital(at) and self.tokens[at + 1].tag == "NNP":
                self.kind[at] = "N"  # an unknown first name
        self.sentence: list[int] = []
        self.first: list[int] = []
        self.body: list[int] = []
        self.last: list[int] = []
        at = 0
        for number, one in enumerate(sentences):
            self.first.append(at)
            self.body.append(at + _words_of_dateline(text, one))
            at += len(one.tokens)
            self.last.append(at)
            self.sentence.extend([number] * len(one.tokens))
        self.inside = [-1] * len(self.tokens)
        self.opens: list[int] = []
        self.closes: list[int] = []
        self._mark(stretches)

    def _mark(self, stretches: Sequence[Stretch]) -> None:
        at = 0
        for number, stretch in enumerate(stretches):
            opened = -1
            for piece in stretch.pieces:
                while at < len(self.tokens) and self.tokens[at].end <= piece.start:
                    at += 1
                while at < len(self.tokens) and self.tokens[at].start < piece.end:
                    if opened < 0:
                        opened = at
                    self.inside[at] = number
                    at += 1
            self.opens.append(opened)
            self.closes.append(at)

    def __len__(self) -> int:
        return len(self.tokens)

    def bounds(self, at: int) -> tuple[int, int]:
        """Give the first word of the sentence of a word after a dateline, and where it ends."""
        number = self.sentence[at]
        body = self.body[number]
        return body if at >= body else self.first[number], self.last[number]

    def verb_group(self, at: int, limit: int) -> int:
        """Give where the verb group begins that ends with the verb at a position."""
        start = at
        while start > limit and (
            self.low[start - 1] in AUXILIARIES or self._adverb_within(start - 1)
        ):
            if self.low[start - 1] == "'s" and self.kind[start - 1] == "S":
                break
            start -= 1
        while start < at and self.low[start] not in AUXILIARIES and self._is_time(start):
            start += 1
        return start

    def _is_time(self, at: int) -> bool:
        return self.low[at] in TIMES and self.low[at] not in _WITHIN_GROUPS

    def _adverb_within(self, at: int) -> bool:
        if self.low[at] in ("also", "now", "still", "then", "later", "often", "once", "again"):
            return True
        return self.kind[at] == "R" and self.low[at] not in TIMES and self.inside[at] < 0

    def phrase_before(self, end: int, limit: int) -> int:  # noqa: C901, PLR0912
        """Give where the noun phrase begins that ends before a position, or ``end`` for none."""
        limit = max(limit, end - _LONGEST_PHRASE)
        at = end
        low, kind = self.low, self.kind
        while at > limit:
            here = at - 1
            what = kind[here]
            if self._is_nickname(self.inside[here], limit, end):
                at = self.opens[self.inside[here]]
                continue
            if self.inside[here] >= 0 and kind[here] == "X":
                break
            if low[here] == ")" and (opened := self._back_to_bracket(here, limit)) >= 0:
                at = opened
                continue
            if what == "X" and here > limit and at < end and self._is_initial(here, end):
                at = here
                continue
            if what == "P":
                if at == end and here - 1 > limit and low[here - 1] == "of":
                    at = here - 1
                    continue
                return here if at == end else at
            if what == "D":
                at = here
                if not self._joined_before(at, limit):
                    break
                at = self._joined_before(at, limit)
                continue
            if what in "NASG" and not (what == "G" and at == end):
                if low[here] in TIMES and at < end and kind[at] in "NDP":
                    break
                if what == "G" and (here == limit or kind[here - 1] not in "DANI"):
                    break
                at = here
                continue
            if at < end and (joined := self._joined(here, limit)):
                at = joined
                continue
            break
        return self._trimmed(at, end)

    def _joined(self, here: int, limit: int) -> int:  # noqa: PLR0911
        """Where a preposition or "and" joins what is after it to a noun before: its place."""
        low, kind = self.low[here], self.kind[here]
        if here <= limit:
            return 0
        before = self.kind[here - 1]
        if kind == "I" and low in (
            "of",
            "in",
            "for",
            "from",
            "at",
            "on",
            "with",
            "to",
            "near",
            "through",
            "by",
        ):
            if before in "N" and self.low[here - 1] not in TIMES:
                return here
            if before == "G" and here - 1 > limit and self.kind[here - 2] == "N":
                return here
            return here if low == "of" and before in "ND" else 0
        if kind == "T" and before == "N" and self.kind[here + 1] in "DN":
            return here
        if low in ("and", "&") and before == "N":
            return here
        return 0

    def _joined_before(self, at: int, limit: int) -> int:
        here = at - 1
        if here <= limit or not self._joined(here, limit):
            return 0
        return self._joined(here, limit)

    def _back_to_bracket(self, here: int, limit: int) -> int:
        for at in range(here - 1, max(limit, here - 12), -1):
            if self.low[at] == "(":
                return at if at > limit and self.kind[at - 1] == "N" else -1
        return -1

    def _trimmed(self, start: int, end: int) -> int:
        """Cut what cannot begin a noun phrase off its left end."""
        if start > 0 and self.kind[start - 1] == "I" and self._adverbial(start - 1):
            name = next((n for n in range(end - 1, start, -1) if not self._capital(n)), start - 1)
            if start <= name < end - 1 and self.kind[name] == "N":
                return name + 1
        while (
            start < end
            and start > self.first[self.sentence[start]]
            and (self.low[start - 1] in _ABOUT and self.kind[start - 1] in "RAIND")
        ):
            start -= 1
        while start < end and (
            self.kind[start] in "SIXCTW" or (self.kind[start] == "N" and self.low[start] in TIMES)
        ):
            start += 1
        return start

    def _is_nickname(self, number: int, limit: int, end: int) -> bool:
        """Whether what stands in marks is part of a name: ``John “J.D.” Smith``."""
        if number < 0:
            return False
        opened, closed = self.opens[number], self.closes[number]
        return (
            limit < opened
            and closed < end
            and closed - opened <= _LONGEST_NICKNAME
            and self._capital(opened - 1)
            and self._capital(closed)
        )

    def _is_initial(self, at: int, limit: int) -> bool:
        """Whether a full stop stands after the initial of a name: ``John L . Smith``."""
        return (
            self.low[at] == "."
            and at + 1 < limit
            and len(self.low[at - 1]) == 1
            and self._capital(at - 1)
            and self._capital(at + 1)
        )

    def _capital(self, at: int) -> bool:
        return self.tokens[at].text[:1].isupper()

    def _adverbial(self, at: int) -> bool:
        """Whether a preposition begins its sentence, or follows a comma or conjunction."""
        return at == self.bounds(at)[0] or self.kind[at - 1] in "XC"

    def phrase_after(self, start: int, limit: int) -> int:  # noqa: C901, PLR0912
        """Give where the noun phrase ends that begins at a position, or ``start`` for none."""
        limit = min(limit, start + _LONGEST_PHRASE)
        at = start
        low, kind = self.low, self.kind
        noun = False
        while at < limit:
            what = kind[at]
            if self._is_nickname(self.inside[at], start, limit):
                at = self.closes[self.inside[at]]
                continue
            if what == "P":
                return at + 1 if at == start else at
            if low[at] == "(" and noun:
                closing = next((n for n in range(at, min(limit, at + 6)) if low[n] == ")"), -1)
                if closing < 0:
                    break
                at = closing + 1
                continue
            if what == "N":
                if noun and low[at] in TIMES:
                    break
                noun = True
            elif what in "DA" or (what == "S" and noun):
                if what == "D" and noun:
                    break
            elif (
                (what == "G" and not noun)
                or (what == "R" and at + 1 < limit and kind[at + 1] in "AG" and not noun)
                or (noun and self._is_initial(at, limit))
            ):
                pass
            elif noun and at + 1 < limit and self._joins_on(at, limit):
                noun = False
            else:
                break
            at += 1
        while at > start and kind[at - 1] in "DISCTR":
            at -= 1
        return at

    def _joins_on(self, at: int, limit: int) -> bool:
        low, kind = self.low[at], self.kind[at]
        after = self.kind[at + 1]
        if kind == "I" and low in ("of", "for", "from", "at", "in", "with", "on", "to"):
            return after in "NDA" and self.low[at + 1] not in TIMES
        if low in ("and", "&"):
            end = self.phrase_after(at + 1, min(limit, at + 9))
            return end > at + 1 and (end >= limit or self.kind[end] not in "VM")
        return False
