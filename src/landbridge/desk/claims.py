"""Which claims does the record bear out, as known then and now, and how well were they put?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._version import FILE_FORMAT, __version__
from landbridge.desk._choosing_claims import chosen_claims
from landbridge.desk._judging_claims import judged
from landbridge.desk._record import Record
from landbridge.desk.prepare import Memory
from landbridge.errors import QuestionError
from landbridge.model.verdicts import ClaimReview, ClaimsQuestion
from landbridge.questions import newest_published

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.days import DaySpan
    from landbridge.model.situations import Situation

__all__ = ["claims"]


def claims(
    situation: Situation,
    asked: ClaimsQuestion | None = None,
    *,
    speaker: str | None = None,
    on: DaySpan | None = None,
    corridor: str | None = None,
    claim: str | None = None,
    memory: Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ClaimReview:
    """Judge claims against the record; they are never evidence for it.

    Parameters
    ----------
    asked
        how they are judged
    speaker
        only those whose speaker has these words in the name
    on
        only those published within this date, such as a day or a month
    corridor, claim
        only those whose proposition names this corridor; only the one with this label

    Raises
    ------
    QuestionError
        when something is named that is not there, or there is no report
    """
    asked = asked or ClaimsQuestion()
    newest = newest_published(situation, None)
    if newest is None or newest_published(situation, asked.known_by) is None:
        raise QuestionError("no report is known by then: nothing to judge claims by")
    chosen = chosen_claims(situation, speaker, on, corridor, claim, asked.known_by)
    record, found = Record(situation, memory or Memory(), newest), []
    for number, one in enumerate(chosen, 1):
        found.append(judged(record, one, asked))
        if progress is not None:
            progress(number, len(chosen))
    recipe: dict[str, object] = {
        "estimator": situation.default_estimator or "latest_report",
        "policy": situation.default_policy or "by_stance",
        "odds": None if asked.odds is None else situation.default_odds or "displaced_dates",
        "versions": {"landbridge": __version__, "format": str(FILE_FORMAT)},
        "digests": dict(situation.digests),
    }
    return ClaimReview(tuple(found), asked, newest, recipe)
