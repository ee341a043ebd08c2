"""Every error that landbridge raises on purpose, as one tree.

* LandbridgeError
  x InputError (ValueError)          what the user gave is wrong; the message says what would be
  right
    + QuestionError                  a question names something that is not there, or makes no sense
    + FolderError                    rows of a situation folder were refused; carries the problems
  x WorkingFileError (OSError)       the working file cannot be opened, read or written
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FolderError",
    "InputError",
    "LandbridgeError",
    "Problem",
    "QuestionError",
    "WorkingFileError",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One refusal (``error``) or sanity warning, with its file, line (1 = header) and column."""

    file: str
    line: int | None
    column: str | None
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        where = self.file
        if self.line is not None:
            where += f", line {self.line}"
        if self.column is not None:
            where += f", column '{self.column}'"
        return f"{where}: {'' if self.severity == 'error' else 'warning: '}{self.message}"


class LandbridgeError(Exception):
    """The root of the tree: catch this to catch all of ours."""


class InputError(LandbridgeError, ValueError):
    """Something that the user gave is wrong."""


class QuestionError(InputError):
    """A question names something that is not there, or makes no sense."""


class FolderError(InputError):
    """Rows of a situation folder were refused.

    ``problems`` holds every refusal and warning with file, line and column.
    """

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class WorkingFileError(LandbridgeError, OSError):
    """The working file cannot be opened, read or written."""
