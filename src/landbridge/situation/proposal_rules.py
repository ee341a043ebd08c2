"""What a proposal must be: out of a document or of somewhere else, its spans inside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation.article_cells import read_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.errors import Problem
    from landbridge.situation.catalogue import Catalogue
    from landbridge.situation.tabular import Row

__all__ = ["proposal_problems"]


def proposal_problems(row: Row, catalogue: Catalogue) -> Iterator[Problem]:
    """Find what is wrong about the cells of a proposal together."""
    if not row["document"]:
        if row["spans"]:
            yield row.error("document", "spans need a document: write the SHA-256 of its text")
        elif not row["origin"]:
            yield row.error("origin", "neither a document nor an origin: write where it came from")
        return
    length = catalogue.characters.get(row["document"])
    if length is None:
        return  # the document is not there, which is said of its cell, or cannot be asked
    try:
        spans = read_spans(row["spans"]) if row["spans"] else {}
    except ValueError:
        return  # said of the cell itself
    for role, span in spans.items():
        if span.end > length:
            message = (
                f"the span '{role}' ends at character {span.end:,}, and the text has {length:,}:"
                " is it the same text?"
            )
            yield row.error("spans", message)
