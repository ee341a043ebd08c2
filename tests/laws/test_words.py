"""What must not matter: names, the order of rows, what was not known, where a period is cut."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory
from landbridge.desk.show import document
from landbridge.model.answers import Answer
from landbridge.model.scenarios import Hold, Scenario
from laws import LAW
from laws.changed import dealt_anew, history_of, published_apart, renamed, with_reports
from worlds.build import day, published_span
from worlds.random_worlds import LAST, worlds

DAYS = st.integers(0, LAST + 10)


def figures(answer: Answer) -> dict[str, object]:
    """What an answer says without any name."""
    gap, fragility = answer.gap, answer.fragility
    return {
        "status": answer.status,
        "since": answer.since,
        "route": answer.route and answer.route.metres,
        "optimist": answer.optimist_route and answer.optimist_route.metres,
        "gap": gap and (gap.closed_metres, gap.contested_metres + gap.unknown_metres),
        "single": fragility and len(fragility.single_points),
        "cut": fragility and fragility.min_cut is not None and len(fragility.min_cut),
        "disjoint": fragility and fragility.disjoint_routes,
        "spells": [(s.first, s.last, s.status) for s in answer.spells],
        "carried": answer.carried_forward_days,
        "rests on": sorted((t.changes, t.status) for t in answer.rests_on if t.changes),
    }


@LAW
@given(worlds(), DAYS)
def test_renaming__changes_nothing_but_names(world, on):
    other = renamed(world)
    one, two = (ask(w.situation, replace(w.question, on=day(on))) for w in (world, other))
    assert figures(one) == figures(two)


@LAW
@given(worlds(), st.integers(0, 1000))
def test_order_of_rows__of_different_families_does_not_matter_where_dates_differ(world, seed):
    apart = published_apart(world)
    other = dealt_anew(apart, seed)
    for early in (False, True):
        assert history_of(apart, early=early) == history_of(other, early=early)


@LAW
@given(worlds(), DAYS, st.integers(0, LAST + 30))
def test_a_report_published_after_k__changes_nothing(world, on, k):
    question = replace(world.question, on=day(on), known_by=day(k))
    known = [r for r in world.situation.reports if r.published.last <= day(k)]
    less = with_reports(world, known)
    late = [replace(r, published=published_span(k + 1 + at), id=f"late{at}", row=1000 + at)
            for at, r in enumerate(world.situation.reports)]  # fmt: skip
    more = replace(less.situation, reports=(*less.situation.reports, *late))
    assert ask(less.situation, question) == ask(more, question)


@LAW
@given(worlds(), DAYS, st.integers(0, LAST + 10))
def test_a_period_in_two_halves__gives_the_whole(world, on, cut):
    until = day(on)
    middle = day(min(cut, on))
    since = day(-5)
    question = replace(world.question, on=until, since=since, until=until)
    whole = ask(world.situation, question).spells
    first = ask(world.situation, replace(question, until=middle)).spells
    second = (
        ask(world.situation, replace(question, since=middle + 1)).spells if middle < until else ()
    )
    assert days(whole) == {**days(first), **days(second)}
    flips = {s.first: (s.status, s.caused_by, s.other_causes) for s in whole}
    for spell in (*first, *second[1:]):
        assert flips[spell.first] == (spell.status, spell.caused_by, spell.other_causes)


def days(spells) -> dict[int, object]:
    return {d: s.status for s in spells for d in range(s.first, s.last + 1)}


@LAW
@given(worlds(), DAYS)
def test_an_empty_scenario__changes_nothing(world, on):
    question = replace(world.question, on=day(on))
    assert ask(world.situation, question) == ask(world.situation, question, scenario=Scenario())


@LAW
@given(worlds(), DAYS)
def test_the_same_recipe__gives_the_same_document_five_times(world, on):
    """Also with one memory for all, and whatever else was asked of it between."""
    question, memory = replace(world.question, on=day(on)), Memory()
    told = set()
    for at in range(5):
        answer = ask(world.situation, question, memory=None if at < 2 else memory)
        told.add(json.dumps(document(answer, world.situation), sort_keys=True))
        supposed = Scenario((Hold(next(iter(world.situation.places)), "foe"),))
        ask(world.situation, replace(question, on=day(on // 2)), memory=memory, scenario=supposed)
    assert len(told) == 1


@LAW
@given(worlds(), DAYS)
def test_since__comes_in_order(world, on):
    since = ask(world.situation, replace(world.question, on=day(on))).since
    if since.settled is not None:
        assert since.settled <= day(on)
        if since.earliest is not None:
            assert since.earliest <= since.settled
    else:
        assert since.earliest is None
    for what, known in (
        (since.earliest, since.earliest_known),
        (since.settled, since.settled_known),
    ):
        assert (what is None) is (known is None)
        assert what is None or what <= known
