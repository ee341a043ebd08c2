"""From reports to who holds what: the estimator that a question names, and what it has learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from landbridge.desk._grounds import grounds_under, links_under, spread
from landbridge.errors import QuestionError
from landbridge.estimators import KEEPERS, LEARNERS, estimator_named
from landbridge.scenarios import supposed_control
from landbridge.situation import keep, kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.desk.prepare import Memory, Setting
    from landbridge.estimators import ChosenEstimator, Learned
    from landbridge.model.control import ControlHistory
    from landbridge.model.geography import Link, Place
    from landbridge.model.situations import Rows, Situation

__all__ = ["believe", "chosen_estimator", "chosen_learner", "learned_once"]


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


def chosen_learner(situation: Situation, named: str | None) -> ChosenEstimator:
    """Find the estimator that learns: the one named, else the situation's own, else the first.

    Raises
    ------
    QuestionError
        when the one named does not exist, or learns nothing
    """
    chosen = chosen_estimator(situation, named or situation.default_estimator or "latest_report")
    if chosen.learn is not None:
        return chosen
    if named is not None:
        those = ", ".join(sorted(LEARNERS))
        raise QuestionError(f"'{named}' learns nothing of its sources; those that learn: {those}")
    return chosen_estimator(situation, next(iter(LEARNERS)))


def learned_once(
    situation: Situation, estimator: ChosenEstimator, memory: Memory, rows: Rows
) -> Learned | None:
    """Learn, once for the same reports, what the estimator needs to read them."""
    if estimator.learn is None:
        return None
    key = ("learned", estimator.name, rows.reports, rows.links)
    if key not in memory.same:
        links = links_under(situation, rows, {link.id: link for link in rows.links})
        memory.same[key] = _learned_before(
            estimator,
            (rows.reports, grounds_under(situation, situation.places), situation.areas, links),
        )
    learned: Learned = memory.same[key]
    return learned


def _learned_before(estimator: ChosenEstimator, rests_on: tuple[Any, ...]) -> Any:
    """Learn, or take what an earlier run has learned from the same rows."""
    if estimator.learn is None:
        raise ValueError(f"{estimator.name} learns nothing")
    if estimator.name not in KEEPERS:
        return estimator.learn(*rests_on)
    key_of, packed, unpacked = KEEPERS[estimator.name]
    digest = key_of(*rests_on)
    arrays = kept(digest)
    learned: Any = None if arrays is None else unpacked(arrays, *rests_on)
    if learned is None:
        learned = estimator.learn(*rests_on)
        keep(digest, packed(learned))
    return learned


def believe(
    setting: Setting, rows: Rows, places: Mapping[str, Place], links: Mapping[str, Link]
) -> ControlHistory:
    """Say who holds these places and links, as the query's estimator reads the reports."""
    more = {} if setting.learned is None else {"learned": setting.learned}
    situation = setting.situation
    control = setting.estimator.estimate(
        rows.reports, grounds_under(situation, places), situation.areas,
        links_under(situation, rows, links), early=setting.early,
        fade_after_days=setting.query.fade_after_days, memory=setting.memory.control, **more,
    )  # fmt: skip
    control = supposed_control(control, setting.scenario, setting.query.on)
    return spread(control, situation, places)
