"""Proposals: rows that a reader, an importer or a person puts forward, and what became of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.proposal_words import DECISIONS, PROPOSED_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.readings import Candidate, Document, Span

__all__ = [
    "DECISIONS",
    "PROPOSED_TABLES",
    "Coded",
    "Decision",
    "Proposal",
    "ReadSummary",
    "proposal_id",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row put forward. It never counts until somebody accepts it.

    ``cells`` are the row of format 1 that acceptance would add. Cells whose names mean nothing yet,
    or more than one thing, are left out of it; what the text says stands in ``actor_as_named``
    (and so on), with ``candidates`` by column, best first. ``spans`` are by role (evidence,
    trigger, actor, other_actor, place, a, b, date, source, cue, content); each reproduces the text.
    ``document`` is the SHA-256 of the text, empty for a row that did not come from one (a typed
    report, an import); then ``origin`` says where it came from. ``mode`` is past, future, denied or
    hypothetical for reports, else empty: only past ones can be accepted as they are. ``rule`` is
    the id of the rule that made it, ``coder`` names the reader with its version.
    """

    id: str
    table: str
    cells: Mapping[str, str]
    spans: Mapping[str, Span] = field(default_factory=dict)
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    document: str = ""
    origin: str = ""
    mode: str = ""
    coder: str = ""
    rule: str = ""
    score: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided of a proposal. Decisions are only ever added; the newest counts.

    ``when`` is a time as in ``published``; ``cells`` the row as edited, None where it was taken as
    it stood; ``became`` the id (or key) of the row that it became, empty before it was written.
    """

    proposal: str
    decision: str
    who: str
    when: str
    reason: str = ""
    cells: Mapping[str, str] | None = None
    became: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder made of a document.

    ``dropped`` counts what was not believed, by reason (a quote that is not in the text, …);
    ``recipe`` says how to do it again (version, model, seed, prompt, endpoint).
    """

    coder: str
    proposals: tuple[Proposal, ...]
    dropped: Mapping[str, int] = field(default_factory=dict)
    recipe: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What reading a document added to the queue; ``said`` is each proposal in words, by id."""

    document: Document
    coded: Coded
    new: tuple[Proposal, ...]
    already: int
    said: Mapping[str, str] = field(default_factory=dict)


def proposal_id(
    table: str,
    cells: Mapping[str, str],
    spans: Mapping[str, Span],
    document: str,
    origin: str = "",
) -> str:
    """Give the id of a proposal: a digest of what it says and where, whoever read it."""
    said = [
        table,
        sorted((name, text) for name, text in cells.items() if text),
        sorted((role, span.start, span.end) for role, span in spans.items()),
        document,
        origin,
    ]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return f"p-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
