"""Worlds that an estimator draws, against each world judged and answered by itself."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings

from landbridge import analyses
from landbridge.analyses._drawn import DrawnWorlds, WorldSource, notice_days, sieges_in
from landbridge.analyses._drawn_day import statuses_on
from landbridge.analyses._worlds import DrawnBlock
from landbridge.analyses.odds import odds_over_draws
from landbridge.desk.prepare import Memory, prepare
from landbridge.estimators import latest_report
from landbridge.model.corridors import Question, Status
from landbridge.model.odds import PERCENTS, OddsQuestion
from landbridge.policies import POLICIES
from landbridge.questions import traveller_of
from laws.changed import query_asked
from oracles.test_odds_of_corridors import END, PERIOD, SETTINGS, quantile
from worlds.build import Drawing, day
from worlds.random_worlds import HOLDERS, LAST, Seeded, World, random_world, worlds
from worlds.stand_in_sampler import history_of_world, stand_in


class Drawn:
    """A random situation with worlds drawn by the stand-in, and each world's own answer."""

    def __init__(self, world, seed: int = 5, draws: int = 6) -> None:
        self.situation, query = world.situation, query_asked(world)
        prepared = prepare(world.situation, query, Memory())
        self.problem, self.rows = prepared.problem, prepared.rows
        network = self.problem.network
        places = {place.id: place for place in network.places}
        links = {link.id: link for link in network.links}
        self.control = latest_report.estimate(
            self.rows.reports, places, world.situation.areas, links
        )
        self.draw = stand_in(self.control, HOLDERS, seed)
        memory: dict = {}

        def judge(control, only_day=None):
            return POLICIES["by_stance"](
                control, network, traveller_of(world.situation, query), reports=self.rows.reports,
                relations=self.rows.relations, rules=self.rows.rules, areas=world.situation.areas,
                memory=memory, only_day=only_day,
            )  # fmt: skip

        self.judge = judge
        days = notice_days(self.rows.reports, network, world.situation.areas, early=False)
        self.source = WorldSource("stand_in", self.draw, judge, days, sieges_in(self.control))
        self.draws = draws

    def worlds(self, only_day: int | None = None) -> DrawnWorlds:
        if only_day is None:
            return DrawnWorlds(self.problem, self.source)
        source = replace(self.source, judge=lambda control: self.judge(control, only_day))
        return DrawnWorlds(self.problem, source, only_day)

    def problems(self):
        """Each world as a problem of its own."""
        drawn = self.draw(0, self.draws)
        for world in range(self.draws):
            yield replace(self.problem, passage=self.judge(history_of_world(drawn, world)))


def same_worlds(drawn: Drawn) -> None:
    """Every day's status in every world."""
    first, block = drawn.worlds().draws(0, drawn.draws, 1, END)
    told = odds_over_draws(
        drawn.problem, OddsQuestion(draws=drawn.draws), day(25), PERIOD, END, drawn=drawn.worlds()
    )
    histories = [analyses.corridor_history(problem) for problem in drawn.problems()]
    assert first < day(LAST)
    assert block.worlds == drawn.draws
    for run in told.by_day:
        for on in {run.first, run.last}:
            statuses = [analyses.status_in(history, on) for history in histories]
            three = tuple(statuses.count(status) for status in Status)
            assert (run.open, run.uncertain, run.closed) == three, on
    for on in (day(3), day(25), day(LAST)):
        statuses = [analyses.status_in(history, on) for history in histories]
        three = tuple(statuses.count(status) for status in Status)
        for each in (drawn.worlds(), drawn.worlds(only_day=on)):
            found = analyses.odds_on_day(each, drawn.draws, on)
            assert (found.open, found.uncertain, found.closed) == three
    check_turns(told, histories, day(25))
    check_gaps(told, list(drawn.problems()), histories, day(25))


def open_days(history, first: int) -> list[bool]:
    """Whether the way is open on each day up to the end."""
    found = []
    for begins, ends, status in zip(
        history.days, (*history.days[1:], END + 1), history.statuses, strict=True
    ):
        days = min(ends, END + 1) - max(begins, first)
        found += [status is Status.OPEN] * max(days, 0)
    return found


def check_turns(told, histories, on: int) -> None:
    """Opening, closing and first opening against histories read day by day."""
    begins, ends, opens = [], [], []
    for history in histories:
        is_open = open_days(history, on - 400)
        at = 400
        if not is_open[at]:
            since, until = (d - on + 400 for d in PERIOD)
            turns = [d for d in range(since, until + 1) if is_open[d] and not is_open[d - 1]]
            opens.append(turns[0] + on - 400 if turns else END + 1)
            continue
        first = at
        while first > 0 and is_open[first - 1]:
            first -= 1
        last = at
        while last + 1 < len(is_open) and is_open[last + 1]:
            last += 1
        begins.append(0 if first == 0 else first + on - 400)
        ends.append(END + 1 if last + 1 == len(is_open) else last + on - 400)
    for noun, days in ((told.opening, begins), (told.closing, ends), (told.first_opening, opens)):
        assert (noun is None) == (not days)
        if noun is None:
            continue
        seen = [d for d in days if 0 < d <= END]
        assert (noun.worlds, noun.unseen) == (len(days), len(days) - len(seen))
        asked = [quantile(sorted(days), percent) for percent in PERCENTS]
        assert noun.days == tuple(d if 0 < d <= END else None for d in asked)
        if seen:
            assert noun.mode == min(seen, key=lambda d: (-seen.count(d), d))
            assert noun.mode_worlds == seen.count(noun.mode)


def check_gaps(told, problems, histories, on: int) -> None:
    widths = [
        analyses.gap_on(problem, on)
        for problem, history in zip(problems, histories, strict=True)
        if analyses.status_in(history, on) is not Status.OPEN
    ]
    assert (told.gap is None) == (not widths)
    if told.gap is not None:
        found = sorted(gap.road_metres for gap in widths if gap is not None)
        assert told.gap.apart == len(widths) - len(found)
        if found:
            asked = [quantile(found, percent) for percent in PERCENTS]
            assert told.gap.metres == pytest.approx(asked, abs=0.05)


@settings(SETTINGS, max_examples=6)
@given(worlds())
def test_drawn__are_answered_as_each_world_by_itself(world):
    same_worlds(Drawn(world))


@pytest.mark.parametrize("seed", range(8))
def test_drawn__are_answered_as_each_world_by_itself_also_where_seeded(seed):
    same_worlds(Drawn(random_world(Seeded(seed)), seed=seed, draws=6))


def named_road(c: Seeded) -> World:
    """A road of three places; its links were closed, and later a report names who holds them."""
    drawing = Drawing("a named road")
    for name in ("one", "two"):
        drawing.source(name)
    for name in HOLDERS:
        drawing.actor(name)
    drawing.relate("army ally_of ally")
    for at, name in enumerate("abc"):
        drawing.place(name, 40 + 0.2 * at, 34)
        for _ in range(3):
            drawing.report("takes", c.number(0, 40), name, by=c.pick(HOLDERS[:2]))
    for a, b in ("ab", "bc"):
        drawing.link(a, b)
        drawing.report("holds", c.number(18, 30), f"link:{a}-{b}", by=c.pick(["army", "ally"]))
        for spot in (f"link:{a}-{b}", b):
            drawing.report(c.pick(["closes", "closes", "opens"]), c.number(2, 35), spot)
    question = Question(origin=["a"], destination=["c"], traveller="army")
    return World(drawing.situation(), question)


@pytest.mark.parametrize("seed", range(8))
def test_drawn__roads_that_reports_name_keep_what_was_said_before(seed):
    same_worlds(Drawn(named_road(Seeded(seed)), seed=seed, draws=20))


def besieged_road(c: Seeded) -> World:
    """A road of four places; one that is besieged, and in some worlds held by who besieges it."""
    drawing = Drawing("a besieged road")
    drawing.source("one")
    for name in HOLDERS:
        drawing.actor(name)
    for name in HOLDERS[1:]:
        drawing.relate(f"army {c.pick(['ally_of', 'ally_of', 'hostile_to'])} {name}")
    for at, name in enumerate("abcd"):
        drawing.place(name, 40 + 0.2 * at, 34)
        for _ in range(2):
            drawing.report("takes", c.number(0, 30), name, by=c.pick(HOLDERS[:3]))
    for a, b in ("ab", "bc", "cd", "ac"):
        drawing.link(a, b)
    for name in c.pick(["b", "bc", "c"]):
        drawing.report("besieges", c.number(5, 40), name, by=c.pick(HOLDERS[:3]))
        drawing.report(c.pick(["closes", "opens"]), c.number(2, 35), name)
    question = Question(origin=["a"], destination=["d"], traveller="army")
    return World(drawing.situation(), question)


@pytest.mark.parametrize("seed", range(4, 14))
def test_drawn__roads_into_a_besieged_place_depend_on_both_ends(seed):
    same_worlds(Drawn(besieged_road(Seeded(seed)), seed=seed, draws=20))


def test_drawn__who_besieges_must_not_be_drawn():
    drawn = Drawn(besieged_road(Seeded(1)))
    source = replace(drawn.source, sieges={"b": ((day(1), ("foe",)),)})
    with pytest.raises(ValueError, match="besiegers must be the same in every drawn"):
        DrawnWorlds(drawn.problem, source).draws(0, 9, 1, END)


def test_drawn__are_the_same_bits_however_they_are_cut():
    """In blocks of any size, which may be sent elsewhere and come back in any order."""
    drawn = Drawn(besieged_road(Seeded(4)), seed=4)
    asked = (drawn.problem, OddsQuestion(draws=200), day(25), PERIOD, END)
    told = odds_over_draws(*asked, drawn=drawn.worlds())
    assert min(told.open, told.closed) > 0
    for block in (64, 192):
        assert odds_over_draws(*asked, drawn=drawn.worlds(), block=block) == told

    def pickled(task, plan, blocks):
        return (task(*pickle.loads(pickle.dumps((plan, block)))) for block in reversed(blocks))

    assert odds_over_draws(*asked, drawn=drawn.worlds(), block=64, run=pickled) == told


def test_drawn__a_world_is_the_same_whatever_else_is_drawn():
    drawn = Drawn(besieged_road(Seeded(4)), seed=4)
    few, many = drawn.worlds(), drawn.worlds()
    statuses = [statuses_on(few, 64, day(25)), statuses_on(many, 150, day(25))]
    assert statuses[0].tolist() == statuses[1][:64].tolist()
    assert statuses_on(many, 64, day(25)).tolist() == statuses[0].tolist()


def test_drawn__blocks_are_told_apart_by_all_that_is_in_them():
    drawn = Drawn(besieged_road(Seeded(4)), seed=4)
    blocks = [DrawnBlock(*drawn.worlds().draws(first, 64, 1, END)) for first in (0, 64, 0)]
    assert repr(blocks[0]) == repr(blocks[2]) != repr(blocks[1])
    drawn.source = replace(drawn.source, draw=stand_in(drawn.control, HOLDERS, 99))
    assert repr(DrawnBlock(*drawn.worlds().draws(0, 64, 1, END))) != repr(blocks[0])
