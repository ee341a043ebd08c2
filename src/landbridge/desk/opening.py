"""Open a working file to ask: the situation in it, read once. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.network import laid_out
from landbridge.situation import read_file, read_outlines

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.situations import Situation

__all__ = ["opened", "read_outlines"]


def opened(path: Path) -> Situation:
    """Read everything that the file says; imported roads are laid on the ground that it divides.

    Raises
    ------
    WorkingFileError
        when it is missing, damaged, not ours, or written by a newer landbridge
    """
    return laid_out(read_file(path))
