"""Where sources contradict one another: the whole command line, on the made-up land and cases."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from test_walk_documents import agrees
from walk_world import CLOSED, OPEN, TABLES

from landbridge import library as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran


def more(*rows: str) -> str:
    """Give reports.csv with more rows, in the columns source, published, date, event, place …"""
    return TABLES["reports.csv"] + "".join(f"{row}\n" for row in rows)


@pytest.fixture
def torn(run: Callable[..., Ran], own: Path, tmp_path: Path) -> Path:
    """The made-up land, in which Watch and the ministry speak against the others."""
    table = tmp_path / "reports.csv"
    table.write_text(
        more(
            'watch,2020-03-12,2020-03-11,holds,fort,,,,red,,,,,,,2,,"=HYPERLINK(""x"")",,,still-red,',
            "ministry,2020-03-15,2020-03-15,holds,fort,,,,red,,,,,,,4,,,,,,",
            "watch,2020-03-20,2020-03-19,takes,fort,,,,green,red,,,,,,2,,,,,,",
            "courier,2020-04-11,2020-04-10,takes,fort,,,,red,green,,,,,,2,,,,,,",
            "courier,2020-04-13,2020-04-12,takes,fort,,,,green,red,,,,,,2,,,,,,",
            "watch,2020-05-10,2020-05-10,present,town,,,,red,,,,,,,2,,,,,,",
        ),
        "utf-8",
    )
    assert run("add", own, table).code == 0
    return own


def test_disagree__says_where_when_who_and_how_it_ended(
    run: Callable[..., Ran], torn: Path
) -> None:
    told = run("disagree", torn)
    assert (told.code, told.err) == (0, "")
    said = " ".join(told.out.split())
    assert "1. Fort, 2020-03-11 to 2020-05-14" in said
    assert "held by Red (Valley Watch: “holds”, 2020-03-11; Ministry of Red: “holds”" in said
    assert "Red was reported present at Town (Valley Watch" in said
    assert "undone by takes (2020-04-12) of The Courier" in said
    assert "The Courier 12" not in said
    assert max(map(len, told.out.splitlines())) <= 80
    for judgement in ("wrong", "lie", "false", "true"):
        assert f" {judgement} " not in said


def test_disagree__cites_reports_of_one_place(run: Callable[..., Ran], torn: Path) -> None:
    told = run("disagree", torn, "--place", "the fort", "--source", "watch")
    assert told.code == 2
    assert "near: fort" in told.err
    told = run("disagree", torn, "--place", "Qal'at al-Jabal", "--source", "watch")
    said = " ".join(told.out.split())
    assert "Only Fort." in said
    assert "Only what Valley Watch and its family has a part in." in said
    assert "Valley Watch (A2), published 11 March" not in said
    assert "Valley Watch (A2), published 12 March 2020, about 11 March 2020" in said


def test_disagree__with_a_question_lists_what_does_not_fit_it(
    run: Callable[..., Ran], torn: Path
) -> None:
    told = run("disagree", torn, "--corridor", "over", "--on", CLOSED, "--json").document
    assert told["question"]["on"] == CLOSED
    assert {c["kind"] for c in told["contradictions"]} >= {"presence_against_holder"}
    assert told["spells"][0]["on_answer"]
    assert told["contradictions"] == [
        c
        for c in run("ask", torn, "--corridor", "over", "--on", CLOSED, "--json").document[
            "contradictions"
        ]
        if c["kind"] != "families_disagree"
    ]


WORDS = [
    (),
    ("--corridor", "over", "--on", OPEN),
    ("--since", "2020-03", "--until", "2020-04", "--known-by", "2020-05"),
    ("--place", "fort", "--carry", "5"),
    ("--source", "ministry", "--by-source"),
    ("--place", "upland"),
    ("--place", "country:XN"),
]


@pytest.mark.parametrize("words", WORDS)
def test_document__is_what_the_schema_says(
    run: Callable[..., Ran], torn: Path, filled: Path, words: tuple[str, ...]
) -> None:
    for file in (torn, filled):
        told = run("disagree", file, *words, "--json")
        assert told.code == 0
        agrees(told.document, "disagree")
        known = {report["id"] for report in told.document["reports"]}
        for spell in told.document["spells"]:
            for word in spell["words"]:
                assert set(word["reports"]) <= known


def test_known_by__hides_what_was_published_later(run: Callable[..., Ran], torn: Path) -> None:
    told = run("disagree", torn, "--known-by", "2020-03-13", "--json").document
    (spell,) = told["spells"]
    assert (spell["to"], spell["ended"], spell["insisted"]) == ("2020-03-12", "open", True)
    assert {word["voice"] for word in spell["words"]} == {"courier", "watch"}


def test_document__of_the_bundled_cases(run: Callable[..., Ran], case: Path) -> None:
    told = run("disagree", case, "--json")
    agrees(told.document, "disagree")
    corridor = run("info", case, "--json").document["corridors"][0]["id"]
    agrees(run("disagree", case, "--corridor", corridor, "--json").document, "disagree")


def test_files__table_and_picture(run: Callable[..., Ran], torn: Path, tmp_path: Path) -> None:
    assert run("disagree", torn, "-o", tmp_path / "d.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "d.csv").read_text("utf-8"))))
    assert {row["voice"] for row in rows} >= {"courier", "watch", "ministry"}
    assert {row["own_words"] for row in rows if row["voice"] == "ministry"} == {"holds"}
    assert run("disagree", torn, "-o", tmp_path / "d.svg").code == 0
    picture = (tmp_path / "d.svg").read_text("utf-8")
    said = " ".join(e.text or "" for e in ET.fromstring(picture).iter())
    for words in ("Fort", "different holders", "two or more agree", "Listed, never resolved"):
        assert words in said
    told = run("disagree", torn, "-o", tmp_path / "d.pdf")
    assert told.code == 2
    assert "must end in .csv, .svg, .png" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--corridor", "nope"), "no corridor 'nope'"),
        (("--place", "nowhere"), "no place or area 'nowhere'"),
        (("--source", "watsh"), "near: watch"),
        (("--carry", "0"), "write 1 or more"),
        (("--on", OPEN), "--on: part of a question"),
        (("--known-by", "2019"), "nothing to look at"),
        (("--since", "2030"), "no day to look at"),
    ],
)
def test_disagree__says_what_would_be_right(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("disagree", filled, *words)
    assert told.code == 2
    assert said in told.err


def test_python__says_the_same(run: Callable[..., Ran], torn: Path, tmp_path: Path) -> None:
    opened = lb.open(torn)
    found = opened.disagree(place="fort", output=tmp_path / "d.csv")
    told = run("disagree", torn, "--place", "fort", "--json").document
    assert [s.days for s in found.spells] == [s["days"] for s in told["spells"]]
    assert (tmp_path / "d.csv").read_text("utf-8").startswith("place,link,name")
