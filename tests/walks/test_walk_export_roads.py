"""Imported roads go out too: drawn lines to keep clear of, ids of ways, ground and junctions."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import shapely

import landbridge as lb
from landbridge.desk.add import add
from landbridge.desk.new import new

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

TABLES = {
    "situation.toml": 'format = 1\ntitle = "One road"\nlicence = "CC0-1.0"\n',
    "sources.csv": "id,name,licence\npress,The Press,CC-BY-4.0\nosm,OpenStreetMap,ODbL-1.0\n"
    "plan,A plan,\n",
    "actors.csv": "id,name\nblue,Blue\nred,Red\n",
    "relations.csv": "actor,kind,other,source\nblue,hostile_to,red,press\n",
    "places.csv": "id,name,lon,lat\nwest,West,20.0,40.0\neast,East,20.4,40.0\n",
    "reports.csv": "source,published,date,event,place,actor\n"
    "press,2020-01-02,2020-01-02,holds,west,blue\npress,2020-01-02,2020-01-02,holds,east,red\n",
    "roads.csv": "id,mode,ref,class,ways,source,geometry\n"
    'main,road,R1,primary,101;102,osm,"LINESTRING (20.0 40.0, 20.2 40.03, 20.4 40.0)"\n'
    'secret,road,R2,primary,999,plan,"LINESTRING (20.0 40.0, 20.2 39.9, 20.4 40.0)"\n',
}
QUESTION = ("--from", "west", "--to", "east", "--for", "blue", "--on", "2020-01-03")


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("roads") / "world"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, "utf-8")
    path = folder.parent / "roads.gpkg"
    new(path)
    add(path, [folder])
    return path


def test_export__keeps_clear_of_the_far_half_of_a_drawn_road(
    run: Callable[..., Ran], roads: Path, tmp_path: Path
) -> None:
    told = run("export", roads, tmp_path / "x.avoid.json", *QUESTION)
    assert told.code == 0, told.err
    ground = shapely.geometry.shape(json.loads((tmp_path / "x.avoid.json").read_text("utf-8")))
    assert ground.intersects(shapely.Point(20.3, 40.015))
    assert not ground.intersects(shapely.Point(20.1, 40.015))
    assert not ground.intersects(shapely.Point(20.3, 39.95)), "a road that may not be passed on"
    assert "no drawn line" not in told.out
    assert "left out or made blank, as not to be passed on: " in told.out, "it must be seen"


def test_export__names_ways_but_not_those_of_a_source_without_licence(
    run: Callable[..., Ran], roads: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.closed-ways.txt"
    run("export", roads, path, *QUESTION)
    ways = [line for line in path.read_text("utf-8").splitlines() if line.startswith("w")]
    assert ways == ["w101", "w102"]
    assert "# OpenStreetMap (ODbL-1.0)" in path.read_text("utf-8").splitlines()
    run("export", roads, path, *QUESTION, "--include-unlicensed")
    assert "w999" in path.read_text("utf-8").splitlines()


def test_export__junctions_are_no_places_and_pieces_know_their_road(
    run: Callable[..., Ran], roads: Path, tmp_path: Path
) -> None:
    run("export", roads, tmp_path / "all", "--as", "geojson", *QUESTION)

    def rows(layer: str) -> list[dict[str, object]]:
        tree = json.loads((tmp_path / "all" / f"{layer}.geojson").read_text("utf-8"))
        return [feature["properties"] for feature in tree["features"]]

    assert {row["id"] for row in rows("places")} == {"west", "east"}
    assert {row["place"] for row in rows("holders")} == {"west", "east"}
    assert {row["road"] for row in rows("links")} == {"main"}
    grounds = {(row["ground"], row["passage"]) for row in rows("passage")}
    assert grounds == {("west", "open"), ("east", "closed")}
    assert [row["number"] for row in rows("pieces")] == list(range(1, len(rows("pieces")) + 1))
    assert rows("pieces")[0]["place"] == "west"


def test_library__frames_of_ways_over_imported_roads(roads: Path) -> None:
    pytest.importorskip("geopandas")
    opened = lb.open(roads)
    answer = opened.ask(origin="west", destination="east", traveller="blue", on="2020-01-03")
    pieces = opened.frames(answer, include_unlicensed=True)["pieces"]
    assert answer.gap is not None
    drawn = pieces[pieces["km"] > 0]
    assert drawn.geometry.notna().all()
    assert drawn.geometry.is_simple.all()
    assert drawn["km"].sum() == pytest.approx(answer.gap.route.metres / 1000, abs=0.01)


def test_library__counts_places_and_roads_not_junctions(roads: Path) -> None:
    html = lb.open(roads)._repr_html_()
    assert "<tr><td>places</td><td>2</td></tr>" in html
    assert "<tr><td>links</td><td>0</td></tr>" in html
    assert "<tr><td>imported roads</td><td>2</td></tr>" in html


def test_export__both_lists_for_routers_count_the_same_halves(
    run: Callable[..., Ran], roads: Path, tmp_path: Path
) -> None:
    """A cut between grounds has no length: there is nothing of it to close."""
    avoided = run("export", roads, tmp_path / "x.avoid.json", *QUESTION).out
    listed = run("export", roads, tmp_path / "x.closed-ways.txt", *QUESTION).out
    count = re.search(r"(\d+) halves of links to keep clear of", avoided)
    assert count is not None
    assert f"from {count[1]} halves of links" in listed


def test_notebook__draws_ground_as_a_briefing_does(roads: Path, tmp_path: Path) -> None:
    opened = lb.open(roads)
    question: dict[str, Any] = {
        "origin": "west",
        "destination": "east",
        "traveller": "blue",
        "on": "2020-01-03",
    }
    opened.brief(tmp_path / "map.svg", **question)
    shown = opened.show(opened.ask(**question)).html
    picture = re.search(r"base64,([^\"]+)", shown)
    assert picture is not None
    assert base64.b64decode(picture[1]) == (tmp_path / "map.svg").read_bytes()
    assert "Corridors" not in opened._repr_html_(), "there are none"


def test_export__way_over_a_road_that_may_not_go_out_is_not_drawn(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    reports = (
        "source,published,date,event,place,link,actor\n"
        "press,2020-01-02,2020-01-02,holds,west,,blue\n"
        "press,2020-01-02,2020-01-02,holds,east,,blue\n"
        "press,2020-01-04,2020-01-04,cuts,,main,\n"
    )
    (tmp_path / "world").mkdir()
    for name, text in (TABLES | {"reports.csv": reports}).items():
        (tmp_path / "world" / name).write_text(text, "utf-8")
    new(tmp_path / "x.gpkg")
    add(tmp_path / "x.gpkg", [tmp_path / "world"])

    def layers(day: str, *more: str) -> tuple[dict[str, dict[str, Any]], str]:
        out = tmp_path / f"out-{day}{len(more)}"
        ends = ("--from", "west", "--to", "east", "--for", "blue", "--on", day)
        told = run("export", tmp_path / "x.gpkg", out, "--as", "geojson", *ends, *more)
        names = ("route", "pieces")
        trees = {n: json.loads((out / f"{n}.geojson").read_text("utf-8")) for n in names}
        return trees, told.out

    over_main, _ = layers("2020-01-03")
    assert over_main["route"]["features"][0]["geometry"] is not None
    roads = [f for f in over_main["pieces"]["features"] if f["properties"]["link"]]
    assert roads
    assert all("OpenStreetMap" in f["properties"]["attribution"] for f in roads), "lines are theirs"
    assert "OpenStreetMap (ODbL-1.0)" in over_main["pieces"]["attribution"]

    over_secret, said = layers("2020-01-05")
    assert over_secret["route"]["features"][0]["properties"]["km"] > 0
    assert over_secret["route"]["features"][0]["geometry"] is None
    assert "1 of route" in said
    told = json.dumps(over_secret["pieces"]["features"])
    assert "secret" not in told
    assert "R2" not in told
    assert "39.9" not in told

    everything, _ = layers("2020-01-05", "--include-unlicensed")
    assert everything["route"]["features"][0]["geometry"] is not None
    assert "secret" in json.dumps(everything["pieces"]["features"])
