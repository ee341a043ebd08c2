"""Reports made of snapshots, believed again, give back how the ground stood on each snapshot."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landbridge.importers._changes import Standing, changes_between
from worlds.build import Drawing
from worlds.looks import state

SIDES = ("army", "foe", "third", "sect")


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    holders = draw(st.frozensets(st.sampled_from(SIDES), max_size=2))
    around = draw(st.frozensets(st.sampled_from(SIDES), max_size=2))
    return Standing(holders, draw(st.booleans()) and len(holders) < 2, around)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(standings(), min_size=1, max_size=6))
def test_replay__gives_back_every_snapshot(snapshots: list[Standing]) -> None:
    world = Drawing()
    world.source("map")
    for side in SIDES:
        world.actor(side)
    world.place("a", 40, 34)
    before = Standing()
    for number, after in enumerate(snapshots):
        changes = changes_between(before if number else None, after)
        for change in changes:
            world.report(
                change.event, 10 * number - 1 if change.between else 10 * number, "a", source="map",
                by=change.actor or None, other_actor=change.other or None,
            )  # fmt: skip
        # Two who are gone at once where others contend: more than reports of a day can say. Nor can
        # a contender without a name be said to be gone but by a holder.
        assume(sum(change.between for change in changes) <= 1)
        assume(after.disputed or after.holders or not (before.contested and not before.holders))
        seen = state(world, "a", 10 * number)
        assert set(seen.holders) == after.holders
        assert set(seen.besiegers) == after.besiegers - after.holders
        expected = "contested" if after.disputed else "held" if after.holders else "unknown"
        assert seen.kind == expected
        assert seen.unnamed or not (after.disputed and len(after.holders) < 2)
        before = after


@pytest.mark.parametrize("contested", [True, False])
def test_replay__of_nobody_says_nothing(contested: bool) -> None:
    assert bool(changes_between(None, Standing(contested=contested))) == contested
