"""The next best questions as lines: where to look, what for, and how much it would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import actor_name, joined, place_name
from landbridge.briefings._odds_words import share_words
from landbridge.briefings._outline import lines
from landbridge.briefings._phrases import count
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._outline import Lines
    from landbridge.model.odds import IfHeld, NextQuestion
    from landbridge.model.situations import Situation

__all__ = ["next_question_blocks"]

_NAMED = 3
_OPEN = status_word(Status.OPEN)


def _state(held: IfHeld, situation: Situation) -> str:
    names = [actor_name(situation, key) for key in held.holders]
    if held.kind == "held":
        return f"{names[0]} holds it"
    if held.kind == "contested":
        return f"it is contested{f' ({joined(names)})' if names else ''}"
    return "nobody known holds it"


def _what_if(question: NextQuestion, situation: Situation) -> str:
    """Say the odds under each state."""
    said = [
        f"in {share_words(held.odds.draws, question.worlds)} {_state(held, situation)}, and then "
        f"there is {_OPEN} in {share_words(held.odds.open, held.odds.draws)}"
        for held in question.if_held
    ]
    return "; ".join(said)


def _look_for(question: NextQuestion) -> str:
    """Say which report would settle it, and whose word there is already."""
    events = joined(question.settled_by, "or")
    said = f"Look for a report that somebody {events} it"
    named = [plain(family) for family in question.families]
    if len(named) > _NAMED:
        named = [*named[:_NAMED], count(len(named) - _NAMED, "other family", "other families")]
    return f"{said}, beside those of {joined(named)}." if named else f"{said}."


def _line(question: NextQuestion, situation: Situation) -> str:
    age = question.newest_report_age_days
    newest = "No report says who holds it" if age is None else f"Newest report: {count(age, 'day')}"
    return (
        f"{place_name(situation, question.place)} "
        f"({100 * question.bits / question.doubt_bits:.0f} % of the doubt): "
        f"{_what_if(question, situation)}. {newest}{'' if age is None else ' old'}. "
        f"{_look_for(question)}"
    )


def next_question_blocks(
    questions: Sequence[NextQuestion], situation: Situation
) -> tuple[Lines, ...]:
    """Lay out questions, the one that would help most first."""
    if not questions:
        return (
            lines(
                [
                    "No next best question: who holds any single place says no more about that day "
                    "than chance would."
                ]
            ),
        )
    doubt, draws = questions[0].doubt_bits, count(questions[0].worlds, "draw")
    return (
        lines(["Next best questions: who holds these places? Knowing it would help most."]),
        lines([_line(question, situation) for question in questions], bullets=True),
        lines(
            [
                f"In per cent of the {doubt:.2f} bits of doubt about the status of that day: what "
                f"knowing who holds the place takes away on average, over {draws}. Places share "
                "doubt: their shares do not add up."
            ]
        ),
    )
