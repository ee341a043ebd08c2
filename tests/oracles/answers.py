"""Compare a whole answer with the plain twin, part by part; raise where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge import analyses
from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory, prepare
from landbridge.model.answers import Answer
from landbridge.model.corridors import Question
from landbridge.model.situations import Situation
from landbridge.questions import query_of
from oracles.plain import FINAL, FIRST, Plain, first_known, history, reduced, since
from worlds.build import day


def told_history(situation: Situation, question: Question, *, early: bool = False) -> list[str]:
    """The status of every day of the calendar, as the product computes it."""
    query = query_of(situation, replace(question, on=day(0)))
    problem = prepare(situation, query, Memory(), early=early).problem
    course = analyses.corridor_history(problem)
    return [analyses.status_in(course, d).value for d in range(FIRST, FINAL + 1)]


def same_history(situation: Situation, question: Question, *, early: bool = False) -> None:
    told = told_history(situation, question, early=early)
    assert told == history(Plain(situation, question, early=early))


def same_spells(answer: Answer, statuses: list[str]) -> None:
    """The spells tile the period and say what the days say."""
    until = answer.query.on
    begins = answer.spells[0].first
    told = {d: s.status.value for s in answer.spells for d in range(s.first, s.last + 1)}
    assert sum(s.last - s.first + 1 for s in answer.spells) == len(told)
    assert list(told) == list(range(begins, until + 1))
    assert all(told[d] == statuses[d - FIRST] for d in told if d >= FIRST)
    pairs = zip(answer.spells, answer.spells[1:], strict=False)
    assert all(one.status is not two.status for one, two in pairs)


def same_since(situation: Situation, answer: Answer, question: Question) -> None:
    """All four dates; the earliest is that of the reading that reaches further back."""
    d, status = answer.as_of, answer.status.value
    settled_reading = history(Plain(situation, question))
    earliest, settled = since(settled_reading, d)
    early_reading = history(Plain(situation, question, early=True))
    early = False
    if early_reading[d - FIRST] == status and earliest is not None:
        first, _ = since(early_reading, d)
        if first is None or first < earliest:
            earliest, early = first, True
    told = answer.since
    assert (told.earliest, told.settled) == (earliest, settled)
    assert told.settled_known == first_known(situation, question, status, settled, early=False)
    assert told.earliest_known == first_known(situation, question, status, earliest, early=early)


def same_ways(answer: Answer, plain: Plain) -> None:
    """Route, optimist's route and gap by length; single points by name; the cut by size."""
    view = plain.view(answer.as_of)
    shortest = view.shortest(0)
    assert (answer.route is None) == (answer.status.value != "open")
    if answer.route is not None:
        assert answer.route.metres == pytest.approx(shortest)
        fragility = answer.fragility
        assert fragility is not None
        assert set(fragility.single_points) == view.single_points()
        assert set(fragility.critical_links) == view.critical_roads()
        assert len(set(fragility.critical_links)) == len(fragility.critical_links)
        cut = fragility.min_cut
        assert (None if cut is None else len(cut)) == view.smallest_cut()
        assert cut is None or not view.all_joined(0, frozenset(cut))
    if answer.status.value == "uncertain":
        assert answer.optimist_route is not None
        assert answer.optimist_route.metres == pytest.approx(view.shortest(2))
        assert answer.deciding
    gap = None if answer.status.value == "open" else view.gap()
    told = answer.gap
    assert (told is None) == (gap is None)
    if told is not None and gap is not None:
        doubtful = told.contested_metres + told.unknown_metres
        assert (told.closed_metres, doubtful, told.open_metres) == pytest.approx(gap)
        assert sum(h.metres for h in told.holders) == pytest.approx(told.road_metres)


def same_families(situation: Situation, answer: Answer, question: Question) -> None:
    """Each family taken out from the start: what is listed is so, the rest changes nothing."""
    tests = {test.family: test for test in answer.rests_on}
    for family in {source.family for source in situation.sources.values()}:
        told = ask(reduced(situation, family), replace(question, on=answer.as_of)).status
        if family in tests:
            assert tests[family].status is told, family
            assert tests[family].changes is (told is not answer.status), family
        else:
            assert told is answer.status, f"{family} is not listed"
