"""From "accept this one" to decisions: with its edits, and with the new things that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.proposals import Decision
from landbridge.situation.columns import TABLES
from landbridge.situation.queueing import new_thing_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from landbridge.model.proposals import Proposal
    from landbridge.model.queue import QueueItem, ReviewRequest

__all__ = ["acceptance_of"]


def acceptance_of(
    item: QueueItem, request: ReviewRequest, when: str, beside: Collection[str] = ()
) -> tuple[tuple[Decision, ...], str]:
    """Turn an acceptance into decisions: of the new things that it needs first, then its own.

    Parameters
    ----------
    when
        the time of the decision
    beside
        ids of proposals that are accepted in the same go

    Returns
    -------
    tuple
        the decisions, and why there are none: empty where there are
    """
    cells = {**item.cells, **request.cells}
    told: list[Decision] = []
    left: list[str] = []
    for column, one in item.needs.items():
        if column in request.cells:
            continue
        lacking = _lacking(one)
        if not (request.with_new or one.id in beside):
            left.append(new_thing_words(one, column))
        elif lacking:
            named = f"{one.cells.get('name', '')} ({one.id})"
            left.append(f"{column}: {named} has no {', '.join(lacking)}: edit that first")
        else:
            cells[column] = one.cells.get("id", "")
            told.append(Decision(one.id, "accept", request.who, when))
    if not request.cells:  # an edit is the reviewer's own word, and the record judges it
        marks = [f"({one.id})" for one in item.needs.values()]
        left += [word for word in item.missing if not any(mark in word for mark in marks)]
    if left:
        return (), "; ".join(left)
    edited = None if cells == dict(item.proposal.cells) else cells
    own = Decision(item.proposal.id, "accept", request.who, when, request.reason, edited)
    return (*told, own), ""


def _lacking(one: Proposal) -> list[str]:
    return [name for name in TABLES[one.table].required if not one.cells.get(name)]
