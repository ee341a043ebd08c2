"""Who held a place, and how likely each holder is: belief."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import landbridge as lb
from landbridge.days import format_day, parse_day
from landbridge.desk import show_belief

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

FORT = ("--place", "Qal'at al-Jabal")


def test_belief__names_the_holders_of_a_place_in_runs_of_days(
    run: Callable[..., Ran], filled: Path
) -> None:
    told = run("belief", filled, *FORT, "--estimator", "latest_report", "--json")
    assert told.code == 0
    runs = [(r["from"], r["kind"], r["holders"]) for r in told.document["runs"]]
    assert runs[:3] == [
        ("2020-01-01", "held", ["red"]),
        ("2020-03-10", "held", ["green"]),
        ("2020-05-01", "contested", ["green", "red"]),
    ]
    assert [r["shares"] for r in told.document["runs"]] == [None] * len(runs)
    assert {r["event"] for r in told.document["reports"]} == {"holds", "takes", "contests"}
    text = run("belief", filled, *FORT, "--estimator", "latest_report").out
    assert "Fort, 1 January 2020 to" in text
    assert "contested: Green Guard, Red" in text
    assert "does not say how likely that is" in text
    assert "Not a safety clearance." in text


def test_belief__is_of_the_recommended_estimator_and_adds_up(
    run: Callable[..., Ran], filled: Path
) -> None:
    told = run("belief", filled, *FORT, "--json").document
    assert told["estimator"] == "hidden_markov"
    for one in told["runs"]:
        shares = [share["share"] for share in one["shares"]]
        assert sum(shares) == pytest.approx(1, abs=1e-3)
        assert shares == sorted(shares, reverse=True)
    assert told["runs"][0]["shares"][0]["actor"] == "red"
    assert told["runs"][-1]["shares"][0]["actor"] == "red"
    assert "how likely" in run("belief", filled, *FORT).out


def test_belief__knows_no_more_than_was_known(run: Callable[..., Ran], filled: Path) -> None:
    words = ("belief", filled, *FORT, "--estimator", "latest_report", "--json", "--known-by")
    told = run(*words, "2020-03-10").document
    assert told["until"] <= "2020-03-10"
    assert [r["holders"] for r in told["runs"]] == [["red"]]
    assert all(r["published"] <= "2020-03-10" for r in told["reports"])


@pytest.mark.parametrize("estimator", ["latest_report", "hidden_markov"])
def test_belief__csv_has_a_row_for_each_run_and_holder(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, estimator: str
) -> None:
    path = tmp_path / "deep" / "fort.csv"
    words = ("belief", filled, *FORT, "--estimator", estimator, "-o", path, "--json")
    runs = run(*words).document["runs"]
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    told = [
        (r["from"], r["to"], r["kind"], holder["actor"] or "", f"{holder['share']:.4f}")
        for r in runs
        for holder in r["shares"] or [{"actor": key, "share": -1} for key in r["holders"]]
    ]
    columns = ("from", "to", "kind", "holder", "share")
    assert [tuple(r[c] or ("-1.0000" if c == "share" else "") for c in columns) for r in rows] == (
        told
    )
    fixed = {(r["place"], r["name"], r["lon"], r["lat"], r["estimator"]) for r in rows}
    assert fixed == {("fort", "Fort", "20.700000", "40.120000", estimator)}


def test_belief__csv_runs_nothing_in_a_spreadsheet(filled: Path) -> None:
    own = lb.open(filled)
    found = own.belief("fort", estimator="latest_report")
    actors = {key: replace(actor, name="=1+1") for key, actor in own.situation.actors.items()}
    fort = replace(own.situation.places["fort"], name="@SUM(A1)", lon=-20.5)
    situation = replace(own.situation, actors=actors, places={"fort": fort})
    text = show_belief.csv(found, situation).decode()
    rows = list(csv.reader(io.StringIO(text)))[1:]
    assert rows
    for row in rows:
        assert (row[1], row[2], row[9]) == ("'@SUM(A1)", "-20.500000", "'=1+1")


def test_belief__library_gives_the_same(run: Callable[..., Ran], filled: Path) -> None:
    own = lb.open(filled)
    words = ("--since", "2020-03", "--until", "2020-05", "--estimator", "majority", "--json")
    told = run("belief", filled, *FORT, *words).document
    found = own.belief("Fort", since="2020-03", until="2020-05", estimator="majority")
    assert [r["from"] for r in told["runs"]] == [format_day(r.first) for r in found.runs]
    assert [r["holders"] for r in told["runs"]] == [list(r.state.holders) for r in found.runs]
    (one,) = own.belief("fort", on="2020-04-01", estimator="majority").runs
    assert one.first == one.last == parse_day("2020-04-01")
    assert one.state.holder == "green"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ((), "--place"),
        (("--place", "Atlantis"), "no place 'Atlantis'"),
        ((*FORT, "--estimator", "oracle"), "no estimator 'oracle'"),
        ((*FORT, "--since", "2020-05", "--until", "2020-04"), "no day to look at"),
        ((*FORT, "--known-by", "2019"), "no report known by then"),
        ((*FORT, "-o", "fort.txt"), "must end in .csv"),
    ],
)
def test_belief__misuse(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], fragment: str
) -> None:
    told = run("belief", filled, *words)
    assert (told.code, told.out) == (2, "")
    assert fragment in told.err


def test_belief__one_day_or_a_period(filled: Path) -> None:
    with pytest.raises(lb.QuestionError, match="give either"):
        lb.open(filled).belief("fort", on="2020-04-01", since="2020-03")
