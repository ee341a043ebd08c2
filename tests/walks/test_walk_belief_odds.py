"""The way from Iran to Beirut in 2017, as odds: as known in November, in December and today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from test_walk_documents import agrees
from walk_world import CASES

from landbridge.desk.add import add
from landbridge.desk.new import new

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

DRAWS = 40
YEAR = ("--corridor", "iran-beirut", "--since", "2017", "--until", "2017")
ODDS = ("--estimator", "hidden_markov", "--odds", "--draws", str(DRAWS), "--seed", "7")
KNOWN = {
    "November": ("--known-by", "2017-11-15"),
    "December": ("--known-by", "2017-12-01"),
    "today": (),
}


@pytest.fixture(scope="module")
def levant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working file of the bundled case. Not to be changed."""
    path = tmp_path_factory.mktemp("levant") / "levant.gpkg"
    new(path)
    add(path, [CASES / "levant"])
    return path


@pytest.fixture
def asked(
    run: Callable[..., Ran], levant: Path, request: pytest.FixtureRequest
) -> Callable[[str], Any]:
    """Ask once for all tests of this module; documents are not to be changed."""
    kept = request.node.parent.__dict__.setdefault("told_in_2017", {})

    def ask(when: str) -> Any:
        if when not in kept:
            kept[when] = run("ask", levant, *YEAR, *KNOWN[when], *ODDS, "--json").document
        return kept[when]

    return ask


def shares_by_day(told: Any) -> dict[str, float]:
    """The share of draws with a way, by the first day of each run."""
    return {each["from"]: each["open"] / DRAWS for each in told["odds"]["by_day"]}


def on(told: Any, day: str) -> float:
    """The share of draws with a way on a day."""
    runs = shares_by_day(told)
    return runs[max(first for first in runs if first <= day)]


@pytest.mark.parametrize("when", list(KNOWN))
def test_2017__every_day_has_its_odds(asked: Callable[[str], Any], when: str) -> None:
    told = asked(when)
    agrees(told, "answer")
    odds = told["odds"]
    assert (odds["sampler"], odds["draws"], odds["seed"]) == ("hidden_markov", DRAWS, 7)
    assert told["recipe"]["settings"]["odds"]["sampler"] == "hidden_markov"
    runs = odds["by_day"]
    assert (runs[0]["from"], runs[-1]["to"]) == ("2017-01-01", "2017-12-31")
    assert all(run["open"] + run["uncertain"] + run["closed"] == DRAWS for run in runs)
    assert all(0 <= share <= 1 for share in shares_by_day(told).values())
    assert runs[-1]["open"] == odds["open"]["draws"]


@pytest.mark.parametrize("when", list(KNOWN))
def test_2017__there_was_no_way_before_the_border_was_reached(
    asked: Callable[[str], Any], when: str
) -> None:
    told = asked(when)
    assert on(told, "2017-03-01") < 0.05
    # weeks before the border was reached all doubt is about al-Tanf; what came later settles it
    assert on(told, "2017-10-01") < (0.05 if when == "today" else 0.3)
    assert on(told, "2017-10-01") < on(told, "2017-11-09")


def test_2017__the_opening_is_dated_by_what_was_known(asked: Callable[[str], Any]) -> None:
    """What was published in the second half of November makes a way likelier, and dates it."""
    november, december, today = (asked(when)["odds"] for when in KNOWN)
    assert november["opening"] != december["opening"] != today["opening"]
    assert november["by_day"] != december["by_day"] != today["by_day"]
    assert len({each["learned"] for each in (november, december, today)}) == 3
    assert november["open"]["draws"] < december["open"]["draws"]
    assert november["open"]["draws"] < today["open"]["draws"]
    for odds in (december, today):
        assert "2017-11-08" <= odds["opening"]["mode"] <= "2017-12-31"
        days = [odds["opening"]["seen_days"][percent] for percent in ("5", "50", "95")]
        assert days == sorted(days)


@pytest.mark.parametrize("when", list(KNOWN))
def test_2017__every_family_is_told_or_named_as_left_in(
    asked: Callable[[str], Any], when: str
) -> None:
    told = asked(when)
    without = told["odds"]["without_families"]
    named = [each["family"] for each in without["families"]]
    assert 1 < len(named) <= 12
    assert len(set(named)) == len(named)
    behind = {each["family"] for each in told["rests_on"]["families"]}
    assert behind == {*named, *without["not_left_out"]}
    draws = {each["odds"]["draws"] for each in without["families"]}
    assert draws == {min(DRAWS, 256)}
    shares = {each["odds"]["open"] for each in without["families"]}
    assert len(shares) > 1, "some family matters"


def test_2017__the_same_seed_gives_the_same_document(
    asked: Callable[[str], Any], run: Callable[..., Ran], levant: Path
) -> None:
    again = run("ask", levant, *YEAR, *KNOWN["December"], *ODDS, "--json").document
    assert again == asked("December")


def test_2017__says_who_drew_and_what_is_only_prior(
    asked: Callable[[str], Any], run: Callable[..., Ran], levant: Path
) -> None:
    said = asked("November")["odds"]["said"]
    assert said.startswith("Drawn by the estimator hidden_markov")
    assert said.endswith("Never a forecast.")
    learned = run("sources", levant, *KNOWN["November"], "--json").document["sources"]
    assert sum(source["prior_only"] for source in learned) > len(learned) / 2
