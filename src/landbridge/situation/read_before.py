"""Which proposals say again what was put forward before, when fewer names were known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.proposals import Proposal

__all__ = ["not_read_before"]

_NAMED = "_as_named"
_THINGS = frozenset(["actors", "places"])
_WRITTEN_OTHERWISE = {
    name: frozenset(
        column.name for column in table.columns if {*column.refers} & {"actors", "places", "links"}
    )
    for name, table in TABLES.items()
}
"""By table, the columns that change from a name as written to an id once the record knows it."""

_Words = tuple[object, ...]


def not_read_before(
    kept: Iterable[Proposal], proposals: Iterable[Proposal]
) -> tuple[Proposal, ...]:
    """Give the proposals that are new beside those that are kept.

    One is not new if it has the id of another, or if it says the same of the same words of the
    same document as one that is kept, but for names that only one of the two has settled. So what
    was decided is not asked again when an article is read once more and more names are known.
    """
    ids: set[str] = set()
    words: dict[_Words, list[Proposal]] = {}
    for one in kept:
        ids.add(one.id)
        if one.document and one.spans:
            words.setdefault(_words(one), []).append(one)
    new = []
    for one in proposals:
        if one.id in ids:
            continue
        ids.add(one.id)
        before = words.get(_words(one), ()) if one.document and one.spans else ()
        if not any(_agree(one, other) for other in before):
            new.append(one)
    return tuple(new)


def _words(one: Proposal) -> _Words:
    """Give what a proposal says but for what names mean, and where it says it."""
    if one.table in _THINGS:
        said = [("name", one.cells.get("name", ""))]
    else:
        names = _WRITTEN_OTHERWISE.get(one.table, frozenset())
        said = [
            (name, cell)
            for name, cell in one.cells.items()
            if cell and name not in names and not name.endswith(_NAMED)
        ]
    spans = sorted((role, span.start, span.end) for role, span in one.spans.items())
    return one.table, one.document, one.mode, tuple(sorted(said)), tuple(spans)


def _agree(one: Proposal, other: Proposal) -> bool:
    """Whether no name means one thing in the one and another in the other."""
    if one.table in _THINGS:
        return True
    return all(
        one.cells.get(name) == other.cells.get(name)
        or (not one.cells.get(name) and _written(one, name))
        or (not other.cells.get(name) and _written(other, name))
        for name in _WRITTEN_OTHERWISE.get(one.table, ())
    )


def _written(one: Proposal, name: str) -> bool:
    return bool(one.cells.get(name + _NAMED))
