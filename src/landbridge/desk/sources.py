"""What was learned of each source, and which of them stand behind an answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.desk._believing import chosen_estimator, chosen_learner, learned_once
from landbridge.desk.ask import ask
from landbridge.desk.odds import with_odds
from landbridge.desk.prepare import Memory
from landbridge.errors import QuestionError
from landbridge.model.names import source_id
from landbridge.model.odds import OddsQuestion
from landbridge.model.reports import CONTROL_EVENTS, standing_reports
from landbridge.model.reviews import SourceReview
from landbridge.model.situations import Rows
from landbridge.questions import asks_for_a_way, newest_published

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Question
    from landbridge.model.situations import Situation

__all__ = ["sources"]


def sources(
    situation: Situation,
    question: Question,
    *,
    source: str | None = None,
    odds: OddsQuestion | None = None,
    memory: Memory | None = None,
    recent_detail: bool = False,
) -> SourceReview:
    """Learn from all reports how each source reports; with a question, also what rests on whom.

    The question may name a corridor or ends, or only a known day and an estimator. Odds are added
    to the answer where its estimator draws courses of events.

    Raises
    ------
    QuestionError
        when the estimator learns nothing, draws are asked for without a question, nobody says who
        holds anything, or something is named that is not there
    """
    memory = memory or Memory()
    source = None if source is None else source_id(situation, source)
    asks = asks_for_a_way(question, else_only=("known_by", "estimator"))
    if odds is not None and not asks:
        raise QuestionError("draws and a seed go with a question: name a corridor, or both ends")
    learner = chosen_learner(situation, question.estimator)
    standing = standing_reports(situation.reports, question.known_by)
    told = [report for report in standing if report.event in CONTROL_EVENTS]
    newest = newest_published(situation, question.known_by)
    if newest is None or not told:
        raise QuestionError(
            "no report known by then says who holds anything: nothing to learn from"
        )
    every, known_by = situation.links.values(), question.known_by
    late = {k.id for k in every if known_by and k.published and k.published.last > known_by}
    links = tuple(link for link in every if link.id not in late)
    rows = Rows(standing, situation.relations, situation.permissions, links)
    found = learned_once(situation, learner, memory, rows)
    learned = () if found is None else found.sources
    heard = {report.source.id for report in told}
    return SourceReview(
        estimator=learner.name,
        known_by=question.known_by,
        newest_published=newest,
        reports=len(told),
        source=source,
        learned=tuple(
            sorted(
                (one for one in learned if source in (None, one.source)),
                key=lambda one: (-one.reports, one.source),
            )
        ),
        silent=tuple(one for one in situation.sources if one not in heard),
        hazards=tuple(getattr(found, "hazards", ())),
        answer=_answer(situation, question, odds, memory, recent_detail=recent_detail)
        if asks
        else None,
    )


def _answer(
    situation: Situation,
    question: Question,
    odds: OddsQuestion | None,
    memory: Memory,
    *,
    recent_detail: bool,
) -> Answer:
    """Answer the question; add odds where its estimator draws, or where they were asked for."""
    answer = ask(situation, question, memory=memory, recent_detail=recent_detail)
    if odds is None and chosen_estimator(situation, answer.query.estimator).draw is None:
        return answer
    return with_odds(situation, question, answer, odds or OddsQuestion(), memory=memory)
