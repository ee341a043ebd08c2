"""Read a page in one pass: its visible text by paragraphs, title, language and address."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Page", "plain_page"]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z:-]{1,40})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_HUGE_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_AROUND = frozenset(["nav", "footer", "aside", "button", "head"])
_BLOCK_NAMES = (
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th"
    " blockquote pre figure figcaption hr body html title address caption details summary"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LONGEST_ATTRIBUTES = 4096
_LONGEST_URL = 2000


@dataclass(slots=True)
class Page:
    """What a page says: paragraphs, and the title, language and address that it states."""

    paragraphs: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    url: str = ""


def _parts(page: str) -> Iterator[tuple[str, str, str]]:
    """Give (kind, name, text) of text, opening and closing tags, in time linear in the page."""
    at, end = 0, len(page)
    no_more: set[str] = set()  # what was looked for and is not there, from here to the end
    while at < end:
        opening = page.find("<", at)
        if opening < 0:
            opening = end
        if opening > at:
            yield "text", "", page[at:opening]
        if opening == end:
            return
        mark = next((m for m in _UNREAD if page.startswith(m[0], opening)), None)
        if mark is not None:
            at = _after(page, opening + len(mark[0]), mark[1], no_more)
            continue
        match = _TAG.match(page, opening)
        closing = _after(page, opening, ">", no_more) if match else end
        if match is None or ">" in no_more:
            yield "text", "", "<"
            at = opening + 1
            continue
        name = match[2].lower()
        attributes = page[match.end() : min(closing - 1, match.end() + _LONGEST_ATTRIBUTES)]
        yield ("close" if match[1] else "open"), name, attributes
        at = closing
        if name in _RAW and not match[1]:
            at = _after_raw(page, closing, name, no_more)
            yield "close", name, ""


_UNREAD = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "template", "noscript", "iframe", "svg", "select")
}
"""Elements of which nothing is text, whatever is in them."""


def _after(page: str, at: int, mark: str, no_more: set[str]) -> int:
    """Give where what comes after a mark begins; the end where there is none any more."""
    if mark not in no_more:
        found = page.find(mark, at)
        if found >= 0:
            return found + len(mark)
        no_more.add(mark)
    return len(page)


def _after_raw(page: str, at: int, name: str, no_more: set[str]) -> int:
    """Give where the closing tag of a script or the like begins, as small or capital letters."""
    closing = _RAW[name].search(page, at) if name not in no_more else None
    if closing is None:
        no_more.add(name)
        return len(page)
    return closing.start()


def _unescaped(text: str) -> str:
    return html.unescape(_HUGE_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _attributes(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] or match[3] or match[4] or ""
        given.setdefault(match[1].lower(), _unescaped(value))
    return given


def _line(pieces: list[str]) -> str:
    return _SPACE.sub(" ", _unescaped("".join(pieces))).strip()


@dataclass(slots=True)
class _Reading:
    """What was read of a page so far: all paragraphs, and those outside menus and footers."""

    page: Page = field(default_factory=Page)
    everything: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    around: dict[str, int] = field(default_factory=dict)

    def end_paragraph(self) -> None:
        line = _line(self.pieces)
        self.pieces = []
        if line:
            self.everything.append(line)
            if not any(self.around.values()):
                self.page.paragraphs.append(line)

    def tag(self, kind: str, name: str) -> None:
        if name in _BLOCKS or name in _AROUND:
            self.end_paragraph()
        elif name == "br":
            self.pieces.append("\n")
        if name in _AROUND:
            depth = self.around.get(name, 0) + (1 if kind == "open" else -1)
            self.around[name] = max(0, depth)
        if name == "body":
            self.around.pop("head", None)


def plain_page(page: str) -> Page:
    """Read a page without judging what of it is the article: all text that is seen, in order.

    Menus and footers are left out by the names of their elements; nothing is fetched, and no
    entity but characters is replaced.
    """
    reading = _Reading()
    shared_title = ""
    title: list[str] = []
    in_title = False
    for kind, name, text in _parts(page):
        if kind == "text":
            (title if in_title else reading.pieces).append(text)
            continue
        reading.tag(kind, name)
        if name == "title":
            in_title = kind == "open" and not title
        if kind == "open":
            shared_title = _stated(reading.page, name, text) or shared_title
    reading.end_paragraph()
    found = reading.page
    found.paragraphs = found.paragraphs or reading.everything
    found.title = _SPACE.sub(" ", shared_title).strip() or _line(title)
    return found


def _stated(page: Page, name: str, text: str) -> str:
    """Keep what an element states of the page; give the title that it shares, if any."""
    if name not in {"html", "meta", "link"}:
        return ""
    given = _attributes(text)
    if name == "html":
        page.language = page.language or given.get("lang", given.get("xml:lang", ""))[:35]
    called = given.get("property", given.get("name", "")).lower()
    url = ""
    if name == "link" and given.get("rel", "").lower() == "canonical":
        url = given.get("href", "")
    elif name == "meta" and called == "og:url":
        url = given.get("content", "")
    if _is_address(url):
        page.url = page.url or url
    return given.get("content", "") if name == "meta" and called == "og:title" else ""


def _is_address(url: str) -> bool:
    return (
        url.startswith(("http://", "https://"))
        and len(url) <= _LONGEST_URL
        and url.isprintable()
        and " " not in url
    )
