"""A cited briefing of an answer: a page, Markdown, or the map alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.briefings._folding import roads_by
from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory, prepare
from landbridge.desk.show import displayed
from landbridge.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.model.answers import Answer
    from landbridge.model.atlas import Atlas
    from landbridge.model.corridors import Question
    from landbridge.model.odds import OddsQuestion
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Situation

__all__ = ["FORMS", "brief", "reach_on_map", "source_line"]

FORMS = ("html", "md", "svg", "png")


def brief(
    situation: Situation,
    question: Question,
    form: str,
    *,
    scenario: Scenario | None = None,
    recent_detail: bool = False,
    odds: OddsQuestion | None = None,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Answer, bytes]:
    """Answer a question and lay the answer out; ``form`` is html, md, svg or png.

    Raises
    ------
    QuestionError
        when there is no such form, or the question cannot be asked
    """
    if form not in FORMS:
        raise QuestionError(f"no briefing in form '{form}'; there are: {', '.join(FORMS)}")
    memory = Memory()
    answer = ask(situation, question, memory=memory, scenario=scenario, recent_detail=recent_detail)
    if odds is not None:
        from landbridge.desk.odds import with_odds  # noqa: PLC0415  (only where asked)

        answer = with_odds(
            situation, question, answer, odds, memory=memory, scenario=scenario, scheduler=scheduler
        )
    shown = displayed(answer, situation, recent_detail=recent_detail)
    if shown.recipe.suppositions != answer.recipe.suppositions:
        raise QuestionError(
            "a closing or opening supposed for recent days is not laid out: give --recent-detail"
        )
    if form == "md":
        from landbridge.briefings.markdown import render_markdown  # noqa: PLC0415

        return answer, render_markdown(shown, situation).encode()
    days = (answer.spells[0].first, answer.spells[-1].last) if answer.spells else None
    period = days if form == "html" and days else (answer.as_of, answer.as_of)
    problem = prepare(situation, answer.query, memory, scenario=scenario).problem
    pictures = analyses.atlas(
        problem, period, answer.as_of, progress=progress,
        actor_names={actor.id: actor.name for actor in situation.actors.values()},
        source_line=source_line(situation), reach_metres=reach_on_map(situation),
    )  # fmt: skip
    return answer, _drawn(shown, pictures, situation, form)


def _drawn(shown: Answer, pictures: Atlas, situation: Situation, form: str) -> bytes:
    if form == "html":
        from landbridge.briefings.page import render_page  # noqa: PLC0415

        return render_page(shown, pictures, situation).encode()
    from landbridge.briefings.map import render_map  # noqa: PLC0415

    svg = render_map(pictures, shown)
    if form == "svg":
        return svg.encode()
    from landbridge.briefings.png import render_png  # noqa: PLC0415

    return render_png(svg)


def source_line(situation: Situation) -> str:
    """Give attribution, licence, title and whose the roads are, for the foot of a map."""
    parts = (situation.attribution, situation.licence, situation.title, roads_by(situation))
    return " · ".join(part for part in parts if part)


def reach_on_map(situation: Situation) -> float | None:
    """Give how far a holding reaches, where imported roads lie on ground that is divided so."""
    return None if situation.laid is None else situation.ground_rules.reach_metres
