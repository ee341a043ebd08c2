"""From the layers of a reading to the records that it puts forward."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.readings import (
        Draft,
        Reading,
    )

__all__ = ["drafts_of"]


def drafts_of(reading: Reading) -> tuple[Draft, ...]:
    """Give drafts of reports, relations and claims, in order of text."""
    return ()
