"""Questions over imported roads of which reports and rules speak by name, at every edge of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from test_walk_documents import agrees
from walk_world import Ran

# alpha -- bravo -- delta by the north, alpha -- charlie -- delta by the south
FOLDER = {
    "situation.toml": 'format = 1\ntitle = "Made"\n[ground]\nreach_km = 15\nsnap_km = 3\n',
    "sources.csv": "id,name,family\ns,Source S,f0\nu,Source U,f1\n",
    "actors.csv": "id,name,kind\nnorth,North,armed-group\nsouth,South,armed-group\n"
    "mid,Middle,armed-group\naid,Aid,organisation\n",
    "relations.csv": "actor,kind,other\nnorth,ally_of,aid\nsouth,hostile_to,aid\n"
    "mid,neutral_to,aid\n",
    "places.csv": "id,name,lon,lat\nalpha,Alpha,36,33\nbravo,Bravo,36.2,33.1\n"
    "charlie,Charlie,36.2,32.9\ndelta,Delta,36.4,33\n",
    "roads.csv": "id,ref,max_vehicle,one_way,geometry\n"
    'ab,M1,,,"LINESTRING (36 33, 36.1 33.1, 36.2 33.1)"\n'
    'bd,M1,,,"LINESTRING (36.2 33.1, 36.3 33.1, 36.4 33)"\n'
    'ac,M2,3,,"LINESTRING (36 33, 36.1 32.9, 36.2 32.9)"\n'
    'cd,M2,,ab,"LINESTRING (36.2 32.9, 36.3 32.9, 36.4 33)"\n',
    "permissions.csv": "holder,traveller,permission,link,start\nmid,aid,free,bd,2020-02-08\n",
    "reports.csv": "source,published,date,event,place,link,actor,direction\n"
    "s,2020-01-05,2020-01-05,holds,alpha,,north,\n"
    "s,2020-01-05,2020-01-05,holds,bravo,,north,\n"
    "s,2020-01-05,2020-01-05,holds,charlie,,mid,\n"
    "s,2020-01-05,2020-01-05,holds,delta,,north,\n"
    "s,2020-02-05,2020-02-05,holds,,bd,mid,\n"
    "u,2020-02-10,2020-02-10,besieges,charlie,,south,\n"
    "s,2020-02-12,2020-02-12,closes,,ab,,ab\n",
}
QUESTION = ("--from", "alpha", "--to", "delta", "--for", "aid")


@pytest.fixture
def made(tmp_path: Path, run: Callable[..., Ran]) -> Path:
    folder, path = tmp_path / "folder", tmp_path / "made.gpkg"
    folder.mkdir()
    for name, text in FOLDER.items():
        (folder / name).write_text(text)
    assert run("new", path).code == 0
    told = run("add", path, folder)
    assert told.code == 0, told.err
    return path


@pytest.mark.parametrize(
    "estimator", ["latest_report", "majority", "nearest_place", "hidden_markov"]
)
def test_ask__a_road_that_somebody_holds_by_name(
    made: Path, run: Callable[..., Ran], estimator: str
) -> None:
    """Its pieces are his on all ground that it runs over, whoever holds the towns."""
    words = ("ask", made, *QUESTION, "--estimator", estimator, "--on", "2020-02-07", "--json")
    told = run(*words)
    assert told.code == 0, told.err
    pieces = json.loads(told.out)["route"]["pieces"]
    mids = [p for p in pieces if p["control"]["holders"] == ["mid"]]
    assert [p["place"] for p in mids] == ["bravo", "delta"]


def test_ask__a_permission_names_an_imported_road(made: Path, run: Callable[..., Ran]) -> None:
    """Before it, whoever is neutral asks for a permit; from then on the road is free."""
    before, after = (
        json.loads(run("ask", made, *QUESTION, "--on", day, "--json").out)
        for day in ("2020-02-07", "2020-02-09")
    )
    assert {one["condition"] for one in before["conditions"]} == {"permit"}
    assert after["status"] == "open"
    assert not after["conditions"]


def test_ask__a_limit_and_a_gap_are_told_by_the_name_of_the_road(
    made: Path, run: Callable[..., Ran]
) -> None:
    words = ("ask", made, *QUESTION, "--on", "2020-02-15", "--via", "charlie")
    gap = json.loads(run(*words, "--json").out)["gap"]
    assert any("M2 bears vehicles up to class 3" in piece["why"] for piece in gap["pieces"])
    assert all(holder["km"] > 0 for holder in gap["holders"])


def test_suppose__between_towns_that_no_written_link_joins(
    made: Path, run: Callable[..., Ran]
) -> None:
    told = run("suppose", made, *QUESTION, "--on", "2020-02-11", "--close", "alpha,bravo")
    assert told.code == 2
    assert "write one place alone" in told.err


VERBS = {
    "faded": ("ask", *QUESTION, "--on", "2020-02-25", "--fade-after", "10"),
    "odds": ("ask", *QUESTION, "--on", "2020-02-15", "--odds", "--draws", "50"),
    "drawn": ("ask", *QUESTION, "--on", "2020-02-09", "--odds", "--draws", "50",
              "--estimator", "hidden_markov"),
    "hold": ("suppose", *QUESTION, "--on", "2020-02-07", "--hold", "bravo=south"),
    "close": ("suppose", *QUESTION, "--on", "2020-02-07", "--close", "bravo"),
    "diff": ("diff", " ".join((*QUESTION, "--on", "2020-02-07")),
             " ".join((*QUESTION, "--on", "2020-02-15"))),
}  # fmt: skip


@pytest.mark.parametrize("name", VERBS)
def test_answers__have_no_id_of_a_junction_and_the_documents_fit_their_schema(
    made: Path, run: Callable[..., Ran], name: str
) -> None:
    verb, *words = VERBS[name]
    told = run(verb, made, *words)
    assert told.code in {0, 3, 4}, told.err
    assert "at:" not in told.out
    assert "~" not in told.out
    assert "Bravo towards Bravo" not in " ".join(told.out.split())

    document = json.loads(run(verb, made, *words, "--json").out)
    agrees(document, {"ask": "answer"}.get(verb, "difference"))


def test_point__beside_a_railway_means_the_road(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Where road and railway run side by side, a question by road begins on the road."""
    rails = FOLDER["roads.csv"].replace("id,ref", "id,mode,ref").replace(",M", ",road,M")
    rails += 'rr,rail,,,,"LINESTRING (36.0 33.003, 36.2 33.09)"\n'
    folder, path = tmp_path / "folder", tmp_path / "made.gpkg"
    folder.mkdir()
    for name, text in {**FOLDER, "roads.csv": rails}.items():
        (folder / name).write_text(text)
    assert run("new", path).code == 0
    assert run("add", path, folder).code == 0
    words = ("--from", "geo:33.003,36", *QUESTION[2:], "--on", "2020-02-07", "--json")
    told = run("ask", path, *words)
    assert json.loads(told.out)["status"] == "open", told.err
