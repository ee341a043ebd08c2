"""From the words of the working file to documents, proposals and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.proposals import Decision, Proposal
from landbridge.model.queue import KeptDocument
from landbridge.situation.article_cells import read_candidates, read_cells, read_spans
from landbridge.situation.cells import read_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.situation.codecs import Record

__all__ = ["decisions_of", "documents_of", "proposals_of"]


def documents_of(records: Iterable[Record]) -> tuple[KeptDocument, ...]:
    """Make documents, without their texts."""
    return tuple(
        KeptDocument(**{name: word or "" for name, word in record.items()}) for record in records
    )


def proposals_of(records: Iterable[Record]) -> tuple[Proposal, ...]:
    """Make proposals, in order."""
    return tuple(
        Proposal(
            id=r["id"] or "",
            table=r["table"] or "",
            cells=read_cells(r["cells"] or "{}"),
            spans=read_spans(r["spans"] or "{}"),
            candidates=read_candidates(r["candidates"] or "{}"),
            document=r["document"] or "",
            origin=r["origin"] or "",
            mode=r["mode"] or "",
            coder=r["coder"] or "",
            rule=r["rule"] or "",
            score=read_number(r["score"]) if r["score"] else 1.0,
            note=r["note"] or "",
        )
        for r in records
    )


def decisions_of(records: Iterable[Record]) -> tuple[Decision, ...]:
    """Make decisions, in the order in which they were made."""
    return tuple(
        Decision(
            proposal=r["proposal"] or "",
            decision=r["decision"] or "",
            who=r["who"] or "",
            when=r["when"] or "",
            reason=r["reason"] or "",
            cells=read_cells(r["cells"]) if r["cells"] else None,
            became=r["became"] or "",
        )
        for r in records
    )
