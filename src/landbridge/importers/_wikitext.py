"""Tables in the text of a page of a wiki: templates, links and references as a reader sees them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._page_tables import Cell, PageTable, refuse_wide, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["wikitext_tables"]

_LARGEST = 8 * 1024 * 1024
_MOST_ROUNDS = 12
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE = re.compile(
    r"<ref\b(?P<attributes>[^<>]*?)(?:/>|>(?P<text>(?:(?!<ref\b).)*?)</ref\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_REF_NAME = re.compile(r"""name\s*=\s*["']?([^"'/>]+)""", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s|\]}<>\"]+")
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_IMAGE = re.compile(r"\[\[(?:File|Image):(?:[^\[\]]|\[\[[^\[\]]*\]\])*+\]\]", re.IGNORECASE)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_WEB_LINK = re.compile(r"\[https?://[^\s\[\]]+\s*([^\[\]\n]*)\]")
_SPAN = re.compile(r"""(row|col)span\s*=\s*["']?\s*(\d{1,6})""", re.IGNORECASE)
_MARK = re.compile("\ue000(\\d+)\ue001")
"""Where a reference stood: letters that are in no text."""
_ICONS = {
    "flagicon", "flagdeco", "flagicon image", "fi", "efn", "sfn", "sfnp", "r", "citation needed",
    "cn", "fact", "abbr", "clear", "-", "when", "who", "better source needed", "anchor",
}  # fmt: skip
_COORDINATES = {"coord", "coords", "coordinates", "ct"}
_DATES = {"dts", "date", "start date", "dtsa", "as of", "date table sorting"}
_LAST = {"sort", "sortname", "hs", "color", "font color", "colour", "bg", "nts", "lang", "ill"}


def wikitext_tables(text: str, name: str) -> list[PageTable]:
    """Read the tables of a page of wikitext.

    Raises
    ------
    InputError
        when it is too large, or a table does not end
    """
    if len(text) > _LARGEST:
        raise InputError(f"'{name}' is larger than any page of a wiki is")
    text = _COMMENT.sub(_as_many_lines, text)
    links: list[str] = []
    text = _referenced(text, links)
    text = _without_templates(text)
    tables = []
    for line, rows in _tables(text.splitlines(), name):
        for at, cells in rows:
            refuse_wide(len(cells), at, name)
        finished = [(at, [_finished(cell, links) for cell in cells]) for at, cells in rows]
        tables.append(spread(line, finished, name))
    return tables


def _as_many_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _referenced(text: str, links: list[str]) -> str:
    """Put a mark where each reference stands and gather the first address of each."""
    named: dict[str, str] = {}
    for found in _REFERENCE.finditer(text):
        address = _ADDRESS.search(found["text"] or "")
        key = _REF_NAME.search(found["attributes"] or "")
        if key and address:
            named.setdefault(key[1].strip(), address[0])

    def marked(found: re.Match[str]) -> str:
        address = _ADDRESS.search(found["text"] or "")
        key = _REF_NAME.search(found["attributes"] or "")
        link = address[0] if address else named.get(key[1].strip() if key else "", "")
        lines = _as_many_lines(found)
        if not link:
            return lines
        links.append(link)
        return f"\ue000{len(links) - 1}\ue001{lines}"

    return _REFERENCE.sub(marked, text)


def _without_templates(text: str) -> str:
    """Write templates as what a reader sees of them, the innermost first."""
    for _ in range(_MOST_ROUNDS):
        text, count = _TEMPLATE.subn(_template, text)
        if not count:
            break
    return text


def _template(found: re.Match[str]) -> str:
    head, *parts = found[1].split("|")
    name = " ".join(head.replace("_", " ").split()).lower()
    words = [part.strip() for part in parts if "=" not in part]
    lines = _as_many_lines(found)
    if name in _ICONS:
        return lines
    if name in _COORDINATES:
        return _coordinates(words) + lines
    if name in _DATES:
        return "-".join(word.zfill(2) for word in words[:3] if word.isdigit()) + lines
    if not words:
        return lines
    return (words[-1] if name in _LAST else words[0]).replace("\n", " ") + lines


def _coordinates(words: list[str]) -> str:
    """Write a template of coordinates as degrees with N, S, E, W."""
    numbers: list[str] = []
    told: list[str] = []
    for word in words:
        if re.fullmatch(r"-?\d+(?:\.\d+)?", word):
            numbers.append(word)
        elif word.upper() in {"N", "S", "E", "W"} and numbers:
            signs = "°'\""
            degrees = "".join(f"{n}{s}" for n, s in zip(numbers, signs, strict=False))
            told.append(f"{degrees}{word.upper()}")
            numbers = []
    if told:
        return " ".join(told)
    return f"{float(numbers[0]):f}, {float(numbers[1]):f}" if len(numbers) > 1 else ""


def _tables(lines: list[str], name: str) -> Iterator[tuple[int, list[tuple[int, list[str]]]]]:
    """Cut the lines of tables into rows of cells as they are written; inner tables are left out."""
    at = 0
    while at < len(lines):
        if lines[at].lstrip(" :*").startswith("{|"):
            begun = at
            rows, at = _table(lines, at, name)
            yield begun + 1, rows
        at += 1


def _table(lines: list[str], begun: int, name: str) -> tuple[list[tuple[int, list[str]]], int]:
    rows: list[tuple[int, list[str]]] = [(begun + 1, [])]
    depth = 0
    for at in range(begun + 1, len(lines)):
        line = lines[at].strip()
        if line.startswith("{|"):
            depth += 1
        elif line.startswith("|}"):
            if depth == 0:
                return [row for row in rows if row[1]], at
            depth -= 1
        elif depth:
            continue
        elif line.startswith("|-"):
            rows.append((at + 2, []))
        elif line.startswith("|+"):
            continue
        elif line.startswith("!"):
            rows[-1][1].extend("!" + cell for cell in re.split(r"!!|\|\|", line[1:]))
        elif line.startswith("|"):
            rows[-1][1].extend("|" + cell for cell in line[1:].split("||"))
        elif rows[-1][1]:
            rows[-1][1][-1] += "\n" + line
    raise InputError(f"'{name}', line {begun + 1}: a table begins here and does not end")


def _finished(raw: str, links: list[str]) -> Cell:
    """Make a cell of what is written between its marks."""
    header, body = raw[0] == "!", raw[1:]
    attributes, parted, rest = _parted(body)
    spans = {side.lower(): int(n) for side, n in _SPAN.findall(attributes)} if parted else {}
    body = rest if parted else body
    found = tuple(dict.fromkeys(links[int(n)] for n in _MARK.findall(body) if int(n) < len(links)))
    return Cell(_shown(body), found, spans.get("row", 1), spans.get("col", 1), header)


def _parted(body: str) -> tuple[str, bool, str]:
    """Part the attributes of a cell from its text, at a bar that is in no link."""
    before, bar, after = body.partition("|")
    if not bar or "[[" in before or "=" not in before:
        return "", False, body
    return before, True, after


def _shown(text: str) -> str:
    """Write what a reader sees of wikitext."""
    text = _MARK.sub("", text)
    text = _IMAGE.sub("", text)
    cleaners: tuple[Callable[[str], str], ...] = (
        lambda t: _LINK.sub(r"\1", t),
        lambda t: _WEB_LINK.sub(r"\1", t),
        lambda t: re.sub(r"<br\s*/?>", " ", t, flags=re.IGNORECASE),
        lambda t: re.sub(
            r"<(?:script|style)\b.*?(?:</(?:script|style)>|\Z)", "", t, flags=re.DOTALL
        ),
        lambda t: re.sub(r"<[^<>]*>|'{2,}", "", t),
        html.unescape,
    )
    for clean in cleaners:
        text = clean(text)
    return " ".join(text.split())
