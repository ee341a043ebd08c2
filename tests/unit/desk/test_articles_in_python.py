"""Reading and review from Python."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import landbridge as lb
from landbridge import coders
from landbridge.coders import Coder
from landbridge.errors import InputError, QuestionError
from landbridge.model.proposals import Coded, Proposal, proposal_id
from landbridge.model.queue import Article, Decided, Queue
from landbridge.model.readings import Candidate, Span

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.coders import CoderSettings
    from landbridge.library import OpenSituation
    from landbridge.model.readings import Document
    from landbridge.naming import Known

TABLES = {
    "sources.csv": "id,name\npost,The Post\n",
    "actors.csv": "id,name\nnorth,North\n",
    "places.csv": "id,name,lon,lat\nhill,Hill,35,33\n",
    "links.csv": "a,b\n",
}


def code(document: Document, known: Known, settings: CoderSettings) -> Coded:
    """Take the whole text for a report that North holds the hill."""
    spans = {"evidence": Span(0, len(document.text))}
    cells = {"event": "holds", "place": "hill", "actor": "north", "date": document.published}
    key = proposal_id("reports", cells, spans, document.sha256)
    one = Proposal(key, "reports", cells, spans, {}, document.sha256, mode="past", rule="all")
    return Coded("whole 1", (one,))


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenSituation:
    monkeypatch.setitem(coders.CODERS, "whole", Coder("whole", "whole texts", code))
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, "utf-8")
    situation = lb.new(tmp_path / "file.gpkg")
    situation.add(folder)
    return situation


def test_read_and_review__add_a_report(opened: OpenSituation) -> None:
    article = Article("a.txt", b"North is on the hill.")
    words = {"source": "The Post", "published": "2020-01-02", "coder": "whole"}
    (preview,) = opened.read(article, preview=True, **words)  # type: ignore[arg-type]
    assert (len(preview.new), opened.situation.proposals) == (1, ())
    (told,) = opened.read(article, **words)  # type: ignore[arg-type]
    (proposal,) = told.new
    assert told.said[proposal.id].startswith("North holds Hill")
    queue = opened.review()
    assert isinstance(queue, Queue)
    assert queue.items[0].ready
    done = opened.review(accept=proposal.id, cells={"credibility": "2"}, by="me")
    assert isinstance(done, Decided)
    (report,) = opened.situation.reports
    assert (report.actor, report.credibility, report.quote) == ("north", 2, "North is on the hill.")
    assert report.locator == f"sha256:{told.document.sha256}#char=0,21"


def test_review__takes_all_by_the_user_of_the_machine(
    opened: OpenSituation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "somebody-else")
    opened.read(Article("a", b"Hill."), source="post", published="2020", coder="whole")
    done = opened.review(accept="all")
    assert isinstance(done, Decided)
    assert [one.who for one in done.decisions] == ["somebody-else"]


def test_read__refuses_what_is_too_large(
    opened: OpenSituation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("landbridge.desk.read.LARGEST_ARTICLE", 1 << 20)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * ((1 << 20) + 1))
    with pytest.raises(InputError, match=r"'large.txt' has more than 1 MB"):
        opened.read(path, source="post", published="2020-01-01")


def test_read__refuses_what_is_not_there(opened: OpenSituation, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        opened.read(tmp_path / "none.txt", source="post", published="2020-01-01")
    with pytest.raises(QuestionError, match="no source 'gazette'"):
        opened.read(Article("a", b"b"), source="gazette", published="2020-01-01")
    assert opened.situation.documents == ()


def test_read__leaves_out_what_a_coder_should_not_give(
    opened: OpenSituation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(document: Document, known: Known, settings: CoderSettings) -> Coded:
        (good,) = code(document, known, settings).proposals
        far = {"evidence": Span(0, 10_000)}
        many = {"place": (Candidate("hill", "Hill", float("nan")),)}
        wrong = (
            replace(good, id="p-1", spans=far),
            replace(good, id="p-2", table="rivers"),
            replace(good, id="p-3", score=7.0),
            replace(good, id="p-4", candidates=many),
            replace(good, id="p-5", cells={"event": None}),  # type: ignore[dict-item]
            replace(good, id="p-6", mode="maybe"),
            replace(good, id="NOT AN ID"),
        )
        return Coded("odd", (*wrong, good))

    monkeypatch.setitem(coders.CODERS, "odd", Coder("odd", "odd", odd))
    (told,) = opened.read(Article("a", b"Hill."), source="post", published="2020", coder="odd")
    assert (len(told.new), sum(told.coded.dropped.values())) == (1, 7)
    assert len(lb.open(opened.path).situation.proposals) == 1


def test_read__of_several_is_all_or_nothing(opened: OpenSituation) -> None:
    good = Article("a", b"Hill.")
    with pytest.raises(QuestionError, match="--published"):
        opened.read(good, good, source="post", published="soon", coder="whole")
    told = opened.read(good, good, source="post", published="2020-01-01", coder="whole")
    assert [(len(one.new), one.already) for one in told] == [(1, 0), (0, 1)]
    assert len(opened.situation.documents) == 1
