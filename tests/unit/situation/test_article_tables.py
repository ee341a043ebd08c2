"""Documents, proposals and decisions: kept once, only added to, out to a folder and back."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.errors import FolderError, InputError, QuestionError, WorkingFileError
from landbridge.model.proposals import Decision, Proposal, proposal_id
from landbridge.model.readings import Candidate, Document, Span
from landbridge.situation import SituationFile, Withholding, check_folder

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "The North holds the hill. =2+3 said nobody, जनता बोली 😀.\r\nEnd\x00."
ORIGINAL = b"<p>The North holds the hill.</p>"


def document_of(source: str = "daily", text: str = TEXT, original: bytes = ORIGINAL) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        text, digest, hashlib.sha256(original).hexdigest(), "text/html", source, "2020-03-02",
        title="=HYPERLINK(1)", url="https://example.org/a", notes=("tags were taken out",),
    )  # fmt: skip


def proposal_of(document: Document, **cells: str) -> Proposal:
    told = {"event": "holds", "place": "hill", "actor": "north", "date": "2020-03-01", **cells}
    spans = {"evidence": Span(0, 25), "actor": Span(4, 9)}
    candidates = {"place": (Candidate("hill", "Hill", 0.9, "name", 35.1, 33.0, "SY"),)}
    return Proposal(
        proposal_id("reports", told, spans, document.sha256), "reports", told, spans, candidates,
        document.sha256, mode="past", coder="test 1", rule="test-holds", score=0.75,
    )  # fmt: skip


@pytest.fixture
def situation(tmp_path: Path, make_folder: Callable[..., Path]) -> Path:
    path = tmp_path / "with.gpkg"
    with SituationFile.create(path) as file:
        file.add(make_folder())
    return path


@pytest.fixture
def read(situation: Path) -> tuple[Path, Document, Proposal]:
    """A file with one document, and one proposal of it."""
    with SituationFile.open(situation) as file:
        source = next(iter(file.read().sources))
    document = document_of(source)
    proposal = proposal_of(document)
    with SituationFile.open(situation, writable=True) as file:
        new, already = file.add_reading([proposal], document, ORIGINAL, "2020-04-01")
    assert ([one.id for one in new], already) == ([proposal.id], 0)
    return situation, document, proposal


def test_reading__comes_back_as_it_was(read: tuple[Path, Document, Proposal]) -> None:
    path, document, proposal = read
    with SituationFile.open(path) as file:
        situation = file.read()
        assert file.text_of(document.sha256) == TEXT
    assert situation.proposals == (proposal,)
    (kept,) = situation.documents
    assert kept.title == "'=HYPERLINK(1)"
    assert (kept.sha256, kept.retrieved) == (document.sha256, "2020-04-01")


def test_reading__decides_no_digest(
    situation: Path, read: tuple[Path, Document, Proposal], tmp_path: Path
) -> None:
    with SituationFile.open(read[0]) as file:
        assert not {"documents", "proposals", "decisions"} & set(file.read().digests)


def test_folder__goes_out_and_comes_back(
    read: tuple[Path, Document, Proposal], tmp_path: Path
) -> None:
    path, document, proposal = read
    with SituationFile.open(path, writable=True) as file:
        file.decide([Decision(proposal.id, "accept", "=me", "2020-04-02T10:00:00Z")])
        file.export(tmp_path / "out")
    assert (tmp_path / "out" / "texts" / f"{document.sha256}.txt").read_bytes() == TEXT.encode()
    binary = tmp_path / "out" / "texts" / f"{document.original_sha256}.bin"
    assert binary.read_bytes() == ORIGINAL
    assert check_folder(tmp_path / "out").refused == 0
    with SituationFile.create(tmp_path / "again.gpkg") as again:
        added = again.add(tmp_path / "out").added
        assert {name: added[name] for name in ("documents", "proposals", "decisions")} == {
            "documents": 1, "proposals": 1, "decisions": 1,
        }  # fmt: skip
        assert again.add(tmp_path / "out").added.get("proposals", 0) == 0
        again.export(tmp_path / "twice")
        situation = again.read()
    files = sorted(p.relative_to(tmp_path / "out") for p in (tmp_path / "out").rglob("*.*"))
    assert [(tmp_path / "twice" / name).read_bytes() for name in files] == [
        (tmp_path / "out" / name).read_bytes() for name in files
    ]
    assert situation.decisions[0].who == "'=me"
    assert situation.decisions[0].became.startswith("reports r")


@pytest.mark.parametrize("harm", ["gone", "changed", "not text"])
def test_folder__refuses_a_text_that_is_not_its_digest(
    read: tuple[Path, Document, Proposal], tmp_path: Path, harm: str
) -> None:
    path, document, _ = read
    with SituationFile.open(path) as file:
        file.export(tmp_path / "out")
    text = tmp_path / "out" / "texts" / f"{document.sha256}.txt"
    if harm == "gone":
        text.unlink()
    elif harm == "changed":
        text.write_bytes(text.read_bytes() + b" ")
    else:
        digest = hashlib.sha256(b"\xff").hexdigest()
        (tmp_path / "out" / "texts" / f"{digest}.txt").write_bytes(b"\xff")
        table = tmp_path / "out" / "documents.csv"
        table.write_text(table.read_text("utf-8").replace(document.sha256, digest), "utf-8")
    told = check_folder(tmp_path / "out")
    assert told.refused >= 2, "the document, and the proposal that points into it"
    with SituationFile.create(tmp_path / "again.gpkg") as again, pytest.raises(FolderError):
        again.add(tmp_path / "out")


def test_folder__refuses_spans_beyond_the_text(
    read: tuple[Path, Document, Proposal], tmp_path: Path
) -> None:
    path, _, _ = read
    with SituationFile.open(path) as file:
        file.export(tmp_path / "out")
    table = tmp_path / "out" / "proposals.csv"
    table.write_text(table.read_text("utf-8").replace("[0,25]", "[0,2500]"), "utf-8")
    problems = [str(p) for p in check_folder(tmp_path / "out").problems if p.severity == "error"]
    assert any("ends at character 2,500" in one for one in problems)


@pytest.mark.parametrize("table", ["documents", "proposals", "decisions", "contents"])
def test_tables__are_only_added_to(read: tuple[Path, Document, Proposal], table: str) -> None:
    path, _, proposal = read
    with SituationFile.open(path, writable=True) as file:
        file.decide([Decision(proposal.id, "reject", "me", "2020-04-02T10:00:00Z", "wrong")])
    connection = sqlite3.connect(path)
    column = "sha256" if table in ("documents", "contents") else "decision"
    column = "rule" if table == "proposals" else column
    for statement in (
        f"UPDATE {table} SET {column} = 'x'",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute(statement)
    connection.close()


def test_decide__writes_nothing_where_a_row_is_refused(
    read: tuple[Path, Document, Proposal],
) -> None:
    path, document, good = read
    bad = proposal_of(document, date="2031")
    with SituationFile.open(path, writable=True) as file:
        file.add_reading([bad], document)
        before = file.read()
        both = [Decision(one.id, "accept", "me", "2020-04-02") for one in (good, bad)]
        with pytest.raises(FolderError, match="wholly after its publication"):
            file.decide(both)
        assert file.read() == before
        done = file.decide(both, keep_going=True)
        assert [one.proposal for one in done.decisions] == [good.id]
        assert set(done.left_out) == {bad.id}
        assert len(file.read().reports) == len(before.reports) + 1


def test_decide__only_tried_writes_nothing(read: tuple[Path, Document, Proposal]) -> None:
    path, _, proposal = read
    with SituationFile.open(path, writable=True) as file:
        before = file.read()
        done = file.decide([Decision(proposal.id, "accept", "me", "2020-04-02")], only_try=True)
        assert done.added["reports"] == 1
        assert file.read() == before


def test_decide__the_second_of_two_reviewers_is_told(
    read: tuple[Path, Document, Proposal],
) -> None:
    path, _, proposal = read
    with SituationFile.open(path, writable=True) as one:
        with SituationFile.open(path, writable=True) as two:
            one.decide([Decision(proposal.id, "accept", "ann", "2020-04-02")])
            with pytest.raises(InputError, match=r"accepted by ann.*retracts"):
                two.decide([Decision(proposal.id, "reject", "bob", "2020-04-03")])
        assert [d.who for d in one.read().decisions] == ["ann"]


def test_decide__knows_its_proposals(read: tuple[Path, Document, Proposal]) -> None:
    with (
        SituationFile.open(read[0], writable=True) as file,
        pytest.raises(QuestionError, match="no proposal 'p-0'"),
    ):
        file.decide([Decision("p-0", "accept", "me", "2020-04-02")])


@pytest.mark.parametrize(
    "harm", ["packed = x'00'", "bytes = 'many'", "bytes = 1 << 40", "bytes = 3", "packed = 7"]
)
def test_text__that_was_damaged_is_not_given(
    read: tuple[Path, Document, Proposal], harm: str
) -> None:
    path, document, _ = read
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER contents_are_not_changed")
    connection.execute(f"UPDATE contents SET {harm}")
    connection.commit()
    connection.close()
    with SituationFile.open(path) as file, pytest.raises(WorkingFileError, match="damaged"):
        file.text_of(document.sha256)


def test_export__keeps_back_what_was_published_later(
    read: tuple[Path, Document, Proposal], tmp_path: Path
) -> None:
    path, _, proposal = read
    with SituationFile.open(path, writable=True) as file:
        file.decide([Decision(proposal.id, "reject", "me", "2020-04-02")])
        file.export(tmp_path / "late", Withholding(known_by=1))
    assert not (tmp_path / "late" / "texts").exists()
    for name in ("documents", "proposals", "decisions"):
        lines = (tmp_path / "late" / f"{name}.csv").read_text("utf-8").splitlines()
        assert len(lines) == 1


def test_export__keeps_back_texts_of_sources_without_a_licence(
    read: tuple[Path, Document, Proposal], tmp_path: Path
) -> None:
    path, document, _ = read
    theirs = document_of("agency", "Agency: the hill is held.", b"")
    typed = Proposal("p-1", "reports", {"source": "agency", "quote": "unheard"}, origin="typed")
    with SituationFile.open(path, writable=True) as file:
        file.add_reading([proposal_of(theirs)], theirs)
        file.add_reading([typed])
        left = file.export(tmp_path / "out", Withholding(unlicensed=True))
    names = {p.name for p in (tmp_path / "out" / "texts").iterdir()}
    assert names == {f"{document.sha256}.txt", f"{document.original_sha256}.bin"}
    assert "unheard" not in (tmp_path / "out" / "proposals.csv").read_text("utf-8")
    assert (left["documents"], left["proposals"]) == (1, 2)


def test_export__keeps_back_the_text_that_a_sensitive_report_is_of(
    read: tuple[Path, Document, Proposal], tmp_path: Path
) -> None:
    path, _, proposal = read
    cells = {**proposal.cells, "sensitivity": "homes"}
    with SituationFile.open(path, writable=True) as file:
        file.decide([Decision(proposal.id, "accept", "me", "2020-04-02", cells=cells)])
        file.export(tmp_path / "out", Withholding(sensitive=True))
    assert not (tmp_path / "out" / "texts").exists()
    assert "holds" not in (tmp_path / "out" / "decisions.csv").read_text("utf-8")


def one_row(document: Document, table: str, cells: dict[str, str], span: Span) -> Proposal:
    spans = {"evidence": span}
    key = proposal_id(table, cells, spans, document.sha256)
    mode = "past" if table == "reports" else ""
    return Proposal(key, table, cells, spans, document=document.sha256, mode=mode)


def test_acceptance__fills_in_what_the_document_says(
    read: tuple[Path, Document, Proposal],
) -> None:
    path, document, _ = read
    digest, formula = document.sha256, Span(TEXT.index("=2"), TEXT.index("=2") + 16)
    rows = (
        one_row(document, "reports", {"event": "holds", "place": "pass", "actor": "north",
                                      "date": "2020-03-01"}, formula),
        one_row(document, "claims", {"speaker": "-nobody", "text": "words"}, Span(0, 9)),
        one_row(document, "actors", {"id": "band", "name": "Band"}, Span(0, 9)),
        one_row(document, "places", {"id": "far", "name": "Far", "lon": "-5", "lat": "-3"},
                Span(0, 9)),
        one_row(document, "names", {"kind": "actor", "name": "Nord", "means": "north"}, Span(0, 9)),
        one_row(document, "relations", {"actor": "band", "kind": "ally_of", "other": "north"},
                Span(0, 9)),
    )  # fmt: skip
    with SituationFile.open(path, writable=True) as file:
        file.add_reading(rows, document)
        done = file.decide([Decision(one.id, "accept", "me", "2020-04-02") for one in rows])
        situation = file.read()
    assert {name: n for name, n in done.added.items() if n} == {
        "reports": 1, "claims": 1, "actors": 1, "places": 1, "names": 1, "relations": 1,
    }  # fmt: skip
    report, claim, relation = situation.reports[-1], situation.claims[-1], situation.relations[-1]
    assert report.quote == "'=2+3 said nobody"
    assert report.locator == f"sha256:{digest}#char={formula.start},{formula.end}"
    assert (report.source.id, report.published.text) == (document.source, "2020-03-02")
    assert (claim.speaker, claim.label) == ("'-nobody", rows[1].id)
    assert claim.locator == f"sha256:{digest}#char=0,9"
    assert situation.actors["band"].note == f"sha256:{digest}#char=0,9"
    assert situation.places["far"].lon == -5
    assert situation.known_names[-1].source is None
    assert (relation.quote, relation.source) == ("The North", document.source)
    assert [one.became for one in done.decisions][:3] == [
        f"reports {report.id}", f"claims {rows[1].id}", "actors band",
    ]  # fmt: skip
