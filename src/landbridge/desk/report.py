"""Add one report to a working file, checked like any other."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.model.actors import ACTOR_KINDS
from landbridge.model.names import actor_id, place_id, source_id
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from landbridge.errors import Problem
    from landbridge.model.situations import Situation

__all__ = ["report", "with_ids"]


def _spot(situation: Situation, name: str) -> str:
    wide = name.startswith("country:") or name in situation.areas
    return name if wide else place_id(situation, name)


def _whom(situation: Situation, name: str) -> str:
    return name if name in ACTOR_KINDS else actor_id(situation, name)


_NAMED: dict[str, Callable[[Situation, str], str]] = {
    "source": source_id,
    "place": _spot,
    "a": place_id,
    "b": place_id,
    "actor": actor_id,
    "other_actor": actor_id,
    "other": actor_id,
    "for": _whom,
}
"""How the name in a cell is looked up."""


def with_ids(situation: Situation, cells: Mapping[str, str]) -> dict[str, str]:
    """Put ids for names as people write them; what is not found stays, to be refused later."""
    told = dict(cells)
    for column, find in _NAMED.items():
        if told.get(column):
            with suppress(QuestionError):
                told[column] = find(situation, told[column])
    return told


def report(
    path: Path, cells: Mapping[str, str], *, review: bool = False
) -> tuple[str, tuple[Problem, ...]]:
    """Add one report; give its id and the warnings.

    Places, actors and the source may be named as people name them. With ``review`` it is only put
    forward: the id is that of the proposal.

    Raises
    ------
    FolderError
        when it was refused; it carries every problem
    """
    with SituationFile.open(path, writable=True) as file:
        told = with_ids(file.read(), cells)
        if review:
            from landbridge.desk._to_review import put_forward  # noqa: PLC0415  (only where asked)

            return put_forward(file, told).id, ()
        return file.add_report(told)
