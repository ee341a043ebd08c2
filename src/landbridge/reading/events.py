"""What a text says happened, will, did not or might: by whom, to whom, where, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import EventMention, Span
from landbridge.reading.event_modes import FACTUALITY, mode_and_cue
from landbridge.reading.event_patterns import patterns_at
from landbridge.reading.event_roles import roles_of
from landbridge.reading.word_groups import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.model.readings import Document, Mention, Quotation, TimeMention
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.event_roles import Found
    from landbridge.reading.tokens import Sentence
    from landbridge.reading.word_groups import Group

__all__ = ["Trigger", "find_events", "triggers_of"]


class Trigger:
    """One place in a sentence where a pattern fits, with its roles and mode."""

    __slots__ = ("at", "cue", "end", "found", "mode", "pattern")

    def __init__(self, pattern: Pattern, at: int, end: int, found: Found, mode: str, cue: str) -> None:
        self.pattern, self.at, self.end = pattern, at, end
        self.found, self.mode, self.cue = found, mode, cue


def triggers_of(clauses: Clauses) -> Iterator[Trigger]:
    """Give every reading of every trigger of a sentence, in order of text, longest pattern first."""
    for at in range(len(clauses.tokens)):
        for pattern, end, gap in patterns_at(clauses.lemmas, at):
            if len(pattern.words) == 1 and clauses.nominal(at) != (pattern.frame == "nominal"):
                continue
            found = roles_of(clauses, pattern, at, end, gap)
            mode, cue = mode_and_cue(clauses, at, nominal=pattern.frame == "nominal")
            yield Trigger(pattern, at, end, found, mode, cue)


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
) -> tuple[EventMention, ...]:
    """Find events with their roles and modes."""
    del document, mentions, quotations
    events: list[EventMention] = []
    for sentence in sentences:
        clauses = Clauses(sentence, [time.span for time in times])
        for trigger in triggers_of(clauses):
            roles = {
                role: tuple(_span(clauses, group) for group in groups)
                for role, groups in trigger.found.roles.items()
                if groups
            }
            events.append(
                EventMention(
                    event=trigger.pattern.event,
                    trigger=Span(clauses.tokens[trigger.at].start, clauses.tokens[trigger.end - 1].end),
                    evidence=sentence.span,
                    roles=roles,
                    mode=trigger.mode,
                    factuality=FACTUALITY[trigger.mode],
                    rule=f"event-{trigger.pattern.event}-{trigger.found.how}",
                )
            )
    return tuple(events)


def _span(clauses: Clauses, group: Group) -> Span:
    return Span(clauses.tokens[group.first].start, clauses.tokens[group.last - 1].end)
