"""Add one report to a working file, checked like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from landbridge.model.problems import Problem

__all__ = ["report"]


def report(path: Path, cells: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
    """Add one report; give its id and the warnings.

    Raises
    ------
    FolderError
        when it was refused; it carries every problem
    """
    with SituationFile.open(path, writable=True) as file:
        return file.add_report(cells)
