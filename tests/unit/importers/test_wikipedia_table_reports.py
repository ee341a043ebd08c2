"""Tables of towns: rows of wikitext and of saved pages as reports, revision by revision."""

from __future__ import annotations

from pathlib import Path

import pytest
from maps_made import PAGE, SAVED

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers._html_tables import html_tables
from landbridge.importers._page_tables import PageTable, coordinates_in
from landbridge.importers._wikitext import wikitext_tables
from landbridge.importers.wikipedia_table import IMPORTER
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

HOLDERS = {"Army": "army", "River Front": "front", "Contested": "contested"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "2017-11-01.wiki"
    path.write_text(PAGE)
    return path


def read(path: Path, **said: object) -> Imported:
    return IMPORTER.read(path, ImportSettings(**{"source": "towns", **said}))  # type: ignore[arg-type]


def told(rows: tuple[ForeignRow, ...]) -> list[tuple[str, ...]]:
    return [
        (row.cells["date"], row.cells["event"], str(row.spots["place"].name), *row.actors.values())
        for row in rows
        if row.table == "reports"
    ]


def texts(table: PageTable) -> list[list[str]]:
    return [[cell.text for cell in row] for _, row in table.rows]


def test_rows__become_reports_with_date_and_what_they_rest_on(page: Path) -> None:
    imported = read(page, map={"holders": HOLDERS})
    assert told(imported.rows) == [
        ("2016-12-22", "holds", "Brenn", "army"),
        ("2014-05-14", "holds", "Esk", "army"),
        ("2017-10", "holds", "Orm", "front"),
    ]
    brenn, esk, orm = imported.rows
    assert [row.cells["locator"] for row in imported.rows] == [
        "https://example.org/x", "https://example.org/x", "https://example.org/z",
    ]  # fmt: skip
    assert (brenn.spots["place"].lon, brenn.spots["place"].lat) == (37.15, 36.2)
    assert (esk.spots["place"].lon, esk.spots["place"].lat) == (36.71, 34.73)
    assert esk.cells["quote"] == "Bold note over lines"
    assert orm.spots["place"].lon is None
    assert (brenn.cells["published"], brenn.cells["actor_as_named"]) == ("2017-11-01", "Army")


def test_columns__are_guessed_by_their_headers_and_shown(page: Path) -> None:
    imported = read(page)
    assert imported.guessed
    assert imported.mapping["columns"] == {
        "place": "Name", "holder": "Controlled by", "date": "As of", "note": "Notes",
        "coordinates": "Coordinates",
    }  # fmt: skip
    assert imported.mapping["holders"]["River Front"] == "River Front"
    again = read(page, map=imported.mapping)
    assert not again.guessed
    assert told(again.rows) == told(imported.rows)


def test_row__with_a_date_that_is_none_is_a_problem(page: Path) -> None:
    (problem,) = read(page).problems
    assert (problem.line, problem.column) == (19, "As of")
    assert "'Tarn': '99 Foo 2017' is not a date" in problem.message


def test_row__without_a_date_is_dated_by_the_revision(page: Path) -> None:
    page.write_text(PAGE.replace("99 Foo 2017", ""))
    imported = read(page, map={"holders": HOLDERS})
    assert told(imported.rows)[-1] == ("2017-11-01", "contests", "Tarn")
    assert "dated by the revision, for want of a date: 1 row" in imported.notes


def test_date__after_the_revision_is_refused(page: Path) -> None:
    (problem,) = read(page, published="2016-01-01").problems[:1]
    assert "dated 2016-12-22, after its revision (2016-01-01)" in problem.message


def test_revisions__give_only_what_changed(page: Path) -> None:
    later = PAGE.replace("Contested || 99 Foo 2017", "River Front || 2017-11-20")
    (page.parent / "2017-12-01.wiki").write_text(later.replace("| 650\n", "| 651\n"))
    assert recognised(sample_of(page.parent)) == ["wikipedia_table"]
    imported = read(page.parent, map={"holders": HOLDERS, "columns": {}})
    assert told(imported.rows)[3:] == [("2017-11-20", "holds", "Tarn", "front")]
    assert imported.rows[-1].cells["published"] == "2017-12-01"


def test_saved_page__is_read_with_its_notes_and_without_its_scripts(tmp_path: Path) -> None:
    path = tmp_path / "towns.html"
    path.write_text(SAVED)
    imported = read(path, published="2017-01-01")
    assert told(imported.rows) == [
        ("2016-12-22", "holds", "Brenn", "Army"), ("2014-05-14", "holds", "Esk", "Army"),
    ]  # fmt: skip
    assert imported.rows[1].cells["locator"] == "https://example.org/q?a=1&b=2"
    assert imported.rows[0].spots["place"].lat == 36.2
    assert recognised(sample_of(path)) == ["wikipedia_table"]


def test_source__is_the_page_that_is_named(page: Path) -> None:
    source = read(page, source=None, options={"title": "Towns of Highland"}).rows[0]
    assert source.cells["id"] == "wikipedia-towns-of-highland"
    assert source.cells["url"] == "https://en.wikipedia.org/wiki/Towns_of_Highland"
    assert source.cells["licence"] == "CC-BY-SA-4.0"
    with pytest.raises(InputError, match="give --set title="):
        read(page, source=None)


def test_column__may_be_named(page: Path) -> None:
    page.write_text(PAGE.replace("Controlled by", "Who is there"))
    with pytest.raises(InputError, match="Name, Population, Who is there, As of"):
        read(page)
    imported = read(page, options={"holder": "Who is there"})
    assert told(imported.rows)[0][2:] == ("Brenn", "Army")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no table"),
        ("{|\n! A\n|-\n| 1", "line 1: a table begins here and does not end"),
        ("{|\n! Name !! Held by\n|-\n" + "| x" + "|| y" * 2_000 + "\n|}", "more than 1,000 cells"),
    ],
)
def test_page__that_cannot_be_used_says_why(page: Path, text: str, said: str) -> None:
    page.write_text(text)
    with pytest.raises(InputError, match=said):
        read(page)


def test_wikitext__spreads_spans_over_rows_and_columns() -> None:
    text = (
        '{|\n! a !! colspan=2 | b\n|-\n| rowspan="2" | 1 || 2 || 3\n|-\n'
        '| colspan="2" | 4\n|-\n| 5 || 6 || 7\n|}'
    )
    (table,) = wikitext_tables(text, "p")
    assert texts(table) == [["a", "b", "b"], ["1", "2", "3"], ["1", "4", "4"], ["5", "6", "7"]]


def test_wikitext__shows_what_a_reader_sees() -> None:
    cells = (
        "[[A|B]]", "[[C]]", "{{flag|D}}", "{{small|{{nowrap|E}}}}", "[https://x.example F]",
        "''G''<br>H", "[[File:I.svg|10px|[[J]]]]K", "L<ref group=n>M</ref>", "N &amp; O",
    )  # fmt: skip
    (table,) = wikitext_tables("{|\n| " + "\n| ".join(cells) + "\n|}", "p")
    assert texts(table) == [["B", "C", "D", "E", "F", "G H", "K", "L", "N & O"]]


def test_wikitext__leaves_tables_inside_cells_out() -> None:
    (table,) = wikitext_tables("{|\n| a\n{|\n| inner\n|}\n| b\n|}", "p")
    assert texts(table) == [["a", "b"]]


def test_html__forgives_what_is_not_closed() -> None:
    (table,) = html_tables("<TABLE><tr><td>a<td rowspan=x>b<tr><td>c<br>d", "p")
    assert texts(table) == [["a", "b"], ["c d"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("36°12\u203237\u2033N 37°9\u2032E", (37.15, 36.210278)),
        ("33.5°S, 70.25°W", (-70.25, -33.5)),
        ("36.2, 37.15", (37.15, 36.2)),
        ("36.2; -37.15", (-37.15, 36.2)),
        ("96.2, 37.15", None),
        ("somewhere", None),
    ],
)
def test_coordinates__are_read_latitude_first(text: str, found: tuple[float, float] | None) -> None:
    assert coordinates_in(text) == (pytest.approx(found) if found else None)
