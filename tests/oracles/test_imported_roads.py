"""Imported roads in questions: condensed against whole, ground against the places that hold it."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import landbridge as lb
from landbridge import analyses
from landbridge.days import parse_day
from landbridge.desk._judging import network_of
from landbridge.desk._slim import slim
from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory, Prepared, Setting, judge, prepare
from landbridge.desk.variation import status_under
from landbridge.model.corridors import CorridorQuery, Question, Status
from landbridge.model.situations import Rows, Situation
from landbridge.scenarios import known_then, without_family
from worlds.roads import random_roads

FIRST = parse_day("2020-01-01")
OF_ROADS = ("closes", "opens", "cuts", "repairs")
EVENTS = ("holds", "holds", "takes", "takes", "contests", "besieges", "closes", "opens", "cuts", "repairs", "loses")  # noqa: E501  # fmt: skip


def day_text(offset: int) -> str:
    return f"2020-{1 + offset // 28:02}-{1 + offset % 28:02}"


def write(folder: Path, seed: int) -> list[str]:
    """Write a situation on a random road network; give its places."""
    rng = random.Random(seed)
    lines, places = random_roads(seed, side=6)
    folder.mkdir()
    names = list(places)
    wkt = {r: "LINESTRING (" + ", ".join(f"{x:.7f} {y:.7f}" for x, y in p) + ")" for r, p in lines.items()}  # noqa: E501  # fmt: skip
    tables = {
        "sources": ["id,name,family", *(f"s{k},S{k},f{k % 2}" for k in range(3))],
        "actors": ["id,name,kind", "north,North,armed-group", "south,South,armed-group",
                   "aid,Aid,organisation"],
        "relations": ["actor,kind,other", "north,ally_of,aid",
                      f"south,{rng.choice(['hostile_to', 'neutral_to'])},aid"],
        "places": ["id,name,lon,lat",
                   *(f"{p.id},{p.name},{p.lon:.6f},{p.lat:.6f}" for p in places.values())],
    }  # fmt: skip
    roads = [["id", "geometry", "one_way", "max_vehicle"]]
    roads += [[r, w, rng.choice(["", "", "", "ab"]), rng.choice(["", "", "", "3"])] for r, w in wkt.items()]  # noqa: E501  # fmt: skip
    reports = [["source", "published", "date", "event", "place", "link", "actor", "locator"]]
    for k in range(rng.randint(8, 30)):
        event, on = rng.choice(EVENTS), rng.randint(0, 50)
        road = event in OF_ROADS and rng.random() < 0.5
        reports.append([
            f"s{rng.randint(0, 2)}", day_text(on + rng.randint(0, 20)), day_text(on), event,
            "" if road else rng.choice(names), rng.choice(list(lines)) if road else "",
            "" if event in OF_ROADS else rng.choice(["north", "south"]),
            f"x{k}",
        ])  # fmt: skip
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n")
    for name, cells in (("roads", roads), ("reports", reports)):
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(cells)
    (folder / "situation.toml").write_text(
        f'format = 1\ntitle = "made {seed}"\n[ground]\nreach_km = {rng.choice([15, 40])}\n'
        "snap_km = 30\n"
    )
    return names


def made(tmp_path: Path, seed: int) -> tuple[Situation, CorridorQuery]:
    names = write(tmp_path / "folder", seed)
    file = lb.new(tmp_path / "made.gpkg")
    file.add(tmp_path / "folder")
    query = CorridorQuery(
        (names[0],), (names[-1],), "aid", FIRST + 55, since=FIRST, until=FIRST + 60, vehicle=5
    )
    return file.situation, query


def read_whole(situation: Situation, query: CorridorQuery, base: Prepared, less: Rows) -> Status:
    """Judge all ground again with less, on all roads."""
    network = network_of(situation, less.links, query.modes)
    setting = Setting(situation, query, Memory(), base.scenario, base.estimator, base.problem.early)
    passage = judge(setting, network, less, only_day=query.on)
    return analyses.status_on(replace(base.problem, network=network, passage=passage), query.on)


@pytest.mark.parametrize("seed", range(24))
def test_condensed__has_the_status_of_the_whole_on_every_day(tmp_path: Path, seed: int) -> None:
    situation, query = made(tmp_path, seed)
    base = prepare(situation, query, Memory())
    small = slim(situation, Memory(), base, base.rows)
    assert len(small.problem.network.links) < len(base.problem.network.links)
    assert analyses.corridor_history(small.problem) == analyses.corridor_history(base.problem)


@pytest.mark.parametrize("seed", range(24))
def test_status_under__less_is_that_of_judging_all_roads_again(tmp_path: Path, seed: int) -> None:
    situation, query = made(tmp_path, seed)
    memory = Memory()
    base = prepare(situation, query, memory)
    rows = situation, query, base.rows, base.scenario
    fewer = [without_family(*rows, family) for family in ("f0", "f1")]
    fewer += [known_then(*rows, FIRST + k) for k in (5, 20, 35, 50)]
    for less in fewer:
        told = status_under(situation, query, memory, base, less, query.on)
        assert told is read_whole(situation, query, base, less)


@pytest.mark.parametrize("seed", range(24))
def test_status_under__watching_what_decides_misses_no_change(tmp_path: Path, seed: int) -> None:
    """None says that nothing which decides is otherwise: then the status is as it was."""
    situation, query = made(tmp_path, seed)
    memory = Memory()
    base = prepare(situation, query, memory)
    history = analyses.corridor_history(base.problem)
    rows = situation, query, base.rows, base.scenario
    fewer = [without_family(*rows, family) for family in ("f0", "f1")]
    fewer += [known_then(*rows, FIRST + k) for k in (5, 20, 35, 50)]
    for day in (FIRST + 20, FIRST + 40, query.on):
        asked = replace(query, on=day)
        status = analyses.status_in(history, day)
        watched = analyses.watched_places(base.problem, day, status)
        for less in fewer:
            told = status_under(situation, asked, memory, base, less, day, watched)
            assert (told or status) is read_whole(situation, asked, base, less)


@pytest.mark.parametrize("seed", range(24))
def test_families_behind__are_all_without_which_the_status_is_another(
    tmp_path: Path, seed: int
) -> None:
    situation, query = made(tmp_path, seed)
    answer = ask(situation, Question(origin=query.origin, destination=query.destination,
                 traveller="aid", on=query.on), others=False)  # fmt: skip
    base = prepare(situation, query, Memory())
    named = {one.family: one.changes for one in answer.rests_on}
    for family in ("f0", "f1"):
        less = without_family(situation, query, base.rows, base.scenario, family)
        changes = read_whole(situation, query, base, less) is not answer.status
        assert named.get(family, False) == changes


@pytest.mark.parametrize("seed", range(8))
def test_ground__junctions_are_held_as_the_place_whose_ground_they_lie_on(
    tmp_path: Path, seed: int
) -> None:
    situation, query = made(tmp_path, seed)
    problem = prepare(situation, query, Memory()).problem
    network, passage = problem.network, problem.passage
    told = 0
    for at, owner in enumerate(network.ground.tolist()):
        for day in (FIRST, FIRST + 30, FIRST + 60):
            here, there = passage.places[at].on(day), passage.places[owner].on(day)
            assert here.control.stands_as(there.control)
            told += at != owner and here.control.kind == "held"
    assert told or not situation.reports


@pytest.mark.parametrize("seed", range(6))
def test_answers__are_whole_and_the_same_twice(tmp_path: Path, seed: int) -> None:
    """Route and gap agree with the history, and nothing depends on what was asked before."""
    situation, query = made(tmp_path, seed)
    problem = prepare(situation, query, Memory()).problem
    history = analyses.corridor_history(problem)
    for day in range(FIRST, FIRST + 60, 7):
        status = analyses.status_in(history, day)
        route, gap = analyses.route_on(problem, day), analyses.gap_on(problem, day)
        assert (route is not None) == (status is Status.OPEN)
        if route is not None:
            assert sum(piece.metres for piece in route.pieces) == pytest.approx(
                route.metres, abs=0.1
            )
        elif gap is not None:
            parts = gap.closed_metres + gap.contested_metres + gap.unknown_metres
            assert parts == pytest.approx(gap.road_metres)
            assert np.isfinite(parts)


def test_status_under__an_area_that_is_closed_stays_closed_where_its_neighbours_are_judged_again(
    tmp_path: Path,
) -> None:
    """west ----|-- mid, in a closed area --|---- east; a road goes by mid at some distance."""
    ring = [[36.15, 32.5], [36.25, 32.5], [36.25, 33.5], [36.15, 33.5], [36.15, 32.5]]
    tables = {
        "sources": "id,name,family\ns0,S0,f0\ns1,S1,f1",
        "actors": "id,name,kind\nnorth,North,armed-group\naid,Aid,organisation",
        "relations": "actor,kind,other\nnorth,ally_of,aid",
        "places": "id,name,lon,lat\nwest,West,36,33\nmid,Mid,36.2,33.02\neast,East,36.4,33",
        "roads": 'id,geometry\nmain,"LINESTRING (36 33, 36.4 33)"',
        "reports": "source,published,date,event,place,actor\n"
        + "".join(
            f"s{k},2020-01-05,2020-01-05,holds,{place},north\n"
            for k, place in ((0, "west"), (0, "mid"), (0, "east"), (1, "west"), (1, "east"))
        )
        + "s0,2020-01-20,2020-01-20,closes,plain,",
    }  # fmt: skip
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(rows + "\n")
    (folder / "situation.toml").write_text('format = 1\ntitle = "plain"\n[ground]\nsnap_km = 1\n')
    plain = {"type": "Feature", "properties": {"id": "plain", "name": "Plain"},
             "geometry": {"type": "Polygon", "coordinates": [ring]}}  # fmt: skip
    (folder / "areas.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [plain]})
    )
    file = lb.new(tmp_path / "made.gpkg")
    file.add(folder)
    query = CorridorQuery(("west",), ("east",), "aid", FIRST + 40, since=FIRST, until=FIRST + 60)
    base = prepare(file.situation, query, Memory())
    assert analyses.status_on(base.problem, query.on) is Status.CLOSED
    less = without_family(file.situation, query, base.rows, base.scenario, "f1")
    told = status_under(file.situation, query, Memory(), base, less, query.on)
    assert told is read_whole(file.situation, query, base, less) is Status.CLOSED
