"""What is odd and refuses nothing: told with its line, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from landbridge.situation import check_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from landbridge.errors import Problem


def only_warning(folder: Path) -> Problem:
    """Give the one problem of a folder, which must be a warning."""
    (problem,) = check_folder(folder).problems
    assert problem.severity == "warning"
    return problem


REPORTS_ADDED = [
    ("agency,2018,2018,takes,hill,,,,north,,,,,permit,,,,,", "permission", "kept and ignored"),
    ("agency,2018,2018,takes,hill,,,,north,,north,,,,,,,,", "for", "belongs to closes"),
    ("agency,2018,2018,takes,hill,,,,north,,,fuel,,,,,,,", "cargo", "belongs to closes"),
    ("agency,2018,2018,holds,,coast-road,,,north,,,,ab,,,,,,", "direction", "belongs to closes"),
    ("agency,2018,2018,agrees,,,,,,,,,,,,,,,first", "retracts", "another source family, daily"),
    ("agency,2018,2018,takes,hill,,,,north,,,,,,,,=1+1,,", "quote", "run it as a formula"),
    ("agency,2018,2018,takes,hill,,,,north,,,,,,,@here,,,", "locator", "run it as a formula"),
    (
        'daily,2017-03-02,2017-03-01,takes,harbour,,,,north,south,,,,,2,p. 1,"took the town, whole"'
        ",first,",
        None,
        "the same report as reports.csv, line 2",
    ),
    (",,,,,,,,,,,,,,,,,,", None, "only empty cells"),
]


@pytest.mark.parametrize(("added", "column", "fragment"), REPORTS_ADDED)
def test_warning__of_a_report(
    make_folder: Callable[..., Path],
    world: dict[str, str],
    added: str,
    column: str | None,
    fragment: str,
) -> None:
    problem = only_warning(make_folder(reports=world["reports.csv"] + added + "\n"))
    assert (problem.file, problem.line, problem.column) == ("reports.csv", 8, column)
    assert fragment in problem.message


@pytest.mark.parametrize("event", ["moves", "strikes", "closes", "opens"])
def test_no_warning__of_cargo_that_is_seen_or_shut_out(
    make_folder: Callable[..., Path], world: dict[str, str], event: str
) -> None:
    added = f"agency,2018,2018,{event},hill,,,,,,,fuel,,,,,,,\n"
    assert check_folder(make_folder(reports=world["reports.csv"] + added)).problems == ()


RELATIONS_ADDED = [
    ("south,ally_of,north,2013,2014,", True),
    ("north,tolerates,south,2013,2014,", True),
    ("north,hostile_to,south,2013,2014,agency", False),
    ("south,hostile_to,north,2013,2014,agency", False),
    ("south,ally_of,north,2010,2011,", False),
    ("relief-convoy,neutral_to,south,2018-05-31,,", True),
    ("relief-convoy,neutral_to,south,2018-06-01,,", False),
]


def test_no_warning__of_the_direction_of_traffic(
    make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    added = "agency,2018,2018,moves,,coast-road,,,north,,,fuel,ab,,,,,,\n"
    assert check_folder(make_folder(reports=world["reports.csv"] + added)).problems == ()


@pytest.mark.parametrize(("added", "contradicts"), RELATIONS_ADDED)
def test_warning__of_relations_that_contradict_on_the_same_days(
    make_folder: Callable[..., Path], world: dict[str, str], added: str, *, contradicts: bool
) -> None:
    folder = make_folder(relations=world["relations.csv"] + added + "\n")
    problems = check_folder(folder).problems
    assert [(p.file, p.line, p.column) for p in problems] == [
        ("relations.csv", 4, "kind")
    ] * contradicts


LINKS_ADDED = [
    ("x,harbour,hill,road,,30,,", "km", "shorter than the great circle of 38.9 km"),
    ("x,harbour,hill,road,,160,,", "km", "160 km is more than 4 times the great circle of 38.9 km"),
    (
        'x,harbour,hill,road,,,"LINESTRING (35 33.1, 35.4 33.1)",',
        "geometry",
        "11.1 km from 'harbour'",
    ),
]


@pytest.mark.parametrize(("added", "column", "fragment"), LINKS_ADDED)
def test_warning__of_lengths_that_cannot_be(
    make_folder: Callable[..., Path],
    world: dict[str, str],
    added: str,
    column: str,
    fragment: str,
) -> None:
    problem = only_warning(make_folder(links=world["links.csv"] + added + "\n"))
    assert (problem.file, problem.line, problem.column) == ("links.csv", 7, column)
    assert fragment in problem.message


@pytest.mark.parametrize("added", ["x,harbour,hill,air,,1,,", "x,harbour,hill,road,,40,,"])
def test_no_warning__of_lengths_that_can_be(
    make_folder: Callable[..., Path], world: dict[str, str], added: str
) -> None:
    assert check_folder(make_folder(links=world["links.csv"] + added + "\n")).problems == ()


def test_warning__of_a_place_far_from_its_country(
    make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    near = "".join(f"n{i},N,{35 + i / 10},33,,SY,\n" for i in range(6))
    text = world["places.csv"] + near + "far,Far,-36,33,,SY,\n"
    problems = check_folder(make_folder(places=text)).problems
    far = [p for p in problems if p.column == "lon"]
    assert [p.line for p in far] == [13]
    assert "km from the middle of the SY places" in far[0].message


def test_warning__of_a_place_without_a_link(
    make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    problem = only_warning(make_folder(places=world["places.csv"] + "isle,Isle,34.5,33,,,\n"))
    assert (problem.line, problem.column) == (7, "id")
    assert "no link leads to 'isle'" in problem.message


def test_warning__of_columns_and_keys_that_the_format_does_not_know(
    make_folder: Callable[..., Path],
) -> None:
    folder = make_folder(
        sources="id,name,Kind\ndaily,D,x\nagency,A,\ncopyist,C,\n",
        situation='format = 1\ntitle = "x"\n[defaults]\nestimater = "x"\n',
        claims="source,published,speaker,text\n",
    )
    sources, toml = check_folder(folder).problems
    assert (sources.file, sources.line, sources.column) == ("sources.csv", 1, "Kind")
    assert "is 'kind' meant?" in sources.message
    assert (toml.file, toml.line, toml.column) == ("situation.toml", 4, "defaults.estimater")
    assert "is 'estimator' meant?" in toml.message


def test_warning__of_files_that_are_not_read(make_folder: Callable[..., Path]) -> None:
    folder = make_folder(situation=None)
    (folder / "report.csv").write_text("x\n", encoding="utf-8")
    (folder / "README.md").write_text("x\n", encoding="utf-8")
    toml, stranger = check_folder(folder).problems
    assert "write format = 1" in toml.message
    assert (stranger.file, "is 'reports.csv' meant?" in stranger.message) == ("report.csv", True)


def test_check_of_one_table__asks_the_tables_beside_it(make_folder: Callable[..., Path]) -> None:
    folder = make_folder()
    assert check_folder(folder / "reports.csv").problems == ()
    (folder / "more-reports.csv").write_text(
        "source,published,date,event,place,actor\ndaily,2018,2018,holds,hil,north\n",
        encoding="utf-8",
    )
    (problem,) = check_folder(folder / "more-reports.csv").problems
    assert (problem.file, problem.line, problem.column) == ("more-reports.csv", 2, "place")


def test_check_of_one_table__bears_with_wrong_rows_beside_it(
    make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    folder = make_folder(places=world["places.csv"].replace("35.4,33.1", "x,y"))
    (problem,) = check_folder(folder / "reports.csv").problems
    assert (problem.file, problem.line, problem.column) == ("reports.csv", 4, "b")


def test_check_of_one_table__says_once_that_references_were_not_checked(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (make_folder() / "reports.csv").rename(alone / "reports.csv")
    (problem,) = check_folder(alone / "reports.csv").problems
    assert problem.severity == "warning"
    assert "no sources.csv, actors.csv, places.csv, areas.geojson, links.csv" in problem.message
