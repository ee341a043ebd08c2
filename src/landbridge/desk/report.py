"""Add one report to a working file, checked like any other."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from landbridge.desk.question import actor_id, place_id, source_id
from landbridge.errors import QuestionError
from landbridge.model.actors import ACTOR_KINDS
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from landbridge.model.problems import Problem

__all__ = ["report"]

_NAMED = {
    "source": source_id,
    "place": lambda s, name: name if name.startswith("country:") or name in s.areas else place_id(s, name),
    "a": place_id,
    "b": place_id,
    "actor": actor_id,
    "other_actor": actor_id,
    "for": lambda s, name: name if name in ACTOR_KINDS else actor_id(s, name),
}


def report(path: Path, cells: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
    """Add one report; give its id and the warnings.

    Places, actors and the source may be named as people name them.

    Raises
    ------
    FolderError
        when it was refused; it carries every problem
    """
    with SituationFile.open(path, writable=True) as file:
        situation = file.read()
        told = dict(cells)
        for column, find in _NAMED.items():
            if told.get(column):
                with suppress(QuestionError):  # what is not found is refused below, with near names
                    told[column] = find(situation, told[column])
        return file.add_report(told)
