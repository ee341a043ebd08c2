"""Adding folders and tables: twice, edited, in part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.errors import FolderError, InputError
from landbridge.situation import SituationFile
from landbridge.situation.columns import TABLES, counted

if TYPE_CHECKING:
    from collections.abc import Callable


def rows_of(file: SituationFile) -> int:
    """Count all rows of a file."""
    return sum(file.summary().rows.values())


def test_add__twice_adds_nothing(file: SituationFile, make_folder: Callable[..., Path]) -> None:
    before, rows = file.read(), rows_of(file)
    summary = file.add(make_folder("again"))
    assert sum(summary.added.values()) == sum(summary.replaced.values()) == 0
    assert sum(summary.unchanged.values()) == rows == rows_of(file)
    assert (summary.declared, summary.problems) == (False, ())
    assert file.read() == before


def test_add__of_two_folders_with_the_same_rows_at_once(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    with SituationFile.create(tmp_path / "x.gpkg") as made:
        summary = made.add([make_folder("one"), make_folder("two")])
        assert summary.added["links"] == summary.unchanged["links"] == 5
        assert summary.problems == ()


def test_add__of_single_tables_resolves_against_the_file(
    file: SituationFile, tmp_path: Path
) -> None:
    table = tmp_path / "reports-2018.csv"
    table.write_text(
        "published,source,date,event,actor,place,weight\n2018,daily,2018,takes,south,hill,7\n",
        encoding="utf-8",
    )
    assert file.add(table).added == {**counted(dict.fromkeys(TABLES, 0)), "reports": 1}
    assert file.read().reports[-1].place == "hill"
    assert file.summary().unknown_columns == {"reports": ("weight",)}


def test_add__refuses_other_content_unless_it_may_replace(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    edited = make_folder(
        "edited",
        places=world["places.csv"].replace("hill,Hill,35.4", "hill,The Hill,35.41"),
        relations=world["relations.csv"].replace("2015,2018-05", "2015,2018-06"),
        situation=world["situation.toml"].replace('"relief"', '"fuel"'),
    )
    before = file.read()
    with pytest.raises(FolderError, match="3 rows were refused, so nothing was loaded") as caught:
        file.add(edited)
    places, relations, toml = caught.value.problems
    assert (places.file, places.line, places.column) == ("places.csv", 4, "id")
    assert "name: 'Hill' there, 'The Hill' here; lon: '35.4' there, '35.41' here" in places.message
    assert (relations.file, relations.line) == ("relations.csv", 3)
    assert (toml.line, toml.column) == (9, "corridor.coast-to-pass")
    assert file.read() == before

    summary = file.add(edited, replace=True)
    assert (summary.replaced["places"], summary.replaced["relations"]) == (1, 1)
    after = file.read()
    assert list(after.places) == list(before.places)
    assert after.places["hill"].name == "The Hill"
    assert after.corridors["coast-to-pass"].cargo == "fuel"
    assert after.links["hill--pass:track"].metres != before.links["hill--pass:track"].metres


def test_add__knows_a_link_without_an_id_by_its_ends(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    edited = make_folder("edited", links=world["links.csv"].replace("road,,25", "road,,26"))
    with pytest.raises(FolderError) as caught:
        file.add(edited)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == ("links.csv", 5, "a")
    assert "km: '25' there, '26' here" in problem.message
    assert "give it an id or a ref if it is another link" in problem.message
    assert file.add(edited, replace=True).replaced["links"] == 1
    assert file.read().links["hill--pass"].metres == 26_000


def test_add__says_that_a_link_with_an_id_may_be_there_without(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    named = world["links.csv"].replace(",hill,pass,track", "trail,hill,pass,track")
    (problem,) = file.add(make_folder("named", links=named)).problems
    assert (problem.line, problem.severity) == (4, "warning")
    assert "both are kept" in problem.message


def test_add__keeps_places_and_areas_apart(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    folder = make_folder(
        places=world["places.csv"] + "west,West,35,33,,,\n",
        areas=world["areas.geojson"].replace('"west"', '"hill"'),
    )
    with pytest.raises(FolderError) as caught:
        file.add(folder)
    errors = [p.message for p in caught.value.problems if p.column == "id"]
    assert ["is the id of an area" in errors[0], "is the id of a place" in errors[1]] == [
        True,
        True,
    ]


def test_add__keeps_going_with_the_good_rows_when_told(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    folder = make_folder(
        places=world["places.csv"] + "cape,Cape,34.9,33,,,\nBad,Bad,1,2,,,\n",
        links=world["links.csv"] + "x,cape,harbour,,,,,\ny,Bad,harbour,,,,,\n",
    )
    with pytest.raises(FolderError, match="2 rows were refused"):
        file.add(folder)
    summary = file.add(folder, keep_going=True)
    assert (summary.added["places"], summary.added["links"], summary.refused) == (1, 1, 2)
    assert [(p.file, p.line) for p in summary.problems] == [("places.csv", 8), ("links.csv", 8)]
    assert "x" in file.read().links


def test_add__joins_declarations(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str], tmp_path: Path
) -> None:
    other = 'format = 1\ntitle = "Four towns"\n[corridor.back]\norigin = "pass"\n'
    other += 'destination = "harbour"\ntraveller = "north"\n'
    file.add(make_folder("other", situation=other))
    assert list(file.read().corridors) == ["coast-to-pass", "back"]
    assert file.read().default_estimator == "latest_report"
    both = world["situation.toml"] + other.partition("\n")[2].partition("\n")[2]
    file.add(make_folder("both", situation=both))
    file.export(tmp_path / "out")
    assert (tmp_path / "out" / "situation.toml").read_text("utf-8") == both


def test_add__names_what_is_no_table(file: SituationFile, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("x\n", "utf-8")
    (tmp_path / "empty").mkdir()
    for name, message in (
        ("odd.csv", "name it as one of"),
        ("none", "there is no"),
        ("empty", "none of"),
    ):
        with pytest.raises(InputError, match=message):
            file.add(tmp_path / name)
