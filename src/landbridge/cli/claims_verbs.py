"""The verbs of judging claims against the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

__all__ = ["CLAIMS_VERBS"]

CLAIMS_VERBS: dict[str, Callable[[Namespace], int]] = {}
