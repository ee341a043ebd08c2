"""Odds over the worlds that an estimator draws: what is said, what is kept, what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_walk_documents import agrees
from walk_world import CLOSED, OPEN, UNCERTAIN

import landbridge as lb
from landbridge import days
from landbridge.desk._next import next_questions
from landbridge.desk.in_words import question_in_words as _question
from landbridge.desk.prepare import Memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

OVER = ("--corridor", "over", "--estimator", "hidden_markov")
NEAR = "2020-03-08"
DRAWS = ("--odds", "--draws", "300", "--seed", "7")


@pytest.mark.parametrize("day", [OPEN, CLOSED, UNCERTAIN, NEAR])
def test_drawn_odds__the_document_is_what_its_schema_says(
    run: Callable[..., Ran], filled: Path, day: str
) -> None:
    told = run("ask", filled, *OVER, "--on", day, *DRAWS, "--json").document
    agrees(told, "answer")
    odds = told["odds"]
    assert (odds["sampler"], odds["spread_days"], odds["draws"]) == ("hidden_markov", None, 300)
    assert sum(odds[key]["draws"] for key in ("open", "uncertain", "closed")) == 300
    assert told["recipe"]["settings"]["odds"] == {
        "draws": 300,
        "learned": odds["learned"],
        "sampler": "hidden_markov",
        "since": odds["by_day"][0]["from"],
        "until": odds["by_day"][-1]["to"],
    }
    assert len(odds["learned"]) > 10
    assert told["recipe"]["seed"] == 7
    for name in ("opening", "closing", "first_opening"):
        turn = odds[name]
        if turn is not None:
            seen = turn["draws"] - turn["unseen"]
            assert (turn["mode"] is None) == (seen == 0)
            assert turn["mode_draws"] <= seen
    without = odds["without_families"]
    assert {each["family"] for each in without["families"]} == {
        each["family"] for each in told["rests_on"]["families"]
    } - set(without["not_left_out"])
    assert {each["odds"]["draws"] for each in without["families"]} <= {256}
    for question in odds["next_questions"]:
        assert 0 < question["bits"] <= question["doubt_bits"]
        assert sum(held["odds"]["draws"] for held in question["if_held"]) <= question["draws"]


def test_drawn_odds__text_says_how_likely_and_where_to_look(
    run: Callable[..., Ran], filled: Path
) -> None:
    text = run("ask", filled, *OVER, "--on", NEAR, *DRAWS).out
    part = " ".join(text[text.index("ODDS OVER DRAWN") :].split())
    assert "Drawn by the estimator hidden_markov" in part
    assert "near ground together. Never a forecast." in part
    assert "of 300 drawn courses of events) that there was no known obstacle on 8 March" in part
    assert "displaced" not in part
    assert "Over the same 256 draws each" in part
    assert "ext best question" in part
    assert "seed 7; draws 300; sampler hidden_markov; learned " in part
    assert max(map(len, text.split("To try next:")[0].splitlines())) <= 80
    assert "confiden" not in part, "likelihood and confidence are not mixed"


def test_drawn_odds__the_same_seed_gives_the_same_document(
    run: Callable[..., Ran], filled: Path
) -> None:
    one, other = (run("ask", filled, *OVER, "--on", NEAR, *DRAWS, "--json").out for _ in range(2))
    assert one == other
    words = ("--on", NEAR, "--odds", "--draws", "300", "--seed", "8", "--json")
    another = run("ask", filled, *OVER, *words).document["odds"]
    assert (
        another["by_day"]
        != run("ask", filled, *OVER, "--on", NEAR, *DRAWS, "--json").document["odds"]["by_day"]
    )


def test_drawn_odds__know_no_more_than_was_known(run: Callable[..., Ran], filled: Path) -> None:
    """Nothing was published of the opening: as known then it is less likely than as known now."""
    then, now = (
        run("ask", filled, *OVER, "--on", OPEN, *known, *DRAWS, "--json").document["odds"]
        for known in (("--known-by", "2020-02-20"), ())
    )
    assert then["open"]["share"] < now["open"]["share"]
    assert then["learned"] != now["learned"]


def test_drawn_odds__a_supposed_holder_holds_in_every_world(filled: Path) -> None:
    situation = lb.open(filled)
    from landbridge.desk.ask import ask
    from landbridge.desk.odds import odds_question, with_odds
    from landbridge.desk.suppose import scenario_of

    scenario = scenario_of(situation.situation, hold=["gate=red"])
    question = _question({"corridor": "over", "on": OPEN, "estimator": "hidden_markov"})
    wanted = odds_question(draws=200, seed=1, spread=None, scheduler=None, odds=True)
    memory = Memory()
    answer = ask(situation.situation, question, memory=memory, scenario=scenario)
    told = with_odds(
        situation.situation, question, answer, wanted, memory=memory, scenario=scenario
    )
    assert told.odds.open == 0


def test_drawn_odds__spread_is_misuse(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, *OVER, "--on", NEAR, "--odds", "--spread", "5")
    assert (told.code, told.out) == (2, "")
    assert "spread is for displaced dates: 'hidden_markov' draws courses of events" in told.err


@pytest.mark.parametrize("form", ["html", "md"])
def test_drawn_odds__stand_in_a_briefing(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"brief.{form}"
    told = run("brief", filled, *OVER, "--on", NEAR, *DRAWS, "-o", path)
    assert (told.code, told.err) == (0, "")
    text = path.read_text("utf-8")
    assert "Drawn by the estimator" in text
    assert ("courses of events drawn by the estimator hidden_markov" in text) == (form == "html")


def test_next_questions__are_asked_by_themselves_too(filled: Path) -> None:
    situation = lb.open(filled)
    question = _question({"corridor": "over", "on": NEAR, "estimator": "hidden_markov"})
    found = next_questions(situation.situation, question, worlds=300, seed=7, most=5)
    answer = situation.ask(
        corridor="over", on=NEAR, estimator="hidden_markov", odds=True, draws=300, seed=7
    )
    assert found == answer.odds.next_questions
    assert found, "two days before it opens there is something to ask"
    assert next_questions(situation.situation, replace(question, estimator="latest_report")) == ()


def test_next_questions__name_districts_only_for_recent_days(
    run: Callable[..., Ran], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = run("ask", filled, *OVER, "--on", NEAR, *DRAWS, "--json").document["odds"]
    monkeypatch.setattr(days, "today", lambda: days.parse_day(NEAR) + 20)
    shown = run("ask", filled, *OVER, "--on", NEAR, *DRAWS, "--json").document
    agrees(shown, "answer")
    places = {question["place"] for question in full["next_questions"]}
    coarse = shown["odds"]["next_questions"]
    assert [q["bits"] for q in coarse] == [q["bits"] for q in full["next_questions"]]
    assert not places & {question["place"] for question in coarse}
    assert all(question["families"] == [] for question in coarse)
    words = ("--recent-detail", *DRAWS, "--json")
    detail = run("ask", filled, *OVER, "--on", NEAR, *words).document["odds"]
    assert detail["next_questions"] == full["next_questions"]
