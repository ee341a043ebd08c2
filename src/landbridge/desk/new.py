"""Make a working file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["new"]


def new(path: Path, title: str | None = None) -> None:
    """Make an empty working file.

    Raises
    ------
    WorkingFileError
        when something is already there, or it cannot be written
    """
    SituationFile.create(path, title).close()
