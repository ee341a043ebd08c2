"""Asking: each status with its exit code, in text and as one document; days, names, ways."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest
from walk_world import CLOSED, OPEN, UNCERTAIN, write_world

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

STATUSES = [(OPEN, "open", 0), (CLOSED, "closed", 3), (UNCERTAIN, "uncertain", 4)]


@pytest.mark.parametrize(("day", "status", "code"), STATUSES)
def test_ask__exit_code_says_the_status(
    run: Callable[..., Ran], filled: Path, day: str, status: str, code: int
) -> None:
    told = run("ask", filled, "--corridor", "over", "--on", day)
    assert (told.code, told.err) == (code, "")
    assert told.out.endswith("\n")
    as_json = run("ask", filled, "--corridor", "over", "--on", day, "--json")
    assert (as_json.code, as_json.err) == (code, "")
    assert as_json.document["status"] == status
    assert as_json.document["as_of"] == day


@pytest.mark.parametrize(
    ("day", "fragments"),
    [
        (OPEN, ["No known obstacle for Blue overland from Port Élan to Town", "90 km", "Fort"]),
        (CLOSED, ["there was no way overland", "21 km by\nroad", "held by Red (21 km)"]),
        (UNCERTAIN, ["is uncertain whether", "depends on Fort (contested: Green Guard, Red)"]),
    ],
)
def test_ask__text_says_it_in_our_words(
    run: Callable[..., Ran], filled: Path, day: str, fragments: list[str]
) -> None:
    text = run("ask", filled, "--corridor", "over", "--on", day).out
    for fragment in [*fragments, "Not a safety clearance.", "Recipe:", "north", "south"]:
        assert " ".join(fragment.split()) in " ".join(text.split())
    answer = text.split("To try next:")[0]
    assert max(map(len, answer.splitlines())) <= 80


def test_ask__an_open_way_names_its_three_dates(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, "--corridor", "over", "--on", OPEN, "--json").document
    assert told["since"]["settled"] == "2020-03-10"
    assert told["since"]["settled_known"] == "2020-03-11"
    assert told["since"]["earliest"] == "2020-03-01", "The Echo says only that it was in March"
    assert told["since"]["earliest_known"] == "2020-03-12"
    assert [seen["day"] for seen in told["first_seen_used"]] == ["2020-03-20"]
    assert told["legally_open_since"] == "2020-03-25"


def test_ask__an_open_way_names_route_and_weak_points(
    run: Callable[..., Ran], filled: Path
) -> None:
    told = run("ask", filled, "--corridor", "over", "--on", OPEN, "--json").document
    assert told["route"]["places"] == ["port", "mill", "gate", "fort", "town"]
    assert told["route"]["km"] == 90
    assert told["gap"] is None
    assert sorted(told["fragility"]["single_points"]) == ["fort", "gate", "mill"]
    assert told["fragility"]["disjoint_routes"] == 1
    assert {name: v["status"] for name, v in told["variants"].items()} == {
        "north": "open",
        "south": "closed",
    }


def test_ask__a_gap_names_width_fronts_and_holder(run: Callable[..., Ran], filled: Path) -> None:
    gap = run("ask", filled, "--corridor", "over", "--on", CLOSED, "--json").document["gap"]
    assert gap["road_km"] == gap["by_passage"]["closed_km"] == 21
    assert (gap["from"]["place"], gap["to"]["place"]) == ("gate", "town")
    assert [holder["actor"] for holder in gap["holders"]] == ["red"]


def test_ask__history_has_both_ends_of_each_spell(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, "--corridor", "over", "--json")
    assert told.code == 3, "without a day: the last of the corridor's own period"
    assert [(s["from"], s["to"], s["status"]) for s in told.document["spells"]] == [
        ("2020-01-01", "2020-03-09", "closed"),
        ("2020-03-10", "2020-04-30", "open"),
        ("2020-05-01", "2020-05-31", "uncertain"),
        ("2020-06-01", "2020-06-30", "closed"),
    ]
    assert told.document["carried_forward_days"] == 28


def test_ask__without_a_day_answers_for_the_newest_published(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("--from", "port", "--to", "town", "--for", "blue", "--json")
    assert run("ask", filled, *words).document["as_of"] == "2020-06-02"
    told = run("ask", filled, *words, "--known-by", "2020-04").document
    assert (told["as_of"], told["known_by"]) == ("2020-04-22", "2020-04-30")
    until = run("ask", filled, *words, "--since", "2020-03", "--until", "2020-04").document
    assert (until["as_of"], until["query"]["since"]) == ("2020-04-30", "2020-03-01")


def test_ask__what_was_withdrawn_counts_until_then(run: Callable[..., Ran], filled: Path) -> None:
    words = ("ask", filled, "--corridor", "over", "--on", "2020-04-21")
    assert run(*words).code == 0
    assert run(*words, "--known-by", "2020-04-21").code == 3, "the retraction came a day later"


@pytest.mark.parametrize(
    "names",
    [
        ("Port Élan", "Town", "Blue"),
        ("port elan", "TOWN", "bläu"),
        ("Al-Mina", "town", "the Blues"),
        ("al Mina", "Town", "Blau"),
        ("bahr", "town", "BLUE"),
    ],
)
def test_ask__names_are_matched_forgivingly(
    run: Callable[..., Ran], filled: Path, names: tuple[str, str, str]
) -> None:
    start, end, who = names
    told = run("ask", filled, "--from", start, "--to", end, "--for", who, "--on", OPEN, "--json")
    query = told.document["query"]
    assert (query["origin"], query["destination"], query["traveller"]) == (
        ["port"],
        ["town"],
        "blue",
    )


@pytest.mark.parametrize("name", ["Deir ez-Zor", "Dayr az-Zawr", "deir ezzor", "Deir az Zor"])
def test_ask__spellings_of_one_arabic_name(
    run: Callable[..., Ran], filled: Path, name: str
) -> None:
    told = run("ask", filled, "--from", name, "--to", "town", "--for", "red", "--json")
    assert told.document["query"]["origin"] == ["abbey"]


def test_ask__any_of_several_ends_will_do(run: Callable[..., Ran], filled: Path) -> None:
    told = run(
        "ask", filled, "--from", "port, Airfield", "--to", "town,mill", "--for", "blue",
        "--on", CLOSED, "--json",
    )  # fmt: skip
    assert told.code == 0
    assert told.document["query"]["origin"] == ["port", "field"]


def test_ask__by_air_the_ground_beneath_does_not_matter(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("ask", filled, "--corridor", "over", "--on", CLOSED)
    told = run(*words, "--mode", "road,air", "--json")
    assert told.code == 0
    assert told.document["route"]["places"] == ["port", "field", "town"]
    text = run(*words, "--mode", "road,air").out
    assert "permission to overfly is not modelled" in " ".join(text.split())


def test_ask__via_asks_leg_by_leg(run: Callable[..., Ran], filled: Path) -> None:
    words = ("ask", filled, "--corridor", "over", "--on", OPEN, "--json")
    north = run(*words, "--via", "gate", "--via", "fort")
    assert (north.code, north.document["query"]["via"]) == (0, ["gate", "fort"])
    assert north.document["variants"] == {}, "the way was chosen already"
    assert run(*words, "--via", "ford,abbey").code == 3


def test_ask__vehicle_by_number_and_by_name(run: Callable[..., Ran], filled: Path) -> None:
    words = (
        "ask",
        filled,
        "--from",
        "ford",
        "--to",
        "abbey",
        "--for",
        "relief",
        "--on",
        "2020-02-01",
    )
    heavy = run(*words, "--vehicle", "heavy truck", "--json")
    light = run(*words, "--vehicle", "light-truck", "--json")
    assert (heavy.document["query"]["vehicle"], light.document["query"]["vehicle"]) == (5, 4)
    assert run(*words, "--vehicle", "4", "--json").document == light.document
    assert light.document["route"]["places"] == ["ford", "abbey"]
    assert len(heavy.document["route"]["places"]) == 7, "the track takes class 4 at most"


def test_ask__cargo_and_permission(run: Callable[..., Ran], filled: Path) -> None:
    """Red escorts relief through the abbey, while the bridge still stands; blue it denies."""
    words = (
        "ask",
        filled,
        "--corridor",
        "relief",
        "--on",
        "2020-02-01",
        "--via",
        "abbey",
        "--json",
    )
    told = run(*words, "--vehicle", "4")
    assert told.code == 0
    assert {c["condition"] for c in told.document["conditions"]} >= {"permit", "escort"}
    people = run(*words, "--vehicle", "4", "--cargo", "people").document
    assert "escort" not in {c["condition"] for c in people["conditions"]}


def test_ask__a_closure_for_some_leaves_others(run: Callable[..., Ran], filled: Path) -> None:
    words = ("ask", filled, "--from", "mill", "--to", "gate", "--on", "2020-05-25")
    assert run(*words, "--for", "blue").code == 0
    assert run(*words, "--for", "traders").code == 3


def test_ask__fading_turns_old_ground_unknown(run: Callable[..., Ran], filled: Path) -> None:
    words = ("ask", filled, "--corridor", "over", "--on", OPEN, "--json")
    told = run(*words, "--fade-after", "30")
    assert told.code == 4
    assert told.document["query"]["fade_after_days"] == 30
    assert told.document["recipe"]["settings"]["fade_after_days"] == 30


def test_ask__estimator_and_policy_are_in_the_recipe(run: Callable[..., Ran], filled: Path) -> None:
    told = run(
        "ask", filled, "--corridor", "over", "--on", OPEN, "--estimator", "latest_report",
        "--policy", "by_stance", "--json",
    ).document  # fmt: skip
    assert (told["recipe"]["estimator"], told["recipe"]["policy"]) == ("latest_report", "by_stance")
    assert set(told["recipe"]["digests"]) >= {"reports", "links", "relations"}


def test_ask__says_what_the_other_estimators_would_have_said(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("ask", filled, "--corridor", "over", "--on", CLOSED)
    told = run(*words, "--json").document
    views = {view["name"]: view for view in told["estimators"]}
    assert set(views) == {"majority", "nearest_place", "hidden_markov"}, "no source is a map"
    for name, view in views.items():
        own = run(*words, "--estimator", name, "--json").document
        assert view["status"] == own["status"]
        assert view["differs"] == (own["status"] != told["status"])
        assert view["gap_km"] == (own["gap"] or {}).get("road_km")
        assert view["settled"] == (own["since"]["settled"] if view["differs"] else None)
        others = {view["name"] for view in own["estimators"]}
        every = {"latest_report", "majority", "nearest_place", "hidden_markov"}
        assert others == every - {name}
    assert lb.open(filled).ask(corridor="over", on=CLOSED, others=False).estimators is None
    text = run(*words).out
    assert "BY OTHER ESTIMATORS" in text
    assert ("All estimators agree" in text) == (not any(v["differs"] for v in views.values()))


def test_ask__with_an_estimator_that_is_told_something(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("ask", filled, "--corridor", "over", "--on", OPEN, "--json", "--estimator")
    told = run(*words, "majority:7").document
    assert (told["query"]["estimator"], told["recipe"]["estimator"]) == ("majority:7",) * 2
    assert "majority" not in {view["name"] for view in told["estimators"]}
    told = run(*words, "drawn_maps:watch,The Courier").document
    cited = {report["source"]["id"] for report in told["reports"] if report["event"] == "takes"}
    assert cited <= {"watch", "courier"}


def test_ask__says_on_what_it_rests(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, "--corridor", "over", "--on", OPEN, "--json").document
    families = {f["family"]: f["status"] for f in told["rests_on"]["families"]}
    assert families == {"courier": "closed", "watch": "uncertain"}, "The Echo copies The Courier"
    single = run("ask", filled, "--corridor", "over", "--on", "2020-02-01", "--json").document
    assert single["rests_on"]["single_family"] == "watch"
    assert "rests on a single family of sources: watch" in single["rests_on"]["sentence"]


def test_ask__claims_are_listed_once_made_and_never_count(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    early = run("ask", filled, "--corridor", "over", "--on", "2020-02-15", "--json").document
    assert [c["label"] for c in early["claims"]] == ["by-spring"]
    folder = write_world(tmp_path / "mute", claims="source,published,speaker,text\n")
    mute = lb.new(tmp_path / "mute.gpkg")
    mute.add(folder)
    without = mute.document(mute.ask(corridor="over", on="2020-02-15"))
    for name in ("status", "since", "gap", "spells", "variants", "rests_on"):
        assert without[name] == early[name]


@pytest.mark.parametrize(("day", "status", "code"), STATUSES)
def test_ask__library_and_command_line_give_the_same_document(
    run: Callable[..., Ran], filled: Path, day: str, status: str, code: int
) -> None:
    opened = lb.open(filled)
    answer = opened.ask(corridor="over", on=day)
    assert answer.status.value == status
    told = run("ask", filled, "--corridor", "over", "--on", day, "--json")
    assert told.code == code
    assert json.loads(json.dumps(opened.document(answer))) == told.document


def test_ask__library_and_command_line_agree_on_every_setting(
    run: Callable[..., Ran], filled: Path
) -> None:
    opened = lb.open(str(filled))
    answer = opened.ask(
        origin=["port", "mill"], destination="Town", traveller="relief", on="2020-05-25",
        known_by="2020-05", since="2020-02", until="2020-05-28", modes=["road", "track", "air"],
        via="gate", vehicle=4, cargo="relief", fade_after_days=400,
    )  # fmt: skip
    told = run(
        "ask", filled, "--from", "port,mill", "--to", "Town", "--for", "relief",
        "--on", "2020-05-25", "--known-by", "2020-05", "--since", "2020-02",
        "--until", "2020-05-28",
        "--mode", "road,track,air", "--via", "gate", "--vehicle", "4", "--cargo", "relief",
        "--fade-after", "400", "--json",
    ).document  # fmt: skip
    assert json.loads(json.dumps(opened.document(answer))) == told


def test_ask__library_text_is_what_the_terminal_shows(
    run: Callable[..., Ran], filled: Path
) -> None:
    opened = lb.open(filled)
    text = opened.text(opened.ask(corridor="over", on=OPEN))
    shown = run("ask", filled, "--corridor", "over", "--on", OPEN).out
    assert shown.split("To try next:")[0].strip() == text.split("To try next:")[0].strip()


def test_ask__days_in_the_recipe_are_dates(run: Callable[..., Ran], filled: Path) -> None:
    told = run("ask", filled, "--corridor", "over", "--on", OPEN, "--known-by", OPEN, "--json")
    query = told.document["recipe"]["query"]
    assert (query["on"], query["known_by"], query["since"]) == (OPEN, OPEN, "2020-01-01")


@pytest.mark.parametrize(
    "words",
    [
        ("--corridor", "over", "--on", "2020-04-21", "--known-by", "2020-04-21"),
        ("--corridor", "over", "--on", CLOSED, "--mode", "road,air"),
        ("--corridor", "relief", "--on", "2020-02-01", "--via", "abbey", "--vehicle", "4"),
        ("--from", "port", "--to", "town", "--for", "blue", "--on", OPEN),
    ],
)
def test_ask__what_it_suggests_next_is_about_the_same_question(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...]
) -> None:
    asked = run("ask", filled, *words)
    hints = asked.out.split("To try next:")[1].strip().splitlines()
    program, *hint = shlex.split(hints[0])
    assert (program, hint[0]) == ("landbridge", "explain")
    document = run("ask", filled, *words, "--json").document
    assert run(*hint, "--json").document == document


def test_ask__leaves_the_file_as_it_was(run: Callable[..., Ran], own: Path) -> None:
    before = own.read_bytes()
    beside = sorted(own.parent.iterdir())
    for words in (
        ("ask", own, "--corridor", "over"),
        ("explain", own, "--corridor", "over"),
        ("suppose", own, "--corridor", "over", "--hold", "fort=green"),
        ("diff", own, "--corridor over", "--corridor relief"),
        ("coverage", own),
        ("info", own),
    ):
        assert run(*words).code in (0, 3, 4)
    assert own.read_bytes() == before
    assert sorted(own.parent.iterdir()) == beside
