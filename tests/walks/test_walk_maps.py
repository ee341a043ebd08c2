"""Maps and pages of others, from their files to answers: polygons, points, marks, towns."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_walk_documents import agrees
from walk_world import Ran

from landbridge.days import parse_day
from landbridge.estimators import latest_report
from landbridge.situation import SituationFile

Run = Callable[..., Ran]

FOLDER = {
    # west ---- middle ---- east, 93 km each; aid travels for the north
    "situation.toml": 'format = 1\ntitle = "Made"\n\n[ground]\nreach_km = 60\nsnap_km = 3\n',
    "sources.csv": "id,name,licence\natlas,Atlas,CC0-1.0\n",
    "actors.csv": "id,name,kind\nnorth,North,armed-group\nsouth,South,armed-group\n"
    "aid,Aid,organisation\n",
    "relations.csv": "actor,kind,other\nnorth,ally_of,aid\nsouth,hostile_to,aid\n",
    "places.csv": "id,name,lon,lat\nwest,West,36.0,33.0\nmiddle,Middle,37.0,33.0\n"
    "east,East,38.0,33.0\n",
    "roads.csv": 'id,class,ref,geometry\nmain,primary,7,"LINESTRING (36 33, 37 33, 38 33)"\n',
}
BY_AREAS = FOLDER | {
    "situation.toml": FOLDER["situation.toml"].replace("60", "1") + 'divided_by = "areas"\n',
    "places.csv": "id,name,lon,lat\nwest,West,36.0,33.0\neast,East,38.0,33.0\n",
}
HOLDERS = '[holders]\n"Army of the north" = "north"\n"Army of the south" = "south"\n'
HEAD = "id,name,lon,lat\n"
N, S = "Army of the north", "Army of the south"
ROUTE = ("--from", "west", "--to", "east", "--for", "aid")
KM_OF_DEGREE = 93.45  # of longitude, at 33 degrees


def box(west: float, east: float) -> list[list[list[float]]]:
    ring = [[west, 32.9], [east, 32.9], [east, 33.1], [west, 33.1], [west, 32.9]]
    return [ring]


def sheet(*grounds: tuple[str, float, float]) -> str:
    """A map as GeoJSON: holders from west to east."""
    features = [
        {
            "type": "Feature",
            "properties": {"held_by": holder},
            "geometry": {"type": "Polygon", "coordinates": box(west, east)},
        }
        for holder, west, east in grounds
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


SERIES = {
    "2020-01-01.geojson": sheet((N, 35.9, 36.8), (S, 36.8, 38.1)),
    "2020-02-01.geojson": sheet((N, 35.9, 38.1)),
    "2020-03-01.geojson": sheet((N, 35.9, 36.5)),
    "2020-04-01.geojson": sheet((S, 36.2, 38.1), (N, 35.9, 36.2)),
}


def written(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def filled(run: Run, folder: Path, tables: dict[str, str]) -> Path:
    path = folder / "made.gpkg"
    assert run("new", path).code == 0
    told = run("add", path, written(folder / "ours", tables))
    assert told.code == 0, told.err
    (folder / "map.toml").write_text(HOLDERS)
    return path


def asked(run: Run, path: Path, day: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("ask", path, *ROUTE, "--on", day, "--json").out)
    return found


def pieces(told: dict[str, Any], part: str) -> list[tuple[float, str]]:
    """Give km from west to east of the road's pieces in a route or gap, and how they pass."""
    return [(round(p["km"], 1), p["passage"]) for p in told[part]["pieces"] if p["km"]]


def content(path: Path) -> list[str]:
    with sqlite3.connect(path) as base:
        return list(base.iterdump())


def added_thrice(run: Run, path: Path, *words: object) -> dict[str, int]:
    """Preview, add, add again; give what was added."""
    before = content(path)
    preview = run("add", path, *words, "--preview", "--json")
    assert preview.code == 0, preview.err
    agrees(preview.document, "add")
    assert content(path) == before, "a preview writes nothing"
    told = run("add", path, *words, "--json")
    assert told.code == 0, told.err
    agrees(told.document, "add")
    assert [one["rows"] for one in told.document["files"]] == [
        one["rows"] for one in preview.document["files"]
    ]
    again = run("add", path, *words, "--json")
    assert again.code == 0, again.err
    assert not any(again.document["added"].values())
    return {table: count for table, count in told.document["added"].items() if count}


def test_snapshots__change_answers_on_the_days_on_which_the_map_changes(
    run: Run, tmp_path: Path
) -> None:
    path = filled(run, tmp_path, FOLDER)
    maps = written(tmp_path / "maps", SERIES)
    words = ("add", path, maps, "--source", "atlas")
    before = content(path)
    shown = run(*words)
    assert shown.code == 2
    assert 'holder = "held_by"' in shown.out
    assert f'"{N}" = "{N}"' in shown.out
    assert "nothing was added: the mapping above was guessed" in shown.out + shown.err
    shown = run(*words, "--json")
    assert shown.code == 2
    assert content(path) == before
    told = added_thrice(run, path, *words[2:], "--map", tmp_path / "map.toml")
    assert told == {"reports": 9, "imports": 1}
    answers = [
        (day, asked(run, path, day)["status"])
        for day in ("2019-12-31", "2020-01-01", "2020-01-31", "2020-02-01", "2020-02-29",
                    "2020-03-01", "2020-03-31", "2020-04-01")
    ]  # fmt: skip
    assert [status for _, status in answers] == [
        "uncertain", "closed", "closed", "open", "open", "uncertain", "uncertain", "closed",
    ]  # fmt: skip


def test_snapshots__file_by_file_say_what_the_series_says_but_losses(
    run: Run, tmp_path: Path
) -> None:
    path = filled(run, tmp_path, FOLDER)
    maps = written(tmp_path / "maps", SERIES)
    counts = []
    for name in sorted(SERIES):
        told = run("add", path, maps / name, "--source", "atlas", "--map", tmp_path / "map.toml",
                   "--json")  # fmt: skip
        assert told.code == 0, told.err
        counts.append(told.document["added"].get("reports", 0))
    assert counts == [3, 2, 0, 2]
    assert asked(run, path, "2020-03-15")["status"] == "open", "nobody is said to have lost"
    with sqlite3.connect(path) as base:
        kept = base.execute("select file, importer from imports").fetchall()
    assert [name for name, _ in kept] == [name for name in sorted(SERIES) if "03" not in name]


def test_areas__hold_roads_far_from_places_to_the_border_of_each_polygon(
    run: Run, tmp_path: Path
) -> None:
    path = filled(run, tmp_path, BY_AREAS)
    maps = written(tmp_path / "maps", SERIES)
    told = added_thrice(
        run, path, maps, "--source", "atlas", "--map", tmp_path / "map.toml", "--set", "areas=yes"
    )
    assert told["areas"] == 7, "six of holders, one lost"
    for day in ("2020-01-01", "2020-01-31"):
        answer = asked(run, path, day)
        assert answer["status"] == "closed"
        assert answer["gap"]["road_km"] == pytest.approx(1.2 * KM_OF_DEGREE, abs=0.1)
    for day in ("2020-02-01", "2020-02-29"):
        answer = asked(run, path, day)
        assert answer["status"] == "open"
        assert answer["route"]["km"] == pytest.approx(2 * KM_OF_DEGREE, abs=0.1)
    for day in ("2020-03-01", "2020-03-31"):  # nobody's, and not still the north's
        answer = asked(run, path, day)
        assert answer["status"] == "uncertain"
        assert answer["gap"]["road_km"] == pytest.approx(1.5 * KM_OF_DEGREE, abs=0.1)
        assert {passage for _, passage in pieces(answer, "gap")} == {"unknown"}
    answer = asked(run, path, "2020-04-01")
    assert answer["status"] == "closed"
    assert answer["gap"]["road_km"] == pytest.approx(1.8 * KM_OF_DEGREE, abs=0.1)


def test_areas__file_by_file_let_the_later_polygon_win(run: Run, tmp_path: Path) -> None:
    """Then the whole series in one go: the areas get their ends, and losses come in."""
    path = filled(run, tmp_path, BY_AREAS)
    maps = written(tmp_path / "maps", SERIES)
    words = ("--source", "atlas", "--map", tmp_path / "map.toml", "--set", "areas=yes")
    for name in sorted(SERIES):
        told = run("add", path, maps / name, *words)
        assert told.code == 0, told.err
    answers = [asked(run, path, f"2020-0{month}-15")["status"] for month in (1, 2, 4)]
    assert answers == ["closed", "open", "closed"]
    assert asked(run, path, "2020-04-15")["gap"]["road_km"] == pytest.approx(
        1.8 * KM_OF_DEGREE, abs=0.1
    )
    assert asked(run, path, "2020-03-15")["status"] == "open", "nobody is said to have lost"
    told = run("add", path, maps, *words)
    assert told.code == 1
    assert "load it with --replace" in told.err
    assert run("add", path, maps, *words, "--replace").code == 0
    assert asked(run, path, "2020-03-15")["status"] == "uncertain"


@pytest.mark.parametrize("seed", range(3))
def test_areas__say_of_any_point_what_reports_on_a_place_there_say(
    run: Run, tmp_path: Path, seed: int
) -> None:
    """Two ways from polygons to who holds a point: as a place of its own, and by areas around."""
    rng = random.Random(seed)
    rows = "".join(f"p{k},P{k},{36.05 + k / 10:.2f},33\n" for k in range(20))
    path = filled(run, tmp_path, FOLDER | {"places.csv": HEAD + rows, "roads.csv": "id,geometry\n"})
    maps = {}
    for month in range(1, 10):
        edges = sorted(rng.sample(range(21), 6))
        grounds = [
            (rng.choice((N, S)), 36 + a / 10, 36 + b / 10)
            for a, b in ((edges[0], edges[2]), (edges[1], edges[3]), (edges[4], edges[5]))
        ]
        maps[f"2020-0{month}-01.geojson"] = sheet(*grounds)
    folder = written(tmp_path / "maps", maps)
    told = run("add", path, folder, "--source", "atlas", "--map", tmp_path / "map.toml",
               "--set", "areas=yes")  # fmt: skip
    assert told.code == 0, told.err
    with SituationFile.open(path) as file:
        made = file.read()
    by_name = latest_report.estimate(
        [r for r in made.reports if r.place in made.places], made.places, {}, {}
    )
    by_area = latest_report.estimate(
        [r for r in made.reports if r.place in made.areas], made.places, made.areas, {}
    )
    seen = set()
    for place in made.places:
        for month in range(1, 10):
            day = parse_day(f"2020-0{month}-15")
            one, other = (told.places[place].on(day) for told in (by_name, by_area))
            assert (one.kind, set(one.holders)) == (other.kind, set(other.holders)), (place, month)
            seen.add(one.kind)
    assert seen == {"held", "contested", "unknown"}
