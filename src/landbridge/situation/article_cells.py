"""Cells of documents, proposals and decisions that hold more than a word: as JSON, both ways."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from landbridge.model.readings import Candidate, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "ARTICLE_READERS",
    "read_candidates",
    "read_cells",
    "read_spans",
    "write_candidates",
    "write_cells",
    "write_spans",
]

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_ENDS = 2


def _object(text: str, such: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise ValueError(f"'{text[:40]}' is not a JSON object: write {such}")  # noqa: TRY004
    return told


def read_cells(text: str) -> dict[str, str]:
    """Read the cells of a row: a JSON object of texts by column.

    >>> read_cells('{"place": "fort"}')
    {'place': 'fort'}
    """
    such = '{"column": "text", …}'
    told = _object(text, such)
    for name, cell in told.items():
        if not isinstance(cell, str):
            raise ValueError(f"the cell '{name[:40]}' is not a text: write {such}")  # noqa: TRY004
    return told


def write_cells(cells: Mapping[str, str]) -> str:
    """Write the cells of a row; empty ones are left out."""
    return _json({name: cell for name, cell in cells.items() if cell})


def read_spans(text: str) -> dict[str, Span]:
    """Read spans by role: first character and the one after the last, from 0, in code points.

    >>> read_spans('{"evidence": [0, 12]}')
    {'evidence': Span(start=0, end=12)}
    """
    such = '{"role": [first, end], …}'
    spans = {}
    for role, ends in _object(text, such).items():
        whole = isinstance(ends, list) and len(ends) == _ENDS
        if not (whole and all(type(end) is int for end in ends)):
            raise ValueError(f"the span '{role[:40]}' has no two ends: write {such}")
        spans[role] = Span(*ends)
    return spans


def write_spans(spans: Mapping[str, Span]) -> str:
    """Write spans by role."""
    return _json({role: [span.start, span.end] for role, span in spans.items()})


def read_candidates(text: str) -> dict[str, tuple[Candidate, ...]]:
    """Read what names may mean: by column a list of candidates, best first."""
    such = '{"column": [{"means": "id", "name": "text", "score": 0.9}, …], …}'
    found = {}
    for column, told in _object(text, such).items():
        if not isinstance(told, list):
            raise ValueError(f"'{column[:40]}' has no list of candidates: write {such}")  # noqa: TRY004
        found[column] = tuple(_candidate(one, such) for one in told)
    return found


def _candidate(told: object, such: str) -> Candidate:
    if not isinstance(told, dict):
        raise ValueError(f"'{str(told)[:40]}' is no candidate: write {such}")  # noqa: TRY004
    try:
        return Candidate(
            means=str(told.get("means", "")),
            name=str(told.get("name", "")),
            score=_finite(told.get("score", 0)),
            why=str(told.get("why", "")),
            lon=None if told.get("lon") is None else _finite(told["lon"]),
            lat=None if told.get("lat") is None else _finite(told["lat"]),
            country=str(told.get("country", "")),
        )
    except (TypeError, ValueError):
        raise ValueError(f"'{str(told)[:40]}' is no candidate: write {such}") from None


def _finite(told: Any) -> float:
    number = float(told)
    if not math.isfinite(number):
        raise ValueError(told)
    return number


def write_candidates(candidates: Mapping[str, tuple[Candidate, ...]]) -> str:
    """Write candidates by column; what is not known of one is left out."""
    return _json({column: [_told(one) for one in many] for column, many in candidates.items()})


def _told(one: Candidate) -> dict[str, object]:
    told: dict[str, object] = {"means": one.means, "name": one.name, "score": round(one.score, 4)}
    more = {"why": one.why, "lon": one.lon, "lat": one.lat, "country": one.country}
    return told | {name: value for name, value in more.items() if value not in ("", None)}


def _json(told: object) -> str:
    if not told:
        return ""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode()  # halves of characters cannot be kept


def _sha256(text: str) -> str:
    if _SHA256.match(text) is None:
        raise ValueError(f"'{text[:70]}' is no SHA-256: write 64 hexadecimal digits, lower case")
    return text


ARTICLE_READERS: dict[str, Callable[[str], object]] = {
    "sha256": _sha256,
    "cells": read_cells,
    "spans": read_spans,
    "candidates": read_candidates,
}
"""By kind of cell."""
