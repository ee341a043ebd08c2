"""What a terminal is sent: words and lines, never the control characters of somebody's table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from walk_world import SITUATION, TABLES, UNCERTAIN, write_world

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

RED = "\x1b[31m"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
OVER = f"--corridor over --on {UNCERTAIN}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose words would colour a terminal."""
    return write_world(
        tmp_path_factory.mktemp("hostile") / "hostile",
        situation=SITUATION.replace("made-up", "made\\u001b[31m-up"),
        sources=TABLES["sources.csv"].replace("Valley Watch", f"Valley{RED} Watch"),
        actors=TABLES["actors.csv"].replace("Green Guard", f"Green{RED} Guard"),
        places=TABLES["places.csv"].replace("town,Town", f"town,To{RED}wn"),
        claims=TABLES["claims.csv"].replace("Nobody can", f"No{RED}body can"),
        reports=TABLES["reports.csv"].replace("org/watch/3", f"org/{RED}watch/3"),
    )


@pytest.fixture(scope="module")
def loaded(hostile: Path) -> Path:
    """A file with it."""
    path = hostile.parent / "hostile.gpkg"
    lb.new(path).add(hostile)
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("info", "FILE", "--claims"),
        ("ask", "FILE", *OVER.split()),
        ("explain", "FILE", *OVER.split()),
        ("suppose", "FILE", *OVER.split(), "--hold", "fort=red"),
        ("suppose", "FILE", *OVER.split(), "--without-source", "watch"),
        ("diff", "FILE", OVER, "--corridor over --on 2020-04-15"),
        ("coverage", "FILE", "--all"),
        ("ask", "FILE", "--corridor", f"o{RED}ver"),
        ("ask", "FILE", "--corridor", f"{RED}nowhere"),
    ],
)
def test_terminal__is_sent_no_control_characters(
    run: Callable[..., Ran], loaded: Path, words: tuple[str, ...]
) -> None:
    told = run(*(loaded if word == "FILE" else word for word in words))
    assert told.code in (0, 2, 3, 4)
    assert CONTROL.findall(told.out + told.err) == []


def test_terminal__nor_by_what_is_wrong_in_a_table(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    places = TABLES["places.csv"].replace("20.85,39.95", f"20{RED},39.95")
    bad = write_world(tmp_path / "bad", places=places)
    for words in (("check", bad), ("add", own, bad)):
        told = run(*words)
        assert told.code == 1
        assert "is not a number" in told.out + told.err
        assert CONTROL.findall(told.out + told.err) == []


@pytest.mark.parametrize("form", ["md", "html", "svg"])
def test_terminal__nor_a_briefing(loaded: Path, tmp_path: Path, form: str) -> None:
    lb.open(loaded).brief(tmp_path / f"x.{form}", corridor="over", on=UNCERTAIN)
    assert CONTROL.findall((tmp_path / f"x.{form}").read_text("utf-8").replace("\t", " ")) == []


def test_document__says_the_words_as_they_are(run: Callable[..., Ran], loaded: Path) -> None:
    told = run("info", loaded, "--json")
    assert CONTROL.findall(told.out) == []
    assert told.document["title"] == f"Port and town — a made{RED}-up land"
