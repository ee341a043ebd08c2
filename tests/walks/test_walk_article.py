"""From an article to an answer: read it, look at what it says, accept it, and ask again."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from walk_world import OPEN

from landbridge import coders
from landbridge.coders import Coder
from landbridge.model.proposals import Coded, Proposal, proposal_id
from landbridge.model.readings import Candidate, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from walk_world import Ran

    from landbridge.coders import CoderSettings
    from landbridge.model.readings import Document
    from landbridge.naming import Known

ARTICLE = (
    "Border news. On 28 March Red took the fort from the Green Guard, residents said. "
    "A new band, the Hill Watch, holds the abbey. "
    "The Guard will retake Fort soon, it vowed."
)
WORDS = {
    "fort": "On 28 March Red took the fort from the Green Guard, residents said.",
    "band": "Hill Watch",
    "abbey": "A new band, the Hill Watch, holds the abbey.",
    "vow": "The Guard will retake Fort soon, it vowed.",
}


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def code(document: Document, known: Known, settings: CoderSettings) -> Coded:
    """Read the one article that this coder knows."""
    text = document.text
    rows = [
        ("reports", "fort", "past", {"event": "takes", "place": "fort", "actor": "red",
         "other_actor": "green", "date": "2020-03-28"}, {}),
        ("actors", "band", "", {"id": "hill-watch", "name": "Hill Watch"}, {}),
        ("reports", "abbey", "past", {"event": "holds", "place": "abbey", "date": "2020-03-30",
         "actor_as_named": "Hill Watch"},
         {"actor": (Candidate("red", "Red", 0.3, "near"), Candidate("", "Hill Watch", 0.2))}),
        ("reports", "vow", "future", {"event": "takes", "place": "fort", "actor": "green",
         "date": "2020-04"}, {}),
    ]  # fmt: skip
    made = []
    for table, key, mode, cells, candidates in rows:
        if WORDS[key] not in text:
            continue
        spans = {"evidence": span_of(text, WORDS[key])}
        made.append(
            Proposal(
                proposal_id(table, cells, spans, document.sha256), table, cells, spans, candidates,
                document.sha256, mode=mode, coder="tiny 1", rule=f"tiny-{key}", score=0.8,
            )
        )  # fmt: skip
    return Coded("tiny 1", tuple(made), {"no words": 1}, {"coder": "tiny"})


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a coder on the shelf that reads one article."""
    monkeypatch.setitem(coders.CODERS, "tiny", Coder("tiny", "one article", code))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def read(run: Callable[..., Ran], own: Path, article: Path) -> Callable[..., Ran]:
    """Read the article with the coder of this test."""

    def reading(*words: str) -> Ran:
        return run(
            "read", own, article, "--source", "Valley Watch", "--published", "2020-03-31",
            "--coder", "tiny", *words,
        )  # fmt: skip

    return reading


def ids_of(run: Callable[..., Ran], own: Path) -> dict[str, str]:
    """Proposals by the last word of their rule."""
    told = run("review", own, "--list", "--status", "all", "--json").document
    return {one["rule"].removeprefix("tiny-"): one["id"] for one in told["proposals"]}


def test_article__changes_an_answer_once_it_is_accepted(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran]
) -> None:
    asked = ("ask", own, "--corridor", "over", "--on", OPEN, "--json")
    before = run(*asked)
    assert before.document["status"] == "open"
    told = read()
    assert told.code == 0, told.err
    assert "Red" in told.out
    assert "[[On 28 March Red took the fort" in told.out.replace("\n  ", " ")
    between = run(*asked).document
    assert between.pop("unreviewed_proposals") == 3
    line = "3 unreviewed proposals touch it and count for nothing: see landbridge review."
    assert between["notes"].pop() == line
    assert between == {k: v for k, v in before.document.items() if k != "unreviewed_proposals"}
    assert line in " ".join(run(*asked[:-1]).out.split())
    done = run("review", own, "--accept", ids_of(run, own)["fort"], "--by", "R. Viewer")
    assert done.code == 0, done.out + done.err
    after = run(*asked)
    assert after.document["status"] == "closed"
    assert after.document["unreviewed_proposals"] == 2
    (report,) = [r for r in after.document["reports"] if "#char=" in (r["locator"] or "")]
    assert report["quote"] == WORDS["fort"]
    start, end = map(int, report["locator"].partition("#char=")[2].split(","))
    assert ARTICLE[start:end] == WORDS["fort"]


def test_read__twice_adds_nothing(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran]
) -> None:
    assert read("--json").document["new"] == 4
    again = read("--json").document
    assert (again["new"], again["already"], again["dropped"]) == (0, 4, 1)


def test_review__needs_the_new_actor(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran]
) -> None:
    read()
    ids = ids_of(run, own)
    refused = run("review", own, "--accept", ids["abbey"])
    assert refused.code == 1
    assert ids["band"] in refused.err
    done = run("review", own, "--accept", ids["abbey"], "--with-new", "--json").document
    assert done["decided"]["added"]["actors"] == 1
    assert done["decided"]["added"]["reports"] == 1


def test_review__takes_no_vow_for_a_report(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran]
) -> None:
    read()
    refused = run("review", own, "--accept", ids_of(run, own)["vow"])
    assert refused.code == 1
    assert "to come" in refused.err


def test_walk__accepts_rejects_undoes(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    read()
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\nu\nr\nnot so\ns\nn\nq\n"))
    told = run("review", own, "--by", "me")
    assert told.code == 0, told.out
    assert "taken back" in told.out
    listed = run("review", own, "--list", "--status", "all", "--json").document
    stands = {one["rule"]: one["status"] for one in listed["proposals"]}
    assert stands == {
        "tiny-fort": "rejected", "tiny-band": "accepted", "tiny-abbey": "accepted",
        "tiny-vow": "open",
    }  # fmt: skip
