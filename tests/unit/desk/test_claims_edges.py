"""Claims at the edges: what is denied, what comes too soon, and what one clock alone knows."""

from __future__ import annotations

import pytest

from landbridge.days import format_day
from landbridge.model.verdicts import ClaimsQuestion
from worlds.build import Drawing, day
from worlds.claimed import judged_in
from worlds.drawn import people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b --- c*: the army has b from day 20 to 60; the last report is of day 100."""
    drawing = people("a line")
    row(drawing, "abc", "*o*")
    drawing.report("takes", 20, "b", by="army", other_actor="foe", label="taken")
    drawing.report("takes", 60, "b", by="foe", other_actor="army", label="lost")
    drawing.report("moves", 100, "a", by="army")
    return drawing


@pytest.mark.parametrize(
    ("put", "published", "told"),
    [
        ("not first open way", 30, "contradicted"),
        ("not first open way", 10, "contradicted"),
        ("not first open way", 90, "borne out"),
        ("survives way 2020-02-01 from 2020-01-05 to 2020-02-10", 40, "borne out"),
        ("survives way 2020-02-01 from 2020-02-05 to 2020-03-10", 40, "contradicted"),
        ("survives way 2020-02-20 by 2020-02-10", 40, "not checkable"),
        ("not survives way 2020-02-20 by 2020-02-10", 40, "not checkable"),
        ("open way from 2020-01-21", 10, "contradicted"),
        ("closed way from 2020-03-01", 30, "borne out"),
    ],
)
def test_claim__at_the_edges_is_judged_by_its_words(world, put, published, told):
    found = judged_in(world, put, published, ClaimsQuestion(horizons_days=(40,)))
    assert found.now.word == told, found.now


def test_imprecise_date__ends_with_the_publication(world):
    found = judged_in(world, "open way", 30, date=(25, 70)).now
    assert found.word == "borne out"
    assert [format_day(one) for one in found.window] == [format_day(day(n)) for n in (25, 30)]


def test_imprecise_date__is_too_early_while_days_are_to_come(world):
    assert judged_in(world, "open way", "2020-04").now.word == "too early"


def test_denied__why_is_told_of_what_it_denies(world):
    why = judged_in(world, "not open way within 10 days", 10).now.why
    assert why == "what it denies: so on that day"


def test_gains__of_a_period_without_news_then_are_judged_all_the_same(world):
    world.report("takes", 75, "b", by="army", other_actor="foe", published=95)
    put = "gains army from foe in all from 2020-03-10 to 2020-03-20"
    found = judged_in(world, put, 80)
    assert (found.then.word, found.now.word) == ("contradicted", "borne out")


def test_gains__contradicted_names_what_others_got(world):
    world.report("takes", 25, "c", by="foe", other_actor="army", label="c-taken")
    world.report("takes", 30, "c", by="ally", other_actor="foe", label="by-ally")
    put = "gains army from foe in all at least 100% from 2020-01-05 to 2020-02-10"
    found = judged_in(world, put, 50).now
    assert found.word == "contradicted"
    assert [report.label for report in found.reports] == ["by-ally"]


def test_share__of_an_actor_alone_does_not_ask_who_else_is_near(world):
    world.relate("foe ally_of army")  # beside: foe hostile_to army
    assert judged_in(world, "share army a,b,c at least 80%", 70).now.word == "contradicted"
    assert judged_in(world, "share army+partners a,b,c at least 80%", 70).now.word == (
        "contested in the record"
    )


def test_holds__a_disputed_friend_beyond_the_level_is_nobodys_own(world):
    world.relate("foe ally_of army")
    assert judged_in(world, "holds army+ b", 70).now.word == "contradicted"
    assert judged_in(world, "holds army+allies b", 70).now.word == "contested in the record"


def test_share__where_nothing_was_known_then_has_a_verdict_now():
    drawing = people("late word")
    row(drawing, "abc", "???")
    drawing.report("opens", 0, "a", by="army", published=0)
    drawing.report("holds", 5, "a", by="army", published=40)
    found = judged_in(drawing, "share army a at least 50% by 2020-01-10", 20, modality="predicted")
    assert (found.then.word, found.now.word) == ("not checkable", "borne out")
