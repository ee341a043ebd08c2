"""What does a working file hold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.situations import Situation
    from landbridge.situation import FileSummary

__all__ = ["Info", "info"]


@dataclass(frozen=True, slots=True)
class Info:
    """Counts of a working file, and the situation in it."""

    summary: FileSummary
    situation: Situation


def info(path: Path) -> Info:
    """Count tables, span days, and read the corridors, sources and claims."""
    with SituationFile.open(path) as file:
        return Info(file.summary(), file.read())
