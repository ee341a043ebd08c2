"""Odds: in how many drawn courses of events was there a way, when, and how wide was the gap?"""

from __future__ import annotations

from dataclasses import dataclass

from landbridge.errors import QuestionError

__all__ = [
    "MADE_BY_DISPLACED_DATES",
    "MOST_DRAWS",
    "MOST_SEED",
    "MOST_SPREAD",
    "PERCENTS",
    "CorridorOdds",
    "GapQuantiles",
    "OddsQuestion",
    "OddsRun",
    "RobustRoute",
    "TurnQuantiles",
]

MADE_BY_DISPLACED_DATES = "displaced_dates"
"""The sampler: recorded changes some days earlier or later, neighbouring ground together."""

MOST_DRAWS, MOST_SPREAD, MOST_SEED = 10_000_000, 127, 2**63 - 1
"""The most worlds, days of displacement, and the largest seed that can be asked for."""

PERCENTS = (5, 25, 50, 75, 95)
"""Quantiles that are told: the smallest value that so many per cent of the worlds do not exceed."""


@dataclass(frozen=True, slots=True)
class OddsQuestion:
    """How many worlds to draw, from which seed, with dates displaced by up to how many days.

    Raises
    ------
    QuestionError
        when a number is no whole number or out of bounds
    """

    draws: int = 1000
    seed: int = 0
    spread: int = 10

    def __post_init__(self) -> None:
        for name, least, most in (
            ("draws", 1, MOST_DRAWS),
            ("seed", 0, MOST_SEED),
            ("spread", 0, MOST_SPREAD),
        ):
            value = getattr(self, name)
            if type(value) is not int or not least <= value <= most:
                raise QuestionError(
                    f"{name} {value!r}: write a whole number from {least} to {most}"
                )


@dataclass(frozen=True, slots=True)
class OddsRun:
    """A run of days, both ends included, with the same counts of worlds on each."""

    first: int
    last: int
    open: int
    uncertain: int
    closed: int


@dataclass(frozen=True, slots=True)
class TurnQuantiles:
    """When the run of open days that holds the asked day begins, or ends, over worlds open on it.

    ``days[i]`` is the quantile of ``PERCENTS[i]``; None where that world's run begins before
    anything recorded, or does not end by the last day looked at.
    """

    worlds: int
    days: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class GapQuantiles:
    """How wide the gap by road is, over worlds in which the way is not open on the asked day.

    ``apart`` of them have no chain of links at all; ``metres[i]`` is the quantile of
    ``PERCENTS[i]`` over the others, and empty where there are none.
    """

    worlds: int
    apart: int
    metres: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RobustRoute:
    """One and the same route that is open as a whole in most worlds on the asked day.

    No route is open in more worlds than ``at_most``; where it equals ``open``, none is better.
    """

    places: tuple[str, ...]
    open: int
    at_most: int


@dataclass(frozen=True, slots=True)
class CorridorOdds:
    """Counts over drawn courses of events; ``open + uncertain + closed`` are the draws.

    ``last`` is the last day looked at; ``gap`` is None where the way is open in every world,
    ``opening`` and ``closing`` where it is open in none, ``robust`` where no route is ever open.
    """

    sampler: str
    draws: int
    seed: int
    spread: int
    on: int
    open: int
    uncertain: int
    closed: int
    by_day: tuple[OddsRun, ...]
    last: int
    opening: TurnQuantiles | None
    closing: TurnQuantiles | None
    gap: GapQuantiles | None
    robust: RobustRoute | None
