"""Random graphs as the kernels take them: arcs in compressed rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st


@dataclass(frozen=True)
class Graph:
    """``arcs`` are (tail, head) sorted by tail."""

    count: int
    arcs: list[tuple[int, int]]

    @property
    def first(self) -> np.ndarray:
        out = np.bincount([t for t, _ in self.arcs], minlength=self.count) if self.arcs else []
        first = np.zeros(self.count + 1, dtype=np.int32)
        first[1:] = np.cumsum(out) if self.arcs else 0
        return first

    @property
    def tail(self) -> np.ndarray:
        return np.array([t for t, _ in self.arcs], dtype=np.int32)

    @property
    def head(self) -> np.ndarray:
        return np.array([h for _, h in self.arcs], dtype=np.int32)


@st.composite
def graphs(draw, most: int = 7) -> Graph:
    """Graphs with parallel arcs and without loops."""
    count = draw(st.integers(2, most))
    place = st.integers(0, count - 1)
    arc = st.tuples(place, place).filter(lambda pair: pair[0] != pair[1])
    return Graph(count, sorted(draw(st.lists(arc, max_size=16))))


def flags(draw, count: int) -> np.ndarray:
    """One truth for each of count things, true more often than not."""
    said = st.integers(0, 3)
    return np.array([draw(said) > 0 for _ in range(count)], dtype=np.bool_)


def some_places(draw, graph: Graph) -> np.ndarray:
    """One to three places."""
    place = st.integers(0, graph.count - 1)
    return np.array(draw(st.lists(place, min_size=1, max_size=3)), dtype=np.int32)
