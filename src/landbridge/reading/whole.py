"""Read one document: every layer in turn, each on what came before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.readings import Reading
from landbridge.reading.claims import find_claims
from landbridge.reading.events import find_events
from landbridge.reading.mentions import find_mentions
from landbridge.reading.others import with_others
from landbridge.reading.quotations import find_quotations
from landbridge.reading.relations import find_relations
from landbridge.reading.sentences import find_sentences
from landbridge.reading.times import find_times
from landbridge.reading.tokens import tokenised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.readings import Document, Mention
    from landbridge.naming import Known

__all__ = ["read_document"]


def read_document(document: Document, known: Known, others: Iterable[Mention] = ()) -> Reading:
    """Find all that the embedded reader can find. Never raises for what a text says.

    Parameters
    ----------
    known
        the actors, places, areas and names of the situation that the text is read into
    others
        names of actors and places that another finder brings, beside those found here
    """
    text = document.text
    sentences = find_sentences(text)
    tokens = tokenised(text, sentences)
    mentions = with_others(document, find_mentions(document, tokens, known), others, known)
    times = find_times(document, tokens)
    quotations = find_quotations(document, tokens, mentions)
    events = find_events(document, tokens, mentions, times, quotations)
    return Reading(
        document=document,
        sentences=sentences,
        mentions=mentions,
        times=times,
        quotations=quotations,
        events=events,
        relations=find_relations(document, tokens, mentions),
        claims=find_claims(document, tokens, mentions, times, quotations, events, known),
    )
