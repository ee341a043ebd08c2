"""How likely does each holder hold the ground, and what of it is said to be so?"""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.estimators import hidden_markov, latest_report
from landbridge.estimators.hidden_markov._parameters import COMPANY, NEWS
from landbridge.model.belief import DrawnControl
from landbridge.model.control import ControlHistory, ControlState
from landbridge.model.reports import standing_reports
from worlds.build import Drawing, day
from worlds.looks import words


@pytest.fixture
def world() -> Drawing:
    """a --- b --- c, all in country XX, a in the region; sources, one of which has one's family.

    ::

        a --- b --- c
    """
    drawing = Drawing()
    drawing.source("one", reliability="A")
    drawing.source("two", reliability="B")
    drawing.source("three", reliability="B")
    drawing.source("copy", "two", reliability="B")
    drawing.source("judge", reliability="F")
    for name in ("army", "foe", "third"):
        drawing.actor(name)
    for at, name in enumerate("abc"):
        drawing.place(name, 40 + 0.2 * at, 34, country="XX")
    drawing.area("region", "a")
    drawing.link("a", "b")
    drawing.link("b", "c")
    return drawing


def learn(drawing: Drawing, *, known_by: int | None = None) -> hidden_markov.Learned:
    reports = standing_reports(drawing.reports, None if known_by is None else day(known_by))
    return hidden_markov.learn(reports, drawing.places, drawing.areas, drawing.links)


def believe(
    drawing: Drawing,
    *,
    known_by: int | None = None,
    early: bool = False,
    learned: hidden_markov.Learned | None = None,
) -> ControlHistory:
    reports = standing_reports(drawing.reports, None if known_by is None else day(known_by))
    return hidden_markov.estimate(
        reports, drawing.places, drawing.areas, drawing.links, early=early, learned=learned
    )


def draw(
    drawing: Drawing,
    learned: hidden_markov.Learned | None = None,
    *,
    seed: int = 1,
    first_world: int = 0,
    worlds: int = 400,
) -> DrawnControl:
    return hidden_markov.draw(
        standing_reports(drawing.reports, None),
        drawing.places,
        drawing.areas,
        drawing.links,
        learned=learned or learn(drawing),
        seed=seed,
        first_world=first_world,
        worlds=worlds,
    )


def state(drawing: Drawing, place: str, on: int, **how: object) -> ControlState:
    return believe(drawing, **how).places[place].on(day(on))  # type: ignore[arg-type]


def held(drawing: Drawing, place: str, on: int, **how: object) -> str:
    return words(state(drawing, place, on, **how))


def likely(
    drawing: Drawing, place: str, on: int, who: str | None, **how: object
) -> float:  # fmt: skip
    belief = believe(drawing, **how).belief  # type: ignore[arg-type]
    assert belief is not None
    return belief.on(place, day(on)).get(who, 0.0)


def drawn_words(drawn: DrawnControl, place: str, on: int) -> dict[str, int]:
    """How many worlds have each state of a place."""
    found: dict[str, int] = {}
    counts = np.bincount(drawn.of_world[place], minlength=len(drawn.courses[place]))
    for course, count in zip(drawn.courses[place], counts.tolist(), strict=True):
        told = words(course.on(day(on)))
        found[told] = found.get(told, 0) + count
    return found


# who holds


def test_one_good_report__makes_the_actor_the_holder_until_the_last_day_and_after(world):
    report = world.report("holds", 5, "a", by="army")
    world.report("holds", 60, "b", by="army")
    assert [held(world, "a", on) for on in (4, 5, 60, 900)] == ["?", "army", "army", "army"]
    assert likely(world, "a", 60, "army") > 0.95
    found = state(world, "a", 30)
    assert found.reports == (report,)
    assert "held by army" in found.why


def test_two_families__of_the_same_letter_that_disagree_leave_it_open(world):
    world.report("holds", 5, "a", by="army", source="two")
    world.report("holds", 5, "a", by="foe", source="three")
    assert likely(world, "a", 5, "army") == pytest.approx(likely(world, "a", 5, "foe"), abs=0.02)
    found = state(world, "a", 5)
    assert (found.kind, found.holders, found.unnamed) == ("contested", ("army", "foe"), False)
    assert set(found.disputed) == set(world.reports)
    assert "reports leave it open" in found.why


def test_two_families__that_disagree_lean_to_the_better_letter(world):
    world.report("holds", 5, "a", by="army", source="one")
    world.report("holds", 5, "a", by="foe", source="judge")
    assert likely(world, "a", 5, "army") > 0.7


def test_three_families__outweigh_one_of_the_same_letter(world):
    world.report("holds", 5, "a", by="army", source="two")
    for source in ("three", "one", "judge"):
        world.report("holds", 6, "a", by="foe", source=source)
    assert held(world, "a", 6) == "foe"


def test_a_family__that_says_the_same_again_counts_for_less_than_another_family(world):
    world.source("else", reliability="B")
    world.report("holds", 5, "a", by="army", source="three")
    world.report("holds", 6, "a", by="foe", source="two")
    again = world.report("holds", 7, "a", by="foe", source="copy")
    by_family = likely(world, "a", 7, "foe")
    world.reports.remove(again)
    world.report("holds", 7, "a", by="foe", source="else")
    assert likely(world, "a", 7, "foe") > by_family + 0.05


def test_takes_from__says_who_held_it_until_then_too(world):
    world.report("takes", 20, "a", by="foe", other_actor="army")
    world.report("holds", 40, "b", by="foe")
    assert [held(world, "a", on) for on in (17, 18, 20, 40)] == ["?", "army", "foe", "foe"]
    assert likely(world, "a", 18, "army") > 0.9
    assert likely(world, "a", 20, "foe") > 0.9


def test_takes_from__is_two_statements_of_one_report(world):
    world.report("takes", 20, "a", by="foe", other_actor="army")
    told = learn(world).statements
    assert told.count == 2
    assert [told.actors[value] for value in told.value.tolist()] == ["army", "foe"]
    assert told.before.tolist() == [True, False]
    assert told.change.tolist() == [False, True]
    assert told.day[0] < told.day[1]
    assert told.report[0] == told.report[1]


def test_area__speaks_of_every_place_inside_in_a_voice_of_its_own(world):
    world.report("holds", 5, "country:XX", by="foe")
    learned = learn(world)
    assert learned.statements.voices == (("one", True),)
    assert learned.statements.cells == ("a", "b", "c")
    assert learned.statements.weight.sum() == pytest.approx(1.0), "one report teaches once"
    assert [held(world, place, 5) for place in "abc"] == ["foe"] * 3


def test_area__counts_for_less_than_a_word_about_the_place(world):
    world.report("holds", 5, "region", by="foe", source="three")
    world.report("holds", 5, "a", by="army", source="two")
    assert likely(world, "a", 5, "army") > 0.55


def test_area__reaches_only_what_lies_inside(world):
    world.report("holds", 5, "region", by="foe")
    assert held(world, "a", 5) == "foe"
    assert held(world, "b", 5) == "?"


def test_contests__of_which_nothing_else_is_known_is_contested_by_the_named(world):
    world.report("contests", 20, "a", by="foe", other_actor="army")
    found = state(world, "a", 20)
    assert (found.kind, found.holders) == ("contested", ("army", "foe"))


def test_contests__makes_it_likelier_that_the_ground_falls(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 60, "b", by="army", source="one")
    world.report("holds", 24, "a", by="foe", source="judge")
    quiet = likely(world, "a", 24, "foe")
    world.report("contests", 20, "a", by="foe", other_actor="army", source="two")
    assert likely(world, "a", 24, "foe") > quiet + 0.05


def test_enters__names_who_may_hold_and_leaves_the_holder(world):
    world.report("holds", 0, "a", by="army")
    world.report("enters", 20, "a", by="foe")
    world.report("holds", 22, "a", by="army", source="two")
    belief = believe(world).belief
    assert belief is not None
    assert belief.cells["a"].actors == ("army", "foe", None)
    assert held(world, "a", 22) == "army"


def test_loses__said_by_two_families_leaves_nobody_known(world):
    world.report("holds", 0, "a", by="army")
    world.report("loses", 20, "a", by="army", source="two")
    world.report("loses", 20, "a", by="army", source="three")
    world.report("holds", 30, "b", by="army")
    assert held(world, "a", 0) == "army"
    assert likely(world, "a", 25, None) > 0.8
    found = state(world, "a", 25)
    assert found.kind == "unknown"
    assert "nobody known" in found.why
    assert drawn_words(draw(world), "a", 25)["?"] > 300


def test_date_of_some_days__is_placed_on_its_last_day_and_early_on_its_first(world):
    world.report("takes", (20, 25), "a", by="foe", other_actor="army")
    world.report("holds", 60, "b", by="foe")
    assert [held(world, "a", on) for on in (18, 19, 25)] == ["army", "army", "foe"]
    assert [held(world, "a", on, early=True) for on in (18, 20, 25)] == ["army", "foe", "foe"]
    assert likely(world, "a", 21, "foe") < 0.5 < likely(world, "a", 21, "foe", early=True)


def test_date_of_a_month__does_not_assert_that_ground_fell_on_its_last_day(world):
    wide = world.report("takes", (20, 40), "a", by="foe", other_actor="army")
    told = learn(world).statements
    assert not told.change.any()
    assert wide in told.report


def test_change__asserted_about_an_area_is_none_of_its_places(world):
    world.report("takes", 20, "region", by="foe")
    assert not learn(world).statements.change.any()


def test_retracted__counts_for_nothing_from_then_on(world):
    world.report("holds", 5, "a", by="army", source="two")
    world.report("holds", 8, "a", by="foe", source="three", label="wrong")
    world.report("retracts", 12, None, source="three", retracts="wrong")
    assert likely(world, "a", 9, "foe", known_by=11) > 0.1
    assert likely(world, "a", 9, "foe", known_by=12) == 0.0
    assert held(world, "a", 9) == "army"


def test_besieges__leaves_the_holder_and_names_who_stands_around(world):
    world.report("holds", 5, "a", by="army")
    siege = world.report("besieges", 8, "a", by="foe")
    world.report("holds", 30, "b", by="army")
    found = state(world, "a", 9)
    assert (found.holder, found.besiegers) == ("army", ("foe",))
    assert siege in found.reports
    assert found.why.endswith("besieged by foe")
    assert state(world, "a", 7).besiegers == ()
    for course in draw(world).courses["a"]:
        assert course.on(day(9)).besiegers == ("foe",)


def test_besieges__where_nobody_is_known_to_hold(world):
    world.report("holds", 5, "b", by="army")
    world.report("besieges", 8, "a", by="foe")
    found = state(world, "a", 9)
    assert (found.kind, found.besiegers) == ("unknown", ("foe",))


@pytest.mark.parametrize("event", ["present", "moves", "strikes", "agrees", "closes", "cuts"])
def test_other_events__do_not_touch_control(world, event):
    world.report("holds", 0, "a", by="army")
    before = believe(world).belief
    world.report(event, 5, "a", by="foe")
    after = believe(world).belief
    assert before is not None
    assert after is not None
    assert after.last_day == before.last_day
    np.testing.assert_array_equal(after.cells["a"].shares, before.cells["a"].shares)


# ground of which nothing was said


def test_never_reported__is_unknown_and_its_neighbours_give_a_hint(world):
    world.report("holds", 5, "a", by="army")
    world.report("holds", 5, "b", by="foe", source="two")
    history = believe(world)
    assert history.belief is not None
    assert history.places["c"].on(day(5)).kind == "unknown"
    assert history.places["c"].on(day(5)).why == "no report"
    hint = history.belief.cells["c"]
    assert (hint.reported, history.belief.cells["a"].reported) == (False, True)
    told = history.belief.on("c", day(5))
    assert told["foe"] > told["army"] > 0.1, "the nearer neighbour counts for more"
    assert sum(told.values()) == pytest.approx(1.0, abs=1e-5)
    assert drawn_words(draw(world), "c", 5) == {"?": 400}


def test_never_reported__far_from_everything_has_no_entry_without_any_neighbour(world):
    for name in "abc":
        del world.places[name]
    world.links.clear()
    world.areas.clear()
    world.place("alone", 40, 34)
    world.report("present", 5, "alone", by="army")
    world.report("holds", 5, "country:YY", by="army")
    history = believe(world)
    assert history.belief is not None
    assert history.belief.cells == {}
    assert history.belief.on("alone", day(5)) == {}
    assert history.places["alone"].on(day(5)).kind == "unknown"


def test_belief__stands_before_the_first_day_and_after_the_last_as_on_them(world):
    world.report("holds", 5, "a", by="army")
    world.report("takes", 30, "a", by="foe", other_actor="army", source="two")
    belief = believe(world).belief
    assert belief is not None
    assert (belief.first_day, belief.last_day) == (day(5), day(30))
    assert belief.on("a", day(-900)) == belief.on("a", day(5))
    assert belief.on("a", day(900)) == belief.on("a", day(30))
    assert belief.on("nowhere", day(5)) == {}
    np.testing.assert_allclose(belief.cells["a"].shares.sum(axis=1), 1.0, atol=1e-5)


def test_links__are_as_the_latest_report_has_them(world):
    world.report("holds", 0, "a", by="army")
    world.report("takes", 5, ("a", "b"), by="foe")
    latest = latest_report.estimate(world.reports, world.places, world.areas, world.links)
    links = believe(world).links
    assert words(links["a-b"].on(day(5))) == "foe"
    assert links == latest.links
    assert draw(world).links == latest.links


# what was learned, and what was not


def test_read__reports_by_whom_and_of_whom_nothing_was_learned(world):
    world.report("holds", 5, "a", by="army")
    world.report("holds", 40, "b", by="army", source="two")
    learned = learn(world)
    world.source("new", reliability="B")
    world.place("e", 41, 34, country="XX")
    world.report("takes", 25, "a", by="third", source="new", other_actor="army")
    world.report("takes", 10, "e", by="third", source="new")
    world.report("takes", 28, "region", by="third", source="new")
    history = believe(world, learned=learned)
    assert history.belief is not None
    assert history.belief.cells["a"].actors == ("army", "third", None)
    assert words(history.places["a"].on(day(10))) == "army"
    assert words(history.places["a"].on(day(28))) == "third"
    assert words(history.places["e"].on(day(10))) == "third"


def test_read__fewer_reports_with_what_was_learned_from_all(world):
    world.report("holds", 5, "a", by="army", source="one")
    world.report("holds", 6, "a", by="foe", source="three")
    world.report("holds", 7, "b", by="army", source="two")
    learned = learn(world)
    del world.reports[1]
    history = believe(world, learned=learned)
    assert history.belief is not None
    assert set(history.belief.cells) == {"a", "b"}, "hints rest on all that was learned from"
    assert history.belief.cells["a"].actors == ("army", None)
    assert words(history.places["a"].on(day(6))) == "army"
    assert history.belief.hazards == learned.hazards
    assert drawn_words(draw(world, learned), "a", 6)["army"] > 380


def test_read__the_same_reports_gives_what_was_learned_with_them(world):
    world.report("holds", 5, "a", by="army")
    world.report("takes", 9, "a", by="foe", source="two")
    learned = learn(world)
    one, other = believe(world).belief, believe(world, learned=learned).belief
    assert one is not None
    assert other is not None
    np.testing.assert_array_equal(one.cells["a"].shares, other.cells["a"].shares)


def test_known_by__later_reports_change_nothing(world):
    world.report("holds", 5, "a", by="army")
    world.report("holds", 9, "b", by="foe", source="two")
    before, learned = believe(world, known_by=10), learn(world, known_by=10)
    world.report("takes", 7, "a", by="foe", source="three", published=11)
    world.report("holds", 8, "c", by="third", source="judge", published=30)
    after = believe(world, known_by=10)
    assert before.places == after.places
    assert before.belief is not None
    assert after.belief is not None
    assert (after.belief.first_day, after.belief.last_day) == (day(5), day(9))
    for place, cell in before.belief.cells.items():
        assert after.belief.cells[place].actors == cell.actors
        np.testing.assert_array_equal(after.belief.cells[place].shares, cell.shares)
    assert learn(world, known_by=10).digest == learned.digest


def test_digest__is_that_of_what_was_learned(world):
    world.report("holds", 5, "a", by="army")
    world.report("holds", 9, "a", by="army", source="two")
    one, again = learn(world), learn(world)
    assert one.digest == again.digest
    assert len(one.digest) == 64
    world.report("holds", 9, "a", by="foe", source="judge")
    assert learn(world).digest != one.digest


def test_hazards__are_listed_by_company_and_news_and_freshly_taken_last(world):
    world.report("holds", 5, "a", by="army")
    world.report("holds", 40, "b", by="army")
    learned = learn(world)
    kinds = [rate.kind for rate in learned.hazards]
    assert len(kinds) == len(set(kinds)) == len(COMPANY) * len(NEWS) + 1
    assert kinds[0] == "no neighbour of one's own; quiet"
    assert kinds[-1] == "freshly taken"
    assert all(0 < rate.per_day < 1 for rate in learned.hazards)
    days = sum(rate.place_days for rate in learned.hazards)
    assert days == pytest.approx(2 * (learned.statements.days - 1))
    belief = believe(world).belief
    assert belief is not None
    assert belief.hazards == learned.hazards


def test_no_report_at_all__teaches_nothing_and_leaves_all_unknown(world):
    learned = learn(world)
    history = believe(world, learned=learned)
    assert learned.sources == ()
    assert learned.hazards[-1].place_days == 0
    assert history.belief is not None
    assert history.belief.cells == {}
    assert [words(history.places[place].on(day(5))) for place in "abc"] == ["?"] * 3
    assert drawn_words(draw(world, learned), "a", 5) == {"?": 400}


def test_records__of_few_reports_are_the_letter_and_say_so(world):
    for source in world.sources:
        world.report("holds", 5, "a", by="army", source=source)
    world.report("holds", 9, "b", by="army", source="three")
    records = learn(world).sources
    assert [one.source for one in records] == ["three", "copy", "judge", "one", "two"]
    assert all(one.prior_only for one in records)
    by_name = {one.source: one for one in records}
    for one in records:
        assert one.right.mean == pytest.approx(one.graded, abs=0.02)
        assert one.copying == ()
    assert by_name["one"].graded > by_name["two"].graded > by_name["judge"].graded
    assert (by_name["copy"].family, by_name["two"].family) == ("two", "two")


def test_records__say_how_late_a_source_publishes(world):
    for late, on in ((1, 5), (3, 15), (9, 25)):
        world.report("holds", on, "a", by="army", published=on + late)
    record = learn(world).sources[0]
    assert record.published_after_days == 3
    assert (record.lag_days.mean, record.lag_days.low, record.lag_days.high) == (0, 0, 0)


# worlds


def test_draw__worlds_are_as_frequent_as_believed_and_the_same_in_parts(world):
    world.report("holds", 5, "a", by="army", source="two")
    world.report("holds", 9, "a", by="foe", source="three")
    whole = draw(world, worlds=2000)
    share = likely(world, "a", 7, "foe")
    assert drawn_words(whole, "a", 7)["foe"] / 2000 == pytest.approx(share, abs=0.05)
    part = draw(world, first_world=300, worlds=50)
    assert (part.first_world, part.worlds) == (300, 50)
    for at in range(50):
        one = part.courses["a"][int(part.of_world["a"][at])]
        other = whole.courses["a"][int(whole.of_world["a"][300 + at])]
        assert one == other


def test_draw__before_the_first_report_nothing_is_known_in_any_world(world):
    world.report("holds", 5, "a", by="army")
    assert drawn_words(draw(world), "a", 4) == {"?": 400}
    assert all(len(set(drawn)) == len(drawn) for drawn in draw(world).courses.values())
