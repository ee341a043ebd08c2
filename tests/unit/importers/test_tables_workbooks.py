"""Workbooks of others: sheets, values as text, formulas, and those made to do harm."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from workbooks_made import day_cell, ods, ods_members, xlsx, xlsx_members, zipped

from landbridge.errors import InputError
from landbridge.importers import _workbooks
from landbridge.importers._tables import OpenTable, open_table

TOWNS = [["name", "held by"], ["Aval", "north"]]


def opened(folder: Path, data: bytes, **words: str) -> OpenTable:
    path = folder / "their.xlsx"
    path.write_bytes(data)
    return open_table(path, **words)


def rows_of(table: OpenTable) -> list[tuple[int, list[str]]]:
    return [(row.line, list(row.cells.values())) for row in table.rows()]


def refused(folder: Path, data: bytes, **words: str) -> str:
    with pytest.raises(InputError) as wrong:
        rows_of(opened(folder, data, **words))
    return str(wrong.value)


def test_xlsx__is_read_as_plain_text(tmp_path: Path) -> None:
    yes = '<c r="HERE" t="b"><v>1</v></c>'
    rows = [["a", "b", "c", "d", "e"], [12345, 36.5, "x & y", day_cell(43058), yes]]
    table = opened(tmp_path, xlsx({"One": rows}))
    assert rows_of(table) == [(2, ["12345", "36.5", "x & y", "2017-11-19", "true"])]
    assert table.notes == ()


def test_xlsx__knows_days_with_a_time_and_those_of_1904(tmp_path: Path) -> None:
    rows = [["a", "b"], [day_cell(43058.5), "x"]]
    assert rows_of(opened(tmp_path, xlsx({"One": rows})))[0][1][0] == "2017-11-19T12:00:00"
    old = xlsx({"One": rows}, date1904=True)
    assert rows_of(opened(tmp_path, old))[0][1][0] == "2021-11-20T12:00:00"


def test_xlsx__keeps_the_numbers_of_its_rows(tmp_path: Path) -> None:
    rows = [[], ["Title"], [None, "a", "b"], [], [None, "1", "2"]]
    table = opened(tmp_path, xlsx({"One": rows}))
    assert table.header_line == 3
    assert rows_of(table) == [(5, ["", "1", "2"])]


def test_formula__counts_by_the_value_saved_with_it(tmp_path: Path) -> None:
    saved = '<c r="HERE"><f>1+1</f><v>2</v></c>'
    never = '<c r="HERE"><f>HYPERLINK("http://x")</f><v></v></c>'
    table = opened(tmp_path, xlsx({"One": [["a", "b"], [saved, "x"], [never, "y"]]}))
    assert rows_of(table) == [(2, ["2", "x"]), (3, ["", "y"])]
    assert "1 formulas were never worked out" in table.notes[0]


def test_sheet__is_the_only_one_that_holds_a_table(tmp_path: Path) -> None:
    data = xlsx({"About": [["Read me"]], "Towns": TOWNS, "Empty": []})
    table = opened(tmp_path, data)
    assert table.header == ("name", "held by")
    assert table.notes == ("sheet 'Towns' of 3",)


def test_sheet__has_to_be_named_where_several_hold_tables(tmp_path: Path) -> None:
    data = xlsx({"North": TOWNS, "South": [["name", "since"], ["Esk", "2017"]]})
    assert "holds 2 tables: name one (sheet): 'North', 'South'" in refused(tmp_path, data)
    assert opened(tmp_path, data, sheet="South").header == ("name", "since")
    assert "has no sheet 'East'; there are: 'North'" in refused(tmp_path, data, sheet="East")


def test_sheet__without_a_table_is_refused(tmp_path: Path) -> None:
    assert "holds no table" in refused(tmp_path, xlsx({"A": [["x"]], "B": []}))
    assert "holds no table" in refused(tmp_path, xlsx({"A": []}))


def test_ods__is_read_as_plain_text(tmp_path: Path) -> None:
    day = (
        '<table:table-cell office:value-type="date" office:date-value="2017-11-19">'
        "<text:p>19/11/17</text:p></table:table-cell>"
    )
    formula = (
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">'
        "<text:p>2</text:p></table:table-cell>"
    )
    data = ods([["a", "b", "c", "d"], [12345, day, formula, "x"]])
    assert rows_of(opened(tmp_path, data)) == [(2, ["12345", "2017-11-19", "2", "x"])]


def test_ods__with_the_empty_rest_of_a_sheet_is_no_bomb(tmp_path: Path) -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert rows_of(opened(tmp_path, ods(TOWNS, tail=tail))) == [(2, ["Aval", "north"])]


def test_xls__is_read_as_plain_text(tmp_path: Path) -> None:
    data = gzip.decompress((Path(__file__).parent / "towns.xls.gz").read_bytes())
    table = opened(tmp_path, data)
    assert table.header == ("name", "held by", "since", "people")
    assert rows_of(table) == [(2, ["Aval", "north", "2017-11-19", "1200"])]


@pytest.mark.parametrize("cut", [3, 100, 700, -40])
def test_xlsx__that_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    data = xlsx({"Towns": TOWNS})
    assert refused(tmp_path, data[:cut])


def test_xlsx__with_a_damaged_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(xlsx({"Towns": TOWNS}))
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at : at + 8] = b"\xff" * 8
    assert "damaged" in refused(tmp_path, bytes(data))


@pytest.mark.parametrize("word", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>', "<!doctype x>"])
def test_document_types_and_entities__are_refused(tmp_path: Path, word: str) -> None:
    members = xlsx_members({"Towns": TOWNS})
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = f"{word}{sheet}"
    assert "declares a document type or entities" in refused(tmp_path, zipped(members))
    assert "declares a document type" in refused(tmp_path, ods(TOWNS, prolog=word))


def test_zip_bomb__is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    members = xlsx_members({"Towns": TOWNS})
    members["xl/media/bomb.xml"] = b" " * (60 * 1024 * 1024)
    assert "times its size" in refused(tmp_path, zipped(members))


def test_workbook__that_unpacks_to_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_workbooks, "LARGEST_WORKBOOK", 1_000)
    assert "save a sheet as CSV" in refused(tmp_path, xlsx({"Towns": TOWNS}))


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c t='n' r='XFD1048576' s='1'><v>1</v></c></row>",
        '<row r="1048576"><c><v>1</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row>',
    ],
)
def test_cell__in_the_last_corner_does_not_fill_the_memory(tmp_path: Path, cell: str) -> None:
    told = refused(tmp_path, xlsx({"Towns": TOWNS}, cell))
    assert "spans 17,179,869,184 cells, more than 20,000,000" in told


def test_cell__that_only_has_a_format_does_not_count(tmp_path: Path) -> None:
    extra = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert rows_of(opened(tmp_path, xlsx({"Towns": TOWNS}, extra))) == [(2, ["Aval", "north"])]


def test_cell__at_no_place_of_a_sheet_is_refused(tmp_path: Path) -> None:
    told = refused(tmp_path, xlsx({"Towns": TOWNS}, '<row r="3"><c r="&#65;3"><v>1</v></c></row>'))
    assert "is damaged: a cell stands at '&#65;3'" in told


def test_ods__with_a_cell_repeated_everywhere_is_refused(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )
    tail = f'<table:table-row table:number-rows-repeated="1048574">{cell}</table:table-row>'
    assert "cells, more than 20,000,000" in refused(tmp_path, ods(TOWNS, tail=tail))


def test_ods__with_a_cell_repeated_no_number_of_times_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="-5"><text:p>x</text:p>'
    tail = f"<table:table-row>{cell}</table:table-cell></table:table-row>"
    assert "a cell is repeated '-5' times" in refused(tmp_path, ods(TOWNS, tail=tail))


def test_archive__that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert "no workbook" in refused(tmp_path, zipped({"doc.kml": "<kml/>"}))
    members = ods_members(TOWNS)
    del members["content.xml"]
    assert "no workbook" in refused(tmp_path, zipped(members))


def test_xls__that_is_damaged_is_refused(tmp_path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert "no workbook that can be read" in refused(tmp_path, head + bytes(600))


def test_workbook__says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    told = refused(tmp_path, xlsx({"Towns": TOWNS}))
    assert told == "reading workbooks needs python-calamine: pip install 'landbridge[sheets]'"
