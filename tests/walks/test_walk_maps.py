"""Maps of control of others, from their files to answers: by places, and by areas."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from walk_maps import (
    BY_AREAS,
    FOLDER,
    HEAD,
    KM_OF_DEGREE,
    SERIES,
    N,
    Run,
    S,
    added_thrice,
    asked,
    content,
    filled,
    pieces,
    sheet,
    written,
)

from landbridge.days import parse_day
from landbridge.estimators import latest_report
from landbridge.situation import SituationFile


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


def test_areas__come_back_from_a_folder_as_they_were(run: Run, tmp_path: Path) -> None:
    path = filled(run, tmp_path, BY_AREAS)
    maps = written(tmp_path / "maps", SERIES)
    words = ("--source", "atlas", "--map", tmp_path / "map.toml", "--set", "areas=yes")
    assert run("add", path, maps, *words).code == 0
    assert run("export", path, tmp_path / "out").code == 0
    told = run("check", tmp_path / "out")
    assert told.code == 0
    assert "0 warnings" in told.out, "columns that importers keep are known"
    again = tmp_path / "again.gpkg"
    assert run("new", again).code == 0
    assert run("add", again, tmp_path / "out").code == 0
    days = ("2020-01-31", "2020-02-29", "2020-03-15", "2020-04-15")
    assert [asked(run, again, day) for day in days] == [asked(run, path, day) for day in days]


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
