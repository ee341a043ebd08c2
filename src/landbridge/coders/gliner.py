"""A GLiNER model that the user has on disk: its names beside ours, the rest by our rules."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.coders._contract import Coder, CoderSettings
from landbridge.coders._entities import coded_with, mention_of, must_be_known
from landbridge.errors import InputError, QuestionError
from landbridge.reading import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.proposals import Coded
    from landbridge.model.readings import Document
    from landbridge.naming import Known

__all__ = ["CODER"]

_OPTIONS = {
    "model": "the folder of a model on disk; nothing is fetched",
    "threshold": "how sure the model must be, from 0 to 1 (0.5)",
}
_KINDS = {
    "armed group": "actor", "army or police": "actor", "government or authority": "actor",
    "organisation": "actor", "country": "place", "town or district": "place",
    "border crossing": "place", "bridge or road": "place", "military base": "place",
}  # fmt: skip
"""What is asked for, in words, since the model takes any; and what each is here."""
_WINDOW = 1200
_At = tuple[int, int, str]
_SHARE = re.compile(r"(0(\.\d+)?|1(\.0+)?|\.\d+)\Z")


def _model(name: str) -> Any:  # GLiNER's own type
    if not Path(name).is_dir():
        raise InputError(f"--model {name}: there is no such folder: give one with a GLiNER model")
    try:
        from gliner import GLiNER  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError as wrong:
        message = "the coder 'gliner' needs GLiNER: pip install 'landbridge[gliner]'"
        raise InputError(message) from wrong
    try:
        return GLiNER.from_pretrained(name, local_files_only=True)
    except (OSError, ValueError, RuntimeError, KeyError) as wrong:
        said = " ".join(str(wrong).split())[:200]
        raise InputError(f"--model {name}: GLiNER cannot load it: {said}") from wrong


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """Give runs of whole sentences that the model can take at once, each with where it starts."""
    start = end = 0
    for span in find_sentences(text):
        if end > start and span.end - start > _WINDOW:
            yield start, text[start:end]
            start = span.start
        elif end == start:
            start = span.start
        end = span.end
    if end > start:
        yield start, text[start:end]


def _asked(model: Any, window: str, threshold: float) -> list[tuple[_At, str, float]]:
    """Ask about a window; give where each entity is and what it is, its words, how sure it is."""
    try:
        return [
            (
                (int(one["start"]), int(one["end"]), str(one["label"])),
                str(one["text"]),
                min(max(float(one["score"]), 0.0), 1.0),
            )
            for one in model.predict_entities(window, list(_KINDS), threshold=threshold)
        ]
    except Exception as wrong:  # a model of others may do anything when it is run
        said = " ".join(str(wrong).split())[:200]
        raise InputError(f"GLiNER failed: {type(wrong).__name__}: {said}") from wrong


def _code(document: Document, known: Known, settings: CoderSettings) -> Coded:
    must_be_known("gliner", settings.options, _OPTIONS)
    name = settings.options.get("model", "").strip()
    if not name:
        raise QuestionError(f"the coder 'gliner' needs --model: {_OPTIONS['model']}")
    told = settings.options.get("threshold", "0.5").strip()
    if not _SHARE.match(told):
        raise QuestionError(f"--option threshold={told}: write a number from 0 to 1")
    model, text = _model(name), document.text
    dropped: Counter[str] = Counter()
    found = []
    for start, window in _windows(text):
        for (first, last, label), words, score in _asked(model, window, float(told)):
            at = (start + first, start + last, label)
            mention = mention_of(
                text, at, _KINDS, "gliner-entity", dropped, words=words, score=score
            )
            if mention is not None:
                found.append(mention)
    recipe = {"coder": "gliner", "model": Path(name).name, "threshold": told,
              "labels": "; ".join(_KINDS)}  # fmt: skip
    return coded_with(document, known, found, f"gliner {Path(name).name}", recipe, dropped)


CODER = Coder("gliner", "a GLiNER model that you have on disk", _code, _OPTIONS, "gliner")
