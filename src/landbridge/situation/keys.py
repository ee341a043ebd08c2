"""What makes two rows the same row, and the ids of links that were written without one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.situation.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from landbridge.situation.tabular import Row

__all__ = ["link_ids", "row_keys", "told_apart_by_id"]

Key = tuple[str, ...]


def told_apart_by_id(row: Row) -> bool:
    """Whether the row has an id or handle of its own, which may stand only once."""
    return bool(row[TABLES[row.table].key[0]]) if row.table == "claims" else bool(row["id"])


def row_keys(rows: Sequence[Row]) -> list[Key]:
    """Give the key of each row of one table.

    Links without an id are counted: two tracks between the same two places are two links.
    """
    times: Counter[Key] = Counter()
    keys = []
    for row in rows:
        key = _key(row)
        if row.table == "links" and not row["id"]:
            times[key] += 1
            key = (*key, str(times[key]))
        keys.append(key)
    return keys


def _key(row: Row) -> Key:
    if row.table == "reports":
        return (row.report_id,)
    if row["id"] and row.table != "claims":
        return ("id", row["id"])
    if row.table == "claims":
        if row["label"]:
            return ("label", row["label"])
        return tuple(f"{name}={text}" for name, text in sorted(row.content.items()))
    key = {name: row[name] for name in TABLES[row.table].key}
    if row.table == "links":
        key["mode"] = key["mode"] or "road"
    return tuple(key.values())


def link_ids(links: Iterable[Mapping[str, str | None]]) -> list[str]:
    """Name each link: its own id, else its ends, its mode and its turn (`a--b:rail#2`)."""
    times: Counter[str] = Counter()
    ids = []
    for cells in links:
        name = (cells.get("id") or "").strip()
        if not name:
            mode = (cells.get("mode") or "").strip() or "road"
            ends = f"{(cells.get('a') or '').strip()}--{(cells.get('b') or '').strip()}"
            name = ends if mode == "road" else f"{ends}:{mode}"
            times[name] += 1
            if times[name] > 1:
                name = f"{name}#{times[name]}"
        ids.append(name)
    return ids
