"""From drafts of any coder to proposals: names settled, spans checked, ids made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.proposals import Proposal, proposal_id
from landbridge.reading.known_names import known_names
from landbridge.reading.name_settling import NameDesk
from landbridge.reading.new_names import alias_proposals, new_things

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.model.readings import Candidate, Document, Draft, Mention, Span
    from landbridge.naming import Known

__all__ = ["proposed"]

_ACTOR_COLUMNS = {
    "reports": ("actor", "other_actor", "for"),
    "relations": ("actor", "other"),
}
_PLACE_COLUMNS = {"reports": ("place", "a", "b"), "links": ("a", "b")}
_GROUND_COLUMNS = frozenset({("reports", "place")})
"""Columns that may name an area or a country, not only a place."""
_UNSETTLED = 0.92
"""What a name that is still to be settled makes of the score."""
_EVIDENCE = ("evidence", "content", "trigger")


def proposed(
    document: Document,
    drafts: Iterable[Draft],
    mentions: Sequence[Mention],
    known: Known,
    *,
    coder: str,
) -> tuple[Proposal, ...]:
    """Settle names, check every span against the text, put new actors and places forward too.

    A draft whose spans are not all inside the text is left out. A name that is not surely one of
    the situation's stands in ``COLUMN_as_named``, with candidates. Actors and places that drafts
    need, and those that the text names often, are put forward as rows of their own; so are
    spellings that the situation does not have (table ``names``).

    Parameters
    ----------
    mentions
        names found in the text; a draft may have spans that are none of them
    coder
        the reader, with its version

    Returns
    -------
    In order of text; what says the same twice is put forward once, with its likeliest span.
    """
    names = known_names(known)
    desk = NameDesk(document, mentions, names)
    made: list[Proposal] = []
    kept = [draft for draft in drafts if _inside(draft, document.text)]
    wider = _wider(kept, document.text)
    for number, draft in enumerate(kept):
        if number not in wider:
            made += _proposal(draft, document, desk, coder)
    made += new_things(desk, document, coder)
    made += alias_proposals(desk, document, coder)
    return _once(made)


def _inside(draft: Draft, text: str) -> bool:
    spans = (*draft.spans.values(), *draft.actors.values(), *draft.places.values())
    return all(span.end <= len(text) and span.of(text).strip() for span in spans)


def _wider(drafts: Sequence[Draft], text: str) -> set[int]:
    """Drafts that say at "Illinois" what another one says at "Springfield, Illinois": left out."""
    spots: dict[tuple[object, ...], set[int]] = {}
    keys = []
    for draft in drafts:
        key = (draft.table, draft.spans.get("trigger"), draft.spans.get("evidence"), draft.mode)
        keys.append(key)
        if "place" in draft.places:
            spots.setdefault(key, set()).add(draft.places["place"].end)
    found = set()
    for number, (draft, key) in enumerate(zip(drafts, keys, strict=True)):
        span = draft.places.get("place")
        if span is None or not text.endswith(", ", 0, span.start):
            continue
        if span.start - len(", ") in spots[key]:
            found.add(number)
    return found


def _proposal(draft: Draft, document: Document, desk: NameDesk, coder: str) -> list[Proposal]:
    cells = {name: cell for name, cell in draft.cells.items() if cell}
    spans: dict[str, Span] = dict(draft.spans)
    candidates: dict[str, tuple[Candidate, ...]] = {}
    unsettled = 0
    for column, span in draft.actors.items():
        spans.setdefault(column, span)
        if column in _ACTOR_COLUMNS.get(draft.table, ()):
            means, likely = desk.actor(span)
            unsettled += _fill(cells, candidates, column, means, likely, span.of(document.text))
    for column, span in draft.places.items():
        spans.setdefault(column, span)
        if column in _PLACE_COLUMNS.get(draft.table, ()):
            ground = (draft.table, column) in _GROUND_COLUMNS
            means, likely = desk.place(span, ground=ground)
            unsettled += _fill(cells, candidates, column, means, likely, span.of(document.text))
    if not _says_something(draft.table, cells):
        return []
    score = round(min(max(draft.score, 0.0), 1.0) * _UNSETTLED**unsettled, 3)
    mode = draft.mode or ("past" if draft.table == "reports" else "")
    key = proposal_id(draft.table, cells, spans, document.sha256)
    return [
        Proposal(
            key, draft.table, cells, spans, candidates, document.sha256, "", mode, coder,
            draft.rule, score,
        )
    ]  # fmt: skip


def _fill(
    cells: dict[str, str],
    candidates: dict[str, tuple[Candidate, ...]],
    column: str,
    means: str,
    likely: tuple[Candidate, ...],
    words: str,
) -> int:
    """Write what a name means, or the name itself; give 1 where it is still to be settled."""
    if means:
        cells[column] = means
        if len(likely) > 1:
            candidates[column] = likely
        return 0
    cells[f"{column}_as_named"] = " ".join(words.split())
    if likely:
        candidates[column] = likely
    return 1


def _says_something(table: str, cells: dict[str, str]) -> bool:
    """Nobody stands to himself in any way, and no road leads from a place to itself."""
    if table == "relations":
        return _named(cells, "actor") != _named(cells, "other")
    if _named(cells, "a") and _named(cells, "a") == _named(cells, "b"):
        return False
    if _named(cells, "actor") and _named(cells, "actor") == _named(cells, "other_actor"):
        cells.pop("other_actor", None)
        cells.pop("other_actor_as_named", None)
    return True


def _named(cells: Mapping[str, str], column: str) -> str:
    return cells.get(column) or cells.get(f"{column}_as_named", "").casefold()


def _once(made: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Give each row once, with its likeliest span, in order of text."""
    best: dict[tuple[object, ...], Proposal] = {}
    for one in made:
        says = (one.table, one.mode, tuple(sorted(one.cells.items())))
        before = best.get(says)
        if before is None or one.score > before.score:
            best[says] = one
    return tuple(sorted(best.values(), key=_order))


def _order(one: Proposal) -> tuple[int, int, str, str]:
    span = next((one.spans[role] for role in _EVIDENCE if role in one.spans), None)
    if span is None:
        span = min(one.spans.values(), default=None)
    return (0, 0, one.table, one.id) if span is None else (span.start, span.end, one.table, one.id)
