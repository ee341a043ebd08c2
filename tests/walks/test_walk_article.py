"""From an article to an answer: read it, look at what it says, accept it, and ask again."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_walk_documents import agrees
from walk_world import OPEN, TABLES, write_world

from landbridge import coders
from landbridge.coders import Coder
from landbridge.desk.add import add
from landbridge.desk.new import new
from landbridge.model.proposals import Coded, Proposal, proposal_id
from landbridge.model.readings import Candidate, Span
from landbridge.situation import SituationFile

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


def test_read__each_source_puts_forward_its_own(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "sources.csv").write_text("id,name\npost,The Post\n", "utf-8")
    assert run("add", own, tmp_path / "sources.csv").code == 0
    assert read().code == 0
    assert "4 were put forward before" not in read("--source", "post").out
    told = run("review", own, "--list", "--table", "reports", "--json").document["proposals"]
    assert sorted(one["row"]["source"] for one in told) == ["post"] * 3 + ["watch"] * 3
    forts = {one["row"]["source"]: one["id"] for one in told if one["rule"] == "tiny-fort"}
    assert run("review", own, "--accept", forts["watch"]).code == 0
    with SituationFile.open(own) as file:
        assert "post" not in {report.source.id for report in file.read().reports}


def test_read__what_was_decided_is_not_asked_again_when_names_are_known(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read().code == 0
    ids = ids_of(run, own)
    assert run("review", own, "--reject", ids["abbey"], "--accept", ids["band"]).code == 0
    first = coders.CODERS["tiny"].code

    def known(document: Document, names: Known, settings: CoderSettings) -> Coded:
        told = first(document, names, settings)
        made = []
        for one in told.proposals:
            cells = dict(one.cells)
            if cells.pop("actor_as_named", ""):
                cells["actor"] = "hill-watch"
            key = proposal_id(one.table, cells, one.spans, one.document)
            made.append(replace(one, id=key, cells=cells))
        return replace(told, proposals=tuple(made))

    monkeypatch.setitem(coders.CODERS, "tiny", Coder("tiny", "one article", known))
    for words in (("--preview",), ()):
        told = read("--json", *words).document
        assert (told["new"], told["already"]) == (0, 4)
    assert len(run("review", own, "--status", "all", "--json").document["proposals"]) == 4


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


def test_documents__are_what_the_schemas_say(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran]
) -> None:
    agrees(read("--preview", "--json").document, "read")
    agrees(read("--json").document, "read")
    agrees(run("review", own, "--json").document, "review")
    ids = ids_of(run, own)
    done = run("review", own, "--accept", ids["fort"], "--reject", ids["vow"], "--json")
    agrees(done.document, "review")
    agrees(run("review", own, "--status", "all", "--json").document, "review")
    agrees(run("info", own, "--json").document, "info")
    agrees(run("ask", own, "--corridor", "over", "--on", OPEN, "--json").document, "answer")


def test_report__can_be_put_forward(run: Callable[..., Ran], own: Path) -> None:
    words = (
        "report", own, "--source", "watch", "--published", "2020-03-31", "--date", "2020-03-30",
        "--event", "takes", "--place", "Fort", "--actor", "Red", "--other-actor", "Nobody Known",
    )  # fmt: skip
    told = run(*words, "--review", "--json").document
    agrees(told, "report")
    assert told["report"] is None
    assert run("ask", own, "--corridor", "over", "--on", OPEN).code == 0
    (one,) = run("review", own, "--json").document["proposals"]
    assert (one["id"], one["origin"], one["document"]) == (told["proposal"], "typed", None)
    assert one["ready"], one["missing"]
    assert run("review", own, "--accept", told["proposal"]).code == 0
    assert run("ask", own, "--corridor", "over", "--on", OPEN).code == 3


def test_add__can_put_rows_of_others_forward(
    run: Callable[..., Ran], own: Path, tmp_path: Path
) -> None:
    table = tmp_path / "events.csv"
    table.write_text("date,event,place,actor\n2020-03-30,takes,Fort,Red\n", "utf-8")
    words = ("add", own, table, "--as", "table", "--source", "watch", "--published", "2020-03-31",
             "--accept-map", "--review", "--json")  # fmt: skip
    told = run(*words).document
    agrees(told, "add")
    assert told["added"]["proposals"] == 1
    assert told["added"]["reports"] == 0
    again = run(*words).document
    assert (again["added"].get("proposals"), again["unchanged"]["proposals"]) == (0, 1)
    assert run("ask", own, "--corridor", "over", "--on", OPEN).code == 0
    done = run("review", own, "--accept", "all")
    assert done.code == 0, done.out + done.err
    assert run("ask", own, "--corridor", "over", "--on", OPEN).code == 3


def test_add__puts_no_folder_of_ours_forward(
    run: Callable[..., Ran], own: Path, world: Path
) -> None:
    told = run("add", own, world, "--review")
    assert told.code == 2
    assert "--review: only for files of others" in told.err


def test_read__says_what_to_do_about_a_source_that_is_not_there(
    run: Callable[..., Ran], own: Path, article: Path
) -> None:
    told = run("read", own, article, "--source", "gazette", "--published", "2020-03-31")
    assert told.code == 2
    assert "describe it in sources.csv" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--published", "31 March"), "--published"),
        (("--published", "2020-03-31", "--coder", "nobody"), "there are: embedded"),
        (("--published", "2020-03-31", "--option", "loud"), "write KEY=VALUE"),
        (("--published", "2020-03-31", "--seed", "1"), "has no option 'seed'"),
    ],
)
def test_read__misuse_is_told(
    run: Callable[..., Ran], own: Path, article: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("read", own, article, "--source", "watch", *words)
    assert told.code == 2
    assert said in told.err


def test_read__layers_have_their_words(run: Callable[..., Ran], own: Path, article: Path) -> None:
    told = run("read", own, article, "--source", "watch", "--published", "2020-03-31", "--layers")
    (one,) = told.document["documents"]
    assert one["sentences"][0]["words"] == "Border news."
    for sentence in one["sentences"]:
        assert ARTICLE[sentence["start"] : sentence["end"]] == sentence["words"]
    assert run("review", own, "--json").document["proposals"] == []


PLAIN = (
    "Ruritania captured Karvanpol from the Green Guard on 28 March 2020, residents said."
    " The Courier had this first."
)


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A working file of the world, with names that are no common words."""
    folder = write_world(
        tmp_path / "named",
        places=TABLES["places.csv"].replace("fort,Fort,", "fort,Karvanpol,"),
        actors=TABLES["actors.csv"].replace("red,Red,", "red,Ruritania,"),
    )
    path = tmp_path / "named.gpkg"
    new(path)
    add(path, [folder])
    return path


def test_article__changes_an_answer_by_the_reader_that_is_always_there(
    run: Callable[..., Ran], named: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(PLAIN, "utf-8")
    told = run("read", named, path, "--source", "watch", "--published", "2020-03-31", "--json")
    (document,) = told.document["documents"]
    for one in document["proposals"]:
        for span in one["spans"].values():
            assert PLAIN[span["start"] : span["end"]] == span["words"]
    taken = [
        one["id"]
        for one in document["proposals"]
        if one["table"] == "reports" and one["cells"].get("event") == "takes"
    ]
    assert len(taken) == 1, [one["said"] for one in document["proposals"]]
    assert run("ask", named, "--corridor", "over", "--on", OPEN).code == 0
    done = run("review", named, "--accept", taken[0])
    assert done.code == 0, done.out + done.err
    assert run("ask", named, "--corridor", "over", "--on", OPEN).code == 3
    with SituationFile.open(named) as file:
        report = file.read().reports[-1]
        text = file.text_of((report.locator or "").removeprefix("sha256:").partition("#")[0])
    assert (report.actor, report.other_actor, report.place) == ("red", "green", "fort")
    assert report.date.text == "2020-03-28"
    start, end = map(int, (report.locator or "").partition("#char=")[2].split(","))
    assert text[start:end] == report.quote


@pytest.mark.parametrize("ending", ["md", "html"])
def test_brief__says_what_nobody_has_reviewed(
    run: Callable[..., Ran], own: Path, read: Callable[..., Ran], tmp_path: Path, ending: str
) -> None:
    read()
    out = tmp_path / f"brief.{ending}"
    assert run("brief", own, "--corridor", "over", "--on", OPEN, "-o", out).code == 0
    assert "3 unreviewed proposals touch it" in out.read_text("utf-8")
