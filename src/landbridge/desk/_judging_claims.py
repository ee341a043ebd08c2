"""One claim judged: read, put to the record as known then and now, and scored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import scoring
from landbridge.desk._truths import course_of
from landbridge.desk._turns import turn_day
from landbridge.desk._verdicts import nothing_known, reading_of, verdict_on
from landbridge.errors import QuestionError
from landbridge.model.verdicts import Horizon, JudgedClaim, Verdict
from landbridge.naming.propositions import missing_names, parse_proposition

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.claims import Claim
    from landbridge.model.propositions import Proposition
    from landbridge.model.situations import Situation
    from landbridge.model.verdicts import Forecast, Phrase
    from landbridge.scoring import AskedWindow

__all__ = ["judged"]

_LABELS = {
    "conditional": "unconditional reading of a conditional",
    "suspected": "a suspicion, read as if asserted",
}
_SCORED = {"borne out": 1.0, "contradicted": 0.0}


def judged(
    record: Record, claim: Claim, horizons: tuple[int, ...], lexicon: str, known_by: int | None
) -> JudgedClaim:
    """Judge one claim; whatever stands in the way makes it not checkable, with why."""
    noun, problem = _read(record.situation, claim)
    label = _LABELS.get(claim.modality or "", "")
    if noun is None or problem:
        return _not_checkable(claim, noun, problem, label)
    try:
        turn = turn_day(record, noun, scoring.claim_day(claim), known_by)
        if noun.turn is not None and turn is None:
            waiting = Verdict("too early", "the event has not come", known_by)
            return JudgedClaim(claim, noun, waiting, waiting, label=label)
        asked = scoring.windows_of(claim, noun, horizons, turn)
        phrase = scoring.phrase_in(claim.text, noun, lexicon) if _is_scored(claim, noun) else None
        found = tuple(_at(record, claim, noun, one, phrase, known_by) for one in asked)
    except QuestionError as error:
        return _not_checkable(claim, noun, str(error), label)
    chief = next((one for one in reversed(found) if one.now.word != "too early"), found[-1])
    note = _note(found) if phrase is not None else ""
    return JudgedClaim(claim, noun, chief.then, chief.now, found, phrase, label, note)


def _read(situation: Situation, claim: Claim) -> tuple[Proposition | None, str]:
    if claim.proposition is None:
        return None, "it is not put as a proposition"
    try:
        noun = parse_proposition(claim.proposition)
    except ValueError as wrong:
        return None, f"the proposition cannot be read: {wrong}"
    countries = {f"country:{place.country}" for place in situation.places.values()}
    provinces = {place.admin1 for place in situation.places.values() if place.admin1}
    missing = missing_names(
        noun,
        {corridor.id: corridor.variants for corridor in situation.corridors.values()},
        situation.actors,
        situation.named_places,
        {*situation.areas, *countries, *provinces},
        {report.label for report in situation.reports if report.label},
    )
    if claim.modality == "counterfactual":
        missing = ["counterfactual: what would have been cannot be looked up"]
    return noun, "; ".join(missing)


def _not_checkable(claim: Claim, noun: Proposition | None, why: str, label: str) -> JudgedClaim:
    found = Verdict("not checkable", why)
    return JudgedClaim(claim, noun, found, found, label=label)


def _is_scored(claim: Claim, noun: Proposition) -> bool:
    """Predictions and suspicions say how likely something is; what is asserted is so or not."""
    return claim.modality == "suspected" or scoring.looks_ahead(claim, noun)


def _at(
    record: Record, claim: Claim, noun: Proposition, window: AskedWindow, phrase: Phrase | None,
    known_by: int | None,
) -> Horizon:  # fmt: skip
    """Judge one window twice, and score it where the record decides."""
    day, published = scoring.claim_day(claim), claim.published.last
    told = published if known_by is None else min(published, known_by)
    window = reading_of(record, noun, window, day, told)
    then_by = max(published, window.last)
    then_by = then_by if known_by is None else min(then_by, known_by)
    then = verdict_on(record, noun, window, day, then_by)
    now = verdict_on(record, noun, window, day, known_by)
    at = Horizon(window.days, window.first, window.last, window.reading, then, now)
    if phrase is None or now.word not in _SCORED or nothing_known(record, told):
        return at
    return replace(at, forecast=_forecast(record, noun, window, phrase, now, told, day))


def _forecast(
    record: Record, noun: Proposition, window: AskedWindow, phrase: Phrase, now: Verdict,
    told: int, day: int,
) -> Forecast:  # fmt: skip
    """Score a prediction beside persistence and the base rate, both as known when it was made."""
    happened, first = _SCORED[now.word], record.first(noun)
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


def _note(found: tuple[Horizon, ...]) -> str:
    if any(one.forecast is not None for one in found):
        return ""
    words = " or ".join(dict.fromkeys(one.now.word for one in found))
    return f"no score: {words}"
