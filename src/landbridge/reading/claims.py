"""Statements in a text that time can judge, with speaker, modality and proposition."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import ClaimMention, Span
from landbridge.reading.claim_parts import (
    DENIALS,
    denied_words,
    is_nothing,
    joined,
    leans,
    statements,
)
from landbridge.reading.claim_topics import HAPPENING, HARM, THING, TOPIC
from landbridge.reading.embedders import class_by_form
from landbridge.reading.modalities import modality_of
from landbridge.reading.propositions_said import said_proposition
from landbridge.reading.word_classes import class_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        Document,
        EventMention,
        Mention,
        Quotation,
        TimeMention,
    )
    from landbridge.naming import Known
    from landbridge.reading.tokens import Sentence, Token

__all__ = ["find_claims"]

_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|shall|won['\u2019]t|likely|unlikely|poised|expected|"
    r"set to|due to|about to|going to|if|unless|had it|should)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\s*By[ \t]+((?:[A-Z][\w.'\u2019-]*[ \t]*(?:and|,)?[ \t]*){2,8})[ \t]*$", re.M
)
_NOTICES = ("For more information", "For further information", "Subscribe", "Read more")
_HEAD = 600  # characters at the start of a text in which a byline is looked for
_TO_DO = frozenset(["quote-infinitive", "quote-object-to"])
_THINGS = frozenset(["quote-object", "quote-rest", "quote-noun-of"])
_WHOLE = ("quote-clause-that", "quote-clause-bare", "quote-clause-before", "quote-sure-that")
_DEEDS = frozenset(
    ("fail", "failed", "fails", "failing", "agree", "agreed", "agrees", "agreeing", "refuse",
     "refused", "refuses", "refusing", "decline", "declined", "declines", "declining", "try",
     "tried", "tries", "trying", "need", "needed", "needs", "hesitate", "hesitated", "prepare",
     "prepared", "prepares", "preparing", "volunteer", "volunteered", "choose", "chose", "chosen",
     "pretend", "pretended", "like", "love", "hate", "forgot", "persuaded", "allow", "allows",
     "allowed", "permit", "permits", "permitted", "convinced")
)  # fmt: skip
_OWN = frozenset({"predicted", "conditional", "counterfactual"})
_LEAST = 0.5  # what an attribution must be worth
_OF_OWN = 0.55  # a claim of the author's own is worth so much less
_MARKS = "\"'\u201c\u201d\u2018\u2019`\u00ab\u00bb\u201e\u201f\u300c\u300d\uff02 \n\t,"
_OUTER = frozenset(_MARKS) - frozenset(" \n\t,`")


@dataclass(frozen=True, slots=True)
class _Within:
    """Things with spans in order, to give those inside a span in logarithmic time."""

    starts: list[int]
    things: Sequence[object]

    def of(self, spans: Sequence[Span]) -> list[object]:
        """Give what begins within any of some spans."""
        return [
            thing
            for span in spans
            for thing in self.things[
                bisect_left(self.starts, span.start) : bisect_right(self.starts, span.end - 1)
            ]
        ]


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
    events: Sequence[EventMention],
    known: Known,
) -> tuple[ClaimMention, ...]:
    """Find claims about ground, roads, crossings, campaigns, deals and what powers mean to do.

    Each is an attribution, or what the author who is named at the head of the text says will,
    would or might come; a text without a byline tells what others say. The proposition is left
    empty where the words do not carry one.
    """
    reader = _Reader(document, sentences, mentions, times, events, known)
    found = [claim for one in quotations for claim in reader.attributed(one)]
    taken = sorted(
        (part.start, part.end) for one in quotations for part in (*one.content, *one.cue)
    )
    found += reader.own(taken)
    found.sort(key=lambda claim: claim.content[0])
    return tuple(found)


class _Reader:
    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        times: Sequence[TimeMention],
        events: Sequence[EventMention],
        known: Known,
    ) -> None:
        self.document, self.text, self.known = document, document.text, known
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.mentions = _Within([m.span.start for m in mentions], mentions)
        self.times = _Within([t.span.start for t in times], times)
        ordered = sorted(events, key=lambda event: event.trigger)
        self.events = _Within([event.trigger.start for event in ordered], ordered)
        self.author = _author(document)
        self.ground: dict[Span, bool] = {}

    def _around(self, spans: Sequence[Span]) -> list[Sentence]:
        first = max(0, bisect_right(self.starts, spans[0].start) - 1)
        last = bisect_left(self.starts, spans[-1].end)
        return list(self.sentences[first : max(last, first + 1)])

    def _tokens(self, spans: Sequence[Span], around: Sequence[Sentence]) -> list[Token]:
        found: list[Token] = []
        for sentence in around:
            tokens = sentence.tokens
            for span in spans:
                first = bisect_left(tokens, span.start, key=lambda token: token.start)
                last = bisect_right(tokens, span.end, key=lambda token: token.end)
                found += tokens[first:last]
        return found

    def attributed(self, one: Quotation) -> list[ClaimMention]:
        """Give the claims in an attribution that are about what claims are about."""
        if one.score < _LEAST or self._is_deed(one) or is_nothing(one, self.text):
            return []
        spans = sorted((*one.source, *one.cue, *one.content))
        around = self._around(spans)
        cue = self._tokens(one.cue, around)
        denied = any(token.low in DENIALS for token in cue)
        inside = self._tokens(one.content, around)
        said: list[tuple[tuple[Span, ...], str, float]] = []
        for parts in statements(one, self.text, inside):
            words = tuple(denied_words(part, self.text) for part in parts) if denied else parts
            modality, sure = self._modality(words, around, cue)
            if said and said[-1][1] == modality and self._alike(said[-1][0], words):
                said[-1] = (joined(said[-1][0], words), modality, min(said[-1][2], sure))
            else:
                said.append((words, modality, sure))
        whole = tuple(part for words, _, _ in said for part in words)
        if not self._is_claim(one, whole, around):
            return []
        return [self._claim(one, words, modality, sure) for words, modality, sure in said]

    def _alike(self, one: Sequence[Span], two: Sequence[Span]) -> bool:
        """Whether both are in quotation marks, or neither is."""
        return self._is_quoted(one) == self._is_quoted(two)

    def _is_quoted(self, parts: Sequence[Span]) -> bool:
        return all(
            self.text[part.start] in _OUTER and self.text[part.end - 1] in _OUTER for part in parts
        )

    def _has_marks(self, parts: Sequence[Span]) -> bool:
        return any(mark in part.of(self.text) for part in parts for mark in _OUTER)

    def _modality(
        self, parts: Sequence[Span], around: Sequence[Sentence], cue: Sequence[Token]
    ) -> tuple[str, float]:
        content = tuple(part for part in (self._bare(part) for part in parts) if part)
        words = self._tokens(content, around)
        return modality_of(words, cue, [*words, *cue])

    def _is_claim(
        self, one: Quotation, parts: tuple[Span, ...], around: Sequence[Sentence]
    ) -> bool:
        content = tuple(part for part in (self._bare(part) for part in parts) if part)
        if not content or not (
            self._is_topical(content)
            or self._leans_on_topic(parts, around)
            or (one.rule in _WHOLE and self._stands_in_topic(content, around))
        ):
            return False
        return one.rule not in _THINGS or self._says_something(one, content)

    def _claim(
        self, one: Quotation, parts: tuple[Span, ...], modality: str, sure: float
    ) -> ClaimMention:
        content = tuple(part for part in (self._bare(part) for part in parts) if part)
        return ClaimMention(
            content=parts,
            source=one.source,
            cue=one.cue,
            speaker=one.speaker,
            kind="indirect" if one.kind != "indirect" and not self._has_marks(parts) else one.kind,
            modality=modality,
            about=self._about(content),
            proposition=said_proposition(self._events(content), self._named(content), self.known),
            date=self._date(self._around(sorted((*one.cue, *parts))), one),
            rule=f"claim-{one.rule.removeprefix('quote-')}",
            score=round(one.score * (0.7 + 0.3 * sure), 3),
        )

    def _is_deed(self, one: Quotation) -> bool:
        """Whether it is told as done or left undone: ``failed to agree``, ``agreed to lift``."""
        return one.rule in _TO_DO and any(
            word in _DEEDS for part in one.cue for word in part.of(self.text).lower().split()
        )

    def _leans_on_topic(self, content: Sequence[Span], around: Sequence[Sentence]) -> bool:
        """Whether ``it may stay there`` stands beside or after words about ground and roads."""
        if not leans(self._tokens(content, around)):
            return False
        first = bisect_right(self.starts, around[0].span.start) - 1
        near = self.sentences[max(0, first - 1) : first + len(around)]
        return any(self._is_about_ground(sentence.span) for sentence in near)

    def _stands_in_topic(self, content: Sequence[Span], around: Sequence[Sentence]) -> bool:
        """Whether the sentence of a clause is about ground and roads by its other words."""
        return not any(HARM.search(self.text, part.start, part.end) for part in content) and any(
            self._is_about_ground(sentence.span) for sentence in around
        )

    def _is_about_ground(self, span: Span) -> bool:
        """Whether a sentence is topical; each is looked at once."""
        if span not in self.ground:
            self.ground[span] = self._is_topical((span,))
        return self.ground[span]

    def own(self, taken: Sequence[tuple[int, int]]) -> list[ClaimMention]:
        """Give what the author says will or would come, outside all attributions."""
        found: list[ClaimMention] = []
        if not self.author:
            return found
        starts = [start for start, _ in taken]
        for sentence in self.sentences:
            span = sentence.span
            words = span.of(self.text)
            if (
                not _AHEAD.search(words)
                or words[0] in _MARKS
                or words.rstrip(_MARKS).endswith("?")
                or words.startswith(_NOTICES)
            ):
                continue
            at = bisect_left(starts, span.end)
            if any(end > span.start for _, end in taken[max(0, at - 3) : at]):
                continue
            if not self._is_topical((span,)) or not self._named((span,)):
                continue
            modality, sure = modality_of(sentence.tokens, (), sentence.tokens)
            if modality not in _OWN or sentence.tokens[0].low in ("i", "we", "you"):
                continue
            end = len(words.rstrip(".!;: \n"))
            content = (Span(span.start, span.start + end),)
            found.append(
                ClaimMention(
                    content=content,
                    source=(),
                    cue=(),
                    speaker=self.author,
                    kind="indirect",
                    modality=modality,
                    about=self._about(content),
                    proposition=said_proposition(
                        self._events(content), self._named(content), self.known
                    ),
                    rule="claim-author",
                    score=round(_OF_OWN * (0.7 + 0.3 * sure), 3),
                )
            )
        return found

    def _says_something(self, one: Quotation, content: Sequence[Span]) -> bool:
        """Whether what is only a thing tells what happened, or is promised, denied or feared."""
        cue = " ".join(part.of(self.text).lower() for part in one.cue).split()
        if any(class_by_form.get(word, "say") not in ("say", "know", "manage") for word in cue):
            return True
        if any(HAPPENING.search(self.text, part.start, part.end) for part in content):
            return True
        around = self._around(content)
        return any(class_of(token) in "VMG" for token in self._tokens(content, around))

    def _bare(self, part: Span) -> Span | None:
        words = part.of(self.text)
        start = part.start + len(words) - len(words.lstrip(_MARKS))
        end = part.end - (len(words) - len(words.rstrip(_MARKS)))
        return Span(start, end) if start < end else None

    def _is_topical(self, content: Sequence[Span]) -> bool:
        harm = any(HARM.search(self.text, part.start, part.end) for part in content)
        if self.events.of(content) and not harm:
            return True
        places = any(mention.kind == "place" for mention in self._named(content))
        return any(
            TOPIC.search(self.text, part.start, part.end)
            or (places and _AHEAD.search(self.text, part.start, part.end))
            for part in content
        )

    def _named(self, content: Sequence[Span]) -> list[Mention]:
        return self.mentions.of(content)  # type: ignore[return-value]

    def _times(self, spans: Sequence[Span]) -> list[TimeMention]:
        return self.times.of(spans)  # type: ignore[return-value]

    def _events(self, content: Sequence[Span]) -> list[EventMention]:
        return self.events.of(content)  # type: ignore[return-value]

    def _about(self, content: Sequence[Span]) -> tuple[Span, ...]:
        """Give the actors, places and roads that it is about, in order."""
        spans = {mention.span for mention in self._named(content)}
        for part in content:
            for thing in THING.finditer(self.text, part.start, part.end):
                span = Span(*thing.span())
                if not any(span.meets(other) for other in spans):
                    spans.add(span)
        return tuple(sorted(spans))

    def _date(self, around: Sequence[Sentence], one: Quotation) -> str:
        """Give when it was said: a date in the sentence of the cue that is not in the content."""
        if not one.cue:
            return ""
        span = next((s.span for s in around if s.span.meets(one.cue[0])), None)
        if span is None:
            return ""
        outside = (*one.content, *one.source)
        for time in self._times((span,)):
            if time.kind == "date" and time.value and not any(p.meets(time.span) for p in outside):
                return time.value
        return ""


def _author(document: Document) -> str:
    """Give the byline of a text; empty where it has none."""
    match = _BYLINE.search(document.text[:_HEAD])
    return " ".join(match.group(1).split()) if match else ""
