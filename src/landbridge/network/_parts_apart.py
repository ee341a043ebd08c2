"""Whether imported roads hang together, or fall apart into parts that nothing joins."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.geography import Link

__all__ = ["parts_apart"]

_NEARLY_ALL = 0.98


def parts_apart(links: Iterable[Link]) -> str | None:
    """Say how many parts roads fall into, where the largest does not have nearly all of them."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for link in links:
        one, two = root(link.a), root(link.b)
        if one != two:
            parent[max(one, two)] = min(one, two)
    sizes = Counter(root(node) for node in list(parent))
    if not sizes or max(sizes.values()) >= _NEARLY_ALL * sizes.total():
        return None
    share = max(sizes.values()) / sizes.total()
    return (
        f"the imported roads fall into {len(sizes):,} parts that nothing joins; the largest has "
        f"{share:.0%} of the junctions: roads of lower classes may be missing between them"
    )
