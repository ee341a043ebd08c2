"""Odds: from the command line and from Python, as text, as a document, as a page; what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_walk_documents import agrees
from walk_world import CLOSED, OPEN, UNCERTAIN

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

OVER = ("--corridor", "over")
NEAR = "2020-03-08"
"""Two days before the way opens: in some draws it is open by then."""

WRONG = [
    (("--draws", "100"), "draws is for odds"),
    (("--seed", "1"), "seed is for odds"),
    (("--spread", "0"), "spread is for odds"),
    (("--scheduler", "127.0.0.1:8786"), "scheduler is for odds"),
    (("--odds", "--draws", "0"), "draws 0: write a whole number from 1 to 10000000"),
    (("--odds", "--draws", "10000001"), "draws 10000001: write a whole number"),
    (("--odds", "--draws", "many"), "'many' is not a whole number"),
    (("--odds", "--draws", "-5"), "'-5' is not a whole number"),
    (("--odds", "--spread", "128"), "spread 128: write a whole number from 0 to 127"),
    (("--odds", "--spread", "1.5"), "'1.5' is not a whole number"),
    (("--odds", "--seed", str(2**63)), "write a whole number from 0 to 9223372036854775807"),
    (("--odds", "--since", "1900-01-01", "--until", "1999-12-31"), "at most 20000 days"),
    (("--odds", "--scheduler", "nonsense"), "'nonsense' is no address of a scheduler"),
]


def document(run: Callable[..., Ran], file: Path, *words: str) -> dict:
    return run("ask", file, *OVER, "--odds", "--json", *words).document


@pytest.mark.parametrize("words", [(), ("--draws", "64", "--seed", "9", "--spread", "25")])
def test_odds__the_document_is_what_its_schema_says(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...]
) -> None:
    for day in (OPEN, CLOSED, UNCERTAIN, NEAR):
        told = document(run, filled, "--on", day, *words)
        agrees(told, "answer")
        odds = told["odds"]
        three = [odds[key] for key in ("open", "uncertain", "closed")]
        assert sum(each["draws"] for each in three) == odds["draws"]
        assert sum(each["share"] for each in three) == pytest.approx(1)
        assert told["recipe"]["seed"] == odds["seed"]
        assert told["recipe"]["settings"]["odds"]["draws"] == odds["draws"]


def test_odds__exit_code_is_that_of_the_answer(run: Callable[..., Ran], filled: Path) -> None:
    for day, code in ((OPEN, 0), (CLOSED, 3), (UNCERTAIN, 4)):
        told = run("ask", filled, *OVER, "--on", day, "--odds", "--draws", "70")
        assert (told.code, told.err) == (code, "")


def test_odds__without_asking_are_null(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, *OVER, "--on", OPEN, "--json").document
    assert told["odds"] is None
    assert told["recipe"]["seed"] is None
    assert "odds" not in told["recipe"]["settings"]


def test_odds__near_a_change_are_between_none_and_all(
    run: Callable[..., Ran], filled: Path
) -> None:
    odds = document(run, filled, "--on", NEAR)["odds"]
    assert 0.1 < odds["open"]["share"] < 0.9
    assert odds["gap"]["km"]["50"] == 21
    assert odds["robust_route"]["places"] == ["port", "mill", "gate", "fort", "town"]
    assert odds["robust_route"]["open"] == odds["robust_route"]["at_most"] == odds["open"]
    assert odds["opening"]["days"]["95"] <= NEAR
    assert "2020-04-15" <= odds["closing"]["days"]["5"] <= "2020-05-10"
    days = [run["from"] for run in odds["by_day"]]
    assert days[0] == "2020-01-08"
    shares = [run["open"] for run in odds["by_day"] if run["to"] < "2020-04-01"]
    assert shares == sorted(shares), "it opens once"


def test_odds__without_spread_say_what_the_answer_says(
    run: Callable[..., Ran], filled: Path
) -> None:
    for day in (OPEN, CLOSED, UNCERTAIN):
        told = document(run, filled, "--on", day, "--spread", "0", "--draws", "3")
        assert told["odds"][told["status"]]["share"] == 1


def test_odds__the_same_seed_gives_the_same_document(run: Callable[..., Ran], filled: Path) -> None:
    one, *others = (
        run("ask", filled, *OVER, "--on", NEAR, "--odds", "--json", "--seed", "7").out
        for _ in range(5)
    )
    assert all(other == one for other in others)
    assert (
        document(run, filled, "--on", NEAR, "--seed", "8")["odds"]["open"]
        != document(run, filled, "--on", NEAR, "--seed", "7")["odds"]["open"]
    )


def test_odds__count_over_the_period_asked(run: Callable[..., Ran], filled: Path) -> None:
    runs = document(run, filled, "--since", "2020-02", "--until", "2020-03")["odds"]["by_day"]
    assert (runs[0]["from"], runs[-1]["to"]) == ("2020-02-01", "2020-03-31")


def test_odds__text_says_what_was_drawn(run: Callable[..., Ran], filled: Path) -> None:
    text = run("ask", filled, *OVER, "--on", NEAR, "--odds", "--seed", "7").out
    part = " ".join(text[text.index("ODDS OVER DRAWN") :].split())
    assert "reported dates displaced by up to 10 days, neighbouring ground together" in part
    assert "not yet a belief about sources. Never a forecast." in part
    assert "of 1,000 drawn courses of events" in part
    assert "seed 7; draws 1000; spread 10; sampler displaced_dates" in part
    assert f"landbridge explain {filled} --corridor over --on {NEAR} landbridge brief" in part
    assert f"--on {NEAR} --odds --seed 7 -o brief.html" in part
    assert max(map(len, text.split("To try next:")[0].splitlines())) <= 80
    for word in ("likely", "chance", "probab"):
        assert word not in part.lower()
    assert "ODDS" not in run("ask", filled, *OVER, "--on", NEAR).out


@pytest.mark.parametrize("form", ["html", "md"])
def test_odds__stand_in_a_briefing(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"brief.{form}"
    told = run("brief", filled, *OVER, "--on", NEAR, "--odds", "-o", path)
    assert (told.code, told.err) == (0, "")
    text = path.read_text("utf-8")
    assert "Odds over drawn courses of events" in text
    assert "neighbouring ground together" in text
    assert ('id="lb-odds"' in text) == (form == "html")
    run("brief", filled, *OVER, "--on", NEAR, "-o", path)
    without = path.read_text("utf-8")
    assert "Odds over drawn courses of events" not in without
    assert "lb-odds" not in without


def test_odds__from_python_are_those_of_the_command_line(
    run: Callable[..., Ran], filled: Path
) -> None:
    situation, heard = lb.open(filled), []
    answer = situation.ask(
        corridor="over", on=NEAR, odds=True, draws=3000, seed=4, spread=20,
        progress=lambda done, total: heard.append((done, total)),
    )  # fmt: skip
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert answer.odds is not None
    words = ("--on", NEAR, "--draws", "3000", "--seed", "4", "--spread", "20")
    assert situation.document(answer) == document(run, filled, *words)
    plain = situation.ask(corridor="over", on=NEAR)
    assert replace(answer, odds=None, recipe=plain.recipe) == plain
    with pytest.raises(lb.QuestionError, match="draws is for odds"):
        situation.ask(corridor="over", on=NEAR, draws=5)
    with pytest.raises(lb.QuestionError, match="write a whole number"):
        situation.ask(corridor="over", on=NEAR, odds=True, draws="5")


@pytest.mark.parametrize(("words", "fragment"), WRONG)
def test_odds__misuse_is_told(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], fragment: str
) -> None:
    told = run("ask", filled, *OVER, "--on", OPEN, *words)
    assert (told.code, told.out) == (2, "")
    assert fragment in told.err
    assert run("ask", filled, *OVER, "--on", OPEN, *words, "--json").document["error"]


def test_odds__where_no_road_leads(run: Callable[..., Ran], filled: Path) -> None:
    """From an airfield that only a flight leads to, overland."""
    told = run("ask", filled, *OVER, "--from", "field", "--on", OPEN, "--odds", "--json").document
    agrees(told, "answer")
    assert told["odds"] is not None


def test_odds__score_claims_of_which_the_record_is_unsure(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "claims.csv"
    sheet.write_text(
        "source,published,speaker,text,label,date,modality,proposition\n"
        "watch,2020-05-15,Another,The road may be open.,now,2020-05-10,suspected,"
        "open over\n",
        "utf-8",
    )
    lb.open(own).add(sheet)
    plain = run("claims", own, "--claim", "now", "--json").document["claims"][0]
    assert plain["now"]["verdict"] == "contested in the record"
    assert plain["horizons"][0]["score"] is None
    told = run("claims", own, "--claim", "now", "--odds", "--draws", "64", "--json").document
    agrees(told, "claims")
    assert told["draws"] == 64
    assert 0 <= told["claims"][0]["horizons"][0]["score"]["happened"] <= 1
