"""Where, when and by how much do sources contradict one another?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk.ask import ask
from landbridge.errors import QuestionError
from landbridge.estimators import ESTIMATORS
from landbridge.model.disagreements import Disagreements
from landbridge.model.names import ground_id, source_id
from landbridge.model.reports import CONTROL_EVENTS, standing_reports
from landbridge.questions import asks_for_a_way, newest_published, period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.answers import Answer, Contradiction
    from landbridge.model.corridors import Question
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["CARRY_DAYS", "disagree"]

CARRY_DAYS = 60
"""How old a word may grow before it no longer counts, unless something else is asked."""


def disagree(
    situation: Situation,
    question: Question,
    *,
    place: str | None = None,
    source: str | None = None,
    carry_days: int | None = None,
    by_source: bool = False,
) -> Disagreements:
    """Set words of sources about the same ground side by side, and list what does not fit.

    The question may name a corridor or ends, or only a period and a known day. A word counts until
    its family (its source, with ``by_source``) says otherwise, or until it is more than
    ``carry_days`` (60) old.

    Raises
    ------
    QuestionError
        when something is named that is not there, or nobody says who holds anything
    """
    carry_days = CARRY_DAYS if carry_days is None else carry_days
    if carry_days < 1:
        raise QuestionError("words are carried for 1 day or more")
    place = None if place is None else ground_id(situation, place)
    source = None if source is None else source_id(situation, source)
    only = source if source is None or by_source else situation.sources[source].family
    asks = asks_for_a_way(question, else_only=("known_by", "since", "until"))
    answer = ask(situation, question) if asks else None
    standing = standing_reports(situation.reports, question.known_by)
    told = (report.day for report in standing if report.event in CONTROL_EVENTS)
    query = None if answer is None else answer.query
    period = period_of(situation, question, query, min(told, default=None))
    newest = newest_published(situation, question.known_by) or period[1]
    known = [report for report in situation.reports if report.known_day <= newest]
    rows = (standing, situation.named_links, situation.relations, period)
    touched = frozenset[str]() if answer is None else analyses.ground_touched(answer)
    spells, grounds = analyses.disagreements_on_ground(
        *rows, touched=touched,
        carry_days=carry_days, by_source=by_source, place=place, only=only,
    )  # fmt: skip
    pairs = analyses.pair_records(
        *rows, carry_days=carry_days, by_source=by_source, place=place, only=only
    )
    contradictions = _contradictions(situation, answer, standing, period)
    if place is not None:
        contradictions = tuple(found for found in contradictions if found.place == place)
    if source is not None:
        contradictions = tuple(found for found in contradictions if _tells(found.reports, source))
    reversals = analyses.reversals_of(
        known, standing, situation.named_links, period, place=place, only=source
    )
    return Disagreements(
        *period, question.known_by, newest, carry_days, by_source, place, source, query,
        spells, grounds, pairs, contradictions, reversals,
    )  # fmt: skip


def _tells(reports: Iterable[Report], source: str) -> bool:
    return any(report.source.id == source for report in reports)


def _contradictions(
    situation: Situation,
    answer: Answer | None,
    standing: Sequence[Report],
    period: tuple[int, int],
) -> tuple[Contradiction, ...]:
    """List what does not fit the answer; without one, presence against the latest holder."""
    if answer is not None:  # words that differ are set side by side anyway
        return tuple(one for one in answer.contradictions if one.kind != "families_disagree")
    believe = ESTIMATORS["latest_report"]
    control = believe(standing, situation.named_places, situation.areas, situation.named_links)
    return analyses.presence_against_holders(control, standing, situation.relations, period)
