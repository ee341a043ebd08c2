"""How likely is each statement, if a holder has the ground? And what do statements teach of voices?

A voice that speaks of a cell for the first time names the holder, or is wrong. Later it depends on
what its family said last: where that is still right it slips more rarely; where it is not, it is
often said again, or copied. So the same words again count for little, and a change of mind for
much. Error rates by side are those of Dawid and Skene (Applied Statistics 28, 1979), over time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._parameters import (
    ASSERT_DAYS,
    ASSERT_WEIGHT,
    ASSERTED,
    MISTAKEN,
    TOLD_A_DAY,
)
from landbridge.estimators.hidden_markov._statements import CONTEST, HOLDS, LOST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._parameters import Parameters, Settings
    from landbridge.estimators.hidden_markov._statements import Statements

__all__ = [
    "Echoes",
    "echoes_of",
    "is_right",
    "learned_from",
    "likelihoods",
    "news_of",
    "reporters_of",
    "told_changes",
    "value_odds",
]

NOT_NAMED = 0.3
"""How likely a report of contest is while somebody holds whom it does not name."""

AT_HOME = 0.1
"""How likely a report that somebody enters is where they have long held the ground."""

REPORTER_WEIGHT = 4.0
"""What all voices do together counts as so many reports of each."""

FRESHLY = 5.0
"""How much likelier such a report is where one of the named has just come to hold the ground."""


@dataclass(frozen=True, slots=True, eq=False)
class Echoes:
    """What a family had said before.

    ``value[statement]`` is what it last said of the cell (-1: nothing), ``age`` the days since.
    """

    value: NDArray[np.int64]
    age: NDArray[np.float64]


def echoes_of(statements: Statements, family: NDArray[np.int64]) -> Echoes:
    """Find for each statement what its family had last said of the same cell when it was published.

    Statements about areas are of a family of their own.
    """
    value = np.full(statements.count, -1, dtype=np.int64)
    age = np.zeros(statements.count)
    wide = np.array([wide for _, wide in statements.voices], dtype=np.bool_)
    group = family[statements.voice] * 2 + wide[statements.voice]
    order = sorted(
        np.flatnonzero((statements.what == HOLDS) & ~statements.before).tolist(),
        key=lambda r: (statements.cell[r], *statements.report[r].order),
    )
    last: dict[tuple[int, int], int] = {}
    for row in order:
        key = int(statements.cell[row]), int(group[row])
        if key in last:
            value[row] = statements.value[last[key]]
            age[row] = max(0, statements.published[row] - statements.published[last[key]])
        last[key] = row
    return Echoes(value, age)


def _looked_anew(statements: Statements, parameters: Parameters) -> NDArray[np.float64]:
    """How likely is the value of each statement under each holder, from who looks anew?"""
    local, rows = statements.local[statements.cell], np.arange(statements.count)
    voice = statements.voice[:, None]
    known = local >= 0
    right = np.where(known, parameters.right[voice, np.maximum(local, 0)], 0.0)
    nobody = len(statements.actors)
    claims = np.where(
        known & (local != nobody), parameters.claims[voice, np.maximum(local, 0)], 0.0
    )
    others = np.maximum(claims.sum(axis=1, keepdims=True) - claims, 1e-12)
    named = claims[rows, statements.value][:, None]
    wrong = (1.0 - right) * named / others
    is_value = np.arange(local.shape[1])[None, :] == statements.value[:, None]
    held = np.where(is_value, right, wrong)
    lost = np.where(is_value, 1.0 - right, right)
    contest = np.where(statements.named, 1.0, NOT_NAMED)
    alone = statements.named.sum(axis=1, keepdims=True) < 2  # noqa: PLR2004  (it takes two)
    contest = np.where(alone, 1.0, contest)
    what = statements.what[:, None]
    found: NDArray[np.float64] = np.where(
        known, np.select([what == HOLDS, what == LOST], [held, lost], contest), 0.0
    )
    return found


def _remembered(statements: Statements, echoes: Echoes, settings: Settings) -> NDArray[np.float64]:
    """How much a statement hangs on what its family last said of the place, from 0 to 1."""
    if not settings.repeats:
        return np.zeros(statements.count)
    fades = np.minimum(1.0, settings.memory_days / np.maximum(echoes.age, 1.0))
    there = (echoes.value >= 0) & (statements.what == HOLDS)
    found: NDArray[np.float64] = np.where(there, fades, 0.0)
    return found


def value_odds(
    statements: Statements, parameters: Parameters, echoes: Echoes, settings: Settings
) -> NDArray[np.float64]:
    """Give ``[statement, holder]``: how likely what it says is under each holder."""
    anew = _looked_anew(statements, parameters)
    if not settings.repeats:
        return anew
    known = _remembered(statements, echoes, settings)[:, None]
    again = parameters.repeats[statements.voice][:, None]
    same = (echoes.value == statements.value)[:, None]
    stale = np.where(same, again, 0.0) + (1.0 - again) * anew
    slips = parameters.slips[statements.voice][:, None] * np.where(
        is_right(statements), 1.0 - anew, anew
    )
    sound = np.where(is_right(statements), 1.0 - slips, slips)
    given = np.where(_agreeing(statements, echoes), sound, stale)
    found: NDArray[np.float64] = np.where(anew > 0, (1.0 - known) * anew + known * given, 0.0)
    return found


def _agreeing(statements: Statements, echoes: Echoes) -> NDArray[np.bool_]:
    """``[statement, holder]``: whether what its family last said would still be right."""
    found: NDArray[np.bool_] = (
        np.arange(statements.local.shape[1])[None, :] == echoes.value[:, None]
    )
    return found


def is_right(statements: Statements) -> NDArray[np.bool_]:
    """``[statement, holder]``: whether the statement is right under that holder."""
    is_value = np.arange(statements.local.shape[1])[None, :] == statements.value[:, None]
    found: NDArray[np.bool_] = np.where((statements.what == LOST)[:, None], ~is_value, is_value)
    return found


def likelihoods(
    statements: Statements, parameters: Parameters, echoes: Echoes, settings: Settings
) -> NDArray[np.float64]:
    """Give ``[statement, state]`` for the chains: fresh states first, then settled ones."""
    value = value_odds(statements, parameters, echoes, settings)
    fresh, settled = value.copy(), value.copy()
    fresh[statements.named] *= FRESHLY
    # who says how things stand dates a change by its own look: it does not know of the days before
    unsaid = statements.before & ~parameters.reporter[statements.voice]
    fresh[unsaid], settled[unsaid] = 1.0, 1.0
    rows = np.flatnonzero(statements.enters)
    settled[rows, statements.value[rows]] *= AT_HOME
    if settings.change_types:
        right, change = is_right(statements), news_of(statements, parameters)[:, None]
        rate = parameters.asserts[statements.voice]
        fresh *= np.where(change, np.where(right, rate[:, :1], rate[:, 2:]), 1.0)
        settled *= np.where(change, np.where(right, rate[:, 1:2], rate[:, 2:]), 1.0)
    return np.concatenate([fresh, settled], axis=1)


def learned_from(
    statements: Statements,
    parameters: Parameters,
    echoes: Echoes,
    settings: Settings,
    said: NDArray[np.float64],
    exposure: NDArray[np.float64],
) -> Parameters:
    """Learn from how likely each state is on the day of each statement (the M step).

    ``exposure`` are the expected days by class of hazard, fresh ones in the last row.
    """
    half = said.shape[1] // 2
    said = said * statements.weight[:, None]
    holder = said[:, :half] + said[:, half:]
    right, claims = _error_rates(statements, parameters, settings, holder)
    repeats, slips = _habits(
        statements, parameters, echoes, holder, _remembered(statements, echoes, settings)
    )
    return parameters.with_(
        right=right,
        claims=claims,
        repeats=repeats,
        slips=slips,
        asserts=_assert_rates(statements, parameters, said, exposure),
        quiet=(
            _quiet_chances(statements, parameters, said, exposure)
            if settings.change_types
            else np.ones(len(statements.cells))
        ),
    )


def _error_rates(
    statements: Statements,
    parameters: Parameters,
    settings: Settings,
    weight: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    voices, actors = parameters.right.shape
    local = statements.local[statements.cell]
    counted = (local >= 0) & (statements.what != CONTEST)[:, None]
    where = (statements.voice[:, None] * actors + np.maximum(local, 0))[counted]
    right = is_right(statements)
    hits = np.bincount(where, (weight * right)[counted], voices * actors).reshape(voices, actors)
    all_of = np.bincount(where, weight[counted], voices * actors).reshape(voices, actors)
    base = settings.source_weight
    source = (parameters.graded * base + hits.sum(axis=1)) / (base + all_of.sum(axis=1))
    side = settings.side_weight
    learned = (source[:, None] * side + hits) / (side + all_of)
    wrong = (weight * ~right * (statements.what == HOLDS)[:, None]).sum(axis=1)
    rows = np.arange(statements.count)
    named = statements.voice * actors + local[rows, statements.value]
    claims = 1.0 + np.bincount(named, wrong, voices * actors).reshape(voices, actors)
    return np.clip(learned, 0.01, 0.995).astype(np.float64), claims.astype(np.float64)


def _habits(
    statements: Statements,
    parameters: Parameters,
    echoes: Echoes,
    holder: NDArray[np.float64],
    known: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How often voices say again what would be wrong by now, and slip where they were right.

    What voices have in common counts as ten statements.
    """
    voices, voice = len(statements.voices), statements.voice
    anew = _looked_anew(statements, parameters)
    again = parameters.repeats[voice][:, None]
    same = (echoes.value == statements.value)[:, None]
    repeated = np.where(same, again / np.maximum(again + (1 - again) * anew, 1e-12), 0.0)
    agreeing = _agreeing(statements, echoes)
    holder = holder * known[:, None]
    stale = np.where(agreeing, 0.0, holder)
    tried = np.bincount(voice, stale.sum(axis=1), voices)
    done = np.bincount(voice, (stale * repeated).sum(axis=1), voices)
    pooled = (2.0 + done.sum()) / (10.0 + tried.sum())
    repeats = np.clip((10.0 * pooled + done) / (10.0 + tried), 0.0, 0.98)
    sound = np.where(agreeing, holder, 0.0)
    right = is_right(statements)
    wrong = np.bincount(voice, (sound * ~right).sum(axis=1), voices)
    could = np.bincount(voice, (sound * np.where(right, 1 - anew, anew)).sum(axis=1), voices)
    slips = np.clip((1.0 + wrong) / (2.0 + could), 0.02, 1.0)
    return repeats.astype(np.float64), slips.astype(np.float64)


def reporters_of(statements: Statements) -> NDArray[np.bool_]:
    """Which voices mostly say that ground was taken or lost, not how things stand.

    A voice of few reports is taken to do as all do together.
    """
    voices = len(statements.voices)
    told = np.bincount(statements.voice[~statements.before], minlength=voices)
    changes = np.bincount(statements.voice[statements.change], minlength=voices)
    pooled = changes.sum() / max(int(told.sum()), 1)
    found: NDArray[np.bool_] = 2 * (changes + REPORTER_WEIGHT * pooled) >= told + REPORTER_WEIGHT
    return found


def news_of(statements: Statements, parameters: Parameters) -> NDArray[np.bool_]:
    """Which statements tell by their event that ground has just changed hands.

    A voice that mostly says how things stand asserts a change whenever it changes its mind, right
    or wrong: its event tells no more than the change of mind. Most of what a reporter of events
    says is that ground was taken or lost: such a report is there because something happened.
    """
    return statements.change & parameters.reporter[statements.voice]


def told_changes(
    statements: Statements, parameters: Parameters, echoes: Echoes
) -> NDArray[np.bool_]:
    """Which statements report a change: they assert one, or say otherwise than their family did."""
    minds = (echoes.value >= 0) & (echoes.value != statements.value)
    minds &= (statements.what == HOLDS) & ~statements.before
    found: NDArray[np.bool_] = minds | news_of(statements, parameters)
    return found


def _assert_rates(
    statements: Statements,
    parameters: Parameters,
    said: NDArray[np.float64],
    exposure: NDArray[np.float64],
) -> NDArray[np.float64]:
    """How often changes are asserted, by voice and case, for each day on which they can be.

    What matters is their proportion: that a change is reported at all, on this of all days, says
    more than how often its source is right. A voice of few such reports is
    taken to assert changes as reports commonly do.
    """
    half = said.shape[1] // 2
    right, voices = is_right(statements), len(statements.voices)
    cases = (
        (said[:, :half] * right).sum(axis=1),
        (said[:, half:] * right).sum(axis=1),
        ((said[:, :half] + said[:, half:]) * ~right).sum(axis=1),
    )
    change = news_of(statements, parameters)
    voice = statements.voice[change]
    counts = np.stack([np.bincount(voice, case[change], voices) for case in cases], axis=1)
    pooled = ASSERTED * ASSERT_WEIGHT + counts.sum(axis=0)
    pooled /= pooled.sum()
    mixed = (counts + pooled * ASSERT_WEIGHT) / (counts.sum(axis=1, keepdims=True) + ASSERT_WEIGHT)
    fresh = exposure[-1, 0]
    days = np.array([fresh, exposure.sum() - fresh, exposure.sum() * MISTAKEN])
    found: NDArray[np.float64] = mixed / (days + ASSERT_DAYS)
    return found


def _quiet_chances(
    statements: Statements,
    parameters: Parameters,
    said: NDArray[np.float64],
    exposure: NDArray[np.float64],
) -> NDArray[np.float64]:
    """``[cell]``: the chance that nobody asserts a change on a fresh day.

    Where changes have often been asserted, silence says more.
    """
    half, news = said.shape[1] // 2, news_of(statements, parameters)
    told = (said[:, :half] * is_right(statements)).sum(axis=1)[news].sum()
    a_day = (told + ASSERT_WEIGHT) / (exposure[-1, 0] + ASSERT_WEIGHT / TOLD_A_DAY)
    heard = 1.0 + np.bincount(statements.cell[news], minlength=len(statements.cells))
    mean = heard.sum() / max(heard.size, 1)
    found: NDArray[np.float64] = np.exp(-a_day * heard / mean)
    return found
