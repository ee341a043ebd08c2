"""Which documents, proposals and decisions stay behind when a folder is passed on to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.situation.article_cells import read_cells
from landbridge.situation.tabular import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["document_of_locator", "without_articles"]

_SCHEME = "sha256:"


def document_of_locator(locator: str) -> str:
    """Give the SHA-256 of the document that a locator points into, or an empty text.

    >>> document_of_locator("sha256:ab12#char=3,9")
    'ab12'
    """
    if not locator.startswith(_SCHEME):
        return ""
    return locator.removeprefix(_SCHEME).partition("#")[0]


def without_articles(
    tables: dict[str, list[Row]],
    barred: Callable[[Row], bool],
    late: Callable[[Row], bool],
    *,
    sensitive: bool,
) -> None:
    """Take out of ``tables`` what may not go, as reports stay behind.

    A proposal goes with its document only, and a decision with its proposal: their cells quote the
    text. A document that a report marked as sensitive points into stays behind as a whole.
    """
    documents = tables.get("documents", [])
    marked = {
        document_of_locator(row["locator"])
        for row in tables.get("reports", ())
        if sensitive and row["sensitivity"]
    }
    going = [r for r in documents if not (barred(r) or late(r) or r["sha256"] in marked)]
    texts = {row["sha256"] for row in going}
    said = _said_by_reviewers(tables.get("decisions", ()))

    def may_go(row: Row) -> bool:
        if row["document"] and row["document"] not in texts:
            return False
        told = [read_cells(row["cells"]), *said.get(row["id"], ())]
        rows = [Row(row["table"], row.file, None, cells) for cells in told]
        return not any(barred(one) or late(one) for one in rows)

    proposals = [row for row in tables.get("proposals", ()) if may_go(row)]
    ids = {row["id"] for row in proposals}
    decisions = [row for row in tables.get("decisions", ()) if row["proposal"] in ids]
    for name, rows in (("documents", going), ("proposals", proposals), ("decisions", decisions)):
        if name in tables:
            tables[name] = rows


def _said_by_reviewers(decisions: Sequence[Row]) -> Mapping[str, list[dict[str, str]]]:
    """Give the cells that reviewers wrote, by proposal."""
    said: dict[str, list[dict[str, str]]] = {}
    for row in decisions:
        if row["cells"]:
            said.setdefault(row["proposal"], []).append(read_cells(row["cells"]))
    return said
