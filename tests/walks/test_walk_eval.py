"""From marked texts to a reader's scores, by command line and from Python: the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from test_walk_documents import agrees

import landbridge as lb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

TEXT = (
    "Government troops captured the town of Mayadin on Tuesday.\n\n"
    "“The road to Mayadin will open on Friday,” the mayor of Palmyra said."
)
MARKS = {
    "id": "t1",
    "records": [
        {"event": "takes", "trigger": "captured", "actor": ["Government troops"],
         "place": ["Mayadin"], "date": "on Tuesday", "date_value": "2020-03-03"},
        {"event": "opens", "mode": "future", "trigger": "open", "road": ["road to Mayadin"]},
    ],
    "claims": [{"speaker": "the mayor of Palmyra", "cue": "said", "kind": "direct",
                "content": ["“The road to Mayadin will open on Friday,”"],
                "modality": "predicted"}],
    "places": ["Mayadin", "Mayadin#2", "Palmyra"],
    "factuality": [{"span": "captured", "value": 3}, {"span": "open", "value": 2}],
}  # fmt: skip


def gold(folder: Path) -> Path:
    """A folder of gold with one text."""
    folder.mkdir()
    document = {"id": "t1", "text": TEXT, "published": "2020-03-05"}
    for name, row in (("documents", document), ("annotations", MARKS)):
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return folder


def test_eval__says_the_same_everywhere(run: Callable[..., Ran], tmp_path: Path) -> None:
    folder = gold(tmp_path / "gold")
    told = run("eval", "--gold", folder, "--json")
    assert told.code == 0
    agrees(told.document, "eval")
    found = {layer["layer"]: layer for layer in told.document["layers"]}
    assert found["places"]["recall"] == 1
    assert found["records: whole record"]["right"] >= 1
    assert found["claims"]["right"] == 1
    assert told.document["spans"] == told.document["spans_right"] > 0
    scores = lb.eval(folder)
    assert [s.right for s in scores.layers] == [s["right"] for s in told.document["layers"]]
    shown = run("eval", "--gold", folder, "--errors", "3", "-o", tmp_path / "scores.csv")
    assert "reproduce their words" in shown.out
    assert "records: whole record" in (tmp_path / "scores.csv").read_text("utf-8")


def test_eval__says_what_is_wrong(run: Callable[..., Ran], tmp_path: Path) -> None:
    folder = gold(tmp_path / "gold")
    for words, said in (
        (("--coder", "nobody"), "there is none"),
        (("--option", "x"), "write KEY=VALUE"),
        (("-o", tmp_path / "x.txt"), "must end in .csv"),
        (("--coder", "embedded", "--option", "a=b"), "takes none"),
    ):
        told = run("eval", "--gold", folder, *words)
        assert (told.code, said in told.err) == (2, True), told.err
    (folder / "annotations.jsonl").write_text('{"id": "t1", "places": ["Atlantis"]}', "utf-8")
    told = run("eval", "--gold", folder)
    assert told.code == 1
    assert "annotations.jsonl, line 1: places 1: the phrase 'Atlantis' is not in" in told.err
