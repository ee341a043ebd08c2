"""Detailed maps of Wikipedia: marks as holders, and reports of what changed between revisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from maps_made import MODULE, zipped

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers._changes import Standing
from landbridge.importers._map_marks import MarkWords, kind_of_mark, legend_of, mark_name
from landbridge.importers._meanings import Meanings
from landbridge.importers.wikipedia_module import IMPORTER
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

TITLE = {"options": {"title": "Module:Highland War detailed map"}}
COLOURS = {"red": "army", "lime": "rebels", "yellow": "front", "black": "sect"}


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "Highland War detailed map 2017-11-01.lua"
    path.write_text(MODULE)
    return path


def read(path: Path, **said: object) -> Imported:
    return IMPORTER.read(path, ImportSettings(**said))  # type: ignore[arg-type]


def told(rows: tuple[ForeignRow, ...]) -> list[tuple[str, ...]]:
    return [
        (
            row.cells["event"],
            str(row.spots["place"].name),
            row.actors.get("actor", ""),
            *([row.actors["other_actor"]] if "other_actor" in row.actors else []),
        )
        for row in rows
        if row.table == "reports"
    ]


def test_marks__become_reports_of_the_first_revision(module: Path) -> None:
    rows = read(module, source="wm", map={"colours": COLOURS}).rows
    assert told(rows) == [
        ("holds", "The Pass", "front"),
        ("holds", "Brenn", "army"),
        ("besieges", "Brenn", "sect"),
        ("contests", "Esk", "army", "rebels"),
        ("holds", "Esk Airport", "army"),
    ]
    kinds = [row.spots["place"].kind for row in rows]
    assert kinds == ["border-point", "settlement", "settlement", "settlement", "airport"]
    brenn = rows[1]
    assert (brenn.spots["place"].lon, brenn.spots["place"].lat) == (40.1, 35.1)
    assert brenn.cells["date"] == brenn.cells["published"] == "2017-11-01"
    assert brenn.cells["actor_as_named"] == "location dot red.svg"
    assert brenn.line == 11


def test_legend__is_the_guess_that_has_to_be_confirmed(module: Path) -> None:
    imported = read(module)
    assert imported.guessed
    assert imported.mapping["marks"]["80x80-red-lime-anim.gif"] == "Government + main rebels"
    assert imported.mapping["marks"]["map-circle-black.svg"] == "besieges black"
    again = read(module, map=imported.mapping)
    assert not again.guessed
    assert told(again.rows) == told(imported.rows)


def test_legend__that_lacks_a_colour_is_helped_out_for_syria_only(module: Path) -> None:
    syrian = read(module, options={"title": "Syrian Civil War detailed map"}).mapping["marks"]
    assert syrian["map-circle-black.svg"] == "besieges Islamic State"
    assert syrian["location dot red.svg"] == "Government"


def test_source__is_the_module_with_its_licence(module: Path) -> None:
    source = read(module).rows[0]
    assert source.cells["id"] == "wikipedia-highland-war-detailed-map"
    assert source.cells["licence"] == "CC-BY-SA-4.0"
    assert (source.cells["kind"], source.cells["family"]) == ("map", "wikipedia")
    assert source.cells["url"].endswith("/Module:Highland_War_detailed_map")


def test_revision__is_dated_by_the_user_or_its_name(module: Path, tmp_path: Path) -> None:
    row = read(module, source="wm", published="2017-11-02T10:00Z").rows[0]
    assert (row.cells["published"], row.cells["date"]) == ("2017-11-02T10:00Z", "2017-11-02")
    undated = module.rename(tmp_path / "map.lua")
    with pytest.raises(InputError, match="which day's revision it is: give --published DATE"):
        read(undated, source="wm")


def revisions(folder: Path) -> Path:
    series = folder / "Highland War detailed map"
    series.mkdir()
    (series / "2017-11-01.lua").write_text(MODULE)
    later = MODULE.replace("80x80-red-lime-anim.gif", "Dot green 0d0.svg").replace(
        '	{ lat = "35.1", long = "40.1", mark = "map-circle-black.svg", marksize = "12" },\n', ""
    )
    airport = next(line for line in later.splitlines(keepends=True) if "Airport" in line)
    (series / "2017-11-20.lua").write_text(later.replace(airport, ""))
    return series


def test_revisions__give_only_what_changed(tmp_path: Path) -> None:
    series = revisions(tmp_path)
    assert recognised(sample_of(series)) == ["wikipedia_module"]
    imported = read(series, map={"colours": COLOURS})
    later = tuple(row for row in imported.rows if row.cells.get("date") == "2017-11-20")
    assert told(later) == [("withdraws", "Brenn", "sect"), ("holds", "Esk", "rebels")]
    assert any("left out of a later revision" in note for note in imported.notes)


def test_revisions__in_an_archive_are_the_same(tmp_path: Path) -> None:
    series = revisions(tmp_path)
    path = tmp_path / "Highland War detailed map.zip"
    members = {file.name.replace(".", "__"): file.read_bytes() for file in series.iterdir()}
    path.write_bytes(zipped(**members))
    said = {"map": {"colours": COLOURS}}
    assert told(read(path, **said).rows) == told(read(series, **said).rows)


def test_revisions__need_days_in_their_names_each_its_own(tmp_path: Path) -> None:
    series = revisions(tmp_path)
    (series / "20171120.lua").write_text(MODULE)
    with pytest.raises(InputError, match="two files are of 2017-11-20"):
        read(series, source="wm")
    (series / "20171120.lua").rename(series / "newest.lua")
    with pytest.raises(InputError, match=r"'newest\.lua' has no date in its name"):
        read(series, source="wm")


def test_mark__without_degrees_is_a_problem(module: Path) -> None:
    module.write_text(MODULE.replace('lat = "35.2"', 'lat = "XX.X"'))
    problem = read(module, source="wm").problems[0]
    assert (problem.line, problem.column, problem.severity) == (13, "lat", "error")
    assert "'Esk' is at lat = 'XX.X'" in problem.message


def test_notes__count_pictures_and_marks_that_say_nothing(module: Path) -> None:
    notes = read(module, source="wm", map={"colours": {"red": "army"}}).notes
    assert "left out, laid under the map as pictures: 1 mark" in notes
    assert any("'3x3dot-lime.svg'" in note for note in notes)
    assert any("not in the map, read by form and colour: 'dot yellow ff4.svg'" in n for n in notes)


def test_places__of_one_name_are_told_apart_by_position(module: Path) -> None:
    twin = '{ lat = "36.9", long = "41.9", mark = "Dot_yellow_ff4.svg", label = "Brenn" },'
    module.write_text(MODULE.replace("-- Valley", twin))
    rows = read(module, source="wm", map={"colours": COLOURS}).rows
    assert told(rows).count(("holds", "Brenn", "front")) == 1
    assert told(rows).count(("holds", "Brenn", "army")) == 1


@pytest.mark.parametrize(
    ("mark", "meaning"),
    [
        ("Location_dot_red.svg", "army"),
        ("File:Dot green 0d0.svg", "rebels"),
        ("Dot yellow ff4.svg", "front"),
        ("Map-dot-grey-68a.svg", "grey"),
        ("80x80-red-black-anim.gif", "army + sect"),
        ("Map-ctl3-red+lime+yellow.svg", "army + rebels + front"),
        ("map-arcNE-black.svg", "besieges sect"),
        ("Abm-lime-icon.png", "rebels"),
        ("Location dot dark red.svg", "darkred"),
        ("4x4dot-red.svg", "-"),
        ("Mountain pass 12x12 ne.svg", "-"),
        ("Gota07.svg", "-"),
    ],
)
def test_mark__means_what_its_form_and_colour_say(mark: str, meaning: str) -> None:
    words = MarkWords(Meanings({}), Meanings.of_words(COLOURS), {})
    assert words.meaning(mark) == meaning


def test_mark__with_one_side_left_out_stays_contested() -> None:
    words = MarkWords(Meanings({}), Meanings.of_words({"red": "army", "lime": "-"}), {})
    assert words.standing("80x80-red-lime-anim.gif") == Standing(frozenset({"army"}), True)
    assert words.standing("Dot green 0d0.svg") is None


def test_mark__has_a_kind_of_place() -> None:
    names = ("Fighter-jet-red-icon.svg", "Anchor pictogram red.svg", "Location dot red.svg", "x")
    kinds = [kind_of_mark(mark_name(name)) for name in names]
    assert kinds == ["airport", "port", "settlement", None]


def test_legend__reads_words_after_a_mark() -> None:
    caption = "[[File:Location dot red.svg|11px]] [[A|B]]&nbsp;(C) ; [[File:map-circle-red.svg]] x"
    assert legend_of(caption) == {"red": "B (C)"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("return { marks = {} }", "holds no marks"),
        ("return { marks = {", "does not end"),
        ("\0\1\2", "is not"),
    ],
)
def test_module__that_cannot_be_used_says_why(module: Path, text: str, said: str) -> None:
    module.write_text(text)
    with pytest.raises(InputError, match=said):
        read(module, source="wm")


def test_module__that_nobody_names_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-01.lua"
    path.write_text(MODULE)
    with pytest.raises(InputError, match="which module it is: give --set title="):
        read(path)
    assert read(path, **TITLE).rows[0].cells["id"] == "wikipedia-highland-war-detailed-map"
