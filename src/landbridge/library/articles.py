"""What comes in through an article: reading it, reviewing what it says."""

from __future__ import annotations

from landbridge.library.outgoing import Outgoing

__all__ = ["Articles"]


class Articles(Outgoing):
    """The part of an open situation through which articles come in and are reviewed."""
