"""A proposal for a terminal and as JSON: what it says, the words it rests on, what it lacks."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from landbridge.cli.show import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.proposals import Decision, Proposal
    from landbridge.model.queue import QueueItem
    from landbridge.model.readings import Candidate, Span

__all__ = [
    "decision_document",
    "item_document",
    "item_text",
    "marked",
    "proposal_document",
    "proposal_text",
]

_SHOWN = 3
_LONGEST = 400
_AROUND = 60
_LEAST = 0.05
_BEGIN, _END = "[[", "]]"
_BRIGHT, _PLAIN = "\033[7m", "\033[0m"


def marked(before: str, words: str, after: str, *, colour: bool = False) -> str:
    """Give words in their text, between double brackets, and bright where there is colour."""
    before, words, after = (printable(" ".join(part.split(" "))) for part in (before, words, after))
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
    if colour:
        words = f"{_BRIGHT}{words}{_PLAIN}"
    return f"{before}{_BEGIN}{words}{_END}{after}"


def proposal_document(one: Proposal, text: str | None) -> dict[str, Any]:
    """Give a proposal as JSON; the words of its spans where the text is there."""
    return {
        "id": one.id,
        "table": one.table,
        "mode": one.mode or None,
        "score": one.score,
        "cells": dict(one.cells),
        "spans": {role: _span(span, text) for role, span in one.spans.items()},
        "candidates": {
            column: [_candidate(candidate) for candidate in many]
            for column, many in one.candidates.items()
        },
        "document": one.document or None,
        "origin": one.origin or None,
        "coder": one.coder,
        "rule": one.rule,
        "note": one.note,
    }


def _span(span: Span, text: str | None) -> dict[str, Any]:
    words = None if text is None else span.of(text)
    return {"start": span.start, "end": span.end, "words": words}


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "means": one.means or None,
        "name": one.name,
        "score": one.score,
        "why": one.why,
        "lon": one.lon,
        "lat": one.lat,
        "country": one.country or None,
    }


def decision_document(one: Decision) -> dict[str, Any]:
    """Give a decision as JSON."""
    return {
        "proposal": one.proposal,
        "decision": one.decision,
        "who": one.who,
        "when": one.when,
        "reason": one.reason,
        "cells": None if one.cells is None else dict(one.cells),
        "became": one.became or None,
    }


def item_document(item: QueueItem) -> dict[str, Any]:
    """Give a proposal as the queue has it as JSON."""
    return {
        **proposal_document(item.proposal, None),
        "status": item.status,
        "ready": item.ready,
        "said": item.said,
        "row": dict(item.cells),
        "words": item.words,
        "missing": list(item.missing),
        "needs": {column: one.id for column, one in item.needs.items()},
        "near": [{"table": n.table, "key": n.key, "said": n.said, "why": n.why} for n in item.near],
        "decisions": [decision_document(one) for one in item.decisions],
    }


def proposal_text(one: Proposal, said: str, text: str, width: int) -> str:
    """Say what a proposal says, with the words that it rests on marked in the text around."""
    lines = [_head(one), *_wrapped(said, width)]
    span = one.spans.get("evidence") or one.spans.get("content")
    if span is None and one.spans:
        span = min(one.spans.values())
    if span is not None:
        before = text[max(0, span.start - _AROUND) : span.start]
        after = text[span.end : span.end + _AROUND]
        lines += _wrapped(_flat(marked(before, span.of(text), after)), width)
    return "\n".join([*lines, *_candidates(one, one.cells, width)])


def item_text(item: QueueItem, width: int, *, colour: bool = False, around: bool = True) -> str:
    """Say what a proposal of the queue says, what it lacks, and what is near it in the record."""
    one = item.proposal
    status = "" if item.status == "open" else f" · {item.status}"
    lines = [_head(one) + status, *_wrapped(item.said, width)]
    if item.words and around:
        lines += _wrapped(_flat(marked(item.before, item.words, item.after)), width)
    elif item.words:
        lines += _wrapped(_flat(marked("", item.words, "")), width)
    lines += _candidates(one, item.cells, width)
    lines += [line for word in item.missing for line in _wrapped(f"not ready: {word}", width)]
    for near in item.near:
        lines += _wrapped(f"near: {near.said} [{near.table} {near.key}]: {near.why}", width)
    shown = printable("\n".join(lines))
    if colour:
        shown = shown.replace(_BEGIN, _BEGIN + _BRIGHT).replace(_END, _PLAIN + _END)
    return shown


def _head(one: Proposal) -> str:
    parts = [one.id, one.table, one.mode, f"score {one.score:.2f}", one.rule, one.coder]
    parts += [f"from {one.origin}"] if one.origin else []
    parts += [one.note] if one.note else []
    return " · ".join(part for part in parts if part)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        printable(text), width - 2, initial_indent="  ", subsequent_indent="  ",
        break_long_words=True, break_on_hyphens=False,
    )  # fmt: skip


def _candidates(proposal: Proposal, cells: Mapping[str, str], width: int) -> list[str]:
    """List what names may mean, likely ones only; not of a name that is as good as settled."""
    lines = []
    for column, many in proposal.candidates.items():
        likely = [pair for pair in enumerate(many, 1) if pair[0] == 1 or pair[1].score >= _LEAST]
        if cells.get(column) and len(likely) == 1:
            continue
        shown = [
            f"{number} {one.name} ({one.means or 'new'}, {one.score:.2f}{_why(one)})"
            for number, one in likely[:_SHOWN]
        ]
        rest = f" … {len(likely) - _SHOWN} more" if len(likely) > _SHOWN else ""
        lines += _wrapped(f"{column} may be: {'; '.join(shown)}{rest}", width) if shown else []
    return lines


def _why(one: Candidate) -> str:
    return f", {one.why}" if one.why else ""
