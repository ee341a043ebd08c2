"""What a coder makes of a document, as it can be kept: sound, and with whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.model.proposals import proposal_id
from landbridge.situation import sound_proposals

if TYPE_CHECKING:
    from landbridge.model.proposals import Coded, Proposal
    from landbridge.model.readings import Document

__all__ = ["SOURCED_TABLES", "as_kept"]

SOURCED_TABLES = ("claims", "relations", "reports")
"""Tables whose rows say who published them, and when."""


def as_kept(coded: Coded, document: Document) -> Coded:
    """Leave out what cannot be kept, and count it; say in each statement whose it is."""
    good, wrong = sound_proposals(coded.proposals, document)
    told = tuple(_of_source(one, document) for one in good)
    return replace(coded, proposals=told, dropped={**coded.dropped, **wrong})


def _of_source(one: Proposal, document: Document) -> Proposal:
    """Name its source and day: another source may publish the same words on another day."""
    if one.table not in SOURCED_TABLES:
        return one
    told = {"source": document.source, "published": document.published}
    cells = {**one.cells, **{name: cell for name, cell in told.items() if not one.cells.get(name)}}
    key = proposal_id(one.table, cells, one.spans, one.document, one.origin)
    return replace(one, id=key, cells=cells)
