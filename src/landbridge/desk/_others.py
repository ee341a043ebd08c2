"""What would the other estimators have said of the asked day?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._believing import learned_once
from landbridge.desk.prepare import Setting, judge, prepare
from landbridge.estimators import BESIDE, estimator_named
from landbridge.model.answers import EstimatorView
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.desk._since import Asked
    from landbridge.estimators import ChosenEstimator
    from landbridge.model.situations import Situation

__all__ = ["other_views"]


def other_views(asked: Asked, status: Status) -> tuple[EstimatorView, ...]:
    """Say what each of the others would have answered, judging the asked day alone.

    Those that cannot read this situation are left out: drawn maps where no source is a map.
    """
    found = (_named(asked.situation, name) for name in BESIDE)
    mine = asked.query.estimator.partition(":")[0]
    return tuple(_view(asked, one, status) for one in found if one and one.name != mine)


def _named(situation: Situation, name: str) -> ChosenEstimator | None:
    try:
        return estimator_named(name, situation.sources)
    except ValueError:
        return None


def _view(asked: Asked, estimator: ChosenEstimator, status: Status) -> EstimatorView:
    prepared, memory, day = asked.prepared, asked.memory, asked.query.on
    learned = learned_once(asked.situation, estimator, memory, prepared.rows)
    setting = Setting(
        asked.situation, asked.query, memory, prepared.scenario, estimator, learned=learned
    )
    passage = judge(setting, prepared.problem.network, prepared.rows, only_day=day)
    problem = replace(prepared.problem, passage=passage)
    own = analyses.status_on(problem, day)
    route = analyses.route_on(problem, day) if own is Status.OPEN else None
    gap = None if own is Status.OPEN else analyses.gap_on(problem, day)
    return EstimatorView(
        name=estimator.name,
        status=own,
        differs=own is not status,
        settled=None if own is status else _settled(asked, estimator.name),
        route_metres=route.metres if route else None,
        gap_metres=gap.road_metres if gap else None,
    )


def _settled(asked: Asked, name: str) -> int | None:
    """Give the first day of the run of its status: the one thing that all days are needed for."""
    query = replace(asked.query, estimator=name)
    full = prepare(asked.situation, query, asked.memory, scenario=asked.prepared.scenario)
    return analyses.since(analyses.corridor_history(full.problem), query.on)[1]
