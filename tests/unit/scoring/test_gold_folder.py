"""A folder of gold is read whole, or refused with the line that is wrong."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.errors import InputError
from landbridge.model.readings import Span
from landbridge.scoring import read_gold

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Rebels took Aro on Monday, then Aro again."


def folder(path: Path, annotation: Any, text: str = TEXT) -> Path:
    """Write a folder of one text and one annotation."""
    document = {"id": "t1", "text": text, "published": "2020-03-04"}
    (path / "documents.jsonl").write_text(json.dumps(document) + "\n", "utf-8")
    (path / "annotations.jsonl").write_text(json.dumps(annotation) + "\n", "utf-8")
    return path


def test_read_gold__finds_phrases_and_takes_offsets(tmp_path: Path) -> None:
    record = {"event": "takes", "trigger": "took", "place": ["Aro#2"], "actor": [[0, 6]]}
    (found,) = read_gold(folder(tmp_path, {"id": "t1", "records": [record]}))
    assert found.records is not None
    (made,) = found.records
    assert made.place == (Span(32, 35),)
    assert made.actor[0].of(TEXT) == "Rebels"
    assert made.mode == "past"
    assert found.claims is None, "nobody looked for claims"


def test_read_gold__takes_a_phrase_with_a_number_sign_as_it_stands(tmp_path: Path) -> None:
    text = "Post #2 is held by post #2."
    places = [{"span": "Post #2"}]
    (found,) = read_gold(folder(tmp_path, {"id": "t1", "places": places}, text))
    assert found.places is not None
    assert found.places[0].span == Span(0, 7)


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        ({"id": "t2"}, "there is no document 't2'"),
        ({"id": "t1", "records": {}}, "'records' is no list"),
        ({"id": "t1", "records": ["took"]}, "records 1 is no object"),
        ({"id": "t1", "records": [{"event": "takes", "place": ["Oro"]}]}, "'Oro' is not in"),
        ({"id": "t1", "records": [{"event": "takes", "place": ["Aro#3"]}]}, "'Aro#3' is not in"),
        ({"id": "t1", "places": [{"span": [3, 3]}]}, "outside the text"),
        ({"id": "t1", "places": [{"span": [0, 99]}]}, "outside the text"),
        ({"id": "t1", "places": [{"span": "Aro", "lon": "x"}]}, "write a number"),
        ({"id": "t1", "factuality": [{"span": "took"}]}, "'value' is missing"),
        ({"id": "t1", "relations": [{"kind": "ally_of", "actor": "Rebels"}]}, "'other' is missing"),
        ([], "not an object"),
    ],
)
def test_read_gold__says_which_mark_is_wrong(tmp_path: Path, annotation: Any, said: str) -> None:
    with pytest.raises(InputError, match=r"annotations\.jsonl, line 1") as wrong:
        read_gold(folder(tmp_path, annotation))
    assert said in str(wrong.value)


def test_read_gold__says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"documents\.jsonl and annotations\.jsonl"):
        read_gold(tmp_path)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    line=st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        ["id", "records", "claims", "places", "span", "event", "actor"]
                    ),
                    inner,
                    max_size=4,
                )
            ),
        ).map(lambda told: json.dumps(told).encode()),
    )
)
def test_read_gold__raises_nothing_but_an_input_error(
    tmp_path_factory: pytest.TempPathFactory, line: bytes
) -> None:
    path = folder(tmp_path_factory.mktemp("gold"), {"id": "t1"})
    (path / "annotations.jsonl").write_bytes(line)
    with contextlib.suppress(InputError):
        assert read_gold(path)
