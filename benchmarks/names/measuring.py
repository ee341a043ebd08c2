"""Recall and precision of a way to match names, and the best threshold of a string distance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.names.matchers import Likest, Matcher
from benchmarks.names.queries import Query

__all__ = ["Score", "best_threshold", "score"]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of matches: right, wrong (another town, or a town where none is meant), and wanted."""

    right: int
    wrong: int
    wanted: int

    @property
    def recall(self) -> float:
        """The share of names of towns that were matched with their town."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """The share of matches that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def score(match: Matcher, queries: Iterable[Query], *, with_point: bool) -> Score:
    """Ask for every name and count."""
    right = wrong = wanted = 0
    for query in queries:
        if not query.counts(with_point=with_point):
            continue
        meant = query.wanted(with_point=with_point)
        found = match(query.name, (query.lon, query.lat) if with_point else None)
        wanted += meant is not None
        right += found is not None and found == meant
        wrong += found is not None and found != meant
    return Score(right, wrong, wanted)


def best_threshold(likest: Likest, queries: list[Query], *, with_point: bool) -> float:
    """The threshold with the best F1 on some names, in steps of 0.02."""
    steps = [step / 50 for step in range(25, 51)]
    found = [(score(likest.above(step), queries, with_point=with_point).f1, step) for step in steps]
    return max(found)[1]
