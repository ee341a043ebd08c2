"""A situation, and the answer to a question, as layers that may go out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge import days, exporters
from landbridge.briefings import NOT_A_CLEARANCE, RECENT_DAYS, headline
from landbridge.desk._holding import holding
from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory, prepare
from landbridge.desk.show import displayed
from landbridge.model.corridors import Question
from landbridge.questions import asks_for_a_way, newest_published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.exporters import Sieve
    from landbridge.model.answers import Answer
    from landbridge.model.layers import Layer, LayerSet, Shape
    from landbridge.model.situations import Situation

__all__ = ["LayerWish", "answer_layers", "layers"]

_LOOSE = ("estimator", "known_by", "fade_after_days")


@dataclass(frozen=True, slots=True)
class LayerWish:
    """What is wanted of layers beside the question.

    ``unlicensed`` keeps rows of sources without a licence; ``drop_sensitive`` leaves out marked
    reports; ``recent_detail`` shows recent days as they are; ``others`` says what the other
    estimators would have said, which takes its time. ``outlines`` are polygons of areas.
    """

    unlicensed: bool = False
    drop_sensitive: bool = False
    recent_detail: bool = False
    others: bool = True
    outlines: Mapping[str, Shape] | None = None

    def sieve(self, situation: Situation) -> Sieve:
        """Give what lets rows out: strikes of recent days stay behind unless detail is wanted."""
        recent = None if self.recent_detail else days.today() - RECENT_DAYS
        return exporters.Sieve(
            situation.sources, self.unlicensed, self.drop_sensitive, no_strikes_from=recent
        )


def layers(
    situation: Situation,
    question: Question | None = None,
    wish: LayerWish | None = None,
    *,
    memory: Memory | None = None,
) -> tuple[LayerSet, Answer | None]:
    """Lay out every table and who holds what; with a question also its answer, as it may be shown.

    A question without ends may name an estimator and a known day.

    Raises
    ------
    QuestionError
        when it names something that is not there, or makes no sense
    """
    question, wish, memory = question or Question(), wish or LayerWish(), memory or Memory()
    sieve, answer = wish.sieve(situation), None
    of_answer: tuple[Layer, ...] = ()
    if asks_for_a_way(question, else_only=_LOOSE):
        answer = ask(
            situation, question, memory=memory, recent_detail=wish.recent_detail,
            others=wish.others,
        )  # fmt: skip
        answer, of_answer = _laid_out(situation, answer, sieve, wish, memory)
        question = Question(
            known_by=answer.query.known_by, estimator=answer.query.estimator,
            fade_after_days=answer.query.fade_after_days,
        )  # fmt: skip
    name, control = holding(situation, question, memory)
    own = exporters.layers_of_situation(
        situation, sieve, control=control, estimator=name, known_by=question.known_by,
        shapes=wish.outlines or {},
    )  # fmt: skip
    return _together(situation, (*own, *of_answer), sieve, answer, question.known_by), answer


def answer_layers(
    situation: Situation, answer: Answer, wish: LayerWish, *, memory: Memory
) -> LayerSet:
    """Lay out an answer that is there, as it may be shown."""
    sieve = wish.sieve(situation)
    shown, laid = _laid_out(situation, answer, sieve, wish, memory)
    return _together(situation, laid, sieve, shown, answer.query.known_by)


def _laid_out(
    situation: Situation, answer: Answer, sieve: Sieve, wish: LayerWish, memory: Memory
) -> tuple[Answer, tuple[Layer, ...]]:
    shown = displayed(answer, situation, recent_detail=wish.recent_detail)
    problem = prepare(situation, shown.query, memory).problem
    words = headline(shown, situation), NOT_A_CLEARANCE
    return shown, exporters.layers_of_answer(answer, shown, problem, situation, sieve, words)


def _together(
    situation: Situation, laid: tuple[Layer, ...], sieve: Sieve, answer: Answer | None,
    known_by: int | None,
) -> LayerSet:  # fmt: skip
    return exporters.put_together(
        laid, situation, sieve, notice=NOT_A_CLEARANCE,
        recipe=answer.recipe if answer else None, newest=newest_published(situation, known_by),
    )  # fmt: skip
