"""The row that an accepted proposal becomes: with its source, where it stands, its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation.columns import TABLES
from landbridge.situation.keeping_articles import evidence_span, safe_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.proposals import Proposal

__all__ = ["accepted_cells", "locator_of"]

_LONGEST_QUOTE = 1_000


def locator_of(proposal: Proposal) -> str:
    """Say where in which document the words stand: ``sha256:…#char=120,168``.

    The fragment is that of RFC 5147, counted in code points of the text as it is kept.
    """
    span = evidence_span(proposal.spans)
    where = f"#char={span.start},{span.end}" if span else ""
    return f"sha256:{proposal.document}{where}" if proposal.document else ""


def accepted_cells(
    proposal: Proposal, cells: Mapping[str, str], document: Mapping[str, str], text: str
) -> dict[str, str]:
    """Give the row as it is added: ``cells``, with what the document says where they say nothing.

    Parameters
    ----------
    document
        the row of the document; empty for a proposal that came from none
    text
        its text
    """
    columns = TABLES[proposal.table].column_names
    span = evidence_span(proposal.spans)
    quote = span.of(text) if span else ""
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rstrip() + " …"
    more = {
        "source": document.get("source", ""),
        "published": document.get("published", ""),
        "locator": locator_of(proposal),
        "quote": quote,
    }
    if "locator" not in columns:
        more["note"] = more["locator"]
    if proposal.table == "names":
        del more["source"]  # a spelling holds whoever writes it
    if proposal.table == "claims":
        more["label"] = proposal.id  # a handle by which its verdict can be asked for
    made = {name: cell for name, cell in cells.items() if cell.strip()}
    for name, cell in more.items():
        if name in columns and cell and proposal.document:
            made.setdefault(name, cell)
    if not proposal.document:
        return made  # typed or imported: every cell as it was given
    return {name: safe_cell(cell) if name not in _PLAIN else cell for name, cell in made.items()}


_PLAIN = ("lon", "lat", "km", "score")
"""Numbers may begin with a sign."""
