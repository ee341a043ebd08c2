"""From bytes to characters: which encoding a text is in, told by its marks and by its letters."""

from __future__ import annotations

import codecs
import re

__all__ = ["decoded", "looks_like_text", "stated_encoding"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_WIDEST = 4  # bytes a character
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_MOST_CONTROL = 0.05
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = bytes(range(128, 256))
_CYRILLIC_SMALL = bytes(range(0xE0, 0x100))  # in cp1251
_ARTICLE = b"\xc7\xe1"  # the Arabic article, in cp1256
_STATED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML_STATED = re.compile(
    rb"<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE
)
_WESTERN = frozenset({"latin-1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii", "cp1252"})
_LAST_HIGH = {  # cp1252 leaves five bytes without a meaning: they stay the control marks they are
    byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(128, 160)
}


def looks_like_text(content: bytes) -> bool:
    """Whether bytes can be a text: few control marks, or UTF-16 or UTF-32."""
    sample = content[:_SAMPLE]
    if not sample or any(content.startswith(mark) for mark, _ in _BOMS):
        return True
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control <= len(sample) * _MOST_CONTROL or _without_mark(content) is not None


def stated_encoding(content: bytes) -> str:
    """Give the encoding that the head of a page states, empty where none that is known."""
    head = content[:4096]
    match = _XML_STATED.search(head) or _STATED.search(head)
    if match is None:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        b"a".decode(name)
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""
    return "cp1252" if name in _WESTERN or name.startswith("iso8859-1") else name


def decoded(content: bytes, stated: str = "") -> tuple[str, tuple[str, ...]]:
    """Give the characters, and notes on what was assumed or replaced. Never fails.

    A byte-order mark decides, then what is ``stated``, then UTF-8 where it fits, then UTF-16
    without a mark, then the letters: Arabic (cp1256), Cyrillic (cp1251), Western (cp1252).
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, errors="replace")
            notes = ("the byte-order mark was left out",)
            return text, (*notes, *_replaced(text, content, name))
    wide = _without_mark(content)
    if wide is not None:
        return content.decode(wide), (f"read as {wide.upper()}, which nothing in it states",)
    for name in filter(None, ("utf-8", stated)):
        try:
            return content.decode(name), () if name == "utf-8" else (f"read as {name}, as stated",)
        except (UnicodeError, LookupError):
            continue
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    high = sum(len(run.group()) for run in _HIGH_RUN.finditer(content))
    if broken * 10 <= high:  # UTF-8 in the main
        return text, (f"{broken} broken bytes were replaced by \ufffd",)
    return _by_letters(content)


def _replaced(text: str, content: bytes, name: str) -> tuple[str, ...]:
    try:
        content.decode(name)
    except UnicodeError:
        return (f"{text.count(chr(0xFFFD))} broken characters were replaced by \ufffd",)
    return ()


def _without_mark(content: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 that have no mark by their zero bytes, spaces and line ends."""
    sample = content[: _SAMPLE // _WIDEST * _WIDEST]
    if len(content) % 2 or len(sample) < _WIDEST or b"\0" not in sample:
        return None
    found = None
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(name)
            content.decode(name)
        except UnicodeError:
            continue
        plain = sum(c.isalnum() or c.isspace() or " " < c < "\x7f" for c in text)
        common = text.count(" ") + text.count("\n") + text.count("e")
        if plain >= 0.9 * len(text) and common * 40 >= len(text):
            found = name
            break
    return found


def _by_letters(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Tell the old one-byte encodings apart: by runs of letters, and by the Arabic article."""
    sample = content[: 16 * _SAMPLE]
    runs = _HIGH_RUN.findall(sample)
    letters = sum(map(len, runs))
    high = len(sample) - len(sample.translate(None, _HIGH))
    if letters * 2 > high and letters * 10 > len(sample):
        articles = sum(run.startswith(_ARTICLE) for run in runs)
        small = letters - sum(len(run.translate(None, _CYRILLIC_SMALL)) for run in runs)
        arabic = articles * 25 >= len(runs) or small * 10 < letters * 6
        name = "cp1256" if arabic else "cp1251"
        text = content.decode(name, errors="replace")
    else:
        name = "cp1252"
        text = content.decode("latin-1").translate(_LAST_HIGH)
    return text, (f"read as {name}, told by its letters, since it is not UTF-8",)
