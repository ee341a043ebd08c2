"""What was learned of sources: the whole command line, on the made-up land and the cases."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from test_walk_documents import agrees
from walk_world import CLOSED, OPEN

from landbridge import days
from landbridge import library as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran


def test_sources__the_most_reports_first_with_few_said_to_be_few(
    run: Callable[..., Ran], filled: Path
) -> None:
    told = run("sources", filled)
    assert (told.code, told.err) == (0, "")
    said = " ".join(told.out.split())
    assert "from 8 reports of who holds ground" in said
    assert said.index("Valley Watch ") < said.index("The Courier ") < said.index("The Echo ")
    assert "Ministry of Red" not in said, "its only report was withdrawn"
    assert "every source is prior only" in said
    assert max(map(len, told.out.splitlines())) <= 80


def test_sources__before_a_withdrawal_was_known(run: Callable[..., Ran], filled: Path) -> None:
    told = run("sources", filled, "--known-by", "2020-04-21", "--json").document
    assert "ministry" in {one["source"] for one in told["sources"]}
    assert told["newest_published"] == "2020-04-20"


def test_sources__one_alone_with_its_sides(run: Callable[..., Ran], filled: Path) -> None:
    said = " ".join(run("sources", filled, "--source", "The Courier").out.split())
    assert "Only The Courier." in said
    assert "when Green Guard held: names it in" in said
    said = run("sources", filled, "--source", "ministry").out
    assert "It has no report of who holds ground that counts." in said


def test_sources__behind_an_answer(run: Callable[..., Ran], filled: Path) -> None:
    words = ("--corridor", "over", "--on", OPEN)
    told = run("sources", filled, *words, "--estimator", "hidden_markov", "--draws", "16", "--json")
    assert told.code == 0
    agrees(told.document, "sources")
    answer = told.document["answer"]
    assert answer["query"]["estimator"] == "hidden_markov"
    assert {one["family"] for one in answer["odds"]["without_families"]["families"]} == {
        one["family"] for one in answer["rests_on"]["families"]
    }
    latest = run("sources", filled, *words, "--json").document
    asked = run("ask", filled, *words, "--json").document
    assert latest["answer"]["rests_on"] == asked["rests_on"]
    assert latest["estimator"] == "hidden_markov"
    assert latest["answer"]["odds"] is None
    assert "draws no courses of events" in " ".join(run("sources", filled, *words).out.split())


def test_sources__recent_days_name_no_place_worth_a_question(
    run: Callable[..., Ran], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (
        "sources", filled, "--corridor", "over", "--on", "2020-05-15", "--known-by", "2020-05-15",
        "--estimator", "hidden_markov", "--draws", "64", "--json",
    )  # fmt: skip
    plainly = run(*words).document["answer"]["odds"]["next_questions"]
    assert "fort" in {one["place"] for one in plainly}
    monkeypatch.setattr(days, "today", lambda: days.parse_day("2020-05-20"))
    coarse = run(*words).document["answer"]["odds"]["next_questions"]
    assert {one["place"] for one in coarse} & {"fort", "town", "abbey", "gate"} == set()
    detail = run(*words, "--recent-detail").document["answer"]
    assert detail["odds"]["next_questions"] == plainly
    assert detail["recipe"]["recent_detail"] is True


def test_document__of_the_bundled_cases(run: Callable[..., Ran], case: Path) -> None:
    told = run("sources", case, "--json").document
    agrees(told, "sources")
    reports = [one["reports"] for one in told["sources"]]
    assert reports == sorted(reports, reverse=True)
    for one in told["sources"]:
        assert one["right"]["low"] <= one["right"]["mean"] <= one["right"]["high"]


def test_files__table_and_picture(run: Callable[..., Ran], filled: Path, tmp_path: Path) -> None:
    assert run("sources", filled, "-o", tmp_path / "s.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text("utf-8"))))
    assert {row["source"] for row in rows} == {"courier", "echo", "watch"}
    assert run("sources", filled, "-o", tmp_path / "s.svg").code == 0
    said = " ".join(
        e.text or "" for e in ET.fromstring((tmp_path / "s.svg").read_text("utf-8")).iter()
    )
    assert "Valley Watch" in said
    told = run("sources", filled, "-o", tmp_path / "s.html")
    assert told.code == 2
    assert "must end in" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--corridor", "nope"), "no corridor 'nope'"),
        (("--from", "nowhere", "--to", "town", "--for", "blue"), "no place 'nowhere'"),
        (("--source", "watsh"), "near: watch"),
        (("--estimator", "latest_report"), "learns nothing of its sources; those that learn: hid"),
        (("--estimator", "guess"), "no estimator 'guess'"),
        (("--since", "2020"), "--since: part of a question"),
        (("--draws", "50"), "draws and a seed go with a question"),
        (("--known-by", "2019"), "nothing to learn from"),
    ],
)
def test_sources__says_what_would_be_right(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("sources", filled, *words)
    assert told.code == 2
    assert said in told.err


def test_python__says_the_same(run: Callable[..., Ran], filled: Path, tmp_path: Path) -> None:
    opened = lb.open(filled)
    found = opened.sources(corridor="over", on=CLOSED, output=tmp_path / "s.csv")
    told = run("sources", filled, "--corridor", "over", "--on", CLOSED, "--json").document
    assert [one.reports for one in found.learned] == [one["reports"] for one in told["sources"]]
    assert found.answer is not None
    assert found.answer.status.value == told["answer"]["status"]
    assert (tmp_path / "s.csv").is_file()
