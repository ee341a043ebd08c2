"""Write a working file back to a situation folder, without loss and in row order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["export"]


def export(path: Path, folder: Path) -> None:
    """Write the folder.

    Raises
    ------
    WorkingFileError
        when the folder is not empty or cannot be written
    """
    with SituationFile.open(path) as file:
        file.export(folder)
