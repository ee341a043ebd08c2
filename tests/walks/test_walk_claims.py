"""Claims judged on the command line, on the made-up land: text, document, files, misuse."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from test_walk_documents import agrees

from landbridge import library as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

SVG = "{http://www.w3.org/2000/svg}"
HEAD = "source,published,speaker,text,label,date,modality,proposition,due,locator,note\n"
MORE = (
    "watch,2020-02-15,A sceptic,It is unlikely that the road will open.,sceptic,,predicted,"
    "not open over,,,\n"
    'watch,2020-03-01,"An ""expert""","=1+1; red will take the fort, <b>surely</b>.",fort,,'
    "predicted,holds red fort,,,\n"
    "watch,2020-05-10,Another,It may be so.,unsure,2020-05-05,suspected,holds green fort,,,\n"
    "watch,2020-05-10,Another,If only.,if-only,,counterfactual,open over,,,\n"
    "watch,2020-05-10,Another,It is so.,typing-error,,asserted,opne over,,javascript:alert(1),\n"
)


@pytest.fixture
def claimed(own: Path, tmp_path: Path) -> Path:
    """The made-up land with more claims."""
    sheet = tmp_path / "claims.csv"
    sheet.write_text(HEAD + MORE, "utf-8")
    summary = lb.open(own).add(sheet)
    assert [p.column for p in summary.problems if "proposition" in str(p.column)] == ["proposition"]
    return own


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--lexicon", "measured", "--horizon", "10", "60"),
        ("--known-by", "2020-03"),
        ("--corridor", "over"),
        ("--speaker", "sceptic"),
        ("--on", "2020-05"),
        ("--claim", "by-spring"),
    ],
)
def test_claims__are_what_their_schema_says(
    run: Callable[..., Ran], claimed: Path, words: tuple[str, ...]
) -> None:
    told = run("claims", claimed, *words, "--json")
    assert told.code == 0, told.err
    agrees(told.document, "claims")
    named = {report["id"] for report in told.document["reports"]}
    for claim in told.document["claims"]:
        assert set(claim["now"]["reports"]) | set(claim["then"]["reports"]) <= named


def test_claims__each_has_its_verdict(run: Callable[..., Ran], claimed: Path) -> None:
    found = run("claims", claimed, "--json").document["claims"]
    told = {claim["label"]: claim["now"]["verdict"] for claim in found}
    assert told["nobody"] == told["if-only"] == told["typing-error"] == "not checkable"
    assert {told["by-spring"], told["sceptic"], told["fort"]} <= {"borne out", "contradicted"}
    assert told["unsure"] == "contested in the record"
    why = {claim["label"]: claim["now"]["why"] for claim in found}
    assert "is 'open' meant" in why["typing-error"]
    assert "counterfactual" in why["if-only"]


def test_claims__text_has_words_speakers_verdicts_and_scores(
    run: Callable[..., Ran], claimed: Path
) -> None:
    text = run("claims", claimed).out
    for said in ("General Blue", "“The road will be ours by spring.”", "then:", "now:", "Brier"):
        assert said in text
    assert "“unlikely” (ICD 203" in text
    assert len(run("claims", claimed, "--all").out) > len(text)


def test_claims__file_of_each_form(run: Callable[..., Ran], claimed: Path, tmp_path: Path) -> None:
    for form in ("csv", "md", "svg", "jsonld"):
        assert run("claims", claimed, "-o", tmp_path / f"c.{form}").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "c.csv").read_text("utf-8"))))
    assert {row["label"] for row in rows} >= {"by-spring", "sceptic", "fort", "nobody"}
    text = next(row["text"] for row in rows if row["label"] == "fort")
    assert text.startswith("'=")  # no spreadsheet runs it
    assert sum(row["label"] == "sceptic" for row in rows) == 5  # a row for each horizon
    tree = ET.fromstring((tmp_path / "c.svg").read_text("utf-8"))
    titles = [title.text or "" for title in tree.iter(f"{SVG}title")]
    assert any("Then:" in title and "Now:" in title for title in titles)
    page = (tmp_path / "c.md").read_text("utf-8")
    assert "<b>" not in page
    graph = json.loads((tmp_path / "c.jsonld").read_text("utf-8"))["@graph"]
    assert {one["@type"] for one in graph} == {"ClaimReview"}
    assert {one["reviewRating"]["alternateName"] for one in graph} >= {"not checkable"}
    assert all(one["reviewRating"].get("ratingValue", 1) is not None for one in graph)
    told = {one["claimReviewed"]: one["itemReviewed"]["appearance"] for one in graph}
    assert told["It is so."]["description"] == "javascript:alert(1)"  # no link
    assert "url" not in told["It is so."]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--claim", "by-sprang"), "near: by-spring"),
        (("--speaker", "nobody at all"), "no such claim"),
        (("--corridor", "under"), "no corridor"),
        (("--known-by", "1999"), "no report is known by then"),
        (("--draws", "10"), "are for odds"),
        (("--horizon", "0"), "1 or more"),
        (("--lexicon", "kent"), "icd203"),
        (("--on", "spring"), "is not a date"),
        (("-o", "claims.pdf"), "must end in"),
    ],
)
def test_claims__misuse_is_told(
    run: Callable[..., Ran], filled: Path, words: tuple[str, ...], told: str
) -> None:
    found = run("claims", filled, *words)
    assert found.code == 2
    assert told in found.err


def test_claims__in_python_are_the_same(
    run: Callable[..., Ran], claimed: Path, tmp_path: Path
) -> None:
    found = lb.open(claimed).claims(horizons_days=[10], output=tmp_path / "c.svg")
    told = run("claims", claimed, "--horizon", "10", "--json").document["claims"]
    assert [j.now.word for j in found.claims] == [claim["now"]["verdict"] for claim in told]
    assert (tmp_path / "c.svg").stat().st_size > 1000
