"""How likely a claim was so where the record is unsure: counted over drawn courses of events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses, scoring
from landbridge.desk._drawing import drawn_worlds
from landbridge.desk.prepare import prepare

if TYPE_CHECKING:
    from landbridge.desk._record import Record
    from landbridge.model.odds import CorridorOdds, OddsQuestion
    from landbridge.model.propositions import Proposition
    from landbridge.scoring import AskedWindow

__all__ = ["share_of_worlds"]

_MOST_DAYS = 20_000
"""As for odds of an answer."""


def share_of_worlds(
    record: Record,
    noun: Proposition,
    window: AskedWindow,
    known_by: int | None,
    wanted: OddsQuestion,
) -> float | None:
    """Give in which share of drawn worlds a proposition about a way was so over a window.

    Worlds are those of the estimator that the situation draws odds from, else recorded dates are
    displaced. None where the proposition is not one of a way that is open or closed, where there
    are more than 20,000 days, and for a closed one where worlds are themselves unsure of a day: not
    open is then not closed.
    """
    if noun.verb not in ("open", "closed") or window.last - window.first > _MOST_DAYS:
        return None
    way, situation = record.way(noun, known_by), record.situation
    named = situation.default_odds or way.query.estimator
    query = replace(way.query, estimator=named, on=window.first)
    made = prepare(situation, query, record.memory)
    made = replace(made, problem=replace(made.problem, stops=way.problem.stops))
    span = window.first, window.last
    found = analyses.odds_over_draws(
        made.problem, wanted, window.first, span, window.last,
        drawn=drawn_worlds(situation, query, made, wanted.seed),
    )  # fmt: skip
    if noun.verb == "closed" and any(run.uncertain for run in found.by_day):
        return None
    so = _open(found, window.reading, denied=noun.verb == "closed")
    return 1 - so if noun.negated and not window.inside else so


def _open(found: CorridorOdds, reading: str, *, denied: bool) -> float:
    """Give the share of worlds with an open day, or only open days; of the opposite if denied."""
    every = found.closing.unseen if found.closing is not None else 0
    opened = found.first_opening
    some = found.open + (0 if opened is None else opened.worlds - opened.unseen)
    wide = reading == scoring.SOME_DAY
    count = (every if wide else some) if denied else (some if wide else every)
    return 1 - count / found.draws if denied else count / found.draws
