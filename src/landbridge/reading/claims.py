"""Statements in a text that time can judge, with speaker, modality and proposition."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.readings import ClaimMention, Span
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

__all__ = ["TOPIC", "find_claims"]

TOPIC = re.compile(
    r"\b(?:roads?|highways?|routes?|corridors?|crossings?|borders?|frontiers?|bridges?|tunnels?|"
    r"railways?|railroads?|ports?|airports?|airfields?|air ?bases?|checkpoints?|straits?|canals?|"
    r"pass(?:es)?|passages?|land bridge|supply lines?|lifelines?|convoys?|lorr(?:y|ies)|trucks?|"
    r"shipments?|traffic|transit|blockades?|sieges?|besieg\w+|truces?|cease-?fires?|armistices?|"
    r"treat(?:y|ies)|deals?|accords?|agreements?|handovers?|offensives?|campaigns?|advances?|"
    r"assaults?|front ?lines?|fronts?|territor(?:y|ies)|strongholds?|positions?|footholds?|"
    r"captur\w+|recaptur\w+|seiz\w+|retak\w+|retook|overr[ua]n\w*|withdr[ae]w\w*|retreat\w*|"
    r"pull(?:ed|ing)? (?:out|back)|evacuat\w+|deploy\w*|troops?|forces|garrisons?|fighters?|"
    r"militias?|army|armies|rebels?|insurgents?|reopen\w*|clos(?:e|ed|es|ure|ing)|annex\w*|"
    r"invad\w+|invasion|occup\w+|control\w*|liberat\w+|proxy|proxies|foothold|influence|"
    r"weapons|arms|missiles?|air ?strikes?|shell(?:ed|ing)|towns?|villages?|provinces?)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:the|a|an|its|their|this|that) (?:[\w\u2019'-]+ ){0,3}?(?:roads?|highways?|"
    r"routes?|corridors?|"
    r"crossings?|borders?|bridges?|tunnels?|railways?|ports?|airports?|checkpoints?|straits?|"
    r"canals?|convoys?|shipments?|truces?|ceasefires?|offensives?|campaigns?|army|forces|troops|"
    r"garrisons?|rebels|militias?|towns?|villages?|base|siege|blockade|deal|agreement)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|shall|won['\u2019]t|likely|unlikely|poised|expected|"
    r"set to|due to|"
    r"about to|going to|if|unless|had it|should)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\s*By[ \t]+((?:[A-Z][\w.'\u2019-]*[ \t]*(?:and|,)?[ \t]*){2,8})[ \t]*$", re.M
)
_NOTICES = ("For more information", "For further information", "Subscribe", "Read more")
_HEAD = 600  # characters at the start of a text in which a byline is looked for
_THINGS = frozenset(["quote-object", "quote-rest", "quote-noun-of"])
_OWN = frozenset({"predicted", "conditional", "counterfactual"})
_LEAST = 0.5  # what an attribution must be worth
_OF_OWN = 0.55  # a claim of the author's own is worth so much less
_MARKS = "\"'\u201c\u201d\u2018\u2019`\u00ab\u00bb\u201e\u201f\u300c\u300d\uff02 \n\t,"


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

    Each is an attribution, or what the text's own author says will, would or might come; the
    author is the byline where there is one, else the source. The proposition is left empty where
    the words do not carry one.
    """
    reader = _Reader(document, sentences, mentions, times, events, known)
    found = [claim for one in quotations if (claim := reader.attributed(one))]
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

    def _around(self, spans: Sequence[Span]) -> list[Sentence]:
        first = max(0, bisect_right(self.starts, spans[0].start) - 1)
        last = bisect_left(self.starts, spans[-1].end)
        return list(self.sentences[first : max(last, first + 1)])

    def _tokens(self, spans: Sequence[Span], around: Sequence[Sentence]) -> list[Token]:
        return [
            token
            for sentence in around
            for token in sentence.tokens
            if any(span.start <= token.start and token.end <= span.end for span in spans)
        ]

    def attributed(self, one: Quotation) -> ClaimMention | None:
        """Give the claim in an attribution, if it is about what claims are about."""
        if one.score < _LEAST:
            return None
        content = tuple(part for part in (self._bare(part) for part in one.content) if part)
        if not content or not self._is_topical(content):
            return None
        if one.rule in _THINGS and not self._says_something(one, content):
            return None
        spans = sorted((*one.source, *one.cue, *one.content))
        around = self._around(spans)
        words = self._tokens(content, around)
        cue = self._tokens(one.cue, around)
        modality, sure = modality_of(words, cue, words + cue)
        return ClaimMention(
            content=one.content,
            source=one.source,
            cue=one.cue,
            speaker=one.speaker,
            kind=one.kind,
            modality=modality,
            about=self._about(content),
            proposition=said_proposition(self._events(content), self._named(content), self.known),
            date=self._date(around, one),
            rule=f"claim-{one.rule.removeprefix('quote-')}",
            score=round(one.score * (0.7 + 0.3 * sure), 3),
        )

    def own(self, taken: Sequence[tuple[int, int]]) -> list[ClaimMention]:
        """Give what the author says will or would come, outside all attributions."""
        found = []
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
        """Whether what is only a thing has a verb, or is promised, wanted, denied or feared."""
        cue = " ".join(part.of(self.text).lower() for part in one.cue).split()
        if any(class_by_form.get(word, "say") not in ("say", "know", "manage") for word in cue):
            return True
        around = self._around(content)
        return any(class_of(token) in "VM" for token in self._tokens(content, around))

    def _bare(self, part: Span) -> Span | None:
        words = part.of(self.text)
        start = part.start + len(words) - len(words.lstrip(_MARKS))
        end = part.end - (len(words) - len(words.rstrip(_MARKS)))
        return Span(start, end) if start < end else None

    def _is_topical(self, content: Sequence[Span]) -> bool:
        if self.events.of(content):
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
            for thing in _THING.finditer(self.text, part.start, part.end):
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
    """Give the byline of a text, or its source."""
    match = _BYLINE.search(document.text[:_HEAD])
    return " ".join(match.group(1).split()) if match else document.source
