"""Recent days: where a way is weakest is shown by district, unless detail is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from walk_world import OPEN

import landbridge as lb
from landbridge import days

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

QUESTION = ("--corridor", "over", "--on", OPEN)
STRUCK = ("--corridor", "over", "--on", "2020-04-15")


@pytest.fixture
def soon_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock 90 days after the asked day."""
    set_clock(monkeypatch, 90)


def set_clock(monkeypatch: pytest.MonkeyPatch, later: int) -> None:
    """Set the clock so many days after the asked day."""
    monkeypatch.setattr(days, "today", lambda: days.parse_day(OPEN) + later)


@pytest.mark.parametrize(("later", "coarse"), [(0, True), (90, True), (91, False), (-30, True)])
def test_recent__is_within_90_days_of_the_clock(
    run: Callable[..., Ran],
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    later: int,
    *,
    coarse: bool,
) -> None:
    set_clock(monkeypatch, later)
    told = run("ask", filled, *QUESTION, "--json").document
    points = (
        {"Upland, XS (1 place)", "Coast, XN (2 places)"} if coarse else {"fort", "gate", "mill"}
    )
    assert set(told["fragility"]["single_points"]) == points
    assert any("recent days" in note for note in told["notes"]) == coarse


@pytest.mark.usefixtures("soon_after")
def test_recent__text_names_districts_only(run: Callable[..., Ran], filled: Path) -> None:
    shown = run("ask", filled, *QUESTION).out.split("HOW FRAGILE IT IS")[1].split("HISTORY")[0]
    assert "Coast, XN" in shown
    for name in ("Gate", "Fort", "Mill"):
        assert name not in shown


@pytest.mark.usefixtures("soon_after")
def test_recent__detail_is_given_where_asked_and_written_down(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    coarse = run("ask", filled, *QUESTION, "--json").document
    fine = run("ask", filled, *QUESTION, "--recent-detail", "--json").document
    assert sorted(fine["fragility"]["single_points"]) == ["fort", "gate", "mill"]
    assert (coarse["recipe"]["recent_detail"], fine["recipe"]["recent_detail"]) == (False, True)
    told = run("brief", filled, *QUESTION, "--recent-detail", "-o", tmp_path / "fine.md")
    assert told.code == 0
    assert '"recent_detail": true' in (tmp_path / "fine.md").read_text("utf-8")


@pytest.mark.usefixtures("soon_after")
def test_recent__what_is_computed_does_not_change(run: Callable[..., Ran], filled: Path) -> None:
    coarse = run("ask", filled, *QUESTION, "--json").document
    fine = run("ask", filled, *QUESTION, "--recent-detail", "--json").document
    same = set(coarse) - {"fragility", "notes", "recipe", "exposure"}
    assert {name: coarse[name] for name in same} == {name: fine[name] for name in same}
    assert coarse["fragility"]["disjoint_routes"] == fine["fragility"]["disjoint_routes"]
    answer = lb.open(filled).ask(corridor="over", on=OPEN)
    assert set(answer.fragility.single_points) == {"fort", "gate", "mill"}  # type: ignore[union-attr]


@pytest.mark.usefixtures("soon_after")
def test_recent__strikes_are_not_drawn_over_routes(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    drawn = re.compile(r'class="[^"]*\bstrike\b')
    for name, words, count in (("coarse", (), 0), ("fine", ("--recent-detail",), 1)):
        run("brief", filled, *STRUCK, *words, "-o", tmp_path / f"{name}.svg")
        found = drawn.search((tmp_path / f"{name}.svg").read_text("utf-8"))
        assert bool(found) == bool(count)
    assert run("ask", filled, *STRUCK, "--json").document["exposure"] == []
    assert "a strike at Gate" not in run("ask", filled, *STRUCK).out
    assert "a strike at Gate" in run("ask", filled, *STRUCK, "--recent-detail").out


@pytest.mark.usefixtures("soon_after")
def test_recent__a_briefing_names_districts_only(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    run("brief", filled, *QUESTION, "-o", tmp_path / "brief.md")
    text = (tmp_path / "brief.md").read_text("utf-8")
    weak = text.split("## How fragile it is")[1].split("##")[0]
    assert "Coast, XN" in weak
    assert "Gate" not in weak
    run("brief", filled, *QUESTION, "-o", tmp_path / "brief.html")
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert "Coast, XN (2 places)" in page


@pytest.mark.usefixtures("soon_after")
def test_recent__a_supposed_closure_is_shown_by_district(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("suppose", filled, *QUESTION, "--close", "gate")
    told = run(*words)
    assert told.code == 0
    lines = [
        line for line in told.out.splitlines() if not line.startswith(("Baseline", "Supposed"))
    ]
    assert "Coast, XN is closed" in told.out
    assert "gate is closed" not in told.out.lower()
    assert not [line for line in lines if line.startswith("- Gate")]
    assert not [line for line in lines if line.startswith(("single points", "min cut"))
                and ("gate" in line.lower() or "fort" in line.lower())]  # fmt: skip
    document = run(*words, "--json").document
    assert document["supposed"] == ["Coast, XN is closed"]
    assert "gate is closed" not in run(*words, "--json").out.lower()
    assert "gate" not in {piece["place"] for piece in document["pieces"]}
    points = [c for c in document["changes"] if c["field"] == "single points"]
    assert not any("gate" in str(change["before"]) for change in points)


@pytest.mark.usefixtures("soon_after")
def test_recent__a_comparison_does_not_name_weak_points(
    run: Callable[..., Ran], filled: Path
) -> None:
    questions = (" ".join(QUESTION), "--corridor over --on 2020-06-15")
    changes = run("diff", filled, *questions, "--json").document["changes"]
    for change in changes:
        if change["field"] in ("single points", "min cut"):
            assert "gate" not in str(change["before"])
    told = [line for line in run("diff", filled, *questions).out.splitlines() if "single" in line]
    assert not [line for line in told if "gate" in line.lower()]


@pytest.mark.usefixtures("soon_after")
def test_recent__a_supposition_in_detail_where_asked(run: Callable[..., Ran], filled: Path) -> None:
    told = run(
        "suppose", filled, *QUESTION, "--close", "gate", "--recent-detail", "--json"
    ).document
    assert told["supposed"] == ["gate is closed"]
    assert told["after"]["recipe"]["recent_detail"] is True
    assert "gate" in {piece["place"] for piece in told["pieces"]}


@pytest.mark.usefixtures("soon_after")
@pytest.mark.parametrize("form", ["md", "html", "svg"])
def test_recent__a_supposed_closure_is_not_laid_out_unless_detail_is_asked_for(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"brief.{form}"
    words = ("brief", filled, *QUESTION, "--close", "gate", "-o", path)
    told = run(*words)
    assert (told.code, told.out) == (2, "")
    assert "give --recent-detail" in told.err
    assert "gate" not in told.err.lower()
    assert not path.exists()
    assert run(*words, "--recent-detail").code == 0
    assert path.stat().st_size > 1000


@pytest.mark.usefixtures("soon_after")
def test_recent__a_supposed_closure_is_not_told_by_what_it_displaces(
    run: Callable[..., Ran], filled: Path
) -> None:
    """The opening of the gate no longer counts where the gate is supposed to be closed."""
    told = run("suppose", filled, *QUESTION, "--close", "gate", "--json").document
    assert "gate" not in {report["where"] for report in told["reports_only_before"]}
