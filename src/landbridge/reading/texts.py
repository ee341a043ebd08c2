"""From the bytes of an article to the text that is kept: plain text, HTML or PDF."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from landbridge.errors import InputError
from landbridge.model.readings import Document
from landbridge.reading.decoding import decoded, looks_like_text, stated_encoding
from landbridge.reading.pages import article_of
from landbridge.reading.papers import text_of_pdf

__all__ = ["LARGEST", "document_of"]

LARGEST = 64 * 1024 * 1024
"""Bytes of an article."""

_PAGE_NAMES = (".html", ".htm", ".xhtml")
_TEXT_NAMES = (".txt", ".text", ".md", ".markdown", ".rst", ".asc")
_PAGE_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,64}(?:<!--.{0,2000}?-->\s{0,64}|<\?xml[^>]{0,200}>\s{0,64}){0,4}"
    rb"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_REFUSED = (
    (b"PK\x03\x04", "a Word, OpenDocument, e-book or other ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or other Office file"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x1f\x8b", "packed (gzip)"),
    (b"BZh", "packed (bzip2)"),
    (b"\xfd7zXZ", "packed (xz)"),
    (b"7z\xbc\xaf", "packed (7z)"),
    (b"Rar!", "packed (RAR)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"ID3", "a sound (MP3)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript file"),
)
_NOTHING = "\0\ufeff\ufffd\u200b\u200e\u200f \t\r\n\f\v\u00a0"
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Read(NamedTuple):
    text: str
    media_type: str
    notes: tuple[str, ...]
    title: str = ""
    language: str = ""
    url: str = ""


def document_of(
    content: bytes,
    name: str,
    *,
    source: str,
    published: str,
    title: str = "",
) -> Document:
    """Make the document of an article; ``name`` (a file name) helps to tell what it is.

    A plain text is kept as it is, marks of direction, markup and all, once it is decoded. Of a
    page (HTML) the article is taken, with the title, language and address that the page states;
    of a PDF the text, page by page. What was assumed, left out or joined is in the ``notes``.
    Nothing is fetched, and nothing in a file is run.

    Parameters
    ----------
    content
        at most `LARGEST` bytes
    title
        takes the place of what the file states; without either it is ``name``

    Raises
    ------
    InputError
        when no text can be had from it: another kind of file, a locked PDF, one of pictures of
        pages, or nothing; the message says what to do
    """
    if len(content) > LARGEST:
        raise InputError(
            f"'{name}' is larger than {LARGEST >> 20} MB: that is no article; split it"
        )
    read = _read(content, name)
    text, notes = read.text, read.notes
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        notes = (*notes, "halves of characters were replaced by \ufffd")
    if not text.strip(_NOTHING):
        raise InputError(f"'{name}' holds no text")
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        original_sha256=hashlib.sha256(content).hexdigest(),
        media_type=read.media_type,
        source=source,
        published=published,
        title=title or _SURROGATE.sub("\ufffd", read.title).strip() or name,
        language=read.language,
        url=read.url,
        notes=notes,
    )


def _read(content: bytes, name: str) -> _Read:
    low = name.lower()
    if content[:1024].lstrip().startswith(b"%PDF-"):
        text, stated, notes = text_of_pdf(content, name)
        return _Read(text, "application/pdf", notes, stated)
    kind = next((kind for mark, kind in _REFUSED if content.startswith(mark)), "")
    if kind:
        raise InputError(f"'{name}' is {kind}: save it as plain text, HTML or PDF, and read that")
    if low.endswith(".pdf"):
        raise InputError(f"'{name}' is no PDF, whatever its name says: look at how it was saved")
    if not looks_like_text(content):
        raise InputError(f"'{name}' is no text, HTML or PDF: save it as one of these")
    is_page = low.endswith(_PAGE_NAMES) or (
        not low.endswith(_TEXT_NAMES) and _PAGE_BEGINS.match(content) is not None
    )
    characters, notes = decoded(content, stated_encoding(content) if is_page else "")
    if not is_page:
        return _Read(characters, "text/plain", notes)
    if "\0" in characters:
        characters = characters.replace("\0", "\ufffd")
        notes = (*notes, "NUL characters were replaced by \ufffd")
    page, more = article_of(characters)
    text = "\n\n".join(page.paragraphs)
    return _Read(text, "text/html", (*notes, *more), page.title, page.language, page.url)
