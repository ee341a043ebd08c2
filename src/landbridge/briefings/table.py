"""A plain text table for terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._table import aligned

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["render_table"]


def render_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    width: int = 80,
    numeric: Collection[int] = (),
) -> str:
    """Lay out rows under headers for a terminal of that width.

    Columns named in ``numeric`` (by position) stand right. Control characters in cells are dropped.

    >>> print(render_table(["place", "km"], [["Palmyra", 7]], numeric={1}))
    place    km
    -------  --
    Palmyra   7
    """
    return aligned(headers, rows, width=width, numeric=numeric)
