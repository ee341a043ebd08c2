"""Review proposals: list them, accept them into the record, reject them. None counts before."""

from __future__ import annotations

import getpass
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.briefings import proposal_words
from landbridge.days import now
from landbridge.desk.report import with_ids
from landbridge.errors import InputError, QuestionError
from landbridge.model.proposals import PROPOSED_TABLES, Decision
from landbridge.model.queue import Decided, Queue
from landbridge.situation import SituationFile, acceptance_of, queue_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from landbridge.model.queue import ReviewRequest

__all__ = ["acceptance_of", "as_ids", "decide", "queue", "review", "user_name"]


def queue(path: Path, request: ReviewRequest, ids: Iterable[str] | None = None) -> Queue:
    """List proposals with what each says, what it lacks, and what is near it in the record."""
    if request.table not in (None, *PROPOSED_TABLES):
        there = ", ".join(PROPOSED_TABLES)
        raise QuestionError(f"--table {request.table}: there is none of that name; {there}")
    with SituationFile.open(path) as file:
        situation = file.read()
        found = queue_of(situation, file.text_of, request, ids)
    items = []
    for one in found.items:
        table, mode = one.proposal.table, one.proposal.mode
        items.append(replace(one, said=proposal_words(table, one.cells, situation, mode)))
    return replace(found, items=tuple(items))


def decide(
    path: Path, decisions: Sequence[Decision], *, keep_going: bool = False, only_try: bool = False
) -> Decided:
    """Keep decisions, and add the rows that are accepted, together or not at all."""
    with SituationFile.open(path, writable=True) as file:
        return file.decide(decisions, keep_going=keep_going, only_try=only_try)


def user_name() -> str:
    """Give the name by which the machine knows who sits at it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def as_ids(path: Path, cells: Mapping[str, str]) -> Mapping[str, str]:
    """Put ids for the names of places, actors and sources in cells that a reviewer wrote."""
    if not cells:
        return cells
    whole = {name: cell.encode("utf-8", "replace").decode() for name, cell in cells.items()}
    with SituationFile.open(path) as file:
        return with_ids(file.read(), whole)


def review(path: Path, request: ReviewRequest) -> Queue | Decided:
    """List the queue, or accept and reject proposals of it, all or none.

    Raises
    ------
    FolderError
        when accepted rows were refused; it carries every problem
    InputError
        when one of them cannot be accepted as it stands, or was accepted by somebody before
    QuestionError
        when there is no such proposal
    """
    if not (request.accept or request.accept_all or request.reject or request.undo):
        return queue(path, request)
    request = replace(request, who=request.who or user_name())
    if request.cells and (request.accept_all or len(request.accept) != 1):
        raise QuestionError("cells are set in one proposal at a time: --accept ID --set KEY=VALUE")
    ids = None if request.accept_all else {*request.accept, *request.reject, *request.undo}
    items = {one.proposal.id: one for one in queue(path, request, ids).items}
    request = replace(request, cells=as_ids(path, request.cells))
    told: dict[str, Decision] = {}
    left_out: dict[str, str] = {}
    accepted = [*items] if request.accept_all else request.accept
    ready = [key for key in accepted if key in items and not items[key].missing]
    for key in accepted:
        if key not in items or items[key].status == "accepted":  # told when it is written
            told[key] = Decision(key, "accept", request.who, now())
            continue
        made, why = acceptance_of(items[key], request, now(), ready)
        for one in made:
            told.setdefault(one.proposal, one)
        if why and not (request.accept_all or request.keep_going):
            raise InputError(f"proposal {key} cannot be accepted as it stands: {why}")
        left_out |= {key: why} if why else {}
    for key in request.reject:
        told[key] = Decision(key, "reject", request.who, now(), request.reason)
    for key in request.undo:
        told[key] = Decision(key, "undo", request.who, now(), request.reason)
    going = request.keep_going or request.accept_all  # all that can be taken
    done = decide(path, [*told.values()], keep_going=going)
    return replace(done, left_out={**left_out, **done.left_out})
