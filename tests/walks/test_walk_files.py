"""From a folder into the file and back: new, add, check, info, report, export."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from walk_world import CLOSED, SITUATION, TABLES, write_world

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

ROWS = {
    "sources": 4, "actors": 5, "places": 8, "areas": 1, "links": 9,
    "relations": 5, "permissions": 1, "reports": 15, "claims": 2,
}  # fmt: skip
RECAPTURE = (
    "--event", "takes", "--place", "fort", "--actor", "green", "--other-actor", "red",
    "--date", "2020-06-20", "--source", "watch", "--published", "2020-06-21",
    "--locator", "https://example.org/watch/9", "--quote", 'the fort, "again"',
)  # fmt: skip


def spoilt(folder: Path) -> Path:
    """The folder with two bad cells: a longitude and a day of publication."""
    places = TABLES["places.csv"].replace("field,Airfield,20.85", "field,Airfield,abc")
    reports = TABLES["reports.csv"].replace("watch,2020-05-02,", "watch,2020-13-02,")
    return write_world(folder, places=places, reports=reports)


# --- new


def test_new__makes_a_file_that_info_reads(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "empty.gpkg"
    told = run("new", path, "--title", "Two towns")
    assert (told.code, told.out, told.err) == (0, f"made {path}\n", "")
    document = run("info", path, "--json").document
    assert document["title"] == "Two towns"
    assert set(document["rows"].values()) == {0}
    assert document["first_day"] is None
    assert "nothing yet" in run("info", path).out


def test_new__json_names_the_file(run: Callable[..., Ran], tmp_path: Path) -> None:
    told = run("new", tmp_path / "empty.gpkg", "--json")
    assert told.document == {"created": str(tmp_path / "empty.gpkg")}


def test_new__never_touches_what_is_there(run: Callable[..., Ran], own: Path) -> None:
    before = own.read_bytes()
    told = run("new", own)
    assert (told.code, told.out) == (1, "")
    assert "is already there: give a new name" in told.err
    assert own.read_bytes() == before


def test_new__needs_a_folder(run: Callable[..., Ran], tmp_path: Path) -> None:
    told = run("new", tmp_path / "no" / "such.gpkg")
    assert told.code == 1
    assert "there is no folder" in told.err


# --- check


def test_check__a_good_folder_has_no_problem(run: Callable[..., Ran], world: Path) -> None:
    told = run("check", world)
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("0 rows would be refused, 0 warnings\n")
    document = run("check", world, "--json").document
    assert document == {"rows": ROWS, "refused": 0, "warnings": 0, "problems": []}


@pytest.mark.parametrize("name", [*TABLES, "areas.geojson", "situation.toml"])
def test_check__one_table_beside_the_others(
    run: Callable[..., Ran], world: Path, name: str
) -> None:
    told = run("check", world / name, "--json")
    assert told.code == 0
    assert told.document["problems"] == []


def test_check__says_file_line_column_and_what_would_be_right(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    told = run("check", spoilt(tmp_path / "bad"))
    assert told.code == 1
    assert "places.csv, line 9, column 'lon': 'abc' is not a number: write digits" in told.out
    assert "reports.csv, line 14, column 'published': '2020-13-02' is not a day" in told.out
    assert "Traceback" not in told.out + told.err
    document = run("check", tmp_path / "bad", "--json").document
    assert document["refused"] == len({(p["file"], p["line"]) for p in document["problems"]})
    assert {
        "file": "places.csv",
        "line": 9,
        "column": "lon",
        "message": "'abc' is not a number: write digits, such as 12.5",
        "severity": "error",
    } in document["problems"]


def test_check__a_warning_refuses_nothing(run: Callable[..., Ran], tmp_path: Path) -> None:
    places = TABLES["places.csv"] + "islet,Islet,20.1,39.5,landmark,XN,,,,,\n"
    told = run("check", write_world(tmp_path / "odd", places=places), "--json")
    assert (told.code, told.document["refused"], told.document["warnings"]) == (0, 0, 1)
    assert "no link leads to 'islet'" in told.document["problems"][0]["message"]


# --- add


def test_add__counts_what_it_took_and_twice_adds_nothing(
    run: Callable[..., Ran], world: Path, tmp_path: Path
) -> None:
    path = tmp_path / "twice.gpkg"
    run("new", path)
    told = run("add", path, world, "--json")
    assert (told.code, told.document["added"], told.document["refused"]) == (0, ROWS, 0)
    assert told.document["declaration_changed"] is True
    before = run("export", path, tmp_path / "once")
    assert before.code == 0
    again = run("add", path, world, "--json").document
    assert set(again["added"].values()) == {0}
    assert again["unchanged"] == ROWS
    assert again["declaration_changed"] is False


def test_add__text_counts_too(run: Callable[..., Ran], world: Path, tmp_path: Path) -> None:
    run("new", tmp_path / "a.gpkg")
    told = run("add", tmp_path / "a.gpkg", world)
    assert told.out.startswith("added 4 sources, 5 actors, 8 places")
    assert "already there: 4 sources" in run("add", tmp_path / "a.gpkg", world).out


def test_add__single_tables_in_turn(run: Callable[..., Ran], world: Path, tmp_path: Path) -> None:
    path = tmp_path / "parts.gpkg"
    run("new", path)
    tables = ["sources", "actors", "places", "links", "relations"]
    assert run("add", path, *(world / f"{name}.csv" for name in tables)).code == 0
    rest = [world / "areas.geojson", world / "reports.csv", world / "situation.toml"]
    assert run("add", path, *rest, "--quiet").code == 0
    assert run("ask", path, "--corridor", "over", "--on", CLOSED).code == 3


def test_add__refused_rows_load_nothing(run: Callable[..., Ran], tmp_path: Path) -> None:
    bad, path = spoilt(tmp_path / "bad"), tmp_path / "none.gpkg"
    run("new", path)
    before = path.read_bytes()
    told = run("add", path, bad)
    assert (told.code, told.out) == (1, "")
    assert "places.csv, line 9, column 'lon': 'abc' is not a number" in told.err
    assert "rows were refused, so nothing was loaded" in told.err
    as_json = run("add", path, bad, "--json")
    assert (as_json.code, as_json.err) == (1, "")
    assert as_json.document["error"]["kind"] == "failure"
    assert {p["file"] for p in as_json.document["error"]["problems"]} >= {
        "places.csv",
        "reports.csv",
    }
    assert path.read_bytes() == before


def test_add__keep_going_leaves_refused_rows_out_and_says_so(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    bad, path = spoilt(tmp_path / "bad"), tmp_path / "some.gpkg"
    run("new", path)
    told = run("add", path, bad, "--keep-going", "--json")
    assert told.code == 1, "rows were refused"
    assert told.document["added"]["places"] == 7
    assert told.document["refused"] > 0
    assert run("info", path, "--json").document["rows"]["places"] == 7


def test_add__a_changed_row_needs_replace(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    places = TABLES["places.csv"].replace("mill,Mill,", "mill,Old Mill,")
    edited = write_world(tmp_path / "edited", places=places)
    told = run("add", own, edited)
    assert told.code == 1
    assert "place 'mill' is already there and says otherwise" in told.err
    assert "--replace" in told.err
    replaced = run("add", own, edited, "--replace", "--json")
    assert (replaced.code, replaced.document["replaced"]["places"]) == (0, 1)
    assert run("ask", own, "--from", "Old Mill", "--to", "gate", "--for", "blue").code == 0


def test_add__a_changed_report_is_a_new_report(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    reports = TABLES["reports.csv"].replace("lorries over the gate", "many lorries")
    reports = reports.replace("first-lorries", "second-lorries")
    edited = write_world(tmp_path / "edited", reports=reports)
    assert run("add", own, edited, "--json").document["added"]["reports"] == 1
    assert run("info", own, "--json").document["rows"]["reports"] == 16


@pytest.mark.parametrize("name", ["no-such-folder", "world/places.txt", "world/nothing.csv"])
def test_add__what_is_not_there(
    run: Callable[..., Ran], own: Path, tmp_path: Path, name: str
) -> None:
    told = run("add", own, tmp_path / name)
    assert (told.code, told.out) == (1, "")
    assert f"there is no '{tmp_path / name}'" in told.err


def test_add__an_empty_folder_is_no_situation(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    (tmp_path / "bare").mkdir()
    told = run("add", own, tmp_path / "bare")
    assert told.code == 1
    assert "is not a situation folder" in told.err


KILLED = """
import os, signal, sys
from pathlib import Path
from landbridge.desk.add import add
left = int(sys.argv[3])
def progress(words):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
add(Path(sys.argv[1]), [Path(sys.argv[2])], progress=progress)
"""


def test_add__killed_on_the_way_leaves_the_old_state(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    rows = "".join(
        f"watch,2020-07-{1 + n % 28:02},2020-07-01,moves,gate,,,,,,,,,,,2,page {n},,,,,\n"
        for n in range(300)
    )
    more = write_world(tmp_path / "more", reports=TABLES["reports.csv"] + rows)
    before = run("ask", own, "--corridor", "over", "--json").out
    killed = 0
    for step in range(12):
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, own, more, str(step)], check=False, capture_output=True
        )
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
        killed += 1
        assert run("ask", own, "--corridor", "over", "--json").out == before
        assert run("info", own, "--json").document["rows"] == ROWS
    assert killed >= 2
    assert run("info", own, "--json").document["rows"]["reports"] == 315


# --- info


def test_info__counts_spans_corridors_and_licences(run: Callable[..., Ran], filled: Path) -> None:
    told = run("info", filled, "--json").document
    assert told["rows"] == ROWS
    assert (told["first_day"], told["last_day"]) == ("2020-01-01", "2020-06-01")
    assert (told["first_published"], told["last_published"]) == ("2020-01-01", "2020-06-02")
    assert [c["id"] for c in told["corridors"]] == ["over", "relief"]
    assert told["corridors"][0]["variants"] == {
        "north": ["gate", "fort"],
        "south": ["ford", "abbey"],
    }
    assert told["sources_without_licence"] == ["ministry"]
    text = run("info", filled).out
    for fragment in ("Port and town", "15 reports", "over", "1 sources without a licence"):
        assert fragment in text
    assert "Nobody can prevent us" not in text


def test_info__lists_claims_where_asked(run: Callable[..., Ran], filled: Path) -> None:
    text = " ".join(run("info", filled, "--claims").out.split())
    assert "General Blue: The road will be ours by spring. [open over by 2020-04-01]" in text
    assert "Minister of Red: Nobody can prevent us. [not checkable]" in text


def test_info__names_columns_that_the_format_does_not_know(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    claims = TABLES["claims.csv"].replace(",note\n", ",note,mood\n", 1)
    claims = claims.replace("/c,\n", "/c,,bold\n").replace(",,,,\n", ",,,,,loud\n")
    path = tmp_path / "moods.gpkg"
    run("new", path)
    assert run("add", path, write_world(tmp_path / "moods", claims=claims)).code == 0
    assert run("info", path, "--json").document["unknown_columns"] == {"claims": ["mood"]}
    run("export", path, tmp_path / "back")
    assert (tmp_path / "back" / "claims.csv").read_text("utf-8") == claims


# --- report


def test_report__one_report_changes_the_answer(run: Callable[..., Ran], own: Path) -> None:
    words = ("ask", own, "--corridor", "over", "--on", "2020-06-22")
    assert run(*words).code == 3
    told = run("report", own, *RECAPTURE)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("report r")
    assert run(*words).code == 0
    quotes = [r["quote"] for r in run(*words, "--json").document["reports"]]
    assert 'the fort, "again"' in quotes


def test_report__the_same_twice_is_one(run: Callable[..., Ran], own: Path) -> None:
    first = run("report", own, *RECAPTURE, "--json").document
    second = run("report", own, *RECAPTURE, "--json").document
    assert first["report"] == second["report"]
    assert first["problems"] == []
    assert "already there" in second["problems"][0]["message"]
    assert run("info", own, "--json").document["rows"]["reports"] == 16


def test_report__by_library_is_the_same_report(
    run: Callable[..., Ran], own: Path, filled: Path, tmp_path: Path
) -> None:
    told = run("report", own, *RECAPTURE, "--json").document["report"]
    other = tmp_path / "other.gpkg"
    other.write_bytes(filled.read_bytes())
    options = [word.removeprefix("--").replace("-", "_") for word in RECAPTURE[::2]]
    opened = lb.open(other)
    assert opened.ask(corridor="over", on="2020-06-22").status.value == "closed"
    found, problems = opened.report(**dict(zip(options, RECAPTURE[1::2], strict=True)))
    assert (found, problems) == (told, ())
    assert opened.ask(corridor="over", on="2020-06-22").status.value == "open"


def test_report__may_withdraw_one_by_its_label(run: Callable[..., Ran], own: Path) -> None:
    told = run(
        "report", own, "--event", "retracts", "--retracts", "fort-lost", "--source", "courier",
        "--published", "2020-06-05", "--date", "2020-06-05",
    )  # fmt: skip
    assert told.code == 0
    assert run("ask", own, "--corridor", "over", "--on", CLOSED).code == 4, "contested again"


@pytest.mark.parametrize(
    ("changed", "fragment"),
    [
        (("--event", "tkes"), "'tkes' is not an event; did you mean 'takes'?"),
        (("--place", "citadel"), "citadel"),
        (("--actor", "greens"), "no actor 'greens'; near: "),
        (("--source", "times"), "no source 'times'"),
        (("--date", "2021-06-20"), "that is a claim"),
        (("--published", "June"), "'June' is not a date"),
        (("--credibility", "9"), "'9'"),
    ],
)
def test_report__is_checked_like_any_other(
    run: Callable[..., Ran], own: Path, changed: tuple[str, str], fragment: str
) -> None:
    before = own.read_bytes()
    told = run("report", own, *RECAPTURE, *changed)
    assert (told.code, told.out) == (1, "")
    assert fragment in told.err
    assert "1 row was refused" in told.err
    assert own.read_bytes() == before


def test_report__two_bad_cells_are_one_refused_row(run: Callable[..., Ran], own: Path) -> None:
    told = run("report", own, *RECAPTURE, "--actor", "nobody-known", "--event", "tkes")
    assert told.code == 1
    assert "1 row was refused" in told.err


def test_report__needs_source_dates_and_event(run: Callable[..., Ran], own: Path) -> None:
    told = run("report", own, "--place", "fort")
    assert told.code == 2
    assert "--source, --published, --date, --event" in told.err


# --- export


def cells(path: Path) -> list[list[str]]:
    """Read a CSV file as others do."""
    with path.open(newline="", encoding="utf-8") as text:
        return list(csv.reader(text))


def test_export__gives_the_folder_back(
    run: Callable[..., Ran], world: Path, filled: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    told = run("export", filled, out)
    assert (told.code, told.out) == (0, f"wrote {out}\n")
    assert sorted(p.name for p in out.iterdir()) == sorted(p.name for p in world.iterdir())
    assert (out / "situation.toml").read_text("utf-8") == SITUATION
    for name in TABLES:
        assert cells(out / name) == cells(world / name)
    assert json.loads((out / "areas.geojson").read_text("utf-8")) == json.loads(
        (world / "areas.geojson").read_text("utf-8")
    )


def test_export__and_added_again_gives_the_same_answers(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    run("export", filled, tmp_path / "out", "--json")
    run("new", tmp_path / "again.gpkg")
    assert run("add", tmp_path / "again.gpkg", tmp_path / "out").code == 0
    words = ("--corridor", "over", "--json")
    assert run("ask", tmp_path / "again.gpkg", *words).out == run("ask", filled, *words).out


def test_export__a_new_report_stands_last(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    run("report", own, *RECAPTURE)
    assert run("export", own, tmp_path / "out", "--json").document == {
        "exported": str(tmp_path / "out"),
        "format": "situation",
        "files": [],
        "withheld": {},
        "said": [],
    }
    rows = cells(tmp_path / "out" / "reports.csv")
    assert len(rows) == 17
    assert rows[-1][:5] == ["watch", "2020-06-21", "2020-06-20", "takes", "fort"]


def test_export__leaves_out_what_is_not_to_be_passed_on(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    run("report", own, *RECAPTURE, "--sensitivity", "ask first")
    told = run("export", own, tmp_path / "out", "--drop-sensitive")
    assert (told.code, told.out.splitlines()[1]) == (
        0,
        "left out: 1 of reports; answers from this folder can differ from yours",
    )
    assert len(cells(tmp_path / "out" / "reports.csv")) == 16
    words = ("--drop-unlicensed", "--known-by", "2020-03-11", "--json")
    told = run("export", own, tmp_path / "less", *words)
    kept = len(cells(tmp_path / "less" / "reports.csv")) - 1
    assert 0 < kept == 16 - told.document["withheld"]["reports"]
    assert run("check", tmp_path / "less").code == 0
    told = run("export", own, tmp_path / "never", "--known-by", "soon")
    assert told.code == 2
    assert not (tmp_path / "never").exists()


def test_export__as_known_by_a_day_answers_as_the_file_does_by_that_day(
    run: Callable[..., Ran], tmp_path: Path, case: Path
) -> None:
    corridor, day = {"levant": ("iran-beirut", "2017-11-12"), "lachin": ("icrc", "2023-04-30")}[
        case.stem
    ]
    run("export", case, tmp_path / "then", "--known-by", day)
    run("new", tmp_path / "then.gpkg")
    assert run("add", tmp_path / "then.gpkg", tmp_path / "then").code == 0
    words = ("--corridor", corridor, "--on", day, "--until", day, "--known-by", day, "--json")
    then, now = (run("ask", file, *words).document for file in (tmp_path / "then.gpkg", case))
    for key in ("status", "since", "route", "gap", "fragility", "spells", "rests_on", "reports"):
        assert then[key] == now[key], key


def test_export__never_writes_over(run: Callable[..., Ran], filled: Path, world: Path) -> None:
    told = run("export", filled, world)
    assert (told.code, told.out) == (1, "")
    assert "is not empty: give a new folder" in told.err
    told = run("export", filled, filled)
    assert (told.code, told.out) == (1, "")
    assert "is a working file: it is never written over" in told.err


def test_export__of_nothing_can_be_added(run: Callable[..., Ran], tmp_path: Path) -> None:
    run("new", tmp_path / "empty.gpkg", "--title", "Nothing")
    assert run("export", tmp_path / "empty.gpkg", tmp_path / "out").code == 0
    run("new", tmp_path / "again.gpkg")
    assert run("add", tmp_path / "again.gpkg", tmp_path / "out").code == 0
    assert run("info", tmp_path / "again.gpkg", "--json").document["title"] == "Nothing"


def test_library__walks_the_same_way(world: Path, tmp_path: Path) -> None:
    opened = lb.new(tmp_path / "lib.gpkg", "By library")
    summary = opened.add(world)
    assert (dict(summary.added), summary.refused) == (ROWS, 0)
    assert lb.check(world).refused == 0
    assert dict(opened.info().summary.rows) == ROWS
    opened.export(tmp_path / "out")
    assert cells(tmp_path / "out" / "reports.csv") == cells(world / "reports.csv")
    with pytest.raises(lb.FolderError, match="refused") as refused:
        opened.add(spoilt(tmp_path / "bad"))
    assert {p.file for p in refused.value.problems} >= {"places.csv", "reports.csv"}
    with pytest.raises(lb.WorkingFileError, match="already there"):
        lb.new(tmp_path / "lib.gpkg")
