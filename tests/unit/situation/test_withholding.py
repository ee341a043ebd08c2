"""What an export leaves out: marks, licences, days, and whole chains of retractions."""

from __future__ import annotations

import pytest

from landbridge.days import parse_day
from landbridge.situation.tabular import Row
from landbridge.situation.withholding import EVERYTHING, Withholding, withhold

SOURCES = [
    Row("sources", "sources.csv", None, {"id": "open", "licence": "CC-BY-4.0"}),
    Row("sources", "sources.csv", None, {"id": "shut", "licence": " "}),
]


def report(label: str, retracts: str = "", **cells: str) -> Row:
    """A row of reports.csv."""
    own = {"source": "open", "published": "2020-01-01", "label": label, "retracts": retracts}
    return Row("reports", "reports.csv", None, own | cells)


def left(choice: Withholding, *reports: Row) -> list[str]:
    """The labels that go, in order."""
    return [row["label"] for row in withhold(
        {"sources": SOURCES, "reports": list(reports)}, choice)["reports"]]  # fmt: skip


SENSITIVE, UNLICENSED = Withholding(sensitive=True), Withholding(unlicensed=True)
MARK = {"sensitivity": "ask first"}


def test_everything_goes_unless_told_otherwise() -> None:
    rows = (report("a", **MARK), report("b", source="shut"), report("c", "a"))
    assert left(EVERYTHING, *rows) == ["a", "b", "c"]


def test_each_choice_leaves_out_its_own() -> None:
    rows = (report("a", **MARK), report("b", source="shut"), report("c", published="2020-02"))
    assert left(SENSITIVE, *rows) == ["b", "c"]
    assert left(UNLICENSED, *rows) == ["a", "c"]
    assert left(Withholding(known_by=parse_day("2020-02-28")), *rows) == ["a", "b"]
    assert left(Withholding(known_by=parse_day("2020-02-29")), *rows) == ["a", "b", "c"]
    assert left(Withholding(sensitive=True, unlicensed=True), *rows) == ["c"]


@pytest.mark.parametrize("marked", ["first", "second", "third"])
def test_a_chain_of_retractions_stays_behind_as_a_whole(marked: str) -> None:
    rows = [
        report(label, retracts, **(MARK if label == marked else {}))
        for label, retracts in (("first", ""), ("second", "first"), ("third", "second"))
    ]
    assert left(SENSITIVE, *rows, report("other"), report("", "other")) == ["other", ""]


def test_a_marked_retraction_without_a_label_takes_what_it_withdraws() -> None:
    rows = (report("first"), report("", "first", **MARK), report("", **MARK), report(""))
    assert left(SENSITIVE, *rows) == [""]


def test_a_retraction_that_came_later_takes_nothing_with_it() -> None:
    late = {"published": "2020-03-01"}
    by = Withholding(known_by=parse_day("2020-02-01"))
    assert left(by, report("first"), report("second", "first", **late)) == ["first"]
    rows = (report("first"), report("second", "first"), report("third", "second", **late))
    assert left(by, *rows) == ["first", "second"]


def test_no_retraction_goes_without_what_it_names() -> None:
    late = report("first", published="2020-03-01")
    by = Withholding(known_by=parse_day("2020-02-01"))
    assert left(by, late, report("second", "first"), report("third", "second")) == []


def test_what_unlicensed_sources_say_elsewhere_stays_too_but_the_ground_goes() -> None:
    cells = [{"source": "shut"}, {"source": "open"}, {"source": ""}]
    tables = {
        name: [Row(name, f"{name}.csv", None, own) for own in cells]
        for name in ("links", "relations", "permissions", "claims")
    }
    going = withhold({"sources": SOURCES, **tables}, UNLICENSED)
    assert {name: len(rows) for name, rows in going.items()} == {
        "sources": 2, "links": 3, "relations": 2, "permissions": 2, "claims": 2,
    }  # fmt: skip
