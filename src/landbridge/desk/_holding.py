"""Who holds every place and link, by the reports that a question counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.desk._believing import chosen_estimator, learned_once
from landbridge.desk._grounds import grounds_under, links_under
from landbridge.model.reports import standing_reports
from landbridge.model.situations import Rows

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.control import ControlHistory
    from landbridge.model.corridors import Question
    from landbridge.model.situations import Situation

__all__ = ["holding"]


def holding(situation: Situation, question: Question, memory: Memory) -> tuple[str, ControlHistory]:
    """Name the estimator that a question asks for, or the situation's own, and what it believes.

    Raises
    ------
    QuestionError
        when the estimator does not exist
    """
    chosen = chosen_estimator(
        situation, question.estimator or situation.default_estimator or "latest_report"
    )
    known = question.known_by
    links = tuple(
        link
        for link in situation.links.values()
        if known is None or link.published is None or link.published.last <= known
    )
    rows = Rows(standing_reports(situation.reports, known), (), (), links)
    rows = memory.same.setdefault(("held", known), rows)
    learned = learned_once(situation, chosen, memory, rows)
    control = chosen.estimate(
        rows.reports, grounds_under(situation, situation.places), situation.areas,
        links_under(situation, rows, {link.id: link for link in rows.links}),
        fade_after_days=question.fade_after_days, memory=memory.control,
        **({} if learned is None else {"learned": learned}),
    )  # fmt: skip
    return chosen.name, control
