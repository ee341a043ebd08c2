"""Chains of roads that follow one another without a junction between them, made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.importers._roads_lines import MOST_POINTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.importers._roads_lines import Segments

__all__ = ["Chain", "chains_of"]

Chain = list[tuple[int, bool]]
"""Segments in the order in which they follow one another, each with whether it is run backwards."""


def chains_of(
    segments: Segments, alike: NDArray[np.int64], directed: NDArray[np.bool_]
) -> list[Chain]:
    """Join segments at nodes where exactly two of them end and which nothing else touches.

    Parameters
    ----------
    segments
        from junction to junction
    alike
        a number for each segment: only segments of one number are joined
    directed
        whether a segment runs one way, from tail to head: then only head to tail

    Notes
    -----
    Every segment is in exactly one chain. A chain runs as its lowest segment does, and chains come
    in the order of their lowest segments, so that the same file gives the same roads. One that
    comes back to where it began stays a loop.
    """
    partner = _partners(segments, alike, directed)
    points = segments.ends - segments.begins
    alone = (partner[0::2] < 0) & (partner[1::2] < 0)
    told, sizes = partner.tolist(), points.tolist()
    used = bytearray(len(points))
    found: list[Chain] = []
    for lowest, single in enumerate(alone.tolist()):
        if single:
            found.append([(lowest, False)])
        elif not used[lowest]:
            whole = _follow(lowest, told)
            for segment, _ in whole:
                used[segment] = 1
            found += _not_too_long(whole, sizes)
    return found


def _partners(
    segments: Segments, alike: NDArray[np.int64], directed: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """For each end of a segment (tail 2s, head 2s + 1) the end that it is joined to, or -1."""
    count = len(segments.tail)
    node = np.empty(2 * count, dtype=np.int64)
    node[0::2], node[1::2] = segments.tail, segments.head
    order = np.argsort(node, kind="stable")
    degree = np.bincount(node) if count else np.zeros(0, dtype=np.int64)
    first = np.concatenate(([0], np.cumsum(degree)))[:-1]
    middle = np.flatnonzero(degree == 2)  # noqa: PLR2004  one comes in and one goes out
    one, other = order[first[middle]], order[first[middle] + 1]
    joined = (one >> 1 != other >> 1) & (alike[one >> 1] == alike[other >> 1])
    joined &= ~directed[one >> 1] | ((one & 1) != (other & 1))
    partner = np.full(2 * count, -1, dtype=np.int64)
    partner[one[joined]], partner[other[joined]] = other[joined], one[joined]
    return partner


def _follow(lowest: int, partner: list[int]) -> Chain:
    """Walk from a segment backwards to where its chain begins, then forwards to its end."""
    before: Chain = []
    at = partner[2 * lowest]
    while at >= 0 and at >> 1 != lowest:
        entered_at_head = bool(at & 1)
        before.append((at >> 1, not entered_at_head))
        at = partner[at - 1 if entered_at_head else at + 1]
    chain = [*reversed(before), (lowest, False)]
    if at >= 0:  # round and back again: everything is found
        return [(lowest, False), *reversed(before)]
    at = partner[2 * lowest + 1]
    while at >= 0:
        entered_at_tail = not at & 1
        chain.append((at >> 1, not entered_at_tail))
        at = partner[at + 1 if entered_at_tail else at - 1]
    return chain


def _not_too_long(chain: Chain, sizes: list[int]) -> list[Chain]:
    """Part a chain whose points would not fit into one cell."""
    parts: list[Chain] = [[]]
    length = 1
    for step in chain:
        size = sizes[step[0]]
        if parts[-1] and length + size > MOST_POINTS:
            parts.append([])
            length = 1
        parts[-1].append(step)
        length += size
    return parts
