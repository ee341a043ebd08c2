"""How well a reader read, as text, as one JSON document and as rows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from landbridge.briefings._csv import csv_text
from landbridge.briefings._escape import plain
from landbridge.briefings.table import render_table

if TYPE_CHECKING:
    from landbridge.model.gold import LayerScore, ReaderError, ReaderScores

__all__ = ["reader_scores_csv", "reader_scores_document", "reader_scores_text"]

_HEADERS = ("layer", "marked", "found", "right", "precision", "recall", "F1")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _row(score: LayerScore) -> tuple[str, ...]:
    counts = (str(n) for n in (score.marked, score.found, score.right))
    return (
        score.layer, *counts, _share(score.precision), _share(score.recall), _share(score.f1)
    )  # fmt: skip


def reader_scores_text(scores: ReaderScores, *, width: int, errors: int) -> str:
    """Lay out scores for a terminal, with so many examples of each kind of error."""
    told = [f"Reader {plain(scores.coder)} on {scores.documents} texts."]
    told.append(render_table(_HEADERS, [_row(s) for s in scores.layers], width=width))
    if scores.by_event:
        rows = [_row(s) for s in scores.by_event]
        told.append("Whole records by verb:\n" + render_table(_HEADERS, rows, width=width))
    if scores.values:
        told.append("\n".join(f"{name}: {value:.3f}" for name, value in scores.values.items()))
    if scores.proposals:
        each = scores.read_per_true
        said = "none of them true" if each is None else f"{each:.2f} read for each true one"
        told.append(f"{scores.proposals} reports put forward: {said}.")
    told.append(f"{scores.spans_right} of {scores.spans} spans reproduce their words.")
    rules = dict.fromkeys(f"{s.layer}: right when {s.rule}" for s in scores.layers)
    told.append("\n".join(rules))
    if errors:
        told.append(_examples(scores.errors, errors))
    return "\n\n".join(told)


def _examples(found: tuple[ReaderError, ...], most: int) -> str:
    lines = []
    ordered = sorted(found, key=lambda error: (error.layer, error.kind))
    for (layer, kind), group in groupby(ordered, key=lambda error: (error.layer, error.kind)):
        some = list(group)
        lines.append(f"{layer}, {kind} ({len(some)}):")
        for error in some[:most]:
            said = f"  [{plain(error.said)}]" if error.said else ""
            lines.append(f"  {plain(error.document)}: {plain(error.words)}{said}")
    return "\n".join(lines)


def reader_scores_document(scores: ReaderScores) -> dict[str, Any]:
    """Give scores as one JSON document."""
    return {
        "coder": scores.coder,
        "documents": scores.documents,
        "layers": [_wire(s) for s in scores.layers],
        "by_event": [_wire(s) for s in scores.by_event],
        "values": dict(scores.values),
        "proposals": scores.proposals,
        "true_proposals": scores.true_proposals,
        "read_per_true": scores.read_per_true,
        "spans": scores.spans,
        "spans_right": scores.spans_right,
        "errors": [
            {"layer": e.layer, "kind": e.kind, "document": e.document, "words": e.words,
             "said": e.said}
            for e in scores.errors
        ],
    }  # fmt: skip


def _wire(score: LayerScore) -> dict[str, Any]:
    return {
        "layer": score.layer,
        "rule": score.rule,
        "marked": score.marked,
        "found": score.found,
        "right": score.right,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def reader_scores_csv(scores: ReaderScores) -> str:
    """Give scores as rows: one for each layer under each rule, then one for each verb."""
    rows = [(*_row(s), s.rule) for s in scores.layers]
    rows += [(f"verb: {s.layer}", *_row(s)[1:], s.rule) for s in scores.by_event]
    return csv_text((*_HEADERS, "rule"), rows)
