"""From drafts of any coder to proposals: names settled, spans checked, ids made."""

# ruff: noqa: ARG001

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.proposals import Proposal
    from landbridge.model.readings import (
        Document,
        Draft,
        Mention,
    )
    from landbridge.naming import Known

__all__ = ["proposed"]


def proposed(
    document: Document,
    drafts: Iterable[Draft],
    mentions: Sequence[Mention],
    known: Known,
    *,
    coder: str,
) -> tuple[Proposal, ...]:
    """Settle names, check every span against the text, put new actors and places forward too."""
    return ()
