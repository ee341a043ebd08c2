"""The tables of what was read and is reviewed: documents, proposals, decisions."""

from __future__ import annotations

from landbridge.model.proposal_words import DECISIONS, FACT_MODES, PROPOSED_TABLES
from landbridge.situation.column_kinds import Column, Table, choice, reference, texts

__all__ = ["DECISIONS_TABLE", "DOCUMENTS_TABLE", "PROPOSALS_TABLE"]

DOCUMENTS_TABLE = Table(
    "documents",
    "document",
    (
        Column("sha256", "sha256", required=True),
        reference("source", "sources", required=True),
        Column("published", "published", required=True),
        Column("title"),
        Column("media_type"),
        Column("original_sha256", "sha256"),
        *texts("language", "url"),
        Column("retrieved", "published"),
        Column("note"),
    ),
    ("sha256", "source", "published"),
    only_added=True,
)
PROPOSALS_TABLE = Table(
    "proposals",
    "proposal",
    (
        Column("id", "id", required=True),
        choice("table", PROPOSED_TABLES, required=True),
        choice("mode", FACT_MODES),
        Column("score", "share"),
        reference("document", "documents"),
        Column("origin"),
        Column("cells", "cells", required=True),
        Column("spans", "spans"),
        Column("candidates", "candidates"),
        *texts("words", "coder", "rule", "note"),
    ),
    ("id",),
    only_added=True,
)
DECISIONS_TABLE = Table(
    "decisions",
    "decision",
    (
        reference("proposal", "proposals", required=True),
        choice("decision", DECISIONS, required=True),
        Column("who", required=True),
        Column("when", "published", required=True),
        Column("reason"),
        Column("cells", "cells"),
        Column("became"),
    ),
    ("proposal", "decision", "who", "when", "reason", "cells", "became"),
    only_added=True,
)
