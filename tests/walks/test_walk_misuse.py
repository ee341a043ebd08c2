"""What people get wrong: told on standard error with what would be right, or as one document."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import TYPE_CHECKING

import pytest

import landbridge as lb
from landbridge.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

OVER = ("--corridor", "over")

WORDS = [
    ((), "the following arguments are required: VERB"),
    (("aks", "FILE"), "invalid choice: 'aks'"),
    (("ask",), "the following arguments are required: FILE"),
    (("ask", "FILE", "--nonsense"), "unrecognized arguments: --nonsense"),
    (("ask", "FILE", "--corr", "over"), "unrecognized arguments: --corr over"),
    (("ask", "FILE", "--corridor"), "argument --corridor: expected one argument"),
    (("ask", "FILE", "surplus", *OVER), "unrecognized arguments: surplus"),
    (("add", "FILE"), "PATH"),
    (("export", "FILE"), "the following arguments are required: OUT"),
    (("check",), "FOLDER_OR_FILE"),
    (("diff", "FILE", "--corridor over"), "Q2"),
    (("info", "FILE", *OVER), "unrecognized arguments: --corridor over"),
]
QUESTIONS = [
    ((), "give --corridor ID, or all of --from, --to and --for"),
    (("--from", "port", "--to", "town"), "give --corridor ID, or all of --from, --to and --for"),
    (("--corridor", "ovre"), "no corridor 'ovre'; near: over"),
    (("--corridor", "by-sea"), "no corridor 'by-sea'; there are: over, relief"),
    ((*OVER, "--from", "tonw"), "no place 'tonw'"),
    ((*OVER, "--to", "Atlantis"), "no place 'Atlantis'; there are: abbey, field, ford"),
    ((*OVER, "--to", "town,Atlantis"), "no place 'Atlantis'"),
    ((*OVER, "--to", "airfields"), "near: field"),
    ((*OVER, "--from", "upland"), "no place 'upland'"),
    ((*OVER, "--via", "Atlantis"), "no place 'Atlantis'"),
    ((*OVER, "--via", ""), "no place ''"),
    ((*OVER, "--from", ""), "--from"),
    ((*OVER, "--to", ","), "--to"),
    ((*OVER, "--for", "trader"), "no actor 'trader'; near: traders"),
    ((*OVER, "--for", "purple"), "no actor 'purple'; there are: blue, green, red, relief, traders"),
    ((*OVER, "--mode", "camel"), "no mode 'camel'; there are: road, track, rail, air, sea"),
    ((*OVER, "--mode", "road,camel"), "no mode 'camel'"),
    ((*OVER, "--mode", ""), "--mode"),
    ((*OVER, "--cargo", "gold"), "no cargo 'gold'; there are: people, relief, goods, fuel, arms"),
    ((*OVER, "--vehicle", "tank"), "no vehicle class 'tank'; there are: 1 (non-motorised)"),
    ((*OVER, "--vehicle", "7"), "no vehicle class '7'"),
    ((*OVER, "--vehicle", "0"), "no vehicle class '0'"),
    ((*OVER, "--estimator", "oracle"), "no estimator 'oracle'; there are: drawn_maps"),
    ((*OVER, "--estimator", "majority:week"), "write majority:DAYS"),
    ((*OVER, "--estimator", "nearest_place:3"), "nearest_place has nothing to choose"),
    ((*OVER, "--estimator", "drawn_maps:radio"), "drawn_maps: no source 'radio'; there are: "),
    ((*OVER, "--policy", "goodwill"), "no policy 'goodwill'; there are: by_stance"),
    ((*OVER, "--on", "yesterday"), "argument --on: 'yesterday' is not a date"),
    ((*OVER, "--on", "2020-04"), "'2020-04' is not one day: write YYYY-MM-DD"),
    ((*OVER, "--on", "2020-02-30"), "'2020-02-30' is not a day of the calendar"),
    ((*OVER, "--on", "0000-01-01"), "'0000-01-01'"),
    ((*OVER, "--on", "01/04/2020"), "is not a date: write YYYY"),
    ((*OVER, "--known-by", "2020-13"), "'2020-13' is not a month of the calendar"),
    ((*OVER, "--since", "spring"), "argument --since: 'spring' is not a date"),
    ((*OVER, "--until", "2020-06/2020-05"), "ends before it begins"),
    ((*OVER, "--since", "2020-05-01", "--until", "2020-04-01"), "--since is later than"),
    ((*OVER, "--since", "2020-05-01", "--on", "2020-04-01"), "--since is later than"),
    ((*OVER, "--fade-after", "-3"), "--fade-after"),
    ((*OVER, "--fade-after", "9" * 20), "--fade-after"),
    ((*OVER, "--fade-after", "soon"), "'soon' is not a number of days"),
    (("--from", "port", "--to", "town", "--for", "blue", "--known-by", "2019"), "give --on DAY"),
]
CHANGES = [
    ((), "nothing is supposed: give --hold, --close, --open, --relation or --without-source"),
    (("--hold", "fort"), "--hold 'fort': write PLACE=ACTOR"),
    (("--hold", "fort="), "no actor ''"),
    (("--hold", "=red"), "no place ''"),
    (("--hold", "Atlantis=red"), "no place 'Atlantis'"),
    (("--hold", "fort=purple"), "no actor 'purple'"),
    (("--hold", "fort=red=blue"), "no actor 'red=blue'"),
    (("--close", "port,town"), "no link joins port and town; port is joined to"),
    (("--close", "mill,gate,fort"), "write PLACE or A,B"),
    (("--close", "Atlantis"), "no place 'Atlantis'"),
    (("--open", "port,town"), "no link joins port and town"),
    (("--relation", "red"), "write 'ACTOR KIND OTHER'"),
    (("--relation", "red likes blue"), "KIND one of part_of, proxy_of"),
    (("--relation", "red hostile_to purple"), "no actor 'purple'"),
    (("--without-source", "couriers"), "no source 'couriers'; near: courier"),
]


def misused(run: Callable[..., Ran], words: tuple[object, ...], fragment: str) -> None:
    """Both ways of telling a misuse: text on standard error, one document on standard output."""
    told = run(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("landbridge: ")
    assert fragment in told.err
    assert told.err.count("\n") == 1
    as_json = run(*words, "--json")
    assert (as_json.code, as_json.err) == (2, "")
    assert set(as_json.document) == {"error"}
    assert as_json.document["error"]["kind"] == "misuse"
    assert fragment in as_json.document["error"]["message"]


@pytest.mark.parametrize(("words", "fragment"), WORDS)
def test_misuse__of_words(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], fragment: str
) -> None:
    misused(run, tuple(filled if word == "FILE" else word for word in words), fragment)


@pytest.mark.parametrize(("words", "fragment"), QUESTIONS)
def test_misuse__of_a_question(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], fragment: str
) -> None:
    misused(run, ("ask", filled, *words), fragment)


@pytest.mark.parametrize("verb", ["explain", "suppose", "brief"])
@pytest.mark.parametrize(("words", "fragment"), QUESTIONS[2:32:6])
def test_misuse__is_the_same_in_every_verb_that_asks(
    run: Callable[..., Ran],
    filled: Path,
    tmp_path: Path,
    verb: str,
    words: tuple[str, ...],
    fragment: str,
) -> None:
    more = {"suppose": ("--hold", "fort=red"), "brief": ("-o", tmp_path / "x.md")}.get(verb, ())
    misused(run, (verb, filled, *words, *more), fragment)
    assert not (tmp_path / "x.md").exists()


@pytest.mark.parametrize(("words", "fragment"), CHANGES)
def test_misuse__of_a_supposition(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], fragment: str
) -> None:
    misused(run, ("suppose", filled, *OVER, *words), fragment)


@pytest.mark.parametrize(("words", "fragment"), CHANGES[1:])
def test_misuse__of_a_supposition_by_library(
    filled: Path, words: tuple[str, str], fragment: str
) -> None:
    option, value = words
    named = {"--open": "reopen"}.get(option, option.removeprefix("--").replace("-", "_"))
    with pytest.raises(lb.QuestionError, match=re.escape(fragment)):
        lb.open(filled).suppose(corridor="over", **{named: value})


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        ({"corridor": "ovre"}, "near: over"),
        ({"origin": "port", "destination": "town"}, "--for|traveller"),
        ({"corridor": "over", "origin": "Atlantis"}, "no place 'Atlantis'"),
        ({"corridor": "over", "traveller": "purple"}, "no actor 'purple'"),
        ({"corridor": "over", "modes": "camel"}, "no mode 'camel'"),
        ({"corridor": "over", "cargo": "gold"}, "no cargo 'gold'"),
        ({"corridor": "over", "estimator": "oracle"}, "no estimator 'oracle'"),
        ({"corridor": "over", "policy": "goodwill"}, "no policy 'goodwill'"),
        ({"corridor": "over", "on": "yesterday"}, "'yesterday' is not a date"),
        ({"corridor": "over", "on": "2020-04"}, "'2020-04' is not one day"),
        ({"corridor": "over", "known_by": "2020-13"}, "'2020-13' is not a month"),
        ({"corridor": "over", "since": "2020-05", "until": "2020-04"}, "later than"),
        ({"corridor": "over", "vehicle": 9}, "vehicle class"),
        ({"corridor": "over", "fade_after_days": -1}, "0 or more"),
    ],
)
def test_misuse__by_library_is_a_question_error(
    filled: Path, question: dict[str, object], fragment: str
) -> None:
    with pytest.raises(lb.QuestionError, match=fragment):
        lb.open(filled).ask(**question)


def test_misuse__coverage_by_library(filled: Path) -> None:
    with pytest.raises(lb.QuestionError, match="'2020-13' is not a month"):
        lb.open(filled).coverage(known_by="2020-13")


def not_a_database(path: Path) -> str:
    path.write_text("id,name\n", "utf-8")
    return "is not a SQLite file: give a file that landbridge made"


def only_the_start(path: Path) -> str:
    path.write_bytes(b"SQLite format 3\0" + b"and then nothing of the kind" * 40)
    return str(path)


def nothing_at_all(path: Path) -> str:
    return f"there is no file '{path}': make one with 'landbridge new'"


def an_empty_file(path: Path) -> str:
    path.touch()
    return "is not a SQLite file"


def a_folder(path: Path) -> str:
    path.mkdir()
    return "is a folder: give a working file, or add the folder to one"


def of_somebody_else(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    return "is a SQLite file, but not one of ours"


def test_failure__of_a_file_that_is_cut_off(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    whole = filled.read_bytes()
    (tmp_path / "cut.gpkg").write_bytes(whole[: len(whole) // 3])
    told = run("ask", tmp_path / "cut.gpkg", *OVER)
    assert (told.code, told.out) == (1, "")
    assert "the file is damaged; take a copy from before" in told.err


def test_failure__of_a_working_file_given_as_a_table(
    run: Callable[..., Ran], filled: Path, own: Path
) -> None:
    for words, why in (
        (("check", filled), "is no table of a situation"),
        (("add", own, filled), "is a working file"),
    ):
        told = run(*words)
        assert (told.code, told.out) == (1, "")
        assert why in told.err


@pytest.mark.parametrize(
    "make",
    [not_a_database, only_the_start, nothing_at_all, an_empty_file, a_folder, of_somebody_else],
)
@pytest.mark.parametrize("verb", ["ask", "info", "add", "coverage", "export", "report"])
def test_failure__of_a_file_that_is_none(
    run: Callable[..., Ran], world: Path, tmp_path: Path, make: Callable[[Path], str], verb: str
) -> None:
    path = tmp_path / "odd.gpkg"
    fragment = make(path)
    before = path.read_bytes() if path.is_file() else None
    more = {
        "ask": OVER,
        "add": (world,),
        "export": (tmp_path / "out",),
        "report": ("--source", "s", "--published", "2020", "--date", "2020", "--event", "moves"),
    }.get(verb, ())
    told = run(verb, path, *more)
    assert (told.code, told.out) == (1, "")
    assert fragment in told.err
    assert "Traceback" not in told.err
    as_json = run(verb, path, *more, "--json")
    assert (as_json.code, as_json.err) == (1, "")
    assert as_json.document["error"]["kind"] == "failure"
    assert (path.read_bytes() if path.is_file() else None) == before
    if verb != "add":
        with pytest.raises(lb.WorkingFileError, match=r"odd\.gpkg"):
            lb.open(path)


def test_failure__an_empty_situation_has_no_corridor(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    run("new", tmp_path / "empty.gpkg")
    told = run("ask", tmp_path / "empty.gpkg", *OVER)
    assert told.code == 2
    assert "no corridor 'over'" in told.err
    assert not told.err.rstrip().endswith("there are:")


def test_verbose__shows_the_traceback_and_keeps_the_document_single(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    words = ("ask", tmp_path / "missing.gpkg", *OVER)
    assert "Traceback" not in run(*words).err
    told = run(*words, "--verbose")
    assert told.code == 1
    assert "Traceback" in told.err
    assert "WorkingFileError" in told.err
    as_json = run(*words, "--verbose", "--json")
    assert json.loads(as_json.out)["error"]["kind"] == "failure"
    assert "Traceback" in as_json.err


@pytest.mark.parametrize("words", [("--help",), ("ask", "--help"), ("diff", "-h"), ("--version",)])
def test_help__is_no_mistake(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    try:
        code = main(list(words))
    except SystemExit as left:
        code = int(left.code or 0)
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    assert "landbridge" in told.out
