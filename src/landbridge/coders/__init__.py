"""Shelf: ways to turn a text into proposals. To add one is to add a file and a line.

Those of others come through the entry point ``landbridge.coders``, each a `Coder`; ours come first.
"""

from __future__ import annotations

from landbridge.coders import embedded, llm
from landbridge.coders._contract import Coder, CoderSettings

__all__ = ["CODERS", "Coder", "CoderSettings"]

_SHELF: tuple[Coder, ...] = (embedded.CODER, llm.CODER)

CODERS: dict[str, Coder] = {coder.name: coder for coder in _SHELF}
"""By name, in the order in which they are listed to people."""
