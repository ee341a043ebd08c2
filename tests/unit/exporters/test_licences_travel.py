"""What may not be passed on stays behind, is counted, and is kept only where that is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from outgoing_world import CLOSED_DAY, REPORTS, SOURCES, laid_out, made_situation, question_on

from landbridge import days
from landbridge.exporters import EXPORTERS, Outgoing, exporter_named
from landbridge.model.licences import attribution_line, may_pass_on, may_quote
from landbridge.model.sources import Source

SECRET = "not ours to give"


def everything(outgoing: Outgoing, form: str) -> bytes:
    return b"".join(exporter_named(form).write(outgoing).files.values())


def column(outgoing: Outgoing, layer: str, name: str) -> list[Any]:
    found = outgoing.layers[layer]
    return [row[found.position(name)] for row in found.rows]


@pytest.mark.parametrize("form", ["geojson", "csv", "kml", "geopackage", "prov"])
def test_export__holds_no_word_of_an_unlicensed_source(closed: Outgoing, form: str) -> None:
    content = everything(closed, form)
    assert SECRET.encode() not in content
    assert b"r0000000000000001" not in content
    kept = everything(laid_out(question_on(CLOSED_DAY), unlicensed=True), form)
    assert SECRET.encode() in kept
    assert b"r0000000000000001" in kept


def test_export__counts_what_stayed(closed: Outgoing) -> None:
    assert closed.layers.withheld == {
        "holders": 1, "reports": 2, "relations": 1, "permissions": 1, "passage": 2, "pieces": 3,
    }  # fmt: skip
    assert any("2 of reports" in note for note in closed.layers.notes)
    assert [r for r in column(closed, "reports", "source") if r in ("dump", "shut")] == []


def test_export__ground_known_only_so_is_blank_and_says_so(closed: Outgoing) -> None:
    layer = closed.layers["holders"]
    told = [
        tuple(row[layer.position(name)] for name in ("kind", "holder", "holder_name", "reports"))
        for row in layer.rows
        if row[layer.position("place")] == "gate" and row[layer.position("start")] == "2020-01-02"
    ]
    assert told == [("withheld", None, None, None)]


def test_export__ground_that_others_report_too_names_only_them() -> None:
    more = replace(REPORTS[1], id="r00000000000000ff", row=99, source=SOURCES["wire"], quote=None)
    outgoing = laid_out(None, made_situation(reports=(*REPORTS, more)))
    layer = outgoing.layers["holders"]
    (told,) = [
        tuple(row[layer.position(name)] for name in ("holder", "reports", "sources"))
        for row in layer.rows
        if row[layer.position("place")] == "gate" and row[layer.position("start")] == "2020-01-02"
    ]  # fmt: skip
    assert told == ("south", "r00000000000000ff", "wire")


def test_export__words_stay_where_the_licence_covers_facts(closed: Outgoing) -> None:
    layer = closed.layers["reports"]
    quotes = {row[layer.position("source")]: row[layer.position("quote")] for row in layer.rows[:2]}
    assert quotes == {"wire": "North holds the west", "facts": None}
    assert "Quotes left out: 1, whose licence covers facts only." in closed.layers.notes


def test_export__kept_on_the_users_word_is_marked() -> None:
    outgoing = laid_out(question_on(CLOSED_DAY), unlicensed=True)
    assert outgoing.layers.withheld == {}
    assert any("not to be passed on" in note for note in outgoing.layers.notes)
    tree = json.loads(exporter_named("geojson").write(replace(outgoing, only="reports")).files[""])
    assert tree["may_be_passed_on"] is False
    (credit,) = {
        told["attribution"]
        for told in (feature["properties"] for feature in tree["features"])
        if told["source"] == "dump"
    }
    assert credit == "A data set (no licence: not to be passed on)"


def test_export__every_source_that_went_is_named(closed: Outgoing) -> None:
    for layer in ("reports", "holders", "passage", "pieces"):
        lines = column(closed, layer, "attribution")
        sources = column(closed, layer, "source" if layer == "reports" else "sources")
        for credit, named in zip(lines, sources, strict=True):
            assert bool(credit) == bool(named)
            for key in (named or "").split(";"):
                if key:
                    assert attribution_line(SOURCES[key]) in credit


def test_export__marked_reports_stay_where_that_is_said() -> None:
    assert "amber" in column(laid_out(), "reports", "sensitivity")
    assert "amber" not in column(laid_out(drop_sensitive=True), "reports", "sensitivity")


def test_export__strikes_of_recent_days_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "strikes" in column(laid_out(), "reports", "event")
    monkeypatch.setattr(days, "today", lambda: days.parse_day("2020-05-01"))
    assert "strikes" not in column(laid_out(), "reports", "event")
    assert "strikes" in column(laid_out(recent_detail=True), "reports", "event")


def test_export__nothing_that_was_published_later() -> None:
    early = laid_out(question_on(CLOSED_DAY, known_by=days.parse_day("2020-02-01")))
    assert column(early, "reports", "id") == ["r0000000000000000", "r0000000000000002"]
    assert [c for c in column(early, "claims", "speaker") if c] == []
    assert early.layers.newest == days.parse_day("2020-01-03")


def test_export__a_report_says_whether_it_stands(closed: Outgoing) -> None:
    stands = dict(
        zip(column(closed, "reports", "label"), column(closed, "reports", "stands"), strict=True)
    )
    assert stands["wrong"] is False
    assert stands["taken"] is True


@pytest.mark.parametrize(
    ("licence", "goes", "quotes"),
    [
        (None, False, False), ("", False, False), ("  ", False, False), ("CC-BY-4.0", True, True),
        ("ODbL 1.0", True, True), ("public domain", True, True),
        ("CC-BY-NC-SA 4.0", True, True), ("All rights reserved", False, False),
        ("no redistribution", False, False), ("may not be shared", False, False),
        ("for internal use", False, False), ("personal use only", False, False),
        ("unknown", False, False), ("none", False, False), ("?", False, False),
        ("facts cited in our own words", True, False), ("Facts only", True, False),
        ("paraphrased with permission", True, False),
    ],
)  # fmt: skip
def test_licence__is_read_as_documented(licence: str | None, goes: bool, quotes: bool) -> None:
    source = Source("x", "X", licence=licence)
    assert (may_pass_on(source), may_quote(source)) == (goes, quotes)


def test_licence__a_row_without_a_source_is_our_own() -> None:
    assert may_pass_on(None)


def test_exporters__all_are_tested_here_or_by_their_own() -> None:
    assert set(EXPORTERS) == {
        "geopackage", "geojson", "kml", "csv", "geoparquet", "openrouteservice", "closed-ways",
        "prov",
    }  # fmt: skip
    for name in EXPORTERS:
        assert exporter_named(name).name == name
