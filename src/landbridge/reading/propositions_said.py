"""The proposition that the words of a claim carry, where its names are of the situation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import EventMention, Mention, Span
    from landbridge.naming import Known

__all__ = ["said_proposition"]

_HAVING = frozenset({"holds", "takes"})
_LOSING = frozenset({"loses", "withdraws"})


def said_proposition(events: Sequence[EventMention], named: Sequence[Mention], known: Known) -> str:
    """Give ``[not] holds ACTOR PLACE`` where a claim says that and nothing else.

    Only one event, whose actor and places all mean something of the situation, makes one. Who has
    or takes a place holds it, who loses or leaves it does not. Roads, crossings, shares and gains
    are left to people: the words of a text hardly ever carry the ids that they need.
    """
    having = [event for event in events if event.event in _HAVING | _LOSING]
    if len(having) != 1 or len(events) > 1:
        return ""
    event = having[0]
    if event.mode == "hypothetical":
        return ""
    by_span = {mention.span: mention for mention in named}
    actors = [_id(by_span, span, known.actors) for span in event.roles.get("actor", ())]
    places = [_id(by_span, span, known.places) for span in event.roles.get("place", ())]
    if len(actors) != 1 or not places or not all((*actors, *places)):
        return ""
    negated = (event.event in _LOSING) != (event.mode == "denied")
    if event.event in _LOSING and event.mode == "denied":
        return ""
    return f"{'not ' if negated else ''}holds {actors[0]} {','.join(dict.fromkeys(places))}"


def _id(by_span: dict[Span, Mention], span: Span, ids: object) -> str:
    mention = by_span.get(span) or next(
        (m for other, m in by_span.items() if other.meets(span) and m.means), None
    )
    means = mention.means if mention else ""
    return means if means and means in ids else ""  # type: ignore[operator]
