"""What was learned of sources, laid out: words, rows, picture; and CSV that runs nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from briefing_worlds import DAY, make_answer, make_situation
from test_hostile import EVIL

from landbridge.briefings import render_review, review_csv, review_document, review_text
from landbridge.briefings._csv import csv_text
from landbridge.model.actors import Actor
from landbridge.model.belief import Copying, HazardRate, Interval, LearnedSource, SideRecord
from landbridge.model.corridors import Status
from landbridge.model.odds import CorridorOdds, DayOdds, FamilyOdds, IfHeld, NextQuestion, OddsRun
from landbridge.model.reviews import SourceReview
from landbridge.model.sources import Source

SOURCES = {
    "careful": Source("careful", "The Careful Wire", "agency", None, "B"),
    "north-voice": Source("north-voice", "Voice of the North", "party", "north", "D"),
    "echo": Source("echo", "The Echo", "social", None, "F"),
    "silent": Source("silent", "The Silent One"),
}


def learned(key: str, reports: int, right: tuple[float, float, float], **more) -> LearnedSource:
    source = SOURCES[key]
    told = {
        "graded": 0.93, "by_side": (), "repeats": Interval(0.1, 0.05, 0.2),
        "lag_days": Interval(2.0, 1.0, 3.5), "published_after_days": 1.5, "copying": (),
        "prior_only": False,
    } | more  # fmt: skip
    return LearnedSource(
        key, source.family, reports, source.reliability, right=Interval(*right), **told
    )


def partisan() -> tuple[SideRecord, ...]:
    return (
        SideRecord("north", 40.0, Interval(0.97, 0.93, 0.99)),
        SideRecord("south", 20.0, Interval(0.55, 0.4, 0.7), "north", 0.35),
        SideRecord(None, 2.0, Interval(0.4, 0.1, 0.8), "north", 0.6),
    )


@pytest.fixture
def review() -> SourceReview:
    """Three sources: a careful one, a partisan and one that repeats it; too few of the last."""
    test = Copying("north-voice", 14, 11, 1, 0.004, copies=True)
    weak = Copying("careful", 2, 1, 1, 0.9, copies=False)
    return SourceReview(
        "hidden_markov", None, DAY, 120, None,
        (
            learned("careful", 70, (0.97, 0.94, 0.99)),
            learned("north-voice", 40, (0.81, 0.72, 0.88), graded=0.8, by_side=partisan()),
            learned("echo", 10, (0.84, 0.6, 0.95), prior_only=True, copying=(test, weak)),
        ),
        ("silent",),
        (HazardRate("quiet", 0.0002, 10_000.0, 2.0),),
    )  # fmt: skip


@pytest.fixture
def situation():
    actors = {"north": Actor("north", "Northern Army"), "south": Actor("south", "Southern Front")}
    return make_situation(sources=dict(SOURCES), actors=actors)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_text__says_graded_and_learned_by_side_in_neutral_words(review, situation):
    said = flat(review_text(review, situation))
    assert "The Careful Wire 70 B 93 % 97 % 94\N{EN DASH}99 2 1.5 10 %" in said
    assert "The Echo 10 \N{EN DASH} 93 % (84 %)" in said
    assert (
        "when Southern Front held: names it in 55 % (40\N{EN DASH}70) of about 20; names Northern "
        "Army in about 7 of 20" in said
    )
    assert "when nobody known held it: names it in 40 %" in said
    assert "Voice of the North, of the family north" in said
    assert "1 source has no report of who holds ground" in said
    for word in ("lie", "lies", "liar", "propaganda", "biased", "false"):
        assert f" {word} " not in f" {said.lower()} "


def test_text__tells_who_repeats_whom_with_the_numbers(review, situation):
    said = flat(review_text(review, situation))
    assert (
        "The Echo, of 14 statements of Voice of the North that are probably not so: says the same "
        "soon after in 11, soon before in 1 (p = 0.004); the test says that it repeats it" in said
    )
    assert "of The Careful Wire that are probably not so" not in said
    assert "the test does not tell" in flat(review_text(review, situation, every=True))
    assert "per 1,000 days" in review_text(review, situation, every=True)


def test_text__of_one_source_without_reports(review, situation):
    said = review_text(replace(review, source="silent", learned=()), situation)
    assert "It has no report of who holds ground that counts." in said
    assert "finds nobody" in said


def odds_with(*questions: NextQuestion) -> CorridorOdds:
    return CorridorOdds(
        "hidden_markov", 1024, 0, None, DAY, 512, 0, 512, (OddsRun(DAY, DAY, 512, 0, 512),), DAY,
        None, None, None, None,
        all_families=DayOdds(128, 0, 128),
        without=(FamilyOdds("north", ("north-voice",), DayOdds(192, 0, 64)),),
        next_questions=questions,
    )  # fmt: skip


def test_text__says_what_stands_behind_an_answer_and_what_to_ask_next(review, situation):
    answer = make_answer(Status.CLOSED)
    held = (
        IfHeld("held", ("north",), DayOdds(500, 0, 12)),
        IfHeld("held", ("south",), DayOdds(0, 0, 512)),
    )
    question = NextQuestion("x", 0.5, 0.98, 1024, held, 12, ("north",))
    first = replace(answer.rests_on[0], family="north")
    answer = replace(answer, rests_on=(first,), odds=odds_with(question))
    said = flat(review_text(replace(review, answer=answer), situation))
    assert "Not a safety clearance." in said
    assert "75 % +25" in said
    assert "roughly even chance (50.0 % of 1,024 drawn courses" in said
    assert "Crossing X" in said
    assert "51 %" in said
    answer = replace(answer, odds=odds_with())
    assert "No next best question" in flat(review_text(replace(review, answer=answer), situation))
    bare = flat(review_text(replace(review, answer=replace(answer, odds=None)), situation))
    assert "draws no courses of events" in bare
    assert "NEXT BEST" not in bare


def test_rows__one_for_each_source_and_one_for_each_holder(review, situation):
    rows = list(csv.DictReader(io.StringIO(review_csv(review, situation))))
    assert [row["source"] for row in rows].count("north-voice") == 4
    assert {row["holder"] for row in rows} == {"", "north", "south", "nobody known"}
    assert {row["copies"] for row in rows if row["source"] == "echo"} == {"north-voice"}
    assert {row["prior_only"] for row in rows} == {"yes", "no"}


def test_document__names_whom_a_source_repeats(review, situation):
    told = review_document(review, situation)
    assert [one["copies"] for one in told["sources"]] == [None, None, "north-voice"]
    assert told["without_reports"] == ["silent"]
    assert told["answer"] is None


def test_picture__differs_in_shape_not_only_in_colour(review, situation):
    picture = render_review(review, situation)
    root = ET.fromstring(picture)
    said = " ".join(e.text or "" for e in root.iter())
    for words in (
        "The Careful Wire",
        "70 reports",
        "10 reports; prior only",
        "graded",
        "no outside",
    ):
        assert words in said
    assert picture.count('stroke-dasharray="3 2.5"') == 2, "one of few reports, and the key"
    assert "1 source not shown" in render_review(review, situation, most=2)
    ET.fromstring(render_review(replace(review, learned=()), situation))


def test_picture_and_rows__of_hostile_names(review, situation):
    evil = {key: replace(source, name=EVIL) for key, source in SOURCES.items()}
    spoilt = replace(situation, sources=evil)
    root = ET.fromstring(render_review(review, spoilt))
    assert not [e for e in root.iter() if e.tag.endswith(("script", "img", "image"))]
    assert "\x1b" not in review_text(review, spoilt)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"), ("\t=1", "'=1"), ("-5", "-5"), ("+0.25", "+0.25"), (-5, "-5"),
        (0.125, "0.125"), (True, "yes"), (None, ""), ("a,b", '"a,b"'), ("plain", "plain"),
        ("two\nlines", "two lines"),
    ],
)  # fmt: skip
def test_csv__holds_nothing_that_a_spreadsheet_would_run(cell, written):
    assert csv_text(["head"], [[cell]]) == f"head\n{written}\n" if written else "head\n\n"
