"""Validate a situation folder or one table of it, with file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation import check_folder

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.situation import CheckSummary

__all__ = ["check"]


def check(path: Path) -> CheckSummary:
    """Give every refusal and warning; nothing is loaded."""
    return check_folder(path)
