"""What is wrong with single rows of a file of theirs, gathered and bounded."""

from __future__ import annotations

from collections import Counter

from landbridge.errors import Problem

__all__ = ["MOST_PROBLEMS", "Refusals"]

MOST_PROBLEMS = 1_000
"""Refusals, and as many warnings, that are told one by one; the rest is counted."""


class Refusals:
    """Problems of one file, in the order in which they were met; it grows while rows are read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._told: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def error(self, line: int | None, column: str | None, message: str) -> None:
        """Refuse a row."""
        self._add(Problem(self.file, line, column, message))

    def warning(self, line: int | None, column: str | None, message: str) -> None:
        """Say what is odd about a row that is kept."""
        self._add(Problem(self.file, line, column, message, "warning"))

    def _add(self, problem: Problem) -> None:
        self._counts[problem.severity] += 1
        if self._counts[problem.severity] <= MOST_PROBLEMS:
            self._told.append(problem)

    @property
    def refused(self) -> int:
        """How many times a row was refused."""
        return self._counts["error"]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything told, and at the end how much was not."""
        more = [
            Problem(self.file, None, None, f"{count - MOST_PROBLEMS:,} more like these", severity)
            for severity, count in sorted(self._counts.items())
            if count > MOST_PROBLEMS
        ]
        return (*self._told, *more)
