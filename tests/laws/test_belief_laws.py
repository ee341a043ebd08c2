"""Laws of belief: drawn worlds are as likely as believed, and nothing rests on names or order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from landbridge.desk.ask import ask
from landbridge.desk.odds import with_odds
from landbridge.desk.prepare import Memory, prepare
from landbridge.estimators import ESTIMATORS, LEARNERS, SAMPLERS
from landbridge.model.actors import Actor, Relation
from landbridge.model.control import ControlState
from landbridge.model.corridors import Question
from landbridge.model.odds import OddsQuestion
from landbridge.model.situations import Situation
from worlds.build import day
from worlds.told_wars import SIDES, ToldWar, told_war

DAYS = 200
BLOCK = 64


@pytest.fixture(scope="module")
def war() -> ToldWar:
    return told_war(3, rows=5, length=5, days=DAYS, often=0.8)


@pytest.fixture(params=sorted(SAMPLERS))
def name(request) -> str:
    """Every estimator that draws."""
    return request.param


def test_shelf__has_an_estimator_that_draws():
    assert "hidden_markov" in SAMPLERS
    assert SAMPLERS.keys() <= LEARNERS.keys() <= ESTIMATORS.keys()


def learn(war: ToldWar, name: str):
    return LEARNERS[name](war.reports, war.places, {}, war.links)


def believe(war: ToldWar, name: str, learned=None):
    learned = learned or learn(war, name)
    found = ESTIMATORS[name](war.reports, war.places, {}, war.links, learned=learned)
    return found.belief


def draw(war: ToldWar, name: str, *, seed: int = 1, first_world: int = 0, worlds: int = BLOCK):
    return SAMPLERS[name](
        war.reports, war.places, {}, war.links,
        learned=learn(war, name), seed=seed, first_world=first_world, worlds=worlds,
    )  # fmt: skip


def holder_of(state: ControlState) -> str | None:
    """The holder; None stands for nobody known."""
    assert state.kind != "contested", "a drawn world says who holds"
    return state.holder


def drawn_holders(drawn, place: str, on: int) -> list[str | None]:
    """Who holds a place on a day, world by world."""
    told = [holder_of(course.on(on)) for course in drawn.courses[place]]
    return [told[which] for which in drawn.of_world[place].tolist()]


def test_draws__are_as_frequent_as_they_are_believed(war, name):
    worlds = 4096
    belief, drawn = believe(war, name), draw(war, name, worlds=worlds)
    off = []
    for place in war.places:
        for on in range(belief.first_day, day(DAYS), 9):
            told = drawn_holders(drawn, place, on)
            for actor, share in belief.on(place, on).items():
                error = np.sqrt(max(share * (1 - share), 1e-4) / worlds)
                off.append((told.count(actor) / worlds - share) / error)
    assert len(off) > 800
    assert np.abs(off).max() < 5
    assert np.mean(np.abs(off) > 2) < 0.1


def test_draws__ground_of_which_nothing_was_said_is_unknown_in_every_world(war, name):
    silent = war.names(2)[1]
    quiet = replace(war, reports=tuple(r for r in war.reports if r.place != silent))
    cell, drawn = believe(quiet, name).cells.get(silent), draw(quiet, name)
    assert cell is None or not cell.reported, "what neighbours hint at is no report"
    for on in (day(0), day(DAYS // 2), day(DAYS)):
        assert set(drawn_holders(drawn, silent, on)) == {None}


def test_belief__shares_add_up(war, name):
    for cell in believe(war, name).cells.values():
        np.testing.assert_allclose(cell.shares.sum(axis=1), 1, atol=1e-5)
        assert cell.shares.min() >= 0


def same_shares(one, other, *, names=None) -> None:
    """Both beliefs say the same, actors of the first renamed."""
    names = names or {}
    assert one.cells.keys() == other.cells.keys()
    for place, cell in one.cells.items():
        there = other.cells[place]
        renamed = [names.get(actor, actor) for actor in cell.actors]
        assert set(renamed) == set(there.actors)
        order = [there.actors.index(actor) for actor in renamed]
        np.testing.assert_allclose(cell.shares, there.shares[:, order], atol=2e-5)


def test_belief__does_not_rest_on_what_actors_are_called(war, name):
    names = {SIDES[0]: "zulu", SIDES[1]: "alpha"}
    reports = tuple(replace(r, actor=names[str(r.actor)]) for r in war.reports)
    same_shares(believe(war, name), believe(replace(war, reports=reports), name), names=names)


def test_belief__does_not_rest_on_what_sources_are_called(war, name):
    called = {"careful": "zz", "wire": "aa", "voice": "mm"}
    reports = tuple(
        replace(r, source=replace(r.source, id=called[r.source.id])) for r in war.reports
    )
    same_shares(believe(war, name), believe(replace(war, reports=reports), name))


def test_belief__does_not_rest_on_the_order_of_reports(war, name):
    reports = list(war.reports)
    Random(5).shuffle(reports)
    same_shares(believe(war, name), believe(replace(war, reports=tuple(reports)), name))


def test_belief__does_not_rest_on_the_order_of_places(war, name):
    other = replace(
        war,
        places=dict(reversed(war.places.items())), links=dict(reversed(war.links.items())),
    )  # fmt: skip
    same_shares(believe(war, name), believe(other, name))


def same_worlds(one, other) -> None:
    """Both say the same of every place in every world."""
    assert one.courses.keys() == other.courses.keys()
    for place, courses in one.courses.items():
        there = other.courses[place]
        for mine, theirs in zip(one.of_world[place], other.of_world[place], strict=True):
            a, b = courses[mine], there[theirs]
            assert a.days == b.days
            assert [s.holders for s in a.states] == [s.holders for s in b.states]


def test_draws__are_the_same_from_the_same_seed(war, name):
    same_worlds(draw(war, name, seed=4), draw(war, name, seed=4))
    with pytest.raises(AssertionError):
        same_worlds(draw(war, name, seed=4), draw(war, name, seed=5))


def test_draws__a_world_is_the_same_in_whatever_block_it_is_drawn(war, name):
    whole = draw(war, name, seed=9, worlds=4 * BLOCK)
    for first in range(0, 4 * BLOCK, BLOCK):
        part = draw(war, name, seed=9, first_world=first, worlds=BLOCK)
        assert (part.first_world, part.worlds) == (first, BLOCK)
        cut = {k: v[first : first + BLOCK] for k, v in whole.of_world.items()}
        same_worlds(part, replace(whole, of_world=cut))


def test_draws__a_world_does_not_rest_on_the_order_of_reports(war, name):
    reports = list(war.reports)
    Random(6).shuffle(reports)
    same_worlds(draw(war, name), draw(replace(war, reports=tuple(reports)), name))


def situation_of(war: ToldWar, **more) -> Situation:
    """A situation of two sides at war with each other."""
    return Situation(
        title="told", corridors={},
        sources={r.source.id: r.source for r in war.reports},
        actors={side: Actor(side, side, "armed-group") for side in SIDES},
        relations=(Relation(SIDES[0], "hostile_to", SIDES[1], None, None),),
        places=war.places, areas={}, links=war.links, reports=war.reports, permissions=(), **more,
    )  # fmt: skip


def asked(war: ToldWar, row: int, name: str, on: int, known_by: int | None = None) -> Question:
    ends = war.names(row)
    return Question(
        origin=[ends[0]], destination=[ends[-1]], traveller=SIDES[0], on=on, known_by=known_by,
        estimator=name,
    )  # fmt: skip


def with_all(situation: Situation, question: Question, wanted: OddsQuestion):
    memory = Memory()
    answer = ask(situation, question, memory=memory)
    return with_odds(situation, question, answer, wanted, memory=memory)


@pytest.mark.parametrize("row", [0, 3])
def test_odds__are_the_mean_of_their_draws(war, name, row):
    situation, wanted = situation_of(war), OddsQuestion(draws=320, seed=8)
    question = asked(war, row, name, day(DAYS - 30))
    odds = with_all(situation, question, wanted).odds
    assert odds.sampler == name
    rows = prepare(situation, ask(situation, question).query, Memory()).rows
    drawn = SAMPLERS[name](
        rows.reports, war.places, {}, war.links,
        learned=LEARNERS[name](rows.reports, war.places, {}, war.links),
        seed=8, first_world=0, worlds=320,
    )  # fmt: skip
    days = {on: run for run in odds.by_day for on in range(run.first, run.last + 1)}
    for on in [*sorted(days)[::7], day(DAYS - 30)]:
        holders = zip(*(drawn_holders(drawn, p, on) for p in war.names(row)), strict=True)
        told = [
            "closed" if SIDES[1] in row else "uncertain" if None in row else "open"
            for row in map(set, holders)
        ]
        run = days[on]
        assert told.count("open") == run.open, on
        assert told.count("uncertain") == run.uncertain, on
        assert told.count("closed") == run.closed, on


def test_odds__a_report_published_after_the_known_day_changes_nothing(war, name):
    on = known = day(DAYS // 2)
    early = tuple(r for r in war.reports if r.known_day <= known)
    assert len(early) < len(war.reports)
    wanted, question = OddsQuestion(draws=128, seed=2), asked(war, 1, name, on, known)
    told = with_all(situation_of(war), question, wanted)
    before = with_all(situation_of(replace(war, reports=early)), question, wanted)
    assert told.odds == before.odds
    assert told.status == before.status
    assert told.spells == before.spells
    later = with_all(situation_of(war), asked(war, 1, name, on), wanted)
    assert later.odds != told.odds, "what was published later counts when it may"
