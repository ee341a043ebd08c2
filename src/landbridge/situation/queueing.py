"""The queue of proposals as reviewers see it: where each stands, what it lacks, what it needs."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from landbridge.model.names import fold
from landbridge.model.queue import STATUSES, Queue, QueueItem
from landbridge.model.reports import ACTOR_EVENTS
from landbridge.situation.columns import TABLES
from landbridge.situation.deciding import decided_words, newest_decisions
from landbridge.situation.keeping_articles import evidence_span
from landbridge.situation.near_rows import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from landbridge.model.proposals import Decision, Proposal
    from landbridge.model.queue import ReviewRequest
    from landbridge.model.situations import Situation

__all__ = ["new_thing_words", "queue_of", "statuses_of"]

_CONTEXT = 240
"""Characters of text shown on either side of the evidence."""
_NAMED = "_as_named"
_GEONAMES = "geonames:"
_OF_ACTORS = ("actor", "other_actor", "other", "for", "holder", "traveller")
_DECISIVE = ("actor", "place", "a", "b", "link", "other")
"""Columns whose name must be settled before a row can be accepted as it stands."""
_TARGETS = ("place", "link", "a")
_FROM_THE_DOCUMENT = ("source", "published")


def new_thing_words(one: Proposal, column: str) -> str:
    """Say that a cell would name an actor or place that is itself only put forward."""
    noun, name = TABLES[one.table].singular, one.cells.get("name", "")
    return f"{column} is the new {noun} '{name}' ({one.id}): accept that first, or both together"


def statuses_of(situation: Situation) -> dict[str, str]:
    """Say of each proposal where it stands: open, accepted or rejected."""
    newest = newest_decisions(situation.decisions)
    words = {"accept": "accepted", "reject": "rejected"}
    return {
        one.id: words.get(newest[one.id].decision, "open") if one.id in newest else "open"
        for one in situation.proposals
    }


def queue_of(
    situation: Situation,
    text_of: Callable[[str], str],
    request: ReviewRequest,
    ids: Iterable[str] | None = None,
) -> Queue:
    """Give the proposals that are asked for, document by document in the order of the text.

    Parameters
    ----------
    text_of
        gives the text of a document by its SHA-256
    ids
        these, whatever the request says; None for those that it asks for
    """
    statuses = statuses_of(situation)
    wanted = None if ids is None else set(ids)
    texts: dict[str, str] = {}
    order = {one.sha256: number for number, one in enumerate(situation.documents)}
    shown = []
    for one in situation.proposals:
        if not _asked(one, statuses[one.id], request) if wanted is None else one.id not in wanted:
            continue
        if one.document and one.document not in texts:
            texts[one.document] = text_of(one.document)
        shown.append(one)
    tables, sentences = [*TABLES], _sentences(shown)

    def place(one: Proposal) -> tuple[int, int, int]:
        span = evidence_span(one.spans)
        start = span.start if span else 0
        told = sentences.get(one.document, [])
        before = bisect_right(told, (start, math.inf)) - 1
        if before >= 0 and told[before][1] > start:  # a new name goes before what is said of it
            start = told[before][0]
        return order.get(one.document, len(order)), start, tables.index(one.table)

    desk = _Desk(situation, statuses)
    items = [_item(desk, one, texts.get(one.document, "")) for one in sorted(shown, key=place)]
    counts = Counter(statuses.values())
    return Queue(tuple(items), {name: counts[name] for name in STATUSES})


def _sentences(proposals: Iterable[Proposal]) -> dict[str, list[tuple[int, float]]]:
    """Give where the evidence of reports, relations and claims begins and ends, by document."""
    found: dict[str, list[tuple[int, float]]] = {}
    for one in proposals:
        span = evidence_span(one.spans)
        if span is not None and one.table not in ("actors", "places"):
            found.setdefault(one.document, []).append((span.start, span.end))
    return {document: sorted(spans) for document, spans in found.items()}


def _asked(one: Proposal, status: str, request: ReviewRequest) -> bool:
    return (
        request.status in ("all", status)
        and request.table in (None, one.table)
        and (request.document is None or one.document.startswith(request.document))
    )


class _Desk:
    """A situation and its queue, laid out for looking up."""

    def __init__(self, situation: Situation, statuses: Mapping[str, str]) -> None:
        self.situation, self.statuses = situation, statuses
        self.record = Record(situation)
        self.known = {*situation.actors, *situation.named_places, *situation.areas}
        self.decisions: dict[str, list[Decision]] = {}
        for made in situation.decisions:
            self.decisions.setdefault(made.proposal, []).append(made)
        self.new: dict[tuple[str, str, str, str], Proposal] = {}
        for one in situation.proposals:
            if one.table in ("actors", "places") and statuses[one.id] == "open":
                names = (one.cells.get("name", ""), *one.cells.get("aliases", "").split(";"))
                number = one.cells.get("geonames", "")
                keys = (one.cells.get("id", ""), number and _GEONAMES + number, *map(_key, names))
                for key in filter(None, keys):
                    self.new.setdefault((one.document, one.origin, one.table, key), one)
        self.names: dict[tuple[str, str], set[str]] = {}
        for table, things in (("actors", situation.actors), ("places", situation.named_places)):
            for thing in things.values():
                for name in (thing.id, thing.name, *thing.aliases):
                    self.names.setdefault((table, _key(name)), set()).add(thing.id)
        for row in situation.known_names:
            if row.means and row.source is None:
                self.names.setdefault((f"{row.kind}s", _key(row.name)), set()).add(row.means)


def _key(name: str) -> str:
    """Give a name as it is looked up: folded, without an article."""
    return fold(name).removeprefix("the ")


def _item(desk: _Desk, proposal: Proposal, text: str) -> QueueItem:
    """Make one proposal ready to be shown."""
    cells = _settled(desk, proposal)
    span = evidence_span(proposal.spans)
    needs = _needs(desk, proposal, cells)
    made = tuple(desk.decisions.get(proposal.id, ()))
    missing = _missing(proposal, cells, needs)
    if proposal.table in ("actors", "places") and cells.get("id", "") in desk.known:
        missing += (f"'{cells['id']}' is in the record already: reject it, or give another id",)
    if desk.statuses[proposal.id] == "accepted":
        missing = (decided_words(newest_decisions(made)[proposal.id]),)
    return QueueItem(
        proposal=proposal,
        status=desk.statuses[proposal.id],
        cells=cells,
        said="",
        missing=missing,
        needs=needs,
        near=desk.record.near(proposal.table, cells),
        decisions=made,
        before=_before(text, span.start) if span else "",
        words=span.of(text) if span else "",
        after=_after(text, span.end) if span else "",
    )


def _before(text: str, end: int) -> str:
    """Give some text before a position, from a whole word on."""
    if end <= _CONTEXT:
        return text[:end]
    told = text[end - _CONTEXT : end]
    _, space, rest = told.partition(" ")
    return f"… {rest if space else told}"


def _after(text: str, start: int) -> str:
    """Give some text after a position, up to a whole word."""
    if start + _CONTEXT >= len(text):
        return text[start:]
    told = text[start : start + _CONTEXT]
    rest, space, _ = told.rpartition(" ")
    return f"{rest if space else told} …"


def _settled(desk: _Desk, proposal: Proposal) -> dict[str, str]:
    """Fill in names that the record has learned since: by name or alias, one thing only."""
    cells = {name: cell for name, cell in proposal.cells.items() if cell}
    for name in [name for name in cells if name.endswith(_NAMED)]:
        column, told = name.removesuffix(_NAMED), _key(cells[name])
        if cells.get(column) or not told:
            continue
        found = desk.names.get(("actors" if column in _OF_ACTORS else "places", told), set())
        if len(found) == 1:
            cells[column] = next(iter(found))
    return cells


def _needs(desk: _Desk, proposal: Proposal, cells: Mapping[str, str]) -> dict[str, Proposal]:
    """Find open proposals of actors and places, of the same document, that would fill cells."""
    needs = {}
    for column in _columns_of_names(proposal, cells):
        table = "actors" if column in _OF_ACTORS else "places"
        told, meant = _key(cells.get(column + _NAMED, "")), cells.get(column, "")
        if meant in desk.known or (not meant and not told):
            continue
        likely = [one.means for one in proposal.candidates.get(column, ())[:1]]
        for key in (meant, *likely) if meant else (told, *likely):
            one = desk.new.get((proposal.document, proposal.origin, table, key))
            if one is not None:
                needs[column] = one
                break
    return needs


def _columns_of_names(proposal: Proposal, cells: Mapping[str, str]) -> list[str]:
    named = [name.removesuffix(_NAMED) for name in cells if name.endswith(_NAMED)]
    given = [
        column.name
        for column in TABLES[proposal.table].columns
        if {"actors", "places"} & {*column.refers} and cells.get(column.name)
    ]
    return list(dict.fromkeys((*named, *given)))


def _missing(
    proposal: Proposal, cells: Mapping[str, str], needs: Mapping[str, Proposal]
) -> tuple[str, ...]:
    """Say what stands in the way of taking it as it stands."""
    said = []
    if proposal.table == "reports" and proposal.mode not in ("", "past"):
        what = {
            "future": "what is to come",
            "denied": "what is said not to have happened",
            "hypothetical": "what might happen",
        }[proposal.mode]
        said.append(f"it tells of {what}: a report is of what happened, or edit it")
    for column, one in needs.items():
        said.append(new_thing_words(one, column))
    for name, told in cells.items():
        column = name.removesuffix(_NAMED)
        if name == column or cells.get(column) or column in needs or column not in _DECISIVE:
            continue
        said.append(f"{column}: '{told}' means nothing here yet, or more than one thing")
    there = {name for name in cells if cells[name]} | {*needs}
    if proposal.document:
        there |= {*_FROM_THE_DOCUMENT}
    told_of = {name.removesuffix(_NAMED) for name in cells if name.endswith(_NAMED)}
    wanted = list(TABLES[proposal.table].required)
    if proposal.table == "reports":
        if cells.get("event") in ACTOR_EVENTS:
            wanted.append("actor")
        if cells.get("event") not in ("agrees", "retracts") and not {*_TARGETS} & (there | told_of):
            said.append("no place, no link and no stretch a, b: say where")
    said += [f"{name} is empty" for name in wanted if name not in there | told_of]
    return tuple(said)
