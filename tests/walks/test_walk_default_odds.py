"""A situation may name the estimator that odds are drawn by, beside that of its answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import landbridge
from landbridge.errors import FolderError

CASE = Path(__file__).parents[2] / "cases" / "lachin"
NAMED = 'estimator = "latest_report"\n'
ASKED = {"corridor": "civilians-out", "on": "2022-11-01", "odds": True, "draws": 64}


def opened(tmp_path: Path, line: str) -> landbridge.OpenSituation:
    folder = tmp_path / "case"
    shutil.copytree(CASE, folder)
    told = folder / "situation.toml"
    text = told.read_text("utf-8")
    assert NAMED in text
    told.write_text(text.replace(NAMED, NAMED + line), "utf-8")
    situation = landbridge.new(tmp_path / "case.gpkg")
    situation.add(folder)
    return situation


def test_default_odds__are_drawn_by_the_estimator_named(tmp_path: Path) -> None:
    situation = opened(tmp_path, 'odds = "hidden_markov"\n')
    answer = situation.ask(**ASKED)
    assert answer.odds is not None
    assert answer.odds.sampler == "hidden_markov"
    assert answer.query.estimator == answer.recipe.estimator == "latest_report"
    assert answer.recipe.settings["odds"]["sampler"] == "hidden_markov"
    plain = situation.ask(corridor="civilians-out", on="2022-11-01")
    assert (answer.status, answer.since) == (plain.status, plain.since)


@pytest.mark.parametrize("words", [{"spread": 5}, {"estimator": "latest_report"}])
def test_default_odds__give_way_to_what_is_asked_for(
    tmp_path: Path, words: dict[str, object]
) -> None:
    answer = opened(tmp_path, 'odds = "hidden_markov"\n').ask(**ASKED, **words)
    assert answer.odds is not None
    assert answer.odds.sampler == "displaced_dates"


def test_default_odds__come_back_on_export(tmp_path: Path) -> None:
    situation = opened(tmp_path, 'odds = "hidden_markov"\n')
    situation.export(tmp_path / "again")
    assert 'odds = "hidden_markov"' in (tmp_path / "again" / "situation.toml").read_text("utf-8")


def test_default_odds__that_are_no_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="odds"):
        opened(tmp_path, "odds = 3\n")


def test_default_odds__of_the_bundled_levant_case() -> None:
    text = (CASE.parent / "levant" / "situation.toml").read_text("utf-8")
    assert 'odds = "hidden_markov"' in text
