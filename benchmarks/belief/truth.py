"""Where estimates are judged, and their Brier and log scores there.

Estimates are judged over all place-days; on those within 10 km of the line (which runs midway to
the nearest place of another holder); and on those within 30 days of a change of that place, brief
ones too. Brier is half the sum of squares over all sides, so that of two sides is the usual one;
log is in nats, with a floor of 1e-4 under every share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.scoring import brier_of_shares, log_of_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World

__all__ = ["FLOOR", "GROUNDS", "Sums", "Truth", "truth_of"]

GROUNDS = ("all", "near the front", "near a change")
FRONT_KM, CHANGE_DAYS = 10.0, 30
FLOOR = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Who held, and which place-days count: ``masks[ground][place, day]``."""

    holder: NDArray[np.int8]
    masks: dict[str, NDArray[np.bool_]]


@dataclass(slots=True)
class Sums:
    """Scores added up over place-days, by ground: place-days, Brier, log, right."""

    found: dict[str, NDArray[np.float64]]

    @classmethod
    def none(cls) -> Sums:
        return cls({ground: np.zeros(4) for ground in GROUNDS})

    def add(
        self,
        shares: NDArray[np.float32],
        holder: NDArray[np.int8],
        masks: dict[str, NDArray[np.bool_]],
    ) -> None:
        """Judge ``shares[..., actor]`` where the masks say."""
        square = brier_of_shares(shares, holder)
        lost = log_of_shares(shares, holder, floor=FLOOR)
        hit = shares.argmax(axis=-1) == holder
        for ground, mask in masks.items():
            told = (square[mask].sum(), lost[mask].sum(), hit[mask].sum())
            self.found[ground] += [mask.sum(), *told]

    def means(self) -> dict[str, dict[str, float]]:
        """Give the mean scores by ground, and over how many place-days."""
        out = {}
        for ground, (count, square, lost, hit) in self.found.items():
            n = max(count, 1)
            out[ground] = {
                "n": int(count), "brier": square / n, "log": lost / n, "right": hit / n,
            }  # fmt: skip
        return out


def truth_of(world: World) -> Truth:
    """Find the place-days of each ground."""
    everywhere = np.ones(world.holder.shape, dtype=np.bool_)
    masks = (everywhere, world.front_km() <= FRONT_KM, world.near_change(CHANGE_DAYS))
    return Truth(world.holder, dict(zip(GROUNDS, masks, strict=True)))
