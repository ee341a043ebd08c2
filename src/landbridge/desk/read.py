"""Read articles: their texts are kept once, and what they say is put forward for review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import naming
from landbridge.briefings import proposal_words
from landbridge.coders import CoderSettings, coder_named
from landbridge.days import format_day, parse_published, today
from landbridge.desk._coding import as_kept
from landbridge.errors import InputError, QuestionError
from landbridge.model.names import source_id
from landbridge.model.proposals import ReadSummary
from landbridge.model.queue import Article
from landbridge.reading import document_of
from landbridge.situation import SituationFile, not_read_before, safe_cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from landbridge.model.queue import ReadRequest
    from landbridge.model.readings import Document
    from landbridge.model.situations import Situation

__all__ = ["LARGEST_ARTICLE", "article_at", "document_in", "known_of", "read"]

LARGEST_ARTICLE = 32 << 20
"""Bytes of one article that are read."""


def article_at(path: Path) -> Article:
    """Take an article from a file.

    Raises
    ------
    InputError
        when it cannot be read, or is too large
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_ARTICLE + 1)
    except OSError as wrong:
        raise InputError(f"'{path}' cannot be read: {wrong.strerror}") from wrong
    return Article(path.name, content)


def known_of(situation: Situation) -> naming.Known:
    """Give what names in a text can mean in a situation."""
    return naming.Known(
        situation.named_places, situation.areas, situation.actors, situation.known_names
    )


def document_in(situation: Situation, article: Article, request: ReadRequest) -> Document:
    """Make the document of an article.

    Raises
    ------
    InputError
        when no text can be had from it
    QuestionError
        when the source is not there, or the day of publication is none
    """
    if len(article.content) > LARGEST_ARTICLE:
        most = f"{LARGEST_ARTICLE >> 20} MB"
        raise InputError(f"'{article.name}' has more than {most}: give the article alone")
    try:
        parse_published(request.published)
    except ValueError as wrong:
        raise QuestionError(f"--published: {wrong}") from None
    try:
        source = source_id(situation, request.source)
    except QuestionError as wrong:
        message = f"--source {request.source}: {wrong}; describe it in sources.csv and add that"
        raise QuestionError(message) from None
    made = document_of(
        article.content, article.name,
        source=source, published=request.published, title=request.title,
    )  # fmt: skip
    title = safe_cell(" ".join(made.title.split()))
    return replace(made, title=title, url=safe_cell(request.url) or made.url)


def read(path: Path, articles: Sequence[Article], request: ReadRequest) -> tuple[ReadSummary, ...]:
    """Read articles into the queue of a working file; what was read before adds nothing.

    Raises
    ------
    InputError
        when an article cannot be used; then nothing of any is kept
    QuestionError
        when the source, the day or the coder is not there
    """
    coder = coder_named(request.coder)
    settings = CoderSettings(request.options, request.progress)
    with SituationFile.open(path, writable=not request.preview) as file:
        situation = file.read()
        known = known_of(situation)
        documents = [document_in(situation, article, request) for article in articles]
        coded = [as_kept(coder.code(one, known, settings), one) for one in documents]
        told, before, day = [], situation.proposals, format_day(today())
        for article, one, made in zip(articles, documents, coded, strict=True):
            if request.preview:
                new = not_read_before(before, made.proposals)
                already, before = len(made.proposals) - len(new), (*before, *new)
            else:
                new, already = file.add_reading(made.proposals, one, article.content, day)
            said = {
                p.id: proposal_words(p.table, p.cells, situation, p.mode) for p in made.proposals
            }
            told.append(ReadSummary(one, made, new, already, said))
    return tuple(told)
