"""A review of sources: what was learned of each, and what they mean for one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.belief import HazardRate, LearnedSource

__all__ = ["SourceReview"]


@dataclass(frozen=True, slots=True)
class SourceReview:
    """What an estimator learned of sources from all reports that count.

    Attributes
    ----------
    estimator
        that learned
    known_by, newest_published
        what counts: published by then; the newest day of it
    reports
        how many reports of who holds ground there are
    source
        the one source looked at alone, None for all
    learned
        each source that says who holds ground, the most reports first
    silent
        ids of sources that have no such report
    hazards
        how often ground of each kind changes hands
    answer
        the answer to the question that was asked, with odds where its estimator draws courses of
        events; None without a question
    """

    estimator: str
    known_by: int | None
    newest_published: int
    reports: int
    source: str | None
    learned: tuple[LearnedSource, ...]
    silent: tuple[str, ...]
    hazards: tuple[HazardRate, ...]
    answer: Answer | None = None
