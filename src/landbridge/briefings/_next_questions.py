"""The next best questions, as a table: where to look, what for, and how much it would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import plain
from landbridge.briefings._names import actor_name, joined, place_name
from landbridge.briefings._odds_words import share_words
from landbridge.briefings._outline import lines, table
from landbridge.briefings._phrases import count
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._outline import Lines, Table
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
    said = (
        f"if {_state(held, situation)} ({share_words(held.odds.draws, question.worlds)}): "
        f"{_OPEN} in {share_words(held.odds.open, held.odds.draws)}"
        for held in question.if_held
    )
    return "; ".join(said)


def _look_for(question: NextQuestion) -> str:
    """Say which report would settle it, and whose word there is already."""
    said = f"a report of who {joined(question.settled_by, 'or')} it"
    named = [plain(family) for family in question.families]
    if len(named) > _NAMED:
        named = [*named[:_NAMED], count(len(named) - _NAMED, "other family", "other families")]
    return f"{said}, not from {joined(named, 'or')}" if named else said


def next_question_blocks(
    questions: Sequence[NextQuestion], situation: Situation
) -> tuple[Table, Lines]:
    """Lay out questions, the one that would help most first."""
    rows = []
    for question in questions:
        age = question.newest_report_age_days
        rows.append(
            [
                place_name(situation, question.place),
                f"{100 * question.bits / question.doubt_bits:.0f} %",
                _what_if(question, situation),
                "none" if age is None else count(age, "day"),
                _look_for(question),
            ]
        )
    headers = ["place", "doubt removed", "what it would mean", "newest report", "look for"]
    made = table("Next best questions: who holds these places", headers, rows, {1})
    told = (
        f"Doubt removed: of the {questions[0].doubt_bits:.2f} bits of doubt about the status of "
        f"that day, the share that knowing who holds the place takes away on average, over "
        f"{count(questions[0].worlds, 'draw')}. Places share doubt: their shares do not add up."
        if questions
        else None
    )
    return made, lines([told])
