"""What the licence of a source lets one pass on to others: rows, and words of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.sources import Source

__all__ = ["attribution_line", "may_pass_on", "may_quote"]

_FORBIDS = re.compile(
    r"all rights reserved|(?:no|not|never|without)\b.{0,24}(?:redistribut|shar|republi|pass)"
    r"|proprietary|confidential|(?:internal|personal|private|own) use|licen[cs]ed to"
    r"|^(?:none|no licen[cs]e|unlicen[cs]ed|unknown|unclear|n/?a|-|\?)$",
    re.IGNORECASE,
)
_FACTS_ONLY = re.compile(r"own words|facts\b|paraphras|no quot", re.IGNORECASE)


def may_pass_on(source: Source | None) -> bool:
    """Say whether rows of a source may go to others: it has a licence, and that forbids it not.

    A row without a source is the situation's own. Licences are free text: what is read as
    forbidding is listed in docs/formats/README.md, and an empty one forbids.
    """
    if source is None:
        return True
    return _lets_rows_go((source.licence or "").strip())


@lru_cache(maxsize=1024)
def _lets_rows_go(licence: str) -> bool:
    return bool(licence) and not _FORBIDS.search(licence)


def may_quote(source: Source) -> bool:
    """Say whether words of a source may go along, not only the facts."""
    return may_pass_on(source) and not _FACTS_ONLY.search(source.licence or "")


def attribution_line(source: Source) -> str:
    """Name a source with its address and licence, in one line.

    >>> from landbridge.model.sources import Source
    >>> attribution_line(Source("ap", "AP", url="https://ap.example", licence="CC-BY-4.0"))
    'AP, https://ap.example (CC-BY-4.0)'
    """
    address = f", {source.url}" if source.url else ""
    return f"{source.name}{address} ({source.licence or 'no licence: not to be passed on'})"
