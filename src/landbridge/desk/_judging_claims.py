"""One claim judged: read, put to the record as known then and now, and scored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import scoring
from landbridge.desk._claim_reading import proposition_of
from landbridge.desk._claim_scores import forecast
from landbridge.desk._turns import turn_day
from landbridge.desk._verdicts import nothing_known, reading_of, verdict_on
from landbridge.errors import QuestionError
from landbridge.model.verdicts import Horizon, JudgedClaim, Verdict

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.claims import Claim
    from landbridge.model.propositions import Proposition
    from landbridge.model.verdicts import ClaimsQuestion, Phrase
    from landbridge.scoring import AskedWindow

__all__ = ["judged"]

_LABELS = {
    "conditional": "unconditional reading of a conditional",
    "suspected": "a suspicion, read as if asserted",
}


def judged(record: Record, claim: Claim, asked: ClaimsQuestion) -> JudgedClaim:
    """Judge one claim; whatever stands in the way makes it not checkable, with why."""
    noun, problem = proposition_of(record.situation, claim)
    label = _LABELS.get(claim.modality or "", "")
    if noun is None or problem:
        return _not_checkable(claim, noun, problem, label)
    try:
        turn = turn_day(record, noun, scoring.claim_day(claim), asked.known_by)
        if noun.turn is not None and turn is None:
            waiting = Verdict("too early", "the event has not come", asked.known_by)
            return JudgedClaim(claim, noun, waiting, waiting, label=label)
        windows = scoring.windows_of(claim, noun, asked.horizons_days, turn)
        scored = claim.modality == "suspected" or scoring.looks_ahead(claim, noun)
        phrase = scoring.phrase_in(claim.text, noun, asked.lexicon) if scored else None
        found = tuple(_at(record, claim, noun, one, phrase, asked) for one in windows)
    except QuestionError as error:
        return _not_checkable(claim, noun, str(error), label)
    chief = next((one for one in reversed(found) if one.now.word != "too early"), found[-1])
    note = _note(found) if phrase is not None else ""
    return JudgedClaim(claim, noun, chief.then, chief.now, found, phrase, label, note)


def _not_checkable(claim: Claim, noun: Proposition | None, why: str, label: str) -> JudgedClaim:
    found = Verdict("not checkable", why)
    return JudgedClaim(claim, noun, found, found, label=label)


def _at(
    record: Record, claim: Claim, noun: Proposition, window: AskedWindow, phrase: Phrase | None,
    asked: ClaimsQuestion,
) -> Horizon:  # fmt: skip
    """Judge one window twice, and score it where the record decides."""
    day, published, known_by = scoring.claim_day(claim), claim.published.last, asked.known_by
    told = published if known_by is None else min(published, known_by)
    window = reading_of(record, noun, window, day, told)
    then_by = max(published, window.last)
    then_by = then_by if known_by is None else min(then_by, known_by)
    then = verdict_on(record, noun, window, day, then_by)
    now = verdict_on(record, noun, window, day, known_by)
    at = Horizon(window.days, window.first, window.last, window.reading, then, now)
    if phrase is None or nothing_known(record, told):
        return at
    return replace(at, forecast=forecast(record, noun, window, phrase, now, told, day, asked))


def _note(found: tuple[Horizon, ...]) -> str:
    if any(one.forecast is not None for one in found):
        return ""
    words = " or ".join(dict.fromkeys(one.now.word for one in found))
    return f"no score: {words}"
