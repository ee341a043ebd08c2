"""Score a reader on texts that people marked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from landbridge import coders, reading, scoring
from landbridge.desk.read import known_of
from landbridge.model.readings import Document
from landbridge.naming import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from landbridge.model.gold import GoldDocument, ReaderScores
    from landbridge.model.situations import Situation

__all__ = ["eval"]


def eval(  # noqa: A001  (the verb's name)
    folder: Path,
    *,
    coder: str = "embedded",
    options: Mapping[str, str] | None = None,
    situation: Situation | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ReaderScores:
    """Read every text of a folder of gold, and score what was found against what was marked.

    Parameters
    ----------
    folder
        a folder with documents.jsonl and annotations.jsonl (docs/formats/gold.md)
    coder, options
        the reader and what it is told, as for `landbridge read`
    situation
        whose actors and places names may mean; without one only the gazetteer's
    progress
        hears how many texts are done, of how many

    Raises
    ------
    InputError
        when a file of the folder is missing or wrong
    QuestionError
        when there is no such coder
    """
    reader = coders.coder_named(coder)
    gold = scoring.read_gold(folder)
    known = Known() if situation is None else known_of(situation)
    settings = coders.CoderSettings(options or {})
    read = []
    for number, marked in enumerate(gold):
        document = _as_it_is(marked)
        coded = reader.code(document, known, settings)
        found = reading.read_document(document, known)
        read.append(scoring.Read(marked, found, coded.proposals))
        if progress is not None:
            progress(number + 1, len(gold))
    return scoring.reader_scores(coder, read, _sureness)


def _as_it_is(marked: GoldDocument) -> Document:
    """Give a text as it was marked: whatever it looks like, offsets count in it."""
    digest = hashlib.sha256(marked.text.encode()).hexdigest()
    return Document(
        marked.text, digest, digest, "text/plain", "gold", marked.published, title=marked.id
    )


def _sureness(read: scoring.Read) -> tuple[float, ...]:
    marks = read.gold.factuality or ()
    return reading.sureness_of(read.gold.text, [mark.span for mark in marks])
