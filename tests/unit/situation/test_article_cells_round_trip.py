"""JSON in cells of proposals and decisions comes back as it was, and is refused in words."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.model.readings import Candidate, Span
from landbridge.situation.article_cells import (
    ARTICLE_READERS,
    read_candidates,
    read_cells,
    read_spans,
    write_candidates,
    write_cells,
    write_spans,
)
from landbridge.situation.cells import is_formula
from landbridge.situation.columns import TABLES
from landbridge.situation.tabular import read_sheet, write_csv

NAMES = st.text(string.ascii_lowercase + "_", min_size=1, max_size=12)
WORDS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=40)
SPANS = st.tuples(st.integers(0, 10**7), st.integers(1, 10**4)).map(
    lambda two: Span(two[0], two[0] + two[1])
)
CANDIDATES = st.builds(
    Candidate,
    means=st.text(string.ascii_lowercase + "-:", max_size=12),
    name=WORDS,
    score=st.integers(0, 10_000).map(lambda parts: parts / 10_000),
    why=st.text(string.printable, max_size=20),
    lon=st.none() | st.floats(-180, 180),
    lat=st.none() | st.floats(-90, 90),
    country=st.sampled_from(["", "SY", "IQ"]),
)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    st.dictionaries(NAMES, WORDS, min_size=1, max_size=5),
    st.dictionaries(NAMES, SPANS, max_size=4),
    st.dictionaries(NAMES, st.lists(CANDIDATES, min_size=1, max_size=3).map(tuple), max_size=3),
)
def test_cells__come_back_through_a_csv_file(
    cells: dict[str, str],
    spans: dict[str, Span],
    candidates: dict[str, tuple[Candidate, ...]],
) -> None:
    written = [write_cells(cells), write_spans(spans), write_candidates(candidates)]
    assert not any(map(is_formula, written))
    header = ("id", "table", "cells", "spans", "candidates")
    text = write_csv(header, [["p-1", "reports", *written]])
    sheet, problems = read_sheet(text.encode(), TABLES["proposals"], "proposals.csv")
    assert sheet is not None
    assert problems == []
    (row,) = sheet.rows
    assert read_cells(row["cells"]) == cells
    assert read_spans(row["spans"] or "{}") == spans
    assert read_candidates(row["candidates"] or "{}") == candidates


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("cells", "place=fort", "not a JSON object"),
        ("cells", "[1]", "not a JSON object"),
        ("cells", '{"km": 3}', "'km' is not a text"),
        ("cells", "[" * 100_000, "not a JSON object"),
        ("spans", '{"evidence": [3]}', "'evidence' has no two ends"),
        ("spans", '{"evidence": [true, 4]}', "'evidence' has no two ends"),
        ("spans", '{"evidence": [4, 3]}', "no run of characters"),
        ("spans", '{"evidence": [-1, 3]}', "no run of characters"),
        ("candidates", '{"place": {}}', "no list of candidates"),
        ("candidates", '{"place": [3]}', "no candidate"),
        ("candidates", '{"place": [{"score": "high"}]}', "no candidate"),
        ("candidates", '{"place": [{"score": NaN}]}', "no candidate"),
        ("candidates", '{"place": [{"lon": 1e999}]}', "no candidate"),
        ("sha256", "A" * 64, "no SHA-256"),
        ("sha256", "../../etc/passwd", "no SHA-256"),
    ],
)
def test_cell__is_refused_in_words(kind: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ARTICLE_READERS[kind](text)


def test_cells__halves_of_characters_are_replaced() -> None:
    assert read_cells(write_cells({"note": "a\ud800b"})) == {"note": "a?b"}
