"""From a text to what it says: offsets first, then sentences, names, dates, quotations, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.reading.drafts import drafts_of
    from landbridge.reading.proposing import proposed
    from landbridge.reading.texts import document_of
    from landbridge.reading.whole import read_document

__all__ = ["document_of", "drafts_of", "proposed", "read_document"]

_FILES = {
    "document_of": "texts",
    "drafts_of": "drafts",
    "proposed": "proposing",
    "read_document": "whole",
}

__getattr__ = on_demand(__name__, _FILES)
