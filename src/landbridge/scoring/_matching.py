"""Pair what was found with what was marked, one to one, as many as fit."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from landbridge.model.gold import LayerScore, ReaderError
    from landbridge.model.readings import Span

__all__ = ["Tally", "characters", "overlap", "pairs"]

Marked = TypeVar("Marked")
Found = TypeVar("Found")


@dataclass(slots=True)
class Tally:
    """What scoring has counted so far, layer after layer."""

    layers: list[LayerScore] = field(default_factory=list)
    by_event: list[LayerScore] = field(default_factory=list)
    errors: list[ReaderError] = field(default_factory=list)
    values: dict[str, float] = field(default_factory=dict)


def pairs(
    marked: Sequence[Marked], found: Sequence[Found], fit: Callable[[Marked, Found], bool]
) -> dict[int, int]:
    """Give as many pairs (found to marked, by position) as can be made one to one.

    Augmenting paths, shortest first. Who comes first decides only which of equals is taken.
    """
    fits = [[m for m, mark in enumerate(marked) if fit(mark, one)] for one in found]
    holder: dict[int, int] = {}
    held: dict[int, int] = {}
    for one in range(len(found)):
        _place(one, fits, holder, held)
    return held


def _place(
    first: int, fits: Sequence[Sequence[int]], holder: dict[int, int], held: dict[int, int]
) -> None:
    """Find a mark for one, where need be by giving others another."""
    wanted_by: dict[int, int] = {}
    waiting = deque([first])
    while waiting:
        one = waiting.popleft()
        for mark in fits[one]:
            if mark in wanted_by:
                continue
            wanted_by[mark] = one
            if mark in holder:
                waiting.append(holder[mark])
                continue
            free: int | None = mark
            while free is not None:
                taker = wanted_by[free]
                left = held.get(taker)
                holder[free], held[taker] = taker, free
                free = left
            return


def characters(spans: Sequence[Span]) -> set[int]:
    """Give the positions that spans cover."""
    return {at for span in spans for at in range(span.start, span.end)}


def overlap(one: Sequence[Span], two: Sequence[Span]) -> float:
    """Give the share of characters in both among those in either; 1 where both are empty."""
    a, b = characters(one), characters(two)
    return len(a & b) / len(a | b) if a or b else 1.0
