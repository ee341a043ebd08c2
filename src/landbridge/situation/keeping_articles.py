"""Keep a document and what was read out of it in the working file, each thing once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.situation.article_cells import write_candidates, write_cells, write_spans
from landbridge.situation.article_nouns import proposals_of
from landbridge.situation.catalogue import Catalogue
from landbridge.situation.cells import is_formula
from landbridge.situation.codecs import insert_row, read_records
from landbridge.situation.columns import TABLES
from landbridge.situation.contents import keep_content
from landbridge.situation.read_before import not_read_before
from landbridge.situation.rules import row_problems
from landbridge.situation.store import write_header
from landbridge.situation.tabular import Row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from landbridge.model.proposals import Proposal
    from landbridge.model.readings import Document, Span

__all__ = [
    "evidence_span",
    "insert_cells",
    "keep_document",
    "keep_proposals",
    "safe_cell",
    "sound_proposals",
]

_LONGEST_WORDS = 300


def safe_cell(text: str) -> str:
    """Make words from outside fit for a cell: no control characters, no formula.

    >>> safe_cell("=1+1"), safe_cell("two words")
    ("'=1+1", 'two words')
    """
    text = "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
    text = text.encode("utf-8", "replace").decode()
    return f"'{text}" if is_formula(text) else text


def insert_cells(connection: sqlite3.Connection, table: str, cells: Mapping[str, str]) -> None:
    """Add a row of documents, proposals or decisions, and its columns to those of an export."""
    write_header(connection, table, TABLES[table].column_names)
    insert_row(connection, Row(table, f"<{table}>", None, dict(cells)))


def keep_document(
    connection: sqlite3.Connection, document: Document, original: bytes, retrieved: str
) -> None:
    """Keep a document, unless it is there: the same text of the same source and day."""
    keep_content(connection, document.sha256, document.text.encode())
    if original and document.original_sha256 != document.sha256:
        keep_content(connection, document.original_sha256, original)
    query = "SELECT 1 FROM documents WHERE sha256 = ? AND source = ? AND published = ?"
    key = (document.sha256, document.source, document.published)
    if connection.execute(query, key).fetchone() is not None:
        return
    cells = {
        "sha256": document.sha256,
        "source": document.source,
        "published": document.published,
        "title": safe_cell(document.title),
        "media_type": safe_cell(document.media_type),
        "original_sha256": document.original_sha256,
        "language": safe_cell(document.language),
        "url": safe_cell(document.url),
        "retrieved": retrieved,
        "note": safe_cell("; ".join(document.notes)),
    }
    insert_cells(connection, "documents", cells)


def sound_proposals(
    proposals: Iterable[Proposal], document: Document
) -> tuple[tuple[Proposal, ...], dict[str, int]]:
    """Part proposals that can be kept from those that cannot, which a coder of others may give.

    Returns
    -------
    tuple
        those that can be kept, and how many cannot, by the column that is wrong
    """
    there = Row("documents", "", None, {"sha256": document.sha256})
    catalogue = Catalogue({"documents": [there]})
    catalogue.characters = {document.sha256: len(document.text)}
    good, wrong = [], Counter[str]()
    for proposal in proposals:
        try:
            row = Row("proposals", "", None, _cells(proposal, document.text))
            found = row_problems(row, catalogue)
        except (TypeError, ValueError, AttributeError) as odd:
            wrong[f"not a proposal ({type(odd).__name__})"] += 1
            continue
        errors = [p.column or "row" for p in found if p.severity == "error"]
        if errors:
            wrong[f"{errors[0]} that cannot be kept"] += 1
        else:
            good.append(proposal)
    return tuple(good), dict(wrong)


def keep_proposals(
    connection: sqlite3.Connection, proposals: Iterable[Proposal], document: Document | None
) -> tuple[tuple[Proposal, ...], int]:
    """Keep proposals that are not there; give those, and how many were."""
    proposals = tuple(proposals)
    if document is not None:
        new = not_read_before(proposals_of(read_records(connection, "proposals")), proposals)
    else:  # typed, imported or chosen in review: what a person gave is told apart by its id alone
        there = {name for (name,) in connection.execute("SELECT id FROM proposals")}
        fresh = {one.id: one for one in reversed(proposals) if one.id not in there}
        new = tuple(reversed(fresh.values()))
    for proposal in new:
        text = document.text if document and document.sha256 == proposal.document else ""
        insert_cells(connection, "proposals", _cells(proposal, text))
    return new, len(proposals) - len(new)


def evidence_span(spans: Mapping[str, Span]) -> Span | None:
    """Give the words that a proposal rests on: its evidence, its content, or all its spans."""
    for role in ("evidence", "content"):
        if role in spans:
            return spans[role]
    if not spans:
        return None
    first = min(spans.values())
    return type(first)(first.start, max(span.end for span in spans.values()))


def _cells(proposal: Proposal, text: str) -> dict[str, str]:
    span = evidence_span(proposal.spans)
    words = " ".join(span.of(text).split()) if span else ""
    if len(words) > _LONGEST_WORDS:
        words = words[:_LONGEST_WORDS].rstrip() + " …"
    return {
        "id": proposal.id,
        "table": proposal.table,
        "mode": proposal.mode,
        "score": f"{proposal.score:.4g}",
        "document": proposal.document,
        "origin": safe_cell(proposal.origin),
        "cells": write_cells(proposal.cells),
        "spans": write_spans(proposal.spans),
        "candidates": write_candidates(proposal.candidates),
        "words": safe_cell(words),
        "coder": safe_cell(proposal.coder),
        "rule": safe_cell(proposal.rule),
        "note": safe_cell(proposal.note),
    }
