"""Gold that would silently count wrong, or upset the reader of a folder, is told by its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from landbridge.errors import InputError
from landbridge.model.readings import Span
from landbridge.scoring import read_gold

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Rebels took Aro on Monday, then Aro again."


def folder(path: Path, annotation: str, text: str = TEXT) -> Path:
    """Write a folder of one text and one annotation as JSON."""
    document = {"id": "t1", "text": text, "published": "2020-03-04"}
    (path / "documents.jsonl").write_text(json.dumps(document) + "\n", "utf-8")
    (path / "annotations.jsonl").write_text(annotation + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ('"places": ["Aro#0"]', "'Aro#0' is not in the text"),
        ('"places": ["Aro#x"]', "'Aro#x' is not in the text"),
        ('"places": ["Aro#' + "9" * 5000 + '"]', "is not in the text"),
        ('"places": [{"span": "Aro", "lon": NaN, "lat": 1}]', "'lon' is nan: write a number"),
        ('"places": [{"span": "Aro", "lon": 1, "lat": 1' + "0" * 400 + "}]", "from -90 to 90"),
        ('"places": [{"span": "Aro", "lon": 200, "lat": 1}]', "from -180 to 180"),
        ('"places": [{"span": "Aro", "lon": 20}]', "needs 'lon' and 'lat'"),
        ('"factuality": [{"span": "took", "value": Infinity}]', "from -3 to 3"),
        ('"factuality": [{"span": "took", "value": 100}]', "from -3 to 3"),
        ('"records": [{"event": "captures"}]', "'event' is \"captures\"; there are: holds, takes"),
        ('"records": [{"event": "takes", "mode": "Past"}]', "there are: past, future, denied"),
        ('"records": [{"event": "takes", "date_value": "Monday"}]', "'date_value'"),
        ('"claims": [{"content": "Aro", "modality": "said"}]', "there are: asserted, predicted"),
        ('"quotations": [{"content": "Aro", "kind": "free"}]', "there are: direct, indirect"),
        ('"relations": [{"kind": "foe", "actor": "Rebels", "other": "Aro"}]', "hostile_to"),
        ('"record": [{"event": "takes"}]', "no layer; give one of records, claims"),
    ],
)
def test_read_gold__tells_what_would_count_wrong(tmp_path: Path, layers: str, said: str) -> None:
    with pytest.raises(InputError, match=r"annotations\.jsonl, line 1") as wrong:
        read_gold(folder(tmp_path, '{"id": "t1", ' + layers + "}"))
    assert said in str(wrong.value)


def test_read_gold__takes_the_first_occurrence_by_number(tmp_path: Path) -> None:
    (found,) = read_gold(folder(tmp_path, '{"id": "t1", "places": ["Aro#1", "Aro#2"]}'))
    assert found.places is not None
    assert [mark.span for mark in found.places] == [Span(12, 15), Span(32, 35)]


def test_read_gold__refuses_half_a_character(tmp_path: Path) -> None:
    annotation: dict[str, Any] = {"id": "t1", "places": []}
    with pytest.raises(InputError, match=r"documents\.jsonl, line 1: .* half a character"):
        read_gold(folder(tmp_path, json.dumps(annotation), "Aro \ud83d fell."))


def test_read_gold__counts_code_points_beyond_the_first_plane(tmp_path: Path) -> None:
    text = "\U0001f6a7 \U00010380\u0301 Aro"
    (found,) = read_gold(folder(tmp_path, '{"id": "t1", "places": ["Aro", [2, 4]]}', text))
    assert found.places is not None
    assert [mark.span for mark in found.places] == [Span(5, 8), Span(2, 4)]
