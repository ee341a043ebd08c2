"""Out in the formats of others: by ending or by name, with a question or without, as it may go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from test_walk_documents import agrees
from walk_world import CLOSED, OPEN

import landbridge as lb
from landbridge import days

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

QUESTION = ("--corridor", "over", "--on", CLOSED)
FILES = {
    "geopackage": "out.gpkg", "geojson": "out.geojson", "kml": "out.kml", "csv": "out.csv",
    "geoparquet": "out.parquet", "openrouteservice": "out.avoid.json",
    "closed-ways": "out.closed-ways.txt", "prov": "out.prov.json",
}  # fmt: skip


def test_export__by_ending_and_by_name_is_the_same_file(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    for form, name in FILES.items():
        told = run("export", filled, tmp_path / name, *QUESTION, "--json")
        assert told.code == 0, told.err
        agrees(told.document, "export")
        assert told.document["format"] == form
        assert told.document["exported"] == str(tmp_path / name)
        if form in ("geopackage", "openrouteservice"):
            continue
        named = tmp_path / f"named-{form}"
        only = () if form in ("kml", "openrouteservice", "closed-ways", "prov") else (
            "--layer", "holders",
        )  # fmt: skip
        assert run("export", filled, named, *QUESTION, "--as", form, *only).code == 0
        assert named.read_bytes() == (tmp_path / name).read_bytes(), form


@pytest.mark.parametrize("form", ["geojson", "csv", "geoparquet"])
def test_export__a_folder_of_layers(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, form: str
) -> None:
    told = run("export", filled, tmp_path / "all", "--as", form, "--json")
    agrees(told.document, "export")
    assert told.document["files"] == sorted(p.name for p in (tmp_path / "all").iterdir())
    assert len(told.document["files"]) >= 11
    again = run("export", filled, tmp_path / "all", "--as", form)
    assert (again.code, again.out) == (1, "")
    assert "not a new or empty folder" in again.err
    more = run("export", filled, tmp_path / "more", "--as", form, *QUESTION, "--json")
    assert len(more.document["files"]) == len(told.document["files"]) + 12


def test_export__areas_are_drawn(run: Callable[..., Ran], filled: Path, tmp_path: Path) -> None:
    run("export", filled, tmp_path / "areas.geojson", "--layer", "areas")
    (area,) = json.loads((tmp_path / "areas.geojson").read_text("utf-8"))["features"]
    assert area["geometry"]["type"] == "MultiPolygon"
    assert area["properties"]["places"] > 0


def test_export__says_what_stayed_behind(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    told = run("export", filled, tmp_path / "out.kml", "--json").document
    kept = run("export", filled, tmp_path / "all.kml", "--include-unlicensed", "--json").document
    assert told["withheld"]
    assert kept["withheld"] == {}
    text = run("export", filled, tmp_path / "out.kml").out
    counted = ", ".join(f"{count} of {name}" for name, count in told["withheld"].items())
    assert f"left out or made blank, as not to be passed on: {counted}" in text
    assert "Not a safety clearance." in (tmp_path / "out.kml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("out.shp",), "has the ending of no format: give --as one of geopackage, "),
        (("out.kml", "--as", "shapefile"), "there is no such format"),
        (("out.avoid.json",), "give --corridor ID, or --from, --to and --for"),
        (("out.prov.json", "--estimator", "majority"), "give --corridor ID"),
        (("folder", "--corridor", "over"), "a folder holds tables and no answers"),
        (("folder", "--layer", "holders"), "--layer: not for a folder"),
        (("out.kml", "--drop-unlicensed", "--include-unlicensed"), "give one of them"),
        (("out.avoid.json", "--buffer", "0"), "is no width: write metres"),
        (("out.kml", "--vehicle", "3"), "give --corridor ID"),
        (("out.kml", "--estimator", "crystal"), "crystal"),
    ],
)
def test_export__misuse(
    run: Callable[..., Ran], filled: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("export", filled, tmp_path / words[0], *words[1:])
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_export__no_such_layer(run: Callable[..., Ran], filled: Path, tmp_path: Path) -> None:
    told = run("export", filled, tmp_path / "out.csv", "--layer", "pieces")
    assert told.code == 1
    assert "no layer 'pieces'; there are: areas, links, " in told.err
    assert list(tmp_path.iterdir()) == []


def test_export__never_over_a_working_file_but_over_its_own(
    run: Callable[..., Ran], filled: Path, own: Path, tmp_path: Path
) -> None:
    before = own.read_bytes()
    assert run("export", filled, own).code == 1
    assert own.read_bytes() == before
    for _ in range(2):
        assert run("export", filled, tmp_path / "map.gpkg").code == 0


def test_export__by_another_estimator_and_as_known_by(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    path = tmp_path / "holders.geojson"
    run("export", filled, path, "--estimator", "majority", "--known-by", "2020-03-11")
    tree = json.loads(path.read_text("utf-8"))
    assert {f["properties"]["estimator"] for f in tree["features"]} == {"majority"}
    assert max(f["properties"]["start"] or "" for f in tree["features"]) <= "2020-03-11"


def test_export__strikes_of_recent_days_only_with_detail(
    run: Callable[..., Ran], own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lb.open(own).report(
        source="watch", published="2020-05-02", date="2020-05-01", event="strikes", place="fort",
        actor="blue",
    )  # fmt: skip
    monkeypatch.setattr(days, "today", lambda: days.parse_day("2020-06-01"))
    path = tmp_path / "reports.geojson"
    words = ("export", own, path, "--layer", "reports", "--include-unlicensed")
    run(*words)
    assert '"strikes"' not in path.read_text("utf-8")
    run(*words, "--recent-detail")
    assert '"strikes"' in path.read_text("utf-8")


def test_library__gives_the_same_bytes(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    opened = lb.open(filled)
    for form in ("kml", "prov", "openrouteservice"):
        run("export", filled, tmp_path / FILES[form], *QUESTION)
        told = opened.layer_bytes(form, corridor="over", on=CLOSED)
        assert told == {"": (tmp_path / FILES[form]).read_bytes()}


def test_library__writes_what_the_command_line_does(
    run: Callable[..., Ran], filled: Path, tmp_path: Path
) -> None:
    opened = lb.open(filled)
    told = run("export", filled, tmp_path / "one.csv", *QUESTION, "--layer", "pieces", "--json")
    withheld = opened.export(tmp_path / "two.csv", corridor="over", on=CLOSED, layer="pieces")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert withheld == told.document["withheld"]
    opened.export(tmp_path / "all", form="geojson")
    assert (tmp_path / "all" / "holders.geojson").is_file()
    assert opened.export(tmp_path / "folder", known_by="2020-03") != {}
    assert (tmp_path / "folder" / "reports.csv").is_file()
    with pytest.raises(lb.QuestionError, match="a folder holds tables and no answers"):
        opened.export(tmp_path / "no", corridor="over")
    with pytest.raises(lb.QuestionError, match="no format 'shapefile'; there are: geopackage, "):
        opened.layer_bytes("shapefile")
    with pytest.raises(lb.QuestionError, match="avoid 'all': write one of closed, uncertain"):
        opened.layer_bytes("openrouteservice", corridor="over", on=CLOSED, avoid="all")
    with pytest.raises(TypeError, match="no part of a question: folder"):
        opened.layer_bytes("kml", folder="x")
    with pytest.raises(lb.InputError, match="is a working file"):
        opened.export(filled)


def test_library__frames(filled: Path) -> None:
    pytest.importorskip("geopandas")
    opened = lb.open(filled)
    holders = opened.frame("holders")
    assert holders.crs.to_epsg() == 4326
    assert set(holders["place"]) == set(opened.situation.places)
    pieces = opened.frame("pieces", corridor="over", on=OPEN, include_unlicensed=True)
    answer = opened.ask(corridor="over", on=OPEN)
    assert answer.route is not None
    assert pieces["link"].dropna().unique().tolist() == list(answer.route.links)
    of_answer = opened.frames(answer)
    assert set(of_answer) == {
        "passage", "closed_links", "answer", "route", "pieces", "gap", "gap_holders", "fronts",
        "spells", "families", "contradictions", "estimators",
    }  # fmt: skip
    assert of_answer["route"]["km"].iloc[0] == pytest.approx(answer.route.metres / 1000, abs=0.001)
    assert set(opened.frames()) & set(of_answer) == set()
    with pytest.raises(lb.QuestionError, match=r"no layer 'pieces'; there are: .* with a question"):
        opened.frame("pieces")


def test_library__frames_of_other_answers(filled: Path) -> None:
    pytest.importorskip("geopandas")
    opened = lb.open(filled)
    ((name, held),) = opened.frames(opened.belief("fort")).items()
    assert (name, held.crs.to_epsg()) == ("belief", 4326)
    assert str(held["from"].dtype) == "datetime64[s]"
    assert held.geometry.notna().all()
    assert held["share"].between(0, 1).all()
    spells = opened.frames(opened.disagree(), include_unlicensed=True)["disagreements"]
    kept = opened.frames(opened.disagree())["disagreements"]
    assert len(kept) + kept.attrs["withheld"] == len(spells)
    learned = opened.frames(opened.sources(), include_unlicensed=True)["sources"]
    assert set(learned["source"]) == {"watch", "courier", "echo"}
    counted = opened.coverage()
    months = opened.frames(counted)["coverage"]
    assert months.crs.to_epsg() == 4326
    for row in counted.rows:
        mine = months[months["place"] == row.place]
        assert mine["reports"].sum() == sum(row.months.values())
        assert (mine["reports_in_all"] == row.reports).all()
        assert len(mine) == max(1, len(row.months))
    with pytest.raises(lb.QuestionError, match=r"give found\.before or found\.after"):
        opened.frames(opened.diff({"corridor": "over", "on": OPEN}, {"corridor": "over"}))


def test_library__shows_itself_in_notebooks(filled: Path) -> None:
    opened = lb.open(filled)
    shown = opened.show(opened.ask(corridor="over", on=OPEN))
    html = shown._repr_html_()
    assert "no known obstacle" in html
    assert "Not a safety clearance." in html
    assert 'src="data:image/svg+xml;base64,' in html
    assert "<script" not in html
    assert "http" not in html
    whole = opened._repr_html_()
    assert "Port and town — a made-up land" in whole
    assert "<code>over</code> Port to town, for Blue" in whole


def test_library__notebook_text_is_escaped(filled: Path, tmp_path: Path) -> None:
    opened = lb.new(tmp_path / "x.gpkg", "<script>alert(1)</script>")
    assert "<script" not in opened._repr_html_()
