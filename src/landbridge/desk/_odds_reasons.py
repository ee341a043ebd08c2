"""What does each family of sources add to the odds, and what would it help to know next?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._drawing import drawn_worlds
from landbridge.desk._next import WORLDS, questions_over
from landbridge.model.odds import FamilyOdds
from landbridge.model.reports import CONTROL_EVENTS
from landbridge.scenarios import without_family

if TYPE_CHECKING:
    from landbridge.desk.prepare import Prepared
    from landbridge.model.answers import Answer, FamilyTest
    from landbridge.model.odds import CorridorOdds, DayOdds
    from landbridge.model.situations import Rows, Situation

__all__ = ["with_reasons"]

_FEWER_WORLDS = 256
"""Worlds for each family: the same numbers as the first of those with all, so few will do."""

_MOST_QUESTIONS, _MOST_FAMILIES = 5, 12
_YEAR_DAYS = 365


def with_reasons(
    situation: Situation,
    answer: Answer,
    prepared: Prepared,
    drawn: analyses.DrawnWorlds,
    found: CorridorOdds,
) -> CorridorOdds:
    """Give odds over an estimator's worlds with what they rest on and the next best questions."""
    on, fewer = answer.as_of, min(found.draws, _FEWER_WORLDS)
    families = _families(answer, prepared.rows)
    return replace(
        found,
        next_questions=questions_over(
            situation, on, prepared, drawn, min(found.draws, WORLDS), _MOST_QUESTIONS
        ),
        all_families=analyses.odds_on_day(drawn, fewer, on),
        without=tuple(
            FamilyOdds(
                test.family,
                test.sources,
                _odds_without(situation, answer, prepared, test.family, (found.seed, fewer)),
            )
            for test in families[:_MOST_FAMILIES]
        ),
        not_left_out=tuple(test.family for test in families[_MOST_FAMILIES:]),
    )


def _families(answer: Answer, rows: Rows) -> list[FamilyTest]:
    """Order families: those without which the status would change, then by what they reported.

    Counted are reports of who holds what in the year before the asked day, then all of them.
    """
    told = [r for r in rows.reports if r.event in CONTROL_EVENTS and r.first_day <= answer.as_of]
    every = Counter(report.family for report in told)
    late = Counter(r.family for r in told if r.first_day > answer.as_of - _YEAR_DAYS)
    return sorted(
        answer.rests_on,
        key=lambda test: (
            not test.changes, -late[test.family], -every[test.family], test.family
        ),
    )  # fmt: skip


def _odds_without(
    situation: Situation, answer: Answer, prepared: Prepared, family: str, which: tuple[int, int]
) -> DayOdds:
    """Give the odds of the asked day without a family, over the first worlds of a seed.

    What was learned of the sources stays learned.
    """
    (seed, worlds), on, query = which, answer.as_of, answer.query
    less = without_family(situation, query, prepared.rows, prepared.scenario, family)
    drawn = drawn_worlds(situation, query, prepared, seed, rows=less, only_day=on)
    if drawn is None:
        raise ValueError("odds without a family are for estimators that draw worlds")
    return analyses.odds_on_day(drawn, worlds, on)
