"""Which claims does the record bear out, as known then and now, and how well were they put?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge._version import FILE_FORMAT, __version__
from landbridge.desk._judging_claims import judged
from landbridge.desk._record import Record
from landbridge.desk.prepare import Memory
from landbridge.errors import QuestionError
from landbridge.model.names import near, resolve
from landbridge.model.verdicts import HORIZONS_DAYS, LEXICONS, ClaimReview
from landbridge.questions import newest_published

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from landbridge.days import DaySpan
    from landbridge.model.claims import Claim
    from landbridge.model.situations import Situation

__all__ = ["claims"]


def claims(
    situation: Situation,
    *,
    speaker: str | None = None,
    on: DaySpan | None = None,
    corridor: str | None = None,
    claim: str | None = None,
    known_by: int | None = None,
    horizons_days: Sequence[int] = HORIZONS_DAYS,
    lexicon: str = LEXICONS[0],
    memory: Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ClaimReview:
    """Judge claims against the record; they are never evidence for it.

    Parameters
    ----------
    speaker
        only those whose speaker has these words in the name
    on
        only those published within this date, such as a day or a month
    corridor, claim
        only those whose proposition names this corridor; only the one with this label
    known_by
        only reports published by then count for "as known now", and "then" is never later
    horizons_days
        days at which a prediction without a date is judged
    lexicon
        one of `LEXICONS`

    Raises
    ------
    QuestionError
        when something is named that is not there, or there is no report or claim
    """
    if lexicon not in LEXICONS:
        raise QuestionError(f"no lexicon '{lexicon}'; there are: {', '.join(LEXICONS)}")
    horizons = tuple(sorted(set(horizons_days)))
    if not horizons or horizons[0] < 1:
        raise QuestionError("a horizon is 1 day or more")
    newest = newest_published(situation, None)
    if newest is None or newest_published(situation, known_by) is None:
        raise QuestionError("no report is known by then: nothing to judge claims by")
    chosen = _chosen(situation, speaker, on, corridor, claim)
    record, found = Record(situation, memory or Memory(), newest), []
    for number, one in enumerate(chosen, 1):
        found.append(judged(record, one, horizons, lexicon, known_by))
        if progress is not None:
            progress(number, len(chosen))
    recipe: dict[str, object] = {
        "estimator": situation.default_estimator or "latest_report",
        "policy": situation.default_policy or "by_stance",
        "versions": {"landbridge": __version__, "format": str(FILE_FORMAT)},
        "digests": dict(situation.digests),
    }
    return ClaimReview(tuple(found), known_by, newest, horizons, lexicon, recipe)


def _chosen(
    situation: Situation, speaker: str | None, on: DaySpan | None, corridor: str | None,
    label: str | None,
) -> tuple[Claim, ...]:  # fmt: skip
    """Choose claims, in the order in which they were published."""
    rows = situation.claims
    if label is not None:
        rows = tuple(row for row in rows if row.label == label)
        if not rows:
            hints = near(label, [row.label for row in situation.claims if row.label])
            raise QuestionError(
                f"no claim has the label '{label}'; near: {', '.join(hints) or '-'}"
            )
    if corridor is not None:
        ways = {one.id: (one.title or one.id,) for one in situation.corridors.values()}
        way = resolve(corridor, ways, "corridor")
        rows = tuple(
            row for row in rows if way in (row.proposition or "").replace("/", " ").split()
        )
    if speaker is not None:
        rows = tuple(row for row in rows if speaker.casefold() in row.speaker.casefold())
        if not rows:
            raise QuestionError(f"no such claim by a speaker with '{speaker}' in the name")
    rows = tuple(row for row in rows if on is None or on.first <= row.published.last <= on.last)
    return tuple(sorted(rows, key=lambda row: (row.published.last, row.row)))
