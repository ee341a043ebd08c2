"""Who gained what whom lost, and shares over time: the whole command line, on the made-up land."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from test_walk_documents import agrees

from landbridge import library as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("area", "by"),
    [
        ("all", "places"),
        ("all", "people"),
        ("country:XS", "road-km"),
        ("upland", "places"),
        ("vale", "road-km"),
        ("fort,town", "places"),
    ],
)
def test_succession__is_what_its_schema_says(
    run: Callable[..., Ran], filled: Path, area: str, by: str
) -> None:
    told = run("succession", filled, "--area", area, "--by", by, "--json")
    assert told.code == 0, told.err
    agrees(told.document, "succession")


def test_succession__follows_the_fort_from_hand_to_hand(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("--area", "fort", "--since", "2020-03", "--until", "2020-06-02")
    found = run("succession", filled, *words, "--json").document
    changes = [
        (c["from"], c["to"], c["lost_on"], c["gained_on"], c["days_between"])
        for c in found["changes"]
        if c["link"] is None and c["toward"] is None
    ]
    assert changes == [
        ("red", "green", "2020-03-10", "2020-03-10", 0),
        ("green", "red", "2020-05-01", "2020-06-01", 31),
    ]
    assert [(n["from"], n["to"]) for n in found["net"]] == [("red", "red")]
    named = {report["id"]: report for report in found["reports"]}
    (first, *_) = found["changes"]
    assert {named[key]["source"]["id"] for key in first["reports"]} >= {"courier"}
    text = run("succession", filled, *words).out
    assert "EVERY CHANGE" in text
    assert "Not a safety clearance." in text


def test_succession__says_that_ground_is_unsettled_at_the_end(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("--area", "fort", "--since", "2020-04", "--until", "2020-05-20", "--json")
    found = run("succession", filled, *words).document
    assert [(h["loser"], [(x["to"], x["share"]) for x in h["heirs"]]) for h in
            found["heirs"]["every"]] == [("green", [("(contested)", 1.0)])]  # fmt: skip


def test_succession__known_by_then_has_not_heard_of_later_reports(
    run: Callable[..., Ran], filled: Path
) -> None:
    found = run("succession", filled, "--area", "fort", "--known-by", "2020-03-10", "--json")
    assert [c["to"] for c in found.document["changes"] if c["place"] == "fort"] == ["red"]


@pytest.mark.parametrize("verb", ["succession", "influence"])
@pytest.mark.parametrize("form", ["svg", "png", "csv", "md"])
def test_changes__are_written_in_every_form(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, verb: str, form: str
) -> None:
    out = tmp_path / f"x.{form}"
    words = ("--actor", "blue") if verb == "influence" else ()
    told = run(verb, filled, "--area", "all", *words, "-o", out)
    if (verb, form) == ("influence", "md"):
        assert (told.code, out.exists()) == (2, False)
        assert "must end in .svg, .png, .csv" in told.err
        return
    assert told.code == 0, told.err
    content = out.read_bytes()
    if form == "svg":
        root = ET.fromstring(content)
        assert root.findtext(f"{SVG}title")
        assert root.findtext(f"{SVG}desc")
    elif form == "png":
        assert content.startswith(b"\x89PNG")
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(content.decode())))
        assert rows
    else:
        assert b"[^1]:" in content


def test_influence__is_what_its_schema_says(run: Callable[..., Ran], filled: Path) -> None:
    for by in ("places", "people", "road-km"):
        for level in ("own", "allies"):
            told = run("influence", filled, "--area", "all", "--actor", "blue", "--by", by,
                       "--with", level, "--json")  # fmt: skip
            assert told.code == 0, told.err
            agrees(told.document, "influence")


def test_influence__counts_allies_only_where_asked(run: Callable[..., Ran], filled: Path) -> None:
    words = ("--area", "country:XS", "--actor", "Bläu", "--on", "2020-04-01")
    own = run("influence", filled, *words, "--json").document
    assert [(r["from"], r["share"], r["bands"]["allies"]["places"]) for r in own["runs"]] == [
        ("2020-04-01", 0.0, 3)
    ]
    more = run("influence", filled, *words, "--with", "allies", "--json").document
    assert [r["share"] for r in more["runs"]] == [0.75]
    (rule,) = more["whose"]
    assert [(m["actor"], m["level"]) for m in rule["members"]] == [
        ("blue", "own"), ("green", "allies"),
    ]  # fmt: skip
    assert rule["members"][1]["chain"][0]["source"] == "courier"
    text = run("influence", filled, *words, "--with", "allies").out
    assert "On 1 April 2020: 75 % (3 places of 4 places)." in text
    assert "Green Guard is an ally of Blue" in text


def test_influence__does_not_know_an_alliance_before_it_was_published(
    run: Callable[..., Ran], filled: Path
) -> None:
    words = ("--area", "all", "--actor", "blue", "--known-by", "2020-01-01", "--json")
    found = run("influence", filled, *words).document
    assert all(len(rule["members"]) == 1 for rule in found["whose"])


@pytest.mark.parametrize(
    "words",
    [
        ("succession", "--area", "nowhere"),
        ("succession",),
        ("succession", "--area", "all", "--by", "souls"),
        ("succession", "--area", "all", "--since", "2030"),
        ("succession", "--area", "all", "--estimator", "crystal"),
        ("succession", "--area", "all", "-o", "x.gpkg"),
        ("influence", "--area", "all", "--actor", "nobody"),
        ("influence", "--area", "all", "--actor", "blue", "--with", "friends"),
        ("influence", "--area", "all", "--actor", "blue", "--on", "2020-04-01", "--since", "2020"),
    ],
)
def test_changes__tell_misuse(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...]
) -> None:
    told = run(words[0], filled, *words[1:])
    assert told.code == 2
    assert told.err.startswith("landbridge: ")


def test_changes__in_python_are_those_of_the_command_line(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    situation = lb.open(filled)
    found = situation.succession("fort", since="2020-03", output=tmp_path / "x.csv")
    assert found.gained("green", "red").places == 1
    assert (tmp_path / "x.csv").read_text().startswith("on,lost_on,")
    shares = situation.influence("blue", "all", on="2020-04-01", up_to="allies")
    (run_of_days,) = shares.runs
    document = run("influence", filled, "--area", "all", "--actor", "blue", "--on", "2020-04-01",
                   "--with", "allies", "--json").document  # fmt: skip
    assert document["runs"][0]["share"] == round(run_of_days.share(up_to="allies"), 4)


def test_changes__of_names_with_markup_stay_text(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text(
        'id,name,kind\nevil,"<script>alert(1)</script>=cmd|\x1b[31m",armed-group\n', "utf-8"
    )
    assert run("add", own, actors).code == 0
    words = ("--event", "takes", "--place", "abbey", "--actor", "evil", "--date", "2020-05-05")
    more = ("--source", "watch", "--published", "2020-05-06", "--locator", "https://example.org/e")
    assert run("report", own, *words, *more).code == 0
    for form in ("svg", "md", "csv"):
        out = tmp_path / f"x.{form}"
        told = run("succession", own, "--area", "all", "-o", out)
        assert told.code == 0
        assert "\x1b" not in told.out
        assert "<script" not in out.read_text("utf-8").replace("&lt;script", "") or form == "csv"
        if form == "svg":
            ET.fromstring(out.read_bytes())
