"""Coders on libraries of others: what they find becomes names, with spans that are checked."""

from __future__ import annotations

import sys
import types
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pytest

from landbridge.coders import CODERS, Coder, CoderSettings, coder_named
from landbridge.coders import _others as others_file
from landbridge.errors import InputError, QuestionError
from landbridge.model.actors import Actor
from landbridge.model.geography import Place
from landbridge.naming import Known
from landbridge.reading import document_of

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.model.proposals import Coded

TEXT = "On Monday the zarnib of Umo captured Qelt. Then all was quiet in Qelt and beyond."
KNOWN = Known(
    places={"qelt": Place("qelt", "Qelt", 10.0, 50.0)},
    actors={"umo": Actor("umo", "Zarnib of Umo")},
)
EMPTY = Known()


def code(name: str, text: str = TEXT, known: Known = EMPTY, **options: str) -> Coded:
    """Let a coder read a text."""
    document = document_of(text.encode(), "a.txt", source="wire", published="2020-03-04")
    return CODERS[name].code(document, known, CoderSettings(options))


def captured(coded: Coded) -> list[tuple[str, str, str]]:
    """Event, actor and place of each report, by their words."""
    return [
        (p.cells["event"], p.spans["actor"].of(TEXT), p.spans["place"].of(TEXT))
        for p in coded.proposals
        if p.table == "reports"
    ]


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    """A spaCy pipeline on disk that knows two names and a person."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "ORG", "pattern": "zarnib of Umo"},
            {"label": "GPE", "pattern": "Qelt"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    made.to_disk(tmp_path / "tiny")
    return tmp_path / "tiny"


def test_spacy__names_of_a_pipeline_become_reports(pipeline: Path) -> None:
    coded = code("spacy", model=str(pipeline))
    assert captured(coded) == [("takes", "zarnib of Umo", "Qelt")]
    assert coded.dropped == {"an entity of the kind DATE": 1}
    assert coded.recipe["coder"] == "spacy"


def test_spacy__names_are_settled_as_ours_are(pipeline: Path) -> None:
    coded = code("spacy", known=KNOWN, model=str(pipeline))
    (report,) = [p for p in coded.proposals if p.table == "reports"]
    assert (report.cells["actor"], report.cells["place"]) == ("umo", "qelt")


def test_spacy__says_what_is_missing(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(QuestionError, match="needs --model"):
        code("spacy")
    with pytest.raises(InputError, match="cannot load this pipeline"):
        code("spacy", model=str(tmp_path))
    with pytest.raises(QuestionError, match="no option 'size'"):
        code("spacy", size="7")


@pytest.mark.parametrize(("name", "extra"), [("spacy", "spacy"), ("gliner", "gliner")])
def test_coders__say_what_to_install(
    name: str, extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(InputError, match=rf"landbridge\[{extra}\]"):
        code(name, model=str(tmp_path))


def gliner(found: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a model in the place of GLiNER's; give the windows that it was asked about."""
    asked: list[str] = []

    class Model:
        @classmethod
        def from_pretrained(cls, _name: str, *, local_files_only: bool) -> Model:
            assert local_files_only, "nothing is fetched"
            return cls()

        def predict_entities(self, text: str, _labels: Any, threshold: float) -> Any:
            assert 0 <= threshold <= 1
            asked.append(text)
            return found(text)

    module = types.ModuleType("gliner")
    module.GLiNER = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gliner", module)
    return asked


def entity(text: str, words: str, label: str, shift: int = 0) -> dict[str, Any]:
    """One entity as GLiNER gives it."""
    start = text.index(words) + shift
    return {"start": start, "end": start + len(words), "label": label, "text": words, "score": 0.9}


def test_gliner__names_become_reports_and_wrong_places_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(text: str) -> list[dict[str, Any]]:
        return [
            entity(text, "zarnib of Umo", "armed group"),
            entity(text, "Qelt", "town or district"),
            entity(text, "quiet", "town or district", shift=1),
        ]

    gliner(found, monkeypatch)
    coded = code("gliner", model=str(tmp_path), threshold="0.4")
    assert captured(coded) == [("takes", "zarnib of Umo", "Qelt")]
    assert coded.dropped == {"an entity that is not where it was said to be": 1}


def test_gliner__windows_are_whole_sentences_and_their_spans_are_of_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ("All was quiet on the road. " * 60) + "The zarnib of Umo captured Qelt on Monday."

    def found(window: str) -> list[dict[str, Any]]:
        if "Qelt" not in window:
            return []
        return [
            entity(window, "zarnib of Umo", "armed group"), entity(window, "Qelt", "country"),
        ]  # fmt: skip

    asked = gliner(found, monkeypatch)
    coded = code("gliner", text, model=str(tmp_path))
    assert len(asked) > 1
    assert all(window.startswith(("All", "The")) and window.endswith(".") for window in asked)
    (report,) = [p for p in coded.proposals if p.table == "reports"]
    assert report.spans["place"].of(text) == "Qelt"


@pytest.mark.parametrize("told", ["2", "x", "-1", ""])
def test_gliner__says_what_a_threshold_is(told: str, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="from 0 to 1"):
        code("gliner", model=str(tmp_path), threshold=told)


def test_gliner__fetches_nothing() -> None:
    with pytest.raises(InputError, match="no such folder"):
        code("gliner", model="urchade/gliner_small")


THEIRS = Coder("theirs", "another's", CODERS["embedded"].code)
BROKEN = 7


def _stumbles(*_: Any) -> Any:
    return {"something": 1}["nothing"]


def _refuses(*_: Any) -> Any:
    raise QuestionError("say more")


STUMBLES = Coder("stumbles", "raises", _stumbles)
REFUSES = Coder("refuses", "is asked wrongly", _refuses)
GIVES_NONE = Coder("gives-none", "gives nothing", lambda *_: None)  # type: ignore[arg-type]


def points(monkeypatch: pytest.MonkeyPatch, **named: str) -> None:
    """Let packages bring coders."""
    made = [
        EntryPoint(name, f"{__name__}:{value}", others_file.GROUP) for name, value in named.items()
    ]
    monkeypatch.setattr(others_file, "entry_points", lambda group: made)


def test_coder_named__finds_those_of_other_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    points(monkeypatch, theirs="THEIRS", embedded="THEIRS")
    assert coder_named("theirs").title == THEIRS.title
    assert coder_named("embedded") is CODERS["embedded"], "ours come first"
    with pytest.raises(QuestionError, match="embedded, spacy, gliner, llm, theirs"):
        coder_named("nobody")


def test_coder_named__says_which_package_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    points(monkeypatch, absent="NOTHING", number="BROKEN")
    with pytest.raises(InputError, match=r"'absent' .* cannot be loaded"):
        coder_named("absent")
    with pytest.raises(InputError, match=r"'number' .* is no landbridge.coders.Coder"):
        coder_named("number")


def test_coder_named__puts_faults_of_a_coder_down_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    points(monkeypatch, stumbles="STUMBLES", refuses="REFUSES", none="GIVES_NONE", fine="THEIRS")
    document = document_of(TEXT.encode(), "a.txt", source="wire", published="2020-03-04")
    for name, error, said in (
        ("stumbles", InputError, r"'stumbles' .*:STUMBLES\) failed: KeyError: 'nothing'"),
        ("none", InputError, r"'none' .* gave NoneType, not Coded"),
        ("refuses", QuestionError, "^say more$"),
    ):
        with pytest.raises(error, match=said):
            coder_named(name).code(document, EMPTY, CoderSettings())
    assert coder_named("fine").code(document, EMPTY, CoderSettings()).coder.startswith("embedded")


@pytest.mark.parametrize(
    "junk", [None, 7, [None], [{}], [{"start": "x", "end": 1, "label": "country", "text": "a"}]]
)
def test_gliner__a_model_that_gives_junk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, junk: Any
) -> None:
    gliner(lambda _: junk, monkeypatch)
    with pytest.raises(InputError, match=r"^GLiNER failed: "):
        code("gliner", model=str(tmp_path))


def test_gliner__numbers_of_its_own_become_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(text: str) -> list[dict[str, Any]]:
        one = entity(text, "zarnib of Umo", "armed group")
        two = {**entity(text, "Qelt", "country"), "score": np.float32(7)}
        return [{**each, "start": np.int64(each["start"])} for each in (one, two)]

    gliner(found, monkeypatch)
    for proposal in code("gliner", model=str(tmp_path)).proposals:
        assert 0 <= proposal.score <= 1
        assert all(type(span.start) is int for span in proposal.spans.values())


def test_spacy__a_pipeline_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> Any:
        if name == "broken":
            raise KeyError("lang")
        return Fails()

    class Fails:
        max_length = 10
        meta: ClassVar[dict[str, str]] = {}

        def __call__(self, _text: str) -> Any:
            raise RuntimeError("no\nvectors")

    module = types.ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)
    with pytest.raises(InputError, match=r"^spaCy failed: RuntimeError: no vectors$"):
        code("spacy", model="fails")
    with pytest.raises(InputError, match="cannot load this pipeline"):
        code("spacy", model="broken")
