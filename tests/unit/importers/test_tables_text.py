"""Text tables of others: encodings, separators, headers, rows that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.importers import _separated, _tables
from landbridge.importers._refusals import MOST_PROBLEMS, Refusals
from landbridge.importers._tables import OpenTable, open_table


def opened(folder: Path, data: bytes | str, **words: str) -> OpenTable:
    path = folder / "their.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return open_table(path, **words)


def rows_of(table: OpenTable) -> list[tuple[int, list[str]]]:
    return [(row.line, list(row.cells.values())) for row in table.rows()]


def refused(folder: Path, data: bytes | str, **words: str) -> str:
    with pytest.raises(InputError) as wrong:
        rows_of(opened(folder, data, **words))
    return str(wrong.value)


def test_table__reads_rows_with_their_lines(tmp_path: Path) -> None:
    table = opened(tmp_path, 'date,note\n2017,"two\nlines"\n\n2018,"a ""b"""\n')
    assert table.header == ("date", "note")
    assert rows_of(table) == [(2, ["2017", "two\nlines"]), (5, ["2018", 'a "b"'])]
    assert rows_of(table) == rows_of(table), "rows are read anew each time"
    assert table.notes == ()


@pytest.mark.parametrize(
    ("mark", "word"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars"), (",", "")]
)
def test_table__finds_out_its_separator_and_says_it(tmp_path: Path, mark: str, word: str) -> None:
    rows = ["date place lon", "2017-11-19 Raqqa 39.01", "2017-11-20 Aleppo 37.16"]
    table = opened(tmp_path, "\n".join(row.replace(" ", mark) for row in rows))
    assert table.header == ("date", "place", "lon")
    assert table.notes == ((f"the cells are parted by {word}",) if word else ())


def test_table__is_not_misled_by_decimal_commas(tmp_path: Path) -> None:
    table = opened(tmp_path, "a;b\n1,5;2,5\n3,5;4,5\n")
    assert rows_of(table) == [(2, ["1,5", "2,5"]), (3, ["3,5", "4,5"])]


def test_table__takes_the_separator_that_it_is_given(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,b;c\n1,2;3\n", separator="semicolon")
    assert table.header == ("a,b", "c")
    assert "is no separator" in refused(tmp_path, "a,b\n", separator="word")


def test_table__passes_over_the_line_that_excel_writes(tmp_path: Path) -> None:
    table = opened(tmp_path, "sep=;\na;b\n1;2\n")
    assert (table.header, rows_of(table)) == (("a", "b"), [(3, ["1", "2"])])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_table__reads_every_unicode(tmp_path: Path, encoding: str) -> None:
    text = "place,name\nدير الزور,Deir ez-Zor\nКиїв,Kyiv\n" + "aaa,bbb\n" * 20  # noqa: RUF001
    table = opened(tmp_path, text.encode(encoding))
    assert table.header == ("place", "name")
    assert rows_of(table)[0] == (2, ["دير الزور", "Deir ez-Zor"])
    assert bool(table.notes) == (not encoding.startswith("utf-8"))


def test_table__says_that_it_read_windows_1252(tmp_path: Path) -> None:
    table = opened(tmp_path, "place,note\nA,b\nMünchen,é\n".encode("windows-1252"))
    assert rows_of(table)[1] == (3, ["München", "é"])
    assert "Windows-1252, since it is not UTF-8 (first in line 3)" in table.notes[0]


def test_table__is_read_in_the_encoding_given(tmp_path: Path) -> None:
    text = "place,note\nКиїв,так\n"  # noqa: RUF001
    table = opened(tmp_path, text.encode("windows-1251"), encoding="cp1251")
    assert rows_of(table) == [(2, ["Київ", "так"])]
    assert table.notes == ()
    for name in ("klingon", "hex", "rot13", "zip"):
        assert "no encoding of text" in refused(tmp_path, "a,b\n1,2\n", encoding=name)
    assert "not utf-8 all through (line 2)" in refused(
        tmp_path, text.encode("windows-1251"), encoding="utf-8"
    )


def test_table__that_is_cut_within_a_letter_keeps_the_others(tmp_path: Path) -> None:
    table = opened(tmp_path, "place,note\nMünchen,é\nMü,x\nM,ü".encode()[:-1])
    assert rows_of(table)[0] == (2, ["München", "é"])
    assert "ends within a character" in table.notes[0]


def test_table__that_is_cut_within_utf_16_is_refused(tmp_path: Path) -> None:
    assert "not utf-16 all through" in refused(tmp_path, "a,b\n1,2\n".encode("utf-16")[:-1])


def test_rows__too_short_or_too_long_are_refused_and_others_go_on(tmp_path: Path) -> None:
    table, refusals = opened(tmp_path, "a,b\n1\n1,2\n1,2,3\n1,2,,\n"), Refusals("their.csv")
    assert [row.line for row in table.rows(refusals)] == [3, 5]
    few, many = refusals.problems
    assert (few.line, many.line) == (2, 4)
    assert "too few cells: 1, and the header has 2" in few.message
    assert "too many cells: 3, and the header has 2" in many.message


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('a,b\n1,2\n"x,2\n', 3, "never closed"),
        ('a,b\n"1"x,2\n1,2\n', 2, "stray quotation marks"),
        ("a,b\n1,\0\n1,2\n", 2, "NUL byte"),
        (f'a,b\n1,"{"x" * 200_000}"\n1,2\n', 2, "a cell is longer than"),
    ],
)
def test_rows__that_are_damaged_are_refused(
    tmp_path: Path, text: str, line: int, word: str
) -> None:
    table, refusals = opened(tmp_path, text), Refusals("their.csv")
    assert all(row.cells["b"] == "2" for row in table.rows(refusals))
    (problem,) = refusals.problems
    assert problem.line == line
    assert word in problem.message


def test_formulas__stay_text(tmp_path: Path) -> None:
    table = opened(tmp_path, 'a,b\n=1+1,"=HYPERLINK(""http://x"")"\n')
    assert rows_of(table) == [(2, ["=1+1", '=HYPERLINK("http://x")'])]


def test_header__that_stands_twice_is_told_by_its_columns(tmp_path: Path) -> None:
    table = opened(tmp_path, "date,name,date,\n1,2,3,4\n")
    assert table.header == ("date [column 1]", "name", "date [column 3]")
    with pytest.raises(InputError, match=r"'date' stands more than once \('date \[column 1\]'"):
        table.require(["date"], "such a table")
    table.require(["name"], "such a table")


def test_header__without_a_name_has_its_number(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,,c\n1,2,3\n")
    assert table.header == ("a", "[column 2]", "c")


def test_header__names_what_is_missing_and_what_is_there(tmp_path: Path) -> None:
    table = opened(tmp_path, "a,b\n1,2\n")
    with pytest.raises(InputError, match="is not a list: no column c; there are: a, b"):
        table.require(["a", "c"], "a list")


def test_header__stands_below_a_title(tmp_path: Path) -> None:
    table = opened(tmp_path, "Towns of the valley,\n,\nname,held by\nAval,north\n")
    assert (table.header, table.header_line) == (("name", "held by"), 3)
    assert "stand in line 3" in table.notes[-1]


def test_header__stands_where_it_is_said_to(tmp_path: Path) -> None:
    table = opened(tmp_path, "x,y\nname,held by\nAval,north\n", header="2")
    assert rows_of(table) == [(3, ["Aval", "north"])]
    assert "no row that begins in line 9" in refused(tmp_path, "x,y\n1,2\n", header="9")
    assert "give the number of a line" in refused(tmp_path, "x,y\n1,2\n", header="two")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "holds no table"),
        (b"only\none\ncolumn\n", "holds no table"),
        (bytes(range(256)) * 40, "not text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not text"),
    ],
)
def test_table__that_is_none_is_refused(tmp_path: Path, data: bytes, word: str) -> None:
    assert word in refused(tmp_path, data)


def test_table__that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(InputError, match="is not a file"):
        open_table(tmp_path)


def test_table__has_no_sheets_when_it_is_text(tmp_path: Path) -> None:
    assert "it has no sheet 'x'" in refused(tmp_path, "a,b\n", sheet="x")


def test_table__that_is_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_tables, "LARGEST_FILE", 10)
    assert "split it, or take a part" in refused(tmp_path, "a,b\n1,2\n3,4\n")


def test_line__without_an_end_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_separated, "LONGEST_LINE", 100)
    text = "a,b\n1,2\n" + "x," * 200
    assert "'their.csv', line 3, is longer than 100 characters" in refused(tmp_path, text)


def test_refusals__are_told_up_to_a_bound_and_counted() -> None:
    refusals = Refusals("their.csv")
    for line in range(MOST_PROBLEMS + 5):
        refusals.error(line, None, "wrong")
    refusals.warning(1, "a", "odd")
    assert refusals.refused == MOST_PROBLEMS + 5
    assert len(refusals.problems) == MOST_PROBLEMS + 2
    assert refusals.problems[-1].message == "5 more like these"
