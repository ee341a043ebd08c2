"""From reports to who holds what: the estimator that a question names, and what it has learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import QuestionError
from landbridge.estimators import estimator_named
from landbridge.scenarios import supposed_control

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.desk.prepare import Memory, Setting
    from landbridge.estimators import ChosenEstimator, Learned
    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Link, Place
    from landbridge.model.situations import Rows, Situation

__all__ = ["believe", "chosen_estimator", "learned_once"]


def chosen_estimator(situation: Situation, name: str) -> ChosenEstimator:
    """Find the estimator that a question names.

    Raises
    ------
    QuestionError
        when there is none of that name, or what it is given to choose from cannot be chosen
    """
    try:
        return estimator_named(name, situation.sources)
    except (LookupError, ValueError) as error:
        raise QuestionError(str(error)) from None


def learned_once(
    situation: Situation, estimator: ChosenEstimator, memory: Memory, rows: Rows
) -> Learned | None:
    """Learn, once for the same reports, what the estimator needs to read them."""
    if estimator.learn is None:
        return None
    key = ("learned", estimator.name, rows.reports, rows.links)
    if key not in memory.same:
        links = {link.id: link for link in rows.links}
        memory.same[key] = estimator.learn(rows.reports, situation.places, situation.areas, links)
    learned: Learned = memory.same[key]
    return learned


def believe(
    setting: Setting, rows: Rows, places: Mapping[str, Place], links: Mapping[str, Link]
) -> ControlHistory:
    """Say who holds these places and links, as the query's estimator reads the reports."""
    more = {} if setting.learned is None else {"learned": setting.learned}
    control = setting.estimator.estimate(
        rows.reports, places, setting.situation.areas, links, early=setting.early,
        fade_after_days=setting.query.fade_after_days, memory=setting.memory.control, **more,
    )  # fmt: skip
    return supposed_control(control, setting.scenario, setting.query.on)
