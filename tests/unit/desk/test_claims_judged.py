"""Claims about small worlds: what the record says of them, then and now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.days import format_day
from landbridge.desk.claims import claims
from landbridge.desk.claims_in_words import claims_in_words, date_in_words
from landbridge.errors import QuestionError
from landbridge.model.odds import OddsQuestion
from landbridge.model.verdicts import VERDICTS, ClaimsQuestion
from worlds.build import Drawing, day
from worlds.claimed import claim_of, judged_in
from worlds.drawn import people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b --- c*: b is the foe's until the army takes it on day 20, and loses it on day 60.

    The last report is of day 100.
    """
    drawing = people("a line")
    row(drawing, "abc", "*o*")
    drawing.report("takes", 20, "b", by="army", other_actor="foe", label="taken")
    drawing.report("takes", 60, "b", by="foe", other_actor="army", label="lost")
    drawing.report("moves", 100, "a", by="army")
    return drawing


def words(found):
    return found.then.word, found.now.word


@pytest.mark.parametrize(
    ("put", "published", "told"),
    [
        ("open way", 10, "contradicted"),
        ("open way", 30, "borne out"),
        ("closed way", 10, "borne out"),
        ("open way/by-b", 30, "borne out"),
        ("not open way", 10, "borne out"),
        ("not open way", 30, "contradicted"),
        ("holds army b", 30, "borne out"),
        ("holds army b", 10, "contradicted"),
        ("holds foe+ b", 10, "borne out"),
        ("holds army a,b,c", 30, "borne out"),
        ("holds army a,b", 10, "contradicted"),
        ("share army all at least 60%", 10, "borne out"),
        ("share army all at least 70%", 10, "contradicted"),
        ("share army all at least 70%", 30, "borne out"),
        ("share army all at least 70% of road-km", 30, "borne out"),
        ("open way from 2020-01-21 to 2020-02-20", 90, "borne out"),
        ("open way from 2020-01-20 to 2020-02-20", 90, "contradicted"),
        ("open way by 2020-01-25", 10, "borne out"),
        ("open way by 2020-01-20", 10, "contradicted"),
        ("open way within 9 days", 10, "contradicted"),
        ("open way within 10 days", 10, "borne out"),
        ("not open way within 9 days", 10, "borne out"),
        ("closed way within 10 days", 10, "borne out"),
        ("first open way", 30, "borne out"),
        ("first open way", 10, "borne out"),
        ("first open way", 90, "contradicted"),
        ("gains army from foe in all from 2020-01-01 to 2020-02-01", 40, "borne out"),
        ("gains army from foe in all at least 100% from 2020-01-01 to 2020-02-01", 40, "borne out"),
        ("gains foe from army in b from 2020-01-01 to 2020-02-01", 40, "contradicted"),
        ("gains foe from army in b from 2020-01-01 to 2020-04-01", 95, "borne out"),
        ("survives way 2020-02-01 within 20 days", 40, "borne out"),
        ("survives way 2020-02-20 within 20 days", 40, "contradicted"),
        ("survives way 2020-01-10 within 5 days", 40, "not checkable"),
        ("survives way lost within 5 days", 40, "contradicted"),
        ("survives way loses army b within 5 days", 40, "contradicted"),
    ],
)
def test_claim__is_judged_to_the_day(world, put, published, told):
    found = judged_in(world, put, published)
    assert found.now.word == told, found.now


def test_claim__as_known_then_counts_only_what_was_published(world):
    world.report("takes", 5, "b", by="army", other_actor="foe", published=15)
    assert words(judged_in(world, "open way", 10)) == ("contradicted", "borne out")
    assert words(judged_in(world, "open way", 15)) == ("borne out", "borne out")


def test_claim__known_by_cuts_now_and_then(world):
    world.report("takes", 5, "b", by="army", other_actor="foe", published=15)
    asked = ClaimsQuestion(known_by=day(14))
    assert words(judged_in(world, "open way", 10, asked)) == ("contradicted", "contradicted")


def test_prediction__then_is_known_by_the_end_of_what_was_looked_at(world):
    world.report("takes", 5, "b", by="army", other_actor="foe", published=15)
    early = judged_in(world, "open way within 2 days", 10, modality="predicted")
    late = judged_in(world, "open way within 5 days", 10, modality="predicted")
    assert [words(found)[0] for found in (early, late)] == ["contradicted", "borne out"]


def test_verdict__names_what_decides(world):
    opened = judged_in(world, "open way", 30).now
    assert [report.label for report in opened.reports] == ["taken"]
    shut = judged_in(world, "open way", 70).now
    assert shut.reports[0].label == "lost"
    assert format_day(shut.day) == format_day(day(70))
    held = judged_in(world, "holds army b", 30).now
    assert [report.label for report in held.reports] == ["taken"]


# horizons and readings


def test_prediction__without_a_date_is_judged_at_horizons(world):
    found = judged_in(world, "open way", 10, modality="predicted")
    assert [(at.days, at.reading, at.now.word) for at in found.horizons] == [
        (30, "on some day", "borne out"),
        (90, "on some day", "borne out"),
        (180, "on some day", "borne out"),
        (365, "on some day", "borne out"),
        (1095, "on some day", "borne out"),
    ]


def test_prediction__of_what_is_so_is_that_it_lasts(world):
    asked = ClaimsQuestion(horizons_days=(20, 60))
    found = judged_in(world, "open way", 30, asked, modality="predicted")
    assert [(at.reading, at.now.word) for at in found.horizons] == [
        ("on every day", "borne out"), ("on every day", "contradicted"),
    ]  # fmt: skip
    assert found.now.word == "contradicted"


def test_prediction__too_early_where_the_record_ends(world):
    asked = ClaimsQuestion(horizons_days=(10, 30))
    found = judged_in(world, "open way", 80, asked, modality="predicted")
    assert [at.now.word for at in found.horizons] == ["contradicted", "too early"]
    assert found.now.word == "contradicted"
    assert judged_in(world, "open way within 60 days", 80).now.word == "too early"


def test_prediction__that_is_due_has_one_window(world):
    found = judged_in(world, "open way", 10, modality="predicted", due=40)
    (at,) = found.horizons
    assert (at.days, format_day(at.last)) == (None, format_day(day(40)))


def test_from__lasts_to_the_claim_or_to_the_horizon(world):
    put = "open way from 2020-01-25"
    assert judged_in(world, put, 50).now.word == "borne out"
    asked = ClaimsQuestion(horizons_days=(5, 30))
    found = judged_in(world, put, 50, asked, modality="predicted")
    assert [at.now.word for at in found.horizons] == ["borne out", "contradicted"]


def test_imprecise_date__decides_only_where_all_days_agree(world):
    sure = judged_in(world, "open way", 90, date=(25, 40))
    torn = judged_in(world, "open way", 90, date=(15, 25))
    assert (sure.now.word, torn.now.word) == ("borne out", "contested in the record")
    assert "imprecise" in torn.now.why


# contested, silent, unreadable


def test_contested__where_the_record_is_unsure(world):
    world.report("contests", 30, "b", by="ally", other_actor="guards")
    assert judged_in(world, "open way", 31).now.word == "contested in the record"
    assert judged_in(world, "holds army b", 31).now.word == "contested in the record"
    assert judged_in(world, "holds foe b", 31).now.word == "contradicted"


def test_contested__where_a_better_grade_alone_decides(world):
    world.source("good", reliability="A")
    world.source("bad", reliability="D")
    world.report("takes", 30, "b", by="army", source="good", credibility=1, label="good")
    world.report("takes", 30, "b", by="foe", source="bad", credibility=4, label="bad")
    for put in ("open way", "holds army b"):
        found = judged_in(world, put, 30).now
        assert found.word == "contested in the record"
        assert found.why == "families of sources disagree"
        assert "bad" in [report.label for report in found.reports]
    assert judged_in(world, "open way within 25 days", 10).now.word == "borne out"


def test_silent__where_nothing_was_reported_of_the_place(world):
    world.place("d", 41, 34)
    found = judged_in(world, "holds army d", 30).now
    assert found.word == "not checkable"
    assert "nothing was reported" in found.why


@pytest.mark.parametrize(
    ("put", "why"),
    [
        (None, "not put as a proposition"),
        ("opne way", "cannot be read"),
        ("open road", "no corridor 'road'"),
        ("holds nobody b", "no actor 'nobody'"),
        ("survives way nothing", "no report with the label 'nothing'"),
    ],
)
def test_not_checkable__says_why(world, put, why):
    found = judged_in(world, put, 30)
    assert words(found) == ("not checkable", "not checkable")
    assert why in found.now.why


@pytest.mark.parametrize("modality", ["asserted", "predicted", "suspected", "conditional"])
@pytest.mark.parametrize(
    "put",
    [
        "open way from 0001 to 9999",
        "not open way within 3000000 days",
        "closed way by 0001",
        "first open way by 0001-01-01",
        "first open way from 0001-01-01",
        "survives way 0001-01-01 by 9999-12-31",
        "survives way 9999-12-31",
        "holds army+partners a,b,c from 0001 to 0002",
        "share foe+allies country:XX at least 0.001 of people",
        "share foe all at least 100% of road-km by 9999",
        "gains army from foe in a from 0001 to 0002",
        "gains army+ from foe+ in all at least 1% of people from 9998 to 9999",
        "gains army from army in all from 2020 to 2021",
    ],
)
def test_extremes__have_a_verdict(world, put, modality):
    asked = ClaimsQuestion(horizons_days=(1, 3_000_000))
    found = judged_in(world, put, 30, asked, modality=modality, text="It may be so.")
    assert found.now.word in VERDICTS
    assert found.then.word in VERDICTS


def test_counterfactual__cannot_be_looked_up(world):
    found = judged_in(world, "open way", 30, modality="counterfactual")
    assert found.now.word == "not checkable"
    assert "counterfactual" in found.now.why


def test_conditional__is_labelled(world):
    found = judged_in(world, "open way", 30, modality="conditional")
    assert found.label == "unconditional reading of a conditional"
    assert found.now.word == "contradicted"  # it was open, and did not stay so


def test_event__that_has_not_come_is_too_early(world):
    found = judged_in(world, "survives way loses army c within 5 days", 40)
    assert words(found) == ("too early", "too early")


def test_not_checkable_then__where_nothing_was_known(world):
    found = judged_in(world, "open way", -30)
    assert found.then.word == "not checkable"
    assert "no report had been published" in found.then.why


# scores


def test_scores__at_both_ends_beside_persistence_and_base_rate(world):
    asked = ClaimsQuestion(horizons_days=(5, 30))
    found = judged_in(
        world, "open way", 15, asked, modality="predicted", text="It will very likely open."
    )
    assert (found.phrase.low, found.phrase.high) == (0.8, 0.95)
    short, long = (at.forecast for at in found.horizons)
    assert (long.happened, short.happened) == (1.0, 1.0)
    assert long.low.brier == pytest.approx(0.04)
    assert long.high.brier == pytest.approx(0.0025)
    assert long.persistence.brier == 1.0  # closed, as known then
    assert short.base_rate.probability == 0.0
    assert short.like_windows == 11  # days 0 to 15, spans of six days
    assert long.base_rate is None  # no span of 31 days had passed


def test_scores__are_for_what_is_said_to_be_likely(world):
    assert judged_in(world, "open way", 30).phrase is None
    suspected = judged_in(world, "open way", 30, modality="suspected", text="It may be open.")
    assert suspected.phrase.words == "may"
    assert suspected.horizons[0].forecast.happened == 1.0


def test_scores__none_where_the_record_is_unsure(world):
    world.report("contests", 30, "b", by="ally", other_actor="guards")
    found = judged_in(world, "open way", 31, modality="suspected", text="It may be open.")
    assert found.horizons[0].forecast is None
    assert found.note == "no score: contested in the record"


def test_denied_prediction__turns_rivals_too(world):
    found = judged_in(
        world, "not open way within 4 days", 12, modality="predicted", text="It will stay shut."
    )
    told = found.horizons[0].forecast
    assert (told.happened, told.persistence.probability) == (1.0, 1.0)
    assert told.base_rate.probability == 1.0


# which claims


def test_choice__by_speaker_day_corridor_and_label(world):
    base = world.situation()
    made = [
        replace(claim_of(base, "open way", 10, label="one"), row=1),
        replace(claim_of(base, "holds army b", 5, label="two"), row=2, speaker="Another"),
    ]
    situation = replace(base, claims=tuple(made), corridors=judged_corridors())
    assert [j.claim.label for j in claims(situation).claims] == ["two", "one"]

    def labels(**more):
        return [j.claim.label for j in claims(situation, **more).claims]

    assert labels(speaker="another") == ["two"]
    assert labels(on=date_in_words("2020-01-11")) == ["one"]
    assert labels(on=date_in_words("2020-01")) == ["two", "one"]
    assert labels(corridor="way") == ["one"]
    assert labels(claim="two") == ["two"]
    early = ClaimsQuestion(known_by=day(7))
    assert [j.claim.label for j in claims(situation, early).claims] == ["two"]
    for wrong in ({"claim": "won"}, {"speaker": "nobody"}, {"corridor": "road"}):
        with pytest.raises(QuestionError):
            labels(**wrong)


def judged_corridors():
    from worlds.claimed import WAY

    return {"way": WAY}


def test_words__are_read_as_on_the_command_line():
    asked = claims_in_words(horizons_days=[90, 30, 30], odds=True, draws=10)
    assert asked.horizons_days == (30, 90)
    assert asked.odds == OddsQuestion(draws=10)
    for wrong in ({"lexicon": "kent"}, {"horizons_days": [0]}, {"draws": 5}):
        with pytest.raises(QuestionError):
            claims_in_words(**wrong)
    with pytest.raises(QuestionError):
        date_in_words("spring")
