"""Where sources contradict one another: spells, pairs, and going back on one's own word."""

from __future__ import annotations

import pytest

from landbridge.analyses import (
    disagreements_on_ground,
    pair_records,
    presence_against_holders,
    reversals_of,
)
from landbridge.estimators import ESTIMATORS
from landbridge.model.reports import standing_reports
from worlds.build import Drawing, day
from worlds.drawn import people

PERIOD = (day(0), day(400))


@pytest.fixture
def world() -> Drawing:
    drawing = people("a town")
    for place in "ab":
        drawing.place(place, 40, 34)
    drawing.source("third")
    return drawing


def spells_of(drawing: Drawing, period=PERIOD, carry_days: int = 60, **more):
    reports = standing_reports(drawing.reports, None)
    found, _ = disagreements_on_ground(
        reports, drawing.links, drawing.relations, period, carry_days=carry_days, **more
    )
    return found


def pairs_of(drawing: Drawing, period=PERIOD, **more):
    reports = standing_reports(drawing.reports, None)
    return pair_records(reports, drawing.links, drawing.relations, period, carry_days=60, **more)


def test_spell__lasts_until_a_voice_changes_its_word(world):
    world.report("holds", 0, "a", by="army")
    took = world.report("takes", 10, "a", by="foe", source="monitor", other_actor="army")
    again = world.report("holds", 12, "a", by="army")
    gave = world.report("takes", 20, "a", by="foe")
    (spell,) = spells_of(world)
    assert (spell.first, spell.last, spell.days) == (day(10), day(19), 10)
    assert (spell.kind, spell.insisted, spell.ended) == ("opposed", True, "changed")
    assert spell.ended_by == (gave,)
    assert spell.named_after == ("foe",)
    assert spell.spoken_until == day(12)
    words = {word.voice: word for word in spell.words}
    assert words["monitor"].reports == (took,)
    assert words["press"].reports[-1] == again
    assert words["press"].events == ("holds",)
    assert words["press"].holders == ("army",)


def test_spell__of_one_who_is_only_silent_is_not_insisted_and_lapses(world):
    world.report("holds", 0, "a", by="army")
    world.report("takes", 10, "a", by="foe", source="monitor")
    later = world.report("takes", 200, "a", by="foe", source="third")
    (spell,) = spells_of(world)
    assert (spell.first, spell.last) == (day(10), day(60))
    assert (spell.insisted, spell.ended, spell.ended_by) == (False, "lapsed", ())
    assert spell.next_report == later
    assert spell.named_after == ("foe",)


def test_spell__that_reaches_the_last_day_is_open(world):
    world.report("holds", 0, "a", by="army")
    world.report("takes", 10, "a", by="foe", source="monitor")
    (spell,) = spells_of(world, (day(5), day(30)))
    assert (spell.first, spell.last, spell.ended) == (day(10), day(30), "open")


def test_contested__is_a_kind_of_its_own_and_keeps_the_words_of_the_source(world):
    world.report("holds", 0, "a", by="army")
    world.report("enters", 5, "a", by="foe", source="monitor")
    (spell,) = spells_of(world)
    assert spell.kind == "contested"
    (word,) = [w for w in spell.words if w.voice == "monitor"]
    assert (word.kind, word.holders, word.events) == ("contested", ("foe",), ("enters",))


def test_holders__whom_relations_join_are_told_apart_from_opposed_ones(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "a", by="ally", source="monitor")
    assert [s.kind for s in spells_of(world)] == ["same_side"]


def test_loss__without_a_successor_contradicts_only_who_names_the_loser(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "a", by="foe", source="third")
    world.report("withdraws", 100, "a", by="army", source="monitor")
    world.report("holds", 100, "a", by="army")
    spells = spells_of(world)
    assert [(s.first, s.kind) for s in spells if s.first >= day(100)] == [(day(100), "opposed")]
    world.report("withdraws", 100, "b", by="army", source="monitor")
    world.report("holds", 100, "b", by="foe")
    assert not [s for s in spells_of(world) if s.place == "b"]


def test_sources__of_a_family_do_not_disagree_unless_compared_one_by_one(world):
    world.source("copy", "press")
    world.report("holds", 9, "a", by="army", published=9)
    world.report("holds", 9, "a", by="foe", source="copy", published=10)
    assert spells_of(world) == ()
    assert len(spells_of(world, by_source=True)) == 1


def test_order__answer_first_then_gravest_then_insisted_then_longest(world):
    for place in "cd":
        world.place(place, 40, 34)
    for place, second in (("a", "ally"), ("b", "foe"), ("c", "foe"), ("d", "foe")):
        world.report("holds", 0 if place == "c" else 10, place, by="army")
        world.report("holds", 10, place, by=second, source="monitor")
    assert [s.place for s in spells_of(world)] == ["b", "d", "c", "a"]
    assert [s.place for s in spells_of(world, touched={"a"})] == ["a", "b", "d", "c"]


def test_filters__by_place_and_by_voice(world):
    for place in "ab":
        world.report("holds", 0, place, by="army")
    world.report("holds", 0, "a", by="foe", source="monitor")
    world.report("holds", 0, "b", by="foe", source="third")
    assert [s.place for s in spells_of(world, place="b")] == ["b"]
    assert [s.place for s in spells_of(world, only="monitor")] == ["a"]
    assert [(p.one, p.two) for p in pairs_of(world, only="third")] == [("press", "third")]


def test_link__words_are_about_the_link_however_it_is_named(world):
    world.link("a", "b")
    world.report("holds", 0, ("b", "a"), by="army")
    world.report("holds", 0, "link:a-b", by="foe", source="monitor")
    (spell,) = spells_of(world)
    assert (spell.place, spell.link) == (None, "a-b")


def test_pair__counts_days_in_common_and_the_share_on_which_they_differ(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "a", by="army", source="monitor")
    world.report("takes", 30, "a", by="foe", source="monitor")
    world.report("takes", 40, "a", by="foe")
    (pair,) = pairs_of(world)
    assert (pair.one, pair.two, pair.grounds) == ("monitor", "press", 1)
    assert (pair.compared_days, pair.opposed_days) == (91, 10)
    assert pair.share_opposed == pytest.approx(10 / 91)


def test_changes__are_matched_nearest_first_once_each(world):
    for source, days in (("press", (10, 100, 300)), ("monitor", (13, 98))):
        for at, on in enumerate(days):
            world.report("takes", on, "a", by="foe" if at % 2 == 0 else "army", source=source)
    (pair,) = pairs_of(world, (day(0), day(500)))
    changes = pair.changes
    assert changes.apart_days == (2, 3)
    assert changes.median_days == 2.5
    assert (changes.share_within(1), changes.share_within(3)) == (0.0, 1.0)
    assert (changes.earlier_one, changes.earlier_two) == (1, 1)
    assert (changes.only_one, changes.only_two) == (0, 1)


def test_changes__of_inexact_dates_lie_as_near_as_they_can(world):
    world.report("takes", (0, 30), "a", by="foe")
    world.report("takes", 35, "a", by="foe", source="monitor")
    (pair,) = pairs_of(world)
    assert pair.changes.apart_days == (5,)
    assert (pair.changes.earlier_one, pair.changes.earlier_two) == (0, 1)


def test_changes__too_new_to_be_judged_are_not_missing(world):
    world.report("holds", 90, "a", by="army", source="monitor")
    world.report("takes", 100, "a", by="foe")
    for last, only in ((150, 0), (300, 1)):
        (pair,) = pairs_of(world, (day(0), day(last)))
        assert pair.changes.only_two == only


def test_reversals__withdrawn_and_undone(world):
    world.report("takes", 0, "a", by="army")
    world.report("takes", 10, "a", by="foe", other_actor="army")
    world.report("takes", 11, "a", by="army")
    wrong = world.report("takes", 50, "b", by="foe", label="wrong")
    gone = world.report("retracts", 51, None, retracts="wrong", published=53)
    world.report("takes", 60, "b", by="foe", source="monitor")
    world.report("takes", 90, "b", by="army", source="monitor")
    found = reversals_of(world.reports, standing_reports(world.reports, None), world.links, PERIOD)
    press, monitor = found
    assert (press.source, press.reports, press.changes) == ("press", 4, 3)
    assert (press.count("undone"), press.count("undone", 2)) == (1, 1)
    assert (press.count("withdrawn"), press.count("withdrawn", 2)) == (1, 0)
    (taken_back,) = [r for r in press.reversals if r.kind == "withdrawn"]
    assert (taken_back.first, taken_back.second, taken_back.days) == (wrong, gone, 3)
    assert (monitor.changes, monitor.reversals) == (2, ())


def test_reversals__of_inexact_dates_count_the_most_that_they_can_mean(world):
    world.report("takes", (0, 10), "a", by="foe", other_actor="army")
    world.report("takes", 15, "a", by="army")
    standing = standing_reports(world.reports, None)
    (record,) = reversals_of(world.reports, standing, world.links, PERIOD)
    assert record.reversals == ()


def test_presence__against_the_holder_needs_no_question(world):
    world.report("holds", 0, "a", by="army")
    world.report("present", 9, "a", by="foe")
    world.report("present", 9, "a", by="ally")
    control = ESTIMATORS["latest_report"](world.reports, world.places, {}, {})
    (found,) = presence_against_holders(control, world.reports, world.relations, PERIOD)
    assert (found.kind, found.place, found.first) == ("presence_against_holder", "a", day(9))
