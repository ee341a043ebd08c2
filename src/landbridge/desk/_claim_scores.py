"""A prediction scored beside persistence and the base rate, both as known when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import scoring
from landbridge.desk._claim_odds import share_of_worlds
from landbridge.desk._truths import course_of

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.propositions import Proposition
    from landbridge.model.verdicts import ClaimsQuestion, Forecast, Phrase, Verdict
    from landbridge.scoring import AskedWindow

__all__ = ["forecast"]

_SURE = {"borne out": 1.0, "contradicted": 0.0}


def forecast(
    record: Record,
    noun: Proposition,
    window: AskedWindow,
    phrase: Phrase,
    now: Verdict,
    told: int,
    day: int,
    asked: ClaimsQuestion,
) -> Forecast | None:
    """Score both ends of what the words mean; None where it is not known what happened.

    Parameters
    ----------
    now
        the verdict as known now
    told, day
        the day by which was known what could be known then, and that of the claim
    """
    happened, first = _SURE.get(now.word), record.first(noun)
    if happened is None and now.word == "contested in the record" and asked.odds is not None:
        happened = share_of_worlds(record, noun, window, asked.known_by, asked.odds)
    if happened is None:
        return None
    if noun.verb in ("gains", "first open", "survives"):
        stays = 1.0 if noun.verb == "survives" else 0.0
        return scoring.forecast_of(phrase, happened, abs(stays - noun.negated), None)
    course = course_of(record, noun, told)
    course = course.denied if noun.negated and window.inside else course
    stood = {True: 1.0, False: 0.0, None: 0.5}[course.on(day)]
    rate = scoring.base_rate(course, first, day, window.last - window.first, window.reading)
    if noun.negated and not window.inside:
        stood, rate = 1 - stood, None if rate is None else (1 - rate[0], rate[1])
    return scoring.forecast_of(phrase, happened, stood, rate)
