"""A spaCy pipeline that the user has: its names beside ours, the rest by our rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from landbridge.coders._contract import Coder, CoderSettings
from landbridge.coders._entities import coded_with, mention_of, must_be_known
from landbridge.errors import InputError, QuestionError

if TYPE_CHECKING:
    from landbridge.model.proposals import Coded
    from landbridge.model.readings import Document
    from landbridge.naming import Known

__all__ = ["CODER"]

_OPTIONS = {"model": "the name or folder of a pipeline that is installed, such as en_core_web_sm"}
_KINDS = {
    "ORG": "actor", "NORP": "actor", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
"""Labels of OntoNotes 5; persons neither hold nor pass."""


def _pipeline(name: str) -> Any:  # spaCy's own type
    try:
        import spacy  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError as wrong:
        message = "the coder 'spacy' needs spaCy: pip install 'landbridge[spacy]'"
        raise InputError(message) from wrong
    try:
        return spacy.load(name)
    except Exception as wrong:  # a folder may hold anything, and its parts run when it is loaded
        said = " ".join(str(wrong).split())[:200]
        raise InputError(f"--model {name}: spaCy cannot load this pipeline: {said}") from wrong


def _entities(pipeline: Any, text: str) -> Any:  # as above
    try:
        return pipeline(text).ents
    except Exception as wrong:  # a part of a pipeline may do anything when it is run
        said = " ".join(str(wrong).split())[:200]
        raise InputError(f"spaCy failed: {type(wrong).__name__}: {said}") from wrong


def _code(document: Document, known: Known, settings: CoderSettings) -> Coded:
    must_be_known("spacy", settings.options, _OPTIONS)
    name = settings.options.get("model", "").strip()
    if not name:
        raise QuestionError(f"the coder 'spacy' needs --model: {_OPTIONS['model']}")
    pipeline = _pipeline(name)
    text = document.text
    pipeline.max_length = max(pipeline.max_length, len(text) + 1)
    dropped: Counter[str] = Counter()
    mentions = [
        mention_of(
            text, (entity.start_char, entity.end_char, entity.label_), _KINDS, "spacy-entity",
            dropped, words=entity.text,
        )
        for entity in _entities(pipeline, text)
    ]  # fmt: skip
    told = pipeline.meta
    version = f"{told.get('lang', '')}_{told.get('name', '')} {told.get('version', '')}"
    recipe = {"coder": "spacy", "model": name, "pipeline": version,
              "spacy": str(told.get("spacy_version", ""))}  # fmt: skip
    found = [mention for mention in mentions if mention is not None]
    return coded_with(document, known, found, f"spacy {name}", recipe, dropped)


CODER = Coder("spacy", "a spaCy pipeline that you have", _code, _OPTIONS, "spacy")
