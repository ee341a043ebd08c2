"""What a text says happened, will, did not or might: by whom, to whom, where, when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from landbridge.model.readings import EventMention, Span
from landbridge.reading.acled_types import ACLED_NAMES, acled_label
from landbridge.reading.event_doubts import is_doubtful
from landbridge.reading.event_features import mode_features, trigger_features
from landbridge.reading.event_groups import WEAPONS, is_traffic
from landbridge.reading.event_modes import FACTUALITY, PLAIN_CUES, mode_and_cue
from landbridge.reading.event_names import roles_as_spans
from landbridge.reading.event_patterns import patterns_at
from landbridge.reading.event_roles import roles_of
from landbridge.reading.event_spots import described
from landbridge.reading.event_weights import event_tagger
from landbridge.reading.general_roles import source_and_target
from landbridge.reading.general_types import general_cues, general_features
from landbridge.reading.word_groups import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from landbridge.model.readings import Document, Mention, Quotation, TimeMention
    from landbridge.reading.event_groups import Found
    from landbridge.reading.event_patterns import Pattern
    from landbridge.reading.tokens import Sentence

Said = TypeVar("Said", "Mention", "TimeMention")

__all__ = ["Trigger", "find_events", "triggers_of"]

_WORTH_KEEPING = 0.3
"""Chance below which a reading of a trigger is no event at all."""
_SURE_OF_MODE = 0.6
_TRUST_IN_CUE = 0.3
"""How much the leading cue counts beside the chances of the tagger, which add up to 1."""
_DESCRIBING = frozenset((("besiege",), ("blockade",), ("encircle",), ("beleaguer",)))
"""Words that tell of an event also before a noun: "the besieged town"."""
_LEAVING = frozenset((("leave",), ("depart",), ("depart", "from"), ("pull", "out")))
_WRECKING = frozenset((("destroy",), ("demolish",), ("wreck",), ("disable",), ("break",)))
_ATTACKING = frozenset((("attack",), ("assault",), ("ambush",)))
_FLYING = frozenset(("aircraft", "jet", "warplane", "drone", "helicopter", "bomber", "plane"))
_OTHER_SENSES = frozenset((("agree", "that"), ("take", "to"), ("take", "part"), ("hold", "talks")))
_FALLING = frozenset((("fall",), ("succumb",), ("capitulate",)))
_LONGEST_SENTENCE = 400
"""Words beyond which a run of text is a table or noise, and is read for nothing."""


class Trigger(NamedTuple):
    """One place in a sentence where a pattern fits (words ``at`` up to ``end``), with its roles."""

    pattern: Pattern
    at: int
    end: int
    found: Found


def triggers_of(clauses: Clauses) -> Iterator[Trigger]:
    """Give every reading of every trigger, in order of text, longest pattern first."""
    if len(clauses.tokens) > _LONGEST_SENTENCE:
        return
    for at, token in enumerate(clauses.tokens):
        if at and token.tag.startswith("NNP") and token.text.istitle():
            continue  # part of a name: the Liberation Front
        for pattern, end, gap in patterns_at(clauses.lemmas, at, clauses.lows[at]):
            if pattern.frame == "nominal" and end - at > 1 and clauses.kinds[end - 1] in "VA":
                continue
            if len(pattern.words) == 1 and clauses.nominal(at) != (pattern.frame == "nominal"):
                continue
            if pattern.frame != "nominal" and _before_noun(clauses, at):
                if pattern.words in _DESCRIBING and not clauses.lows[at].endswith("ing"):
                    yield Trigger(pattern, at, end, described(clauses, end))
                continue
            found = roles_of(clauses, pattern, at, end, gap)
            if (pattern.words[-1], clauses.low(end)) in _OTHER_SENSES:
                continue
            if told := _told_by(clauses, pattern, found):
                yield Trigger(told, at, end, found)


def _told_by(  # noqa: PLR0911
    clauses: Clauses, pattern: Pattern, found: Found
) -> Pattern | None:
    """Say what a pattern tells of those in its roles: traffic moves where troops withdraw.

    A place that falls to nobody named is lost; what merely leaves and is no traffic withdraws.
    """
    actors = found.roles.get("actor", ())
    if actors and all(clauses.kinds[group.last - 1] == "O" for group in actors):
        return None
    if pattern.words in _LEAVING:
        moves = any(is_traffic(clauses, group) for group in actors)
        return pattern if moves == (pattern.event == "moves") else None
    if pattern.words in _ATTACKING and (
        found.roles.get("road") or any(clauses.lemmas[g.last - 1] in _FLYING for g in actors)
    ):
        return replace(pattern, event="strikes")
    if pattern.event == "contests" and any(clauses.lemmas[g.last - 1] in WEAPONS for g in actors):
        return None
    if pattern.words in _WRECKING and not found.roles.get("road"):
        return None
    if pattern.event == "holds" and pattern.frame == "nominal" and not actors:
        return None
    if pattern.event == "present" and not (found.roles.get("place") or found.roles.get("road")):
        return None
    if pattern.words in _FALLING and not actors:
        return replace(pattern, event="loses")
    return pattern


def _before_noun(clauses: Clauses, at: int) -> bool:
    """Whether a word only describes the noun after it: "the besieged town"."""
    return (
        clauses.kinds[at] == "N"
        and clauses.tokens[at].tag[:2] in ("VB", "JJ")
        and clauses.kind(at + 1) == "N"
    )


def _best(clauses: Clauses, triggers: list[Trigger]) -> list[tuple[Trigger, float]]:
    """Choose among readings that share words, by the chance that a reading is right."""
    tagger = event_tagger("event_belief")
    judged = []
    for order, trigger in enumerate(triggers):
        says = trigger_features(clauses, trigger.pattern, trigger.at, trigger.end, trigger.found)
        judged.append((tagger.chances(says)["yes"], -order, trigger))
    kept: list[tuple[Trigger, float]] = []
    taken: set[int] = set()
    for chance, _, trigger in sorted(judged, key=lambda one: (-one[0], -one[1])):
        words = set(range(trigger.at, trigger.end))
        if chance < _WORTH_KEEPING or taken & words:
            continue
        taken |= words
        kept.append((trigger, chance))
    return sorted(kept, key=lambda one: one[0].at)


def _mode(clauses: Clauses, trigger: Trigger) -> tuple[str, float]:
    rule = mode_and_cue(clauses, trigger.at, nominal=trigger.pattern.frame == "nominal")
    chances = event_tagger("event_mode").chances(
        mode_features(clauses, trigger.at, trigger.end, rule)
    )
    best = max(chances, key=lambda mode: chances[mode])
    if rule[1] in PLAIN_CUES:
        return rule[0], FACTUALITY[rule[0]]
    if "longer" in trigger.pattern.words:
        return "past", FACTUALITY["past"]
    if rule[0] == "past" and trigger.pattern.words[1:2] in (("due",), ("expect",), ("bind",)):
        return "future", FACTUALITY["future"]
    mode = best if chances[best] >= _SURE_OF_MODE else rule[0]
    return mode, sum(FACTUALITY[one] * chance for one, chance in chances.items())


def _words(clauses: Clauses, first: int, last: int) -> Span:
    return Span(clauses.tokens[first].start, clauses.tokens[last - 1].end)


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    quotations: Sequence[Quotation],
) -> tuple[EventMention, ...]:
    """Find events with their roles and modes."""
    del document, quotations
    events: list[EventMention] = []
    by_sentence = _spread(sentences, mentions)
    times_by = _spread(sentences, times)
    for sentence, named, dated in zip(sentences, by_sentence, times_by, strict=True):
        if not sentence.tokens:
            continue
        clauses = Clauses(sentence, [time.span for time in dated])
        here: list[EventMention] = []
        triggers = list(triggers_of(clauses))
        believed = _best(clauses, triggers)
        for trigger, chance in believed:
            if is_doubtful(clauses, *trigger):
                continue
            mode, factuality = _mode(clauses, trigger)
            here.append(
                EventMention(
                    event=trigger.pattern.event,
                    trigger=_words(clauses, *(trigger.found.words or (trigger.at, trigger.end))),
                    evidence=sentence.span,
                    roles=roles_as_spans(clauses, trigger.at, trigger.found.roles, named, dated),
                    mode=mode,
                    factuality=round(factuality, 2),
                    rule=f"event-{trigger.pattern.event}-{trigger.found.how}",
                    score=round(chance, 3),
                )
            )
        here.extend(_general(clauses, named, dated))
        events.extend(_with_acled(clauses, here, triggers))
    return tuple(events)


def _general(
    clauses: Clauses,
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
) -> list[EventMention]:
    """Find the general event that a sentence leads with."""
    cues = general_cues(clauses) if len(clauses.tokens) <= _LONGEST_SENTENCE else []
    if not cues:
        return []
    chances = event_tagger("event_general").chances(general_features(clauses, cues))
    lead = cues[0].turned
    chances[lead] = chances.get(lead, 0.0) + _TRUST_IN_CUE
    kind = max(chances, key=lambda one: chances[one])
    cue = next((cue for cue in cues if cue.turned == kind), cues[0])
    trigger = _words(clauses, cue.at, cue.end)
    source, target = source_and_target(clauses, cue, kind)
    roles = roles_as_spans(
        clauses, cue.at, {"actor": source, "other_actor": target}, mentions, times
    )
    return [
        EventMention(
            event="",
            trigger=trigger,
            evidence=clauses.span,
            roles=roles,
            mode=cue.mode if kind == cue.kind else "past",
            factuality=FACTUALITY[cue.mode if kind == cue.kind else "past"],
            plover=kind,
            rule="event-plover-noun" if cue.nominal else "event-plover-verb",
            score=round(chances[kind] / (1 + _TRUST_IN_CUE), 3),
        )
    ]


def _with_acled(
    clauses: Clauses, found: list[EventMention], triggers: list[Trigger]
) -> list[EventMention]:
    """Put the ACLED sub-event of the sentence on its main event."""
    if not found:
        return []
    label, _ = acled_label(clauses, triggers)
    name = ACLED_NAMES.get(label, "")
    if not name:
        return found
    main = found[0]
    return [replace(main, acled=name), *found[1:]]


def _spread(sentences: Sequence[Sentence], found: Sequence[Said]) -> list[list[Said]]:
    """Sort what was found by the sentence that it begins in."""
    in_order = sorted(found, key=lambda one: one.span)
    spread: list[list[Said]] = []
    at = 0
    for sentence in sentences:
        while at < len(in_order) and in_order[at].span.start < sentence.span.start:
            at += 1
        here: list[Said] = []
        while at < len(in_order) and in_order[at].span.start < sentence.span.end:
            here.append(in_order[at])
            at += 1
        spread.append(here)
    return spread
