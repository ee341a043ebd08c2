"""All that the embedded reader finds in an article, layer by layer; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from landbridge.desk.read import document_in, known_of
from landbridge.model.readings import Document, Span
from landbridge.reading import read_document
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from landbridge.model.queue import Article, ReadRequest

__all__ = ["read_layers"]


def read_layers(
    path: Path, articles: Sequence[Article], request: ReadRequest
) -> list[dict[str, Any]]:
    """Read articles and give every layer as plain JSON values; each span has its words."""
    with SituationFile.open(path) as file:
        situation = file.read()
    documents = [document_in(situation, article, request) for article in articles]
    readings = [read_document(document, known_of(situation)) for document in documents]
    return [_plain(one, one.document.text) for one in readings]


def _plain(thing: Any, text: str) -> Any:
    """Turn nouns into JSON values."""
    if isinstance(thing, Span):
        return {"start": thing.start, "end": thing.end, "words": thing.of(text)}
    if is_dataclass(thing) and not isinstance(thing, type):
        told = {part.name: _plain(getattr(thing, part.name), text) for part in fields(thing)}
        if isinstance(thing, Document):
            del told["text"]
        return told
    if isinstance(thing, Mapping):
        return {str(key): _plain(value, text) for key, value in thing.items()}
    if isinstance(thing, (tuple, list)):
        return [_plain(one, text) for one in thing]
    return thing
