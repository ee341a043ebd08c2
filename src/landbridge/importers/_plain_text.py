"""What a person reads of HTML: its text, its links, and no scripts."""

from __future__ import annotations

import re

from landbridge.importers._html_parts import html_parts

__all__ = ["links_in", "plain_text"]

_BLOCKS = {"br", "p", "div", "li", "tr", "td", "th", "ul", "ol", "h1", "h2", "h3", "h4", "hr"}
_LINK = re.compile(r"https?://[^\s<>\"'\]\)|}]+")
_MOST_LINKS = 50
_LONGEST = 200_000
"""Characters of one text that are read."""


def plain_text(text: str) -> str:
    """Give the text of HTML, or of plain text, line by line, without empty lines."""
    parts = [
        "\n" if (part.opens or part.closes) in _BLOCKS else part.text
        for part in html_parts(text[:_LONGEST])
    ]
    lines = (" ".join(line.split()) for line in "".join(parts).splitlines())
    return "\n".join(line for line in lines if line)


def links_in(text: str) -> list[str]:
    """Give the web addresses in HTML or plain text, in order, each once."""
    found: list[str] = []
    for part in html_parts(text[:_LONGEST]):
        if part.opens == "a":
            found += _LINK.findall(part.told().get("href", ""))[:1]
        else:
            found += [link.rstrip(".,;:!?") for link in _LINK.findall(part.text)]
    return list(dict.fromkeys(found))[:_MOST_LINKS]
