"""A briefing is one file that needs nothing else: html, md, svg, png."""

from __future__ import annotations

import json
import re
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from walk_page import Page
from walk_world import CLOSED, OPEN, UNCERTAIN

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

FORMS = ["html", "md", "svg"]
NO_CLEARANCE = "Not a safety clearance"
STATUS_WORDS = {
    OPEN: "No known obstacle for Blue",
    CLOSED: "there was no way",
    UNCERTAIN: "it is uncertain whether",
}


def brief(run: Callable[..., Ran], filled: Path, path: Path, *words: str) -> bytes:
    """Write a briefing and read it."""
    told = run("brief", filled, "--corridor", "over", *words, "-o", path)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"wrote {path} ({path.stat().st_size:,} bytes)")
    return path.read_bytes()


@pytest.mark.parametrize("day", [OPEN, CLOSED, UNCERTAIN])
def test_brief__page_stands_alone_and_works_without_script(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, day: str
) -> None:
    content = brief(run, filled, tmp_path / "brief.html", "--on", day)
    assert len(content) < 2_000_000
    page = Page(content.decode())
    assert page.loads == []
    assert STATUS_WORDS[day] in page.text
    assert NO_CLEARANCE in page.text
    assert content.lower().startswith(b"<!doctype html>")
    for fragment in ("Port and town", "Fort", "Green Guard", "The Courier", "CC0-1.0"):
        assert fragment in page.text


@pytest.mark.parametrize("day", [OPEN, CLOSED, UNCERTAIN])
def test_brief__markdown_has_footnotes_for_its_reports(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, day: str
) -> None:
    text = brief(run, filled, tmp_path / "brief.md", "--on", day).decode()
    used, told = (
        set(re.findall(r"\[\^(\w+)\](?!:)", text)),
        re.findall(r"^\[\^(\w+)\]:", text, re.M),
    )
    assert used
    assert used == set(told)
    assert len(told) == len(set(told))
    assert STATUS_WORDS[day] in text
    assert NO_CLEARANCE in text
    assert "https://example.org/" in text


@pytest.mark.parametrize("day", [OPEN, CLOSED, UNCERTAIN])
def test_brief__picture_is_svg_with_names(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, day: str
) -> None:
    content = brief(run, filled, tmp_path / "map.svg", "--on", day)
    root = ET.fromstring(content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = " ".join(root.itertext())
    for name in ("Port Élan", "Fort", "Town"):
        assert name in words
    assert Page(content.decode()).loads == []


def test_brief__picture_as_png(run: Callable[..., Ran], filled: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the optional package resvg_py")
    content = brief(run, filled, tmp_path / "map.png", "--on", OPEN)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width >= 600
    assert height >= 300
    assert len(content) < 2_000_000


@pytest.mark.parametrize("form", FORMS)
def test_brief__is_the_same_each_time(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, form: str
) -> None:
    one = brief(run, filled, tmp_path / f"one.{form}", "--on", OPEN)
    two = brief(run, filled, tmp_path / f"two.{form}", "--on", OPEN)
    assert one == two


@pytest.mark.parametrize("form", FORMS)
def test_brief__by_library_is_the_same_file(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, form: str
) -> None:
    shown = brief(run, filled, tmp_path / f"one.{form}", "--on", OPEN)
    answer = lb.open(filled).brief(tmp_path / f"two.{form}", corridor="over", on=OPEN)
    assert answer.status.value == "open"
    assert (tmp_path / f"two.{form}").read_bytes() == shown


def test_brief__json_says_what_was_written(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    path = tmp_path / "brief.md"
    told = run("brief", filled, "--corridor", "over", "--on", CLOSED, "-o", path, "--json")
    assert told.code == 0, "only ask says a status by its exit code"
    assert told.document == {
        "written": str(path),
        "bytes": path.stat().st_size,
        "status": "closed",
        "as_of": CLOSED,
    }


def test_brief__of_a_supposition_says_so(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    text = brief(run, filled, tmp_path / "if.md", "--on", OPEN, "--hold", "fort=red").decode()
    assert "there was no way" in text
    assert "suppos" in text.split("## Recipe")[0].lower()
    page = Page(
        brief(run, filled, tmp_path / "if.html", "--on", OPEN, "--hold", "fort=red").decode()
    )
    assert "suppos" in page.text.split("Recipe")[0].lower()


def test_brief__says_no_known_obstacle_not_open(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    told = run("brief", filled, "--corridor", "over", "--on", OPEN, "-o", tmp_path / "x.md")
    assert "open" not in told.out.removeprefix(f"wrote {tmp_path}")
    assert "no known obstacle" in told.out


@pytest.mark.parametrize("name", ["brief.pdf", "brief", "brief.htm", "brief.json"])
def test_brief__in_no_other_form(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, name: str
) -> None:
    told = run("brief", filled, "--corridor", "over", "-o", tmp_path / name)
    assert (told.code, told.out) == (2, "")
    assert "the name must end in .html, .md, .svg, .png" in told.err
    assert not (tmp_path / name).exists()
    with pytest.raises(lb.QuestionError, match="html, md, svg, png"):
        lb.open(filled).brief(tmp_path / name, corridor="over")


def test_brief__where_it_cannot_be_written(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    told = run("brief", filled, "--corridor", "over", "-o", tmp_path / "file" / "brief.html")
    assert (told.code, told.out) == (1, "")
    assert str(tmp_path / "file") in told.err
    assert "Errno" not in told.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]


def test_brief__never_takes_the_place_of_a_folder(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.html").mkdir()
    told = run("brief", filled, "--corridor", "over", "-o", tmp_path / "folder.html")
    assert (told.code, told.out) == (1, "")
    assert "is a folder" in told.err
    assert list(tmp_path.iterdir()) == [tmp_path / "folder.html"]


def test_brief__needs_a_name(run: Callable[..., Ran], filled: Path) -> None:
    told = run("brief", filled, "--corridor", "over")
    assert told.code == 2
    assert "-o/--output" in told.err


def test_brief__leaves_nothing_where_the_question_fails(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    told = run("brief", filled, "--corridor", "under", "-o", tmp_path / "brief.html", "--json")
    assert (told.code, told.err) == (2, "")
    assert json.loads(told.out)["error"]["kind"] == "misuse"
    assert list(tmp_path.iterdir()) == []
