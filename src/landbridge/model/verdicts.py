"""Verdicts on claims: what the record says of each, then and now, and how well it was said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.claims import Claim
    from landbridge.model.odds import OddsQuestion
    from landbridge.model.propositions import Proposition
    from landbridge.model.reports import Report

__all__ = [
    "HORIZONS_DAYS",
    "LEXICONS",
    "VERDICTS",
    "ClaimReview",
    "ClaimsQuestion",
    "Forecast",
    "Horizon",
    "JudgedClaim",
    "Phrase",
    "Score",
    "TruthCourse",
    "Verdict",
]

VERDICTS = ("borne out", "contradicted", "contested in the record", "too early", "not checkable")
HORIZONS_DAYS = (30, 90, 180, 365, 1095)
"""Days from the claim at which a prediction without a date is judged."""
LEXICONS = ("icd203", "measured")


@dataclass(frozen=True, slots=True)
class ClaimsQuestion:
    """How claims are to be judged.

    ``known_by`` is the K of "now", and "then" is never later; ``horizons_days`` are the days at
    which a prediction without a date is judged; with ``odds``, a prediction of which the record is
    unsure is scored in expectation over drawn worlds.

    Raises
    ------
    QuestionError
        when there is no such lexicon, or a horizon is less than a day
    """

    known_by: int | None = None
    horizons_days: tuple[int, ...] = HORIZONS_DAYS
    lexicon: str = LEXICONS[0]
    odds: OddsQuestion | None = None

    def __post_init__(self) -> None:
        if self.lexicon not in LEXICONS:
            raise QuestionError(f"no lexicon '{self.lexicon}'; there are: {', '.join(LEXICONS)}")
        if not self.horizons_days or min(self.horizons_days) < 1:
            raise QuestionError("a horizon is 1 day or more")


@dataclass(frozen=True, slots=True)
class TruthCourse:
    """Whether something was so, day by day: ``values[i]`` from ``days[i]`` until the next.

    True, False, or None where the record does not decide. ``days[0]`` is the first day of the
    calendar; neighbouring values may be equal.
    """

    days: tuple[int, ...]
    values: tuple[bool | None, ...]

    def on(self, day: int) -> bool | None:
        """Give the value of a day."""
        return self.values[max(bisect_right(self.days, day) - 1, 0)]

    def runs(self, first: int, last: int) -> Iterator[tuple[int, int, bool | None]]:
        """Give the runs of days of one value between two days, both included."""
        begins, value = first, self.on(first)
        for day, found in zip(self.days, self.values, strict=True):
            if first < day <= last and found is not value:
                yield begins, day - 1, value
                begins, value = day, found
        if first <= last:
            yield begins, last, value

    @property
    def denied(self) -> TruthCourse:
        """The course of the opposite."""
        return TruthCourse(self.days, tuple(None if v is None else not v for v in self.values))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says of a claim.

    Attributes
    ----------
    word
        one of `VERDICTS`
    why
        what decided, in words
    known_by
        what counted was published by then; None: everything
    window
        first and last day that were looked at; None where nothing was
    day
        the day that decided, where one did
    reports
        those that decide, the weightiest first
    causes
        what else decides: relations, links that begin
    """

    word: str
    why: str
    known_by: int | None = None
    window: tuple[int, int] | None = None
    day: int | None = None
    reports: tuple[Report, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of likelihood in a claim, and what they are taken to mean for its proposition.

    Attributes
    ----------
    words
        as they stand in the lexicon; empty for a plain assertion
    lexicon
        one of `LEXICONS`
    low, high
        the probability of the proposition, as an interval
    said_low, said_high
        of what the words themselves speak of, before it is turned
    turned
        whether the words speak of the opposite ("almost impossible to prevent")
    source
        where the interval is from
    """

    words: str
    lexicon: str
    low: float
    high: float
    said_low: float
    said_high: float
    turned: bool
    source: str


@dataclass(frozen=True, slots=True)
class Score:
    """Brier and log score of one probability. Smaller is better."""

    probability: float
    brier: float
    log: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """How well a prediction was said, beside what a careful contemporary would have said.

    ``happened`` is 1 or 0, or between where the record is itself unsure and odds were drawn: then
    each score is an expectation. ``low`` and ``high`` are the scores at both ends of the
    phrase's interval; ``base_rate`` is None where the record known then was too short for one.
    """

    happened: float
    low: Score
    high: Score
    persistence: Score
    base_rate: Score | None
    like_windows: int = 0


@dataclass(frozen=True, slots=True)
class Horizon:
    """A prediction judged at one horizon: then (known by its end) and now, with its score.

    ``days`` is None where the claim names its own time. ``reading`` is how the proposition is read
    over the days from ``first`` to ``last``: on some day, on every day, or on the day.
    """

    days: int | None
    first: int
    last: int
    reading: str
    then: Verdict
    now: Verdict
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with its verdicts.

    ``label`` says how it had to be read where it is not plain ("unconditional reading of a
    conditional"); ``note`` why no score is given, where none is.
    """

    claim: Claim
    proposition: Proposition | None
    then: Verdict
    now: Verdict
    horizons: tuple[Horizon, ...] = ()
    phrase: Phrase | None = None
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """Claims judged against the record.

    ``newest_published`` is the last day that the record covers; ``recipe`` how to do it again.
    """

    claims: tuple[JudgedClaim, ...]
    asked: ClaimsQuestion
    newest_published: int
    recipe: dict[str, object] = field(default_factory=dict)
