"""Who lets pass, day by day: fronts that move smoothly, raids of some days, spells of silence.

* **Fronts.** A smooth random field over place and time, f(x, t), the sum of 48 waves whose lengths
  are a twelfth of the map to its whole and which turn at random speeds; a cell is closed while f is
  above a level. All speeds are multiplied by one number, so that fronts make the rest of the wanted
  changes; no place is treated apart.
* **Raids.** A raid closes a cell and those of its six nearest that it takes by a coin for 1 day and
  more (geometric, mean 5 days). There are as many as would make half of the wanted changes if none
  fell on ground that is closed already.
* **Doubt**, where wanted: ground on the open side whose field is less than ``band`` below the level
  is contested, and spells of no news (geometric, mean 20 days) make a cell that is not closed
  unknown.

The level is found by halving so that the pair asked about is open on a wanted share of days (60 %,
as in the papers that this benchmark repeats); the share reached is told with the results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from landbridge.engine.courses import CLOSED, CONTESTED, OPEN, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

__all__ = ["Control", "changes_in", "control_of"]

WAVES = 48
RAID_DAYS = 5.0
SILENT_DAYS = 20.0
STEPS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """The field ``[cell, day]`` and what overrides it: raids and silence ``[cell, day]``."""

    field: NDArray[np.float32]
    raided: NDArray[np.bool_]
    silent: NDArray[np.bool_] | None
    band: float

    def table(self, level: float) -> NDArray[np.int8]:
        """Passage ``[cell, day]`` when ground above the level is closed."""
        closed = (self.field > level) | self.raided
        if self.silent is None:
            return np.where(closed, np.int8(CLOSED), np.int8(OPEN))
        table = np.where(self.silent, np.int8(UNKNOWN), np.int8(OPEN))
        table[self.field > level - self.band] = CONTESTED
        table[closed] = CLOSED
        return table


def changes_in(table: NDArray[np.int8]) -> int:
    """Count the changes from one day to the next over all cells."""
    return int((table[:, 1:] != table[:, :-1]).sum())


def _field(centre: NDArray[np.float64], days: int, speed: float, seed: int) -> NDArray[np.float32]:
    """Sum the waves; by the law for the cosine of a sum this is one product of two matrices."""
    rng = np.random.default_rng([seed, 3])
    length = np.exp(rng.uniform(np.log(1 / 12), np.log(1), WAVES))
    angle = rng.uniform(0, 2 * np.pi, WAVES)
    turn = rng.normal(0, 1, WAVES) * speed
    phase = rng.uniform(0, 2 * np.pi, WAVES)
    number = (2 * np.pi / length) * np.stack([np.cos(angle), np.sin(angle)])
    place = (centre @ number + phase).astype(np.float32)
    time = np.outer(turn, np.arange(days)).astype(np.float32)
    weight = np.sqrt(length / length.mean()).astype(np.float32) / np.float32(np.sqrt(WAVES / 2))
    return (np.cos(place) * weight) @ np.cos(time) - (np.sin(place) * weight) @ np.sin(time)


def _spells(
    centre: NDArray[np.float64], days: int, count: int, mean: float, rng: np.random.Generator
) -> NDArray[np.bool_]:
    """Mark spells of days at random cells and by a coin at their six nearest."""
    found = np.zeros((centre.shape[0], days), dtype=np.bool_)
    near = cKDTree(centre).query(centre, k=min(7, centre.shape[0]))[1]
    cell, start = rng.integers(centre.shape[0], size=count), rng.integers(days, size=count)
    last = start + rng.geometric(1 / mean, size=count)
    struck = rng.random((count, near.shape[1])) < 0.5
    struck[:, 0] = True
    for at in range(count):
        found[near[cell[at]][struck[at]], start[at] : last[at]] = True
    return found


def control_of(
    centre: NDArray[np.float64],
    days: int,
    *,
    churn: float,
    doubt: float,
    wanted_open: float,
    seed: int,
    share_open: Callable[[NDArray[np.int8]], float],
) -> tuple[NDArray[np.int8], float]:
    """Make passage ``[cell, day]`` and give the level that was found.

    Parameters
    ----------
    churn
        share of cells that change on a day, about
    doubt
        depth of contested ground, in standard deviations of the field; 0 for none, nor silence
    wanted_open
        share of days on which the pair should be open
    share_open
        on what share of days the pair is open under such a table
    """
    cells = centre.shape[0]
    wanted = churn * cells * (days - 1)
    rng = np.random.default_rng([seed, 4])
    # a raid strikes 4 cells on the average and changes each twice
    raids = round(wanted / 2 / (2 * (1 + 0.5 * (min(7, cells) - 1))))
    raided = _spells(centre, days, raids, RAID_DAYS, rng)
    silent = None
    if doubt > 0:
        silent = _spells(centre, days, raids // 4, SILENT_DAYS, rng)
    speed, level, reach = 0.003, 0.7, 30.0
    for _ in range(3):  # the level moves how many changes there are, and the speed the level
        low, high = speed / reach, speed * reach
        for _ in range(STEPS):
            speed = float(np.sqrt(low * high))
            control = Control(_field(centre, days, speed, seed), raided, silent, doubt)
            low, high = (speed, high) if changes_in(control.table(level)) < wanted else (low, speed)
        level = _level(control, wanted_open, share_open)
        reach = np.sqrt(reach)
    return control.table(level), level


def _level(
    control: Control, wanted: float, share_open: Callable[[NDArray[np.int8]], float]
) -> float:
    """Halve between no ground closed and all closed; more ground open never closes the pair."""
    low, high = float(control.field.min()), float(control.field.max())
    for _ in range(12):
        middle = (low + high) / 2
        if share_open(control.table(middle)) < wanted:
            low = middle
        else:
            high = middle
    return high
