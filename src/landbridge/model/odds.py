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
    "SPREAD",
    "CorridorOdds",
    "DayOdds",
    "FamilyOdds",
    "GapQuantiles",
    "IfHeld",
    "NextQuestion",
    "OddsQuestion",
    "OddsRun",
    "RobustRoute",
    "TurnQuantiles",
]

MADE_BY_DISPLACED_DATES = "displaced_dates"
"""The sampler: recorded changes some days earlier or later, neighbouring ground together."""

MOST_DRAWS, MOST_SPREAD, MOST_SEED = 10_000_000, 127, 2**63 - 1
"""The most worlds, days of displacement, and the largest seed that can be asked for."""

SPREAD = 10
"""By how many days dates are displaced where nothing else is asked for."""

PERCENTS = (5, 25, 50, 75, 95)
"""Quantiles that are told: the smallest value that so many per cent of the worlds do not exceed."""


@dataclass(frozen=True, slots=True)
class OddsQuestion:
    """How many worlds to draw, from which seed, with dates displaced by up to how many days.

    ``spread`` is for displaced dates alone: None is `SPREAD` for these, and nothing for an
    estimator that draws its own worlds.

    Raises
    ------
    QuestionError
        when a number is no whole number or out of bounds
    """

    draws: int = 1000
    seed: int = 0
    spread: int | None = None

    def __post_init__(self) -> None:
        for name, least, most in (
            ("draws", 1, MOST_DRAWS),
            ("seed", 0, MOST_SEED),
            ("spread", 0, MOST_SPREAD),
        ):
            value = getattr(self, name)
            if name == "spread" and value is None:
                continue
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
    """On which day something happens, over so many worlds.

    ``days[i]`` is the quantile of ``PERCENTS[i]``; None where that world's day lies before
    anything recorded, or it does not happen by the last day looked at. ``mode`` is the day on which
    it happens in the most worlds (``mode_worlds`` of them; of equals the first one), None where it
    happens within what was looked at in none. ``unseen`` counts the worlds whose day is None;
    ``seen_days`` are the quantiles over the others, empty where there are none.
    """

    worlds: int
    days: tuple[int | None, ...]
    mode: int | None
    mode_worlds: int
    unseen: int
    seen_days: tuple[int, ...]


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
class DayOdds:
    """Counts of worlds by status on one day."""

    open: int
    uncertain: int
    closed: int

    @property
    def draws(self) -> int:
        """How many worlds there are."""
        return self.open + self.uncertain + self.closed


@dataclass(frozen=True, slots=True)
class FamilyOdds:
    """The odds of the asked day without what one family of sources says.

    Over the first worlds alone, which a comparison is made with: `CorridorOdds.all_families`.
    """

    family: str
    sources: tuple[str, ...]
    odds: DayOdds


@dataclass(frozen=True, slots=True)
class IfHeld:
    """The odds in the worlds in which a place is in one state: held, contested or unknown."""

    kind: str
    holders: tuple[str, ...]
    odds: DayOdds


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A place of which it would help to know who holds it: what to look for, and how much it helps.

    ``bits`` is by how much knowing it reduces the entropy of the status on the asked day (open,
    uncertain or closed), on average over ``worlds`` worlds; what a sample of that size shows by
    chance is taken off. ``doubt_bits`` is that entropy. ``if_held`` are the odds under each state
    that is not rare, the most frequent first. ``newest_report_age_days`` is the age on the asked
    day of the newest report of who holds the place, None where there is none; ``families`` have
    reported that.
    """

    place: str
    bits: float
    doubt_bits: float
    worlds: int
    if_held: tuple[IfHeld, ...]
    newest_report_age_days: int | None
    families: tuple[str, ...]

    @property
    def settled_by(self) -> tuple[str, ...]:
        """Which events a report would have to tell of to settle it."""
        kinds = {each.kind for each in self.if_held}
        events = ["holds", "takes"]
        events += ["contests"] if "contested" in kinds else []
        return (*events, "withdraws") if "unknown" in kinds else tuple(events)


@dataclass(frozen=True, slots=True)
class CorridorOdds:
    """Counts over drawn courses of events; ``open + uncertain + closed`` are the draws.

    ``sampler`` is `MADE_BY_DISPLACED_DATES` (with a ``spread``), or the estimator that drew them
    (with a digest of what it had ``learned``). ``last`` is the last day looked at; ``gap`` is None
    where the way is open in every world, ``opening`` and ``closing`` (of the run of open days that
    holds the asked day) where it is open in none, ``robust`` where no route is ever open.
    ``first_opening`` is the first day of the period on which the way opens in worlds in which it is
    not open on the asked day, None where there are none. ``without`` and ``next_questions`` are
    None for displaced dates, which know nothing of sources and holders; ``all_families`` are the
    odds over the same worlds as those of ``without``, ``not_left_out`` the families that were not
    left out in turn: those that say least, where there are many.
    """

    sampler: str
    draws: int
    seed: int
    spread: int | None
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
    first_opening: TurnQuantiles | None = None
    learned: str | None = None
    all_families: DayOdds | None = None
    without: tuple[FamilyOdds, ...] | None = None
    not_left_out: tuple[str, ...] = ()
    next_questions: tuple[NextQuestion, ...] | None = None
