"""Decisions on proposals: kept, with the rows that were accepted, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.errors import InputError, QuestionError
from landbridge.model.names import near
from landbridge.model.queue import Decided
from landbridge.situation.accepting import accepted_cells
from landbridge.situation.adding import Options, write_load
from landbridge.situation.article_cells import write_cells
from landbridge.situation.article_nouns import decisions_of, proposals_of
from landbridge.situation.codecs import read_records
from landbridge.situation.columns import TABLES
from landbridge.situation.contents import read_content
from landbridge.situation.folder import Load
from landbridge.situation.keeping_articles import insert_cells, safe_cell
from landbridge.situation.keys import told_apart_by_id
from landbridge.situation.tabular import Row, Sheet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from landbridge.errors import Problem
    from landbridge.model.proposals import Decision, Proposal
    from landbridge.situation.codecs import Record

__all__ = ["decided_words", "newest_decisions", "write_decisions"]


def newest_decisions(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """Give the decision that counts for each proposal: the newest that is no ``skip``."""
    return {one.proposal: one for one in decisions if one.decision != "skip"}


def decided_words(one: Decision) -> str:
    """Say who decided what, when, and what can be done about it."""
    if one.decision != "accept":
        return f"it was rejected by {one.who} ({one.when})"
    table, _, key = one.became.partition(" ")
    advice = (
        "reports are never deleted: withdraw it with a report that retracts it"
        if table == "reports"
        else f"mend the row in {TABLES[table].file} and add it with --replace"
        if table in TABLES
        else "it is in the record"
    )
    return f"it was accepted by {one.who} ({one.when}) and became {key or 'a row'}: {advice}"


def write_decisions(
    connection: sqlite3.Connection, decisions: Sequence[Decision], *, keep_going: bool
) -> Decided:
    """Write decisions and the rows that they accept. The caller holds the transaction.

    Raises
    ------
    FolderError
        when rows were refused and it was not told to keep going
    InputError
        when one of the proposals was accepted before
    QuestionError
        when there is no such proposal
    """
    proposals = {one.id: one for one in proposals_of(read_records(connection, "proposals"))}
    newest = newest_decisions(decisions_of(read_records(connection, "decisions")))
    left_out: dict[str, str] = {}
    good = []
    for one in decisions:
        if one.proposal not in proposals:
            hints = ", ".join(near(one.proposal, proposals)) or "none"
            raise QuestionError(f"there is no proposal '{one.proposal}'; near: {hints}")
        before = newest.get(one.proposal)
        if before is not None and before.decision == "accept" and one.decision != "skip":
            message = decided_words(before)
            if not keep_going:
                raise InputError(f"proposal {one.proposal} cannot be decided anew: {message}")
            left_out[one.proposal] = message
        else:
            good.append(one)
            newest[one.proposal] = one
    rows = _rows(connection, [one for one in good if one.decision == "accept"], proposals)
    summary = None
    if rows:
        summary = write_load(connection, _load(list(rows.values())), Options(keep_going=keep_going))
        refused = _refused(summary.problems)
        left_out |= {key: refused[row.file] for key, row in rows.items() if row.file in refused}
    kept = []
    for one in good:
        if one.proposal in left_out:
            continue
        row = rows.get(one.proposal) if one.decision == "accept" else None
        made = replace(one, became=_became(row)) if row is not None else one
        insert_cells(connection, "decisions", _cells(made))
        kept.append(made)
    warnings = [str(p) for p in (summary.problems if summary else ()) if p.severity != "error"]
    return Decided(tuple(kept), dict(summary.added) if summary else {}, left_out, tuple(warnings))


def _cells(one: Decision) -> dict[str, str]:
    return {
        "proposal": one.proposal,
        "decision": one.decision,
        "who": safe_cell(one.who),
        "when": one.when,
        "reason": safe_cell(one.reason),
        "cells": "" if one.cells is None else write_cells(one.cells),
        "became": one.became,
    }


def _rows(
    connection: sqlite3.Connection,
    accepted: Sequence[Decision],
    proposals: Mapping[str, Proposal],
) -> dict[str, Row]:
    """Give the rows that accepted proposals become, by proposal."""
    documents: dict[str, Record] = {}
    for record in read_records(connection, "documents"):
        documents.setdefault(str(record["sha256"]), record)  # of one text, whose it was first
    texts: dict[str, str] = {}
    rows = {}
    for one in accepted:
        proposal = proposals[one.proposal]
        digest = proposal.document
        if digest and digest not in texts:
            texts[digest] = (read_content(connection, digest) or b"").decode()
        document = {name: word or "" for name, word in documents.get(digest, {}).items()}
        told = proposal.cells if one.cells is None else one.cells
        cells = accepted_cells(proposal, told, document, texts.get(digest, ""))
        rows[one.proposal] = Row(proposal.table, f"proposal {proposal.id}", None, cells)
    return rows


def _load(rows: Sequence[Row]) -> Load:
    load = Load()
    for row in rows:
        known = TABLES[row.table].column_names
        header = [name for name in known if name in row.cells]
        header += [name for name in row.cells if name not in known]
        load.sheets.append(Sheet(row.table, row.file, tuple(header), (row,)))
    return load


def _refused(problems: Sequence[Problem]) -> dict[str, str]:
    """Say why rows were refused, by the proposal that they came from: the first reason."""
    refused: dict[str, str] = {}
    for problem in problems:
        if problem.severity == "error":
            refused.setdefault(problem.file, problem.message)
    return refused


def _became(row: Row) -> str:
    """Name the row that a proposal became: its table, and its id or what tells it from others."""
    if row.table == "reports":
        return f"reports {row.report_id}"
    if told_apart_by_id(row):
        return f"{row.table} {row['label' if row.table == 'claims' else 'id']}"
    return f"{row.table} {' '.join(row[name] for name in TABLES[row.table].key[:3] if row[name])}"
