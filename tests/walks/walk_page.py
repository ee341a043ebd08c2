"""A page as a reader without script sees it, and what a browser would fetch for it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["Page"]

LOADS = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping"}


class Page(HTMLParser):
    """What a page shows without script, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.loads: list[str] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note every address that a browser would fetch by itself."""
        if tag in ("script", "style", "template"):
            self._inside.append(tag)
        for name, value in attrs:
            local = (value or "").startswith(("#", "data:"))
            if name in LOADS and not local:
                self.loads.append(f"{tag} {name}={value}")
            if tag in ("link", "base", "iframe", "object", "embed") and name == "href":
                self.loads.append(f"{tag} {name}={value}")
            if tag in ("image", "use") and name.endswith("href") and not local:
                self.loads.append(f"{tag} {name}={value}")
            if name == "style" and "url(" in (value or ""):
                self.loads.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is shown; look into styles and scripts for loads."""
        if not self._inside:
            self.words.append(data)
        elif re.search(r"url\(\s*['\"]?(?!data:|#)|@import|fetch\(|XMLHttp|import\(", data):
            self.loads.append(f"{self._inside[-1]}: {data[:80]}")

    @property
    def text(self) -> str:
        """The words shown, in one line."""
        return " ".join(" ".join(self.words).split())
