"""The bundled cases: they load without an error, and answer what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from walk_page import Page
from walk_world import CASES

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran


@pytest.mark.parametrize("name", ["lachin", "levant"])
def test_case__checks_without_an_error(run: Callable[..., Ran], name: str) -> None:
    told = run("check", CASES / name, "--json")
    assert (told.code, told.document["refused"]) == (0, 0)
    assert {p["severity"] for p in told.document["problems"]} <= {"warning"}


def test_case__info_and_every_corridor(run: Callable[..., Ran], case: Path) -> None:
    told = run("info", case, "--json").document
    assert told["licence"]
    assert told["attribution"]
    assert told["rows"]["reports"] > 50
    assert told["corridors"]
    assert told["unknown_columns"] == {}
    codes = {"open": 0, "closed": 3, "uncertain": 4}
    for corridor in told["corridors"][:4]:
        asked = run("ask", case, "--corridor", corridor["id"], "--json")
        assert asked.code == codes[asked.document["status"]], corridor["id"]


def test_case__coverage_with_a_picture(run: Callable[..., Ran], case: Path, tmp_path: Path) -> None:
    told = run("coverage", case, "-o", tmp_path / "coverage.svg")
    assert (told.code, told.err) == (0, "")
    assert ET.parse(tmp_path / "coverage.svg").getroot().tag.endswith("}svg")


def test_case__comes_back_as_it_was_written(
    run: Callable[..., Ran], case: Path, tmp_path: Path
) -> None:
    assert run("export", case, tmp_path / "out").code == 0
    for path in sorted((CASES / case.stem).glob("*.csv")):
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
    assert run("add", case, tmp_path / "out", "--json").document["refused"] == 0


def test_case__fits_one_page(run: Callable[..., Ran], case: Path, tmp_path: Path) -> None:
    corridor = run("info", case, "--json").document["corridors"][0]["id"]
    path = tmp_path / "case.html"
    assert run("brief", case, "--corridor", corridor, "-o", path).code == 0
    assert path.stat().st_size < 2_000_000
    page = Page(path.read_text("utf-8"))
    assert page.loads == []
    assert "Not a safety clearance" in page.text


LEVANT = [
    (("--from", "tehran", "--to", "beirut", "--for", "iran", "--on", "2016-06-01"), 3),
    (("--corridor", "iran-beirut", "--on", "2018-06-01"), 0),
    (("--from", "Tehran", "--to", "Beirut", "--for", "Iran", "--on", "2025-06-01"), 3),
]


@pytest.fixture(scope="module")
def levant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working file of the Levant case."""
    path = tmp_path_factory.mktemp("levant") / "levant.gpkg"
    lb.new(path).add(CASES / "levant")
    return path


@pytest.mark.parametrize(("words", "code"), LEVANT)
def test_levant__says_the_status(
    run: Callable[..., Ran], levant: Path, words: tuple[str, ...], code: int
) -> None:
    assert run("ask", levant, *words).code == code


def test_levant__by_library_as_the_readme_says(run: Callable[..., Ran], levant: Path) -> None:
    opened = lb.open(levant)
    answer = opened.ask(origin="tehran", destination="beirut", traveller="iran", on="2017-08-23")
    words = ("--from", "Tehran", "--to", "Beirut", "--for", "iran", "--on", "2017-08-23")
    told = run("ask", levant, *words, "--json")
    assert told.code == {"open": 0, "closed": 3, "uncertain": 4}[answer.status.value]
    assert told.document["status"] == answer.status.value
    assert told.document["headline"] == opened.document(answer)["headline"]


def test_levant__spellings_of_one_town(run: Callable[..., Ran], levant: Path) -> None:
    found = []
    for name in ("Deir ez-Zor", "Dayr az Zawr", "dayr az-zawr", "Deir al-Zor", "DEIR EZZOR"):
        told = run(
            "ask", levant, "--from", name, "--to", "damascus", "--for", "syria-gov", "--json"
        )
        assert told.code in (0, 3, 4), told.out
        found.append(told.document["query"]["origin"])
    assert found == [found[0]] * 5


def test_levant__a_near_miss_suggests(run: Callable[..., Ran], levant: Path) -> None:
    told = run("ask", levant, "--from", "Damaskos", "--to", "Beirutt", "--for", "hesbolah")
    assert told.code == 2
    assert "near: " in told.err


def test_lachin__who_could_use_the_road(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "lachin.gpkg"
    lb.new(path).add(CASES / "lachin")
    words = ("ask", path, "--on", "2022-11-01", "--corridor")
    assert run(*words, "civilians-out").code == 0
    assert run("ask", path, "--on", "2023-02-01", "--corridor", "aid-lachin").code == 3
