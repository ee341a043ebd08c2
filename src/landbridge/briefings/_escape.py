"""Imported text made harmless for each form of output: it is never trusted."""

from __future__ import annotations

import html as _html
import json
import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

__all__ = ["html", "json_for_script", "markdown", "plain", "safe_url"]

_HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_MARKDOWN = re.compile(r"([\\`*_\[\]|~$@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_LINE_START = re.compile(r"^(?=[-+=#])|^(?P<number>\d+)(?=[.)](?:\s|$))")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\{}|^]+\Z", re.IGNORECASE)


def plain(text: object) -> str:
    """Make one line: no control characters, terminal escapes or marks that reorder text.

    >>> plain("one" + chr(27) + "[31m two" + chr(10) + "three")
    'one[31m two three'
    """
    spaced = re.sub(r"\s+", " ", str(text))
    shown = _HIDDEN.sub("", spaced)
    return "".join(c for c in shown if unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})


def html(text: object) -> str:
    """Escape for HTML, SVG and double-quoted attributes."""
    return _html.escape(plain(text), quote=True)


def markdown(text: object) -> str:
    """Escape for Markdown: no emphasis, link, footnote, table bar or raw HTML survives."""
    bare = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _MARKDOWN.sub(r"\\\1", bare)
    return _LINE_START.sub(lambda match: f"{match['number'] or ''}\\", marked)


def safe_url(text: str | None) -> str | None:
    """Give the address back when it is a plain http or https one, else None."""
    if text is None:
        return None
    candidate = text.strip()
    if not _ADDRESS.match(candidate) or candidate != plain(candidate):
        return None
    try:
        parts = urlsplit(candidate)
        host = parts.hostname
    except ValueError:
        return None
    return candidate if parts.scheme.lower() in {"http", "https"} and host else None


def json_for_script(value: Any) -> str:
    """Write JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
