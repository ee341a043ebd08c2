"""What a run asks: the full one, a quick one, and the tiny one of the tests."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.belief.baselines import NAMES, PUBLISHED
from benchmarks.belief.study import DENSITIES, Setup
from benchmarks.belief.worlds import KINDS

__all__ = ["FULL", "PARTS", "QUICK", "TINY", "Plan"]

PARTS = ("wars", "plain", "ranking", "copiers", "large")
ALL = (*NAMES, *PUBLISHED)


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of a run.

    ``wars`` are (kind, seed); a nowcast is made every so many days; ``copiers`` is how many presses
    of each variant are looked through; ``large`` are places, days and reports for a place-year.
    """

    wars: tuple[tuple[str, int], ...]
    places: int
    days: int
    nowcast_every: int
    draws: int
    copiers: int
    copier_places: int
    copier_days: int
    large: tuple[int, int, float]
    names: tuple[str, ...] = ALL

    def setups(self) -> list[Setup]:
        """Every war in both densities."""
        return [
            self._setup(kind, seed, density) for kind, seed in self.wars for density in DENSITIES
        ]

    def plain(self) -> list[Setup]:
        """The first war told of by sources that err at random."""
        kind, seed = self.wars[0]
        return [self._setup(kind, seed, density, plain=True) for density in DENSITIES]

    def ranking(self) -> list[Setup]:
        """The wars on which variants are ranked."""
        kind, seed = self.wars[0]
        return [self._setup(kind, seed + 50, density) for density in DENSITIES]

    def _setup(self, kind: str, seed: int, density: str, *, plain: bool = False) -> Setup:
        return Setup(
            kind, density, seed, self.places, self.days, self.names, self.nowcast_every,
            plain=plain, held_out=True, draws=self.draws,
        )  # fmt: skip


FULL = Plan(
    tuple((kind, 1) for kind in KINDS), 600, 1219, 84, 150, 40, 150, 730, (2000, 3000, 3.04)
)
QUICK = Plan((("front", 1), ("collapse", 1)), 120, 500, 112, 50, 2, 80, 400, (300, 600, 6.0))
TINY = Plan((("front", 1),), 60, 300, 112, 20, 1, 50, 240, (60, 240, 6.0))
