"""Gold is read as it was marked: offsets count in its own text, whatever that looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from landbridge.desk.eval import eval as score

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The rebels captured Mosul on Monday."


def folder(path: Path, text: str, **layers: Any) -> Path:
    """A folder of gold of one text."""
    document = {"id": "t1", "text": text, "published": "2020-03-04"}
    (path / "documents.jsonl").write_text(json.dumps(document) + "\n", "utf-8")
    (path / "annotations.jsonl").write_text(json.dumps({"id": "t1", **layers}), "utf-8")
    return path


@pytest.mark.parametrize(
    "before",
    [
        "", "\ufeff", "%PDF-1.4 ", "<html><body><p>", "PK\x03\x04 ", "{\\rtf ", "\0\0 ",
        "\r\n\r\n\t", "\u202b\u200f", "\U0001f6a7 ", "Caf\u00e9 \u00c3\u00a9. ",
    ],
)  # fmt: skip
def test_eval__offsets_are_those_of_the_text_that_was_marked(tmp_path: Path, before: str) -> None:
    text = f"{before}{SENTENCE}"
    start = text.index("Mosul")
    gold = folder(tmp_path, text, places=[[start, start + 5]])
    scores = score(gold)
    exact = next(layer for layer in scores.layers if layer.layer == "places: exact")
    assert (exact.marked, exact.right) == (1, 1)
    assert scores.spans == scores.spans_right > 0


@pytest.mark.parametrize("text", [" \n ", ".", "\ufeff", "\u0301"])
def test_eval__a_text_of_nothing_finds_nothing(tmp_path: Path, text: str) -> None:
    scores = score(folder(tmp_path, text, records=[], places=[]))
    assert all(layer.found == 0 for layer in scores.layers)


def test_eval__scores_how_sure_a_text_is(tmp_path: Path) -> None:
    text = "The army did not take Aro. It opened the road. It may close the bridge."
    marks = [
        {"span": "take", "value": -3}, {"span": "opened", "value": 3}, {"span": "close", "value": 1}
    ]  # fmt: skip
    values = score(folder(tmp_path, text, factuality=marks)).values
    assert values["factuality: mean absolute error"] < 1
    assert values["factuality: r"] > 0.9
