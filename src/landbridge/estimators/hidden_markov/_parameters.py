"""What the model is made of: how sources err, and how often ground changes hands.

Numbers that are learned start from priors, and a few reports move them little. Numbers that are not
learned stand here, each with the reason for it; they were compared on made wars, whose truth is
known (`docs/explanation/belief.md`): honest defaults, not the best for a record of your own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._statements import Statements

__all__ = [
    "ASSERTED",
    "ASSERT_DAYS",
    "ASSERT_WEIGHT",
    "COMPANY",
    "GRADED",
    "MISTAKEN",
    "NEWS",
    "TOLD_A_DAY",
    "Parameters",
    "Settings",
    "graded_right",
    "hazard_prior",
    "starting_parameters",
]

GRADED = {"A": 0.97, "B": 0.93, "C": 0.88, "D": 0.8, "E": 0.65}
"""The share of statements that are right, by Admiralty letter, before anything is learned.

The scale itself has no numbers (NATO STANAG 2511); these fall as its words do.
"""

UNGRADED = 0.85
"""The same for F (cannot be judged) and for no letter: missing, not worst."""

WIDE_SHARE = 0.8
"""Of its error-free share above one half, a source keeps so much when it speaks of a whole area."""

COMPANY = (
    "no neighbour of one's own",
    "most neighbours others'",
    "most neighbours one's own",
    "own side only, front near",
    "own side only, front far",
    "nobody known",
)
"""In whose company a holder is: how the nearest eight cells are held, and sixteen beyond them."""

NEWS = (
    "quiet",
    "one report of change next door",
    "two or three",
    "four or more",
    "contested here",
)
"""Classes of news, the last that fits: families that report change next door, within a week or so.

A report of change is one that says otherwise than its family did before, or asserts a change. Those
about the place itself do not count: they are weighed where they stand.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen, not learned."""

    by_road: bool = True
    """Nearness is measured along roads."""
    fresh_days: float = 4.0
    """How long, on average, ground counts as freshly taken."""
    first_rounds: int = 3
    """Rounds of expectation and maximisation before lags and copiers are looked for."""
    rounds: int = 15
    """At most so many rounds in all."""
    change_types: bool = True
    """Whether it counts that a report asserts a change."""
    repeats: bool = True
    """Whether a statement that repeats its family's last one counts for less."""
    lags: bool = True
    """Whether lags of sources are learned."""
    copies: bool = True
    """Whether copiers are looked for, and read as one family with whom they copy."""
    classes: bool = True
    """Whether the hazard depends on the front and on recent changes."""
    memory_days: float = 90.0
    """A family's word hangs over its next one in full for so long, by half after twice that."""
    source_weight: float = 30.0
    """A letter counts as so many reports."""
    side_weight: float = 15.0
    """A source's record counts as so many reports about each side."""
    least_hazard: float = 0.1
    """No class has less than this share of the hazard of all: fronts are broken through."""
    hazard_weight_days: float = 500.0
    """What is expected of a class of hazard counts as so many place-days."""


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """What is learned.

    Attributes
    ----------
    graded
        ``[voice]``: the share right that its letter stands for
    right
        ``[voice, actor]``: the share of statements that are right while that actor holds; the last
        actor is nobody
    claims
        ``[voice, actor]``: relative weight of each actor among its wrong statements
    repeats
        ``[voice]``: where its family's last word is not right any more, share of repeats
    slips
        ``[voice]``: where that is right, how often it errs, over how often it does at first
    asserts
        ``[voice, case]``: how often it asserts a change, relative to the days on which it could:
        right about fresh ground, right about settled ground, wrong
    reporter
        ``[voice]``: whether it mostly reports changes; see `_likelihood.news_of`
    lag
        ``[voice]``: days by which what it says trails the day that it gives
    family
        ``[voice]``: number of its family; a copier is of the family of whom it copies
    hazard, fresh_hazard
        ``[company, news]``: chance of a change on a settled day; and on a fresh one
    quiet
        ``[cell]``: chance that nobody asserts a change on a fresh day
    """

    graded: NDArray[np.float64]
    right: NDArray[np.float64]
    claims: NDArray[np.float64]
    repeats: NDArray[np.float64]
    slips: NDArray[np.float64]
    asserts: NDArray[np.float64]
    reporter: NDArray[np.bool_]
    lag: NDArray[np.int64]
    family: NDArray[np.int64]
    hazard: NDArray[np.float64]
    fresh_hazard: float
    quiet: NDArray[np.float64]

    def with_(self, **changes: object) -> Parameters:
        """Give the same with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


ASSERTED = np.array([0.85, 0.07, 0.08])
"""Of reports that assert a change: right about ground that has just fallen, right about ground that
fell long ago, wrong; before anything is learned."""

ASSERT_WEIGHT = 100.0
"""What is expected of a voice counts as so many asserted changes."""

ASSERT_DAYS = np.array([50.0, 100_000.0, 50_000.0])
"""Days on which each case can arise, before anything is learned: changes are rare."""

TOLD_A_DAY = 0.1
"""How many reports a day assert a change while it is fresh, before anything is learned."""

MISTAKEN = 0.12
"""The share of days on which a source is ready to be wrong, as letters have it on average."""


def graded_right(reliability: str | None, *, wide: bool) -> float:
    """Give the share right that a letter stands for."""
    right = GRADED.get(reliability or "", UNGRADED)
    return 0.5 + (right - 0.5) * WIDE_SHARE if wide else right


def hazard_prior() -> NDArray[np.float64]:
    """``[company, news]``: what is expected of each class of hazard, relative to a quiet inside."""
    by_company = np.array([20.0, 8.0, 4.0, 2.0, 1.0, 2.0])
    by_news = np.array([1.0, 4.0, 8.0, 16.0, 10.0])
    return np.outer(by_company, by_news)


def starting_parameters(statements: Statements, reporter: NDArray[np.bool_]) -> Parameters:
    """Give what is believed of sources and hazards before any report is read."""
    families: dict[str, int] = {}
    reliability: dict[str, str | None] = {}
    family_of: dict[str, str] = {}
    for report in statements.report:
        reliability[report.source.id] = report.source.reliability
        family_of[report.source.id] = report.source.family
    graded = np.array(
        [graded_right(reliability[source], wide=wide) for source, wide in statements.voices]
    )
    family = [
        families.setdefault(family_of[source], len(families)) for source, _ in statements.voices
    ]
    voices, actors = len(statements.voices), len(statements.actors) + 1
    return Parameters(
        graded=graded,
        right=np.repeat(graded[:, None], actors, axis=1),
        claims=np.ones((voices, actors)),
        repeats=np.full(voices, 0.2),
        slips=np.full(voices, 0.5),
        asserts=np.repeat((ASSERTED / ASSERT_DAYS)[None, :], voices, axis=0),
        reporter=reporter,
        lag=np.zeros(voices, dtype=np.int64),
        family=np.array(family, dtype=np.int64),
        hazard=np.minimum(hazard_prior() / 4000, 0.2),
        fresh_hazard=0.01,
        quiet=np.full(len(statements.cells), 1.0 - TOLD_A_DAY),
    )
