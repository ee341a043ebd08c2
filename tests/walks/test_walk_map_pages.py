"""KML, modules and tables of Wikipedia, from their files to answers, in one go and one by one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from walk_maps import FOLDER, HOLDERS, N, Run, S, added_thrice, asked, box, content, filled, written

from landbridge.situation import SituationFile

SPANNED = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Front</name>
<Style id="n"><PolyStyle><color>7f0000ff</color></PolyStyle></Style>
<Style id="s"><PolyStyle><color>7fff0000</color></PolyStyle></Style>
{}
</Document></kml>
"""
COLOURS = '[holders]\n"#ff0000" = "north"\n"#0000ff" = "south"\n'


def spanned(style: str, begin: str, end: str, west: float, east: float) -> str:
    points = " ".join(f"{lon},{lat},0" for lon, lat in box(west, east)[0])
    end = f"<end>{end}</end>" if end else ""
    return (
        f"<Placemark><TimeSpan><begin>{begin}</begin>{end}</TimeSpan><styleUrl>#{style}</styleUrl>"
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{points}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
    )


@pytest.mark.parametrize("packed", [False, True])
def test_kml__with_time_spans_and_fill_colours(run: Run, tmp_path: Path, packed: bool) -> None:
    path = filled(run, tmp_path, FOLDER)
    (tmp_path / "colours.toml").write_text(COLOURS)
    text = SPANNED.format(
        spanned("n", "2020-01-01", "2020-01-31", 35.9, 36.8)
        + spanned("s", "2020-01-01", "2020-01-31", 36.8, 38.1)
        + spanned("n", "2020-02-01", "2020-02-29", 35.9, 38.1)
        + spanned("n", "2020-03-10", "", 35.9, 36.5)
    )
    front = tmp_path / ("front.kmz" if packed else "front.kml")
    if packed:
        with zipfile.ZipFile(front, "w") as archive:
            archive.writestr("doc.kml", text)
    else:
        front.write_text(text)
    shown = run("add", path, front, "--source", "atlas")
    assert shown.code == 2
    assert '"#ff0000" = "#ff0000"' in shown.out
    told = added_thrice(run, path, front, "--source", "atlas", "--map", tmp_path / "colours.toml")
    assert told["imports"] == 1
    answers = {
        day: asked(run, path, day)["status"]
        for day in ("2020-01-31", "2020-02-01", "2020-02-29", "2020-03-01", "2020-03-10")
    }
    assert list(answers.values()) == ["closed", "open", "open", "uncertain", "uncertain"], answers


def test_points__of_kml_have_to_be_told_what_was_seen(run: Run, tmp_path: Path) -> None:
    path = filled(run, tmp_path, FOLDER)
    file = tmp_path / "points.kml"
    file.write_text(
        SPANNED.format(
            "<Placemark><name>12 JAN 2020</name><description>Checkpoint. https://example.org/1"
            "</description><styleUrl>#s</styleUrl><Point><coordinates>37.01,33.01,0</coordinates>"
            "</Point></Placemark>"
        )
    )
    words = (file, "--source", "atlas", "--published", "2020-01-20")
    before = content(path)
    for more, code in (((), 2), (("--accept-map",), 1)):
        shown = run("add", path, *words, *more)
        assert shown.code == code
        assert 'Front = "?"' in shown.out
        assert "say it with --set event=strikes" in shown.out + shown.err
    assert content(path) == before
    (tmp_path / "seen.toml").write_text('[events]\nFront = "strikes"\n')
    added = added_thrice(run, path, *words, "--map", tmp_path / "seen.toml")
    assert added == {"reports": 1, "imports": 1}
    with SituationFile.open(path) as situation:
        (report,) = situation.read().reports
    assert (report.event, report.place, report.date.text) == ("strikes", "middle", "2020-01-12")
    assert report.locator == "https://example.org/1"


def module(*marks: tuple[str, float, str]) -> str:
    rows = "\n".join(
        f'\t{{ lat = "33.0", long = "{lon}", mark = "{mark}", marksize = "8",'
        f' label = "[[{name}]]", link = "{name}" }},'
        for name, lon, mark in marks
    )
    return "return {\n\tmarks = {\n" + rows + "\n\t},\n\tcontainerArgs = { 'Valley' }\n}\n"


RED, LIME = "Location dot red.svg", "Location dot lime.svg"


def test_module__of_a_detailed_map_in_two_revisions(run: Run, tmp_path: Path) -> None:
    path = filled(run, tmp_path, FOLDER)
    (tmp_path / "marks.toml").write_text('[colours]\nred = "north"\nlime = "south"\n')
    marks = [("West", 36.0, RED), ("Middle", 37.0, LIME), ("East", 38.0, RED)]
    pages = {
        "2020-01-01.lua": module(*marks),
        "2020-02-01.lua": module(marks[0], ("Middle", 37.0, RED), marks[2]),
    }
    folder = written(tmp_path / "Valley War detailed map", pages)
    words = (folder, "--map", tmp_path / "marks.toml")
    shown = run("add", path, folder)
    assert shown.code == 2
    assert '"location dot lime.svg" = "lime"' in shown.out
    assert added_thrice(run, path, *words) == {"sources": 1, "reports": 4, "imports": 1}
    days = ("2020-01-01", "2020-01-31", "2020-02-01")
    assert [asked(run, path, day)["status"] for day in days] == ["closed", "closed", "open"]

    other = filled(run, tmp_path / "other", FOLDER)
    for name in sorted(pages):
        told = run("add", other, folder / name, "--map", tmp_path / "marks.toml")
        assert told.code == 0, told.err
    assert [asked(run, other, day)["status"] for day in days] == ["closed", "closed", "open"]


def towns(*rows: tuple[str, str, str]) -> str:
    lines = [f"|-\n| [[{name}]] || {holder} || {day}" for name, holder, day in rows]
    return '{| class="wikitable"\n! Town !! Controlled by !! As of\n' + "\n".join(lines) + "\n|}\n"


def test_table__of_towns_in_two_revisions(run: Run, tmp_path: Path) -> None:
    path = filled(run, tmp_path, FOLDER)
    columns = '[columns]\nplace = "Town"\nholder = "Controlled by"\ndate = "As of"\n\n'
    (tmp_path / "towns.toml").write_text(columns + HOLDERS)
    first = [("West", N, "1 January 2020"), ("Middle", S, "5 January 2020"),
             ("East", N, "6 January 2020")]  # fmt: skip
    pages = {
        "2020-01-10.wiki": towns(*first),
        "2020-02-10.wiki": towns(first[0], ("Middle", N, "3 February 2020"), first[2]),
    }
    folder = written(tmp_path / "towns", pages)
    words = (folder, "--set", "title=Towns of the valley", "--map", tmp_path / "towns.toml")
    shown = run("add", path, folder, "--set", "title=Towns of the valley", "--as",
                "wikipedia_table")  # fmt: skip
    assert shown.code == 2
    assert f'"{N}" = "{N}"' in shown.out
    added = added_thrice(run, path, *words, "--as", "wikipedia_table")
    assert added == {"sources": 1, "reports": 4, "imports": 1}
    days = ("2020-01-06", "2020-02-02", "2020-02-03")
    assert [asked(run, path, day)["status"] for day in days] == ["closed", "closed", "open"]
    assert asked(run, path, "2020-01-05")["status"] != "open"

    other = filled(run, tmp_path / "other", FOLDER)
    for name in sorted(pages):
        told = run("add", other, folder / name, *words[1:])
        assert told.code == 0, told.err
    assert [asked(run, other, day)["status"] for day in days] == ["closed", "closed", "open"]
