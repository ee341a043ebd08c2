"""From the bytes of an article to the text that is kept: plain text, HTML or PDF."""

from __future__ import annotations

import hashlib

from landbridge.model.readings import Document

__all__ = ["document_of"]


def document_of(
    content: bytes,
    name: str,
    *,
    source: str,
    published: str,
    title: str = "",
) -> Document:
    """Make the document of an article; ``name`` (a file name) helps to tell what it is.

    Raises
    ------
    InputError
        when no text can be had from it
    """
    text = content.decode("utf-8", errors="replace")
    digest = hashlib.sha256(content).hexdigest()
    return Document(
        text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), original_sha256=digest,
        media_type="text/plain", source=source, published=published, title=title or name,
    )  # fmt: skip
