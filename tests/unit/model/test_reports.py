"""Reports: what makes one, which of two is better, which of them stand."""

from __future__ import annotations

import pytest

from landbridge.model.reports import IDENTITY_COLUMNS, report_id, standing_reports
from worlds.build import Drawing, day

ROW = {"source": "one", "published": "2020-01-05", "date": "2020-01-04", "event": "holds",
       "place": "a", "actor": "army"}  # fmt: skip


@pytest.fixture
def world() -> Drawing:
    drawing = Drawing()
    for name, grade in (("good", "A"), ("fair", "C"), ("judge", "F"), ("none", None)):
        drawing.source(name, reliability=grade)
    return drawing


# ids


def test_report_id__is_a_digest_of_what_a_row_says():
    told = report_id(ROW)
    assert told[0] == "r"
    assert len(told) == 17
    assert told == report_id({**ROW, "quote": " ", "actor": " army "})


@pytest.mark.parametrize("column", IDENTITY_COLUMNS)
def test_report_id__changes_with_every_column_of_identity(column):
    assert report_id({**ROW, column: "other"}) != report_id(ROW)


@pytest.mark.parametrize("column", ["label", "note", "sensitivity", "retracts"])
def test_report_id__leaves_out_what_stands_beside(column):
    assert report_id({**ROW, column: "other"}) == report_id(ROW)


def test_report_id__does_not_mix_up_neighbouring_columns():
    assert report_id({**ROW, "a": "x", "b": ""}) != report_id({**ROW, "a": "", "b": "x"})


# dates


def test_day__is_the_last_it_can_mean_cut_at_publication(world):
    january = world.report("holds", "2020-01", "a", by="army", published=12)
    assert (january.first_day, january.day, january.known_day) == (day(0), day(12), day(12))
    late = world.report("holds", (3, 9), "a", by="army", published=40)
    assert (late.first_day, late.day, late.known_day) == (day(3), day(9), day(40))
    assert (late.placed(early=True), late.placed(early=False)) == (day(3), day(9))


def test_known_day__of_a_month_is_its_last_day(world):
    report = world.report("holds", 3, "a", by="army", published="2020-01")
    assert report.known_day == day(30)


# grades


@pytest.mark.parametrize(
    ("one", "other", "better"),
    [
        (("good", 1), ("fair", 2), True),
        (("good", 1), ("good", 2), False),
        (("good", 2), ("fair", 2), False),
        (("fair", 1), ("good", 2), False),
        (("good", 1), ("judge", 2), False),
        (("good", 1), ("none", 2), False),
        (("good", 1), ("fair", 6), False),
        (("good", None), ("fair", 2), False),
        (("judge", 1), ("fair", 2), False),
    ],
)
def test_better_graded__only_in_both_fields_that_can_be_judged(world, one, other, better):
    reports = [
        world.report("holds", 3, "a", by="army", source=source, credibility=number)
        for source, number in (one, other)
    ]
    assert reports[0].better_graded_than(reports[1]) is better
    assert not reports[0].better_graded_than(reports[0])


# standing


def test_standing__counts_what_was_published_by_then(world):
    early = world.report("holds", 3, "a", by="army", published=5)
    world.report("holds", 4, "a", by="army", published=9)
    assert standing_reports(world.reports, day(8)) == (early,)
    assert len(standing_reports(world.reports, day(9))) == 2
    assert len(standing_reports(world.reports, None)) == 2
    assert standing_reports(world.reports, day(4)) == ()


def test_standing__a_retraction_works_from_its_own_publication(world):
    wrong = world.report("holds", 3, "a", by="army", label="x", published=5)
    world.report("retracts", 3, None, retracts="x", published=9)
    assert wrong in standing_reports(world.reports, day(8))
    assert wrong not in standing_reports(world.reports, day(9))


def test_standing__a_withdrawn_retraction_does_not_work(world):
    wrong = world.report("holds", 3, "a", by="army", label="x", published=5)
    world.report("retracts", 9, None, retracts="x", label="y", published=9)
    world.report("retracts", 12, None, retracts="y", published=12)
    assert wrong not in standing_reports(world.reports, day(11))
    assert wrong in standing_reports(world.reports, day(12))


def test_standing__another_event_may_retract(world):
    wrong = world.report("holds", 3, "a", by="army", label="x", published=5)
    right = world.report("holds", 3, "a", by="foe", retracts="x", published=9)
    assert standing_reports(world.reports, None) == (right,)
    assert standing_reports(world.reports, day(5)) == (wrong,)


def test_standing__a_circle_of_retractions_ends(world):
    world.report("retracts", 3, None, retracts="y", label="x")
    world.report("retracts", 3, None, retracts="x", label="y")
    assert len(standing_reports(world.reports, None)) <= 2


def test_family__is_the_sources_own_where_none_is_given(world):
    world.source("copy", "good")
    assert world.report("holds", 3, "a", by="army", source="copy").family == "good"
    assert world.report("holds", 3, "a", by="army", source="fair").family == "fair"
