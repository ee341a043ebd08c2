"""From a text to what it says: offsets first, then sentences, names, dates, quotations, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.reading.drafts import drafts_of
    from landbridge.reading.placing import settle_places
    from landbridge.reading.proposing import proposed
    from landbridge.reading.sentences import find_sentences
    from landbridge.reading.sureness import sureness_of
    from landbridge.reading.texts import document_of
    from landbridge.reading.whole import read_document

__all__ = [
    "document_of",
    "drafts_of",
    "find_sentences",
    "proposed",
    "read_document",
    "settle_places",
    "sureness_of",
]

_FILES = {
    "document_of": "texts",
    "drafts_of": "drafts",
    "find_sentences": "sentences",
    "proposed": "proposing",
    "read_document": "whole",
    "settle_places": "placing",
    "sureness_of": "sureness",
}

__getattr__ = on_demand(__name__, _FILES)
