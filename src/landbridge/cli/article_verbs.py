"""The verbs of reading articles, reviewing proposals, and scoring a reader on gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

__all__ = ["ARTICLE_VERBS"]

ARTICLE_VERBS: dict[str, Callable[[Namespace], int]] = {}
