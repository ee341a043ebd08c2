"""The verbs of who gained what whom lost, and shares over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

__all__ = ["CHANGE_VERBS"]

CHANGE_VERBS: dict[str, Callable[[Namespace], int]] = {}
