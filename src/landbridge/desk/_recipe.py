"""What is needed to compute an answer again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from landbridge._version import FILE_FORMAT, __version__
from landbridge.days import format_day
from landbridge.model.recipes import Recipe

if TYPE_CHECKING:
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["recipe_of"]

_DAYS = ("on", "known_by", "since", "until")
"""The parts of a query that are days: a recipe writes them as people do."""


def recipe_of(
    situation: Situation, query: CorridorQuery, scenario: Scenario, *, recent_detail: bool
) -> Recipe:
    """Write down what is needed to compute the answer again."""
    return Recipe(
        query={
            name: format_day(value) if name in _DAYS and value is not None else value
            for name, value in asdict(query).items()
        },
        estimator=query.estimator,
        policy=query.policy,
        settings={"fade_after_days": query.fade_after_days},
        versions={"landbridge": __version__, "format": str(FILE_FORMAT)},
        digests=dict(situation.digests),
        suppositions=tuple(str(change) for change in scenario.changes),
        recent_detail=recent_detail,
    )
