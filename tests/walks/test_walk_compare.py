"""Explaining, supposing, comparing, counting: explain, suppose, diff, coverage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from walk_world import CLOSED, OPEN, UNCERTAIN

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

NO_CLEARANCE = "Not a safety clearance."


def alone(document: dict) -> dict:
    """An answer without what the other estimators say, which comparisons leave out."""
    assert document["estimators"]
    return {**document, "estimators": None}


def flat(text: str) -> str:
    """Undo the breaking of lines."""
    return " ".join(text.split())


# --- explain


@pytest.mark.parametrize("day", [OPEN, CLOSED, UNCERTAIN])
def test_explain__is_the_answer_and_leaves_with_0(
    run: Callable[..., Ran], filled: Path, day: str
) -> None:
    told = run("explain", filled, "--corridor", "over", "--on", day, "--json")
    assert told.code == 0
    assert told.document == run("ask", filled, "--corridor", "over", "--on", day, "--json").document


def test_explain__shows_every_piece_with_three_lamps_and_reports(
    run: Callable[..., Ran], filled: Path
) -> None:
    told = run("explain", filled, "--corridor", "over", "--on", OPEN)
    assert (told.code, told.err) == (0, "")
    pieces = run("explain", filled, "--corridor", "over", "--on", OPEN, "--json").document
    count = len(pieces["route"]["pieces"])
    for lamp in ("control ", "permission ", "practicability "):
        assert told.out.count(f"\n  {lamp}") == count
    text = flat(told.out)
    for fragment in ("Green Guard is an ally of Blue", "The Echo (C3)", NO_CLEARANCE, "Port Élan"):
        assert fragment in text


def test_explain__of_a_gap_quotes_the_words_of_the_source(
    run: Callable[..., Ran], filled: Path
) -> None:
    text = flat(run("explain", filled, "--corridor", "over", "--on", UNCERTAIN).out)
    assert "“fighting in the fort”" in text
    assert "https://example.org/watch/3" in text


def test_explain__one_place_only(run: Callable[..., Ran], filled: Path) -> None:
    words = ("explain", filled, "--corridor", "over", "--on", OPEN, "--place", "FORT")
    told = run(*words, "--json").document
    assert told["route"]["pieces"]
    assert all("fort" in (p["place"], p["toward"]) for p in told["route"]["pieces"])
    assert told["route"]["km"] == 90, "the route itself stays whole"
    shown = run(*words).out
    assert "Mill towards Port" not in shown
    assert "Fort towards" in shown


def test_explain__misuse(run: Callable[..., Ran], filled: Path) -> None:
    told = run("explain", filled, "--corridor", "over", "--place", "citadel")
    assert (told.code, told.out) == (2, "")
    assert "no place 'citadel'" in told.err


# --- suppose


@pytest.mark.parametrize(
    ("day", "change", "before", "after"),
    [
        (OPEN, ("--hold", "fort=red"), "open", "closed"),
        (OPEN, ("--hold", "Qal'at al-Jabal=Red"), "open", "closed"),
        (OPEN, ("--close", "mill,gate"), "open", "closed"),
        (OPEN, ("--close", "Gate"), "open", "closed"),
        (OPEN, ("--relation", "green hostile_to blue"), "open", "closed"),
        (OPEN, ("--without-source", "watch"), "open", "uncertain"),
        (OPEN, ("--without-source", "The Echo"), "open", "open"),
        (CLOSED, ("--hold", "fort=green"), "closed", "open"),
        (CLOSED, ("--relation", "red ally_of blue"), "closed", "open"),
        (CLOSED, ("--relation", "red tolerates blue"), "closed", "open"),
        (CLOSED, ("--open", "fort"), "closed", "open"),
        (CLOSED, ("--without-source", "courier"), "closed", "uncertain"),
    ],
)
def test_suppose__against_the_baseline(
    run: Callable[..., Ran],
    filled: Path,
    day: str,
    change: tuple[str, str],
    before: str,
    after: str,
) -> None:
    told = run("suppose", filled, "--corridor", "over", "--on", day, *change, "--json")
    assert (told.code, told.err) == (0, ""), "only ask says a status by its exit code"
    document = told.document
    assert (document["before"]["status"], document["after"]["status"]) == (before, after)
    assert document["kind"] == "supposition"
    assert document["note"] == "a supposition, not a forecast"
    assert len(document["supposed"]) == 1
    assert document["before"]["recipe"]["suppositions"] == []
    assert document["after"]["recipe"]["suppositions"] == document["supposed"]
    fields = {c["field"]: c for c in document["changes"]}
    assert ("status" in fields) == (before != after)
    baseline = run("ask", filled, "--corridor", "over", "--on", day, "--json").document
    assert document["before"] == alone(baseline)


def test_suppose__several_changes_at_once(run: Callable[..., Ran], filled: Path) -> None:
    told = run(
        "suppose", filled, "--corridor", "over", "--on", CLOSED, "--hold", "fort=green",
        "--close", "mill,gate", "--without-source", "ministry", "--json",
    ).document  # fmt: skip
    assert len(told["supposed"]) == 3
    assert told["after"]["status"] == "closed"


def test_suppose__text_says_that_it_is_no_forecast(run: Callable[..., Ran], filled: Path) -> None:
    told = run("suppose", filled, "--corridor", "over", "--on", OPEN, "--hold", "fort=red")
    text = flat(told.out)
    assert (told.code, told.err) == (0, "")
    assert "supposition, not a forecast" in text
    assert "Baseline: No known obstacle for Blue" in text
    assert "Supposed: As of 1 April 2020" in text
    assert NO_CLEARANCE in text


def test_suppose__what_changes_nothing_says_so(run: Callable[..., Ran], filled: Path) -> None:
    text = run("suppose", filled, "--corridor", "over", "--on", OPEN, "--hold", "mill=blue").out
    assert "Nothing changes" in text


def test_suppose__open_is_no_known_obstacle_in_what_people_read(
    run: Callable[..., Ran], filled: Path
) -> None:
    text = run("suppose", filled, "--corridor", "over", "--on", OPEN, "--hold", "fort=red").out
    table = [line.split() for line in text.splitlines()]
    assert not [line for line in table if "open" in line]


def test_suppose__people_read_names_not_ids(run: Callable[..., Ran], filled: Path) -> None:
    text = flat(
        run("suppose", filled, "--corridor", "over", "--on", OPEN, "--hold", "port=red").out
    )
    assert "Red holds Port Élan" in text
    assert "hostile_to" not in text


def test_suppose__library_gives_the_same(run: Callable[..., Ran], filled: Path) -> None:
    found = lb.open(filled).suppose(corridor="over", on=OPEN, hold="fort=red")
    assert (found.before.status.value, found.after.status.value) == ("open", "closed")
    told = run(
        "suppose", filled, "--corridor", "over", "--on", OPEN, "--hold", "fort=red", "--json"
    )
    opened = lb.open(filled)
    for name, answer in (("before", found.before), ("after", found.after)):
        assert json.loads(json.dumps(opened.document(answer))) == told.document[name]


# --- diff


def test_diff__two_days(run: Callable[..., Ran], filled: Path) -> None:
    told = run(
        "diff",
        filled,
        f"--corridor over --on {OPEN}",
        f"--corridor over --on {UNCERTAIN}",
        "--json",
    )
    assert (told.code, told.err) == (0, "")
    document = told.document
    assert (document["kind"], document["note"], document["supposed"]) == ("difference", None, None)
    assert (document["before"]["status"], document["after"]["status"]) == ("open", "uncertain")
    assert {p["place"] for p in document["pieces"]} == {"fort"}
    assert [r["where"] for r in document["reports_only_after"]] == ["fort"]
    fields = {c["field"]: (c["before"], c["after"]) for c in document["changes"]}
    assert fields["status"] == ("open", "uncertain")


def test_diff__each_side_is_what_ask_says(run: Callable[..., Ran], filled: Path) -> None:
    one = ("--from", "Port Élan", "--to", "town", "--for", "relief", "--on", OPEN)
    quoted = f'--from "Port Élan" --to town --for relief --on {OPEN}'
    document = run("diff", filled, quoted, f"--corridor over --on {CLOSED}", "--json").document
    assert document["before"] == alone(run("ask", filled, *one, "--json").document)
    two = ("--corridor", "over", "--on", CLOSED)
    assert document["after"] == alone(run("ask", filled, *two, "--json").document)


def test_diff__with_and_without_a_source(run: Callable[..., Ran], filled: Path) -> None:
    question = f"--corridor over --on {OPEN}"
    document = run(
        "diff", filled, question, f"{question} --without-source watch", "--json"
    ).document
    assert (document["before"]["status"], document["after"]["status"]) == ("open", "uncertain")
    assert document["after"]["recipe"]["suppositions"] == ["without watch"]


def test_diff__by_what_was_known(run: Callable[..., Ran], filled: Path) -> None:
    day = "--corridor over --on 2020-04-21"
    told = run("diff", filled, f"{day} --known-by 2020-04-21", f"{day} --known-by 2020-04-22")
    text = flat(told.out)
    assert told.code == 0
    assert "Ministry of Red" in text
    assert NO_CLEARANCE in text


def test_diff__the_same_twice_changes_nothing(run: Callable[..., Ran], filled: Path) -> None:
    question = f"--corridor over --on {OPEN}"
    told = run("diff", filled, question, question)
    assert told.code == 0
    assert "Nothing changes" in told.out
    document = run("diff", filled, question, question, "--json").document
    assert document["changes"] == document["pieces"] == []
    assert document["reports_only_before"] == document["reports_only_after"] == []


def test_diff__a_question_of_one_word(run: Callable[..., Ran], filled: Path) -> None:
    told = run("diff", filled, "--corridor=over", "--corridor=relief", "--json")
    assert told.code == 0
    corridors = [told.document[side]["query"]["corridor"] for side in ("before", "after")]
    assert corridors == ["over", "relief"]


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        ("", "give --corridor ID, or all of --from, --to and --for"),
        ("--corridor 'over", "cannot be read"),
        ("nonsense and more", "unrecognized arguments: nonsense and more"),
        ("--corridor over --nonsense", "--nonsense"),
        ("--corridor over --json", "--json"),
        ("--corridor ovr", "no corridor 'ovr'; near: over"),
        ("--corridor over --on 2020-02-30", "'2020-02-30' is not a day of the calendar"),
        ("--corridor over --without-source times", "no source 'times'"),
        ("--corridor over --hold fort", "write PLACE=ACTOR"),
    ],
)
def test_diff__a_bad_question_on_either_side(
    run: Callable[..., Ran], filled: Path, question: str, fragment: str
) -> None:
    good = "--corridor over"
    for pair in ((question, good), (good, question)):
        told = run("diff", filled, *pair)
        assert (told.code, told.out) == (2, "")
        assert fragment in told.err
        document = run("diff", filled, *pair, "--json").document
        assert document["error"]["kind"] == "misuse"


def test_diff__by_library_with_and_without_a_source(filled: Path) -> None:
    opened = lb.open(filled)
    question = {"corridor": "over", "on": OPEN}
    found = opened.diff(question, {**question, "without_source": "watch"})
    assert (found.before.status.value, found.after.status.value) == ("open", "uncertain")
    days = opened.diff(question, {"corridor": "over", "on": CLOSED})
    assert days.after.status.value == "closed"


def test_library__takes_changes_in_suppose_diff_and_brief(filled: Path, tmp_path: Path) -> None:
    opened = lb.open(filled)
    found = opened.suppose(
        corridor="over", on=CLOSED, hold=["fort=green", "mill=blue"], close="mill,gate"
    )
    assert found.after.status.value == "closed"
    answer = opened.brief(tmp_path / "if.md", corridor="over", on=OPEN, hold="fort=red")
    assert answer.status.value == "closed"
    with pytest.raises(TypeError, match="colour"):
        opened.ask(corridor="over", colour="red")


# --- coverage


def test_coverage__counts_by_place_and_month(run: Callable[..., Ran], filled: Path) -> None:
    told = run("coverage", filled, "--json")
    assert (told.code, told.err) == (0, "")
    document = told.document
    assert document["as_of"] == "2020-06-02"
    rows = {row["place"]: row for row in document["places"]}
    assert set(rows) == {"port", "mill", "gate", "fort", "ford", "abbey", "town", "field"}
    assert rows["gate"]["by_month"] == {"2020-03": 2, "2020-04": 1, "2020-05": 1}
    assert (rows["gate"]["newest_published"], rows["gate"]["age_days"]) == ("2020-05-20", 13)
    assert (rows["mill"]["reports"], rows["mill"]["age_days"]) == (0, None)
    assert rows["town"]["reports"] == 1, "what was withdrawn no longer counts"
    assert rows["abbey"]["reports"] == 1, "a report about a pair is one about each end"


def test_coverage__places_whose_silence_matters_come_first(
    run: Callable[..., Ran], filled: Path
) -> None:
    places = run("coverage", filled, "--json").document["places"]
    matters = [bool(row["matters_to"]) for row in places]
    assert matters == sorted(matters, reverse=True)
    rows = {row["place"]: row for row in places}
    assert set(rows["gate"]["matters_to"]) >= {"over", "over/north", "relief"}
    assert rows["field"]["matters_to"] == []
    silent = [row["place"] for row in places if row["matters_to"] and not row["reports"]]
    assert silent == [row["place"] for row in places[: len(silent)]]


def test_coverage__as_known_then_and_for_one_corridor(
    run: Callable[..., Ran], filled: Path
) -> None:
    told = run("coverage", filled, "--known-by", "2020-03-15", "--corridor", "relief", "--json")
    document = told.document
    assert document["as_of"] == "2020-03-12"
    assert {name for row in document["places"] for name in row["matters_to"]} == {"relief"}
    assert lb.open(filled).coverage(known_by="2020-03-15").as_of is not None


def test_coverage__table(run: Callable[..., Ran], filled: Path) -> None:
    some, every = run("coverage", filled), run("coverage", filled, "--all")
    assert "Airfield" not in some.out
    assert "--all lists every place" in some.out
    assert "Airfield" in every.out
    assert max(map(len, every.out.splitlines())) <= 80


def test_coverage__picture(run: Callable[..., Ran], filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "coverage.svg"
    told = run("coverage", filled, "-o", path)
    assert told.code == 0
    assert ET.fromstring(path.read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"
    assert "Port Élan" in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["coverage.jpg", "coverage.xyz", "coverage"])
def test_coverage__picture_in_no_other_form(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, name: str
) -> None:
    told = run("coverage", filled, "-o", tmp_path / name)
    assert (told.code, told.out) == (2, "")
    assert ".svg" in told.err
    assert not (tmp_path / name).exists()


def test_coverage__misuse(run: Callable[..., Ran], filled: Path) -> None:
    told = run("coverage", filled, "--corridor", "under")
    assert told.code == 2
    assert "no corridor 'under'" in told.err
    told = run("coverage", filled, "--known-by", "2019")
    assert told.code == 2
    assert "no report is known by then" in told.err
