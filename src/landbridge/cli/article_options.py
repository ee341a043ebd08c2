"""The options of reading articles, reviewing proposals, and scoring a reader on gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

__all__ = ["EXAMPLES", "HELP", "add_options"]

EXAMPLES: dict[str, str] = {}
HELP: dict[str, str] = {}


def add_options(verbs: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add what these verbs have of their own."""
