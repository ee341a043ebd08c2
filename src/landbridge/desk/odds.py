"""In what share of drawn courses of events was there a way? Added to an answer that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.days import format_day
from landbridge.desk._drawing import drawn_worlds
from landbridge.desk._odds_reasons import with_reasons
from landbridge.desk._running import runner
from landbridge.desk.prepare import prepare
from landbridge.errors import QuestionError
from landbridge.model.odds import OddsQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.desk.prepare import Memory
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Question
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["odds_question", "with_odds"]

_AROUND = 60
_MOST_DAYS = 20_000


def odds_question(
    *, draws: int | None, seed: int | None, spread: int | None, scheduler: str | None, odds: bool
) -> OddsQuestion | None:
    """Read what was asked about odds; None where nothing was.

    Raises
    ------
    QuestionError
        when a number is out of bounds, or was given without asking for odds
    """
    told = {"draws": draws, "seed": seed, "spread": spread}
    given = {name: value for name, value in told.items() if value is not None}
    if odds:
        return OddsQuestion(**given)
    for name in (*given, *(["scheduler"] if scheduler is not None else [])):
        raise QuestionError(f"{name} is for odds: ask for odds too, or leave it out")
    return None


def with_odds(
    situation: Situation,
    question: Question,
    answer: Answer,
    wanted: OddsQuestion,
    *,
    memory: Memory,
    scenario: Scenario | None = None,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Answer:
    """Give the answer with odds, and with all that is needed to draw them again in its recipe.

    Days are counted one by one over the period asked; without one, over the 60 days before and
    after the asked day, as far as anything is published. Worlds are those of the question's
    estimator where it draws any; what each family of sources adds, and the next best questions, are
    told then too.

    Raises
    ------
    QuestionError
        when the period is too long, or a spread is given to an estimator that draws its own worlds
    InputError
        when the scheduler cannot be used
    """
    on, newest = answer.as_of, answer.newest_published
    known = on if newest is None else max(on, newest)
    since = question.since if question.since is not None else on - _AROUND
    until = question.until if question.until is not None else min(on + _AROUND, known)
    since, until = max(since, 1), max(since, until)
    if max(on, until) - min(on, since) > _MOST_DAYS:
        raise QuestionError(f"odds are told for at most {_MOST_DAYS} days: give a shorter period")
    asked, answer = answer, _as_drawn(situation, question, answer, wanted)
    prepared = prepare(situation, answer.query, memory, scenario=scenario)
    drawn = drawn_worlds(situation, answer.query, prepared, wanted.seed)
    if drawn is not None and wanted.spread is not None:
        raise QuestionError(
            f"spread is for displaced dates: '{answer.query.estimator}' draws courses of events of "
            "its own; leave it out"
        )
    found = analyses.odds_over_draws(
        prepared.problem, wanted, on, (since, until), max(until, known), drawn=drawn,
        run=runner(scheduler, progress),
    )  # fmt: skip
    if drawn is not None:
        found = with_reasons(situation, answer, prepared, drawn, found)
    told = {
        "draws": wanted.draws,
        **({"learned": found.learned} if found.spread is None else {"spread": found.spread}),
        "sampler": found.sampler,
        "since": format_day(since),
        "until": format_day(until),
    }
    recipe = asked.recipe
    recipe = replace(recipe, seed=wanted.seed, settings={**recipe.settings, "odds": told})
    return replace(asked, odds=found, recipe=recipe)


def _as_drawn(
    situation: Situation, question: Question, answer: Answer, wanted: OddsQuestion
) -> Answer:
    """Read the answer's question as the situation wants odds drawn, where the asker names nothing.

    Whoever names an estimator, or a spread of dates, gets what they name.
    """
    named = situation.default_odds
    if named is None or question.estimator is not None or wanted.spread is not None:
        return answer
    return replace(answer, query=replace(answer.query, estimator=named))
