"""Words of a text with their spans, sentence by sentence, and what part of speech each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import Span
from landbridge.reading.abbreviations import ANY
from landbridge.reading.tagging import tags_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Sentence", "Token", "tokenised", "words_of"]

_MARKS = (  # combining marks and joiners, which are part of words
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u200c\u200d\u00ad"
)
_W = f"[\\w{_MARKS}]"
_HYPHEN = "[-\u2010\u2011]"
_TOKEN = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>\"\u201c\u201d]*[^\s<>\"\u201c\u201d.,;:!?'\u2019)\]]",
            f"[@#]{_W}+",
            f"(?:[^\\W\\d_]\\.){{2,}}(?:{_HYPHEN}{_W}+)*(?!{_W})",
            f"\\d+(?:[.,:/\u066b\u066c-]\\d+)*(?:{_W}+)?(?:{_HYPHEN}{_W}+)*",
            r"(?:US|A|C|NZ|HK)\$",
            f"{_W}+(?:[-\u2010\u2011.'\u2019\u02bc&\u00b7@]{_W}+)*",
            r"\.{2,}|-{2,}|''|``",
            r"[^\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]",
        )
    )
)
_ALONE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Scripts that are written without spaces."""
_CLITIC = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|d|m|ll|re|ve))$", re.IGNORECASE)
_WHOLE = frozenset({"cannot", "ma'am", "o'clock", "o\u2019clock"})
_LONGEST_CLITIC = 3
_AFTER_LAST = frozenset(".\"'\u201d\u2019\u00bb)]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: ``text[start:end]``; ``low`` is it in lower case, ``tag`` its Penn tag."""

    start: int
    end: int
    text: str
    low: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words."""

    span: Span
    tokens: tuple[Token, ...]


def words_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where each word and mark of a sentence begins and ends.

    In the manner of the Penn Treebank: the clitics 's, 'd, 'll, 're, 've, 'm and n't are words of
    their own, as is every mark; short forms keep their full stop (``Gen.``, ``U.S.``), but for the
    one that ends the sentence, which only letters with stops between (``U.S.``) keep. What has a
    hyphen or an apostrophe within (``al-Zor``, ``Sana'a``, ``U.S.-led``) is one word; so are
    numbers with points and commas, times and dates in digits. Chinese and Japanese characters
    are words one by one. Marks of direction and of no width stand in no word.
    """
    at = start
    while match := _TOKEN.search(text, at, end):
        first, at = match.span()
        if at - first == 1 and not text[first].isupper():
            yield first, at
            continue
        word = text[first:at]
        if not word.isascii() and _ALONE.search(word):
            yield from _one_by_one(text, first, at)
            continue
        clitic = _CLITIC.search(word[-_LONGEST_CLITIC:])
        if clitic and len(word) > len(clitic.group()) and word.lower() not in _WHOLE:
            yield first, at - len(clitic.group())
            first = at - len(clitic.group())
        elif (
            at + 1 < end
            and text[at] == "."
            and text[at + 1] not in _AFTER_LAST
            and (len(word) == 1 or word.lower() in ANY)
        ):
            at += 1
        yield first, at


def _one_by_one(text: str, first: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _ALONE.finditer(text, first, end):
        if first < match.start():
            yield first, match.start()
        first = match.end()
        yield match.span()
    if first < end:
        yield first, end


def tokenised(text: str, sentences: Iterable[Span]) -> tuple[Sentence, ...]:
    """Split sentences into words, each with its part of speech."""
    spans = tuple(sentences)
    places = [tuple(words_of(text, span.start, span.end)) for span in spans]
    words = [[text[start:end] for start, end in run] for run in places]
    return tuple(
        Sentence(span, tuple(map(_token, run, said, tags)))
        for span, run, said, tags in zip(spans, places, words, tags_of(words), strict=True)
    )


def _token(place: tuple[int, int], word: str, tag: str) -> Token:
    return Token(place[0], place[1], word, word.lower(), tag)
