"""The words of proposals and decisions: tables, modes, what a reviewer can say."""

from __future__ import annotations

__all__ = ["DECISIONS", "FACT_MODES", "PROPOSED_TABLES"]

FACT_MODES = ("past", "future", "denied", "hypothetical")
"""Whether what a sentence tells of happened (or holds), will, did not, or might."""
DECISIONS = ("accept", "reject", "skip", "undo")
"""What a reviewer can say of a proposal. An edit is an acceptance with other cells."""
PROPOSED_TABLES = ("actors", "places", "relations", "reports", "claims", "links", "roads", "names")
"""Tables whose rows can be put forward."""
