"""Dates and durations in a text, anchored on the day of publication."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.readings import (
        Document,
        TimeMention,
    )
    from landbridge.reading.tokens import Sentence

__all__ = ["find_times"]


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Find dates and what they mean."""
    return ()
