"""Text, Markdown, JSON and tables."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from briefing_worlds import REPORTS, make_answer

from landbridge.briefings._table import shown_width
from landbridge.briefings.document import answer_document
from landbridge.briefings.markdown import render_markdown
from landbridge.briefings.table import render_table
from landbridge.briefings.text import render_answer, render_explanation
from landbridge.model.corridors import Status

SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "answer.schema.json"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text__fits_the_terminal(answer, situation, width):
    said = render_answer(answer, situation, width=width)
    assert "Not a safety clearance." in said.splitlines()[0:9]
    assert max(shown_width(row) for row in said.splitlines()) <= width
    for word in ("SINCE WHEN", "VARIANTS", "HISTORY", "WHAT IT RESTS ON", "Recipe:", "To try next"):
        assert word in said


def test_text__hints_of_the_front_are_shown(situation):
    said = render_answer(make_answer(Status.OPEN), situation, hints=["landbridge explain"])
    assert said.rstrip().endswith("landbridge explain")


def test_explanation__shows_lamps_grades_dates_and_links(answer, situation):
    said = render_explanation(answer, situation, width=100)
    for word in ("control", "permission", "practicability", "The Wire (B2)", "published 21 August"):
        assert word in said
    assert "https://wire.example/1?a=b&c=d" in said
    assert "described as a proxy of" in said


def test_explanation__can_show_one_place(answer, situation):
    said = render_explanation(answer, situation, place="e")
    assert "No piece of it lies there." in said


def test_estimators__one_line_says_who_differs_and_who_does_not(situation):
    said = " ".join(render_answer(make_answer(Status.OPEN), situation).split())
    assert (
        "BY OTHER ESTIMATORS The status would differ with drawn_maps:party: no way known since "
        "14 August 2017, gap 90 km. It would not with majority."
    ) in said
    said = " ".join(render_answer(make_answer(Status.CLOSED), situation).split())
    assert "drawn_maps:party: no known obstacle since 14 August 2017, 230 km." in said


def test_estimators__that_agree_take_one_short_line(situation):
    answer = make_answer(Status.OPEN)
    views = tuple(replace(v, differs=False, status=Status.OPEN) for v in answer.estimators)
    said = render_answer(replace(answer, estimators=views[:1]), situation)
    assert "BY OTHER ESTIMATORS\nAll estimators agree: majority too.\n" in said
    longer = replace(views[1], route_metres=301_000.0)
    said = render_answer(replace(answer, estimators=(views[0], longer)), situation)
    assert "All estimators agree: majority and drawn_maps:party (301 km) too." in said


@pytest.mark.parametrize("views", [None, ()])
def test_estimators__left_out_are_not_spoken_of(situation, views):
    answer = replace(make_answer(Status.OPEN), estimators=views)
    assert "BY OTHER ESTIMATORS" not in render_answer(answer, situation)
    told = answer_document(answer, situation)["estimators"]
    assert told == (None if views is None else [])


def test_estimators__have_a_table_in_a_briefing(situation):
    said = render_markdown(make_answer(Status.OPEN), situation)
    assert "| majority | no known obstacle |  | 212 km |  |" in said
    assert "| drawn\\_maps:party | no way known | 14 August 2017 |  | 90 km |" in said


def test_document__follows_the_schema(answer, situation):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(json.dumps(answer_document(answer, situation)))
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def test_document__states_lengths_to_the_metre_and_nulls(situation):
    document = answer_document(make_answer(Status.OPEN), situation)
    assert document["gap"] is None
    assert document["route"]["km"] == 212.123
    assert document["fragility"]["detour_km"] == 237.0
    assert document["fragility"]["detour_extra_km"] == 24.877
    closed = answer_document(make_answer(Status.CLOSED), situation)
    assert closed["route"] is None
    assert closed["fragility"] is None
    assert closed["gap"]["from"] == {
        "place": "b", "name": "Bet", "toward": "x", "lon": 40.8, "lat": 34.25,
    }  # fmt: skip
    assert closed["gap"]["holders"][1]["actor"] is None
    assert closed["gap"]["holders"][1]["name"] == "contested: Northern Army, Southern Front"


def test_document__every_report_named_is_listed(answer, situation):
    document = answer_document(answer, situation)
    listed = {report["id"] for report in document["reports"]}
    named = {key for spell in document["spells"] for key in spell["caused_by"]}
    assert named <= listed
    assert {report.id for report in REPORTS} <= listed


def test_markdown__every_footnote_has_its_note(answer, situation):
    said = render_markdown(answer, situation)
    notes = [row for row in said.splitlines() if row.startswith("[^")]
    assert len(notes) == len(REPORTS)
    assert "*Not a safety clearance.*" in said
    assert "<https://wire.example/1?a=b&c=d>" in said


def test_table__wraps_long_cells_and_drops_controls():
    said = render_table(["a", "n"], [["long word " * 9 + "\x1b[31m", 1]], width=40, numeric={1})
    assert max(len(row) for row in said.splitlines()) <= 40
    assert "\x1b" not in said
