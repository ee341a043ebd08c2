"""Places that come with imported roads: taken where the situation has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.geography import Place
    from landbridge.model.imports import ForeignRow, ImportSettings

__all__ = ["only_new_places"]

_MARK = "osm-place"


def only_new_places(
    rows: Iterable[ForeignRow], settings: ImportSettings, places: Mapping[str, Place]
) -> tuple[tuple[ForeignRow, ...], tuple[str, ...]]:
    """Leave out places that a road extract offers by itself where there are places already.

    Each place divides ground: villages without a report would take it from the towns around them.
    They are taken where the option ``places`` asks for them, or nothing else is there.
    """
    rows = tuple(rows)
    offered = [row for row in rows if _offered(row)]
    if not offered or not places or settings.options.get("places", "auto") != "auto":
        return rows, ()
    kept = tuple(row for row in rows if not _offered(row))
    note = (
        f"{len(offered):,} places of the extract are left out: the situation has places of its own"
        " (--set places=city,town,village takes them)"
    )
    return kept, (note,)


def _offered(row: ForeignRow) -> bool:
    return row.table == "places" and row.cells.get("note", "").startswith(_MARK)
