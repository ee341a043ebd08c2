"""Odds as sentences: how likely, when it opened and closed, and what is too little to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.briefings._odds import _by_day
from landbridge.briefings._odds_words import draws_words, status_line, turn_lines
from landbridge.briefings._phrases import count
from landbridge.model.odds import CorridorOdds, OddsRun, TurnQuantiles
from worlds.build import day


def odds(open_: int = 288, draws: int = 1000, **more) -> CorridorOdds:
    runs = (OddsRun(day(0), day(30), open_, 0, draws - open_),)
    return CorridorOdds(**{
        "sampler": "hidden_markov", "draws": draws, "seed": 0, "spread": None, "on": day(10),
        "open": open_, "uncertain": 0, "closed": draws - open_, "by_day": runs, "last": day(40),
        "opening": None, "closing": None, "gap": None, "robust": None, **more,
    })  # fmt: skip


def turn(*days: int, worlds: int = 100, unseen: int = 0, mode_worlds: int = 40) -> TurnQuantiles:
    told = tuple(day(d) for d in days)
    return TurnQuantiles(worlds, told, told[2] if told else None, mode_worlds, unseen, told)


@pytest.mark.parametrize(
    ("open_", "start"),
    [
        (0, "There is almost no chance (0 % of 1,000"),
        (30, "There is almost no chance (3.0 %"),
        (50, "It is very unlikely (5.0 %"),
        (288, "It is unlikely (28.8 %"),
        (500, "There is a roughly even chance (50.0 %"),
        (700, "It is likely (70.0 %"),
        (900, "It is very likely (90.0 %"),
        (1000, "It is almost certain (100 % of 1,000"),
    ],
)
def test_status__has_the_words_of_icd_203(open_: int, start: str) -> None:
    told = status_line(odds(open_))
    assert told.startswith(start)
    assert "that there was no known obstacle on 11 January 2020" in told


def test_status__of_displaced_dates_has_no_word_of_likelihood() -> None:
    made = odds(900, sampler="displaced_dates", spread=10)
    assert status_line(made).startswith("On 11 January 2020 there was no known obstacle in 90.0 %")
    assert "displaced by up to 10 days" in draws_words(made)
    assert "the estimator hidden_markov" in draws_words(odds())


def test_turns__say_nine_of_ten_and_the_most_likely_day() -> None:
    (told,) = turn_lines(odds(opening=turn(3, 4, 5, 6, 9)))
    assert told == (
        "In the 100 draws with a way on that day, it had opened between 4 and 10 January 2020 in "
        "90 % of them, most likely on 6 January 2020 (40.0 %)."
    )
    made = odds(opening=turn(3, 4, 5, 6, 40), sampler="displaced_dates", spread=10)
    assert (
        "between 4 January and 10 February 2020 in 90 % of them, most often" in turn_lines(made)[0]
    )


def test_turns__on_one_day() -> None:
    (told,) = turn_lines(odds(opening=turn(3, 3, 3, 3, 3)))
    assert told.endswith("it had opened on 4 January 2020 in at least 90 % of them.")


def test_turns__that_are_not_seen_in_all() -> None:
    part = turn(3, 4, 5, 6, 9, unseen=30, mode_worlds=35)
    opened, closed, first = turn_lines(odds(opening=part, closing=part, first_opening=part))
    assert opened.startswith("In 70 of the 100 draws with a way on that day, it had opened between")
    assert "(50.0 %); in the other 30 it had been open since before anything reported." in opened
    assert "in the other 30 it had not closed by 10 February 2020" in closed
    assert first.startswith("In 70 of the 100 draws without a way on that day, it first opened")
    assert first.endswith("it opened on no day from 1 January 2020 to 31 January 2020.")


def test_turns__of_too_few_draws_have_no_day() -> None:
    few = turn(3, 4, 5, 6, 9, worlds=10, mode_worlds=4)
    (told,) = turn_lines(odds(opening=few))
    assert told.endswith("it had opened on some day: too few to say when.")
    none = replace(few, mode=None, mode_worlds=0, unseen=10, seen_days=())
    (told,) = turn_lines(odds(closing=none))
    assert told == (
        "In the 10 draws with a way on that day, it had not closed by 10 February 2020, the last "
        "day looked at."
    )


def test_section__joins_days_that_are_alike_and_leaves_the_asked_one_alone() -> None:
    runs = [OddsRun(day(d), day(d), 10 * d, 0, 1000 - 10 * d) for d in range(60)]
    told = odds(by_day=tuple(runs), on=day(30))
    for most, points in ((60, 0), (40, 1), (13, 5), (3, 50)):
        made, said = _by_day(told, most)
        named = [row[0].text for row in made.rows]
        assert len(named) <= most
        assert "31 January 2020" in named
        words = [line.text for line in said.items]
        within = count(points, "percentage point")
        told_within = f"Shares of the days in one row differ by at most {within}."
        assert words == ([told_within] if points else [])
    assert named == ["1 to 30 January 2020", "31 January 2020", "1 to 29 February 2020"]
