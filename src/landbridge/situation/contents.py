"""Texts of documents and the bytes they came from: kept once under their SHA-256, compressed."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from landbridge.errors import WorkingFileError
from landbridge.situation.tabular import Sheet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from landbridge.errors import Problem
    from landbridge.situation.tabular import Row

__all__ = [
    "TEXTS",
    "content_files",
    "is_kept",
    "keep_content",
    "read_content",
    "read_contents_beside",
]

TEXTS = "texts"
"""The folder of a situation folder in which the texts of its documents.csv lie."""
_LARGEST = 1 << 28
_HEX = frozenset("0123456789abcdef")
_DIGITS = 64


def keep_content(connection: sqlite3.Connection, digest: str, content: bytes) -> None:
    """Keep bytes under their digest, unless they are there."""
    if is_kept(connection, digest):
        return
    packed = zlib.compress(content, 9)
    connection.execute("INSERT INTO contents VALUES (?, ?, ?)", (digest, len(content), packed))


def is_kept(connection: sqlite3.Connection, digest: str) -> bool:
    """Whether bytes of that digest are there."""
    query = "SELECT 1 FROM contents WHERE sha256 = ?"
    return connection.execute(query, (digest,)).fetchone() is not None


def read_content(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Give the bytes of that digest, or None.

    Raises
    ------
    WorkingFileError
        when they are not what was kept
    """
    query = "SELECT bytes, packed FROM contents WHERE sha256 = ?"
    row = connection.execute(query, (digest,)).fetchone()
    if row is None:
        return None
    length, packed = row
    unpacker = zlib.decompressobj()
    content = b""
    if isinstance(length, int) and isinstance(packed, bytes) and 0 <= length <= _LARGEST:
        with suppress(zlib.error):
            content = unpacker.decompress(packed, max(1, length))  # never more than was kept
    if hashlib.sha256(content).hexdigest() != digest or unpacker.unconsumed_tail:
        message = f"the text {digest[:12]}… is damaged: take a copy of the file from before"
        raise WorkingFileError(message)
    return content


def content_files(
    connection: sqlite3.Connection, documents: Iterable[Row]
) -> Iterable[tuple[str, bytes]]:
    """Give the files of texts and originals that belong to rows of documents, each once."""
    given: set[str] = set()
    for row in documents:
        for digest, ending in ((row["sha256"], "txt"), (row["original_sha256"], "bin")):
            if not digest or digest in given:
                continue
            content = read_content(connection, digest)
            if content is not None:
                given.add(digest)
                yield f"{TEXTS}/{digest}.{ending}", content


def read_contents_beside(
    folder: Path, sheet: Sheet
) -> tuple[Sheet, Mapping[str, bytes], list[Problem]]:
    """Read the texts of a documents.csv; a row without its text, or with another one, is refused.

    Bytes that a text was made of may be missing, which is warned of.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    rows = []
    for row in sheet.rows:
        digest, original = row["sha256"], row["original_sha256"]
        if not _is_digest(digest):
            rows.append(row)  # refused by the rules of cells
            continue
        content, wrong = _read(folder, f"{digest}.txt", digest)
        if content is not None and not _is_text(content):
            content, wrong = None, "is not UTF-8 text: take it from where the folder was exported"
        if content is None:
            problems.append(row.error("sha256", f"{TEXTS}/{digest}.txt {wrong}"))
            continue
        contents[digest] = content
        if original not in ("", digest) and _is_digest(original):
            content, wrong = _read(folder, f"{original}.bin", original)
            if content is None:
                message = f"{TEXTS}/{original}.bin {wrong}; the text is kept without it"
                problems.append(row.warning("original_sha256", message))
            else:
                contents[original] = content
        rows.append(row)
    return Sheet(sheet.table, sheet.file, sheet.header, tuple(rows)), contents, problems


def _is_digest(text: str) -> bool:
    return len(text) == _DIGITS and set(text) <= _HEX


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _read(folder: Path, name: str, digest: str) -> tuple[bytes | None, str]:
    """Give the content of a file whose name is its digest, or what is wrong with it."""
    path = folder / TEXTS / name
    try:
        if not path.is_file():
            return None, "is not there: put it beside documents.csv"
        if path.stat().st_size > _LARGEST:
            return None, f"is larger than {_LARGEST >> 20} MB: leave the document out"
        content = path.read_bytes()
    except OSError as wrong:
        return None, f"cannot be read: {wrong.strerror}"
    if hashlib.sha256(content).hexdigest() != digest:
        return None, "is not what its name says (its SHA-256 is another): it was changed"
    return content, ""
