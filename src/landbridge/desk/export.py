"""Write a working file back to a situation folder, in row order; without loss unless asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation import SituationFile, Withholding

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["export"]


def export(
    path: Path,
    folder: Path,
    *,
    drop_sensitive: bool = False,
    drop_unlicensed: bool = False,
    known_by: int | None = None,
) -> dict[str, int]:
    """Write the folder.

    Parameters
    ----------
    drop_sensitive
        leave out reports that carry a mark of sensitivity
    drop_unlicensed
        leave out what sources without a licence say
    known_by
        a day number: leave out what was published later

    Returns
    -------
    dict
        how many rows stayed behind, by table; empty where nothing did

    Raises
    ------
    WorkingFileError
        when the folder is not empty or cannot be written
    """
    choice = Withholding(drop_sensitive, drop_unlicensed, known_by)
    with SituationFile.open(path) as file:
        return file.export(folder, choice)
