"""Changes of hands and shares by spans against each day worked out by itself."""

from __future__ import annotations

from random import Random

import pytest

from landbridge.analyses import handovers, net_of, rules_over, shares_by_day, whose
from landbridge.days import FIRST_DAY, LAST_DAY
from landbridge.model.actors import RELATION_KINDS
from landbridge.model.control import UNKNOWN, ControlCourse, ControlState
from landbridge.model.influence import BANDS
from landbridge.model.stakes import NOTHING, Amount, Stake
from oracles.slow_changes import changes_day_by_day, label_on, near_by_brute_force
from worlds.build import Drawing, day

ACTORS = ("army", "foe", "client", "friend", "militia")
STATES = (
    *(ControlState("held", (name,)) for name in ACTORS),
    ControlState("contested", ("army", "foe")),
    ControlState("contested", ("friend", "militia")),
    ControlState("contested", (), unnamed=True),
    UNKNOWN,
)


def stakes(seed: int) -> list[Stake]:
    rng, found = Random(seed), []
    for number in range(4):
        turns = sorted(rng.sample(range(1, 50), rng.randint(0, 12)))
        course = ControlCourse(
            (FIRST_DAY, *(day(n) for n in turns)),
            (UNKNOWN, *(rng.choice(STATES) for _ in turns)),
        )
        amount = Amount(rng.randint(0, 1), rng.randint(0, 99), rng.randint(0, 1), rng.randint(0, 9))
        life = (FIRST_DAY, LAST_DAY)
        if rng.random() < 0.3:
            life = (day(rng.randint(0, 20)), day(rng.randint(21, 60)))
        found.append(Stake(f"p{number}", course, amount, rng.choice((None, "road")), None, *life))
    return found


def relations(seed: int) -> tuple:
    rng, drawing = Random(seed), Drawing()
    for _ in range(rng.randint(1, 9)):
        one, other = rng.sample(ACTORS, 2)
        start, end = rng.choice([None, rng.randint(0, 30)]), rng.choice([None, rng.randint(31, 60)])
        drawing.relate(f"{one} {rng.choice(RELATION_KINDS)} {other}", start, end)
    return tuple(drawing.relations)


@pytest.mark.parametrize("seed", range(60))
def test_handovers__are_those_of_a_walk_day_by_day(seed: int):
    ground, rng = stakes(seed), Random(seed)
    since = day(rng.randint(-2, 30))
    until = since + rng.randint(0, 40)
    told = [
        (h.ground, h.link, h.giver, h.taker, h.lost_on, h.gained_on)
        for h in handovers(ground, (since, until))
    ]
    slow = changes_day_by_day(ground, since, until, day(-5))
    assert sorted(told, key=str) == sorted(slow, key=str)


@pytest.mark.parametrize("seed", range(30))
def test_net__compares_the_eve_with_the_last_day(seed: int):
    ground, period = stakes(seed), (day(10), day(35))
    slow: dict[tuple[str, str], Amount] = {}
    for one in ground:
        if one.first <= period[1] and one.last >= period[0]:
            eve, end = max(period[0] - 1, one.first), min(period[1], one.last)
            pair = label_on(one, eve), label_on(one, end)
            slow[pair] = slow.get(pair, NOTHING) + one.amount
    assert {(n.giver, n.taker): n.amount for n in net_of(ground, period)} == slow


@pytest.mark.parametrize("seed", range(60))
def test_whose__is_that_of_rows_joined_until_nothing_gets_nearer(seed: int):
    rows = relations(seed)
    for on in (0, 15, 45):
        told = {m.actor for m in whose("army", rows, day(on)).members}
        slow = near_by_brute_force("army", rows, day(on))
        assert told == set(slow)
        for name in told:
            assert whose("army", rows, day(on)).level_of(name) == slow[name], (name, rows)


@pytest.mark.parametrize("seed", range(40))
def test_shares__of_every_day_are_those_of_that_day_alone(seed: int):
    ground, rows, period = stakes(seed), relations(seed), (day(-3), day(58))
    runs = shares_by_day(ground, rules_over("army", rows, period), period)
    assert (runs[0].first, runs[-1].last) == period
    assert [run.first for run in runs[1:]] == [run.last + 1 for run in runs[:-1]]
    by_day = {d: run for run in runs for d in range(run.first, run.last + 1)}
    for on in range(period[0], period[1] + 1):
        near = near_by_brute_force("army", rows, on)
        slow = dict.fromkeys(BANDS, NOTHING)
        for one in ground:
            if one.first <= on <= one.last:
                state, band = one.course.on(on), "unknown"
                if state.kind == "held":
                    band = near.get(state.holders[0], "others")
                elif state.kind == "contested":
                    inside = any(near.get(n, "disputed") != "disputed" for n in state.holders)
                    band = "contested_with" if inside else "contested"
                slow[band] += one.amount
        assert dict(zip(BANDS, by_day[on].amounts, strict=True)) == slow
