"""The text of a PDF: read in a process of its own, lines and pages joined again to paragraphs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

from landbridge.errors import InputError
from landbridge.reading import _pdf_reader
from landbridge.reading._pdf_reader import LOCKED, SECONDS

__all__ = ["text_of_pdf"]

_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_SPACE_AT_ENDS = re.compile(r"[ \t]{1,200}\n")
_FEWEST = 20  # characters a page, on average, of a PDF that holds text
_WAIT = 4 * SECONDS


def text_of_pdf(content: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Give the text of a PDF, the title that it states, and notes on what was done.

    Raises
    ------
    InputError
        when it is damaged, locked, takes too long, or holds pictures of pages and no text
    """
    told = _told(content, name)
    pages: list[str] = told["pages"]
    notes = [f"text of {len(pages)} pages of a PDF"]
    if len(pages) < told["of"]:
        notes.append(f"the PDF has {told['of']} pages: only the first {len(pages)} were read")
    if told["unread"]:
        notes.append(f"{told['unread']} pages could not be read")
    text, broken = _joined(pages)
    if len(text) < _FEWEST * min(len(pages), 1) or len(text) * 10 < _FEWEST * len(pages):
        message = "holds pictures of pages, or nothing, and no text: recognise its text first"
        raise InputError(f"'{name}' {message}, for example with OCRmyPDF, and read the result")
    if broken:
        notes.append(f"{broken} words that were broken at the ends of lines were joined")
    if any(chr(ligature) in text for ligature in _LIGATURES):
        text = text.translate(_LIGATURES)
        notes.append("ligatures were written as letters")
    return text, told["title"], tuple(notes)


def _joined(pages: list[str]) -> tuple[str, int]:
    """Join pages: with a blank line, but for a sentence that runs on over the end of a page."""
    text = ""
    pieces: list[str] = []
    for page in pages:
        this = page.replace("\r\n", "\n").strip()
        if not this:
            continue
        if pieces:
            runs_on = this[0].islower() or pieces[-1][-1] in ",-"
            pieces.append("\n" if runs_on else "\n\n")
        pieces.append(this)
    text = _SPACE_AT_ENDS.sub("\n", "".join(pieces))
    return _BROKEN_WORD.subn("", text)


def _told(content: bytes, name: str) -> dict[str, Any]:
    """Run the reader; what it says of the file."""
    command = [sys.executable, "-I", _pdf_reader.__file__]
    try:
        done = subprocess.run(  # noqa: S603  (our own program)
            command, input=content, capture_output=True, timeout=_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"'{name}' takes too long to read as a PDF: save it as text") from None
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        message = "could not be read as a PDF (damaged, or too large): save it as text"
        raise InputError(f"'{name}' {message}") from None
    error = told.get("error", "")
    if error == LOCKED:
        raise InputError(f"'{name}' is {LOCKED}: save a copy without one")
    if error:
        raise InputError(f"'{name}' could not be read as a PDF ({error}): save it as text")
    return told
