"""How well a reader read: its layers and proposals against what people marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.gold import ReaderScores
from landbridge.scoring import _layers, _records
from landbridge.scoring._matching import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from landbridge.model.gold import GoldDocument
    from landbridge.model.proposals import Proposal
    from landbridge.model.readings import Reading

__all__ = ["Read", "reader_scores"]


@dataclass(frozen=True, slots=True)
class Read:
    """One document of gold, what was found in it layer by layer, and what was put forward."""

    gold: GoldDocument
    reading: Reading
    proposals: tuple[Proposal, ...]


def reader_scores(
    coder: str, read: Sequence[Read], factuality: Callable[[Read], Sequence[float]] | None = None
) -> ReaderScores:
    """Score a reader on the layers that were marked.

    Parameters
    ----------
    factuality
        gives the value of each mark of factuality of a document, in its order; without it that
        layer is not scored

    Returns
    -------
    ReaderScores
        precision, recall and F1 of each layer under each rule; records count one for each place or
        road that they speak of
    """
    tally = Tally()
    for score in (_layers.names, _layers.times, _layers.quotations, _layers.claims):
        score([(r.gold, r.reading, r.proposals) for r in read], tally)
    put = [(r.gold, r.proposals) for r in read]
    shown, true = _records.records(put, tally)
    _records.relations(put, tally)
    if factuality is not None:
        marked = [mark.value for r in read for mark in r.gold.factuality or ()]
        given = [value for r in read if r.gold.factuality for value in factuality(r)]
        tally.values |= _layers.fact_values(marked, given)
    spans, right = _layers.reproduced([(r.gold.text, r.reading, r.proposals) for r in read])
    return ReaderScores(
        coder=coder, documents=len(read), layers=tuple(tally.layers),
        by_event=tuple(tally.by_event), spans=spans, spans_right=right, proposals=shown,
        true_proposals=true, values=tally.values, errors=tuple(tally.errors),
    )  # fmt: skip
