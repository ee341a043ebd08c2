"""HXL: tags say which column is which; what they leave open is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbooks_made import xlsx

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers._hashtags import Hashtag, columns_of, row_of_tags, tag_in
from landbridge.importers.hxl import read
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

TAGGED = (
    "When,Where,District,Code,Who,What,Said by,Link,Severity\n"
    "#date +occurred,#loc+name,#adm2+name,#adm2+code,#group+name,#event+type,#org+source,"
    "#meta+url,#severity\n"
    "2017-11-19,Brenn,Lower Valley,HL0102,River Front,takes,Valley Post,https://e.org/1,3\n"
)


def imported(folder: Path, text: str | bytes, name: str = "their.csv", **words: object) -> Imported:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    words.setdefault("published", "2018-01-01")
    return read(path, ImportSettings(**words))  # type: ignore[arg-type]


def reports(found: Imported) -> list[ForeignRow]:
    return [row for row in found.rows if row.table == "reports"]


def test_tags__say_which_column_is_which(tmp_path: Path) -> None:
    found = imported(tmp_path, TAGGED)
    (report,) = reports(found)
    assert dict(report.cells) == {
        "event": "takes",
        "date": "2017-11-19",
        "published": "2018-01-01",
        "source": "valley-post",
        "locator": "https://e.org/1",
        "event_as_named": "takes",
        "place_as_named": "Brenn",
        "actor_as_named": "River Front",
    }
    spot = report.spots["place"]
    assert (spot.name, spot.pcode) == ("Brenn", "HL0102")
    assert report.line == 3
    assert found.mapping["columns"]["pcode"] == "#adm2+code"
    assert not found.guessed
    assert any("columns not read: #adm2+name, #severity" in note for note in found.notes)
    assert recognised(sample_of(tmp_path / "their.csv")) == ["hxl"]


def test_tags__may_stand_first_or_below_several_rows(tmp_path: Path) -> None:
    header, tags, row = TAGGED.splitlines()
    for text in (f"{tags}\n{row}\n", f"Survey,,,,,,,,\n{header}\n{header}\n{tags}\n{row}\n"):
        assert len(reports(imported(tmp_path, text))) == 1


def test_workbook__may_be_tagged(tmp_path: Path) -> None:
    cells = [list(line.split(",")) for line in TAGGED.splitlines()]
    data = xlsx({"S": cells})  # type: ignore[arg-type]
    assert len(reports(imported(tmp_path, data, "a.xlsx"))) == 1


def test_map__tells_what_tags_do_not(tmp_path: Path) -> None:
    text = (
        "#date,#adm1+name,#adm1+code,#access\n19/11/2017,Valley,HL01,restricted by permit\n"
        "20/11/2017,Valley,HL01,free\n"
    )
    with pytest.raises(InputError, match="none of its words for events is one of ours"):
        imported(tmp_path, text, source="cluster")
    made = {"events": {"restricted by permit": "restricts", "free": "opens"}}
    made["constants"] = {"permission": "permit"}
    found = imported(tmp_path, text, source="cluster", map=made)
    first, second = reports(found)
    assert (first.cells["event"], first.cells["permission"]) == ("restricts", "permit")
    assert second.cells["date"] == "2017-11-20"
    assert "permission" not in second.cells, "it says nothing with an opening"
    assert first.spots["place"].pcode == "HL01"


def test_tags__that_leave_out_what_is_needed_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column for event, source"):
        imported(tmp_path, "#date,#loc+name\n2017,Brenn\n")


def test_table_without_tags__is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no row of HXL hashtags .* read it with --as table"):
        imported(tmp_path, "date,place\n2017,Brenn\n")
    assert recognised(sample_of(tmp_path / "their.csv")) == []


@pytest.mark.parametrize(
    ("cell", "tag"),
    [
        ("#adm1+code", Hashtag("adm1", frozenset({"code"}))),
        (" #Affected + F +children ", Hashtag("affected", frozenset({"f", "children"}))),
        ("#date", Hashtag("date")),
        ("# 1", None),
        ("date", None),
        ("#adm1 code", None),
        ("#WarInTheValley, a headline", None),
    ],
)
def test_tag__is_read_or_is_none(cell: str, tag: Hashtag | None) -> None:
    assert tag_in(cell) == tag


def test_row_of_tags__holds_nothing_else() -> None:
    assert row_of_tags([(1, ["a", "b"]), (2, ["#date", ""])]) == (2, ["#date", ""])
    assert row_of_tags([(1, ["#date", "b"])]) is None
    assert row_of_tags([(1, ["#date", "", "", "", ""])]) is None, "too few of its cells are tags"
    assert row_of_tags([(line, ["a"]) for line in range(1, 40)] + [(40, ["#date"])]) is None


def columns(*cells: str) -> dict[str, str]:
    tags = {cell: tag for cell in cells if (tag := tag_in(cell)) is not None}
    return columns_of(tags)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("#date+start", "#date+end"), {"date": "#date+start", "end": "#date+end"}),
        (("#date+reported", "#date"), {"published": "#date+reported", "date": "#date"}),
        (("#date+year", "#date+start+year"), {}),
        (("#adm1+code", "#adm3+code"), {"pcode": "#adm3+code"}),
        (("#adm1+name", "#adm2+name"), {"admin1": "#adm1+name", "place": "#adm2+name"}),
        (("#loc+name+ar", "#loc+name+en"), {"place": "#loc+name+en"}),
        (("#group+name+second", "#group+name+first"), {
            "actor": "#group+name+first", "other_actor": "#group+name+second"}),
        (("#geo+lat", "#geo+lon"), {"lat": "#geo+lat", "lon": "#geo+lon"}),
        (("#status", "#event+type", "#event+id"), {
            "event": "#event+type", "locator": "#event+id"}),
        (("#country+code+iso3",), {}),
        (("#severity", "#sector"), {}),
    ],
)  # fmt: skip
def test_columns__are_found_by_their_tags(cells: tuple[str, ...], found: dict[str, str]) -> None:
    assert columns(*cells) == found
