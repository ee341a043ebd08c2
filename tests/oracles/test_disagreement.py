"""Disagreements in runs of days against each day worked out by itself."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from landbridge.analyses import disagreements_on_ground, pair_records
from landbridge.model.disagreements import DisagreementSpell
from landbridge.model.reports import CONTROL_EVENTS
from oracles.slow_disagreement import (
    changes_of,
    current_word,
    days_apart,
    days_by_pair,
    state_of,
)
from worlds.build import Drawing, day

FRIENDS = {frozenset(("army", "ally"))}
SPAN = (day(0), day(70))


def record(seed: int) -> Drawing:
    """One place, three voices (one of two sources), many statements on few days."""
    rng, drawing = Random(seed), Drawing("a record")
    drawing.relate("army ally_of ally")
    drawing.relate("foe hostile_to army")
    drawing.place("town", 40, 34)
    for name, family in (("press", None), ("wire", "press"), ("monitor", None), ("party", None)):
        drawing.source(name, family)
    actors = ("army", "ally", "foe")
    for _ in range(rng.randint(2, 14)):
        first = rng.randint(0, 60)
        event = rng.choice([*CONTROL_EVENTS, "holds", "takes", "strikes"])
        drawing.report(
            event,
            rng.choice([first, (first, first + 5)]),
            "town",
            by=rng.choice(actors),
            source=rng.choice(list(drawing.sources)),
            other_actor=rng.choice([None, *actors]) if event not in {"holds", "enters"} else None,
            published=first + rng.randint(0, 12),
        )
    return drawing


@pytest.mark.parametrize("carry", [1, 7, 60])
@pytest.mark.parametrize("seed", range(60))
def test_pairs__count_the_days_that_single_days_count(seed: int, carry: int) -> None:
    drawing = record(seed)
    told = pair_records(drawing.reports, drawing.links, drawing.relations, SPAN, carry_days=carry)
    slow = days_by_pair(drawing.reports, *SPAN, carry, FRIENDS)
    for pair in told:
        counts = slow.get((pair.one, pair.two), {})
        assert pair.compared_days == counts.get("both", 0)
        assert pair.opposed_days == counts.get("opposed", 0)
        assert pair.same_side_days == counts.get("same_side", 0)
        assert pair.contested_days == counts.get("contested", 0)
    listed = {(pair.one, pair.two) for pair in told}
    assert {pair for pair, counts in slow.items() if any(counts.values())} <= listed


def worst_on(drawing: Drawing, at: int, carry: int) -> str | None:
    """What the words of one day come to, where they differ."""
    voices = {r.family for r in drawing.reports}
    words = [current_word(drawing.reports, voice, at, carry) for voice in sorted(voices)]
    states = {state_of(one, two, FRIENDS) for one, two in combinations([w for w in words if w], 2)}
    order = ("opposed", "same_side", "contested")
    return next((state for state in order if state in states), None)


@pytest.mark.parametrize("carry", [3, 20])
@pytest.mark.parametrize("seed", range(60))
def test_spells__are_the_runs_of_days_that_differ(seed: int, carry: int) -> None:
    drawing = record(seed)
    spells, _ = disagreements_on_ground(
        drawing.reports, drawing.links, drawing.relations, SPAN, carry_days=carry
    )
    covered: dict[int, DisagreementSpell] = {}
    for spell in spells:
        for at in range(spell.first, spell.last + 1):
            assert at not in covered
            covered[at] = spell
    for at in range(SPAN[0], SPAN[1] + 1):
        told = covered[at].kind if at in covered else None
        assert told == worst_on(drawing, at, carry)
    for spell in spells:  # spells cannot be joined
        after = covered.get(spell.last + 1)
        assert after is None or after.kind != spell.kind


def test_records__hold_what_they_should() -> None:
    """The test is only worth something if all states occur."""
    kinds = set()
    for seed in range(60):
        drawing = record(seed)
        spells, _ = disagreements_on_ground(
            drawing.reports, drawing.links, drawing.relations, SPAN, carry_days=20
        )
        kinds |= {(spell.kind, spell.ended, spell.insisted) for spell in spells}
    assert {kind for kind, _, _ in kinds} == {"opposed", "same_side", "contested"}
    assert {ended for _, ended, _ in kinds} == {"changed", "lapsed", "open"}
    assert {insisted for _, _, insisted in kinds} == {True, False}


@pytest.mark.parametrize("seed", range(150))
def test_changes__are_matched_as_two_by_two_the_nearest(seed: int) -> None:
    drawing = record(seed)
    told = pair_records(drawing.reports, drawing.links, drawing.relations, SPAN, carry_days=60)
    for pair in told:
        ones, twos = (changes_of(drawing.reports, voice) for voice in (pair.one, pair.two))
        assert list(pair.changes.apart_days) == days_apart(ones, twos, 120)
        assert pair.changes.only_one == pair.changes.only_two == 0, "too new to be judged"


def test_changes__are_matched_at_all() -> None:
    """The test above is only worth something if there is something to match."""
    apart = [
        gap
        for seed in range(150)
        for pair in pair_records(
            record(seed).reports, {}, record(seed).relations, SPAN, carry_days=9
        )
        for gap in pair.changes.apart_days
    ]
    assert len(apart) > 50
    assert {gap > 0 for gap in apart} == {True, False}
