"""Length or gap of every day, from the command line and from Python."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from walk_world import OPEN

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

ASKED = ("--corridor", "over", "--since", "2020-01-01", "--until", "2020-06-30")
RUNS = [
    ("2020-01-01", "2020-03-09", "closed", None, 21.0),
    ("2020-03-10", "2020-04-30", "open", 90.0, None),
    ("2020-05-01", "2020-05-31", "uncertain", None, 21.0),
    ("2020-06-01", "2020-06-30", "closed", None, 21.0),
]


def document(run: Callable[..., Ran], file: Path, *words: str) -> dict:
    return run("ask", file, *ASKED, "--by-day", "--json", *words).document["by_day"]


def test_by_day__says_how_every_day_stood(run: Callable[..., Ran], filled: Path) -> None:
    found = document(run, filled)
    assert found["kept_open_days"] is None
    keys = ("from", "to", "status", "route_km", "gap_km")
    assert [tuple(each[key] for key in keys) for each in found["runs"]] == RUNS
    assert found["runs"][0]["holders"] == [
        {"actor": "red", "name": "Red", "kind": "held", "km": 21.0}
    ]
    assert found["runs"][2]["contested_or_unknown_km"] == 21.0


@pytest.mark.parametrize(("days", "kept"), [(1, True), (52, True), (53, False)])
def test_by_day__one_route_is_kept_open_for_so_many_days(
    run: Callable[..., Ran], filled: Path, days: int, kept: bool
) -> None:
    """The way is open from 10 March to 30 April: 52 days, all by one route."""
    found = document(run, filled, "--kept-open", str(days))
    assert found["kept_open_days"] == days
    assert [each["kept_open"] for each in found["runs"]] == [False, kept, False, False]


def test_by_day__text_is_a_table_newest_first(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, *ASKED, "--by-day", "--kept-open", "30").out
    part = told[told.index("DAY BY DAY") :].split("\n\n")[0]
    assert part.index("2020-06-01") < part.index("2020-05-01") < part.index("2020-01-01")
    assert "gap 21 km" in part
    assert "no known" in part
    assert "open 30 days" in part
    assert "DAY BY DAY" not in run("ask", filled, *ASKED).out


def test_by_day__python_and_command_line_say_the_same(
    run: Callable[..., Ran], filled: Path
) -> None:
    situation = lb.open(filled)
    answer = situation.ask(
        corridor="over", since="2020-01-01", until="2020-06-30", by_day=True, kept_open=30
    )
    told = json.loads(json.dumps(situation.document(answer)["by_day"]))
    assert told == document(run, filled, "--kept-open", "30")
    assert situation.ask(corridor="over", on=OPEN).by_day is None
    with pytest.raises(lb.QuestionError, match="goes with by_day"):
        situation.ask(corridor="over", kept_open=3)
    with pytest.raises(lb.QuestionError, match="1 day or more"):
        situation.ask(corridor="over", by_day=True, kept_open=0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kept-open", "3"), "--kept-open goes with --by-day"),
        (("--by-day", "--kept-open", "0"), "write 1 or more"),
        (("--by-day", "--kept-open", "soon"), "not a number of days"),
    ],
)
def test_by_day__misuse_is_told(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("ask", filled, *ASKED, *words)
    assert told.code == 2
    assert said in told.err
