"""Pair what was found with what was marked, one to one, as many as fit."""

from __future__ import annotations

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

    Kuhn's augmenting paths: nothing depends on who comes first but which of equals is taken.
    """
    of_marked: dict[int, int] = {}
    fits = [[m for m, mark in enumerate(marked) if fit(mark, one)] for one in found]

    def place(one: int, tried: set[int]) -> bool:
        for mark in fits[one]:
            if mark not in tried:
                tried.add(mark)
                if mark not in of_marked or place(of_marked[mark], tried):
                    of_marked[mark] = one
                    return True
        return False

    for one in range(len(found)):
        place(one, set())
    return {one: mark for mark, one in of_marked.items()}


def characters(spans: Sequence[Span]) -> set[int]:
    """Give the positions that spans cover."""
    return {at for span in spans for at in range(span.start, span.end)}


def overlap(one: Sequence[Span], two: Sequence[Span]) -> float:
    """Give the share of characters in both among those in either; 1 where both are empty."""
    a, b = characters(one), characters(two)
    return len(a & b) / len(a | b) if a or b else 1.0
