"""Claims judged against the record, and what changed hands."""

from __future__ import annotations

from landbridge.library.outgoing import Outgoing

__all__ = ["Judged"]


class Judged(Outgoing):
    """The part of an open situation that judges claims and tells what changed hands."""
