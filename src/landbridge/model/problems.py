"""What was wrong with a row: where it stands, what was wrong, what would be right."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


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
