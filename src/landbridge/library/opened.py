"""What every part of an open situation stands on: its file, what was read, what was kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.situations import Situation

__all__ = ["Opened"]


class Opened:
    """A working file, read when first asked for."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._memory: Memory | None = None
        self._situation: Situation | None = None

    @property
    def situation(self) -> Situation:
        """Everything that the file says, read when first asked for."""
        if self._situation is None:
            from landbridge.desk.opening import opened  # noqa: PLC0415  (each verb loads its own)

            self._situation = opened(self.path)
        return self._situation

    def _changed(self) -> None:
        self._situation, self._memory = None, None

    def _remembered(self) -> Memory:
        from landbridge.desk.prepare import Memory  # noqa: PLC0415  (each verb loads its own)

        self._memory = self._memory or Memory()
        return self._memory
