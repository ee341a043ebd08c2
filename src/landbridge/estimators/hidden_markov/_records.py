"""What was learned of each source, as people read it: with intervals, letters beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._intervals import beta_interval
from landbridge.estimators.hidden_markov._likelihood import is_right
from landbridge.estimators.hidden_markov._statements import CONTEST, HOLDS
from landbridge.model.belief import Interval, LearnedSource, SideRecord

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._learning import Fit
    from landbridge.estimators.hidden_markov._parameters import Settings
    from landbridge.estimators.hidden_markov._statements import Statements

__all__ = ["records_of"]


def records_of(statements: Statements, fit: Fit, settings: Settings) -> tuple[LearnedSource, ...]:
    """Give what was learned of each source about places, most reports first."""
    told = [
        _record(statements, fit, settings, voice)
        for voice, (_, wide) in enumerate(statements.voices)
        if not wide or (statements.voices[voice][0], False) not in statements.voices
    ]
    return tuple(sorted(told, key=lambda one: (-one.reports, one.source)))


def _record(statements: Statements, fit: Fit, settings: Settings, voice: int) -> LearnedSource:
    parameters = fit.parameters
    mine = np.flatnonzero((statements.voice == voice) & ~statements.before)
    said = fit.last.said[mine]
    half = said.shape[1] // 2
    weight = statements.weight[mine] * (statements.what[mine] != CONTEST)
    holder = (said[:, :half] + said[:, half:]) * weight[:, None]
    right = is_right(statements)[mine]
    hits, every = float((holder * right).sum()), float(holder.sum())
    prior = settings.source_weight
    graded = float(parameters.graded[voice])
    reports = {statements.report[row].id for row in mine.tolist()}
    source = statements.report[int(mine[0])].source
    late = [
        statements.report[row].published.last - statements.report[row].day for row in mine.tolist()
    ]
    lag = float(parameters.lag[voice])
    repeats = float(parameters.repeats[voice])
    can = float((fit.echoes.value[mine] >= 0).sum())
    return LearnedSource(
        source=source.id,
        family=source.family,
        reports=len(reports),
        reliability=source.reliability,
        graded=graded,
        right=beta_interval(graded * prior + hits, (1 - graded) * prior + every - hits),
        by_side=_sides(statements, parameters.right[voice], mine, holder, right, settings),
        repeats=beta_interval(repeats * (10 + can), (1 - repeats) * (10 + can)),
        lag_days=Interval(lag, *fit.lag_bounds.get(voice, (lag, lag))),
        published_after_days=float(np.median(late)),
        copying=fit.copying.get(source.id, ()),
        prior_only=every < prior,  # its reports weigh less than its letter
    )


def _sides(
    statements: Statements,
    learned: NDArray[np.float64],
    mine: NDArray[np.int64],
    holder: NDArray[np.float64],
    right: NDArray[np.bool_],
    settings: Settings,
) -> tuple[SideRecord, ...]:
    """Give the record of a source about each side that it has spoken of while it held."""
    local = statements.local[statements.cell[mine]]
    names = (*statements.actors, None)
    value = local[np.arange(len(mine)), statements.value[mine]]
    found = []
    for actor, name in enumerate(names):
        there = np.where(local == actor, holder, 0.0)
        count = float(there.sum())
        if count < 0.5:  # noqa: PLR2004  (less than half a statement is none)
            continue
        mean, weight = float(learned[actor]), count + settings.side_weight
        wrong = np.where(statements.what[mine] == HOLDS, (there * ~right).sum(axis=1), 0.0)
        by_name = np.bincount(value, wrong, len(names))
        instead = int(by_name.argmax()) if by_name.max() >= 0.5 else -1  # noqa: PLR2004
        found.append(
            SideRecord(
                actor=name,
                reports=count,
                right=beta_interval(mean * weight, (1 - mean) * weight),
                instead=names[instead] if instead >= 0 else None,
                instead_share=float(by_name[instead] / count) if instead >= 0 else 0.0,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.reports, one.actor or "")))
