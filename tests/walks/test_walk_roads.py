"""Imported roads from the file of others to an answer: every verb that speaks of ways."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from walk_world import Ran

import landbridge as lb

NAMED = os.environ.get("LANDBRIDGE_DATA")
DATA = Path(NAMED) if NAMED else Path(__file__).parents[3] / "shared" / "data"
PEOPLE = {
    "sources.csv": "id,name,licence\ns,S,CC0-1.0\n",
    "actors.csv": "id,name,kind\nnorth,North,armed-group\nsouth,South,armed-group\n"
    "aid,Aid,organisation\n",
    "relations.csv": "actor,kind,other\nnorth,ally_of,aid\nsouth,hostile_to,aid\n",
}
FOLDER = PEOPLE | {
    # west ---- fork ---- east, and by way of hill to the north
    "situation.toml": 'format = 1\ntitle = "Made roads"\n\n[ground]\nreach_km = 30\nsnap_km = 3\n',
    "places.csv": "id,name,lon,lat\nwest,West,36.0,33.0\neast,East,36.6,33.0\n"
    "hill,Hill,36.3,33.3\n",
    "roads.csv": "id,class,ref,geometry\n"
    'main-1,primary,7,"LINESTRING (36.0 33.0, 36.1 33.0)"\n'
    'main-2,primary,7,"LINESTRING (36.1 33.0, 36.3 33.0, 36.5 33.0)"\n'
    'main-3,primary,7,"LINESTRING (36.5 33.0, 36.6 33.0)"\n'
    'over-1,tertiary,,"LINESTRING (36.1 33.0, 36.3 33.3)"\n'
    'over-2,tertiary,,"LINESTRING (36.3 33.3, 36.5 33.0)"\n',
    "reports.csv": "source,published,date,event,place,link,actor\n"
    "s,2020-01-01,2020-01-01,holds,west,,north\n"
    "s,2020-01-01,2020-01-01,holds,east,,north\n"
    "s,2020-01-01,2020-01-01,holds,hill,,south\n"
    "s,2020-02-01,2020-02-01,cuts,,main-2,\n"
    "s,2020-03-01,2020-03-01,takes,hill,,north\n",
}


def write(folder: Path, tables: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in tables.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def made(tmp_path: Path, run: Callable[..., Ran]) -> Path:
    """A working file with two ways from west to east."""
    path = tmp_path / "made.gpkg"
    assert run("new", path).code == 0
    told = run("add", path, write(tmp_path / "folder", FOLDER))
    assert told.code == 0, told.err
    return path


QUESTION = ("--from", "west", "--to", "east", "--for", "aid")


def test_ask__follows_roads_over_ground_from_one_day_to_the_next(
    made: Path, run: Callable[..., Ran]
) -> None:
    """By the main road; cut; then over the hill, once it is taken."""
    told = [
        json.loads(run("ask", made, *QUESTION, "--on", day, "--json").out)
        for day in ("2020-01-15", "2020-02-15", "2020-03-15")
    ]
    assert [one["status"] for one in told] == ["open", "closed", "open"]
    straight, cut, over = told
    assert straight["route"]["km"] == pytest.approx(56.07, abs=0.05)
    assert straight["route"]["places"] == ["west", "east"]
    assert [p["place"] for p in straight["route"]["pieces"]] == ["west", "west", "east", "east"]
    assert over["route"]["places"] == ["west", "hill", "east"]
    assert over["route"]["km"] > straight["route"]["km"] + 8
    gap = cut["gap"]
    assert gap["road_km"] == pytest.approx(37.4, abs=0.1)
    assert {p["lamp"] for p in gap["pieces"] if p["passage"] == "closed"} == {"practicability"}
    assert gap["from"]["place"] != gap["to"]["place"]


def test_ask__hours_are_those_of_the_roads_own_speed(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    roads = FOLDER["roads.csv"].splitlines()
    slow = [f"{roads[0]},kmh", *(f"{line},10" for line in roads[1:])]
    folder = write(tmp_path / "folder", FOLDER | {"roads.csv": "\n".join(slow) + "\n"})
    path = tmp_path / "slow.gpkg"
    run("new", path)
    assert run("add", path, folder).code == 0
    route = json.loads(run("ask", path, *QUESTION, "--on", "2020-01-15", "--json").out)["route"]
    assert route["hours"] == pytest.approx(route["km"] / 10, abs=0.01)


def test_ask__words_name_ground_and_no_junction(made: Path, run: Callable[..., Ran]) -> None:
    for verb in ("ask", "explain"):
        told = run(verb, made, *QUESTION, "--on", "2020-03-15").out
        assert "Hill" in told
        assert "at:" not in told, "ids of junctions mean nothing to people"
    assert "ground of West" in run("ask", made, *QUESTION, "--on", "2020-03-15").out


def test_diff__names_ground_and_no_junction(made: Path, run: Callable[..., Ran]) -> None:
    questions = [" ".join((*QUESTION, "--on", day)) for day in ("2020-01-15", "2020-03-15")]
    told = run("diff", made, *questions).out
    assert "West - Hill - East" in told
    assert "at:36" not in told


def test_ask__between_points_on_the_map(made: Path, run: Callable[..., Ran]) -> None:
    told = run("ask", made, "--from", "geo:33.0,36.1", "--to", "geo:33.0,36.501", "--for", "aid",
               "--on", "2020-01-15", "--json")  # fmt: skip
    assert told.code == 0
    assert json.loads(told.out)["route"]["km"] == pytest.approx(37.38, abs=0.05)
    for words, why in (
        ("geo:33,36,1,x", None),
        ("geo:north", "is not a point"),
        ("geo:95,36", "out of range"),
        ("geo:40,10", "no road or place within 3 km"),
    ):
        told = run(
            "ask", made, "--from", words, "--to", "east", "--for", "aid", "--on", "2020-01-15"
        )
        if why is not None:
            assert told.code == 2
            assert why in told.err


def test_ask__fragility_and_odds_speak_of_ground(made: Path, run: Callable[..., Ran]) -> None:
    told = json.loads(
        run("ask", made, *QUESTION, "--on", "2020-03-15", "--odds", "--draws", "64", "--json").out
    )
    assert told["fragility"]["single_points"] == ["hill"]
    assert told["fragility"]["min_cut"] == ["hill"]
    assert told["fragility"]["disjoint_routes"] == 1
    assert {word.partition("~")[0] for word in told["fragility"]["critical_links"]} == {
        "main-1", "main-3", "over-1", "over-2",
    }  # fmt: skip
    assert told["odds"]["open"]["share"] > 0


@pytest.mark.parametrize("form", ["html", "md", "svg"])
def test_brief__draws_roads_without_their_junctions(
    made: Path, run: Callable[..., Ran], tmp_path: Path, form: str
) -> None:
    page = tmp_path / f"brief.{form}"
    assert run("brief", made, *QUESTION, "--on", "2020-03-15", "-o", page).code == 0
    text = page.read_text()
    assert "Hill" in text
    assert "at:36" not in text, "ids of junctions mean nothing to people"


def test_suppose__holding_a_place_holds_its_ground(made: Path, run: Callable[..., Ran]) -> None:
    told = run("suppose", made, *QUESTION, "--on", "2020-03-15", "--hold", "hill=south", "--json")
    document = json.loads(told.out)
    assert document["before"]["status"] == "open"
    assert document["after"]["status"] == "closed"


def test_export__gives_roads_and_rules_back(
    made: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    assert run("export", made, tmp_path / "out").code == 0
    for name in ("roads.csv", "situation.toml", "places.csv", "reports.csv"):
        assert (tmp_path / "out" / name).read_text() == FOLDER[name]
    again = lb.new(tmp_path / "again.gpkg")
    again.add(tmp_path / "out")
    asked = {"origin": "west", "destination": "east", "traveller": "aid", "on": "2020-02-15"}
    assert again.document(again.ask(**asked)) == (o := lb.open(made)).document(o.ask(**asked))


def test_file__has_the_roads_as_a_layer(made: Path) -> None:
    with sqlite3.connect(made) as connection:
        rows = connection.execute("SELECT id, geom FROM roads ORDER BY fid").fetchall()
        kind = connection.execute(
            "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'roads'"
        ).fetchone()
    connection.close()
    assert [row[0] for row in rows] == ["main-1", "main-2", "main-3", "over-1", "over-2"]
    assert all(blob[:2] == b"GP" for _, blob in rows)
    assert kind == ("LINESTRING",)


def test_add__says_which_places_stand_far_from_their_road(
    made: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    far = tmp_path / "places.csv"
    far.write_text("id,name,lon,lat\nnear,Near,36.2,33.02\nfarm,Farm,36.2,34.0\n")
    told = run("add", made, far)
    assert told.code == 0
    assert "Near (2.2 km)" in told.out
    assert "none within 3 km (snap_km): Farm" in told.out


@pytest.mark.parametrize(
    ("ground", "why"),
    [
        ('divided_by = "fields"', "is not a way to divide ground"),
        ("reach_km = -1", "is not a length"),
        ('snap_km = "far"', "is not a length"),
        ("reach = 3", "the format knows no 'reach' here"),
    ],
)
def test_rules__that_make_no_sense_are_refused(
    run: Callable[..., Ran], tmp_path: Path, ground: str, why: str
) -> None:
    text = f'format = 1\ntitle = "x"\n[ground]\n{ground}\n'
    folder = write(tmp_path / "folder", FOLDER | {"situation.toml": text})
    told = run("check", folder)
    assert why in told.out + told.err


def test_ask__by_air_then_by_imported_road(
    made: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    """The main road is cut: by air to the hill, and down from there."""
    links = tmp_path / "links.csv"
    links.write_text("a,b,mode\nwest,hill,air\n")
    assert run("add", made, links).code == 0
    words = (*QUESTION, "--on", "2020-03-15", "--json", "--mode")
    by_road = json.loads(run("ask", made, *words, "road").out)
    mixed = json.loads(run("ask", made, *words, "road,air").out)
    assert by_road["status"] == mixed["status"] == "open"
    assert [p["mode"] for p in mixed["route"]["pieces"] if p["kind"] == "leg"] == ["air"]
    assert mixed["route"]["km"] < by_road["route"]["km"]


@pytest.mark.parametrize("name", ["liechtenstein-latest", "andorra"])
def test_country__asks_between_any_two_points(
    run: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    """All of it is held by one side, so that every two points that roads join have a way."""
    extract = DATA / "osm-pbf" / f"{name}.osm.pbf"
    if not extract.exists():
        pytest.skip(f"{extract.name} is not there: set LANDBRIDGE_DATA to a folder with osm-pbf/")
    path = tmp_path / "country.gpkg"
    run("new", path)
    assert run("add", path, extract, "--classes", "all").code == 0
    file = lb.open(path)
    held = "".join(
        f"s,2020-01-01,2020-01-01,holds,{p},north\n" for p in file.situation.named_places
    )
    rules = 'format = 1\ntitle = "x"\n[ground]\nreach_km = 40\n'
    reports = "source,published,date,event,place,actor\n" + held
    more = PEOPLE | {"reports.csv": reports, "situation.toml": rules}
    file.add(write(tmp_path / "more", more))
    nodes = sorted(file.situation.laid.nodes.values(), key=lambda node: node.id)
    rng = random.Random(7)
    found = {"open": 0, "closed": 0}
    for _ in range(6):
        one, two = rng.sample(nodes, 2)
        answer = file.ask(
            origin=[f"geo:{one.lat},{one.lon}"], destination=[f"geo:{two.lat},{two.lon}"],
            traveller="aid", on="2020-06-01", others=False,
        )  # fmt: skip
        found[answer.status.value] += 1
        assert "Roads: OpenStreetMap contributors (ODbL-1.0)" in file.text(answer)
        if answer.route is not None:
            assert answer.route.line[0] == pytest.approx((one.lon, one.lat), abs=1e-6)
            assert answer.route.line[-1] == pytest.approx((two.lon, two.lat), abs=1e-6)
    assert found["open"] >= 4, "a country's roads hang together, but for scraps at its border"
