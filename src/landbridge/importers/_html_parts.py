"""The tags and the text of HTML, one after the other, in time that grows with its length only.

The parser of the standard library takes minutes over 100 kB of tags that do not end (seen with
Python 3.11), so it is not used on files of others.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HtmlPart", "html_parts"]

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
_ATTRIBUTE = re.compile(r"([\w:-]{1,60})\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_OTHER = re.compile(r"<[!?][^<>]*+>")
_UNSEEN = {"script", "style", "template", "noscript", "textarea", "title"}
"""What a reader does not see, or what holds no tags."""
_LONGEST_TAG = 20_000


class HtmlPart(NamedTuple):
    """A tag that opens or closes, or text between tags: the others are empty.

    ``line`` is the line on which it begins.
    """

    line: int
    opens: str = ""
    closes: str = ""
    text: str = ""
    attributes: str = ""

    def told(self) -> dict[str, str]:
        """The attributes of a tag that opens, names in lower case."""
        found = _ATTRIBUTE.findall(self.attributes[:_LONGEST_TAG])
        return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def html_parts(text: str) -> Iterator[HtmlPart]:
    """Give tags and text in order; comments, scripts and styles are left out."""
    at, line = 0, 1
    while at < len(text):
        start = text.find("<", at)
        if start < 0:
            start = len(text)
        if start > at:
            yield HtmlPart(line, text=html.unescape(text[at:start]))
        if start == len(text):
            return
        end, part = _markup(text, start, line + text.count("\n", at, start))
        if part is not None:
            yield part
        line += text.count("\n", at, end)
        at = end


def _markup(text: str, start: int, line: int) -> tuple[int, HtmlPart | None]:
    """Read what begins with ``<``: say where it ends, and what it is."""
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        return (len(text) if end < 0 else end + 3), None
    if found := _TAG.match(text, start):
        slash, tag, attributes = found[1], found[2].lower(), found[3]
        if slash:
            return found.end(), HtmlPart(line, closes=tag)
        if tag in _UNSEEN and not attributes.endswith("/"):
            return _beyond(text, tag, found.end()), None
        return found.end(), HtmlPart(line, opens=tag, attributes=attributes)
    found = _OTHER.match(text, start)
    return (found.end(), None) if found else (start + 1, HtmlPart(line, text="<"))


def _beyond(text: str, tag: str, at: int) -> int:
    """Find the end of an element whose inside is not read."""
    found = re.compile(rf"</{tag}\s*+>", re.IGNORECASE).search(text, at)
    return found.end() if found else len(text)
