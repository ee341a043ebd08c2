"""From the words that a model quotes to spans of the text: exactly once, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.actors import RELATION_KINDS
from landbridge.model.claims import MODALITIES
from landbridge.model.readings import Draft, Span
from landbridge.model.reports import ACTOR_EVENTS, EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.coders._llm_items import Item
    from landbridge.model.readings import TimeMention

__all__ = ["Refused", "draft_of"]

_SCORE = 0.5
"""Nobody has measured the model that answers: its records stand in the middle of the queue."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that is not believed, and why."""

    why: str


def _quote(text: str, item: Item) -> Span | Refused:
    """Find the quoted words: once in the text, or once after the words before them."""
    quote = item.quote.strip()
    if not quote:
        return Refused("without words")
    times = text.count(quote)
    if times == 0:
        return Refused("words that are not in the text")
    if times == 1:
        at = text.index(quote)
        return Span(at, at + len(quote))
    before = item.before.strip()
    ends = [
        at for at in _all(text, quote) if before and text[:at].rstrip()[-len(before) :] == before
    ]
    if len(ends) != 1:
        return Refused("words that are in the text more than once")
    return Span(ends[0], ends[0] + len(quote))


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _name(text: str, evidence: Span, words: str) -> Span | Refused | None:
    """Find a name within the quoted words, or, once, anywhere in the text."""
    words = words.strip()
    if not words:
        return None
    at = text.find(words, evidence.start, evidence.end)
    if at < 0:
        if text.count(words) != 1:
            return Refused("a name that is not in its words")
        at = text.index(words)
    return Span(at, at + len(words))


def draft_of(text: str, item: Item, times: Sequence[TimeMention]) -> Draft | Refused:
    """Turn a record into a draft, or say why it is not believed."""
    evidence = _quote(text, item)
    if isinstance(evidence, Refused):
        return evidence
    names: dict[str, Span] = {}
    told = {
        "actor": item.actor, "other_actor": item.other_actor, "place": item.place,
        "place_b": item.place_b, "date": item.date, "source": item.speaker,
    }  # fmt: skip
    for role, words in told.items():
        span = _name(text, evidence, words)
        if isinstance(span, Refused):
            return span
        if span is not None:
            names[role] = span
    return _MAKERS[item.kind](text, item, evidence, names, times)


def _report(
    text: str,  # noqa: ARG001  (all makers are called alike)
    item: Item,
    evidence: Span,
    names: Mapping[str, Span],
    times: Sequence[TimeMention],
) -> Draft | Refused:
    if item.event not in EVENTS or item.event == "retracts":
        return Refused("an event that is none")
    if "place" not in names:
        return Refused("a report without a place")
    if item.event in ACTOR_EVENTS and "actor" not in names:
        return Refused("a report without its actor")
    places = {"place": names["place"]}
    if "place_b" in names:
        places = {"a": names["place"], "b": names["place_b"]}
    actors = {role: names[role] for role in ("actor", "other_actor") if role in names}
    cells = {"event": item.event}
    spans = {"evidence": evidence}
    dated = next((t for t in times if "date" in names and t.span.meets(names["date"])), None)
    if dated is not None and dated.value:
        cells["date"] = dated.value
        spans["date"] = dated.span
    return Draft("reports", cells, spans, actors, places, item.mode or "past", "llm-report", _SCORE)


def _relation(
    text: str,  # noqa: ARG001  (as above)
    item: Item,
    evidence: Span,
    names: Mapping[str, Span],
    times: Sequence[TimeMention],  # noqa: ARG001  (as above)
) -> Draft | Refused:
    if item.relation not in RELATION_KINDS:
        return Refused("a relation that is none")
    if not {"actor", "other_actor"} <= set(names):
        return Refused("a relation without both actors")
    return Draft(
        "relations", {"kind": item.relation}, {"evidence": evidence},
        {"actor": names["actor"], "other": names["other_actor"]},
        rule="llm-relation", score=_SCORE,
    )  # fmt: skip


def _claim(
    text: str,
    item: Item,
    evidence: Span,
    names: Mapping[str, Span],
    times: Sequence[TimeMention],  # noqa: ARG001  (as above)
) -> Draft | Refused:
    if "source" not in names:
        return Refused("a claim without its speaker")
    cells = {"speaker": names["source"].of(text), "text": evidence.of(text)}
    if item.modality in MODALITIES:
        cells["modality"] = item.modality
    spans = {"evidence": evidence, "content": evidence, "source": names["source"]}
    return Draft("claims", cells, spans, rule="llm-claim", score=_SCORE)


_MAKERS = {"report": _report, "relation": _relation, "claim": _claim}
