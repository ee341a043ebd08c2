"""Keyword arguments about claims read as the command line reads its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.days import parse_span
from landbridge.desk.in_words import drawn_as
from landbridge.errors import QuestionError
from landbridge.model.odds import OddsQuestion
from landbridge.model.verdicts import ClaimsQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.days import DaySpan

__all__ = ["claims_in_words", "date_in_words"]


def claims_in_words(
    *, known_by: int | None = None, horizons_days: Sequence[int] | None = None,
    lexicon: str | None = None, odds: bool = False, draws: int | None = None,
    seed: int | None = None,
) -> ClaimsQuestion:  # fmt: skip
    """Read how claims are to be judged; what is None was not said.

    Raises
    ------
    QuestionError
        when draws or a seed are given without odds, or something is out of bounds
    """
    drawn = drawn_as(draws, seed)
    if drawn is not None and not odds:
        raise QuestionError("draws and a seed are for odds: ask for odds too, or leave them out")
    told = {
        "known_by": known_by,
        "horizons_days": tuple(sorted(set(horizons_days))) if horizons_days else None,
        "lexicon": lexicon,
        "odds": (drawn or OddsQuestion()) if odds else None,
    }
    given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    return ClaimsQuestion(**given)


def date_in_words(text: str) -> DaySpan:
    """Read a date as exactly as it is given.

    Raises
    ------
    QuestionError
        when it is no date
    """
    try:
        return parse_span(text)
    except ValueError as error:
        raise QuestionError(str(error)) from None
