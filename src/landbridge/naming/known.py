"""What a situation has that names can mean, and what became of the rows of a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.errors import Problem
    from landbridge.model.actors import Actor
    from landbridge.model.geography import Area, Place
    from landbridge.model.imports import ForeignRow, KnownName, UnknownName

__all__ = ["Decisions", "Known", "Settled"]


@dataclass(frozen=True, slots=True)
class Known:
    """The places, areas and actors of a situation by id, and its table of names."""

    places: Mapping[str, Place] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    names: tuple[KnownName, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows of a file with ids for names, as far as their names are known.

    ``rows`` can be added: rows of places and actors made anew come first, then the others in their
    order. ``problems`` has one refusal for each row that is held back, ``unknown`` each name that
    holds rows back, once. ``matched`` has each name that was matched: its kind, the name as it
    stands, the id (``-`` for nobody), and by what. ``left_out`` counts reports that say nothing
    once an actor is nobody that the situation tracks, or a place none.
    """

    rows: tuple[ForeignRow, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[UnknownName, ...]
    matched: tuple[tuple[str, str, str, str], ...]
    left_out: int = 0


class Decisions:
    """What names.csv says of one kind of name; a row with an empty ``means`` says nothing."""

    def __init__(self, kind: str, names: tuple[KnownName, ...]) -> None:
        self._written: dict[tuple[str, str], set[str]] = {}
        self._folded: dict[tuple[str, str], set[str]] = {}
        for name in names:
            if name.kind == kind and (means := (name.means or "").strip()):
                source = (name.source or "").strip()
                self._written.setdefault((source, name.name.strip()), set()).add(means)
                self._folded.setdefault((source, fold(name.name)), set()).add(means)

    def __call__(self, name: str, source: str) -> str | None:
        """Give what a name means in the files of a source: its own rows before those of all.

        As it is written comes before as it is folded; rows that differ decide nothing.
        """
        for of in dict.fromkeys((source, "")):
            for means in (
                self._written.get((of, name.strip()), set()),
                self._folded.get((of, fold(name)), set()) if fold(name) else set(),
            ):
                if len(means) == 1:
                    return next(iter(means))
        return None
