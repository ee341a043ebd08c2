"""The sentences of an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing_worlds import DAY, PLACES, REPORTS, make_answer, make_situation

from landbridge.briefings._phrases import neutral, prose_span, report_sentence, report_where
from landbridge.briefings._recent import coarsen_recent
from landbridge.briefings._words import caveats, headline, since_words
from landbridge.days import parse_span
from landbridge.model.corridors import Since, Status


def test_headline__closed_names_gap_fronts_and_holders(situation):
    said = headline(make_answer(Status.CLOSED), situation)
    assert said.startswith(
        "As of 23 August 2017, as far as known by 27 August 2017, there was no way overland from "
        "Aleph to Dalet for The Traveller: the gap is 101 km by road, held by Southern Front "
        "(45 km)"
    )
    assert "; the two fronts are nearest, 61 km straight, between Bet and Dalet;" in said
    assert "closed since 3 August 2017 (known from 5 August 2017), at the earliest since" in said


def test_headline__open_is_no_known_obstacle_and_never_safe(situation):
    said = headline(make_answer(Status.OPEN), situation)
    assert said.startswith(
        "No known obstacle for The Traveller overland from Aleph to Dalet (as of"
    )
    assert "known by 27 August 2017" in said
    assert "passable since 3 August 2017" in said
    assert "safe" not in said
    assert " open" not in said


def test_headline__uncertain_names_what_decides(situation):
    said = headline(make_answer(Status.UNCERTAIN), situation)
    assert "it is uncertain whether there was a way overland" in said
    assert "it depends on Crossing X (contested: Northern Army, Southern Front)" in said


def test_headline__closed_without_any_chain_of_links(situation):
    said = headline(make_answer(Status.CLOSED, gap=None), situation)
    assert "no chain of links joins them" in said


def test_headline__says_other_modes(situation):
    answer = make_answer(Status.CLOSED)
    query = replace(answer.query, modes=("road", "air"), via=("e",), cargo="fuel")
    said = headline(replace(answer, query=query), situation)
    assert (
        "no way overland or by air from Aleph to Dalet by way of He for The Traveller with fuel"
        in said
    )


def test_since__whole_record_is_said_so():
    answer = make_answer(Status.CLOSED)
    first = answer.spells[0].first
    said = since_words(Status.CLOSED, Since(first, first, first, first), answer.spells)
    assert said is not None
    assert said.startswith("closed on every day since the record asked about begins")


def test_caveats__say_what_is_missing(situation):
    answer = make_answer(Status.OPEN, carried_forward_days=3, newest_report_age_days=None)
    said = " ".join(caveats(answer, situation))
    assert "Carried forward 3 days" in said
    assert "no report on the way" in said
    assert "40 km of its length is estimated" in said
    by_air = replace(answer.route, links=("air",))
    assert "overfly is not modelled" in " ".join(caveats(replace(answer, route=by_air), situation))


def test_neutral__denied_relations_are_described_by_their_source(situation):
    said = neutral("by its patron's stance: north proxy_of traveller; x", situation)
    assert "Northern Army is described as a proxy of The Traveller by The Wire" in said
    assert "proxy_of" not in said
    assert neutral("no relation of south to traveller", situation) == (
        "no relation of Southern Front to The Traveller"
    )


@pytest.mark.parametrize(
    ("event", "said"),
    [("closes", "{} is closed"), ("opens", "{} is opened"), ("moves", "traffic is seen at {}"),
     ("restricts", "passage at {} is restricted"), ("contests", "somebody not named contests {}")],
)  # fmt: skip
def test_report_sentence__where_nobody_is_named(situation, event, said):
    report = replace(REPORTS[2], event=event, actor=None)
    where = report_where(report, situation)
    assert report_sentence(report, situation) == said.format(where)


def test_report_sentence__strikes_are_attributed_by_somebody(situation):
    said = report_sentence(REPORTS[2], situation)
    assert said == "a strike at Crossing X, attributed to Eastern State by The Wire"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017", "2017"),
        ("2017-11", "November 2017"),
        ("2017-11-09", "9 November 2017"),
        ("2017-11/2017-12-03", "November 2017 to 3 December 2017"),
    ],
)
def test_prose_span__keeps_the_precision(text, words):
    assert prose_span(parse_span(text)) == words


def test_recent__weak_points_are_shown_by_district():
    answer = make_answer(Status.OPEN)
    shown = coarsen_recent(answer, DAY + 30, recent_detail=False, places=PLACES)
    assert shown.fragility is not None
    assert shown.fragility.single_points == ("Deir ez-Zor, SY (1 place)",)
    assert shown.fragility.min_cut == ("Deir ez-Zor, SY (1 place)", "Homs, SY (1 place)")
    assert shown.fragility.detour is not None
    assert not shown.fragility.detour.places
    assert shown.exposure == ()
    assert any("recent days" in note for note in shown.notes)
    assert shown.route == answer.route


def test_recent__old_days_and_asked_detail_are_shown_in_full():
    answer = make_answer(Status.OPEN)
    assert coarsen_recent(answer, DAY + 91, recent_detail=False, places=PLACES) is answer
    shown = coarsen_recent(answer, DAY, recent_detail=True, places=PLACES)
    assert shown.fragility == answer.fragility
    assert shown.recipe.recent_detail


def test_recent__nobody_can_read_the_crossing_in_what_is_shown():
    from landbridge.briefings._ways import fragility_section

    shown = coarsen_recent(make_answer(Status.OPEN), DAY, recent_detail=False, places=PLACES)
    section = fragility_section(shown, make_situation())
    assert section is not None
    assert "Crossing X" not in str(section)


def test_recent__suppositions_that_close_are_shown_by_district():
    answer = make_answer(Status.OPEN)
    recipe = replace(answer.recipe, suppositions=("x to c is closed", "south holds x"))
    answer = replace(answer, recipe=recipe)
    shown = coarsen_recent(answer, DAY, recent_detail=False, places=PLACES)
    assert shown.recipe.suppositions == (
        "Deir ez-Zor, SY to Deir ez-Zor, SY is closed",
        "south holds x",
    )
