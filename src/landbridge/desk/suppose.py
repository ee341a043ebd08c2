"""The same question with changes applied: a supposition, never a forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.desk.ask import ask
from landbridge.desk.diff import compare
from landbridge.desk.prepare import Memory
from landbridge.errors import QuestionError
from landbridge.model.actors import RELATION_KINDS
from landbridge.model.names import actor_id, place_id, source_id
from landbridge.model.scenarios import Close, Hold, Relate, Reopen, Scenario, Without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.comparisons import Difference
    from landbridge.model.corridors import Question
    from landbridge.model.scenarios import Change
    from landbridge.model.situations import Situation

__all__ = ["scenario_of", "suppose"]


def suppose(situation: Situation, question: Question, scenario: Scenario) -> Difference:
    """Answer a question as it stands and under a scenario, and compare."""
    memory = Memory()
    before = ask(situation, question, memory=memory, others=False)
    after = ask(situation, question, memory=memory, scenario=scenario, others=False)
    return compare(situation, before, after, (Scenario(), scenario), memory)


def scenario_of(
    situation: Situation,
    *,
    must_change: bool = False,
    hold: Sequence[str] = (),
    close: Sequence[str] = (),
    reopen: Sequence[str] = (),
    relation: Sequence[str] = (),
    without_source: Sequence[str] = (),
) -> Scenario:
    """Read changes as they are written on a command line.

    Raises
    ------
    QuestionError
        when a change cannot be read, names something that is not there, or contradicts another;
        when there is none and there must be
    """
    changes: list[Change] = [_hold(situation, text) for text in hold]
    changes += [Close(*_pair(situation, text)) for text in close]
    changes += [Reopen(*_pair(situation, text)) for text in reopen]
    changes += [_relation(situation, text) for text in relation]
    changes += [Without(source_id(situation, text)) for text in without_source]
    if must_change and not changes:
        raise QuestionError(
            "nothing is supposed: give --hold, --close, --open, --relation or --without-source"
        )
    _refuse_contradictions(changes)
    return Scenario(tuple(changes))


def _refuse_contradictions(changes: Sequence[Change]) -> None:
    """Refuse two holders of one place, and one spot both closed and opened."""
    holders: dict[str, str] = {}
    spots: dict[frozenset[str | None], type] = {}
    for change in changes:
        if isinstance(change, Hold) and holders.setdefault(change.place, change.actor) != (
            change.actor
        ):
            raise QuestionError(f"{change.place} cannot be held by two: give one --hold for it")
        if isinstance(change, Close | Reopen):
            spot = frozenset((change.a, change.b))
            if spots.setdefault(spot, type(change)) is not type(change):
                raise QuestionError(f"{change.a} cannot be both closed and opened")


def _hold(situation: Situation, text: str) -> Hold:
    place, equals, actor = text.partition("=")
    if not equals:
        raise QuestionError(f"--hold '{text}': write PLACE=ACTOR")
    return Hold(place_id(situation, place), actor_id(situation, actor))


def _pair(situation: Situation, text: str) -> tuple[str, str | None]:
    names = [place_id(situation, name) for name in text.split(",")]
    if len(names) > 2:  # noqa: PLR2004  (a place, or a pair)
        raise QuestionError(f"'{text}': write PLACE or A,B")
    if len(names) == 1:
        return names[0], None
    ends = [{link.a, link.b} for link in situation.links.values() if link.road is None]
    if set(names) not in ends:
        near = ", ".join(sorted(set().union(*(e for e in ends if names[0] in e)) - {names[0]}))
        joined = f"; {names[0]} is joined to {near}" if near else ""
        if situation.laid is not None:
            joined += "; imported roads are closed or opened by place: write one place alone"
        raise QuestionError(f"no link joins {names[0]} and {names[1]}{joined}")
    return names[0], names[1]


def _relation(situation: Situation, text: str) -> Relate:
    words = text.split()
    if len(words) != 3 or words[1] not in RELATION_KINDS:  # noqa: PLR2004  (who, how, whom)
        kinds = ", ".join(RELATION_KINDS)
        raise QuestionError(f"--relation '{text}': write 'ACTOR KIND OTHER', KIND one of {kinds}")
    return Relate(actor_id(situation, words[0]), words[1], actor_id(situation, words[2]))
