"""Add situation folders or single tables to a working file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from landbridge.situation import AddSummary

__all__ = ["add"]


def add(
    path: Path,
    sources: Sequence[Path],
    *,
    replace: bool = False,
    keep_going: bool = False,
    progress: Callable[[str], None] | None = None,
) -> AddSummary:
    """Add all rows of folders or tables, or, where one is refused, none.

    Raises
    ------
    FolderError
        when rows were refused; it carries every problem
    """
    with SituationFile.open(path, writable=True) as file:
        return file.add(sources, replace=replace, keep_going=keep_going, progress=progress)
